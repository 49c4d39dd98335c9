package web

import (
	"fmt"

	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/gainsay-news/gainsay"
)

// asked are the parameters that any page reads.
var asked = []string{"q", "sort", "after", "page", "quote", "to", "add", "v", "form", "text", "day", "kind", "place", "theme", "zone", "url", "format", "from", "id"}

// everyAddress is each address that answers to GET, with what stands for the
// thing in those that name one.
func everyAddress(t *testing.T, thing string) []string {
	t.Helper()
	r, err := New(Config{Store: newStore(t)})
	if err != nil {
		t.Fatal(err)
	}
	thing = url.PathEscape(thing)
	list := []string{"/feed", "/export/csv", "/export/" + thing, "/check", "/signin", "/account", "/api/v1/openapi.json", "/static/" + thing, "/" + thing, "/api/v1/" + thing, "/sources.opml", "/oembed", "/timemap", "/timegate", "/s/" + thing + "/ld", "/s/" + thing + "/annotation", "/x/" + thing + "/ld"}
	for _, p := range r.site.routes() {
		path := strings.ReplaceAll(strings.TrimSuffix(p.path, "{$}"), "{id}", thing)
		list = append(list, path, "/api/v1"+path)
	}
	return list
}

// attacks are values that break out of SQL, patterns, paths, headers and
// markup where they are not minded.
var attacks = []string{
	"' OR 1=1 --", `"; DROP TABLE statements; --`, "1); DELETE FROM stories; --", "x' UNION SELECT hash FROM users --", "%' AND sleep(9) --", "\x00", "\xff\xfe", "..%2f..%2f..%2fetc%2fpasswd", "../../../../etc/passwd",
	"..\\..\\windows\\win.ini", "/etc/passwd\x00.html", "%0d%0aSet-Cookie: pwned=1", "x\r\nSet-Cookie: pwned=1\r\n\r\n<script>", "//evil.example", "https://evil.example", `\\evil.example`, "{{.}}", "${7*7}", "NaN", "-1", "99999999999999999999",
	"t1.1 OR 1", "/((a+)+)+$/", "text:/(a|a)*b/", "(((((((((((((((((((((((((", `"`, "NEAR/99999999 a", "SENT(", "saved:x", "figure:>=1e999", strings.Repeat("a OR ", 99) + "a", strings.Repeat("(", 300), strings.Repeat("é", 3000), strings.Repeat("a* ", 60), "*", "speaker:" + strings.Repeat("%", 100),
}

// TestAttacks puts every attack into every parameter and every address: the
// server never fails, is never slow, gives no header away, and the record
// stays as it is.
func TestAttacks(t *testing.T) {
	h, s := reader(t)
	before, err := s.Totals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	try := func(path string) {
		n++
		r := here(http.MethodGet, "/", nil)
		u, err := url.ParseRequestURI(path)
		if err != nil {
			return // no client could ask for it
		}
		r.URL, r.RequestURI = u, path
		w := httptest.NewRecorder()
		start := time.Now()
		h.ServeHTTP(w, r)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%.200s takes %s", path, took)
		}
		if w.Code >= 500 && w.Code != http.StatusServiceUnavailable && w.Code != http.StatusNotImplemented {
			t.Errorf("%.200s answers %d: %.300s", path, w.Code, w.Body)
		}
		if to := w.Header().Get("Location"); strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\") || strings.Contains(to, "://") {
			t.Errorf("%.200s leads to %q", path, to)
		}
		for name, values := range w.Header() {
			if all := strings.Join(values, " "); name == "Set-Cookie" || strings.ContainsAny(all, "\r\n") {
				t.Errorf("%.200s sets %s: %q", path, name, all)
			}
		}
		if got := w.Header().Get("Content-Security-Policy"); got != policy {
			t.Errorf("%.200s has the policy %q", path, got)
		}
		if strings.Contains(w.Body.String(), "root:") {
			t.Errorf("%.200s reads files", path)
		}
	}
	base := everyAddress(t, "bridge")
	for i, attack := range attacks {
		for _, path := range namesThing(base, attack) {
			try(path)
		}
		for j, path := range base {
			if path == "/search" || path == "/api/v1/search" || path == "/said" || path == "/feed" || path == "/export/csv" || (i+j)%4 == 0 {
				for _, p := range asked {
					if path != "/search" && p != "q" && p != "quote" && (i+j)%3 != 0 {
						continue
					}
					try(path + "?" + url.Values{p: {attack}}.Encode())
				}
			}
		}
	}
	after, err := s.Totals(t.Context())
	if err != nil || before != after {
		t.Errorf("the record was %+v and is %+v, %v", before, after, err)
	}
	if body := get(t, h, "/search?q=bridge").Body.String(); !strings.Contains(body, "/s/d1-a-q") {
		t.Error("the index is gone")
	}
	t.Logf("%d requests", n)
}

