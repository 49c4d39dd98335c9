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
func (r *recorder) fold(ctx context.Context, result *store.Result) error {
	signature := reprint.Sign(result.Document)
	result.Copy = store.Profile{Bytes: signature, Keys: reprint.Keys(result.Document)}
	candidates, err := r.store.CopiesByKeys(ctx, result.Copy.Keys, perKey)
	if err != nil {
		return err
	}
	best := 0.0
	for _, c := range candidates {
		if c.Page == result.Page {
			continue // another version of the page, not a copy
		}
		v := reprint.Compare(c.Profile, signature)
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
func (r *recorder) join(ctx context.Context, result *store.Result) error {
	keys := story.Keys(result.Document)
	if len(keys) == 0 {
		return nil
	}
	found, err := r.store.StoriesByKeys(ctx, keys, perKey)
	if err != nil {
		return err
	}
	candidates := make([]story.Candidate, len(found))
	for i, c := range found {
		candidates[i] = story.Candidate{ID: c.ID, Title: c.Title, Profile: c.Profile}
	}
	d := story.Join(result.Document, candidates)
	d.Story.Documents = []gainsay.DocumentID{result.Document.ID}
	result.Story = &store.StoryChange{Story: d.Story, Profile: store.Profile{Bytes: d.Profile, Keys: d.Keys}}
	if result.Story.In, err = r.store.PlacedByHand(ctx, result.Document.ID, d.Story.ID); err != nil {
		return err
	}
	return nil
}
