package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/gainsay-news/gainsay"
)

// ArticlePage is what the page of an article shows.
type ArticlePage struct {
	DocumentSummary
	Doc        *gainsay.Document           `json:"doc"`
	Versions   []DocumentSummary           `json:"versions"`
	Copies     []DocumentSummary           `json:"copies,omitempty"` // copies of this report
	Original   *DocumentSummary            `json:"original,omitempty"`
	StoryOf    *StorySummary               `json:"story_summary,omitempty"`
	Identities map[gainsay.EntityID]string `json:"identities,omitempty"`
	Relations  []Contradiction             `json:"relations,omitempty"` // in which a claim of it takes part
	Orders     []Order                     `json:"orders,omitempty"`    // what an agency asked to be done with it
}

// Article reads the page of an article.
func (s *Store) Article(ctx context.Context, id gainsay.DocumentID) (p ArticlePage, err error) {
	list, err := collect(ctx, s.read, scanDocument, documentSelect+"WHERE id = ?", string(id))
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err == nil {
		p.DocumentSummary = list[0]
		p.Doc, err = s.Document(ctx, id)
	}
	if err == nil {
		err = s.fillArticle(ctx, &p)
	}
	if err != nil {
		return p, fmt.Errorf("article %q: %w", id, err)
	}
	return p, nil
}

func (s *Store) fillArticle(ctx context.Context, p *ArticlePage) (err error) {
	if p.Versions, err = collect(ctx, s.read, scanDocument, documentSelect+"WHERE page = ? ORDER BY version", p.Page); err != nil {
		return err
	}
	if p.Copies, err = collect(ctx, s.read, scanDocument, documentSelect+"WHERE copy_of = ? ORDER BY published, row LIMIT 50", string(p.ID)); err != nil {
		return err
	}
	if p.CopyOf != "" {
		of, err := collect(ctx, s.read, scanDocument, documentSelect+"WHERE id = ?", string(p.CopyOf))
		if err != nil {
			return err
		}
		if len(of) > 0 {
			p.Original = &of[0]
		}
	}
	if p.Story != "" {
		st, err := collect(ctx, s.read, scanStory, storySelect+"WHERE id = ?", string(p.Story))
		if err != nil {
			return err
		}
		if len(st) > 0 {
			p.StoryOf = &st[0]
		}
	}
	if p.Orders, err = s.Orders(ctx, p.Page); err != nil {
		return err
	}
	if p.Identities, err = s.ties(ctx, p.row); err != nil {
		return err
	}
	p.Relations, err = s.contradictions(ctx, `WHERE r.a_said IN (SELECT row FROM statements WHERE document = ?1)
		OR r.b_said IN (SELECT row FROM statements WHERE document = ?1) ORDER BY r.kind, r.row LIMIT 100`, p.row)
	return err
}

// ties gives the identities of the entities of a document; what was decided by
// hand comes last and wins.
func (s *Store) ties(ctx context.Context, document int64) (map[gainsay.EntityID]string, error) {
	out := map[gainsay.EntityID]string{}
	_, err := collect(ctx, s.read, func(r *sql.Rows) (none struct{}, err error) {
		var entity, identity string
		err = r.Scan(&entity, &identity)
		out[gainsay.EntityID(entity)] = identity
		return none, err
	}, "SELECT entity, identity FROM ties WHERE document = ? ORDER BY hand", document)
	return out, err
}
