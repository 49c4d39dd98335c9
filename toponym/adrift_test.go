package toponym_test

import (
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/pipeline"
)

// TestAdrift: a word that opens longer names nobody lists is no far town's
// name, unless another place of its country is named.
func TestAdrift(t *testing.T) {
	for text, want := range map[string]int64{
		"Halden Bank cut 30 jobs on Friday. Residents of Halden said Halden Bank had refused to talk.":                         0,
		"Halden Bank cut 30 jobs on Friday. Residents of Halden said Halden Bank had refused to talk. It was quiet in Norway.": 3154209,
		"Residents of Halden said on Friday that the bank had refused to talk.":                                                3154209,
	} {
		doc := &gainsay.Document{Text: text}
		pipeline.Annotate(doc)
		found := false
		for _, p := range doc.Toponyms {
			if doc.Words(p.Span) == "Halden" && !found {
				found = true
				if p.Place.ID != want {
					t.Errorf("%q: Halden is %d (%s), want %d", text, p.Place.ID, p.Rule, want)
				}
			}
		}
		if !found && want != 0 {
			t.Errorf("%q: no place found", text)
		}
	}
}
