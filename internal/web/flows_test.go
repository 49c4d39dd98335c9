package web

import (
	"context"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	tab "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/ingest"
	"github.com/gainsay-news/gainsay/internal/store"
)

// A walk is one person's way through the reader over the shipped collection,
// in a browser whose scripts are switched off.
type walk struct {
	t      *testing.T
	ctx    context.Context
	store  *store.Store
	server *httptest.Server
}

// TestFlows goes every way that docs/reader.md tells of. GAINSAY_PICTURES
// names a folder in which each leaves its picture.
func TestFlows(t *testing.T) {
	ctx := browser(t)
	s := newStore(t)
	if _, err := ingest.Accept(t.Context(), s, ingest.Inputs{Pages: demo.Pages()}, nil); err != nil {
		t.Fatal(err)
	}
	if err := ingest.Run(t.Context(), s, ingest.Options{Workers: 2}); err != nil {
		t.Fatal(err)
	}
	w := &walk{t: t, ctx: ctx, store: s, server: httptest.NewServer(demoReader(t, s))}
	defer w.server.Close()
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.EmulateViewport(1120, 800))
	for _, flow := range []struct {
		name string
		walk func(*testing.T, *walk)
	}{
		{"contradiction", findAndRead}, {"person", followPerson}, {"search", searchAndSave}, {"quotation", pasteQuotation},
		{"source", addSource}, {"dismiss", dismissAndFind}, {"correct", correctReading}, {"story", exportStory}, {"phone", onPhone}, {"topics", byTopic}, {"german", inGerman}, {"restore", restoreBackup},
	} {
		if !t.Run(flow.name, func(t *testing.T) { w.t = t; flow.walk(t, w) }) {
			return // the next begins where this one ended
		}
	}
}

func demoReader(t *testing.T, s *store.Store) http.Handler {
	h, err := New(Config{Store: s, Version: "demo", Demo: true, Check: func(ctx context.Context, text string) (*gainsay.Document, []gainsay.Relation, error) {
		return ingest.Check(ctx, s, text)
	}})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func (w *walk) open(path, wait string) {
	w.t.Helper()
	do(w.t, w.ctx, chromedp.Navigate(w.server.URL+path), chromedp.WaitVisible(chromedp.CSS(wait)))
}

// click follows a link or sends a form. The page that is left is marked, so
// that what is waited for is of the next one, though both may have it.
func (w *walk) click(selector, wait string) {
	w.t.Helper()
	if _, err := chromedp.Run(w.ctx, chromedp.Evaluate[bool](`document.documentElement.toggleAttribute("data-left", true)`)); err != nil {
		w.t.Fatal(err)
	}
	do(w.t, w.ctx, chromedp.Click(chromedp.CSS(selector)), chromedp.WaitVisible(chromedp.CSS("html:not([data-left]) "+wait)))
}

// unfold opens what is folded away on the page itself.
func (w *walk) unfold(selector, wait string) {
	w.t.Helper()
	do(w.t, w.ctx, chromedp.Click(chromedp.CSS(selector)), chromedp.WaitVisible(chromedp.CSS(wait)))
}

func (w *walk) fill(selector, value string) {
	w.t.Helper()
	do(w.t, w.ctx, chromedp.SetValue(chromedp.CSS(selector), value))
}

// says wants words in what a selector shows.
func (w *walk) says(selector, words string) {
	w.t.Helper()
	if got := text(w.t, w.ctx, selector); !strings.Contains(got, words) {
		w.t.Fatalf("%s says %.300q, want %q", selector, got, words)
	}
}

// fetched is what a program gets under an address.
func (w *walk) fetched(path string) string {
	w.t.Helper()
	r := get(w.t, demoReader(w.t, w.store), path)
	if r.Code != http.StatusOK {
		w.t.Fatalf("%s answers %d", path, r.Code)
	}
	return r.Body.String()
}

func (w *walk) path() string {
	w.t.Helper()
	at, err := chromedp.Run(w.ctx, chromedp.Location())
	if err != nil {
		w.t.Fatal(err)
	}
	return strings.TrimPrefix(at, w.server.URL)
}

// picture keeps what the browser shows.
func (w *walk) picture(name string) {
	w.t.Helper()
	dir := os.Getenv("GAINSAY_PICTURES")
	if dir == "" {
		return
	}
	quality := int64(72)
	shot, err := chromedp.Call(w.ctx, tab.CaptureScreenshot, tab.CaptureScreenshotParams{Format: tab.CaptureScreenshotFormatWebp, Quality: &quality})
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".webp"), shot.Data, 0o644)
	}
	if err != nil {
		w.t.Fatal(err)
	}
}

