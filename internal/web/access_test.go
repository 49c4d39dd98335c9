package web

import (
	"context"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/store"
)

// newsroom is a reader with accounts over the invented bridge: one account of
// each role, named for it, all with one password.
func newsroom(t *testing.T) (*httptest.Server, *store.Store) {
	t.Helper()
	_, s := reader(t)
	hash := access.HashPassword(password)
	for _, role := range access.Roles {
		if err := s.AddUser(t.Context(), string(role), string(role), hash, "test"); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Set(t.Context(), map[string]string{"rate": "0"}, nil, "test"); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handlerOf(t, Config{Store: s, Accounts: true, Doors: doors(s)}))
	t.Cleanup(server.Close)
	return server, s
}

const password = "correct horse battery"

// A visitor is a browser with one session.
type visitor struct {
	t    *testing.T
	base string
	http.Client
	cookie *http.Cookie
}

func visit(t *testing.T, server *httptest.Server) *visitor {
	return &visitor{t: t, base: server.URL, Client: http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// signIn signs in under the name of a role.
func (v *visitor) signIn(name string) *visitor {
	v.t.Helper()
	resp, _ := v.post("/signin", url.Values{"name": {name}, "password": {password}, "to": {"/people"}})
	if resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/people" || len(resp.Cookies()) != 1 {
		v.t.Fatalf("signing in as %s: %s", name, resp.Status)
	}
	v.cookie = resp.Cookies()[0]
	return v
}

func (v *visitor) ask(r *http.Request) (*http.Response, string) {
	v.t.Helper()
	if v.cookie != nil {
		r.AddCookie(v.cookie)
	}
	resp, err := v.Do(r)
	if err != nil {
		v.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return resp, string(body)
}

func (v *visitor) get(path string) (*http.Response, string) {
	r, err := http.NewRequestWithContext(v.t.Context(), http.MethodGet, v.base+path, nil)
	if err != nil {
		v.t.Fatal(err)
	}
	return v.ask(r)
}

// post sends a form as a page of ours does.
func (v *visitor) post(path string, form url.Values) (*http.Response, string) {
	r, err := http.NewRequestWithContext(v.t.Context(), http.MethodPost, v.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		v.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return v.ask(r)
}

var tokenOfForm = regexp.MustCompile(`name="form-token" value="([^"]+)"`)

// formToken is the token in the forms of a page.
func (v *visitor) formToken() string {
	_, body := v.get("/account")
	m := tokenOfForm.FindStringSubmatch(body)
	if m == nil {
		v.t.Fatalf("the page has no token:\n%s", body)
	}
	return m[1]
}

func TestSignIn(t *testing.T) {
	server, _ := newsroom(t)
	v := visit(t, server)
	resp, _ := v.get("/contradictions?page=2")
	if to := resp.Header.Get("Location"); resp.StatusCode != http.StatusSeeOther || to != "/signin?to=%2Fcontradictions%3Fpage%3D2" {
		t.Fatalf("a page without an account: %s to %q", resp.Status, to)
	}
	if resp, body := v.get("/signin?to=/people"); resp.StatusCode != http.StatusOK || !strings.Contains(body, `name="to" value="/people"`) || resp.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("the page to sign in: %s %s", resp.Status, body)
	}
	for _, wrong := range []url.Values{{"name": {"reader"}, "password": {"another one entirely"}}, {"name": {"nobody"}, "password": {password}}, {"name": {"reader"}}, {}} {
		resp, body := v.post("/signin", wrong)
		if resp.StatusCode != http.StatusUnauthorized || len(resp.Cookies()) != 0 || !strings.Contains(body, "No account has this name and this password") {
			t.Errorf("%v: %s", wrong, resp.Status)
		}
	}
	v.signIn("reader")
	if c := v.cookie; !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.MaxAge <= 0 || len(c.Value) < 26 {
		t.Errorf("the cookie is %+v", c)
	}
	if resp, body := v.get("/"); resp.StatusCode != http.StatusOK || !strings.Contains(body, `<a href="/account">reader</a>`) {
		t.Errorf("the front page: %s", resp.Status)
	}
	old := *v.cookie
	resp, _ = v.post("/signout", url.Values{"form-token": {v.formToken()}})
	if resp.StatusCode != http.StatusSeeOther || resp.Cookies()[0].MaxAge >= 0 {
		t.Errorf("signing out: %s", resp.Status)
	}
	v.cookie = &old
	if resp, _ := v.get("/"); resp.StatusCode != http.StatusSeeOther {
		t.Errorf("a session that was signed out: %s", resp.Status)
	}
}

func TestChangePassword(t *testing.T) {
	server, _ := newsroom(t)
	v, other := visit(t, server).signIn("reader"), visit(t, server).signIn("reader")
	token := v.formToken()
	for _, c := range []struct {
		old, fresh string
		want       int
	}{{"wrong", "another fine password", http.StatusForbidden}, {password, "short", http.StatusBadRequest}, {password, "another fine password", http.StatusSeeOther}} {
		if resp, _ := v.post("/password", url.Values{"old": {c.old}, "new": {c.fresh}, "form-token": {token}}); resp.StatusCode != c.want {
			t.Errorf("%q to %q: %s", c.old, c.fresh, resp.Status)
		}
	}
	if resp, _ := other.get("/"); resp.StatusCode != http.StatusSeeOther {
		t.Errorf("another session lives on: %s", resp.Status)
	}
	if resp, _ := v.post("/signin", url.Values{"name": {"reader"}, "password": {password}}); resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("the former password: %s", resp.Status)
	}
}

// TestGuessing sends wrong passwords until the server has had enough.
func TestGuessing(t *testing.T) {
	server, _ := newsroom(t)
	v := visit(t, server)
	for i := range 30 {
		resp, _ := v.post("/signin", url.Values{"name": {"admin"}, "password": {"a wrong guess at it"}})
		if resp.StatusCode == http.StatusTooManyRequests {
			if resp.Header.Get("Retry-After") == "" || i < 5 {
				t.Errorf("after %d guesses: %v", i, resp.Header)
			}
			return
		}
	}
	t.Error("one may guess for ever")
}

// roleActs are the addresses that change something, with who may use them.
var roleActs = []struct {
	path string
	form url.Values
	from access.Role // the least role
}{
	{"/saved", url.Values{"name": {"n"}, "q": {"bridge"}}, access.Reader},
	{"CONFLICT/review", url.Values{"act": {"confirm"}}, access.Reviewer},
	{"/saved/99/drop", nil, access.Reader},
	{"/decisions/99/undo", nil, access.Reviewer},
	{"/story/bridge/choose", url.Values{"why": {"w"}}, access.Editor},
	{"/sources", url.Values{"address": {"https://a.example/feed"}}, access.Editor},
	{"/alerts", url.Values{"kind": {"mail"}}, access.Editor},
	{"/alerts/99/drop", nil, access.Editor},
	{"/alerts/messages/x/again", nil, access.Editor},
	{"/s/d1-a-q/correct", nil, access.Reviewer},
	{"/p/annaberg/merge", nil, access.Reviewer},
	{"/an/address/of/tomorrow", nil, access.Editor},
	{"/settings", url.Values{"group": {"Front page"}}, access.Administrator},
	{"/settings/accounts", url.Values{"name": {"x"}}, access.Administrator},
	{"/settings/accounts/nobody", url.Values{"act": {"remove"}}, access.Administrator},
	{"/settings/tokens", url.Values{"name": {"x"}}, access.Administrator},
	{"/settings/tokens/99/drop", nil, access.Administrator},
}

// TestRoles tries every act with every role, and with nobody signed in.
func TestRoles(t *testing.T) {
	server, _ := newsroom(t)
	for level, role := range append([]access.Role{""}, access.Roles...) {
		v := visit(t, server)
		token := ""
		if role != "" {
			token = v.signIn(string(role)).formToken()
		}
		for _, a := range roleActs {
			form := url.Values{"form-token": {token}}
			for k, w := range a.form {
				form[k] = w
			}
			resp, _ := v.post(strings.Replace(a.path, "CONFLICT", conflictPath(), 1), form)
			refused := resp.StatusCode == http.StatusForbidden || resp.StatusCode == http.StatusUnauthorized
			if may := level >= len(a.from.Scopes()); refused == may {
				t.Errorf("%q posts to %s: %s", role, a.path, resp.Status)
			}
		}
	}
}

// TestFormToken sends the forms of a session without its token, with another's
// and from another site.
func TestFormToken(t *testing.T) {
	server, s := newsroom(t)
	v, w := visit(t, server).signIn("admin"), visit(t, server).signIn("admin")
	theirs := w.formToken()
	for _, token := range []string{"", "x", theirs} {
		for _, a := range roleActs {
			form := url.Values{"form-token": {token}}
			for k, w := range a.form {
				form[k] = w
			}
			if resp, _ := v.post(strings.Replace(a.path, "CONFLICT", conflictPath(), 1), form); resp.StatusCode != http.StatusForbidden {
				t.Errorf("%s with the token %q: %s", a.path, token, resp.Status)
			}
		}
	}
	mine := v.formToken()
	for header, value := range map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"} {
		r, _ := http.NewRequest(http.MethodPost, server.URL+conflictPath()+"/review", strings.NewReader(url.Values{"act": {"dismiss"}, "form-token": {mine}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set(header, value)
		if resp, _ := v.ask(r); resp.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s lets a form through: %s", header, value, resp.Status)
		}
	}
	if list, err := s.Decisions(t.Context(), 5); err != nil || len(list) != 0 {
		t.Errorf("something was decided: %+v %v", list, err)
	}
	resp, _ := v.post(conflictPath()+"/review", url.Values{"act": {"dismiss"}, "who": {"somebody else"}, "form-token": {mine}})
	list, err := s.Decisions(t.Context(), 5)
	if resp.StatusCode != http.StatusSeeOther || err != nil || len(list) != 1 || list[0].Who != "admin" {
		t.Errorf("a review: %s %+v %v", resp.Status, list, err)
	}
}

// TestFormsCarryTokens holds every form of the templates to the one way of
// writing that the token is put in by.
func TestFormsCarryTokens(t *testing.T) {
	err := fs.WalkDir(templates, "templates", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") {
			return err
		}
		text, err := templates.ReadFile(path)
		if n := len(regexp.MustCompile(`(?i)method\s*=\s*["']?post`).FindAll(text, -1)); n != strings.Count(string(text), string(formStart)) {
			t.Errorf("%s has a form that does not begin %s", path, formStart)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// tokenFor adds a token and gives it.
func tokenFor(t *testing.T, s *store.Store, scopes string) string {
	t.Helper()
	token := access.NewToken()
	if _, err := s.AddToken(t.Context(), store.Token{Name: scopes, Scopes: scopes}, access.Digest(token), "test"); err != nil {
		t.Fatal(err)
	}
	return token
}

func TestTokenScopes(t *testing.T) {
	server, s := newsroom(t)
	v := visit(t, server)
	ask := func(method, path, token, body string) *http.Response {
		r, _ := http.NewRequest(method, server.URL+path, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if token != "" {
			r.Header.Set("Authorization", "Bearer "+token)
		}
		resp, _ := v.ask(r)
		return resp
	}
	for _, c := range []struct {
		scopes, method, path string
		want                 int
	}{
		{"read", "GET", "/api/v1/stories", 200}, {"review", "GET", "/api/v1/stories", 403}, {"read", "POST", conflictPath() + "/review", 403}, {"ingest", "POST", conflictPath() + "/review", 403},
		{"review", "POST", conflictPath() + "/review", 303}, {"read,review", "POST", "/sources", 403}, {"ingest", "POST", "/sources", 303}, {"ingest", "GET", "/api/v1/settings", 403},
		{"read,review,ingest", "POST", "/settings/tokens", 403}, {"admin", "GET", "/api/v1/settings", 200},
	} {
		if resp := ask(c.method, c.path, tokenFor(t, s, c.scopes), "act=confirm&once=1&address=https://a.example/x"); resp.StatusCode != c.want {
			t.Errorf("a token for %s, %s %s: %s", c.scopes, c.method, c.path, resp.Status)
		}
	}
	list, err := s.Decisions(t.Context(), 5)
	if err != nil || len(list) != 1 || list[0].Who != "token review" {
		t.Errorf("%+v %v", list, err)
	}
	for _, bad := range []string{"x", "gainsay_AAAA", "' OR 1=1 --", strings.Repeat("a", 5000)} {
		resp := ask("GET", "/api/v1/stories", bad, "")
		if resp.StatusCode != http.StatusUnauthorized || resp.Header.Get("WWW-Authenticate") == "" || resp.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("the token %q: %s %v", bad, resp.Status, resp.Header)
		}
	}
	if resp := ask("GET", "/api/v1/stories", "", ""); resp.StatusCode != http.StatusUnauthorized || resp.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("no token: %s", resp.Status)
	}
}

func TestPublicReading(t *testing.T) {
	server, s := newsroom(t)
	if err := s.Set(t.Context(), map[string]string{"public": "on"}, nil, "test"); err != nil {
		t.Fatal(err)
	}
	v := visit(t, server)
	if resp, body := v.get(conflictPath()); resp.StatusCode != http.StatusOK || strings.Contains(body, "/review") || !strings.Contains(body, `<a href="/signin">Sign in</a>`) {
		t.Errorf("a reader without an account: %s", resp.Status)
	}
	for _, path := range []string{"/saved", conflictPath() + "/review", "/sources"} {
		if resp, _ := v.post(path, url.Values{"name": {"a"}, "q": {"b"}, "act": {"dismiss"}}); resp.StatusCode != http.StatusUnauthorized {
			t.Errorf("posting to %s without an account: %s", path, resp.Status)
		}
	}
	if _, body := v.signIn("reviewer").get(conflictPath()); !strings.Contains(body, "/review") || strings.Contains(body, `name="who"`) {
		t.Error("a reviewer sees no form, or is asked for a name")
	}
}

// TestHosts asks under names that are not ours, as a page does whose name was
// made to lead to this machine.
func TestHosts(t *testing.T) {
	_, s := reader(t)
	set := func(hosts string) {
		if err := s.Set(t.Context(), map[string]string{"hosts": hosts}, nil, "test"); err != nil {
			t.Fatal(err)
		}
	}
	h := handlerOf(t, Config{Store: s, Hosts: []string{"given.example"}})
	bare := handlerOf(t, Config{Store: s})
	ask := func(h http.Handler, host, listens string) int {
		r := httptest.NewRequest(http.MethodGet, "/api/v1/stories", nil)
		r.Host, r.RemoteAddr = host, "127.0.0.1:9"
		addr, _ := net.ResolveTCPAddr("tcp", listens)
		r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, net.Addr(addr)))
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Code
	}
	for _, c := range []struct {
		h             http.Handler
		host, listens string
		want          int
	}{
		{bare, "localhost:8080", "127.0.0.1:8080", 200}, {bare, "127.0.0.1", "127.0.0.1:8080", 200}, {bare, "[::1]:8080", "[::1]:8080", 200},
		{bare, "evil.example", "127.0.0.1:8080", 421}, {bare, "localhost.evil.example", "127.0.0.1:8080", 421}, {bare, "", "127.0.0.1:8080", 421},
		{bare, "news.example", "192.0.2.1:80", 200},
		{h, "given.example:8080", "192.0.2.1:80", 200}, {h, "GIVEN.example", "127.0.0.1:80", 200}, {h, "news.example", "192.0.2.1:80", 421},
	} {
		if got := ask(c.h, c.host, c.listens); got != c.want {
			t.Errorf("asked as %q at %s: %d", c.host, c.listens, got)
		}
	}
	set("desk.example")
	if got := ask(bare, "desk.example", "127.0.0.1:8080"); got != 200 {
		t.Errorf("a name that was set: %d", got)
	}
}

func TestCrossOrigin(t *testing.T) {
	server, s := newsroom(t)
	token := tokenFor(t, s, "read")
	v := visit(t, server)
	ask := func(method, path, origin, bearer string) *http.Response {
		r, _ := http.NewRequest(method, server.URL+path, strings.NewReader(`{"text":"The bridge is shut."}`))
		r.Header.Set("Origin", origin)
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		if bearer != "" {
			r.Header.Set("Authorization", "Bearer "+bearer)
		}
		resp, _ := v.ask(r)
		return resp
	}
	const desk = "https://desk.example"
	if resp := ask("GET", "/api/v1/stories", desk, token); resp.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Error("another site may read what nobody let it")
	}
	if err := s.Set(t.Context(), map[string]string{"origins": desk}, nil, "test"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, path, origin, token string
		status                      int
		allowed                     bool
	}{
		{"GET", "/api/v1/stories", desk, token, 200, true}, {"OPTIONS", "/api/v1/check", desk, "", 204, true}, {"POST", "/api/v1/check", desk, token, 200, true},
		{"GET", "/api/v1/stories", "https://evil.example", token, 200, false}, {"POST", "/api/v1/check", "https://evil.example", token, 403, false},
		{"GET", "/api/v1/stories", "null", token, 200, false}, {"GET", "/stories", desk, token, 200, false}, {"POST", "/sources", desk, token, 403, false},
		{"GET", "/api/v1/stories", desk + ".evil.example", token, 200, false}, {"GET", "/api/v1/stories", desk, "", 401, true},
	} {
		resp := ask(c.method, c.path, c.origin, c.token)
		if got := resp.Header.Get("Access-Control-Allow-Origin"); resp.StatusCode != c.status || (got == c.origin) != c.allowed || got == "*" || resp.Header.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s %s from %s: %s, allowed %q", c.method, c.path, c.origin, resp.Status, got)
		}
	}
	v.signIn("admin") // a session is of no use to another site
	if resp := ask("GET", "/api/v1/stories", desk, ""); resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("another site reads with a session: %s", resp.Status)
	}
}

