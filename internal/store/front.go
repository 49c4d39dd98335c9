package store

import (
	"context"
	"fmt"
	"time"

	"github.com/gainsay-news/gainsay"
)

// Totals counts what the record holds.
type Totals struct {
	Documents  int       `json:"documents"`
	Statements int       `json:"statements"`
	Stories    int       `json:"stories"`
	People     int       `json:"people"`
	Conflicts  int       `json:"conflicts"`
	Outlets    int       `json:"outlets"`
	Latest     time.Time `json:"latest,omitzero"` // the latest publication
}

// Front is what the front page shows.
type Front struct {
	Totals    Totals            `json:"totals"`
	Since     time.Time         `json:"since,omitzero"` // stories are ranked among those with a report since then
	Stories   []StorySummary    `json:"stories"`
	Contested []Contradiction   `json:"contested"`
	Moving    []Contradiction   `json:"moving"` // a later figure of a thing that changes
	Changed   []DocumentSummary `json:"changed"`
	Choices   []Choice          `json:"choices,omitempty"`
	Viewed    []Viewing         `json:"most_viewed,omitempty"` // where it is counted
	People    []Identity        `json:"people"`
	Bodies    []Identity        `json:"organizations"`
	Places    []PlaceCount      `json:"places"`
	Outlets   []Outlet          `json:"outlets"`
	Topics    []Topic           `json:"topics,omitempty"` // of the stories since then
}

// A Choice is a story that an editor of this server picked.
type Choice struct {
	Story StorySummary `json:"story"`
	Who   string       `json:"who"`
	When  time.Time    `json:"when"`
	Why   string       `json:"why,omitempty"`
}

// topSize is how many stories the front page has.
const topSize = 10

// topWindow is how far back from the latest report a story counts as new.
const topWindow = 7 * 24 * time.Hour

// Front reads the front page. "Now" is the latest report of the record, so
// that an archive has a front page too.
func (s *Store) Front(ctx context.Context) (f Front, err error) {
	if f.Totals, err = s.Totals(ctx); err != nil {
		return f, fmt.Errorf("front page: %w", err)
	}
	if !f.Totals.Latest.IsZero() {
		f.Since = f.Totals.Latest.Add(-topWindow)
	}
	for _, part := range []func() error{
		func() error { f.Stories, err = s.topStories(ctx, f.Since); return err },
		func() error {
			f.Contested, _, err = s.Conflicts(ctx, 40, "")
			f.Contested = spread(f.Contested, 5)
			return err
		},
		func() error { f.Moving, _, err = s.Moving(ctx, 40, ""); f.Moving = spread(f.Moving, 5); return err },
		func() error { f.Changed, err = s.changed(ctx, 5); return err },
		func() error { f.Choices, err = s.choices(ctx); return err },
		func() error { f.People, err = s.Identities(ctx, gainsay.Person, 12); return err },
		func() error { f.Bodies, err = s.Identities(ctx, gainsay.Organization, 12); return err },
		func() error { f.Places, err = s.Places(ctx, 12); return err },
		func() error { f.Outlets, err = s.Outlets(ctx, 12); return err },
		func() error { f.Topics, err = s.Topics(ctx, f.Since, 12); return err },
	} {
		if err := part(); err != nil {
			return f, fmt.Errorf("front page: %w", err)
		}
	}
	return f, nil
}

// spread picks n of list, the first of each story before the second of any,
// and nothing that reads the same twice.
func spread(list []Contradiction, n int) (out []Contradiction) {
	said := map[string]bool{}
	for round := 1; round <= len(list) && len(out) < n; round++ {
		in := map[gainsay.StoryID]int{}
		for _, c := range list {
			if in[c.Story]++; in[c.Story] != round || said[c.Why] || len(out) == n {
				continue
			}
			said[c.Why] = true
			out = append(out, c)
		}
	}
	return out
}

// Totals counts what the record holds. Nothing is ever removed from it, so the
// last row of a table tells how many it has; of what must be counted, a tally
// is kept.
func (s *Store) Totals(ctx context.Context) (t Totals, err error) {
	var latest int64
	err = s.read.QueryRowContext(ctx, `SELECT (SELECT coalesce(max(row), 0) FROM documents), (SELECT coalesce(max(row), 0) FROM statements),
		(SELECT coalesce(max(row), 0) FROM stories), (SELECT sum(n) FROM tally WHERE what = 'person'),
		(SELECT coalesce(sum(n), 0) FROM tally WHERE what = 'conflict confirmed' OR what = 'conflict ' AND at >= coalesce((SELECT CAST(value AS REAL) FROM settings WHERE key = 'shown'), 0.5)),
		(SELECT count(*) FROM outlets), (SELECT coalesce(max(published), 0) FROM documents WHERE published <= ?)`, s.now().Add(24*time.Hour).Unix()).
		Scan(&t.Documents, &t.Statements, &t.Stories, &t.People, &t.Conflicts, &t.Outlets, &latest)
	if latest != 0 {
		t.Latest = time.Unix(latest, 0).UTC()
	}
	return t, err
}

