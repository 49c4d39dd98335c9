package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/gainsay-news/gainsay/internal/store"
)

// browser starts a headless Chromium, or skips the test where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium is installed: the reader was not clicked through")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.ExecPath(path))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func text(t *testing.T, ctx context.Context, selector string) string {
	t.Helper()
	s, err := chromedp.Run(ctx, chromedp.Text(chromedp.CSS(selector)))
	if err != nil {
		t.Fatalf("%s: %v", selector, err)
	}
	return s
}

// TestInBrowser opens the reader in one browser.
func TestInBrowser(t *testing.T) {
	ctx := browser(t)
	t.Run("click through", func(t *testing.T) { clickThrough(t, ctx) })
	t.Run("nothing overflows", func(t *testing.T) { nothingOverflows(t, ctx) })
	t.Run("keys", func(t *testing.T) { keyboard(t, ctx) })
	t.Run("accessible", func(t *testing.T) { accessible(t, ctx) })
	t.Run("hostile text", func(t *testing.T) { hostileText(t, ctx) })
}

// clickThrough goes from the front page to a story, to its contradiction,
// to the sentence in its article, on a desk and on a phone, without scripts.
func clickThrough(t *testing.T, ctx context.Context) {
	h, _ := reader(t)
	server := serving(t, h)
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{}); err != nil {
			t.Error(err)
		}
	}()
	for _, width := range []int64{1280, 390} {
		do(t, ctx, chromedp.EmulateViewport(width, 850), chromedp.Navigate(server.URL),
			chromedp.Click(chromedp.CSS(".stories h3 a")), chromedp.WaitVisible(chromedp.CSS("#contradictions")))
		if got := text(t, ctx, "h1"); got != "Is the bridge open?" {
			t.Fatalf("the story is %q", got)
		}
		do(t, ctx, chromedp.Click(chromedp.CSS("#contradictions a.go")), chromedp.WaitVisible(chromedp.CSS(".versus")))
		if got := text(t, ctx, ".versus h1"); !strings.Contains(got, "one says open") {
			t.Fatalf("the contradiction is %q", got)
		}
		do(t, ctx, chromedp.Click(chromedp.CSS(".side.b a.go")), chromedp.WaitVisible(chromedp.CSS(".prose")))
		if got := text(t, ctx, ".prose :target"); !strings.Contains(got, "The bridge is shut") {
			t.Fatalf("the article opens at %q", got)
		}
	}
}

// nothingOverflows holds every page to the width of a phone and a desk.
func nothingOverflows(t *testing.T, ctx context.Context) {
	addresses := opened(t, ctx)
	for _, c := range []struct {
		width int64
		tag   string
	}{{360, "en"}, {1280, "en"}, {360, "de"}} { // German words are longer
		width := c.width
		prefer(t, ctx, c.tag)
		do(t, ctx, chromedp.EmulateViewport(width, 800))
		for _, path := range addresses {
			do(t, ctx, chromedp.Navigate(path))
			over, err := chromedp.Run(ctx, chromedp.Evaluate[float64]("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
			if err != nil {
				t.Fatal(err)
			}
			if over > 0 {
				t.Errorf("%s is %v pixels too wide at %d in %s", path, over, width, c.tag)
			}
		}
	}
}

// prefer makes the browser ask for pages in a language.
func prefer(t *testing.T, ctx context.Context, tag string) {
	t.Helper()
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": tag}}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		chromedp.Call(ctx, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{}})
	})
}

// keyboard walks a list by keys, opens what it stands on, and switches the
// keys off.
func keyboard(t *testing.T, ctx context.Context) {
	old := serving(t, remembered(t))
	do(t, ctx, chromedp.Navigate(old.URL+"/a/m3"), chromedp.KeyEvent("["), chromedp.WaitVisible(chromedp.CSS(`aside a[rel="next"][href="/a/m3"]`)),
		chromedp.KeyEvent("]"), chromedp.WaitVisible(chromedp.CSS(`aside a[rel="prev"][href="/a/m1"]`)))
	h, _ := reader(t)
	server := serving(t, h)
	do(t, ctx, chromedp.EmulateViewport(1280, 850), chromedp.Navigate(server.URL+"/contradictions"),
		chromedp.KeyEvent("j"), chromedp.WaitVisible(chromedp.CSS(".pair.here")), chromedp.KeyEvent("o"), chromedp.WaitVisible(chromedp.CSS(".versus")),
		chromedp.KeyEvent("?"), chromedp.WaitVisible(chromedp.CSS("dialog.keys")), chromedp.Click(chromedp.CSS("dialog.keys button")),
		chromedp.Navigate(server.URL+"/contradictions"), chromedp.KeyEvent("j"))
	moved, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.querySelector(".here") !== null`))
	if err != nil || moved {
		t.Errorf("the keys were switched off and still move: %v", err)
	}
}

// serving is a server that ends with the test, whatever the browser still
// listens to.
func serving(t *testing.T, h http.Handler) *httptest.Server {
	server := httptest.NewServer(h)
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return server
}

// everyPage is an address of each page over the invented bridge.
func everyPage() []string {
	return []string{"/", "/stories", "/story/bridge", "/contradictions", conflictPath(), "/s/d1-a-q", "/p/annaberg", "/a/d1", "/people", "/search", "/search?q=bridge",
		"/search?q=%28", "/said", "/said?quote=the+bridge+is", "/sources", "/sources/1", "/queue", "/about", "/check", "/decisions", "/saved", "/figures", "/places", "/calendar", "/calendar?month=2031-05", "/topics", "/topics/bridge", "/vocabulary", "/alerts", "/settings", "/embed/s/d1-a-q", "/embed" + conflictPath(), "/nothing"}
}

// signedPages are addresses of pages that need an account, or show more to
// who has one.
func signedPages() []string {
	return []string{"/", "/signin", "/account", "/settings", "/alerts", "/sources", "/sources/1", "/vocabulary", "/story/bridge", "/p/annaberg", conflictPath()}
}

// opened is where the browser finds each page: of a reader for whoever
// is at the machine, and of one with accounts, in which it signs in and has
// what the lists of accounts, tokens, searches and alerts show.
func opened(t *testing.T, ctx context.Context) (out []string) {
	h, _ := reader(t)
	open := serving(t, h)
	room, s := newsroom(t)
	tokenFor(t, s, "read")
	if err := s.SaveSearch(t.Context(), store.SavedSearch{Name: "shut", Query: `"is shut"`}); err != nil {
		t.Fatal(err)
	}
	list, err := s.SavedSearches(t.Context(), "")
	if err != nil || len(list) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	for _, a := range []store.Alert{{Kind: "webhook", Target: "https://desk.example/in", Secret: "secret"}, {Kind: "mail", Target: "desk@post.example", Every: 24 * time.Hour}} {
		a.Search, a.Who = list[0].ID, "Mia"
		if _, err := s.AddAlert(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	do(t, ctx, chromedp.Navigate(room.URL+"/signin"))
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.querySelector("#i-name").value = "admin", document.querySelector("#i-pass").value = "`+password+`", true`)); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Click(chromedp.CSS("main form button")), chromedp.WaitVisible(chromedp.CSS("form.viewer")))
	for _, path := range everyPage() {
		out = append(out, open.URL+path)
	}
	for _, path := range signedPages() {
		out = append(out, room.URL+path)
	}
	return out
}

