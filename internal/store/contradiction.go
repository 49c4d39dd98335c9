package store

import (
	"context"
	"fmt"

	"github.com/gainsay-news/gainsay"
)

// ContradictionPage is what the page of a relation shows.
type ContradictionPage struct {
	Contradiction
	ClaimA    gainsay.Claim    `json:"claim_a"`
	ClaimB    gainsay.Claim    `json:"claim_b"`
	Asserted  string           `json:"asserted,omitempty"`    // the sentence that asserts the relation
	AssertIn  *DocumentSummary `json:"asserted_in,omitempty"` // and the article it stands in
	StoryOf   *StorySummary    `json:"story_summary,omitempty"`
	Others    []Contradiction  `json:"others,omitempty"` // the other relations of the two statements
	Decisions []Decision       `json:"decisions,omitempty"`
	CopiesA   int              `json:"copies_a"` // reports that print the same words
	CopiesB   int              `json:"copies_b"`
}

// Contradiction reads the page of a relation.
func (s *Store) Contradiction(ctx context.Context, id string) (p ContradictionPage, err error) {
	list, err := s.contradictions(ctx, "WHERE r.id = ?", id)
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return p, fmt.Errorf("relation %q: %w", id, err)
	}
	p.Contradiction = list[0]
	if err := s.fillContradiction(ctx, &p); err != nil {
		return p, fmt.Errorf("relation %q: %w", id, err)
	}
	return p, nil
}

func (s *Store) fillContradiction(ctx context.Context, p *ContradictionPage) (err error) {
	for _, side := range []struct {
		id    gainsay.ClaimID
		claim *gainsay.Claim
	}{{p.A, &p.ClaimA}, {p.B, &p.ClaimB}} {
		got, err := s.claims(ctx, "WHERE id = ? ORDER BY row DESC LIMIT 1", string(side.id))
		if err != nil {
			return err
		}
		if len(got) > 0 {
			*side.claim = got[0]
		}
	}
	if p.CopiesA, err = s.copies(ctx, p.One); err != nil {
		return err
	}
	if p.CopiesB, err = s.copies(ctx, p.Two); err != nil {
		return err
	}
	if err = s.fillAssertion(ctx, p); err != nil {
		return err
	}
	stories, err := collect(ctx, s.read, scanStory, storySelect+"WHERE id = ?", string(p.Story))
	if err != nil {
		return err
	}
	if len(stories) > 0 {
		p.StoryOf = &stories[0]
	}
	p.Others, err = s.contradictions(ctx, `WHERE (r.a_said IN (?1, ?2) OR r.b_said IN (?1, ?2)) AND r.id <> ?3 ORDER BY r.kind, r.row LIMIT 40`, p.aSaid, p.bSaid, p.ID)
	if err != nil {
		return err
	}
	p.Decisions, err = s.DecisionsOn(ctx, "relation", p.ID)
	return err
}

// copies counts the reports of the story that print the statement's words.
func (s *Store) copies(ctx context.Context, st Statement) (int, error) {
	if st.Story == "" || st.Text == "" {
		return 0, nil
	}
	n, err := number(ctx, s.read, "SELECT count(DISTINCT document) FROM statements WHERE story = ? AND text = ? AND document <> ?", string(st.Story), st.Text, st.document)
	return int(n), err
}

func (s *Store) fillAssertion(ctx context.Context, p *ContradictionPage) error {
	if p.At.IsZero() {
		return nil
	}
	in := p.In
	if in == "" {
		in = p.Two.Document
	}
	docs, err := collect(ctx, s.read, scanDocument, documentSelect+"WHERE id = ?", string(in))
	if err != nil || len(docs) == 0 {
		return err
	}
	doc, err := s.Document(ctx, in)
	if err != nil {
		return err
	}
	p.Asserted, p.AssertIn = doc.Words(p.At), &docs[0]
	return nil
}
