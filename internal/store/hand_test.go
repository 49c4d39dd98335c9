package store

import (
	"errors"
	"testing"

	"github.com/gainsay-news/gainsay"
)

// twoBergs is a record where two reports have a Berg each, who rules say are
// two.
func twoBergs(t *testing.T) *Store {
	t.Helper()
	s := open(t)
	record(t, s, result(report("a", "north", "Bridge opens", "The bridge is open", "It was shut in May.")))
	record(t, s, second(report("b", "south", "Bridge shut", "The bridge is shut", "Cars wait.")))
	return s
}

func second(d *gainsay.Document) Result {
	r := result(d)
	r.Identities[0].ID, r.Ties[0].Identity = "berg2", "berg2"
	return r
}

func said(t *testing.T, s *Store, id string) (pageOf string, by, counted int) {
	t.Helper()
	p, err := s.Identity(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p.ID, len(p.By), p.Said
}

func expect(t *testing.T, s *Store, id, page string, by int) {
	t.Helper()
	if p, n, counted := said(t, s, id); p != page || n != by || counted != by {
		t.Errorf("page of %s: %s with %d statements, %d counted; want %s with %d", id, p, n, counted, page, by)
	}
}

func TestMergeByHand(t *testing.T) {
	s := twoBergs(t)
	expect(t, s, "berg2", "berg2", 1)
	before := export(t, s)
	merge := Decision{Who: "Mia", Act: "merge", Kind: "identity", Subject: "berg2", Value: "berg", Why: "one woman"}
	id, err := s.Decide(t.Context(), merge)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, s, "berg2", "berg", 2) // the redirect
	log, err := s.DecisionsOn(t.Context(), "identity", "berg2")
	if err != nil || len(log) != 1 || log[0].Value != "berg" || log[0].Who != "Mia" {
		t.Errorf("log: %+v %v", log, err)
	}
	record(t, s, second(report("c", "east", "Bridge closed", "The bridge is closed", "No date was given.")))
	expect(t, s, "berg", "berg", 3) // what rules tie to berg2 later follows
	if err := s.Undo(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	expect(t, s, "berg", "berg", 1)
	expect(t, s, "berg2", "berg2", 2)
	fresh := twoBergs(t)
	if id, err = fresh.Decide(t.Context(), merge); err == nil {
		err = fresh.Undo(t.Context(), id)
	}
	if after := export(t, fresh); err != nil || after != before {
		t.Errorf("a merge taken back leaves a trace (%v):\n%s\nwas\n%s", err, after, before)
	}
}

func TestMergeRefused(t *testing.T) {
	s := twoBergs(t)
	for _, c := range []Decision{
		{Act: "merge", Kind: "identity", Subject: "berg", Value: "berg"},
		{Act: "merge", Kind: "identity", Subject: "berg", Value: "nobody"},
		{Act: "dismiss", Kind: "identity", Subject: "berg", Value: "berg2"},
		{Act: "split", Kind: "tie", Subject: TieSubject("a", "nobody")},
	} {
		if _, err := s.Decide(t.Context(), c); err == nil {
			t.Errorf("%+v was taken", c)
		}
	}
	if _, err := s.Decide(t.Context(), Decision{Act: "merge", Kind: "identity", Subject: "berg", Value: "berg2"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Decide(t.Context(), Decision{Act: "merge", Kind: "identity", Subject: "berg2", Value: "berg"}); err == nil {
		t.Error("two identities were merged into each other")
	}
}

func TestSplitByHand(t *testing.T) {
	s := open(t)
	record(t, s, result(report("a", "north", "Bridge opens", "The bridge is open", "It was shut in May.")))
	record(t, s, result(report("b", "south", "Bridge shut", "The bridge is shut", "Cars wait.")))
	expect(t, s, "berg", "berg", 2)
	id, err := s.Decide(t.Context(), Decision{Who: "Mia", Act: "split", Kind: "tie", Subject: TieSubject("b", "b-berg")})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, s, "berg", "berg", 1)
	log, err := s.DecisionsOn(t.Context(), "tie", TieSubject("b", "b-berg"))
	if err != nil || len(log) != 1 {
		t.Fatalf("log: %+v %v", log, err)
	}
	expect(t, s, log[0].Value, log[0].Value, 1)
	if _, err := s.Decide(t.Context(), Decision{Act: "merge", Kind: "identity", Subject: log[0].Value, Value: "berg"}); err != nil {
		t.Fatal(err)
	}
	expect(t, s, log[0].Value, "berg", 2) // merged again, by another decision
	if err := s.Undo(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	expect(t, s, "berg", "berg", 2)
	if err := s.Undo(t.Context(), id); !errors.Is(err, ErrNotFound) {
		t.Errorf("taken back twice: %v", err)
	}
}

// A record that is built again from the same pages keeps what people decided.
func TestDecisionsHoldForTheSamePages(t *testing.T) {
	s := open(t)
	record(t, s, second(report("b", "south", "Bridge shut", "The bridge is shut", "Cars wait.")))
	record(t, s, result(report("z", "west", "Bridge mended", "The bridge is mended", "Work ended.")))
	if _, err := s.Decide(t.Context(), Decision{Act: "merge", Kind: "identity", Subject: "berg", Value: "berg2"}); err != nil {
		t.Fatal(err)
	}
	ties := []Tie{{Entity: "a-berg", Identity: "berg"}}
	if err := s.Candidates().ByHand(t.Context(), "a", ties); err != nil || ties[0].ByHand != "berg2" {
		t.Errorf("a new report: %+v %v", ties, err)
	}
	record(t, s, result(report("a", "north", "Bridge opens", "The bridge is open", "It was shut in May.")))
	expect(t, s, "berg", "berg2", 3)
}