func TestRateLimit(t *testing.T) {
	server, s := newsroom(t)
	if err := s.Set(t.Context(), map[string]string{"rate": "1", "burst": "5"}, nil, "test"); err != nil {
		t.Fatal(err)
	}
	v := visit(t, server)
	one, two := tokenFor(t, s, "read"), tokenFor(t, s, "read,review")
	ask := func(token string) *http.Response {
		r, _ := http.NewRequest(http.MethodGet, server.URL+"/api/v1/stories", nil)
		r.Header.Set("Authorization", "Bearer "+token)
		resp, _ := v.ask(r)
		return resp
	}
	for i := range 5 {
		if resp := ask(one); resp.StatusCode != http.StatusOK {
			t.Fatalf("request %d: %s", i, resp.Status)
		}
	}
	resp := ask(one)
	if resp.StatusCode != http.StatusTooManyRequests || resp.Header.Get("Retry-After") == "" || resp.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("one too many: %s %v", resp.Status, resp.Header)
	}
	if resp := ask(two); resp.StatusCode != http.StatusOK {
		t.Errorf("another token pays for it: %s", resp.Status)
	}
	if resp, _ := v.get("/static/gainsay.css"); resp.StatusCode != http.StatusOK {
		t.Errorf("the files of the pages are counted: %s", resp.Status)
	}
}

