package quantity

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/dateline"
	"github.com/gainsay-news/gainsay/internal/golden"
	"github.com/gainsay-news/gainsay/tag"
	"github.com/gainsay-news/gainsay/timex"
	"github.com/gainsay-news/gainsay/token"
)

// read fills the layers that the package needs, and its own.
func read(text string) *gainsay.Document {
	doc := &gainsay.Document{Text: text}
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(text)
	doc.Dateline = dateline.Find(doc)
	doc.Tags = tag.Find(doc)
	doc.Timexes = timex.Find(doc)
	doc.Quantities = Find(doc)
	return doc
}

// show writes a quantity by its words.
func show(doc *gainsay.Document, q gainsay.Quantity) string {
	value := fmt.Sprint(q.Value)
	if q.High != q.Value {
		value += fmt.Sprintf("..%v", q.High)
	}
	s := fmt.Sprintf("  [%s] %s %s %q", doc.Words(q.Span), q.Bound, value, q.Unit)
	if h := doc.Words(q.Hedge); h != "" {
		s += " hedge " + h
	}
	if q.Of.Text != "" {
		s += fmt.Sprintf(" of %q head %s", q.Of.Text, q.Of.Head)
	}
	if q.Fate != "" {
		s += " fate " + q.Fate
	}
	return s
}

func TestGolden(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) string {
		var got strings.Builder
		for line := range strings.Lines(c.Part("text")) {
			line = strings.TrimSpace(line)
			fmt.Fprintln(&got, line)
			doc := read(line)
			for _, q := range doc.Quantities {
				fmt.Fprintln(&got, show(doc, q))
			}
			if err := doc.Check(); err != nil {
				t.Errorf("%q: %v", line, err)
			}
		}
		return got.String()
	})
}

// TestWithoutTags holds that a document without tags still gives its figures.
func TestWithoutTags(t *testing.T) {
	doc := &gainsay.Document{Text: "Roughly 1,000 troops left and 3.5 percent stayed."}
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(doc.Text)
	got := Find(doc)
	if len(got) != 2 || got[0].Value != 1000 || got[0].Unit != "people" || got[0].Bound != gainsay.About || got[1].Unit != "percent" {
		t.Errorf("got %+v", got)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"Roughly 1,000 U.S. troops, 5-6 million to $3", "$US55,931,000 (−3°C) ½ 1/2 -1.3%", "two and a half million of the 999999999999999999",
		"between and from 3 to", "7- or 8-inch of", "99999999999999999999999999 0/0 1/0 one in", "a third of\n\nhundreds of thousands of",
		"minus-", "minus 3", "£", "US$ - 5", "12 12 12-12-12", "0-to-60-mph", "é5é–5é%",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1<<14 {
			t.Skip()
		}
		doc := &gainsay.Document{Text: text}
		doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(text)
		doc.Quantities = Find(doc)
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
		doc.Tags = tag.Find(doc)
		doc.Timexes = timex.Find(doc)
		doc.Quantities = Find(doc)
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	doc := read(strings.Repeat("A car bomb killed at least 12 people and wounded 30 others in Harmouk, police said on Sunday, "+
		"a day after the ministry said that roughly 1,000 troops had left the northern zone of the country. ", 200))
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
