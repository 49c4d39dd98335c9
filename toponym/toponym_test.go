package toponym

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/golden"
)

// spaced is a document whose tokens are parted by spaces and whose sentences
// end with a stop of their own, so that the test needs no other stage.
func spaced(text string) *gainsay.Document {
	doc := &gainsay.Document{Text: text}
	start, first := 0, 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ' ' && text[i] != '\n' {
			continue
		}
		if i > start {
			kind := gainsay.Word
			if c := text[start]; c == '.' || c == ',' || c == '(' || c == ')' || c == '-' && i == start+1 {
				kind = gainsay.Mark
			}
			doc.Tokens = append(doc.Tokens, gainsay.Token{Span: gainsay.Span{Start: start, End: i}, Kind: kind})
		}
		if i == len(text) || text[i] == '\n' || text[start:i] == "." {
			if n := len(doc.Tokens); n > first {
				doc.Sentences = append(doc.Sentences, gainsay.Sentence{Span: gainsay.Span{Start: doc.Tokens[first].Start, End: doc.Tokens[n-1].End}, First: first, Last: n})
				first = n
			}
		}
		start = i + 1
	}
	return doc
}

// TestGolden reads the files of testdata: a text, and the toponyms wanted of
// it with the place and whether they tell where or who.
func TestGolden(t *testing.T) {
	golden.Run(t, func(_ *testing.T, c golden.Case) string {
		text := c.Text()
		var got strings.Builder
		for _, p := range Resolve(spaced(text)) {
			sense := "who"
			if p.Literal {
				sense = "literal"
			}
			fmt.Fprintf(&got, "%s | %s %s %s | %s\n", text[p.Start:p.End], p.Place.Name, p.Place.Class, p.Place.Country, sense)
		}
		return got.String()
	})
}

func BenchmarkResolve(b *testing.B) {
	text := strings.Repeat("Police in Lexington , Massachusetts , asked people in Concord to stay home while the mayor spoke with reporters about the plan .\nMoscow said that Russian troops would leave northern Syria before the end of the month , and nobody knew whether that was so .\n", 5)
	doc := spaced(text)
	Resolve(doc)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Resolve(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func TestPart(t *testing.T) {
	got := Resolve(spaced("It happened in northern Syria ."))
	if len(got) != 1 || got[0].Part != "northern" {
		t.Errorf("got %v, want one toponym with its part", got)
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("He flew from Basra , Iraq , to U.S.-led Paris .")
	f.Add("- – / ( A-B , Calif. )\n\xff -- –")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, p := range Resolve(spaced(text)) {
			if p.Start < end || p.End <= p.Start || p.End > len(text) {
				t.Fatalf("span %v after %d in %q", p.Span, end, text)
			}
			end = p.End
		}
	})
}
