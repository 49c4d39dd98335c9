package store

import (
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
)

// spoke is a report in which Anna Berg says something on a day of May.
func spoke(id string, day int, words, subject string) *gainsay.Document {
	d := report(id, "post", "Bridge "+id, words, "It rained.")
	d.Published.Time = time.Date(2031, 5, day, 9, 0, 0, 0, time.UTC)
	d.Quotations[0].Said = gainsay.Day(d.Published.Time.Truncate(24 * time.Hour))
	d.Entities[0].Role = "Mayor"
	d.Claims[0].Subject = gainsay.Term{Text: subject, Head: subject}
	return d
}

func voiced(d *gainsay.Document, role string, relations ...gainsay.Relation) Result {
	r := result(d)
	d.Entities[0].Role = role
	r.Identities[0].Role, r.Relations = role, relations
	return r
}

func TestPositions(t *testing.T) {
	s := open(t)
	record(t, s, voiced(spoke("d1", 2, "The bridge is open", "bridge"), "Mayor"))
	record(t, s, voiced(spoke("d2", 3, "The toll is low", "toll"), "the mayor"))
	record(t, s, voiced(spoke("d3", 6, "The bridge is shut", "bridge"), "Governor",
		gainsay.Relation{A: "d1-c1", B: "d3-c1", Kind: gainsay.Revises, Basis: gainsay.FoundByRule, Why: "Open, then shut.", Score: .9}))
	record(t, s, voiced(spoke("d4", 8, "The bridge waits", "bridge"), "Governor"))
	record(t, s, voiced(spoke("d5", 8, "It is what it is", "it"), ""))
	record(t, s, voiced(spoke("d6", 9, "It is late", "it"), ""))
	p, err := s.Identity(t.Context(), "berg")
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Positions) != 1 || p.Positions[0].Topic != "bridge" || len(p.Positions[0].Stances) != 3 {
		t.Fatalf("positions %+v, want one on the bridge with three statements", p.Positions)
	}
	for i, want := range []string{"d1-q", "d3-q", "d4-q"} {
		st := p.Positions[0].Stances[i]
		if st.ID != want || (len(st.Turns) == 1) != (want == "d3-q") {
			t.Errorf("stance %d is %s with %d turns, want %s", i, st.ID, len(st.Turns), want)
		}
	}
	if turn := p.Positions[0].Stances[1].Turns[0]; turn.Before != "d1-q" || turn.Kind != gainsay.Revises || turn.Day.Day() != 2 {
		t.Errorf("turn %+v, want one from d1-q of the second", turn)
	}
	want := []Role{
		{Role: "Governor", Document: "d3", Entity: "d3-berg", Reports: 2},
		{Role: "Mayor", Document: "d1", Entity: "d1-berg", Reports: 2},
	}
	if len(p.Roles) != len(want) {
		t.Fatalf("roles %+v, want %d", p.Roles, len(want))
	}
	for i, w := range want {
		if r := p.Roles[i]; r.Role != w.Role || r.Document != w.Document || r.Entity != w.Entity || r.Reports != w.Reports {
			t.Errorf("role %+v, want %+v", r, w)
		}
	}
	if r := p.Roles[1]; r.Published.Day() != 2 || r.Last.Day() != 3 {
		t.Errorf("mayor from %s to %s, want from the second to the third", r.Published, r.Last)
	}
}

func TestLatestStances(t *testing.T) {
	var list []Stance
	for i := range 20 {
		list = append(list, Stance{Statement: Statement{ID: string(rune('a' + i))}})
	}
	list[3].Turns = []Turn{{Before: "a"}}
	var got string
	for _, st := range latest(list) {
		got += st.ID
	}
	if got != "adqrst" {
		t.Errorf("kept %q, want the two that a turn ties and the four latest", got)
	}
}
