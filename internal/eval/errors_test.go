package eval

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestAttributionErrors wants each gold attribution in the row of its kinds
// and in the column of what became of it.
func TestAttributionErrors(t *testing.T) {
	text := "\"We are ready,\" Ada Munro said. The mayor said the bridge was open. Rain fell on Halden and nobody came.\n"
	at := func(role, words string) string {
		i := strings.Index(text, words)
		return role + " " + strconv.Itoa(i) + " " + strconv.Itoa(i+len(words)) + "\t" + words + "\n"
	}
	ann := "T1\t" + at("Content", `"We are ready,"`) + "T2\t" + at("Source", "Ada Munro") + "T3\t" + at("Cue", "said") + "E1\tContent:T1 Source:T2 Cue:T3\n" +
		"T4\t" + at("Content", "open") + "T5\t" + at("Source", "The mayor") + "T6\t" + at("Cue", "said the") + "E2\tContent:T4 Source:T5 Cue:T6\n" +
		"T7\t" + at("Content", "nobody came") + "T8\t" + at("Cue", "fell") + "E3\tContent:T7 Cue:T8\n"
	dir := t.TempDir()
	for name, body := range map[string]string{"text/a.txt": text, "attributions/a_x.ann": ann} {
		path := filepath.Join(dir, "polnear/dev", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if err := AttributionErrors(dir, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"| direct, named | 1 | 0 | 0 | 0 | 0 |", "| indirect, described | 0 | 0 | 0 | 1 | 0 |", "| indirect, none | 0 | 1 | 0 | 0 | 0 |",
		"| **indirect** | 0 | 1 | 0 | 1 | 0 |", "| **all** | 1 | 1 | 0 | 1 | 0 |",
	} {
		if !strings.Contains(out.String(), want+"\n") {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}
