package mention_test

import (
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay/internal/golden"
	"github.com/gainsay-news/gainsay/mention"
)

func BenchmarkFind(b *testing.B) {
	doc := read(strings.Repeat(golden.Texts(b), 4))
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		mention.Find(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// FuzzFind holds the laws of a document for any text.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"(((JOC) JOC)", "'s 's, 45, the", "\"\"\"I I'm I", "\xff\xfe é—", "the of the of the"} {
		f.Add(s)
	}
	read("Ada Munro spoke.") // loads the models before the clock of the fuzzer runs
	f.Fuzz(func(t *testing.T, text string) {
		doc := read(strings.ToValidUTF8(text, "?"))
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
	})
}
