package ingest

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/store"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const goldenRelations = "testdata/demo-relations.golden"

// TestDemoRelations holds the relations that the reader shows of the shipped
// collection against a list that people have read: how two statements stand,
// and the sentences of both. Repetitions are left out. None may be missing
// and one may be more than the list has.
func TestDemoRelations(t *testing.T) {
	got := shownRelations(t)
	if *update {
		if err := os.WriteFile(goldenRelations, []byte(strings.Join(got, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(goldenRelations)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSpace(string(data)), "\n\n")
	for i := range want {
		want[i] += "\n"
	}
	for _, w := range want {
		if !slices.Contains(got, strings.TrimPrefix(w, "\n")) {
			t.Errorf("missing:\n%s", w)
		}
	}
	var extra []string
	for _, g := range got {
		if !slices.Contains(want, g) {
			extra = append(extra, g)
		}
	}
	if len(extra) > 1 {
		t.Errorf("%d more than the list has:\n%s", len(extra), strings.Join(extra, "\n"))
	}
}

// shownRelations is every relation of the collection that is shown and is no
// repetition, as its kind and its two sentences, sorted.
func shownRelations(t *testing.T) []string {
	t.Helper()
	s := demoRecord(t)
	var out bytes.Buffer
	if err := s.Export(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	sentences := map[gainsay.ClaimID]string{}
	var relations []gainsay.Relation
	for line := range bytes.Lines(out.Bytes()) {
		var kind struct{ Type string }
		json.Unmarshal(line, &kind)
		switch kind.Type {
		case "document":
			var doc gainsay.Document
			json.Unmarshal(line, &doc)
			for _, c := range doc.Claims {
				sentences[c.ID] = strings.Join(strings.Fields(doc.Words(c.Sentence)), " ")
			}
			relations = append(relations, doc.Relations...)
		case "relation":
			var r gainsay.Relation
			json.Unmarshal(line, &r)
			relations = append(relations, r)
		}
	}
	var shown []string
	for _, r := range relations {
		if r.Kind != gainsay.Repeats && r.Kind != gainsay.NotComparable && r.Score >= store.Shown {
			shown = append(shown, fmt.Sprintf("%s %s\n  A %s\n  B %s\n", r.Kind, r.Basis, sentences[r.A], sentences[r.B]))
		}
	}
	slices.Sort(shown)
	return slices.Compact(shown)
}

// demoRecord is a record of the shipped collection.
func demoRecord(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := Accept(t.Context(), s, Inputs{Pages: demo.Pages()}, nil); err != nil {
		t.Fatal(err)
	}
	if err := Run(t.Context(), s, Options{}); err != nil {
		t.Fatal(err)
	}
	return s
}