// TestProxied believes a proxy only where there is said to be one.
func TestProxied(t *testing.T) {
	for _, c := range []struct {
		proxied bool
		header  string
		want    string
	}{{false, "198.51.100.7", "192.0.2.1"}, {true, "203.0.113.9, 198.51.100.7", "198.51.100.7"}, {true, "", "192.0.2.1"}, {true, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"}} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		if c.header != "" {
			r.Header.Set("X-Forwarded-For", c.header)
		}
		r.Header.Set("X-Forwarded-Proto", "https")
		s := &site{Config: Config{Proxied: c.proxied}}
		if got := s.address(r); got != c.want || s.secure(r) != c.proxied {
			t.Errorf("proxied %v, %q: %q, secure %v", c.proxied, c.header, got, s.secure(r))
		}
	}
}

func TestInside(t *testing.T) {
	for _, bad := range []string{"", "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/\t/evil.example", "evil", "http:evil.example", "/a\r\nSet-Cookie: b=c", "/ /x", "%2f%2fevil.example", "///evil.example"} {
		if got := inside(bad); got != "/" {
			t.Errorf("%q leads to %q", bad, got)
		}
	}
	for _, good := range []string{"/", "/search?q=a%20b&sort=best", "/a/x#s-1"} {
		if got := inside(good); got != good {
			t.Errorf("%q leads to %q", good, got)
		}
	}
}

