package web

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/store"
	"golang.org/x/oauth2"
)

// An OpenID is a provider of OpenID Connect by which people sign in beside
// passwords. It says who somebody is; what they may do is what an
// administrator gave the account of that name here, and who has none stays out.
type OpenID struct {
	Issuer, Client, Secret string

	mu       sync.Mutex
	provider *oidc.Provider // asked for when first needed: it may be down when the server starts
}

// signTime bounds what is asked of a provider, and askTime how long somebody
// may take to sign in there.
const (
	signTime = 10 * time.Second
	askTime  = 10 * time.Minute
)

func (o *OpenID) known(ctx context.Context) (*oidc.Provider, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.provider != nil {
		return o.provider, nil
	}
	// Its keys are fetched later, when this request is long over.
	p, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), &http.Client{Timeout: signTime}), o.Issuer)
	if err == nil {
		o.provider = p
	}
	return p, err
}

// A passage is what a browser keeps while it is at the provider, in a cookie
// that no script and no other site reads: who comes back without it, or with
// another, was not sent by us.
type passage struct{ State, Nonce, Verifier, To string }

func passageName(secure bool) string { return cookieName(secure) + "-passage" }

func (s *site) passageCookie(r *http.Request, value string, life time.Duration) *http.Cookie {
	return &http.Cookie{Name: passageName(s.secure(r)), Value: value, Path: "/", MaxAge: int(life.Seconds()), HttpOnly: true, Secure: s.secure(r), SameSite: http.SameSiteLaxMode}
}

func (s *site) client(r *http.Request, p *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{ClientID: s.OpenID.Client, ClientSecret: s.OpenID.Secret, Endpoint: p.Endpoint(),
		RedirectURL: s.base(r) + "/signin/openid/back", Scopes: []string{oidc.ScopeOpenID, "email", "profile"}}
}

// signAway sends somebody to the provider.
func (s *site) signAway(w http.ResponseWriter, r *http.Request) {
	leave(r.Context()) // the provider may be slow
	if !s.Accounts || s.OpenID == nil {
		s.missing(w, r)
		return
	}
	p, err := s.OpenID.known(r.Context())
	if err != nil {
		s.Log.Error("asking the provider of OpenID Connect", "issuer", s.OpenID.Issuer, "error", err)
		s.fail(w, r, errProvider)
		return
	}
	way := passage{access.NewSecret(), access.NewSecret(), oauth2.GenerateVerifier(), inside(r.FormValue("to"))}
	kept, err := json.Marshal(way)
	if err != nil || len(kept) > 3000 {
		s.fail(w, r, &refusal{http.StatusBadRequest, "This address is too long to come back to."})
		return
	}
	http.SetCookie(w, s.passageCookie(r, base64.RawURLEncoding.EncodeToString(kept), askTime))
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, s.client(r, p).AuthCodeURL(way.State, oidc.Nonce(way.Nonce), oauth2.S256ChallengeOption(way.Verifier)), http.StatusSeeOther)
}

var (
	errProvider = &refusal{http.StatusBadGateway, "The provider that signs people in did not answer as it should. Try again, or sign in with a password."}
	errPassage  = &refusal{http.StatusBadRequest, "This sign-in was not begun here, or too long ago. Begin again."}
)

// signBack takes somebody who comes back from the provider.
func (s *site) signBack(w http.ResponseWriter, r *http.Request) {
	leave(r.Context()) // the provider may be slow
	if !s.Accounts || s.OpenID == nil {
		s.missing(w, r)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	way, err := s.passed(r)
	http.SetCookie(w, s.passageCookie(r, "", -time.Second))
	if err == nil {
		err = later(w, s.tries.Wait("from "+s.address(r), 1, time.Now()))
	}
	name := ""
	if err == nil {
		name, err = s.vouched(r, way)
	}
	secret := access.NewSecret()
	if err == nil {
		err = s.Store.StartSession(r.Context(), name, access.Digest(secret), sessionLife)
	}
	if errors.Is(err, store.ErrNotFound) {
		err = &refusal{http.StatusForbidden, "There is no account here under “" + name + "”. An administrator of this server can add one of that name."}
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.setCookie(w, r, secret, sessionLife)
	http.Redirect(w, r, inside(way.To), http.StatusSeeOther)
}

// passed reads the cookie of a passage and holds it against the address.
func (s *site) passed(r *http.Request) (way passage, err error) {
	c, err := r.Cookie(passageName(s.secure(r)))
	if err != nil {
		return way, errPassage
	}
	kept, err := base64.RawURLEncoding.DecodeString(c.Value)
	if err != nil || json.Unmarshal(kept, &way) != nil || way.State == "" || r.FormValue("state") != way.State {
		return way, errPassage
	}
	if r.FormValue("code") == "" {
		return way, &refusal{http.StatusForbidden, "The provider did not sign you in: " + cmp.Or(clip(100, r.FormValue("error")), "it gave no reason") + "."}
	}
	return way, nil
}

// vouched is the name that the provider vouches for: a mail address that it
// says it has checked.
func (s *site) vouched(r *http.Request, way passage) (string, error) {
	ctx, cancel := context.WithTimeout(r.Context(), signTime)
	defer cancel()
	p, err := s.OpenID.known(ctx)
	if err != nil {
		return "", errProvider
	}
	token, err := s.client(r, p).Exchange(ctx, r.FormValue("code"), oauth2.VerifierOption(way.Verifier))
	if err != nil {
		s.Log.Warn("signing in by OpenID Connect", "error", err)
		return "", errProvider
	}
	raw, _ := token.Extra("id_token").(string)
	id, err := p.Verifier(&oidc.Config{ClientID: s.OpenID.Client}).Verify(ctx, raw)
	if err != nil || id.Nonce != way.Nonce {
		s.Log.Warn("signing in by OpenID Connect: the provider's word does not hold", "error", err)
		return "", errProvider
	}
	var says struct {
		Email    string `json:"email"`
		Verified bool   `json:"email_verified"`
	}
	if err := id.Claims(&says); err != nil || !says.Verified || access.CheckName(says.Email) != nil {
		return "", &refusal{http.StatusForbidden, "The provider vouches for no mail address that it has checked."}
	}
	return strings.ToLower(says.Email), nil
}
