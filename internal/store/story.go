package store

import (
	"context"
	"fmt"

	"github.com/gainsay-news/gainsay"
)

// pageLimit is how many rows of one list a page shows.
const pageLimit = 200

// StoryPage is what the page of a story shows.
type StoryPage struct {
	StorySummary
	Statements []Statement       `json:"statement_list"` // quoted ones, by the time they were said
	Conflicts  []Contradiction   `json:"conflict_list"`
	Moving     []Contradiction   `json:"moving,omitempty"`
	Apart      []Contradiction   `json:"not_comparable,omitempty"`
	Figures    []Figure          `json:"figures,omitempty"`
	Places     []PlaceCount      `json:"places,omitempty"`
	Sources    []DocumentSummary `json:"sources"`
	Decisions  []Decision        `json:"decisions,omitempty"` // about it: chosen, merged
	Changes    []Change          `json:"changes,omitempty"`   // the latest first
	Joinings   []Joining         `json:"joinings,omitempty"`  // what its first reports share, in the order in which they came
}

// Story reads the page of a story.
func (s *Store) Story(ctx context.Context, id gainsay.StoryID) (p StoryPage, err error) {
	if id, err = s.StoryRedirect(ctx, id); err != nil {
		return p, fmt.Errorf("story %q: %w", id, err)
	}
	list, err := collect(ctx, s.read, scanStory, storySelect+"WHERE id = ?", string(id))
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return p, fmt.Errorf("story %q: %w", id, err)
	}
	p.StorySummary = list[0]
	for _, part := range []func() error{
		func() error {
			p.Statements, err = s.statements(ctx, "WHERE s.story = ? AND s.voice = 'quoted' AND s.current = 1 AND s.copied = 0 ORDER BY coalesce(s.said, s.published), s.row LIMIT ?", string(id), pageLimit)
			return err
		},
		func() error {
			p.Conflicts, err = s.relationsOf(ctx, id, "contradicts", "denies", "revises")
			return err
		},
		func() error { p.Moving, err = s.relationsOf(ctx, id, "supersedes"); return err },
		func() error { p.Apart, err = s.relationsOf(ctx, id, "not_comparable"); return err },
		func() error { p.Figures, err = s.figuresOf(ctx, id); return err },
		func() error { p.Places, err = s.placesOf(ctx, id); return err },
		func() error {
			p.Decisions, err = s.decisions(ctx, "WHERE kind IN ('story', 'document') AND (subject = ?1 OR value = ?1) ORDER BY row", string(id))
			return err
		},
		func() error {
			p.Sources, err = collect(ctx, s.read, scanDocument, documentSelect+"WHERE story = ? ORDER BY published, row LIMIT ?", string(id), pageLimit)
			return err
		},
		func() error { return s.changes(ctx, &p) },
		func() error { return s.joinings(ctx, &p) },
	} {
		if err := part(); err != nil {
			return p, fmt.Errorf("story %q: %w", id, err)
		}
	}
	return p, nil
}

func (s *Store) relationsOf(ctx context.Context, id gainsay.StoryID, kinds ...string) ([]Contradiction, error) {
	return s.contradictions(ctx, `WHERE r.story = ? AND r.kind IN (SELECT value FROM json_each(?)) AND `+shownR+`
		ORDER BY r.score DESC, r.row LIMIT 100`, string(id), jsonText(kinds))
}

// figuresOf gives the figures of a story in statements that are no copies,
// for the things that are counted more than once.
func (s *Store) figuresOf(ctx context.Context, id gainsay.StoryID) ([]Figure, error) {
	return s.figures(ctx, `JOIN statements s ON s.row = f.statement WHERE f.story = ?1 AND s.current = 1 AND s.copied = 0 AND f.head <> ''
		AND f.head IN (SELECT head FROM figures WHERE story = ?1 AND head <> '' GROUP BY head HAVING count(*) > 1)
		ORDER BY f.head, f.unit, f.fate, coalesce(s.said, s.published), f.row LIMIT 120`, string(id))
}

func (s *Store) placesOf(ctx context.Context, id gainsay.StoryID) ([]PlaceCount, error) {
	return collect(ctx, s.read, scanPlace, `SELECT places.id, places.name, country, lat, lon, count(*) AS n FROM statements s
		JOIN spots ON spots.statement = s.row JOIN places ON places.id = spots.place
		WHERE s.story = ? AND s.current = 1 AND s.copied = 0 GROUP BY places.id ORDER BY n DESC, places.id LIMIT 40`, string(id))
}
