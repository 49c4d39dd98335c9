package ingest

import (
	"context"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/gainsay-news/gainsay/reprint"
	"github.com/gainsay-news/gainsay/story"
)

// fold says which report this one is a copy of. Of several copies the first
// that was accepted stands for the report, and the others are copies of it.
func (r *recorder) fold(ctx context.Context, p *prepared, result *store.Result) error {
	candidates, err := r.candidates.CopiesByKeys(ctx, p.copy.Keys)
	if err != nil {
		return err
	}
	best := 0.0
	for _, c := range candidates {
		if c.Page == result.Page {
			continue // another version of the page, not a copy
		}
		v := reprint.Compare(c.Profile, p.copy.Bytes)
		if !v.Copy || v.Score < best {
			continue
		}
		best, result.CopyOf = v.Score, c.ID
		if c.CopyOf != "" {
			result.CopyOf = c.CopyOf
		}
	}
	return nil
}

// join puts the report into the story that it tells, or opens one.
func (r *recorder) join(ctx context.Context, p *prepared, result *store.Result) error {
	if len(p.story.Keys) == 0 {
		return nil
	}
	found, err := r.candidates.StoriesByKeys(ctx, p.story.Keys)
	if err != nil {
		return err
	}
	candidates := make([]story.Candidate, len(found))
	for i, c := range found {
		known, ok := c.Ready.Made.(*story.Known)
		if !ok {
			known = story.Recall(c.Profile)
			c.Ready.Made, c.Profile = known, nil
		}
		candidates[i] = story.Candidate{ID: c.ID, Title: c.Title, Known: known}
	}
	d := p.story.Join(candidates)
	d.Story.Documents = []gainsay.DocumentID{result.Document.ID}
	result.Story = &store.StoryChange{Story: d.Story, Profile: store.Profile{Bytes: d.Profile, Keys: d.Keys}}
	if result.Story.In, err = r.candidates.PlacedByHand(ctx, result.Document.ID, d.Story.ID); err != nil {
		return err
	}
	return nil
}
