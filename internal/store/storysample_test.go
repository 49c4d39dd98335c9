package store

import (
	"fmt"
	"testing"

	"github.com/gainsay-news/gainsay"
)

// TestSampleStories wants the stories that two origins tell, their reports
// but no copies, no more than asked for, and what is shown between those.
func TestSampleStories(t *testing.T) {
	s := open(t)
	tell := func(story, id, publisher, quoted string, copyOf gainsay.DocumentID, relations ...gainsay.Relation) {
		r := result(report(id, publisher, "Bridge "+id, quoted, "It was shut in May."))
		r.Story.ID, r.CopyOf, r.Relations = gainsay.StoryID(story), copyOf, relations
		record(t, s, r)
	}
	differ := func(a, b gainsay.ClaimID, score float64) gainsay.Relation {
		return gainsay.Relation{Story: "two", A: a, B: b, Kind: gainsay.Contradicts, Differ: gainsay.ByAntonym, Basis: gainsay.FoundByRule, Why: "?", Score: score}
	}
	tell("one", "x", "north", "The ferry sank", "")
	tell("two", "a", "north", "The bridge is open", "")
	tell("two", "b", "south", "The bridge is shut", "", differ("a-c1", "b-c1", .8), differ("a-c2", "b-c1", .3))
	tell("two", "c", "west", "The bridge is open", "a")
	tell("two", "d", "east", "The bridge is gone", "", differ("a-c1", "d-c1", .9))
	for most, want := range map[int]string{2: "[a b] 1", 12: "[a b d] 2"} {
		drawn, err := s.SampleStories(t.Context(), 1, 50, most)
		if err != nil || len(drawn) != 1 || drawn[0].ID != "two" || drawn[0].All != 3 {
			t.Fatalf("drawn: %+v %v", drawn, err)
		}
		var ids []gainsay.DocumentID
		for _, r := range drawn[0].Reports {
			ids = append(ids, r.ID)
		}
		if got := fmt.Sprint(ids, len(drawn[0].Shown)); got != want {
			t.Errorf("of at most %d reports: %s, not %s", most, got, want)
		}
		r := drawn[0].Reports[1]
		if r.Published != "2031-05-02" || r.Title != "Bridge b" || r.Text != `"The bridge is shut," Anna Berg said. It was shut in May.` {
			t.Errorf("second report: %+v", r)
		}
	}
}
