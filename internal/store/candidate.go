package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/gainsay-news/gainsay"
)

// The look-ups below answer with what shares a key, latest first within a
// key and perKey of them at most, each once. The order is that of the record,
// so the same record gives the same candidates.

func (s *Store) owners(ctx context.Context, kind int, keys []string, perKey int) ([]int64, error) {
	byKey, err := s.postings(ctx, kind, keys, perKey)
	if err != nil {
		return nil, err
	}
	seen := map[int64]bool{}
	var out []int64
	for _, key := range keys {
		for _, row := range byKey[key] {
			if !seen[row] {
				seen[row] = true
				out = append(out, row)
			}
		}
	}
	return out, nil
}

// postings is who has each of the keys, latest first, perKey at most: a key
// that many share tells little.
func (s *Store) postings(ctx context.Context, kind int, keys []string, perKey int) (map[string][]int64, error) {
	type posting struct {
		key   string
		owner int64
	}
	found, err := collect(ctx, asking{s}, func(r *sql.Rows) (p posting, err error) {
		err = r.Scan(&p.key, &p.owner)
		return p, err
	}, `SELECT asked.value, keys.owner FROM json_each(?) AS asked CROSS JOIN keys ON keys.kind = ? AND keys.key = asked.value
		WHERE keys.owner > coalesce((SELECT owner FROM keys WHERE kind = ? AND key = asked.value ORDER BY owner DESC LIMIT 1 OFFSET ?), -1)
		ORDER BY asked.key, keys.owner DESC`, jsonText(keys), kind, kind, perKey)
	if err != nil {
		return nil, fmt.Errorf("looking up %d keys: %w", len(keys), err)
	}
	out := make(map[string][]int64, len(keys))
	for _, p := range found {
		out[p.key] = append(out[p.key], p.owner)
	}
	return out, nil
}

func scanInt(r *sql.Rows) (n int64, err error) {
	err = r.Scan(&n)
	return n, err
}

// A StoryCandidate is a story that shares a key with a document.
type StoryCandidate struct {
	gainsay.Story // without its Documents
	Profile       []byte
	Size          int // how many documents it has
}

// StoriesByKeys looks up stories by their index keys.
func (s *Store) StoriesByKeys(ctx context.Context, keys []string, perKey int) ([]StoryCandidate, error) {
	rows, err := s.owners(ctx, storyKey, keys, perKey)
	if err != nil {
		return nil, err
	}
	return collect(ctx, asking{s}, scanStoryCandidate, `SELECT id, title, starts, ends, entities, profile, documents
		FROM stories WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row DESC`, jsonText(rows))
}

// StoryByID is one story as a candidate.
func (s *Store) StoryByID(ctx context.Context, id gainsay.StoryID) (StoryCandidate, error) {
	got, err := collect(ctx, asking{s}, scanStoryCandidate, "SELECT id, title, starts, ends, entities, profile, documents FROM stories WHERE id = ?", string(id))
	if err == nil && len(got) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return StoryCandidate{}, fmt.Errorf("story %q: %w", id, err)
	}
	return got[0], nil
}

func scanStoryCandidate(r *sql.Rows) (c StoryCandidate, err error) {
	var from, to sql.NullInt64
	var entities string
	if err := r.Scan(&c.ID, &c.Title, &from, &to, &entities, &c.Profile, &c.Size); err != nil {
		return c, err
	}
	c.When = gainsay.Interval{From: moment(from), To: moment(to)}
	return c, json.Unmarshal([]byte(entities), &c.Entities)
}

// An IdentityCandidate is an identity that shares a key with an entity.
type IdentityCandidate struct {
	ID      string
	Kind    gainsay.Kind
	Name    string
	Role    string
	Profile []byte
}

