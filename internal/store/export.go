package store

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"

	"github.com/gainsay-news/gainsay"
)

// ExportedDocument is a line of an export: a document with its findings and
// its place in the record. The grammar of its tokens is left out; reading the
// text again gives it.
type ExportedDocument struct {
	Type     string             `json:"type"` // "document"
	Pipeline string             `json:"pipeline"`
	Page     string             `json:"page"`
	Version  int                `json:"version"`
	Story    gainsay.StoryID    `json:"story,omitempty"`
	CopyOf   gainsay.DocumentID `json:"copy_of,omitempty"`
	// Withdrawn says that an agency took the document back; its words are hidden.
	Withdrawn gainsay.NoticeKind `json:"withdrawn,omitempty"`
	*gainsay.Document
}

// ExportedStory is a line of an export.
type ExportedStory struct {
	Type     string `json:"type"` // "story"
	Pipeline string `json:"pipeline"`
	gainsay.Story
}

// ExportedIdentity is a line of an export: a person, body or place and the
// entities that it is.
type ExportedIdentity struct {
	Type     string        `json:"type"` // "identity"
	Pipeline string        `json:"pipeline"`
	ID       string        `json:"id"`
	Kind     gainsay.Kind  `json:"kind,omitempty"`
	Name     string        `json:"name"`
	Role     string        `json:"role,omitempty"`
	Ties     []ExportedTie `json:"ties"`
}

// ExportedTie is one entity of an identity.
type ExportedTie struct {
	Document gainsay.DocumentID `json:"document"`
	Entity   gainsay.EntityID   `json:"entity"`
	Rule     string             `json:"rule"`
	Score    float64            `json:"score,omitempty"`
	Hand     bool               `json:"hand,omitempty"`
}

// ExportedRelation is a line of an export.
type ExportedRelation struct {
	Type     string `json:"type"` // "relation"
	Pipeline string `json:"pipeline"`
	ID       string `json:"id"`
	Status   string `json:"status,omitempty"` // what a person decided
	gainsay.Relation
}

// Export writes the record to w as lines of JSON: documents with their
// findings, stories, identities, relations, each kind sorted by id. It holds
// no time of fetching or of work, so two runs over the same pages in the same
// order give the same bytes.
func (s *Store) Export(ctx context.Context, w io.Writer) error {
	buf := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	for _, part := range []struct {
		table string
		line  func(ctx context.Context, id string) (any, error)
	}{
		{"documents", s.exportDocument}, {"stories", s.exportStory},
		{"identities", s.exportIdentity}, {"relations", s.exportRelation},
	} {
		ids, err := collect(ctx, s.read, scanText, "SELECT id FROM "+part.table+" ORDER BY id")
		if err != nil {
			return fmt.Errorf("exporting %s: %w", part.table, err)
		}
		for _, id := range ids {
			line, err := part.line(ctx, id)
			if err != nil {
				return fmt.Errorf("exporting %s %s: %w", part.table, id, err)
			}
			if err := enc.Encode(line); err != nil {
				return err
			}
		}
	}
	return buf.Flush()
}

func scanText(r *sql.Rows) (text string, err error) {
	err = r.Scan(&text)
	return text, err
}

func (s *Store) exportDocument(ctx context.Context, id string) (any, error) {
	out := ExportedDocument{Type: "document", Document: new(gainsay.Document)}
	var body []byte
	err := s.read.QueryRowContext(ctx, "SELECT pipeline, page, version, story, copy_of, withdrawn, body FROM documents WHERE id = ?", id).
		Scan(&out.Pipeline, &out.Page, &out.Version, &out.Story, &out.CopyOf, &out.Withdrawn, &body)
	if err != nil {
		return nil, err
	}
	if err := unpackDocument(body, out.Document); err != nil {
		return nil, err
	}
	out.Tokens, out.Sentences, out.Tags, out.Arcs = nil, nil, nil, nil
	return out, nil
}

func (s *Store) exportStory(ctx context.Context, id string) (any, error) {
	c, err := s.StoryByID(ctx, gainsay.StoryID(id))
	if err != nil {
		return nil, err
	}
	out := ExportedStory{Type: "story", Story: c.Story}
	out.Documents, err = collect(ctx, s.read, func(r *sql.Rows) (id gainsay.DocumentID, err error) {
		err = r.Scan(&id)
		return id, err
	}, "SELECT id FROM documents WHERE story = ? ORDER BY row", id)
	if err != nil {
		return nil, err
	}
	err = s.read.QueryRowContext(ctx, "SELECT pipeline FROM stories WHERE id = ?", id).Scan(&out.Pipeline)
	return out, err
}

func (s *Store) exportIdentity(ctx context.Context, id string) (any, error) {
	out := ExportedIdentity{Type: "identity", ID: id}
	err := s.read.QueryRowContext(ctx, "SELECT pipeline, kind, name, role FROM identities WHERE id = ?", id).
		Scan(&out.Pipeline, &out.Kind, &out.Name, &out.Role)
	if err != nil {
		return nil, err
	}
	out.Ties, err = collect(ctx, s.read, func(r *sql.Rows) (t ExportedTie, err error) {
		err = r.Scan(&t.Document, &t.Entity, &t.Rule, &t.Score, &t.Hand)
		return t, err
	}, `SELECT documents.id, entity, rule, score, hand FROM ties JOIN documents ON documents.row = ties.document
		WHERE identity = ? ORDER BY documents.id, entity, hand`, id)
	return out, err
}

func (s *Store) exportRelation(ctx context.Context, id string) (any, error) {
	out := ExportedRelation{Type: "relation", ID: id}
	var body []byte
	err := s.read.QueryRowContext(ctx, "SELECT pipeline, status, body FROM relations WHERE id = ?", id).Scan(&out.Pipeline, &out.Status, &body)
	if err != nil {
		return nil, err
	}
	return out, json.Unmarshal(body, &out.Relation)
}
