package extract

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

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
		case "rules":
			page.Hint.Rules = new(gainsay.Rules)
			if err := json.Unmarshal([]byte(value), page.Hint.Rules); err != nil {
				panic(err)
			}
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
	for _, f := range doc.Beliefs {
		line("believed "+f.Field, strings.Join(append([]string{f.From + ", " + f.Why}, f.Others...), "; "))
	}
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
		{"ticker", `<html><head><title>Storm</title><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Storm as it comes","liveBlogUpdate":[{},{},{}]}</script></head><body>` + strings.Repeat("<p>The water at the old pier rose by another two centimetres within the last hour, the port office said.</p>", 9) + "</body></html>", ErrTicker},
		{"gallery", `<html><head><title>The flood in pictures</title></head><body><h1>The flood in pictures</h1>` + strings.Repeat("<figure><img src=a.jpg></figure><p>A street in Orsk after the flood of Sunday, seen from the bridge.</p>", 7) + "</body></html>", ErrGallery},
		{"called gallery", `<html><head><title>Flood</title><script type="application/ld+json">{"@type":"ImageGallery","name":"Flood"}</script></head><body><p>A street in Orsk after the flood of Sunday, seen from the bridge by a man who stood there.</p></body></html>`, ErrGallery},
		{"stub", `<html><head><title>Pier</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier to close","isAccessibleForFree":false,"wordCount":900}</script></head><body><article><h1>Pier to close</h1><p>` + strings.Repeat("The old pier is to close in the spring of next year, the port office of Orsk said on Monday. ", 5) + "</p></article></body></html>", ErrPaywall},
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
		if len(body) > 4<<10 {
			return // what is found is found in little, and many times as often
		}
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

// TestSequencesThatAreReports holds pages that look like those refused and
// are reports all the same.
func TestSequencesThatAreReports(t *testing.T) {
	var text string
	for i, place := range strings.Fields("pier bridge mill dam harbour station market church school prison") {
		text += fmt.Sprintf("<p>Near the %s the water stood at %d centimetres when the %s keeper went to look at it, she told the town's paper in the evening, and people left.</p>", place, 40+7*i, place)
	}
	for name, page := range map[string]string{
		"one update":     `<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Storm","liveBlogUpdate":[{}]}</script></head><body>` + text + "</body></html>",
		"with pictures":  `<html><body><h1>The flood in pictures and words</h1>` + strings.Repeat("<img src=a.jpg>", 9) + text + strings.ReplaceAll(text, "Near the", "On Monday, further up the river at the") + "</body></html>",
		"closed, whole":  `<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier","isAccessibleForFree":false,"wordCount":180}</script></head><body>` + text + "</body></html>",
		"a word about a": `<html><head><title>The gallery on the hill opens again</title></head><body>` + text + "</body></html>",
	} {
		if _, err := Article(gainsay.Page{Body: []byte(page), Type: "text/html"}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRulesThatAreNone(t *testing.T) {
	page := gainsay.Page{Body: []byte("<html><body><p>The pier is open.</p></body></html>"), Type: "text/html", Hint: gainsay.Hint{Rules: &gainsay.Rules{Body: "div["}}}
	if _, err := Article(page); !errors.Is(err, ErrRule) || !errors.Is(err, ErrNoArticle) {
		t.Errorf("got %v", err)
	}
	if err := CheckRules(gainsay.Rules{Drop: "p:nosuch"}); !errors.Is(err, ErrRule) {
		t.Errorf("got %v", err)
	}
	if err := CheckRules(gainsay.Rules{Body: "main p, .text > p", Title: "h1"}); err != nil {
		t.Error(err)
	}
}

func FuzzRules(f *testing.F) {
	f.Add("p", []byte("<html><body><div class=a><p>One.</p></div><p>Two.</p>"))
	f.Add("div.a > p:nth-child(2n+1), [id^=x]", []byte("<div class=a><p>One.</p></div>"))
	f.Add(":has(p):not(:contains('x'))", []byte("<div class=a><p>One.</p></div>"))
	f.Fuzz(func(t *testing.T, rule string, body []byte) {
		if len(rule) > 256 || len(body) > 1<<14 {
			t.Skip()
		}
		rules := &gainsay.Rules{Title: rule, Body: rule, Drop: rule, Author: rule, Date: rule}
		doc, err := Article(gainsay.Page{Body: body, Type: "text/html", Hint: gainsay.Hint{Rules: rules}})
		if (doc == nil) == (err == nil) {
			t.Fatalf("%v, %v", doc, err)
		}
		if err == nil {
			if err := doc.Check(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"text/html; charset=iso-8859-1", "text/html; charset=utf-16", "text/plain", ""} {
		f.Add([]byte("<p>Caf\xe9 closed at noon.</p>"), s)
		f.Add([]byte("\xff\xfe<\x00p\x00>\x00"), s)
		f.Add([]byte("<meta charset=gb2312><p>\xb1\xb1\xbe\xa9"), s)
		f.Add([]byte("\x1b$B4A;z\x1b(B"), s)
	}
	f.Fuzz(func(t *testing.T, body []byte, stated string) {
		text, _, err := decode(gainsay.Page{Body: body, Type: stated})
		if err == nil && (!utf8.ValidString(text) || strings.TrimSpace(text) == "") {
			t.Fatalf("not text: %q", text)
		}
		if got := clean(text); clean(got) != got {
			t.Fatalf("cleaning %q once is not enough: %q", text, got)
		}
	})
}
