package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/gainsay-news/gainsay"
)

// StatementPage is what the page of a statement shows.
type StatementPage struct {
	Statement
	Source    DocumentSummary    `json:"source"`
	Quotation *gainsay.Quotation `json:"quotation,omitempty"`
	Doc       *gainsay.Document  `json:"-"` // into which the spans point
	Claims    []gainsay.Claim    `json:"claims,omitempty"`
	About     []Identity         `json:"about_list,omitempty"`
	Same      []Statement        `json:"same_words,omitempty"` // the same words in other reports of the story
	Relations []Contradiction    `json:"relations,omitempty"`
	Decisions []Decision         `json:"decisions,omitempty"` // what people corrected in its reading
	Figures   []Figure           `json:"figure_list,omitempty"`
}

// Statement reads the page of a statement, by the id of its quotation or of
// any of its claims.
func (s *Store) Statement(ctx context.Context, id string) (p StatementPage, err error) {
	list, err := s.statements(ctx, `WHERE s.row = coalesce((SELECT max(row) FROM statements WHERE id = ?1), (SELECT statement FROM claims WHERE id = ?1 ORDER BY row DESC LIMIT 1))`, id)
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return p, fmt.Errorf("statement %q: %w", id, err)
	}
	p.Statement = list[0]
	if err := s.fillStatement(ctx, &p); err != nil {
		return p, fmt.Errorf("statement %q: %w", id, err)
	}
	return p, nil
}

func (s *Store) fillStatement(ctx context.Context, p *StatementPage) (err error) {
	if p.Doc, err = s.Document(ctx, p.Document); err != nil {
		return err
	}
	for i := range p.Doc.Quotations {
		if string(p.Doc.Quotations[i].ID) == p.ID {
			p.Quotation = &p.Doc.Quotations[i]
		}
	}
	docs, err := collect(ctx, s.read, scanDocument, documentSelect+"WHERE row = ?", p.document)
	if err != nil || len(docs) == 0 {
		return err
	}
	p.Source = docs[0]
	if p.Withdrawn {
		p.Story = "" // nothing is looked up by words that are hidden
	} else if p.Claims, err = s.claims(ctx, "WHERE statement = ? ORDER BY row", p.row); err != nil {
		return err
	}
	p.About, err = collect(ctx, s.read, scanIdentity, identitySelect+"WHERE id IN (SELECT identity FROM about WHERE statement = ?) ORDER BY about DESC, row", p.row)
	if err != nil {
		return err
	}
	if p.Relations, err = s.contradictions(ctx, "WHERE ?1 IN (r.a_said, r.b_said) AND (r.a_said = ?1 OR r.b_said = ?1) ORDER BY r.kind, r.row LIMIT 100", p.row); err != nil {
		return err
	}
	if p.Decisions, err = s.DecisionsOn(ctx, "statement", p.ID); err != nil {
		return err
	}
	p.Figures, err = collect(ctx, s.read, scanFigure, figureSelect+"WHERE f.statement = ? ORDER BY f.row", p.row)
	if err != nil || p.Story == "" || p.Text == "" {
		return err
	}
	p.Same, err = s.statements(ctx, "WHERE s.story = ? AND s.text = ? AND s.row <> ? ORDER BY s.row LIMIT 50", string(p.Story), p.Text, p.row)
	return err
}

// claims reads claims; those of what an agency withdrew come without words.
func (s *Store) claims(ctx context.Context, tail string, args ...any) ([]gainsay.Claim, error) {
	return collect(ctx, s.read, func(r *sql.Rows) (c gainsay.Claim, err error) {
		var body []byte
		if err := r.Scan(&body); err != nil {
			return c, err
		}
		return c, Unpack(body, &c)
	}, "SELECT iif(document IN (SELECT document FROM hidden), json_object('id', id), body) FROM claims "+tail, args...)
}
