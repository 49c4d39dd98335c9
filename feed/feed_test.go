package feed

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay/internal/golden"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestGolden parses the feed of each case, which is found at
// https://feeds.example/news/feed.xml, and compares it with the case's "want".
func TestGolden(t *testing.T) {
	golden.Run(t, func(_ *testing.T, c golden.Case) string {
		_, text := c.Input()
		return show([]byte(text))
	})
}

func show(body []byte) string {
	f, err := Parse(body, "https://feeds.example/news/feed.xml")
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s, title %q, site %q, language %q, skipped %d, broken %v\n", f, f.Title, f.Site, f.Language, f.Skipped, f.Broken)
	for _, s := range f.Sitemaps {
		fmt.Fprintf(&b, "sitemap %s\n", s)
	}
	for _, it := range f.Items {
		fmt.Fprintf(&b, "%s %q published %s updated %s printed %q by %q summary %q content %q\n", it.URL, it.Title, day(it.Published), day(it.Updated), it.Printed, it.Authors, it.Summary, it.Content)
		if it.Status != "" {
			fmt.Fprintf(&b, "  item %s version %s, %s, embargo %s, note %q\n", it.ID, it.Version, it.Status, day(it.Embargo), it.Note)
		}
	}
	return b.String()
}

func day(t time.Time) string {
	if t.IsZero() {
		return "unknown"
	}
	return t.Format(time.RFC3339)
}

func TestReasons(t *testing.T) {
	for body, want := range map[string]error{
		"":                       ErrEmpty,
		" \n":                    ErrEmpty,
		"plain words":            ErrNotFeed,
		"<html><p>a page</html>": ErrNotFeed,
		`{"a": 1}`:               ErrNotFeed,
		"<rss><channel><title>a": ErrBroken,
		`{"items": [`:            ErrBroken,
	} {
		if f, err := Parse([]byte(body), ""); !errors.Is(err, want) {
			t.Errorf("%q: got %v, %v; want %v", body, f, err, want)
		}
	}
}

func TestWhen(t *testing.T) {
	for printed, want := range map[string]string{
		"Thu,28 Jul 2022 4:35:5 GMT+9":    "2022-07-28T04:35:05+09:00",
		"Sat, Dec 16 2023 02:02:33 PM":    "2023-12-16T14:02:33Z",
		"2022-07-28 04:35:05":             "2022-07-28T04:35:05Z",
		"Wed, 3 May 2023 10:00:00 -03:30": "2023-05-03T10:00:00-03:30",
		"some day":                        "unknown",
	} {
		if got, _ := when(nil, printed); day(got) != want {
			t.Errorf("%q: got %s, want %s", printed, day(got), want)
		}
	}
}

func TestDiscover(t *testing.T) {
	page := `<html><head><link rel="stylesheet" href="a.css"><link rel="alternate" type="application/rss+xml" href="/feed.xml">
<link rel=alternate type="application/atom+xml" href="https://other.example/atom"><link rel="alternate" hreflang="de" href="/de"></head>`
	got := Discover([]byte(page), "https://a.example/x/y")
	if want := []string{"https://a.example/feed.xml", "https://other.example/atom"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range golden.Cases(f) {
		_, text := c.Input()
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		feed, err := Parse(body, "https://feeds.example/news/feed.xml")
		if (feed == nil) == (err == nil) {
			t.Fatalf("%v, %v", feed, err)
		}
		if err == nil {
			for _, it := range feed.Items {
				if it.empty() {
					t.Fatalf("an empty item: %+v", it)
				}
			}
		}
		Discover(body, "https://feeds.example/")
	})
}

func BenchmarkParse(b *testing.B) {
	arc, err := txtar.ParseFile("testdata/rss.txtar")
	if err != nil {
		b.Fatal(err)
	}
	body := arc.Files[0].Data
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(body, ""); err != nil {
			b.Fatal(err)
		}
	}
}
