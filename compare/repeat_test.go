package compare_test

import (
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/pipeline"
)

// TestRepeatsOfOneReport wants a report that says a thing twice to repeat
// nobody, and a speaker who says it too to do so.
func TestRepeatsOfOneReport(t *testing.T) {
	for text, want := range map[string]int{
		"The council closed the bridge on Monday. Traffic stood for hours. The council closed the bridge.":                                                       0,
		"Mayor Lena Brook said the council closed the bridge. Traffic stood for hours. Engineer Paul Osk said that the council had closed the bridge on Monday.": 1,
	} {
		doc := &gainsay.Document{Text: text}
		pipeline.Annotate(doc)
		n := 0
		for _, r := range doc.Relations {
			if r.Kind == gainsay.Repeats {
				n++
			}
		}
		if n != want {
			t.Errorf("%d repetitions, not %d: %s", n, want, text)
		}
	}
}
