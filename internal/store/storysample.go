package store

import (
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/gainsay-news/gainsay"
)

// A DrawnStory is a story of a sample: its reports for a person to read whole,
// and what is shown of it by default, to be looked at afterwards.
type DrawnStory struct {
	ID      gainsay.StoryID `json:"id"`
	Title   string          `json:"title"`
	All     int             `json:"all"` // how many reports it has that are no copies
	Reports []DrawnReport   `json:"reports"`
	Shown   []Drawn         `json:"shown"`
}

// A DrawnReport is one report of a drawn story.
type DrawnReport struct {
	ID        gainsay.DocumentID `json:"id"`
	Publisher string             `json:"publisher,omitempty"`
	Published string             `json:"published,omitempty"` // the day
	Title     string             `json:"title"`
	Text      string             `json:"text"`
}

// SampleStories draws size stories by a seed among those that reports of two
// origins tell, each with its first reports, at most so many, that are no
// copies, in the order of their days. The pairs shown are those of which both
// sides stand in reports that were drawn.
func (s *Store) SampleStories(ctx context.Context, seed uint64, size, reports int) ([]DrawnStory, error) {
	all, err := collect(ctx, s.read, scanStory, storySelect+"WHERE origins > 1 ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("drawing stories: %w", err)
	}
	rand.New(rand.NewPCG(seed, 11)).Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	out := []DrawnStory{}
	for _, story := range all[:min(size, len(all))] {
		d := DrawnStory{ID: story.ID, Title: story.Title, Shown: []Drawn{}}
		if err := s.fillTexts(ctx, &d, reports); err != nil {
			return nil, fmt.Errorf("drawing story %s: %w", story.ID, err)
		}
		if err := s.fillShown(ctx, &d); err != nil {
			return nil, fmt.Errorf("drawing story %s: %w", story.ID, err)
		}
		out = append(out, d)
	}
	return out, nil
}

func (s *Store) fillTexts(ctx context.Context, d *DrawnStory, most int) error {
	list, err := collect(ctx, s.read, scanDocument, documentSelect+
		"WHERE story = ? AND current = 1 AND copy_of = '' AND withdrawn = '' ORDER BY published, row", string(d.ID))
	if err != nil {
		return err
	}
	d.All = len(list)
	for _, sum := range list[:min(most, len(list))] {
		doc, err := s.Document(ctx, sum.ID)
		if err != nil {
			return err
		}
		r := DrawnReport{ID: sum.ID, Publisher: sum.Publisher, Title: sum.Title, Text: doc.Text[doc.Body:]}
		if !sum.Published.IsZero() {
			r.Published = sum.Published.Format("2006-01-02")
		}
		d.Reports = append(d.Reports, r)
	}
	return nil
}

func (s *Store) fillShown(ctx context.Context, d *DrawnStory) error {
	drawn := map[gainsay.DocumentID]bool{}
	for _, r := range d.Reports {
		drawn[r.ID] = true
	}
	all, err := collect(ctx, s.read, scanRelation, `SELECT r.id, r.kind, r.score, r.story, r.body FROM relations r
		WHERE r.story = ? AND r.kind IN ('contradicts', 'denies', 'revises') AND `+shownR+` ORDER BY r.score DESC, r.id`, string(d.ID))
	for i := range all {
		if err = s.fillClaims(ctx, &all[i]); err != nil {
			return err
		}
		if drawn[all[i].A.Document] && drawn[all[i].B.Document] {
			d.Shown = append(d.Shown, all[i])
		}
	}
	return err
}
