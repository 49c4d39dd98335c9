package web

import (
	"encoding/json"
	"encoding/xml"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
)

// conflictPath is the address of the invented contradiction.
func conflictPath() string {
	return "/x/" + gainsay.Relation{A: "d1-a-c", B: "d2-a-c", Kind: gainsay.Contradicts, Basis: gainsay.FoundByRule}.ID()
}

func TestPages(t *testing.T) {
	h, _ := reader(t)
	for _, c := range []struct{ path, want string }{
		{"/", "Is the bridge open?"},
		{"/", "one says open and the other says shut"},
		{"/", "2 origins"},
		{"/stories", "1 copy"},
		{"/story/bridge", "Figures over time"},
		{"/story/bridge", "Tom Rask"},
		{"/contradictions", conflictPath()},
		{conflictPath(), "opposite words"},
		{conflictPath(), `href="/a/d1#s-d1-a-q"`},
		{conflictPath(), "same words in 1 other report"},
		{"/s/d1-a-q", "found by exact name"},
		{"/s/d2-b-c", "in its own voice"},
		{"/s/d1-a-q", "https://north.example/bridge#:~:text=%E2%80%9CThe%20bridge%20is%20open%20to%20all%20lorries%E2%80%9D"},
		{"/p/annaberg", "Said by Anna Berg"},
		{"/people", "/p/tomrask"},
		{"/a/d1", `id="s-d1-a-q"`},
		{"/a/d3", "A copy of"},
		{"/figures", "a day later some 55"},
		{"/search?q=lorries", "<mark>lorries</mark>"},
		{"/search?q=speaker:Berg+is:contested", "said by Berg, in a contradiction"},
		{"/search?q=%28x", "not closed"},
		{"/said?quote=the+bridge+is+open+to+all+lorries", "Found, word for word"},
		{"/said?quote=the+bridge+is+open+to+nobody+at+all", "Found in part"},
		{"/said?quote=no+such+thing+was+ever+put", "Not found in this collection"},
		{"/sources", "South Mail"},
		{"/queue", "recorded"},
		{"/places", "None yet"},
		{"/about", "It gives no verdicts"},
		{"/check", "Nothing is saved"},
		{"/decisions", "Nothing has been decided"},
	} {
		w := get(t, h, c.path)
		if w.Code != http.StatusOK {
			t.Errorf("%s answers %d", c.path, w.Code)
			continue
		}
		if body := html.UnescapeString(w.Body.String()); !strings.Contains(body, c.want) && !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%s does not show %q:\n%s", c.path, c.want, body)
		}
		if strings.Contains(w.Body.String(), "ZgotmplZ") || strings.Contains(w.Body.String(), "<no value>") {
			t.Errorf("%s holds a broken value", c.path)
		}
	}
}

func TestEveryPageOfJSON(t *testing.T) {
	h, _ := reader(t)
	for _, path := range []string{"/", "/stories", "/story/bridge", "/contradictions", conflictPath(), "/s/d1-a-q", "/p/annaberg", "/people", "/a/d1",
		"/figures", "/search?q=bridge", "/said?quote=bridge+is", "/sources", "/queue", "/places", "/about", "/decisions"} {
		w := get(t, h, "/api/v1"+path)
		var v any
		if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != http.StatusOK {
			t.Errorf("/api/v1%s: %d %v", path, w.Code, err)
		}
	}
	w := get(t, h, "/api/v1/story/none")
	if w.Code != http.StatusNotFound || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("a story that is not there: %d %s", w.Code, w.Header().Get("Content-Type"))
	}
}

