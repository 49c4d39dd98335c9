package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/gainsay-news/gainsay"
)

// A Change is something that was changed in what a story holds: a report was
// replaced by a later version, its agency asked for something, or a person
// decided something.
type Change struct {
	At       time.Time        `json:"at,omitzero"`
	Report   *DocumentSummary `json:"report,omitempty"` // the later version, or the report that the order is about
	Before   string           `json:"before,omitempty"` // the version that was replaced
	Order    *Order           `json:"order,omitempty"`
	Decision *Decision        `json:"decision,omitempty"`
	Figure   *Contradiction   `json:"figure,omitempty"` // superseded by a later one
}

// A Joining says what a report shares with those of its story that came into
// the record before it. It is worked out from the record as it is now: what
// the rule weighed when the report came in is not kept.
type Joining struct {
	DocumentSummary
	Taken  time.Time  `json:"taken,omitzero"` // when it came into the record
	ByHand bool       `json:"by_hand,omitempty"`
	Names  []Identity `json:"names,omitempty"`  // the rarest first
	Places []Identity `json:"places,omitempty"` // by name
	Words  []string   `json:"words,omitempty"`  // of the titles
}

const (
	mostChanges  = 40 // of a kind
	mostJoinings = 40
	mostInCommon = 4
)

// changes lists what was changed in a story, the latest first.
func (s *Store) changes(ctx context.Context, p *StoryPage) error {
	versions, err := collect(ctx, s.read, func(r *sql.Rows) (c Change, err error) {
		var id string
		var at sql.NullInt64
		err = r.Scan(&id, &c.Before, &at)
		c.Report, c.At = &DocumentSummary{ID: gainsay.DocumentID(id)}, moment(at)
		return c, err
	}, `SELECT d.id, b.id, j.accepted FROM documents b CROSS JOIN documents d ON d.page = b.page AND d.version = b.version + 1
		LEFT JOIN jobs j ON j.number = d.number WHERE b.story = ?1 ORDER BY d.row DESC LIMIT ?2`, string(p.ID), mostChanges)
	if err != nil {
		return err
	}
	orders, err := collect(ctx, s.read, func(r *sql.Rows) (c Change, err error) {
		var id string
		var at int64
		c.Order = &Order{}
		err = r.Scan(&c.Order.Item, &c.Order.Kind, &c.Order.Version, &c.Order.Note, &at, &id)
		c.At, c.Report = time.Unix(at, 0).UTC(), &DocumentSummary{ID: gainsay.DocumentID(id)}
		c.Order.At = c.At
		return c, err
	}, `SELECT o.item, o.kind, o.version, o.note, o.at, max(d.id) FROM documents d CROSS JOIN jobs j ON j.number = d.number CROSS JOIN orders o ON o.item = j.url
		WHERE d.story = ?1 GROUP BY o.row ORDER BY o.row DESC LIMIT ?2`, string(p.ID), mostChanges)
	if err != nil {
		return err
	}
	decided, err := s.decisions(ctx, `WHERE kind IN ('statement', 'relation') AND (
		EXISTS (SELECT 1 FROM statements s WHERE s.id = subject AND kind = 'statement' AND s.story = ?1)
		OR EXISTS (SELECT 1 FROM relations r WHERE r.id = subject AND kind = 'relation' AND r.story = ?1)) ORDER BY row DESC LIMIT ?2`, string(p.ID), mostChanges)
	if err != nil {
		return err
	}
	p.Changes = append(versions, orders...)
	for _, d := range append(decided, p.Decisions...) {
		p.Changes = append(p.Changes, Change{At: d.At, Decision: &d})
	}
	for _, f := range p.Moving[:min(len(p.Moving), mostChanges)] {
		p.Changes = append(p.Changes, Change{At: f.Latest, Figure: &f})
	}
	slices.SortStableFunc(p.Changes, func(a, b Change) int { return b.At.Compare(a.At) })
	return s.fillReports(ctx, p.Changes)
}