// IdentitiesByKeys looks up identities by their index keys.
func (s *Store) IdentitiesByKeys(ctx context.Context, keys []string, perKey int) ([]IdentityCandidate, error) {
	rows, err := s.owners(ctx, identityKey, keys, perKey)
	if err != nil {
		return nil, err
	}
	return collect(ctx, asking{s}, func(r *sql.Rows) (c IdentityCandidate, err error) {
		err = r.Scan(&c.ID, &c.Kind, &c.Name, &c.Role, &c.Profile)
		return c, err
	}, "SELECT id, kind, name, role, profile FROM identities WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row DESC", jsonText(rows))
}

// A CopyCandidate is a document that shares a key with another.
type CopyCandidate struct {
	ID        gainsay.DocumentID
	CopyOf    gainsay.DocumentID
	Page      string
	Publisher string
	Origin    string
	Story     gainsay.StoryID
	Published int64 // unix seconds, 0 when unknown
	Profile   []byte
}

// CopiesByKeys looks up documents by the keys of their fingerprints.
func (s *Store) CopiesByKeys(ctx context.Context, keys []string, perKey int) ([]CopyCandidate, error) {
	rows, err := s.owners(ctx, copyKey, keys, perKey)
	if err != nil {
		return nil, err
	}
	return collect(ctx, asking{s}, func(r *sql.Rows) (c CopyCandidate, err error) {
		err = r.Scan(&c.ID, &c.CopyOf, &c.Page, &c.Publisher, &c.Origin, &c.Story, &c.Published, &c.Profile)
		return c, err
	}, `SELECT id, copy_of, page, publisher, origin, story, coalesce(published, 0), copy
		FROM documents WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row DESC`, jsonText(rows))
}

// A ClaimCandidate is a claim of the record with what is needed to hold
// another against it.
type ClaimCandidate struct {
	gainsay.Claim
	Story      gainsay.StoryID
	Page       string // claims of two versions of one page are an edit, not a relation
	Publisher  string
	Origin     string
	CopyOf     gainsay.DocumentID
	Current    bool                        // its document is the latest version of its page
	Identities map[gainsay.EntityID]string // of the entities of its document

	row int64
}

const claimCandidate = `SELECT claims.row, claims.body, claims.document, documents.story, documents.page, documents.publisher,
	documents.origin, documents.copy_of, documents.current FROM claims JOIN documents ON documents.row = claims.document `

// ClaimsByKeys looks up, for each of several claims by its keys, the perClaim
// claims of the record that share most keys with it, the latest of those that
// share equally many.
func (s *Store) ClaimsByKeys(ctx context.Context, keys [][]string, perKey, perClaim int) ([][]*ClaimCandidate, error) {
	byKey, err := s.postings(ctx, claimKey, distinct(keys), perKey)
	if err != nil {
		return nil, err
	}
	chosen := make([][]int64, len(keys))
	for i, own := range keys {
		chosen[i] = mostShared(own, byKey, perClaim)
	}
	found, err := s.claimsByRow(ctx, distinct(chosen))
	if err != nil {
		return nil, err
	}
	out := make([][]*ClaimCandidate, len(keys))
	for i, rows := range chosen {
		for _, row := range rows {
			if c := found[row]; c != nil {
				out[i] = append(out[i], c)
			}
		}
	}
	return out, nil
}

// distinct is what the lists hold, each once.
func distinct[T comparable](lists [][]T) []T {
	seen := map[T]bool{}
	var out []T
	for _, list := range lists {
		for _, v := range list {
			if !seen[v] {
				seen[v] = true
				out = append(out, v)
			}
		}
	}
	return out
}

// mostShared is the most owners of the keys, those that share most first.
func mostShared(keys []string, byKey map[string][]int64, most int) []int64 {
	shared := map[int64]int{}
	var owners []int64
	for _, key := range keys {
		for _, owner := range byKey[key] {
			if shared[owner]++; shared[owner] == 1 {
				owners = append(owners, owner)
			}
		}
	}
	slices.SortFunc(owners, func(a, b int64) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(b, a))
	})
	return owners[:min(most, len(owners))]
}

