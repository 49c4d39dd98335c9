package web

import (
	"context"
	"errors"
	"math"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/setting"
)

// policy forbids everything that is not ours: no inline script or style, no
// other host, no frame around a page.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// The bounds on what a request may send.
const (
	maxForm    = 1 << 20
	maxAddress = 8 << 10
)

// guard stands before every page: it sets the headers that each answer
// carries, answers only for our own names, finds out who asks and how often,
// and lets through what that asker may do.
func (s *site) guard(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.come(time.Now())
		defer s.busy.Add(-1)
		headers(w.Header())
		unindexed(w.Header(), r.URL.Path)
		if r.Body != nil {
			r.Body = http.MaxBytesReader(w, r.Body, s.mostBytes(r))
		}
		r, err := s.admit(w, r)
		if err == nil && r.Method == http.MethodOptions {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		pattern := ""
		if err == nil {
			_, pattern = mux.Handler(r)
			err = s.permit(r, pattern)
		}
		if err != nil {
			s.refuse(w, r, err)
			return
		}
		mux.ServeHTTP(w, r)
		if !safe(r.Method) && !questions[pattern] {
			s.cache.forget() // whoever changed something sees it at once
		}
	})
}

func headers(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "interest-cohort=()")
}

// mostBytes is how much a request may send.
func (s *site) mostBytes(r *http.Request) int64 {
	if r.URL.Path == "/api/v1/documents" {
		return maxPush
	}
	return maxForm
}

// admit refuses what is not meant for us, what another site's page sends in
// somebody's name, and what comes too often; it notes who asks.
func (s *site) admit(w http.ResponseWriter, r *http.Request) (*http.Request, error) {
	if len(r.URL.RequestURI()) > maxAddress {
		return r, &refusal{http.StatusRequestURITooLong, "The address is too long."}
	}
	if strings.Contains(r.URL.RawQuery, "%00") || !utf8.ValidString(r.URL.Path) || strings.ContainsFunc(r.URL.Path, unicode.IsControl) {
		return r, &refusal{http.StatusBadRequest, "The address holds characters that no address here has."}
	}
	set := s.settings(r.Context())
	if !s.ours(r, set) {
		return r, &refusal{http.StatusMisdirectedRequest, "This server does not answer under this name. An administrator can add it to the names of this server."}
	}
	foreign := s.foreign(w, r, set)
	if err := s.crossing.Check(r); err != nil && !foreign {
		return r, &refusal{http.StatusForbidden, "This was sent by a page of another site."}
	}
	a, err := s.identify(r, foreign)
	if err != nil {
		return r, err
	}
	r = r.WithContext(context.WithValue(r.Context(), askerKey{}, a))
	return r, s.limit(w, r, set)
}

// ours reports whether a request names a host that we answer for. A page of
// another site whose name was made to lead to this machine (DNS rebinding)
// names that site, and must read nothing.
func (s *site) ours(r *http.Request, set setting.Set) bool {
	if loopback(r.Host) {
		return true
	}
	names := append(set.List("hosts"), s.Hosts...)
	for _, name := range names {
		if strings.EqualFold(name, r.Host) || strings.EqualFold(name, hostname(r.Host)) {
			return true
		}
	}
	here, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	return len(names) == 0 && !(ok && loopback(here.String()))
}

func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return host
}

// foreign reports whether a request comes from a page of a site that may use
// the API, and tells its browser so.
func (s *site) foreign(w http.ResponseWriter, r *http.Request, set setting.Set) bool {
	origin := r.Header.Get("Origin")
	if origin == "" || !strings.HasPrefix(r.URL.Path, "/api/") {
		return false
	}
	w.Header().Add("Vary", "Origin")
	if u, err := url.Parse(origin); err != nil || u.Host == r.Host || !slices.Contains(set.List("origins"), origin) {
		return false
	}
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", origin)
	h.Set("Access-Control-Expose-Headers", "ETag, Last-Modified, Link, Retry-After")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	if r.Method == http.MethodOptions {
		h.Set("Access-Control-Allow-Methods", "GET, POST")
		h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match, If-Modified-Since")
		h.Set("Access-Control-Max-Age", "600")
	}
	return true
}

// dear are the addresses whose answers cost the most, and what they count.
var dear = map[string]int{"/check": 10, "/api/v1/check": 10, "/mcp": 5, "/said": 3, "/search": 2}

// limit counts a request for its asker.
func (s *site) limit(w http.ResponseWriter, r *http.Request, set setting.Set) error {
	a := who(r)
	if a.key == "" || strings.HasPrefix(r.URL.Path, "/static/") {
		return nil
	}
	cost := max(1, dear[r.URL.Path])
	if strings.HasPrefix(r.URL.Path, "/export/") {
		cost = 10
	}
	s.asks.Set(int(set.Number("rate")), int(set.Number("burst")))
	return later(w, s.asks.Wait(a.key, cost, time.Now()))
}

// later is the refusal of one who has to wait, nil where there is no wait.
func later(w http.ResponseWriter, wait time.Duration) error {
	if wait <= 0 {
		return nil
	}
	w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
	return &refusal{http.StatusTooManyRequests, "That was too much at once. Please wait a little."}
}

// permit lets a request through whose asker may do it. A form that comes with
// a session has to carry that session's token.
func (s *site) permit(r *http.Request, pattern string) error {
	a, scope := who(r), needs(r, pattern)
	acts := !safe(r.Method) && !questions[pattern]
	if !a.scopes.May(scope) || acts && a.name == "" && !a.scopes.May(access.Admin) {
		if s.Accounts && a.name == "" {
			return errSignIn
		}
		return &refusal{http.StatusForbidden, denied(scope, s.Accounts)}
	}
	if safe(r.Method) || a.session == "" {
		return nil
	}
	token := r.Header.Get("X-Form-Token")
	if token == "" {
		token = r.FormValue(formField)
	}
	if !access.Same(token, access.FormToken(a.session)) {
		return &refusal{http.StatusForbidden, "This form is not from this session. Please open the page again and send it once more."}
	}
	return nil
}

func denied(scope access.Scope, accounts bool) string {
	if !accounts {
		return "What changes the record can be done on the machine itself only, or with a token."
	}
	return "This needs the right to " + string(scope) + ", which this account or token does not have."
}

// errSignIn says that whoever signs in may be let through.
var errSignIn = errors.New("signing in is needed")

// refuse answers what is not let through: programs get a problem, people a
// page, and those who may sign in are asked to.
func (s *site) refuse(w http.ResponseWriter, r *http.Request, err error) {
	forProgram := program(r.URL.Path)
	switch {
	case errors.Is(err, errToken):
		w.Header().Set("WWW-Authenticate", `Bearer realm="gainsay", error="invalid_token"`)
		err, forProgram = &refusal{http.StatusUnauthorized, "This token opens nothing: it is unknown or was revoked."}, true
	case errors.Is(err, errSignIn) && (forProgram || !safe(r.Method)):
		w.Header().Set("WWW-Authenticate", `Bearer realm="gainsay"`)
		err = &refusal{http.StatusUnauthorized, "This needs an account or a token."}
	case errors.Is(err, errSignIn):
		w.Header().Set("Cache-Control", "no-store")
		http.Redirect(w, r, "/signin?to="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
		return
	}
	if forProgram {
		s.problem(w, r, err)
		return
	}
	s.fail(w, r, err)
}

// cached lets a browser keep the files that come with the program for an hour.
func cached(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "public, max-age=3600")
		next.ServeHTTP(w, r)
	})
}
