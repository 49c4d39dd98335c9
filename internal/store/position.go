package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
)

// A Position is what one speaker said of one thing, in the order of the days
// on which it was said.
type Position struct {
	Topic   string          `json:"topic"`           // what is spoken of, in the words of the first report; or the story
	Story   gainsay.StoryID `json:"story,omitempty"` // of the latest statement
	Stances []Stance        `json:"stances"`
}

// A Stance is one statement of a position, and how it stands to those before.
type Stance struct {
	Statement
	Turns []Turn `json:"turns,omitempty"`
}

// A Turn says how a statement stands to an earlier one by the same speaker.
type Turn struct {
	ID     string               `json:"id"` // of the relation
	Kind   gainsay.RelationKind `json:"kind"`
	Why    string               `json:"why"`
	Before string               `json:"before"` // the earlier statement
	Day    time.Time            `json:"day,omitzero"`
}

const (
	mostBy             = 40
	positionStatements = 60 // of the latest that are read for positions
	positionRelations  = 40
	mostPositions      = 5
	mostStances        = 6
)

// fillPositions gathers what somebody said of one thing over time, of the
// latest they said and of what contradicts or revises it: statements that a
// relation ties, and those whose first claim has the same subject, a
// name anywhere, any other word within a story.
func (s *Store) fillPositions(ctx context.Context, p *IdentityPage, said []Statement) error {
	list := slices.DeleteFunc(said, func(st Statement) bool { return st.Text == "" })
	turns, err := s.contradictions(ctx, `WHERE r.a_speaker = ?1 AND r.b_speaker = ?1 AND r.kind IN ('contradicts', 'denies', 'revises', 'supersedes', 'repeats')
		AND `+shownR+` ORDER BY r.latest DESC, r.row DESC LIMIT ?2`, p.ID, positionRelations)
	if err != nil {
		return err
	}
	for _, t := range turns {
		for _, st := range []Statement{t.One, t.Two} {
			if st.Text != "" && !slices.ContainsFunc(list, func(o Statement) bool { return o.row == st.row }) {
				list = append(list, st)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Statement) int { return cmp.Or(a.day().Compare(b.day()), cmp.Compare(a.row, b.row)) })
	subjects, err := s.subjects(ctx, list)
	if err == nil {
		p.Positions = positions(p.Name, list, subjects, turns)
	}
	return err
}

// day is when a statement was said, or printed where that is not known.
func (s Statement) day() time.Time {
	if s.Said.IsZero() {
		return s.Published
	}
	return s.Said
}

// subjects is what the first claim of each statement is about, by row.
func (s *Store) subjects(ctx context.Context, list []Statement) (map[int64]gainsay.Term, error) {
	rows := make([]int64, len(list))
	for i, st := range list {
		rows[i] = st.row
	}
	out := map[int64]gainsay.Term{}
	_, err := collect(ctx, s.read, func(r *sql.Rows) (none struct{}, err error) {
		var row int64
		var body []byte
		if err := r.Scan(&row, &body); err != nil {
			return none, err
		}
		var c struct{ Subject gainsay.Term } // the rest is stepped over
		err = Unpack(body, &c)
		out[row] = c.Subject
		return none, err
	}, `SELECT statement, body FROM claims WHERE row IN (SELECT min(row) FROM claims WHERE statement IN (SELECT value FROM json_each(?)) GROUP BY statement)`, numbersText(rows))
	return out, err
}

// positions joins statements, which are in order of time, into positions.
func positions(speaker string, list []Statement, subjects map[int64]gainsay.Term, turns []Contradiction) []Position {
	at := map[int64]int{} // row to place in list
	for i, st := range list {
		at[st.row] = i
	}
	groups := newGroups(len(list))
	first := map[string]int{}
	for i, st := range list {
		key := topicKey(speaker, subjects[st.row], st.Story)
		if j, ok := first[key]; ok && key != "" {
			groups.join(i, j)
		} else {
			first[key] = i
		}
	}
	turned := map[int64][]Turn{}
	for _, t := range turns {
		i, one := at[t.aSaid]
		j, two := at[t.bSaid]
		if !one || !two || i == j {
			continue
		}
		groups.join(i, j)
		before, after := list[min(i, j)], list[max(i, j)]
		turned[after.row] = append(turned[after.row], Turn{t.ID, t.Kind, t.Why, before.ID, before.day()})
	}
	var out []Position
	for _, members := range groups.sets() {
		if p, ok := position(list, members, subjects, turned); ok {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b Position) int {
		return cmp.Or(cmp.Compare(b.turns(), a.turns()), b.Stances[len(b.Stances)-1].day().Compare(a.Stances[len(a.Stances)-1].day()))
	})
	return out[:min(len(out), mostPositions)]
}

// turns is 1 for a position that holds a change, a denial or a conflict.
func (p Position) turns() int {
	for _, st := range p.Stances {
		if slices.ContainsFunc(st.Turns, func(t Turn) bool { return t.Kind != gainsay.Repeats }) {
			return 1
		}
	}
	return 0
}

// position is one of statements said on two days, or of which one stands in
// relation to another.
func position(list []Statement, members []int, subjects map[int64]gainsay.Term, turned map[int64][]Turn) (p Position, ok bool) {
	first, last := list[members[0]], list[members[len(members)-1]]
	for _, i := range members {
		p.Stances = append(p.Stances, Stance{list[i], turned[list[i].row]})
		ok = ok || len(turned[list[i].row]) > 0
	}
	days := first.day().Truncate(24*time.Hour).Before(last.day().Truncate(24*time.Hour)) && !first.day().IsZero()
	subject := subjects[first.row]
	p.Topic, p.Story = cmp.Or(subject.Name, bareTerm(subject.Text), last.Title), last.Story
	p.Stances = latest(p.Stances)
	return p, len(members) > 1 && (ok || days)
}

// latest keeps the latest of many stances, and those that a turn leads from
// or to before others.
func latest(list []Stance) []Stance {
	tied := map[string]bool{}
	for _, st := range list {
		for _, t := range st.Turns {
			tied[t.Before], tied[st.ID] = true, true
		}
	}
	free := mostStances
	keep := make([]bool, len(list))
	for _, wanted := range []bool{true, false} {
		for i, st := range slices.Backward(list) {
			if free > 0 && tied[st.ID] == wanted {
				keep[i], free = true, free-1
			}
		}
	}
	var out []Stance
	for i, st := range list {
		if keep[i] {
			out = append(out, st)
		}
	}
	return out
}

// topicKey is what statements of one topic share; "" where a claim says of
// nothing in particular, or of the speaker.
func topicKey(speaker string, t gainsay.Term, story gainsay.StoryID) string {
	if t.Name != "" {
		if name := strings.ToLower(t.Name); name != strings.ToLower(speaker) {
			return name
		}
		return ""
	}
	head := strings.ToLower(cmp.Or(t.Head, bareTerm(t.Text)))
	if head == "" || story == "" || pointing[head] {
		return ""
	}
	return string(story) + " " + head
}

// pointing are words that name nothing by themselves.
var pointing = map[string]bool{"i": true, "we": true, "you": true, "he": true, "she": true, "it": true, "they": true, "this": true, "that": true,
	"these": true, "those": true, "there": true, "who": true, "which": true, "what": true, "one": true, "everyone": true, "nobody": true, "people": true}

// bareTerm is the words of a term without those that only point.
func bareTerm(text string) string {
	text = strings.TrimSpace(text)
	if pointing[strings.ToLower(text)] {
		return ""
	}
	return text
}

// groups are sets that are joined: of each member, one of its set.
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

func (g groups) of(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(i, j int) { g[max(g.of(i), g.of(j))] = min(g.of(i), g.of(j)) }

// sets are the members of each set, in order.
func (g groups) sets() (out [][]int) {
	at := map[int]int{}
	for i := range g {
		n, ok := at[g.of(i)]
		if !ok {
			n = len(out)
			at[g.of(i)] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], i)
	}
	return out
}