func TestNotFound(t *testing.T) {
	h, _ := reader(t)
	for _, path := range []string{"/story/none", "/s/none", "/x/none", "/p/none", "/a/none", "/nothing", "/a/..%2f..%2fetc%2fpasswd", "/static/../web.go", "/static/%2e%2e/web.go", "/export/exe?q=a", "/api/v1/nothing"} {
		if w := get(t, h, path); w.Code != http.StatusNotFound && w.Code != http.StatusTemporaryRedirect && w.Code != http.StatusMovedPermanently {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
}

func TestHeaders(t *testing.T) {
	h, _ := reader(t)
	for _, path := range []string{"/", "/nothing", "/api/v1/stories", "/static/gainsay.css"} {
		w := get(t, h, path)
		csp := w.Header().Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") || strings.Contains(csp, "http") {
			t.Errorf("%s has the policy %q", path, csp)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s may be sniffed", path)
		}
	}
}

// TestSelfContained holds every page to the policy: no inline script or
// style, no handler in an attribute, nothing loaded from another host.
func TestSelfContained(t *testing.T) {
	h, _ := reader(t)
	for _, path := range []string{"/", "/story/bridge", conflictPath(), "/s/d1-a-q", "/a/d1", "/search?q=bridge", "/check", "/places"} {
		body := get(t, h, path).Body.String()
		for _, bad := range []string{"<style", " style=", "javascript:", " onclick=", `src="http`, `<script>`} {
			if strings.Contains(body, bad) {
				t.Errorf("%s holds %q", path, bad)
			}
		}
	}
}

func post(t *testing.T, h http.Handler, path, site string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", site)
	r.RemoteAddr, r.Host = "127.0.0.1:9", "localhost:8080"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestReview(t *testing.T) {
	h, s := reader(t)
	form := url.Values{"who": {"Mia"}, "why": {"Another bridge."}, "act": {"dismiss"}}
	if w := post(t, h, conflictPath()+"/review", "cross-site", form); w.Code != http.StatusForbidden {
		t.Fatalf("a form of another site: %d", w.Code)
	}
	if w := post(t, h, conflictPath()+"/review", "same-origin", url.Values{"act": {"dismiss"}}); w.Code != http.StatusBadRequest {
		t.Fatalf("a review without a name: %d", w.Code)
	}
	if w := post(t, h, conflictPath()+"/review", "same-origin", form); w.Code != http.StatusSeeOther {
		t.Fatalf("a review: %d", w.Code)
	}
	if body := get(t, h, "/contradictions").Body.String(); strings.Contains(body, conflictPath()) {
		t.Error("a dismissed contradiction is still listed")
	}
	if body := get(t, h, conflictPath()).Body.String(); !strings.Contains(body, "Another bridge.") || !strings.Contains(body, "dismissed this") {
		t.Error("its page does not show the decision")
	}
	list, err := s.Decisions(t.Context(), 5)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	if w := post(t, h, "/decisions/1/undo", "same-origin", nil); w.Code != http.StatusSeeOther {
		t.Fatalf("taking it back: %d", w.Code)
	}
	if body := get(t, h, "/contradictions").Body.String(); !strings.Contains(body, conflictPath()) {
		t.Error("a decision that was taken back still hides the contradiction")
	}
	if w := post(t, h, "/decisions/1/undo", "same-origin", nil); w.Code != http.StatusNotFound {
		t.Errorf("taking it back twice: %d", w.Code)
	}
}

// TestActsAreLocal sends forms that are not this machine's own.
func TestActsAreLocal(t *testing.T) {
	h, s := reader(t)
	for _, c := range []struct{ from, host, proxy string }{
		{"192.0.2.7:9", "localhost:8080", ""}, {"127.0.0.1:9", "evil.example", ""}, {"127.0.0.1:9", "localhost", "192.0.2.7"}, {"[2001:db8::1]:9", "[::1]:80", ""},
	} {
		for _, path := range []string{conflictPath() + "/review", "/story/bridge/choose", "/decisions/1/undo", "/sources", "/saved", "/saved/1/drop"} {
			r := httptest.NewRequest(http.MethodPost, path, strings.NewReader("who=a&act=dismiss&why=b&address=https://a.example&name=n&q=a"))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.RemoteAddr, r.Host = c.from, c.host
			r.Header.Set("X-Forwarded-For", c.proxy)
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != http.StatusForbidden {
				t.Errorf("%s from %s for %s: %d", path, c.from, c.host, w.Code)
			}
		}
	}
	if list, err := s.Decisions(t.Context(), 5); err != nil || len(list) != 0 {
		t.Errorf("something was decided: %+v %v", list, err)
	}
}

func TestCheck(t *testing.T) {
	h, _ := reader(t)
	w := post(t, h, "/check", "same-origin", url.Values{"text": {"The bridge is shut."}})
	if body := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(body, "conflicts with") || !strings.Contains(body, "open to all lorries") {
		t.Errorf("%d %s", w.Code, body)
	}
	r := httptest.NewRequest(http.MethodPost, "/api/v1/check", strings.NewReader(`{"text":"The bridge is shut."}`))
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, r)
	if rec.Code != http.StatusOK || !strings.Contains(rec.Body.String(), `"findings":[{`) {
		t.Errorf("%d %s", rec.Code, rec.Body)
	}
	if w := post(t, h, "/check", "same-origin", url.Values{"text": {" "}}); w.Code != http.StatusBadRequest {
		t.Errorf("no text: %d", w.Code)
	}
	if w := post(t, h, "/check", "same-origin", url.Values{"text": {strings.Repeat("a", maxForm+1)}}); w.Code < 400 {
		t.Errorf("too much text: %d", w.Code)
	}
}

func TestAddSource(t *testing.T) {
	h, s := reader(t)
	for _, bad := range []string{"javascript:alert(1)", "file:///etc/passwd", "x", ""} {
		if w := post(t, h, "/sources", "same-origin", url.Values{"address": {bad}}); w.Code != http.StatusBadRequest {
			t.Errorf("%q: %d", bad, w.Code)
		}
	}
	if w := post(t, h, "/sources", "same-origin", url.Values{"address": {"https://a.example/feed"}}); w.Code != http.StatusSeeOther {
		t.Errorf("%d", w.Code)
	}
	if l, _ := s.Links(t.Context(), "waiting", 5); len(l) != 1 {
		t.Errorf("%+v", l)
	}
}

func TestSavedSearch(t *testing.T) {
	h, _ := reader(t)
	form := url.Values{"name": {"Berg on the bridge"}, "q": {"speaker:Berg bridge"}}
	if w := post(t, h, "/saved", "same-origin", form); w.Code != http.StatusSeeOther {
		t.Fatalf("saving: %d", w.Code)
	}
	if body := get(t, h, "/saved").Body.String(); !strings.Contains(body, "Berg on the bridge") || !strings.Contains(body, "/feed?q=speaker%3aBerg%20bridge") {
		t.Errorf("the list: %s", body)
	}
	if w := get(t, h, "/feed?q=speaker%3aBerg%20bridge"); !strings.Contains(w.Body.String(), "open to all lorries") {
		t.Errorf("its feed: %s", w.Body)
	}
	if w := post(t, h, "/saved", "same-origin", url.Values{"name": {"x"}, "q": {"("}}); w.Code != http.StatusBadRequest {
		t.Errorf("a query that cannot be read: %d", w.Code)
	}
	if w := post(t, h, "/saved/1/drop", "same-origin", nil); w.Code != http.StatusSeeOther || strings.Contains(get(t, h, "/saved").Body.String(), "Berg on") {
		t.Errorf("forgetting it: %d", w.Code)
	}
}

func TestEditorsChoice(t *testing.T) {
	h, _ := reader(t)
	if w := post(t, h, "/story/bridge/choose", "same-origin", url.Values{"who": {"Mia"}, "why": {"It matters to lorries."}}); w.Code != http.StatusSeeOther {
		t.Fatalf("choosing: %d", w.Code)
	}
	if body := get(t, h, "/").Body.String(); !strings.Contains(body, "It matters to lorries.") || !strings.Contains(body, "Mia") {
		t.Error("the front page does not show the choice with who and why")
	}
	if w := post(t, h, "/story/none/choose", "same-origin", url.Values{"who": {"Mia"}, "why": {"x"}}); w.Code != http.StatusNotFound {
		t.Errorf("a story that is not there: %d", w.Code)
	}
}

func TestFeedsAndExports(t *testing.T) {
	h, _ := reader(t)
	for _, path := range []string{"/feed", "/feed?q=bridge"} {
		w := get(t, h, path)
		var f atomFeed
		if err := xml.Unmarshal(w.Body.Bytes(), &f); err != nil || len(f.Entries) == 0 || f.Updated < "2031" {
			t.Errorf("%s: %v, %d entries, updated %s", path, err, len(f.Entries), f.Updated)
		}
	}
	for form, want := range map[string]string{"csv": "Anna Berg", "jsonl": `"name":"Anna Berg"`, "bib": "@misc{gainsay-", "ris": "TI  - Bridge open again"} {
		if w := get(t, h, "/export/"+form+"?q=lorries"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %s", form, w.Code, w.Body)
		}
	}
	if w := get(t, h, "/export/csv?q=%28"); w.Code != http.StatusBadRequest {
		t.Errorf("a broken query: %d", w.Code)
	}
}

// payloads are texts that run when they are shown without care.
var payloads = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'><svg/onload=alert(1)>`, `</textarea><script>alert(1)</script>`,
	`</title><script>alert(1)</script>`, `{{.Store}}`, `javascript:alert(1)`, `<a href="javascript:alert(1)">x</a>`, `<!--<img src="--><img src=x onerror=alert(1)//">`,
	"\u202e<script>alert(1)</script>", `]]><script>alert(1)</script>`,
}

