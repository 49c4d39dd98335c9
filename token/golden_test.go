package token

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// layout is the words of text, a line for each sentence: ¶ where a paragraph
// starts, else |.
func layout(text string) string {
	tokens, sentences, _ := Split(text)
	var out strings.Builder
	paragraph := -1
	for _, s := range sentences {
		sign := "|"
		if s.Paragraph != paragraph {
			sign, paragraph = "¶", s.Paragraph
		}
		out.WriteString(sign)
		for _, t := range tokens[s.First:s.Last] {
			out.WriteString(" " + text[t.Start:t.End])
		}
		out.WriteString("\n")
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	if len(paths) == 0 {
		t.Fatal("no golden files")
	}
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text, want := string(a.Files[0].Data), string(a.Files[1].Data)
		got := layout(text)
		if got == want {
			continue
		}
		if !*update {
			t.Errorf("%s:\n got\n%swant\n%s", path, got, want)
			continue
		}
		a.Files[1].Data = []byte(got)
		if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