// TestKept sees a page made once, made anew when the record changed, and told
// apart by what its asker may do.
func TestKept(t *testing.T) {
	server, s := newsroom(t)
	admin, low := visit(t, server).signIn("admin"), visit(t, server).signIn("reader")
	resp, body := admin.get(conflictPath())
	if _, other := low.get(conflictPath()); strings.Contains(other, "/review") || !strings.Contains(body, "/review") || strings.Contains(other, tokenOfForm.FindStringSubmatch(body)[1]) {
		t.Error("a reader gets the page of an administrator")
	}
	r, _ := http.NewRequest(http.MethodGet, server.URL+conflictPath(), nil)
	r.Header.Set("If-None-Match", resp.Header.Get("ETag"))
	if resp, _ := admin.ask(r); resp.StatusCode != http.StatusNotModified {
		t.Errorf("the same page again: %s", resp.Status)
	}
	r, _ = http.NewRequest(http.MethodGet, server.URL+conflictPath(), nil)
	r.Header.Set("If-None-Match", resp.Header.Get("ETag"))
	if resp, _ := low.ask(r); resp.StatusCode != http.StatusOK {
		t.Errorf("the tag of another's page: %s", resp.Status)
	}
	if _, err := s.Decide(t.Context(), store.Decision{Who: "Mia", Act: "dismiss", Kind: "relation", Subject: strings.TrimPrefix(conflictPath(), "/x/")}); err != nil {
		t.Fatal(err)
	}
	if _, body := admin.get(conflictPath()); !strings.Contains(body, "dismissed this") {
		t.Error("the page is of the record as it was")
	}
}