// findAndRead finds a contradiction, reads why, opens the sentence in its
// article, and cites it.
func findAndRead(t *testing.T, w *walk) {
	w.open("/", ".stories h3")
	w.picture("front")
	w.click(".contested a.go", ".versus .facets")
	w.says(".facets", "differs")
	w.picture("contradiction")
	w.click(".side.a a.go", ".prose :target")
	w.picture("article")
	w.click(".prose :target + a.perma", ".sheet .quote")
	w.unfold("details.citebox summary", "#c-bib")
	id := strings.TrimPrefix(w.path(), "/s/")
	if bib, err := chromedp.Run(w.ctx, chromedp.Value(chromedp.CSS("#c-bib"))); err != nil || !strings.Contains(bib, "@misc{gainsay-"+id) {
		t.Errorf("to cite: %q, %v", bib, err)
	}
	w.picture("cite")
	if ris := w.fetched("/export/ris?q=id:" + id); !strings.Contains(ris, "TY  - NEWS") {
		t.Errorf("RIS: %s", ris)
	}
}

func followPerson(t *testing.T, w *walk) {
	w.open("/people", ".people")
	w.click(".people a", ".head h1")
	w.picture("person")
	name := text(t, w.ctx, ".head h1")
	var f atomFeed
	if err := xml.Unmarshal([]byte(w.fetched("/feed?q="+url.QueryEscape(`speaker:"`+strings.TrimPrefix(w.path(), "/p/")+`"`))), &f); err != nil || len(f.Entries) == 0 {
		t.Errorf("the feed of %s has %d entries, %v", name, len(f.Entries), err)
	}
}

// searchAndSave searches with four fields, saves that and reads its feed.
func searchAndSave(t *testing.T, w *walk) {
	const q = "speaker:Dahl about:Karsova said:2025 is:contested"
	w.open("/search", "#q")
	w.fill("#q", q)
	w.click(".bigfind button", ".found .st")
	w.says(".readas", "said by Dahl, about Karsova")
	w.picture("search")
	w.unfold("details.citebox.first summary", "#save-name")
	w.fill("#save-name", "Dahl on Karsova")
	w.click("details.citebox.first button", "table")
	w.says("main", "Dahl on Karsova")
	w.picture("saved")
	var f atomFeed
	if err := xml.Unmarshal([]byte(w.fetched("/feed?q="+url.QueryEscape(q))), &f); err != nil || len(f.Entries) == 0 {
		t.Errorf("the feed has %d entries, %v", len(f.Entries), err)
	}
}

func pasteQuotation(t *testing.T, w *walk) {
	w.open("/said", "#quote")
	w.fill("#quote", "Our soldiers will remain in Karsova")
	w.click(".bigform button", ".match")
	w.says("main h2", "Found, word for word")
	w.picture("said")
	w.open("/said?quote="+url.QueryEscape("green cheese orbits the accordion"), "main h2")
	w.says("main h2", "Not found in this collection")
	w.open("/check", "#text")
	w.fill("#text", "Viktor Dahl said on Tuesday that the soldiers will not remain in Karsova.")
	w.click(".bigform button", "main h2")
	w.picture("check")
}

// addSource queues a report of a new outlet and watches it being read.
func addSource(t *testing.T, w *walk) {
	outlet := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/report" {
			http.NotFound(rw, r)
			return
		}
		rw.Header().Set("Content-Type", "text/html; charset=utf-8")
		rw.Write([]byte(`<html lang="en"><head><title>Harbour to stay shut</title><meta property="og:site_name" content="Tidewater Mail"><meta property="article:published_time" content="2025-03-22T09:00:00Z"></head>
<body><article><h1>Harbour to stay shut</h1><p>The harbour of Port Calder will stay shut through spring, harbour master Lena Vogt said on Friday.</p>
<p>“Nobody should expect ships before May,” Vogt told reporters. The repair of the north pier takes longer than planned, she said.</p></article></body></html>`))
	}))
	defer outlet.Close()
	w.open("/sources", "#address")
	w.fill("#address", outlet.URL+"/report")
	w.picture("source")
	w.click(".bigform .row button", ".counts")
	client := fetch.New(fetch.Options{})
	defer client.Close()
	if got, err := ingest.Follow(t.Context(), w.store, client, ingest.FollowOptions{Local: true}); err != nil || got.Pages != 1 {
		t.Fatalf("of the address came %+v, %v", got, err)
	}
	if err := ingest.Run(t.Context(), w.store, ingest.Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	w.open("/queue", ".counts")
	w.says("main", outlet.URL+"/report")
	w.says("main", "recorded")
	w.picture("queue")
	w.open("/search?q="+url.QueryEscape("speaker:Vogt"), ".found .st")
}

