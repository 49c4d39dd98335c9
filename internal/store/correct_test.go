package store

import (
	"testing"

	"github.com/gainsay-news/gainsay"
)

// TestCorrect corrects everything about a statement that can be read wrongly,
// holds that against later changes, and takes it back.
func TestCorrect(t *testing.T) {
	s := twoBergs(t)
	before := statementOf(t, s, "a-q")
	var ids []int64
	for _, c := range []struct {
		act string
		is  Correction
	}{{"speaker", Correction{Speaker: "berg2"}}, {"cue", Correction{Cue: "said", Act: gainsay.Denied}}, {"day", Correction{Day: "2031-04-30"}}} {
		id, err := correctBy(t, s, Decision{Who: "Mia", Act: c.act, Subject: "a-q", Why: "misread"}, c.is)
		if err != nil {
			t.Fatalf("%s: %v", c.act, err)
		}
		ids = append(ids, id)
	}
	check := func(when string) {
		t.Helper()
		p := statementOf(t, s, "a-q")
		if p.Speaker != "berg2" || p.Act != gainsay.Denied || p.Said.Format("2006-01-02") != "2031-04-30" || p.SaidRule != "by hand" || !p.Corrected || len(p.Decisions) != 3 {
			t.Errorf("%s: %+v, %d decisions", when, p.Statement, len(p.Decisions))
		}
		if p.Quotation == nil || p.Quotation.Act == gainsay.Denied {
			t.Errorf("%s: what was read is lost", when)
		}
		if got := p.Claims[0].Said.From.Format("2006-01-02"); got != "2031-04-30" {
			t.Errorf("%s: its claim is of %s", when, got)
		}
	}
	check("corrected")
	expect(t, s, "berg2", "berg2", 2)
	expect(t, s, "berg", "berg", 0)
	a, err := s.Search(t.Context(), Question{Where: Cond{Op: Is, Text: "corrected"}})
	if err != nil || len(a.Statements) != 1 {
		t.Errorf("is:corrected finds %d, %v", len(a.Statements), err)
	}
	// Another decision ties all entities of the document anew.
	merge, err := s.Decide(t.Context(), Decision{Who: "Mia", Act: "merge", Kind: "identity", Subject: "berg", Value: "berg2"})
	if err != nil {
		t.Fatal(err)
	}
	check("after a merge")
	if err := s.Undo(t.Context(), merge); err != nil {
		t.Fatal(err)
	}
	check("after the merge was taken back")
	// The same report read again gives the same statement.
	d := report("a2", "north", "Bridge opens", "The bridge is open", "It was shut in May.")
	d.Quotations[0].ID = "a-q"
	record(t, s, second(d))
	check("read again")
	for _, id := range ids {
		if err := s.Undo(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	after := statementOf(t, s, "a-q")
	if after.Corrected || after.Act != before.Act || !after.Said.Equal(before.Said) || len(after.Decisions) != 3 {
		t.Errorf("taken back: %+v, was %+v", after.Statement, before.Statement)
	}
}

// correctBy decides what a statement should have been read as.
func correctBy(t *testing.T, s *Store, d Decision, c Correction) (int64, error) {
	d.Kind, d.Value = "statement", c.Text()
	return s.Decide(t.Context(), d)
}

func statementOf(t *testing.T, s *Store, id string) StatementPage {
	t.Helper()
	p, err := s.Statement(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestCorrectFigure(t *testing.T) {
	s := open(t)
	d := report("a", "north", "Bridge opens", "About 40 lorries crossed", "It was shut in May.")
	at := d.Quotations[0].Span
	d.Claims[0].Amount = gainsay.Quantity{Span: gainsay.Span{Start: at.Start, End: at.Start + len("About 40")}, Value: 40, High: 40, Bound: gainsay.About, Of: gainsay.Term{Text: "lorries", Head: "lorry"}}
	record(t, s, result(d))
	id, err := correctBy(t, s, Decision{Who: "Mia", Act: "figure", Subject: "a-q"}, Correction{Words: "About 40", Value: 14, Bound: gainsay.Equal})
	if err != nil {
		t.Fatal(err)
	}
	if p := statementOf(t, s, "a-q"); len(p.Figures) != 1 || p.Figures[0].Value != 14 || p.Claims[0].Amount.Value != 14 || p.Figures[0].Words != "About 40" {
		t.Errorf("corrected: %+v %+v", p.Figures, p.Claims[0].Amount)
	}
	if err := s.Undo(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if p := statementOf(t, s, "a-q"); len(p.Figures) != 1 || p.Figures[0].Value != 40 || p.Claims[0].Amount.Bound != gainsay.About {
		t.Errorf("taken back: %+v", p.Figures)
	}
}

func TestCorrectionsThatCannotBe(t *testing.T) {
	s := twoBergs(t)
	for _, c := range []struct {
		subject, act string
		is           Correction
	}{
		{"none", "day", Correction{}}, {"a-q", "speaker", Correction{Speaker: "nobody"}}, {"a-q", "cue", Correction{Cue: "shouted"}}, {"a-q", "cue", Correction{}},
		{"a-q", "day", Correction{Day: "yesterday"}}, {"a-q", "figure", Correction{Words: "forty"}}, {"a-q", "colour", Correction{}},
	} {
		if _, err := correctBy(t, s, Decision{Who: "Mia", Act: c.act, Subject: c.subject}, c.is); err == nil {
			t.Errorf("%+v was taken", c)
		}
	}
	if p := statementOf(t, s, "a-q"); p.Corrected || len(p.Decisions) > 0 {
		t.Errorf("something was kept: %+v", p.Decisions)
	}
}

// TestPlaceByHand moves a report to a story of its own, merges stories, and
// takes both back.
func TestPlaceByHand(t *testing.T) {
	s := twoBergs(t)
	before := export(t, s)
	where := func(id string) gainsay.StoryID { return statementOf(t, s, id).Story }
	size := func(id gainsay.StoryID, want int) {
		t.Helper()
		if p, err := s.Story(t.Context(), id); err != nil || p.Documents != want || len(p.Sources) != want {
			t.Errorf("story %s has %d reports, lists %d, want %d; %v", id, p.Documents, len(p.Sources), want, err)
		}
	}
	size("story", 2)
	move, err := s.Decide(t.Context(), Decision{Who: "Mia", Act: "move", Kind: "document", Subject: "b", Why: "another bridge"})
	if err != nil {
		t.Fatal(err)
	}
	own := where("b-q")
	if own == "story" || where("a-q") != "story" {
		t.Fatalf("moved to %s, left %s", own, where("a-q"))
	}
	size("story", 1)
	size(own, 1)
	merge, err := s.Decide(t.Context(), Decision{Who: "Mia", Act: "merge", Kind: "story", Subject: "story", Value: string(own)})
	if err != nil {
		t.Fatal(err)
	}
	size(own, 2)
	record(t, s, second(report("c", "east", "Bridge closed", "The bridge is closed", "No date was given."))) // rules put it into the merged story
	size(own, 3)
	if to, err := s.StoryRedirect(t.Context(), "story"); err != nil || to != own {
		t.Errorf("the merged story leads to %s, %v", to, err)
	}
	if _, err := s.Decide(t.Context(), Decision{Who: "Mia", Act: "merge", Kind: "story", Subject: string(own), Value: "story"}); err == nil {
		t.Error("two stories were merged into each other")
	}
	for _, id := range []int64{merge, move} {
		if err := s.Undo(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	size("story", 3)
	if list, _, err := s.Stories(t.Context(), 10, ""); err != nil || len(list) != 1 {
		t.Errorf("%d stories are listed, %v", len(list), err)
	}
	if before == export(t, s) {
		t.Error("the third report is not exported")
	}
}
