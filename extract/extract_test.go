package extract

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/golden"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestGolden reads the page of each case and compares what was found, a line
// each, with the case's "want".
func TestGolden(t *testing.T) {
	golden.Run(t, func(_ *testing.T, c golden.Case) string {
		name, text := c.Input()
		page := gainsay.Page{Body: []byte(text)}
		page.Type = map[string]string{".html": "text/html", ".txt": "text/plain"}[filepath.Ext(name)]
		fields(c.Part("hint"), &page)
		return show(page)
	})
}

func fields(text string, page *gainsay.Page) {
	for _, line := range strings.Split(text, "\n") {
		key, value, _ := strings.Cut(line, " ")
		switch key {
		case "url":
			page.URL = value
		case "zone":
			page.Hint.Zone = value
		case "publisher":
			page.Hint.Publisher = value
		case "published":
			page.Hint.Published, _ = time.Parse(time.RFC3339, value)
		}
	}
}

// show writes what was found, a line a finding.
func show(page gainsay.Page) string {
	doc, err := Article(page)
	if err != nil {
		return "refused: " + err.Error() + "\n"
	}
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, value)
		}
	}
	line("url", doc.URL)
	line("title", doc.Title)
	line("publisher", doc.Publisher)
	line("origin", doc.Origin)
	line("ref", doc.Ref)
	line("authors", strings.Join(doc.Authors, "; "))
	line("editors", strings.Join(doc.Editors, "; "))
	line("published", showStamp(doc.Published))
	line("modified", showStamp(doc.Modified))
	line("language", doc.Language)
	for _, m := range doc.Media {
		line(m.Kind, strings.TrimSpace(cmp.Or(m.Address, "no address")+" "+m.Caption))
	}
	for _, p := range strings.Split(doc.Text[doc.Body:], "\n\n") {
		line("p", p)
	}
	return b.String()
}

func showStamp(s gainsay.Stamp) string {
	if s.Time.IsZero() {
		return ""
	}
	zone := string(s.Zone)
	if zone == "" {
		zone = "unknown"
	}
	if s.DayOnly {
		zone += " day only"
	}
	return fmt.Sprintf("%s zone %s from %s printed %q", s.Time.Format(time.RFC3339), zone, s.From, s.Printed)
}

func TestReasons(t *testing.T) {
	for _, c := range []struct {
		name string
		body string
		want error
	}{
		{"empty", " \n ", ErrEmpty},
		{"pdf", "%PDF-1.4 \x00\x01\x02", ErrBinary},
		{"zeros", strings.Repeat("\x00", 5000), ErrBinary},
		{"feed", `<?xml version="1.0"?><rss version="2.0"><channel/></rss>`, ErrFeed},
		{"huge", strings.Repeat("a", maxBytes+1), ErrTooLarge},
		{"no text", "<html><head><title>Nothing</title></head><body></body></html>", ErrNoText},
		{"404", "<html><head><title>404 Not Found</title></head><body><p>The page you requested is not here.</p></body></html>", ErrErrorMsg},
		{"redirect", `<html><head><meta http-equiv="refresh" content="0; url=/there"></head><body>Moved</body></html>`, ErrRedirect},
		{"deep", "<html><body>" + strings.Repeat("<div>", 4000) + "x", ErrNoArticle},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Article(gainsay.Page{Body: []byte(c.body)})
			if !errors.Is(err, c.want) || !errors.Is(err, ErrNoArticle) {
				t.Errorf("got %v, %v; want %v", doc, err, c.want)
			}
		})
	}
}

func TestHintsOverride(t *testing.T) {
	at := time.Date(2024, 5, 1, 10, 0, 0, 0, time.UTC)
	doc, err := Article(gainsay.Page{
		Body: []byte("Ferry service resumes in Lorne Harbour\n\nThe ferry ran again on Tuesday, the harbour master said."),
		Hint: gainsay.Hint{Publisher: "Lorne Courier", Published: at, Home: "Lorne Harbour"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Publisher != "Lorne Courier" || !doc.Published.Time.Equal(at) || doc.Published.From != "hint" || doc.Home != "Lorne Harbour" {
		t.Errorf("got %+v", doc)
	}
}

func TestIdentifierIsOfAddressAndBytes(t *testing.T) {
	read := func(url, body string) gainsay.DocumentID {
		doc, err := Article(gainsay.Page{URL: url, Body: []byte(body)})
		if err != nil {
			t.Fatal(err)
		}
		return doc.ID
	}
	a := "A headline\n\nThe council met on Monday and adopted the plan."
	same := read("https://a.example/x?utm_source=feed#top", a)
	if same != read("https://a.example/x", a) {
		t.Error("the marks of a campaign changed the document")
	}
	if same == read("https://a.example/y", a) || same == read("https://a.example/x", a+" ") {
		t.Error("another page or other bytes have the same id")
	}
}

func FuzzArticle(f *testing.F) {
	for _, c := range golden.Cases(f) {
		_, text := c.Input()
		f.Add([]byte(text), "text/html; charset=windows-1252")
	}
	f.Add([]byte("<p>a<p>b<table><td>c"), "")
	f.Add([]byte("\xff\xfeh\x00i\x00"), "text/plain")
	f.Add([]byte("Title\nSource: X| 2019-10-24 00:54:32|Editor: y\n\nText."), "text/plain")
	f.Fuzz(func(t *testing.T, body []byte, media string) {
		doc, err := Article(gainsay.Page{URL: "https://a.example/story", Type: media, Body: body})
		if err != nil {
			if !errors.Is(err, ErrNoArticle) {
				t.Fatalf("a reason of another kind: %v", err)
			}
			return
		}
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkArticle(b *testing.B) {
	arc, err := txtar.ParseFile("testdata/news-html.txtar")
	if err != nil {
		b.Fatal(err)
	}
	page := gainsay.Page{URL: "https://a.example/story", Type: "text/html", Body: arc.Files[0].Data}
	b.SetBytes(int64(len(page.Body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Article(page); err != nil {
			b.Fatal(err)
		}
	}
}
