package web

import (
	"bytes"
	"errors"
	"html"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/access"
)

// sessionLife is how long one stays signed in.
const sessionLife = 14 * 24 * time.Hour

// formField is the field in which a form carries its session's token.
const formField = "form-token"

// cookieName is the cookie of a session. The prefix makes a browser refuse it
// where it was set for other hosts or over a connection that is not encrypted.
func cookieName(secure bool) string {
	if secure {
		return "__Host-gainsay"
	}
	return "gainsay"
}

func (s *site) setCookie(w http.ResponseWriter, r *http.Request, value string, life time.Duration) {
	http.SetCookie(w, &http.Cookie{Name: cookieName(s.secure(r)), Value: value, Path: "/", MaxAge: int(life.Seconds()),
		HttpOnly: true, Secure: s.secure(r), SameSite: http.SameSiteLaxMode})
}

// A signView is what the page to sign in shows.
type signView struct {
	To    string
	Name  string
	Wrong string
	None  bool   // there are no accounts yet
	Other string // the host of the provider by which one can sign in too, "" for none
}

func (s *site) signPage(w http.ResponseWriter, r *http.Request) {
	if !s.Accounts {
		s.missing(w, r)
		return
	}
	users, err := s.Store.Users(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	s.render(w, r, view{http.StatusOK, "signin", "Sign in", signView{To: inside(r.FormValue("to")), None: len(users) == 0, Other: s.other()}})
}

// signIn takes a name and a password. What is wrong with them is not said: a
// name that has no account looks and lasts like one whose password is another.
func (s *site) signIn(w http.ResponseWriter, r *http.Request) {
	if !s.Accounts {
		s.missing(w, r)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	v := signView{To: inside(r.PostFormValue("to")), Name: strings.TrimSpace(r.PostFormValue("name")), Other: s.other()}
	now := time.Now()
	wait := max(s.tries.Wait("from "+s.address(r), 1, now), s.tries.Wait("as "+strings.ToLower(v.Name), 1, now))
	if err := later(w, wait); err != nil {
		s.fail(w, r, err)
		return
	}
	err := s.verify(r, v.Name, r.PostFormValue("password"))
	if errors.Is(err, access.ErrPassword) {
		v.Wrong = "No account has this name and this password."
		s.render(w, r, view{http.StatusUnauthorized, "signin", "Sign in", v})
		return
	}
	secret := access.NewSecret()
	if err == nil {
		err = s.Store.StartSession(r.Context(), v.Name, access.Digest(secret), sessionLife)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.setCookie(w, r, secret, sessionLife)
	http.Redirect(w, r, v.To, http.StatusSeeOther)
}

// other is the host of the provider of OpenID Connect.
func (s *site) other() string {
	if s.OpenID == nil {
		return ""
	}
	return host(s.OpenID.Issuer)
}

func (s *site) verify(r *http.Request, name, password string) error {
	if access.CheckName(name) != nil {
		name = ""
	}
	hash, err := s.Store.PasswordHash(r.Context(), name)
	if err != nil {
		return err
	}
	return access.VerifyPassword(r.Context(), password, hash)
}

// signOut ends the session.
func (s *site) signOut(w http.ResponseWriter, r *http.Request) {
	if a := who(r); a.session != "" {
		if err := s.Store.EndSession(r.Context(), access.Digest(a.session)); err != nil {
			s.fail(w, r, err)
			return
		}
	}
	s.setCookie(w, r, "", -time.Second)
	w.Header().Set("Clear-Site-Data", `"cache", "cookies", "storage"`)
	http.Redirect(w, r, "/signin", http.StatusSeeOther)
}

// changePassword takes the former password and a new one; every session ends.
func (s *site) changePassword(w http.ResponseWriter, r *http.Request) {
	a := who(r)
	if a.session == "" {
		s.missing(w, r)
		return
	}
	if err := later(w, s.tries.Wait("as "+strings.ToLower(a.name), 1, time.Now())); err != nil {
		s.fail(w, r, err)
		return
	}
	err := s.verify(r, a.name, r.PostFormValue("old"))
	switch fresh := r.PostFormValue("new"); {
	case errors.Is(err, access.ErrPassword):
		err = &refusal{http.StatusForbidden, "The former password is another."}
	case err == nil && access.CheckPassword(fresh) != nil:
		err = &refusal{http.StatusBadRequest, access.CheckPassword(fresh).Error() + "."}
	case err == nil:
		err = s.Store.SetPassword(r.Context(), a.name, access.HashPassword(fresh), a.name)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.setCookie(w, r, "", -time.Second)
	http.Redirect(w, r, "/signin", http.StatusSeeOther)
}

// An accountView is what the page of one's own account shows.
type accountView struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

// accountPage shows whoever is signed in their account.
func (s *site) accountPage(w http.ResponseWriter, r *http.Request) {
	a := who(r)
	if a.session == "" {
		s.missing(w, r)
		return
	}
	u, err := s.Store.Session(r.Context(), access.Digest(a.session))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	s.render(w, r, view{http.StatusOK, "account", "Your account", accountView{u.Name, u.Role}})
}

// inside is an address of this server to go on to; what leads elsewhere is
// the front page.
func inside(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || !strings.HasPrefix(to, "/") ||
		strings.HasPrefix(to, "//") || strings.ContainsFunc(to, func(r rune) bool { return r <= ' ' || r == '\\' || r == 0x7f }) {
		return "/"
	}
	return to
}

// The words of a page that differ from one asker to the next. Pages are made
// once for all who may do the same, and these are put in when they are sent.
// They cannot come from outside: a template escapes what it is given.
var (
	formStart  = []byte(`<form method="post"`)
	viewerHere = []byte(`<p class="viewer"></p>`)
)

// personal puts into a page who is signed in, and into its forms the token of
// the session.
func personal(page []byte, a asker, l speech) []byte {
	if a.name == "" {
		return page
	}
	out := bytes.Replace(page, viewerHere, viewer(a, l), 1)
	if a.session == "" {
		return out
	}
	field := []byte(`<input type="hidden" name="` + formField + `" value="` + access.FormToken(a.session) + `">`)
	var b bytes.Buffer
	for {
		i := bytes.Index(out, formStart)
		if i < 0 {
			break
		}
		j := i + bytes.IndexByte(out[i:], '>') + 1
		b.Write(out[:j])
		b.Write(field)
		out = out[j:]
	}
	b.Write(out)
	return b.Bytes()
}

// viewer is the line at the head of a page about who reads it.
func viewer(a asker, l speech) []byte {
	name := html.EscapeString(a.name)
	if a.session == "" {
		return []byte(`<p class="viewer">` + name + `</p>`)
	}
	return []byte(`<form method="post" action="/signout" class="viewer"><a href="/account">` + name + `</a> <button>` + html.EscapeString(l.Say("Sign out")) + `</button></form>`)
}