// files are the addresses that are asked for and are no page: what a program,
// a feed reader or another site takes.
var files = []string{"GET /ready", "GET /sources.opml", "GET /live", "GET /feed", "GET /x/{id}/cite/{form}", "GET /export/{form}", "GET /s/{id}/ld", "GET /s/{id}/annotation", "GET /x/{id}/ld", "GET /oembed", "GET /timemap", "GET /timegate", "GET /static/", "GET /signin/openid", "GET /signin/openid/back"}

var handled = regexp.MustCompile(`mux\.Handle(?:Func)?\("(GET /[^"]*)"`)

// TestEveryPageIsTried: each address of the reader that shows a page is among
// those that a browser holds against the rules, and shows one.
func TestEveryPageIsTried(t *testing.T) {
	mux, want := http.NewServeMux(), map[string]bool{}
	ways := []string{}
	for _, p := range (&site{}).routes() {
		ways = append(ways, "GET "+p.path)
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sources {
		code, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, m := range handled.FindAllSubmatch(code, -1) {
			ways = append(ways, string(m[1]))
		}
	}
	for _, way := range ways {
		mux.HandleFunc(way, http.NotFound)
		want[way] = !slices.Contains(files, way) && !strings.HasPrefix(way, "GET /api/")
	}
	if len(ways) < 25 || !want["GET /account"] || !want["GET /check"] {
		t.Fatalf("the addresses are not found: %v", ways)
	}
	h, _ := reader(t)
	room, _ := newsroom(t)
	admin := visit(t, room).signIn("admin")
	for _, path := range everyPage() {
		_, way := mux.Handler(here(http.MethodGet, path, nil))
		delete(want, way)
		if w := get(t, h, path); (w.Code != http.StatusOK) != (path == "/nothing") || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%s: %d %s", path, w.Code, w.Header().Get("Content-Type"))
		}
	}
	for _, path := range signedPages() {
		_, way := mux.Handler(here(http.MethodGet, path, nil))
		delete(want, way)
		if resp, _ := admin.get(path); resp.StatusCode != http.StatusOK {
			t.Errorf("%s for who signed in: %s", path, resp.Status)
		}
	}
	for way, page := range want {
		if page {
			t.Errorf("%s shows a page that no browser tries: add it to everyPage or signedPages, or to files", way)
		}
	}
}

// accessible holds every page, light and dark, against the rules of axe-core,
// whose axe.min.js GAINSAY_AXE names.
func accessible(t *testing.T, ctx context.Context) {
	file := os.Getenv("GAINSAY_AXE")
	if file == "" {
		t.Skip("GAINSAY_AXE does not name axe.min.js (npm pack axe-core): the rules of accessibility were not tried")
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	addresses := opened(t, ctx)
	for _, c := range [][2]string{{"light", "en"}, {"dark", "en"}, {"light", "de"}} {
		scheme := c[0]
		prefer(t, ctx, c[1])
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range addresses {
			do(t, ctx, chromedp.Navigate(path))
			const ask = `;axe.run().then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ") + " " + (n.any[0] || {}).message).slice(0, 3).join(" | ")).join("; "))`
			found, err := chromedp.Run(ctx, chromedp.Evaluate[string](string(axe)+ask, chromedp.EvalAwaitPromise))
			if err != nil || found != "" {
				t.Errorf("%s, %s: %s %v", path, c, found, err)
			}
		}
	}
}

// hostileText opens pages whose every field is an attack and looks for what
// could run.
func hostileText(t *testing.T, ctx context.Context) {
	all := strings.Join(payloads, " ")
	s := newStore(t)
	f, d := hostile(all)
	put(t, s, f, d)
	server := serving(t, handler(t, s))
	for _, path := range hostilePaths(all) {
		do(t, ctx, chromedp.Navigate(server.URL+path))
		ran, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.querySelectorAll("main script, main img, main iframe, main [onload], main [onerror], main a[href^='javascript']").length > 0`))
		if err != nil || ran {
			t.Errorf("%s holds something that could run: %v", path, err)
		}
	}
}