// dismissAndFind dismisses a contradiction and finds the decision again.
func dismissAndFind(t *testing.T, w *walk) {
	w.open("/contradictions", ".pair a.go")
	w.click(".pair a.go", ".versus")
	at := w.path()
	w.unfold("#review summary", "#r-who")
	w.fill("#r-who", "Mia")
	w.fill("#r-why", "They speak of different payments.")
	w.click(`#review button[value="dismiss"]`, ".notice")
	w.says(".notice", "A reviewer dismissed this")
	w.open("/contradictions", "main")
	if list := text(t, w.ctx, "main"); strings.Contains(w.fetched("/contradictions"), `"`+at+`"`) {
		t.Errorf("it is still listed: %.200s", list)
	}
	w.open("/decisions", "table")
	w.says("table", "They speak of different payments.")
	w.picture("decisions")
	w.click("table a", ".notice")
	if w.path() != at {
		t.Errorf("the log leads to %s, not to %s", w.path(), at)
	}
}

// correctReading sets right on which day something was said.
func correctReading(t *testing.T, w *walk) {
	w.open("/search?q="+url.QueryEscape("speaker:Vogt"), ".found .st")
	w.click(".found .st blockquote a", ".sheet .quote")
	w.unfold("#correct summary", "#cd-v")
	w.fill("#cd-v", "2025-03-20")
	w.fill("#cd-who", "Mia")
	w.fill("#cd-why", "The report names Thursday further down.")
	w.click(`#correct form:has(#cd-v) button`, "#byhand")
	w.says(".facts", "20 Mar 2025")
	w.says(".facts", "said on 2025-03-20: Mia")
	w.picture("correct")
}

func exportStory(t *testing.T, w *walk) {
	w.open("/", ".stories h3")
	w.click(".stories h3 a", "#timeline")
	w.picture("story")
	id := strings.TrimPrefix(w.path(), "/story/")
	if n := strings.Count(w.fetched("/export/csv?q=story:"+id), "\n"); n < 5 {
		t.Errorf("the story's table has %d lines", n)
	}
	if db := w.fetched("/export/sqlite?q=story:" + id); !strings.HasPrefix(db, "SQLite format 3") {
		t.Errorf("its database begins %.20q", db)
	}
}

func onPhone(t *testing.T, w *walk) {
	do(t, w.ctx, chromedp.EmulateViewport(390, 780))
	_, err := chromedp.Call(w.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
	if err != nil {
		t.Fatal(err)
	}
	w.open("/contradictions", ".pair")
	w.picture("phone")
	if _, err := chromedp.Call(w.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{}); err != nil {
		t.Fatal(err)
	}
	do(t, w.ctx, chromedp.EmulateViewport(1120, 800))
}

// byTopic goes from the list of topics to what is said of one.
func byTopic(t *testing.T, w *walk) {
	w.open("/topics", "table")
	w.picture("topics")
	topic := text(t, w.ctx, "tbody th a")
	w.click("tbody th a", ".stories h3")
	w.says("h1", topic)
	w.click("p.intro a", ".found .st")
	w.says(".readas", "on the topic “"+topic+"”")
}

// inGerman reads in another language: what the reader says is German, what
// was said stays English and is marked so.
func inGerman(t *testing.T, w *walk) {
	w.open("/", ".stories h3")
	w.click(".tongues button[lang=de]", ".stories h3")
	w.says("#h-top", "Wichtigste Storys")
	w.picture("german")
	w.click(".contested a.go", ".versus .facets")
	w.says(".facets", "verschieden")
	w.says("footer", "Es sagt nicht, wer recht hat.")
	w.click(".side.a a.go", ".prose[lang=en] :target")
	w.open("/search", "#q")
	w.fill("#q", "speaker:Dahl said:2025")
	w.click(".bigfind button", ".found .st blockquote[lang=en]")
	w.says(".readas", "Gelesen als: gesagt von Dahl, gesagt von 1. Jan. 2025 bis 31. Dez. 2025.")
	w.fill("#q", "speaker:(")
	w.click(".bigfind button", "#q-error")
	w.says("#q-error", "braucht einen Wert")
	w.click(".tongues button[lang=en]", "#q-error")
	w.says("#q-error", "needs a value")
}

// restoreBackup backs the record up and reads it again from an empty folder.
func restoreBackup(t *testing.T, w *walk) {
	file, dir := filepath.Join(t.TempDir(), "backup.sqlite"), filepath.Join(t.TempDir(), "empty")
	if err := w.store.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	if err := store.Restore(t.Context(), file, dir); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w.server.Close()
	w.server, w.store = httptest.NewServer(demoReader(t, s)), s
	w.open("/decisions", "table")
	w.says("table", "They speak of different payments.")
	w.open("/", ".stories h3")
	w.says("main", "Velmark")
}
