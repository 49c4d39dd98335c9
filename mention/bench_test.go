package mention_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/gainsay-news/gainsay/mention"
)

// allCases is the text of every golden case, as paragraphs of one document.
func allCases(t testing.TB) string {
	files, _ := filepath.Glob("testdata/*.txtar")
	var b strings.Builder
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(a.Files[0].Data)
		b.WriteByte('\n')
	}
	return b.String()
}

func BenchmarkFind(b *testing.B) {
	doc := read(strings.Repeat(allCases(b), 4))
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
