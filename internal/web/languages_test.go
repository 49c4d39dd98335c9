package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
)

// inLanguage asks for a page as a browser that prefers a language does.
func inLanguage(t *testing.T, h http.Handler, path, accept, chosen string) *httptest.ResponseRecorder {
	t.Helper()
	r := here(http.MethodGet, path, nil)
	r.Header.Set("Accept-Language", accept)
	if chosen != "" {
		r.AddCookie(&http.Cookie{Name: languageCookie, Value: chosen})
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestLanguageOfAPage looks whether each asker has a page in their language,
// also where another has just had it made in theirs.
func TestLanguageOfAPage(t *testing.T) {
	h, _ := reader(t)
	for _, c := range []struct{ accept, chosen, tag, words string }{
		{"", "", "en", "Contested now"},
		{"de-AT,de;q=0.9,en;q=0.5", "", "de", "Jetzt umstritten"},
		{"en-US,en;q=0.9,de;q=0.8", "", "en", "Contested now"},
		{"xx-none", "", "en", "Contested now"},
		{"de", "en", "en", "Contested now"},
		{"en", "de", "de", "Jetzt umstritten"},
		{"de", "tlh", "de", "Jetzt umstritten"},
		{strings.Repeat("de,", 200), "", "en", "Contested now"},
	} {
		w := inLanguage(t, h, "/", c.accept, c.chosen)
		body := w.Body.String()
		if w.Code != http.StatusOK || !strings.Contains(body, `<html lang="`+c.tag+`">`) || !strings.Contains(body, c.words) {
			t.Errorf("Accept-Language %.20q with %q chosen: %d, not %s", c.accept, c.chosen, w.Code, c.tag)
		}
		if vary := strings.Join(w.Header().Values("Vary"), ", "); !strings.Contains(vary, "Accept-Language") || !strings.Contains(vary, "Cookie") {
			t.Errorf("Vary is %q", vary)
		}
	}
	if a, b := inLanguage(t, h, "/", "de", "").Header().Get("ETag"), inLanguage(t, h, "/", "en", "").Header().Get("ETag"); a == b {
		t.Errorf("the page has the tag %s in both languages", a)
	}
	if got := inLanguage(t, h, "/api/v1/search?q=bridge", "de", "").Body.String(); got != inLanguage(t, h, "/api/v1/search?q=bridge", "en", "").Body.String() {
		t.Error("what programs get depends on a language")
	}
}

// TestEveryPageInGerman opens every page in German: each is whole, says what
// it is, and marks what is quoted as English.
func TestEveryPageInGerman(t *testing.T) {
	h, _ := reader(t)
	for _, path := range everyPage() {
		w := inLanguage(t, h, path, "de", "")
		body := w.Body.String()
		if w.Code >= 500 || !strings.Contains(body, `lang="de"`) || !strings.HasSuffix(strings.TrimSpace(body), "</html>") {
			t.Errorf("%s: %d", path, w.Code)
		}
		body, _, _ = strings.Cut(body, `<script type="application/json"`) // where gaps stand to be filled
		for _, left := range []string{"[[", "]]", "{1}", "%!", "Skip to the content"} {
			if strings.Contains(body, left) {
				t.Errorf("%s has %q in it", path, left)
			}
		}
	}
	body := inLanguage(t, h, "/s/d1-a-q", "de", "").Body.String()
	for _, want := range []string{`<h1 lang="en" class="quote direct">`, "direkte Rede", "Mai 2031", `<script type="application/json" id="words">`} {
		if !strings.Contains(body, want) {
			t.Errorf("a statement in German lacks %q", want)
		}
	}
	missing := inLanguage(t, h, "/s/none", "de", "")
	if body := missing.Body.String(); missing.Code != http.StatusNotFound || !strings.Contains(body, "Unter dieser Adresse gibt es in dieser Sammlung nichts.") || !strings.Contains(body, "Nicht gefunden") {
		t.Errorf("what is not there: %d %s", missing.Code, body)
	}
}

// TestChooseLanguage chooses one for this browser, and one that goes with an
// account to another.
func TestChooseLanguage(t *testing.T) {
	server, _ := newsroom(t)
	v := visit(t, server)
	resp, _ := v.post("/language", url.Values{"tag": {"de"}, "to": {"/signin?to=/people"}})
	if c := resp.Cookies(); resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/signin?to=/people" || len(c) != 1 || c[0].Value != "de" || !c[0].HttpOnly || c[0].SameSite != http.SameSiteLaxMode {
		t.Fatalf("choosing German: %s %v", resp.Status, resp.Cookies())
	}
	for _, bad := range []string{"https://evil.example/", "//evil.example", "/\\evil.example"} {
		if resp, _ := v.post("/language", url.Values{"tag": {"de"}, "to": {bad}}); resp.Header.Get("Location") != "/" {
			t.Errorf("%q leads to %q", bad, resp.Header.Get("Location"))
		}
	}
	if resp, _ := v.post("/language", url.Values{"tag": {"de\r\nSet-Cookie: a=b"}}); resp.StatusCode != http.StatusBadRequest || len(resp.Cookies()) != 0 {
		t.Errorf("a language that there is not: %s %v", resp.Status, resp.Cookies())
	}
	v.signIn("reader")
	if resp, _ := v.post("/language", url.Values{"tag": {"de"}}); resp.StatusCode != http.StatusForbidden {
		t.Errorf("a choice without the form's token: %s", resp.Status)
	}
	v.post("/language", url.Values{"tag": {"de"}, formField: {v.formToken()}})
	other := visit(t, server).signIn("reader")
	if _, body := other.get("/account"); !strings.Contains(body, `<html lang="de">`) || !strings.Contains(body, "Ihre Rolle ist Lesezugang") || !strings.Contains(body, "Abmelden") {
		t.Errorf("the account's language is not kept: %s", body)
	}
	if _, body := visit(t, server).signIn("editor").get("/account"); !strings.Contains(body, `<html lang="en">`) {
		t.Error("another account has it too")
	}
}

// TestMoreMessages adds a language and another word from a folder.
func TestMoreMessages(t *testing.T) {
	_, s := reader(t)
	h := handlerOf(t, Config{Store: s, Messages: fstest.MapFS{
		"fr.json": {Data: []byte(`{"@name": "Français", "Contested now": "Contesté <b>{{.Title}}</b>", "statement|statements": {"one": "{n} déclaration", "other": "{n} déclarations"}}`)},
		"en.json": {Data: []byte(`{"Contested now": "In dispute"}`)},
	}})
	french := inLanguage(t, h, "/", "fr", "").Body.String()
	for _, want := range []string{`<html lang="fr">`, "Contesté &lt;b&gt;&#123;&#123;.Title}}&lt;/b&gt;", "déclarations", "Top stories", ">Français</button>"} {
		if !strings.Contains(french, want) {
			t.Errorf("the page in French lacks %q", want)
		}
	}
	if body := inLanguage(t, h, "/", "en", "").Body.String(); !strings.Contains(body, "In dispute") {
		t.Error("English has its own word still")
	}
	for _, bad := range []string{`{"All {1}": "Toutes"}`, `[]`, `{"statement|statements": {"one": "x"}}`, `{"x": 1}`} {
		if _, err := New(Config{Store: s, Messages: fstest.MapFS{"fr.json": {Data: []byte(bad)}}}); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}
