package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"

	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/store"
)

// An asker is who sent a request, as far as it matters here.
type asker struct {
	name    string        // of the account or the token; "" where nobody signed in
	scopes  access.Scopes // what it may do
	session string        // the secret of its session, "" without one
	tongue  string        // the language that its account is set to, "" for none
	key     string        // under which its requests are counted; "" is not counted
}

type askerKey struct{}

// who is the asker of a request that went through the guard.
func who(r *http.Request) asker {
	a, _ := r.Context().Value(askerKey{}).(asker)
	return a
}

// signed is the name that a decision carries: that of the account or token
// where there is one, and else what the form says.
func signed(r *http.Request) string {
	if a := who(r); a.name != "" {
		return a.name
	}
	return strings.TrimSpace(r.FormValue("who"))
}

// errToken says that a request carries a token that opens nothing.
var errToken = errors.New("no such token")

// identify finds out who sent a request. A request of another site's page
// (one that CORS lets through) has no more rights than its token.
func (s *site) identify(r *http.Request, foreign bool) (asker, error) {
	if token, ok := bearer(r); ok {
		return s.tokenAsker(r.Context(), token)
	}
	address := s.address(r)
	switch {
	case !s.Accounts && !foreign && s.local(r):
		return asker{scopes: access.All}, nil
	case !s.Accounts:
		return asker{scopes: access.Reader.Scopes(), key: address}, nil
	}
	a := asker{key: address}
	if s.settings(r.Context()).On("public") {
		a.scopes = access.Reader.Scopes()
	}
	c, err := r.Cookie(cookieName(s.secure(r)))
	if err != nil || foreign {
		return a, nil
	}
	u, err := s.Store.Session(r.Context(), access.Digest(c.Value))
	if errors.Is(err, store.ErrNotFound) {
		return a, nil
	}
	if err != nil {
		return a, err
	}
	return asker{name: u.Name, scopes: access.Role(u.Role).Scopes(), session: c.Value, tongue: u.Language, key: "account " + u.Name}, nil
}

func bearer(r *http.Request) (string, bool) {
	kind, token, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.TrimSpace(token), ok && strings.EqualFold(kind, "Bearer")
}

func (s *site) tokenAsker(ctx context.Context, token string) (asker, error) {
	t, err := s.Store.TokenOf(ctx, access.Digest(token))
	if errors.Is(err, store.ErrNotFound) {
		return asker{}, errToken
	}
	if err != nil {
		return asker{}, err
	}
	scopes, err := access.ParseScopes(t.Scopes)
	return asker{name: "token " + t.Name, scopes: scopes, key: "token " + t.Name}, err
}

// local reports whether a request comes from this machine and was meant for
// it. A name that leads here but is not ours (DNS rebinding) and a proxy that
// speaks for others are not.
func (s *site) local(r *http.Request) bool {
	return loopback(r.RemoteAddr) && loopback(r.Host) && !s.Proxied && r.Header.Get("X-Forwarded-For") == "" && r.Header.Get("Forwarded") == ""
}

// address is where a request comes from, without its port: what the proxy in
// front says, where there is said to be one, and else the other end's.
func (s *site) address(r *http.Request) string {
	if s.Proxied {
		list := r.Header.Values("X-Forwarded-For")
		if len(list) > 0 {
			all := strings.Split(list[len(list)-1], ",") // the last is the one that our own proxy wrote
			return subnet(strings.TrimSpace(all[len(all)-1]))
		}
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	return subnet(host)
}

// subnet is an address as limits count it: one household has a whole /64 of
// IPv6.
func subnet(host string) string {
	ip := net.ParseIP(host)
	if ip == nil || ip.To4() != nil {
		return host
	}
	return ip.Mask(net.CIDRMask(64, 128)).String() + "/64"
}

// secure reports whether the browser's side of a request is encrypted.
func (s *site) secure(r *http.Request) bool {
	return r.TLS != nil || s.Proxied && strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https")
}

// loopback reports whether an address, with a port or without, is this machine.
func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = strings.Trim(address, "[]")
	}
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}
