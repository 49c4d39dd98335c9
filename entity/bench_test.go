package entity_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/entity"
	"github.com/gainsay-news/gainsay/pipeline"
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

func BenchmarkResolve(b *testing.B) {
	doc := &gainsay.Document{Text: strings.Repeat(allCases(b), 4)}
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