func (s *Store) claimsByRow(ctx context.Context, rows []int64) (map[int64]*ClaimCandidate, error) {
	found, err := s.claimCandidates(ctx, claimCandidate+"WHERE claims.row IN (SELECT value FROM json_each(?)) ORDER BY claims.row DESC", jsonText(rows))
	if err != nil {
		return nil, err
	}
	out := make(map[int64]*ClaimCandidate, len(found))
	for i := range found {
		out[found[i].row] = &found[i]
	}
	return out, nil
}

// ClaimsOfStory gives the latest claims of a story, limit of them at most.
func (s *Store) ClaimsOfStory(ctx context.Context, story gainsay.StoryID, limit int) ([]ClaimCandidate, error) {
	story, err := s.StoryRedirect(ctx, story)
	if err != nil {
		return nil, err
	}
	return s.claimCandidates(ctx, claimCandidate+"WHERE claims.story = ? ORDER BY claims.row DESC LIMIT ?", string(story), limit)
}

func (s *Store) claimCandidates(ctx context.Context, query string, args ...any) ([]ClaimCandidate, error) {
	var docs []int64
	out, err := collect(ctx, asking{s}, func(r *sql.Rows) (c ClaimCandidate, err error) {
		var body []byte
		var doc int64
		if err := r.Scan(&c.row, &body, &doc, &c.Story, &c.Page, &c.Publisher, &c.Origin, &c.CopyOf, &c.Current); err != nil {
			return c, err
		}
		docs = append(docs, doc)
		return c, json.Unmarshal(body, &c.Claim)
	}, query, args...)
	if err != nil {
		return nil, fmt.Errorf("looking up claims: %w", err)
	}
	ties, err := s.ties(ctx, docs)
	for i := range out {
		out[i].Identities = ties[docs[i]]
	}
	return out, err
}

// ties gives the identities of the entities of documents; what was decided by
// hand comes last and wins.
func (s *Store) ties(ctx context.Context, docs []int64) (map[int64]map[gainsay.EntityID]string, error) {
	type tie struct {
		doc              int64
		entity, identity string
	}
	rows, err := collect(ctx, asking{s}, func(r *sql.Rows) (t tie, err error) {
		err = r.Scan(&t.doc, &t.entity, &t.identity)
		return t, err
	}, "SELECT document, entity, identity FROM ties WHERE document IN (SELECT value FROM json_each(?)) ORDER BY hand", jsonText(docs))
	out := map[int64]map[gainsay.EntityID]string{}
	for _, t := range rows {
		if out[t.doc] == nil {
			out[t.doc] = map[gainsay.EntityID]string{}
		}
		out[t.doc][gainsay.EntityID(t.entity)] = t.identity
	}
	return out, err
}

// Document gives a document of the record.
func (s *Store) Document(ctx context.Context, id gainsay.DocumentID) (*gainsay.Document, error) {
	var body []byte
	err := asking{s}.QueryRowContext(ctx, "SELECT body FROM documents WHERE id = ?", string(id)).Scan(&body)
	if err != nil {
		return nil, fmt.Errorf("document %q: %w", id, found(err))
	}
	doc := new(gainsay.Document)
	if err := unpackJSON(body, doc); err != nil {
		return nil, fmt.Errorf("document %q: %w", id, err)
	}
	return doc, nil
}

// LatestVersion gives the latest document of a page, or ErrNotFound.
func (s *Store) LatestVersion(ctx context.Context, page string) (*gainsay.Document, error) {
	var id gainsay.DocumentID
	err := asking{s}.QueryRowContext(ctx, "SELECT id FROM documents WHERE page = ? ORDER BY version DESC LIMIT 1", page).Scan(&id)
	if err != nil {
		return nil, fmt.Errorf("versions of %q: %w", page, found(err))
	}
	return s.Document(ctx, id)
}

// Claim gives a claim of the record.
func (s *Store) Claim(ctx context.Context, id gainsay.ClaimID) (ClaimCandidate, error) {
	found, err := s.claimCandidates(ctx, claimCandidate+"WHERE claims.id = ? LIMIT 1", string(id))
	if err == nil && len(found) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return ClaimCandidate{}, fmt.Errorf("claim %s: %w", id, err)
	}
	return found[0], nil
}