// fillReports reads the reports that changes are about.
func (s *Store) fillReports(ctx context.Context, list []Change) error {
	var ids []string
	for _, c := range list {
		if c.Report != nil {
			ids = append(ids, string(c.Report.ID))
		}
	}
	docs, err := collect(ctx, s.read, scanDocument, documentSelect+"WHERE id IN (SELECT value FROM json_each(?))", jsonText(ids))
	for _, d := range docs {
		for i := range list {
			if r := list[i].Report; r != nil && r.ID == d.ID {
				list[i].Report = &d
			}
		}
	}
	return err
}

// joinings says what the first reports of a story have in common, in the order
// in which they came.
func (s *Store) joinings(ctx context.Context, p *StoryPage) error {
	docs, err := collect(ctx, s.read, scanDocument, documentSelect+"WHERE story = ? AND version = 1 ORDER BY published, row LIMIT ?", string(p.ID), mostJoinings)
	if err != nil {
		return err
	}
	slices.SortFunc(docs, func(a, b DocumentSummary) int { return cmp.Compare(a.row, b.row) })
	rows := make([]int64, len(docs))
	at := map[int64]int{}
	for i, d := range docs {
		rows[i], at[d.row] = d.row, i
		p.Joinings = append(p.Joinings, Joining{DocumentSummary: d})
	}
	_, err = collect(ctx, s.read, func(r *sql.Rows) (none struct{}, err error) {
		var row int64
		var taken sql.NullInt64
		var hand bool
		err = r.Scan(&row, &taken, &hand)
		p.Joinings[at[row]].Taken, p.Joinings[at[row]].ByHand = moment(taken), hand
		return none, err
	}, `SELECT d.row, j.accepted, d.placed <> '' AND d.placed <> d.story FROM documents d LEFT JOIN jobs j ON j.number = d.number
		WHERE d.row IN (SELECT value FROM json_each(?))`, numbersText(rows))
	if err == nil {
		err = s.sharedNames(ctx, p.Joinings, rows, at)
	}
	sharedWords(p.Joinings)
	return err
}

// sharedNames gives each report the names that one before it has too.
func (s *Store) sharedNames(ctx context.Context, list []Joining, rows []int64, at map[int64]int) error {
	type named struct {
		row int64
		Identity
	}
	names, err := collect(ctx, s.read, func(r *sql.Rows) (n named, err error) {
		err = r.Scan(&n.row, &n.ID, &n.Kind, &n.Name, &n.Documents)
		return n, err
	}, `SELECT t.document, i.id, i.kind, i.name, i.documents FROM json_each(?) n CROSS JOIN ties t ON t.document = n.value CROSS JOIN identities i ON i.id = t.identity
		WHERE i.kind IN ('person', 'organization', 'place', 'event') AND `+standing, numbersText(rows))
	slices.SortStableFunc(names, func(a, b named) int {
		return cmp.Or(cmp.Compare(at[a.row], at[b.row]), cmp.Compare(a.Documents, b.Documents), cmp.Compare(a.ID, b.ID))
	})
	first := map[string]int64{}
	for _, n := range names {
		if _, ok := first[n.ID]; !ok {
			first[n.ID] = n.row
		}
		j := &list[at[n.row]]
		into := &j.Names
		if n.Kind == gainsay.Location {
			into = &j.Places
		}
		if first[n.ID] != n.row && len(*into) < mostInCommon && !slices.Contains(*into, n.Identity) {
			*into = append(*into, n.Identity)
		}
	}
	return err
}

// sharedWords gives each report the words of its title that stand in one
// before it too, and in no name that they share.
func sharedWords(list []Joining) {
	seen := map[string]bool{}
	for i := range list {
		j := &list[i]
		var own []string
		var names strings.Builder
		for _, n := range append(slices.Clone(j.Names), j.Places...) {
			names.WriteString(strings.ToLower(n.Name) + " ")
		}
		for _, w := range strings.FieldsFunc(strings.ToLower(j.Title), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(w) < 4 || slices.Contains(own, w) {
				continue
			}
			own = append(own, w)
			if seen[w] && len(j.Words) < mostInCommon && !strings.Contains(names.String(), w) {
				j.Words = append(j.Words, w)
			}
		}
		for _, w := range own {
			seen[w] = true
		}
	}
}
