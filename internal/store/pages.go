package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

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
}

// Story reads the page of a story.
func (s *Store) Story(ctx context.Context, id gainsay.StoryID) (p StoryPage, err error) {
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
			p.Sources, err = collect(ctx, s.read, scanDocument, documentSelect+"WHERE story = ? ORDER BY published, row LIMIT ?", string(id), pageLimit)
			return err
		},
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
	if p.Claims, err = s.claims(ctx, "WHERE statement = ? ORDER BY row", p.row); err != nil {
		return err
	}
	p.About, err = collect(ctx, s.read, scanIdentity, identitySelect+"WHERE id IN (SELECT identity FROM about WHERE statement = ?) ORDER BY about DESC, row", p.row)
	if err != nil {
		return err
	}
	if p.Relations, err = s.contradictions(ctx, "WHERE ?1 IN (r.a_said, r.b_said) AND (r.a_said = ?1 OR r.b_said = ?1) ORDER BY r.kind, r.row LIMIT 100", p.row); err != nil {
		return err
	}
	if p.Story == "" {
		return nil
	}
	p.Same, err = s.statements(ctx, "WHERE s.story = ? AND s.text = ? AND s.row <> ? ORDER BY s.row LIMIT 50", string(p.Story), p.Text, p.row)
	return err
}

func (s *Store) claims(ctx context.Context, tail string, args ...any) ([]gainsay.Claim, error) {
	return collect(ctx, s.read, func(r *sql.Rows) (c gainsay.Claim, err error) {
		var body []byte
		if err := r.Scan(&body); err != nil {
			return c, err
		}
		return c, json.Unmarshal(body, &c)
	}, "SELECT body FROM claims "+tail, args...)
}

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
	if st.Story == "" {
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

// IdentityPage is what the page of a person, body or place shows.
type IdentityPage struct {
	Identity
	Also      []string        `json:"also,omitempty"`
	Roles     []Role          `json:"roles,omitempty"`
	By        []Statement     `json:"by"`
	Of        []Statement     `json:"of"` // statements about it, by others
	Conflicts []Contradiction `json:"conflict_list,omitempty"`
	Stories   []StorySummary  `json:"stories,omitempty"`
	With      []Identity      `json:"with,omitempty"` // who else is in its stories' statements
}

// A Role is what an article called somebody, and when.
type Role struct {
	Role      string             `json:"role"`
	Document  gainsay.DocumentID `json:"document"`
	Publisher string             `json:"publisher"`
	Published time.Time          `json:"published,omitzero"`
}

// Identity reads the page of a person, body or place.
func (s *Store) Identity(ctx context.Context, id string) (p IdentityPage, err error) {
	list, err := collect(ctx, s.read, scanIdentity, identitySelect+"WHERE id = ?", id)
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return p, fmt.Errorf("identity %q: %w", id, err)
	}
	p.Identity = list[0]
	for _, part := range []func() error{
		func() error { return s.fillNames(ctx, &p) },
		func() error {
			p.By, err = s.statements(ctx, "WHERE s.speaker = ? AND s.current = 1 AND s.copied = 0 ORDER BY coalesce(s.said, s.published) DESC, s.row DESC LIMIT 50", id)
			return err
		},
		func() error {
			p.Of, err = s.statements(ctx, "WHERE s.row IN (SELECT statement FROM about WHERE identity = ? ORDER BY statement DESC LIMIT 200) AND s.current = 1 AND s.copied = 0 AND s.voice = 'quoted' ORDER BY s.row DESC LIMIT 30", id)
			return err
		},
		func() error {
			p.Conflicts, err = s.contradictions(ctx, `WHERE r.row IN (
				SELECT row FROM relations WHERE a_speaker = ?1 AND kind IN ('contradicts', 'denies', 'revises') AND `+shown+`
				UNION SELECT row FROM relations WHERE b_speaker = ?1 AND kind IN ('contradicts', 'denies', 'revises') AND `+shown+`)
				ORDER BY r.latest DESC, r.row DESC LIMIT 20`, id)
			return err
		},
		func() error {
			p.Stories, err = collect(ctx, s.read, scanStory, storySelect+`WHERE id IN (SELECT story FROM documents WHERE row IN
				(SELECT document FROM ties WHERE identity = ? ORDER BY document DESC LIMIT 200)) ORDER BY last DESC LIMIT 20`, id)
			return err
		},
	} {
		if err := part(); err != nil {
			return p, fmt.Errorf("identity %q: %w", id, err)
		}
	}
	return p, nil
}

// fillNames gathers the names and roles that articles give an identity.
func (s *Store) fillNames(ctx context.Context, p *IdentityPage) error {
	type tie struct {
		name, also string
		Role
	}
	ties, err := collect(ctx, s.read, func(r *sql.Rows) (t tie, err error) {
		var published sql.NullInt64
		err = r.Scan(&t.name, &t.also, &t.Role.Role, &t.Document, &t.Publisher, &published)
		t.Published = moment(published)
		return t, err
	}, `SELECT t.name, t.also, t.role, d.id, d.publisher, d.published FROM ties t JOIN documents d ON d.row = t.document
		WHERE t.identity = ? ORDER BY t.document DESC LIMIT 200`, p.ID)
	seen, roles := map[string]bool{p.Name: true}, map[string]bool{}
	for _, t := range ties {
		var also []string
		if err := json.Unmarshal([]byte(t.also), &also); err != nil {
			return err
		}
		for _, n := range append([]string{t.name}, also...) {
			if !seen[n] && len(n) > 4 && len(p.Also) < 24 { // no pronouns
				seen[n] = true
				p.Also = append(p.Also, n)
			}
		}
		if t.Role.Role != "" && !roles[t.Role.Role] && len(p.Roles) < 12 {
			roles[t.Role.Role] = true
			p.Roles = append(p.Roles, t.Role)
		}
	}
	return err
}

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
	ties, err := s.ties(ctx, []int64{p.row})
	if err != nil {
		return err
	}
	p.Identities = ties[p.row]
	p.Relations, err = s.contradictions(ctx, `WHERE r.a_said IN (SELECT row FROM statements WHERE document = ?1)
		OR r.b_said IN (SELECT row FROM statements WHERE document = ?1) ORDER BY r.kind, r.row LIMIT 100`, p.row)
	return err
}