// TestModifiedSince asks the API with times.
func TestModifiedSince(t *testing.T) {
	since := time.Now().Add(-time.Hour).Truncate(time.Second)
	m := &made{status: http.StatusOK, media: "application/json", body: []byte("{}"), tag: "t", since: since}
	for header, want := range map[string]int{since.Format(http.TimeFormat): 200, since.UTC().Format(http.TimeFormat): 304, since.Add(-time.Second).UTC().Format(http.TimeFormat): 200, "yesterday": 200, "": 200} {
		r := httptest.NewRequest(http.MethodGet, "/api/v1/stories", nil)
		r.Header.Set("If-Modified-Since", header)
		w := httptest.NewRecorder()
		(&site{}).send(w, r, m)
		if w.Code != want && !(header == since.Format(http.TimeFormat) && since.Location() == time.UTC) {
			t.Errorf("since %q: %d, not %d", header, w.Code, want)
		}
		if w.Header().Get("Last-Modified") == "" {
			t.Error("it does not say since when")
		}
	}
}

// TestCacheIsBounded fills the cache beyond its bounds.
func TestCacheIsBounded(t *testing.T) {
	c := newCache()
	for i := range 200 {
		key := strings.Repeat("k", i)
		q := question{key: key}
		m, mine := c.find(key, q.begin(store.Revision{}, time.Time{}), false)
		if !mine {
			t.Fatal(i)
		}
		c.settle(key, m, &made{body: make([]byte, 1<<20)}, nil)
	}
	if c.bytes > cacheBytes || len(c.of) != c.order.Len() || len(c.of) < 10 {
		t.Errorf("%d bytes in %d answers", c.bytes, len(c.of))
	}
	c.forget()
	if c.bytes != 0 || len(c.of) != 0 {
		t.Error("it does not forget")
	}
	m, _ := c.find("a", (&question{key: "a"}).begin(store.Revision{}, time.Time{}), false)
	c.settle("a", m, nil, io.EOF)
	if len(c.of) != 0 || c.bytes != 0 {
		t.Errorf("an answer that failed is kept: %d bytes", c.bytes)
	}
}

