package timex

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/golden"
	"github.com/gainsay-news/gainsay/tag"
	"github.com/gainsay-news/gainsay/token"
)

// read fills the layers that the package needs, and its own.
func read(text, anchor string) *gainsay.Document {
	doc := &gainsay.Document{Text: text}
	doc.Published.Time, _ = time.Parse(time.DateOnly, anchor)
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(text)
	doc.Tags = tag.Find(doc)
	doc.Timexes = Find(doc)
	return doc
}

// show writes a timex by its words.
func show(doc *gainsay.Document, x gainsay.Timex) string {
	value := x.Value
	if value == "" {
		value = "unresolved"
	}
	s := fmt.Sprintf("  [%s] %s %s", doc.Words(x.Span), x.Kind, value)
	if x.Mod != "" {
		s += " " + x.Mod
	}
	if !x.When.IsZero() {
		s += " from " + instant(x.When.From) + " to " + instant(x.When.To)
	}
	return s + " by " + x.Rule
}

func instant(t time.Time) string { return strings.TrimSuffix(t.Format("2006-01-02T15:04"), "T00:00") }

func TestGolden(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) string {
		anchor := strings.TrimSpace(c.Part("anchor"))
		for line := range strings.Lines(c.Part("none")) {
			if doc := read(strings.TrimSpace(line), anchor); len(doc.Timexes) > 0 {
				t.Errorf("%q: want none, got%s", line, show(doc, doc.Timexes[0]))
			}
		}
		var got strings.Builder
		for line := range strings.Lines(c.Part("text")) {
			line = strings.TrimSpace(line)
			fmt.Fprintln(&got, line)
			doc := read(line, anchor)
			for _, x := range doc.Timexes {
				fmt.Fprintln(&got, show(doc, x))
			}
			if err := doc.Check(); err != nil {
				t.Errorf("%q: %v", line, err)
			}
		}
		return got.String()
	})
}

// TestAnchor holds that the dateline's day comes before that of publication.
func TestAnchor(t *testing.T) {
	doc := &gainsay.Document{Text: "The minister spoke on Sunday and left yesterday."}
	doc.Published.Time = time.Date(2019, 10, 24, 0, 54, 32, 0, time.UTC)
	doc.Dateline.When = gainsay.Day(time.Date(2019, 10, 23, 0, 0, 0, 0, time.UTC))
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(doc.Text)
	got := Find(doc)
	if len(got) != 2 || got[0].Value != "2019-10-20" || got[1].Value != "2019-10-22" {
		t.Errorf("got %+v", got)
	}
}

// TestDateLine holds that a line with nothing but a date anchors a document
// that has no other.
func TestDateLine(t *testing.T) {
	doc := read("Dam bursts\n\nTuesday, May 5, 2015\n\nThe dam burst on Friday, the mayor said.", "")
	if n := len(doc.Timexes); n != 2 || doc.Timexes[1].Value != "2015-05-01" {
		t.Errorf("got %+v", doc.Timexes)
	}
}

func TestHolidays(t *testing.T) {
	for text, want := range map[string]string{
		"He came on Easter Sunday, 2019.": "2019-04-21", "It rained on Good Friday 2013.": "2013-03-29",
		"They met on Thanksgiving 2018.": "2018-11-22", "They met on Memorial Day 2019.": "2019-05-27",
	} {
		doc := read(text, "2019-10-23")
		if len(doc.Timexes) == 0 || doc.Timexes[0].Value != want {
			t.Errorf("%q: got %+v, want %s", text, doc.Timexes, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"Feb 29 31 June 2015-02-30 0000-00-00", "the last two and a half 9999 years ago", "3:07:35 25:61 p.m. 12 a.m. 0 o'clock", "Q3 FY99 '90s 0s 1000s BC 44 BC",
		"the end of the beginning of the", "early mid-late-", "Christmas Easter 1 New Year's", "between 12 and 18 and 20 months", "99999999999999999999 years ago", "9999 centuries ago later",
		"12/31/9999 1/1/1", "the day before the day before", "next next week that same that", "May may March 99", "July 1, 2 and 3, 1863", "1957-58-59-60", "499-493 BC 0 BC",
	} {
		f.Add(s, "2013-03-22")
		f.Add(s, "")
	}
	f.Add("in 0001 a year ago", "0001-01-01")
	f.Fuzz(func(t *testing.T, text, anchor string) {
		if !utf8.ValidString(text) || len(text) > 1<<14 {
			t.Skip()
		}
		doc := &gainsay.Document{Text: text}
		doc.Published.Time, _ = time.Parse(time.DateOnly, anchor)
		doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(text)
		doc.Timexes = Find(doc)
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
		for _, x := range doc.Timexes {
			if !x.When.From.IsZero() && !x.When.To.IsZero() && !x.When.From.Before(x.When.To) {
				t.Fatalf("%q: interval %v ends before it starts", doc.Words(x.Span), x.When)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	doc := read(strings.Repeat("Mara Orlo met the envoys in Tesh on Wednesday, a day after the command said in a statement that its troops had left. "+
		"The army of the northern zone has held the valley since May 2018, and nobody in the town expects it to go soon. ", 200), "2019-10-23")
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