// namesThing puts a value where the addresses name a thing.
func namesThing(base []string, thing string) []string {
	var out []string
	for _, path := range base {
		if strings.Contains(path, "bridge") {
			out = append(out, strings.ReplaceAll(path, "bridge", url.PathEscape(thing)), strings.ReplaceAll(path, "bridge", thing))
		}
	}
	return out
}

// TestEveryAnswerHasThePolicy sees the headers on what is no page: errors of
// every kind, feeds, files, redirects, streams, what is unchanged.
func TestEveryAnswerHasThePolicy(t *testing.T) {
	server, s := newsroom(t)
	if err := s.Set(t.Context(), map[string]string{"rate": "0"}, nil, "test"); err != nil {
		t.Fatal(err)
	}
	v := visit(t, server).signIn("admin")
	token := v.formToken()
	seen := map[int]bool{}
	check := func(what string, resp *http.Response) {
		seen[resp.StatusCode] = true
		for name, want := range map[string]string{"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin"} {
			if got := resp.Header.Values(name); len(got) != 1 || got[0] != want {
				t.Errorf("%s answers %s with %s: %q", what, resp.Status, name, got)
			}
		}
	}
	for _, path := range append(everyAddress(t, "bridge"), "/feed?q=%28", "/story/none", "/search?q=bridge&after=x", "/"+strings.Repeat("a", maxAddress), "/export/csv?q=bridge", "/static/gainsay.js", "/settings", "/alerts") {
		if path == "/api/v1/live" {
			continue
		}
		resp, _ := v.get(path)
		check(path, resp)
		if tag := resp.Header.Get("ETag"); tag != "" {
			r, _ := http.NewRequest(http.MethodGet, server.URL+path, nil)
			r.Header.Set("If-None-Match", tag)
			resp, body := v.ask(r)
			if check(path+" again", resp); resp.StatusCode != http.StatusNotModified || body != "" {
				t.Errorf("%s again answers %s", path, resp.Status)
			}
		}
	}
	for path, form := range map[string]url.Values{
		"/signin": {"name": {"x"}}, "/saved": {"form-token": {token}, "name": {"n"}, "q": {"bridge"}}, "/sources": {"form-token": {"wrong"}}, "/decisions/77/undo": {"form-token": {token}},
		"/check": {"form-token": {token}, "text": {strings.Repeat("a", maxForm+10)}}, "/": nil, "/story/bridge": {"form-token": {token}},
	} {
		resp, _ := v.post(path, form)
		check("posting to "+path, resp)
	}
	for _, method := range []string{"PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND", "HEAD"} {
		r, _ := http.NewRequest(method, server.URL+"/stories", nil)
		resp, _ := v.ask(r)
		check(method, resp)
	}
	resp, _ := visit(t, server).post("/signin", url.Values{"name": {"x"}})
	check("signing in as nobody", resp)
	for _, code := range []int{200, 303, 304, 400, 401, 403, 404, 414} {
		if !seen[code] {
			t.Errorf("no answer was %d", code)
		}
	}
}

// TestTooMuch sends more than a request may hold.
func TestTooMuch(t *testing.T) {
	h, _ := reader(t)
	for _, c := range []struct{ method, path, media, body string }{
		{"POST", "/check", "application/x-www-form-urlencoded", "text=" + strings.Repeat("a", maxForm)},
		{"POST", "/api/v1/check", "application/json", `{"text":"` + strings.Repeat("a", maxForm) + `"}`},
		{"POST", "/api/v1/check", "application/json", strings.Repeat("[", 500000)},
		{"POST", "/api/v1/check", "application/json", strings.Repeat(`{"text":`, 50000)},
		{"GET", "/search?q=" + strings.Repeat("a", maxAddress), "", ""},
		{"GET", "/export/csv?q=" + strings.Repeat("a+", 1500), "", ""},
	} {
		r := here(c.method, c.path, strings.NewReader(c.body))
		r.Header.Set("Content-Type", c.media)
		w := httptest.NewRecorder()
		start := time.Now()
		h.ServeHTTP(w, r)
		if w.Code < 400 || w.Code > 499 || time.Since(start) > 5*time.Second {
			t.Errorf("%s %.40s with %d bytes: %d in %s", c.method, c.path, len(c.body), w.Code, time.Since(start))
		}
	}
}

// script is a payload that says so when it runs, in a form of its own for each
// place where it may land.
const script = `"'></title></textarea></script><script>window.pwned=1</script><img src=x onerror="window.pwned=1"><svg onload=window.pwned=1><a href="javascript:window.pwned=1">x</a><iframe srcdoc="<script>top.pwned=1</script>"></iframe>`

// watchOut is run before any page: it notes what a policy had to stop, since
// what is stopped got into the page all the same.
const watchOut = `(() => {
	const bad = [...document.querySelectorAll("script:not([src='/static/gainsay.js']), img:not([src^='/']), iframe, object, embed, base, meta[http-equiv]:not([content='3']), [onload], [onerror], [onclick], [onfocus], [style], a[href^='javascript' i], form[action^='javascript' i], link:not([href^='/'])")];
	return (window.pwned ? "it ran; " : "") + bad.map(e => e.outerHTML.slice(0, 120)).join("; ");
})()`

