package web

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay/internal/access"
)

// A provider is a made-up provider of OpenID Connect on this machine.
type provider struct {
	*httptest.Server
	key      *rsa.PrivateKey
	says     object // the claims of the next token; what is missing is as it should be
	verifier string // that came with the last code
}

func newProvider(t *testing.T) *provider {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p := &provider{key: key}
	mux := http.NewServeMux()
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, "application/json", object{"issuer": p.URL, "authorization_endpoint": p.URL + "/ask", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys", "id_token_signing_alg_values_supported": []string{"RS256"}})
	})
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, "application/json", object{"keys": []object{{"kty": "RSA", "alg": "RS256", "use": "sig", "kid": "1", "n": base64.RawURLEncoding.EncodeToString(key.N.Bytes()), "e": "AQAB"}}})
	})
	mux.HandleFunc("POST /token", func(w http.ResponseWriter, r *http.Request) {
		p.verifier = r.FormValue("code_verifier")
		writeJSON(w, http.StatusOK, "application/json", object{"access_token": "x", "token_type": "Bearer", "id_token": p.token(t)})
	})
	return p
}

func (p *provider) token(t *testing.T) string {
	claims := object{"iss": p.URL, "aud": "gainsay", "sub": "1", "exp": time.Now().Add(time.Minute).Unix(), "iat": time.Now().Unix(), "email": "Mia@post.example", "email_verified": true}
	for k, v := range p.says {
		claims[k] = v
	}
	body, err := json.Marshal(claims)
	if err != nil {
		t.Error(err)
	}
	part := base64.RawURLEncoding.EncodeToString
	signed := part([]byte(`{"alg":"RS256","kid":"1"}`)) + "." + part(body)
	sum := sha256.Sum256([]byte(signed))
	mark, err := rsa.SignPKCS1v15(rand.Reader, p.key, crypto.SHA256, sum[:])
	if err != nil {
		t.Error(err)
	}
	return signed + "." + part(mark)
}

// TestOpenID signs in by a provider, and tries what must not open the door.
func TestOpenID(t *testing.T) {
	p := newProvider(t)
	_, s := reader(t)
	if err := s.AddUser(t.Context(), "mia@post.example", string(access.Reviewer), access.HashPassword(password), "test"); err != nil {
		t.Fatal(err)
	}
	var server *httptest.Server
	open := func() { // anew, since whoever fails often has to wait
		server = httptest.NewServer(handlerOf(t, Config{Store: s, Accounts: true, OpenID: &OpenID{Issuer: p.URL, Client: "gainsay", Secret: "secret"}}))
		t.Cleanup(server.Close)
	}
	// away begins to sign in, and gives the cookie of the passage and what the
	// provider was asked.
	away := func(to string) (*visitor, url.Values) {
		v := visit(t, server)
		resp, _ := v.get("/signin/openid?to=" + url.QueryEscape(to))
		at, err := url.Parse(resp.Header.Get("Location"))
		if err != nil || resp.StatusCode != http.StatusSeeOther || !strings.HasPrefix(at.String(), p.URL+"/ask?") || len(resp.Cookies()) != 1 {
			t.Fatalf("on the way: %s, to %s", resp.Status, at)
		}
		v.cookie = resp.Cookies()[0]
		if !v.cookie.HttpOnly || v.cookie.SameSite != http.SameSiteLaxMode {
			t.Errorf("the cookie of the passage: %+v", v.cookie)
		}
		return v, at.Query()
	}
	for _, c := range []struct {
		name string
		says object
		to   string
		back func(v *visitor, asked url.Values) url.Values
		want int
		at   string
	}{
		{name: "signs in", to: "/decisions", want: http.StatusSeeOther, at: "/decisions"},
		{name: "leads nowhere else", to: "https://evil.example/", want: http.StatusSeeOther, at: "/"},
		{name: "another state", back: func(_ *visitor, q url.Values) url.Values { return url.Values{"code": {"c"}, "state": {"x"}} }, want: http.StatusBadRequest},
		{name: "no cookie", back: func(v *visitor, q url.Values) url.Values {
			v.cookie = nil
			return url.Values{"code": {"c"}, "state": q["state"]}
		}, want: http.StatusBadRequest},
		{name: "the provider refuses", back: func(_ *visitor, q url.Values) url.Values {
			return url.Values{"error": {"<script>access_denied"}, "state": q["state"]}
		}, want: http.StatusForbidden},
		{name: "another nonce", says: object{"nonce": "x"}, want: http.StatusBadGateway},
		{name: "for another client", says: object{"aud": "other"}, want: http.StatusBadGateway},
		{name: "by another issuer", says: object{"iss": "https://evil.example"}, want: http.StatusBadGateway},
		{name: "too late", says: object{"exp": 1}, want: http.StatusBadGateway},
		{name: "an address that is not checked", says: object{"email_verified": false}, want: http.StatusForbidden},
		{name: "no account", says: object{"email": "tom@post.example"}, want: http.StatusForbidden},
	} {
		open()
		v, asked := away(c.to)
		p.says = object{"nonce": asked.Get("nonce")}
		for k, value := range c.says {
			p.says[k] = value
		}
		answer := url.Values{"code": {"c"}, "state": asked["state"]}
		if c.back != nil {
			answer = c.back(v, asked)
		}
		resp, body := v.get("/signin/openid/back?" + answer.Encode())
		if resp.StatusCode != c.want || resp.Header.Get("Location") != c.at || strings.Contains(body, "<script>access") {
			t.Errorf("%s: %s, to %q\n%s", c.name, resp.Status, resp.Header.Get("Location"), body)
		}
		session := ""
		for _, k := range resp.Cookies() {
			if k.Name == cookieName(false) {
				session = k.Value
				v.cookie = k
			}
		}
		if (session != "") != (c.want == http.StatusSeeOther) {
			t.Errorf("%s: the session is %q", c.name, session)
		}
		if session == "" {
			continue
		}
		sum := sha256.Sum256([]byte(p.verifier))
		if base64.RawURLEncoding.EncodeToString(sum[:]) != asked.Get("code_challenge") {
			t.Errorf("%s: the code was not tied to the question", c.name)
		}
		if resp, body := v.get("/account"); resp.StatusCode != http.StatusOK || !strings.Contains(body, "mia@post.example") || !strings.Contains(body, "reviewer") {
			t.Errorf("%s: the account: %s", c.name, resp.Status)
		}
	}
	if _, body := visit(t, server).get("/signin"); !strings.Contains(body, `href="/signin/openid?to=`) {
		t.Error("the page to sign in does not lead to the provider")
	}
	room, _ := newsroom(t)
	if resp, _ := visit(t, room).get("/signin/openid"); resp.StatusCode != http.StatusNotFound {
		t.Errorf("without a provider: %s", resp.Status)
	}
}
