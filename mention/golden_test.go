package mention_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/mention"
	"github.com/gainsay-news/gainsay/parse"
	"github.com/gainsay-news/gainsay/tag"
	"github.com/gainsay-news/gainsay/token"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// read fills the layers up to Mentions.
func read(text string) *gainsay.Document {
	doc := &gainsay.Document{Text: text}
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(doc.Text)
	doc.Tags = tag.Find(doc)
	doc.Arcs = parse.Find(doc)
	doc.Mentions = mention.Find(doc)
	return doc
}

// TestGolden holds the names, and the nominals for people, bodies and places,
// of each case against its want part.
func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no golden cases")
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc := read(strings.TrimSpace(string(a.Files[0].Data)))
		if err := doc.Check(); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		got := list(doc)
		if *update {
			a.Files[1].Data = []byte(got)
			os.WriteFile(file, txtar.Format(a), 0o644)
		} else if want := string(a.Files[1].Data); got != want {
			t.Errorf("%s:\ngot\n%swant\n%s", file, got, want)
		}
	}
}

// list is a line for each mention but pronouns and things.
func list(doc *gainsay.Document) string {
	var b strings.Builder
	for _, m := range doc.Mentions {
		if m.Form == gainsay.Pronoun || m.Form == gainsay.Nominal && m.Kind == gainsay.KindUnknown {
			continue
		}
		fmt.Fprintf(&b, "%s %s %q", m.Form, m.Kind, doc.Words(m.Span))
		if !m.Title.IsZero() {
			fmt.Fprintf(&b, " title %q", doc.Words(m.Title))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