// TestScriptsInBrowser stores a script in everything that people can fill in,
// and sends it in every parameter, and opens all pages in a real browser.
func TestScriptsInBrowser(t *testing.T) {
	ctx := browser(t)
	server, s := newsroom(t)
	f, d := hostile(script)
	put(t, s, f, d)
	v := visit(t, server).signIn("admin")
	token := v.formToken()
	const long = `<script>window.pwned=1</script>` // where a field is short
	for path, form := range map[string]url.Values{
		conflictPath() + "/review": {"act": {"confirm"}, "why": {script}}, "/story/bridge/choose": {"why": {script}}, "/saved": {"name": {`"><script>window.pwned=1</script>`}, "q": {"bridge " + long}},
		"/sources": {"address": {"https://a.example/?" + url.QueryEscape(script)}, "once": {"1"}}, "/settings": {"group": {"Mail and alerts"}, "smtp_user": {script}},
		"/settings/accounts": {"name": {long}, "role": {"admin"}, "password": {password}}, "/settings/tokens": {"name": {long}, "scope": {"read"}},
		"/alerts": {"search": {"1"}, "kind": {"webhook"}, "target": {"https://a.example/?" + script}, "every": {"daily"}}, "/s/d1-a-q/correct": {"act": {"speaker"}, "value": {script}, "why": {script}},
	} {
		form.Set("form-token", token)
		v.post(path, form)
	}
	if err := s.Refuse(t.Context(), 1, script, script); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Accept(t.Context(), gainsay.Page{URL: "https://a.example/" + script, Body: []byte("x")}); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Navigate(server.URL+"/signin"))
	cookie := network.SetCookieParams{Name: v.cookie.Name, Value: v.cookie.Value, URL: server.URL}
	if _, err := chromedp.Call(ctx, network.SetCookie, cookie); err != nil {
		t.Fatal(err)
	}
	paths := append(hostilePaths(script), everyPage()...)
	paths = append(paths, "/settings", "/alerts", "/account", "/signin?to="+url.QueryEscape(script))
	for i, p := range []string{"/search", "/said", "/stories", "/contradictions", "/sources", "/places", "/people", "/check"} {
		values := url.Values{}
		for _, name := range asked {
			if name != "after" || i == 0 {
				values.Set(name, script)
			}
		}
		paths = append(paths, p+"?"+values.Encode())
	}
	for _, path := range paths {
		do(t, ctx, chromedp.Navigate(server.URL+path))
		if got, err := chromedp.Run(ctx, chromedp.Evaluate[string](watchOut)); err != nil || got != "" {
			t.Errorf("%.120s holds %s %v", path, got, err)
		}
	}
	// The page of an error that is no page of ours is not run either.
	for _, path := range []string{"/api/v1/story/" + url.PathEscape(script), "/feed?q=" + url.QueryEscape(script), "/export/csv?q=" + url.QueryEscape(`"`+long)} {
		resp, _ := v.get(path)
		if media := resp.Header.Get("Content-Type"); strings.HasPrefix(media, "text/html") && resp.StatusCode == http.StatusOK || resp.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%.60s is %q", path, media)
		}
	}
}

// TestOtherSite has a page of another site send forms and read answers in a
// real browser that is signed in.
func TestOtherSite(t *testing.T) {
	ctx := browser(t)
	server, s := newsroom(t)
	v := visit(t, server).signIn("admin")
	evil := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<form id="f" method="post" action="%s%s/review"><input name="act" value="dismiss"><button id="go">x</button></form>
			<iframe id="frame" src="%[1]s/settings"></iframe>
			<script>fetch("%[1]s/api/v1/settings", {credentials: "include"}).then(r => r.text()).then(t => { document.title = "read " + t.length }, e => { document.title = "refused" })</script>`, server.URL, conflictPath())
	}))
	defer evil.Close()
	elsewhere := strings.Replace(evil.URL, "127.0.0.1", "localhost", 1)
	do(t, ctx, chromedp.Navigate(server.URL+"/signin"))
	if _, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{Name: v.cookie.Name, Value: v.cookie.Value, URL: server.URL, SameSite: network.CookieSameSiteLax}); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Navigate(elsewhere), chromedp.WaitVisible(chromedp.CSS("#go")))
	deadline := time.Now().Add(10 * time.Second)
	title := ""
	for title == "" && time.Now().Before(deadline) {
		title, _ = chromedp.Run(ctx, chromedp.Evaluate[string]("document.title"))
	}
	if title != "refused" {
		t.Errorf("another site's script: %q", title)
	}
	do(t, ctx, chromedp.Click(chromedp.CSS("#go")), chromedp.WaitVisible(chromedp.CSS("body")))
	time.Sleep(200 * time.Millisecond)
	if list, err := s.Decisions(t.Context(), 5); err != nil || len(list) != 0 {
		t.Errorf("another site's form was taken: %+v %v", list, err)
	}
}
