package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"

	"github.com/gainsay-news/gainsay"
)

// A Drawn is one finding of a sample, with what a person needs to judge it.
type Drawn struct {
	ID    string    `json:"id"`
	Kind  string    `json:"kind"`
	Why   string    `json:"why,omitempty"`
	Score float64   `json:"score"`
	A     DrawnSide `json:"a"`
	B     DrawnSide `json:"b"`
	Story string    `json:"story,omitempty"`
}

// A DrawnSide is one side of a drawn pair.
type DrawnSide struct {
	Document  gainsay.DocumentID `json:"document"`
	Page      string             `json:"page"`
	Title     string             `json:"title"`
	Published string             `json:"published,omitempty"`
	Name      string             `json:"name,omitempty"`
	Role      string             `json:"role,omitempty"`
	Text      string             `json:"text,omitempty"`
	Sentence  string             `json:"sentence,omitempty"`
}

// Sample draws size "relations" (contradictions, denials and revisions that
// are shown by default) or "merges" (pairs of entities of two documents that
// are one identity) by a seed.
func (s *Store) Sample(ctx context.Context, what string, seed uint64, size int) ([]Drawn, error) {
	all, err := s.drawable(ctx, what)
	if err != nil {
		return nil, fmt.Errorf("drawing %s: %w", what, err)
	}
	rand.New(rand.NewPCG(seed, 7)).Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	all = all[:min(size, len(all))]
	for i := range all {
		if what == "relations" {
			if err := s.fillClaims(ctx, &all[i]); err != nil {
				return nil, fmt.Errorf("drawing %s: %w", what, err)
			}
		}
	}
	return all, nil
}

func (s *Store) drawable(ctx context.Context, what string) ([]Drawn, error) {
	if what == "merges" {
		return collect(ctx, s.read, scanMerge, `SELECT a.identity || ':' || x.id || ':' || y.id, b.rule, b.score,
			x.id, x.page, x.title, a.name, a.role, y.id, y.page, y.title, b.name, b.role
			FROM ties a JOIN ties b ON a.identity = b.identity AND a.document < b.document AND a.hand = 0 AND b.hand = 0
			JOIN documents x ON x.row = a.document JOIN documents y ON y.row = b.document
			WHERE NOT EXISTS (SELECT 1 FROM ties c WHERE c.identity = a.identity AND c.document > a.document AND c.document < b.document)
			ORDER BY 1`)
	}
	return collect(ctx, s.read, scanRelation, `SELECT id, kind, score, story, body FROM relations
		WHERE kind IN ('contradicts', 'denies', 'revises') AND score >= ? ORDER BY id`, Shown)
}

func scanMerge(r *sql.Rows) (d Drawn, err error) {
	d.Kind = "merge"
	err = r.Scan(&d.ID, &d.Why, &d.Score, &d.A.Document, &d.A.Page, &d.A.Title, &d.A.Name, &d.A.Role,
		&d.B.Document, &d.B.Page, &d.B.Title, &d.B.Name, &d.B.Role)
	return d, err
}

func scanRelation(r *sql.Rows) (d Drawn, err error) {
	var body []byte
	if err = r.Scan(&d.ID, &d.Kind, &d.Score, &d.Story, &body); err != nil {
		return d, err
	}
	var relation gainsay.Relation
	if err = json.Unmarshal(body, &relation); err != nil {
		return d, err
	}
	d.Why, d.A.Text, d.B.Text = relation.Why, string(relation.A), string(relation.B)
	return d, nil
}

// fillClaims puts the words of both claims where their ids stand.
func (s *Store) fillClaims(ctx context.Context, d *Drawn) error {
	for _, side := range []*DrawnSide{&d.A, &d.B} {
		c, err := s.Claim(ctx, gainsay.ClaimID(side.Text))
		if err != nil {
			return err
		}
		doc, err := s.Document(ctx, c.Document)
		if err != nil {
			return err
		}
		*side = DrawnSide{
			Document: doc.ID, Page: c.Page, Title: doc.Title, Name: c.Speaker.Label(), Text: c.Text,
			Sentence: doc.Words(c.Sentence), Published: doc.Published.Time.Format("2006-01-02"),
		}
	}
	return nil
}
