package token

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
)

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"", " \n", "“It's 'over',” he said.\n\nNo.", "U.S.\u2028a.m. 5p.m. n't 't's 'n't x'", "\xff\xfe’s\x80",
		"@ # www. http:// a@b. $$ 1,2,3 .5 1-", "''``'\"”‘’", "can’t’ve’s's'", "Ph.D. I. A. 3.bn",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := gainsay.Document{Text: text}
		doc.Tokens, doc.Sentences, doc.Paragraphs = Split(text)
		last := 0
		for i, k := range doc.Tokens {
			if k.Start < last || k.End <= k.Start || k.End > len(text) {
				t.Fatalf("token %d at %v after %d", i, k.Span, last)
			}
			if gap := text[last:k.Start]; !blank(gap) {
				t.Fatalf("%q is in no token", gap)
			}
			last = k.End
		}
		if !blank(text[last:]) {
			t.Fatalf("%q is in no token", text[last:])
		}
		for i, s := range doc.Sentences {
			p := doc.Paragraphs[s.Paragraph]
			if !p.Contains(s.Span) {
				t.Fatalf("sentence %d %v outside its paragraph %v", i, s.Span, p)
			}
		}
		if utf8.ValidString(text) {
			if err := doc.Check(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func blank(s string) bool {
	for i := 0; i < len(s); {
		n := spaceAt(s, i)
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

const sample = `BELLHAVEN, Oct. 23 (Meridian Wire) -- Harbor Minister Adaeze K. Orlo said on Wednesday that roughly 1,200 crews won't leave
until the U.S.-led talks end. "We have not been told anything," Orlo's aide said. "Dr. Senn can't confirm it."`

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat(sample+"\n\n", 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var n int
	for b.Loop() {
		tokens, _, _ := Split(text)
		n = len(tokens)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
