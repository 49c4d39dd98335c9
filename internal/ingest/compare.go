package ingest

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/compare"
	"github.com/gainsay-news/gainsay/internal/store"
)

// compare holds the document's claims against those of the record that share
// a key with them: of the same story, and of other ones, since a reversal may
// come months later. A copy is no witness of its own: its claims are neither
// compared nor found by later ones.
func (r *recorder) compare(ctx context.Context, p *prepared, result *store.Result) error {
	doc := result.Document
	if result.CopyOf != "" {
		return nil
	}
	result.ClaimKeys = p.claims
	candidates, err := r.candidates.ClaimsByKeys(ctx, p.claims, perClaim)
	if err != nil {
		return err
	}
	kept := surest{}
	own := hearing{page: result.Page, origin: doc.Origin, story: storyOf(result), published: dayOf(doc.Published.Time)}
	for i := range doc.Claims {
		c := &doc.Claims[i]
		own.by = speakerOf(c, result.Ties)
		for _, old := range candidates[i] {
			if relation, ok := own.hold(old, p.readings[i]); ok {
				kept.add(result, relation, old.Claim, c)
			}
		}
	}
	return nil
}

// perClaim bounds the claims of the record that one claim is held against.
const perClaim = 24

// A hearing is what is known of a claim, beside its words, that is held against
// those of the record.
type hearing struct {
	page, origin string
	story        gainsay.StoryID
	published    gainsay.Interval
	by           string // the identity of its speaker, "" when unknown
}

// hold compares one claim of the record with one of the document.
func (h *hearing) hold(old *store.ClaimCandidate, c *compare.Reading) (gainsay.Relation, bool) {
	if old.CopyOf != "" || old.Page == h.page || !old.Current {
		return gainsay.Relation{}, false
	}
	known := compare.Circumstance{
		SameOrigin:  h.origin != "" && old.Origin == h.origin,
		SameSpeaker: h.by != "" && old.SaidBy == h.by && old.Speaker.Entity != "",
		SameStory:   h.story != "" && old.Story == h.story,
		A:           dayOf(old.Published),
		B:           h.published,
	}
	a, b := ready(old), c
	if saidBefore(b.Claim(), a.Claim()) { // a report can tell later of what was said before
		a, b = b, a
		known.A, known.B = known.B, known.A
	}
	relation, ok := a.Across(b, known)
	if known.SameStory {
		relation.Story = h.story
	}
	return relation, ok
}

// ready is a claim of the record ready to be compared, made when it is first
// asked for.
func ready(old *store.ClaimCandidate) *compare.Reading {
	if r, ok := old.Ready.Made.(*compare.Reading); ok {
		return r
	}
	r := compare.Ready(old.Claim)
	old.Ready.Made = r
	return r
}

// storyOf is the story that the document joined or opened, "" for none.
func storyOf(result *store.Result) gainsay.StoryID {
	if result.Story == nil {
		return ""
	}
	return cmp.Or(result.Story.In, result.Story.ID)
}

// saidBefore reports whether it is known that a was said before b.
func saidBefore(a, b *gainsay.Claim) bool {
	return !a.Said.From.IsZero() && !b.Said.From.IsZero() && a.Said.From.Before(b.Said.From)
}

// dayOf is the day in UTC on which a report was published, whatever the zone
// that it tells: the record keeps no zone beside the moment.
func dayOf(published time.Time) gainsay.Interval {
	if published.IsZero() {
		return gainsay.Interval{}
	}
	return gainsay.Day(published.UTC())
}

// speakerOf is the identity that the speaker of a claim is tied to, "" for none.
func speakerOf(c *gainsay.Claim, ties []store.Tie) string {
	i := slices.IndexFunc(ties, func(t store.Tie) bool { return t.Entity == c.Speaker.Entity })
	if i < 0 || c.Speaker.Entity == "" {
		return ""
	}
	return ties[i].ByHand
}

// surest is where the relation stands that is kept for a pair of sentences:
// the other document's, and the two spans.
type surest map[struct {
	other gainsay.DocumentID
	a, b  gainsay.Span
}]int

// add keeps one relation for each pair of sentences: the surest.
func (s surest) add(result *store.Result, relation gainsay.Relation, a, b *gainsay.Claim) {
	key := struct {
		other gainsay.DocumentID
		a, b  gainsay.Span
	}{a.Document, a.Sentence, b.Sentence}
	at, known := s[key]
	switch {
	case !known:
		s[key] = len(result.Relations)
		result.Relations = append(result.Relations, relation)
	case relation.Score > result.Relations[at].Score:
		result.Relations[at] = relation
	}
}
