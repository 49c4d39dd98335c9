package demo

import (
	"strings"
	"testing"
)

// TestRecastReportsKeepTheLaws holds the reports that are not read in truth to
// the laws of a document, and wants ten statements and claims of them.
func TestRecastReportsKeepTheLaws(t *testing.T) {
	n := NewNewsroom()
	ids := map[string]bool{}
	claims := 0
	for range 40 {
		doc := n.Document()
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
		for _, part := range pattern.parts() {
			if strings.Contains(doc.Text, part) {
				t.Errorf("the pattern's %q stands in\n%s", part, doc.Text)
			}
		}
		for _, c := range doc.Claims {
			if c.Span.Len() > 0 && c.Document != doc.ID || ids[string(c.ID)] {
				t.Errorf("claim %s of %s stands in document %s, or twice", c.ID, c.Document, doc.ID)
			}
			ids[string(c.ID)] = true
		}
		claims += len(doc.Claims)
	}
	if claims < 9*40 || claims > 13*40 {
		t.Errorf("%d claims in 40 reports", claims)
	}
}

func TestTwoNewsroomsMakeUpTheSame(t *testing.T) {
	a, b := NewNewsroom(), NewNewsroom()
	for range 20 {
		if x, y := a.Page(), b.Page(); string(x.Body) != string(y.Body) || x.URL != y.URL {
			t.Fatalf("%s and %s", x.URL, y.URL)
		}
	}
}

func TestSkip(t *testing.T) {
	a, b := NewNewsroom(), NewNewsroom()
	for range 20 {
		a.Page()
	}
	b.Skip(20)
	if x, y := a.Page(), b.Page(); string(x.Body) != string(y.Body) || x.URL != y.URL {
		t.Errorf("%s and %s", x.URL, y.URL)
	}
}

func BenchmarkDocument(b *testing.B) {
	n := NewNewsroom()
	n.Document()
	b.ReportAllocs()
	for b.Loop() {
		n.Document()
	}
}
