package web

import (
	"net/http"
	"strings"

	"github.com/gainsay-news/gainsay/internal/access"
)

// rights says what an address needs, where it is not what its method needs by
// itself: to ask needs Read, to change anything needs Ingest.
var rights = map[string]access.Scope{
	"GET /static/":            access.Nothing,
	"GET /ready":              access.Nothing,
	"GET /signin":             access.Nothing,
	"GET /signin/openid":      access.Nothing,
	"GET /signin/openid/back": access.Nothing,
	"POST /signin":            access.Nothing,
	"POST /signout":           access.Nothing,
	"POST /language":          access.Nothing,

	"/mcp":                  access.Read,
	"POST /check":           access.Read,
	"POST /api/v1/check":    access.Read,
	"POST /saved":           access.Read,
	"POST /password":        access.Read,
	"POST /saved/{id}/drop": access.Read, // of one's own; of everybody's it asks for more

	"POST /x/{id}/review":       access.Review,
	"POST /decisions/{id}/undo": access.Review,
	"POST /s/{id}/correct":      access.Review,
	"POST /s/{id}/split":        access.Review,
	"POST /p/{id}/merge":        access.Review,
	"POST /story/{id}/merge":    access.Review,
	"POST /a/{id}/move":         access.Review,

	"GET /alerts":        access.Ingest, // it tells whom
	"GET /api/v1/alerts": access.Ingest,

	"GET /settings":                   access.Admin,
	"GET /api/v1/settings":            access.Admin,
	"POST /settings":                  access.Admin,
	"POST /settings/accounts":         access.Admin,
	"POST /settings/accounts/{name}":  access.Admin,
	"POST /settings/tokens":           access.Admin,
	"POST /settings/tokens/{id}/drop": access.Admin,
}

// questions are the addresses that are posted to and change nothing. All
// others that are posted to want somebody who signed in, or the machine itself.
var questions = map[string]bool{"/mcp": true, "POST /check": true, "POST /api/v1/check": true, "POST /signin": true, "POST /signout": true, "POST /language": true}

// needs is the scope that a request needs, by the pattern that its address
// matches. An address that nobody thought of is not open to be changed.
func needs(r *http.Request, pattern string) access.Scope {
	if s, ok := rights[pattern]; ok {
		return s
	}
	if safe(r.Method) {
		return access.Read
	}
	return access.Ingest
}

// safe reports whether a method only asks.
func safe(method string) bool {
	return method == http.MethodGet || method == http.MethodHead || method == http.MethodOptions
}

// program reports whether an address is one that programs ask: they get
// problems as JSON and are not sent to a page to sign in.
func program(path string) bool {
	return strings.HasPrefix(path, "/api/") || path == "/mcp" || path == "/feed" || path == "/oembed" || path == "/timemap" || path == "/timegate" || formOf(path) != "" || strings.Contains(path, "/cite/") || strings.HasSuffix(path, "/ld") || strings.HasPrefix(path, "/export/")
}

// formOf is the form in which a listing is asked for, "" of any other address.
func formOf(path string) string {
	name, form, _ := strings.Cut(strings.TrimPrefix(path, "/"), ".")
	if _, ok := forms[form]; ok && listings[name] != nil {
		return form
	}
	return ""
}