// TestRenewed gives an old answer while many ask and reports come in, and
// makes it anew on the side; after what people decide it gives none, and to
// what changes nothing that pages show it pays no heed.
func TestRenewed(t *testing.T) {
	_, s := reader(t)
	r, err := New(Config{Store: s})
	if err != nil {
		t.Fatal(err)
	}
	var made1 atomic.Int64
	ask := func() int {
		m, err := r.site.once(here(http.MethodGet, "/", nil), question{"key", false, func(*http.Request) (*made, error) {
			return &made{status: 200, body: make([]byte, made1.Add(1))}, nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		return len(m.body)
	}
	report := func() { // a count of views is told of as reports are
		if err := s.Viewed(t.Context(), map[store.View]int{{Kind: "story", ID: "1"}: 1}); err != nil {
			t.Fatal(err)
		}
	}
	decide := func() {
		if err := s.SaveSearch(t.Context(), store.SavedSearch{Name: time.Now().String(), Query: "bridge"}); err != nil {
			t.Fatal(err)
		}
	}
	want := func(n int, when string) {
		t.Helper()
		if got := ask(); got != n {
			t.Errorf("%s they get answer %d, not %d", when, got, n)
		}
	}
	want(1, "at first")
	report()
	want(2, "when few ask and a report came in")
	if _, _, err := s.Accept(t.Context(), gainsay.Page{URL: "https://a.example", Body: []byte("a")}); err != nil {
		t.Fatal(err)
	}
	want(2, "when a page was accepted, which none shows,")
	r.site.busy.Add(1000)
	report()
	time.Sleep(2 * checkEvery)
	want(2, "when many ask and a report came in")
	time.Sleep(staleFor)
	want(2, "when that is old")
	for start := time.Now(); ask() != 3; time.Sleep(time.Millisecond) {
		if time.Since(start) > 20*time.Second {
			t.Fatal("it is not made anew")
		}
	}
	decide()
	time.Sleep(2 * checkEvery)
	want(4, "when many ask and somebody decided something")
}