// topStories ranks the stories with a recent report by how many origins tell
// them; older ones follow where there are few.
func (s *Store) topStories(ctx context.Context, since time.Time) ([]StorySummary, error) {
	until := s.now().Add(24 * time.Hour).Unix() // a date in the future is a wrong one
	list, err := collect(ctx, s.read, scanStory, storySelect+`WHERE documents > 0 AND last BETWEEN ? AND ?
		ORDER BY origins DESC, conflicts DESC, last DESC, row LIMIT ?`, since.Unix(), until, topSize)
	if err != nil || len(list) == topSize {
		return list, err
	}
	older, err := collect(ctx, s.read, scanStory, storySelect+"WHERE documents > 0 AND (last < ?1 OR last > ?2 OR last IS NULL) ORDER BY last > ?2, last DESC, row LIMIT ?3",
		since.Unix(), until, topSize-len(list))
	return append(list, older...), err
}

func (s *Store) changed(ctx context.Context, limit int) ([]DocumentSummary, error) {
	return collect(ctx, s.read, scanDocument, documentSelect+"WHERE version > 1 AND current = 1 ORDER BY row DESC LIMIT ?", limit)
}

func (s *Store) choices(ctx context.Context) ([]Choice, error) {
	picks, err := s.decisions(ctx, "WHERE kind = 'story' AND act = 'choose' AND undone IS NULL ORDER BY row DESC LIMIT 5")
	if err != nil {
		return nil, err
	}
	var out []Choice
	for _, p := range picks {
		stories, err := collect(ctx, s.read, scanStory, storySelect+"WHERE id = ?", p.Subject)
		if err != nil {
			return nil, err
		}
		for _, st := range stories { // a merged story has no page of its own any more
			out = append(out, Choice{st, p.Who, p.At, p.Why})
		}
	}
	return out, nil
}

// Identities lists the identities of a kind that said most.
func (s *Store) Identities(ctx context.Context, kind gainsay.Kind, limit int) ([]Identity, error) {
	return collect(ctx, s.read, scanIdentity, identitySelect+"WHERE kind = ? AND said > 0 AND "+listed+" ORDER BY said DESC, about DESC, row LIMIT ?", string(kind), limit)
}

// Places lists the places that most statements speak of.
func (s *Store) Places(ctx context.Context, limit int) ([]PlaceCount, error) {
	return collect(ctx, s.read, scanPlace, `SELECT id, name, country, lat, lon, statements FROM places WHERE statements > 0 ORDER BY statements DESC, id LIMIT ?`, limit)
}

// Outlets lists the publishers by how many reports the record has of them.
func (s *Store) Outlets(ctx context.Context, limit int) ([]Outlet, error) {
	return collect(ctx, s.read, scanOutlet, `SELECT name, documents, copies, statements, no_date, zone_known, edited, first, last
		FROM outlets ORDER BY documents DESC, name LIMIT ?`, limit)
}

// Named finds people and bodies whose name holds the words, and stories whose
// title does, a few of each.
func (s *Store) Named(ctx context.Context, words string) (people []Identity, stories []StorySummary, err error) {
	if len(words) < 2 {
		return nil, nil, nil
	}
	like := "%" + escapeLike(words) + "%"
	ids, args := named(words)
	people, err = collect(ctx, s.read, scanIdentity, identitySelect+"WHERE id IN ("+ids+") AND said + about > 0 AND "+listed+" ORDER BY said DESC, about DESC, row LIMIT 5", args...)
	if err != nil {
		return nil, nil, fmt.Errorf("looking for the name %q: %w", words, err)
	}
	if hasWord(words) { // the latest reports whose titles have them lead to stories
		stories, err = collect(ctx, s.read, scanStory, storySelect+`WHERE id IN (SELECT story FROM documents WHERE row IN
			(SELECT rowid FROM document_words WHERE document_words MATCH ? ORDER BY rowid DESC LIMIT 60)) AND title LIKE ? ESCAPE '\' ORDER BY last DESC, row LIMIT 5`,
			"title : "+ftsString(words), like)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("looking for the story %q: %w", words, err)
	}
	return people, stories, nil
}