// hostile is a report with a payload in every field that a page can fill.
func hostile(p string) (fixture, *gainsay.Document) {
	f := fixture{id: "bad", publisher: p, title: p, page: "javascript:alert(1)//" + p, day: 9, says: []saying{
		{who: p + "Eve", words: "words " + p, sentence: p + "Eve said words " + p + ".", form: gainsay.Indirect, value: 3, of: p},
	}}
	d := f.document()
	d.Authors, d.Origin, d.Language = []string{p}, p, p
	d.Published.Printed = p
	q := &d.Quotations[0]
	q.Channel, q.Rule, q.SaidRule = gainsay.Channel{Kind: gainsay.ChannelKind(p), Name: p}, p, p
	q.Where = gainsay.Place{ID: 7, Name: p, Country: p, Lat: 1, Lon: 1}
	d.Entities[0].Role, d.Entities[0].Also, d.Entities[0].Links[0].Rule = p, []string{p}, p
	d.Claims[0].Subject, d.Claims[0].Predicate = gainsay.Term{Text: p, Name: p + p}, p
	d.Toponyms = []gainsay.Toponym{{Span: q.Span, Place: q.Where}}
	d.Timexes = []gainsay.Timex{{Span: q.Span, Value: p}}
	return f, d
}

func hostilePaths(p string) []string {
	return []string{"/", "/stories", "/story/bridge", "/s/bad-a-q", "/p/" + url.PathEscape(identity(p+"Eve")), "/people", "/a/bad", "/places", "/sources", "/queue",
		"/search?q=" + url.QueryEscape(p), "/search?q=words", "/said?quote=" + url.QueryEscape(p), "/nothing/" + url.PathEscape(p)}
}

