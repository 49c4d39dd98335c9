package entity_test

import (
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/entity"
	"github.com/gainsay-news/gainsay/internal/golden"
	"github.com/gainsay-news/gainsay/pipeline"
)

func BenchmarkResolve(b *testing.B) {
	doc := &gainsay.Document{Text: strings.Repeat(golden.Texts(b), 4)}
	pipeline.Annotate(doc)
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		entity.Resolve(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// FuzzResolve holds the laws of a document for any text.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{"\"I\" said \"we", "A: I. B: I? you?", "his counterpart A B. the chief", "(IS) IS (IS)"} {
		f.Add(s)
	}
	pipeline.Annotate(&gainsay.Document{Text: "Ada Munro spoke."}) // loads the models before the clock of the fuzzer runs
	f.Fuzz(func(t *testing.T, text string) {
		doc := &gainsay.Document{Text: strings.ToValidUTF8(text, "?")}
		pipeline.Annotate(doc)
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
	})
}
