// Package golden runs golden cases: small txtar files in a room's testdata,
// each with what is read and, in the part "want", what is found in it, a line a
// finding. Only tests import it.
//
// "make golden" (the flag -update) rewrites every want from what is found now;
// what changed is then read before it is committed.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// wantPart is the name of the part that holds the findings.
const wantPart = "want"

// A Case is one golden file.
type Case struct {
	Name string // of the file, without ending
	path string
	file *txtar.Archive
}

// Part is the content of the part of a name; empty where there is none.
func (c Case) Part(name string) string {
	for _, f := range c.file.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// Has says whether the case has a part of a name.
func (c Case) Has(name string) bool {
	for _, f := range c.file.Files {
		if f.Name == name {
			return true
		}
	}
	return false
}

// Input is the first part, which is what the case is about, and its name.
func (c Case) Input() (name, text string) {
	return c.file.Files[0].Name, string(c.file.Files[0].Data)
}

// Text is the first part without the space around it.
func (c Case) Text() string {
	_, text := c.Input()
	return strings.TrimSpace(text)
}

// Run reads every case of testdata and holds what show finds in it against its
// want.
func Run(t *testing.T, show func(*testing.T, Case) string) {
	t.Helper()
	for _, c := range Cases(t) {
		t.Run(c.Name, func(t *testing.T) { c.hold(t, show(t, c)) })
	}
}

// Cases is every case of testdata. It fails where there is none, so that a moved
// folder is no pass.
func Cases(t testing.TB) []Case {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden cases in testdata: %v", err)
	}
	out := make([]Case, len(paths))
	for i, path := range paths {
		out[i] = parse(t, path)
	}
	return out
}

// Texts is the input of every case of testdata, as paragraphs of one text: a
// benchmark's reading.
func Texts(t testing.TB) string {
	t.Helper()
	var b strings.Builder
	for _, c := range Cases(t) {
		_, text := c.Input()
		b.WriteString(text + "\n")
	}
	return b.String()
}

func parse(t testing.TB, path string) Case {
	t.Helper()
	file, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c := Case{strings.TrimSuffix(filepath.Base(path), ".txtar"), path, file}
	if len(file.Files) < 2 || !c.Has(wantPart) {
		t.Fatalf("%s has no part %q behind its input", path, wantPart)
	}
	return c
}

func (c Case) hold(t *testing.T, got string) {
	t.Helper()
	if *update {
		for i, f := range c.file.Files {
			if f.Name == wantPart {
				c.file.Files[i].Data = []byte(got)
			}
		}
		if err := os.WriteFile(c.path, txtar.Format(c.file), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	line, g, w := firstDifference(got, c.Part(wantPart))
	if line > 0 {
		t.Errorf("%s: line %d of want\n got %s\nwant %s\nall found:\n%s", c.path, line, g, w, got)
	}
}

// firstDifference is the first line in which two texts differ, from one on, and
// what stands there; 0 where they are the same.
func firstDifference(got, want string) (line int, g, w string) {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	at := func(lines []string, i int) string {
		if i < len(lines) {
			return lines[i]
		}
		return "(the end)"
	}
	for i := range max(len(a), len(b)) {
		if g, w = at(a, i), at(b, i); g != w {
			return i + 1, g, w
		}
	}
	return 0, "", ""
}