func TestHostileText(t *testing.T) {
	for _, p := range payloads {
		s := newStore(t)
		f, d := hostile(p)
		put(t, s, f, d)
		h := handler(t, s)
		for _, path := range hostilePaths(p) {
			body := strings.Replace(get(t, h, path).Body.String(), `<script src="/static/gainsay.js" defer></script>`, "", 1)
			for _, bad := range []string{"<script", "<img", "<svg/", "onerror=alert(1)>", `href="javascript:`, `href="java`} {
				if strings.Contains(body, bad) {
					t.Errorf("%s with %q holds %q", path, p, bad)
				}
			}
		}
	}
}

// TestOpenRedirect sends forms whose paths could lead elsewhere.
func TestOpenRedirect(t *testing.T) {
	h, _ := reader(t)
	for _, path := range []string{"/x/%2f%2fevil.example/review", "/x/%5cevil.example/review"} {
		w := post(t, h, path, "same-origin", url.Values{"who": {"a"}, "act": {"dismiss"}})
		if to := w.Header().Get("Location"); strings.HasPrefix(to, "//") || strings.Contains(to, "evil.example") && !strings.HasPrefix(to, "/x/") {
			t.Errorf("%s leads to %q", path, to)
		}
	}
}

// TestParameters puts what breaks databases and patterns into every parameter.
func TestParameters(t *testing.T) {
	h, _ := reader(t)
	for _, v := range []string{"' OR 1=1 --", `"; DROP TABLE statements; --`, "%", "*", "a*", strings.Repeat("(a OR ", 15) + "b", "(((((((((a+)+)+)+)+)+)+)+)+)$", "\x00", "\xff\xfe", "NEAR(a b)", "text:a", `"`, "AND", "NOT", "^a", "a:b", "{a b}", "-", "figure:>=NaN", "figure:1e999", "page:1", strings.Repeat("é", 900)} {
		for _, path := range []string{"/search?q=", "/search?sort=best&q=", "/said?quote=", "/stories?after=", "/contradictions?after=", "/figures?after=", "/export/csv?q=", "/feed?q=", "/search?q=a&page="} {
			w := get(t, h, path+url.QueryEscape(v))
			if w.Code >= 500 {
				b, _ := io.ReadAll(w.Body)
				t.Errorf("%s%q answers %d: %s", path, v, w.Code, b)
			}
		}
	}
	if get(t, h, "/search?q=bridge").Code != http.StatusOK {
		t.Error("the record is gone")
	}
}
