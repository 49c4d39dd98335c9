package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/gainsay-news/gainsay"
)

// Candidates looks up what shares index keys with something that comes in:
// at most the latest forty things under each key, each once. The order is that
// of the record, so the same record gives the same candidates.
type Candidates struct {
	q      querier
	shelf  *shelf
	recent *recent
}

// Candidates are those of the record as it is now. They are for one question:
// what they have looked up they keep.
func (s *Store) Candidates() Candidates {
	r := newRecent()
	return Candidates{s.read, newShelf(s.read, r), r}
}

// owners is who has one of the keys, the latest under each key first.
func (c Candidates) owners(ctx context.Context, kind int, keys []string) ([]int64, error) {
	lists, err := c.shelf.under(ctx, kind, keys)
	if err != nil {
		return nil, err
	}
	seen := map[int64]bool{}
	var out []int64
	for _, list := range lists {
		for _, row := range slices.Backward(list) {
			if !seen[row] {
				seen[row] = true
				out = append(out, row)
			}
		}
	}
	return out, nil
}

// numbersText is numbers as a list in JSON, for json_each.
func numbersText(list []int64) string {
	b := append(make([]byte, 0, 16+12*len(list)), '[')
	for i, n := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, n, 10)
	}
	return string(append(b, ']'))
}

func scanInt(r *sql.Rows) (n int64, err error) {
	err = r.Scan(&n)
	return n, err
}

// A StoryCandidate is a story that shares a key with a document.
type StoryCandidate struct {
	gainsay.Story // its ID and Title; StoryByID fills all but Documents
	Profile       []byte
	Ready         *Ready
	Size          int // how many documents it has, when it was read
}

// StoriesByKeys looks up stories by their index keys.
func (c Candidates) StoriesByKeys(ctx context.Context, keys []string) ([]*StoryCandidate, error) {
	rows, err := c.owners(ctx, storyKey, keys)
	if err != nil {
		return nil, err
	}
	found, err := among(rows, &c.recent.stories, func(unknown []int64, put func(int64, *StoryCandidate)) error {
		_, err := collect(ctx, c.q, func(r *sql.Rows) (none struct{}, err error) {
			var row int64
			s := &StoryCandidate{Ready: new(Ready)}
			err = r.Scan(&row, &s.ID, &s.Title, &s.Profile, &s.Size)
			put(row, s)
			return none, err
		}, "SELECT row, id, title, profile, documents FROM stories WHERE row IN (SELECT value FROM json_each(?))", numbersText(unknown))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking up stories: %w", err)
	}
	return latestFirst(rows, found), nil
}

// among is what is kept of some rows, with what read finds of the others,
// which is kept from then on.
func among[V any](rows []int64, kept *kept[int64, V], read func(unknown []int64, put func(int64, V)) error) (map[int64]V, error) {
	out := make(map[int64]V, len(rows))
	var unknown []int64
	for _, row := range rows {
		if v, ok := kept.get(row); ok {
			out[row] = v
		} else {
			unknown = append(unknown, row)
		}
	}
	if len(unknown) == 0 {
		return out, nil
	}
	return out, read(unknown, func(row int64, v V) {
		out[row] = v
		kept.put(row, v)
	})
}

// StoryByID is one story as a candidate.
func (s *Store) StoryByID(ctx context.Context, id gainsay.StoryID) (StoryCandidate, error) {
	got, err := collect(ctx, s.read, scanStoryCandidate, "SELECT id, title, starts, ends, entities, profile, documents FROM stories WHERE id = ?", string(id))
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
	Ready   *Ready
}

// IdentitiesByKeys looks up, for each of several entities by its keys, the
// identities that share one, the latest under each key first.
func (c Candidates) IdentitiesByKeys(ctx context.Context, keys [][]string) ([][]*IdentityCandidate, error) {
	rows := make([][]int64, len(keys))
	if _, err := c.shelf.under(ctx, identityKey, distinct(keys)); err != nil { // all at once
		return nil, err
	}
	for i := range keys {
		var err error
		if rows[i], err = c.owners(ctx, identityKey, keys[i]); err != nil {
			return nil, err
		}
	}
	found, err := among(distinct(rows), &c.recent.identities, func(unknown []int64, put func(int64, *IdentityCandidate)) error {
		_, err := collect(ctx, c.q, func(r *sql.Rows) (none struct{}, err error) {
			var row int64
			i := &IdentityCandidate{Ready: new(Ready)}
			err = r.Scan(&row, &i.ID, &i.Kind, &i.Name, &i.Role, &i.Profile)
			put(row, i)
			return none, err
		}, "SELECT row, id, kind, name, role, profile FROM identities WHERE row IN (SELECT value FROM json_each(?))", numbersText(unknown))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking up identities: %w", err)
	}
	out := make([][]*IdentityCandidate, len(keys))
	for i := range rows {
		for _, row := range rows[i] {
			if found[row] != nil {
				out[i] = append(out[i], found[row])
			}
		}
	}
	return out, nil
}

// A CopyCandidate is a document that shares a key with another.
type CopyCandidate struct {
	ID      gainsay.DocumentID
	CopyOf  gainsay.DocumentID
	Page    string
	Profile []byte
}

// CopiesByKeys looks up documents by the keys of their fingerprints.
func (c Candidates) CopiesByKeys(ctx context.Context, keys []string) ([]*CopyCandidate, error) {
	rows, err := c.owners(ctx, copyKey, keys)
	if err != nil {
		return nil, err
	}
	found, err := among(rows, &c.recent.copies, func(unknown []int64, put func(int64, *CopyCandidate)) error {
		_, err := collect(ctx, c.q, func(r *sql.Rows) (none struct{}, err error) {
			var row int64
			d := new(CopyCandidate)
			err = r.Scan(&row, &d.ID, &d.CopyOf, &d.Page, &d.Profile)
			put(row, d)
			return none, err
		}, "SELECT row, id, copy_of, page, copy FROM documents WHERE row IN (SELECT value FROM json_each(?))", numbersText(unknown))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking up copies: %w", err)
	}
	return latestFirst(rows, found), nil
}

// latestFirst is what was found of some rows, the latest first.
func latestFirst[V any](rows []int64, found map[int64]*V) []*V {
	slices.SortFunc(rows, func(a, b int64) int { return cmp.Compare(b, a) })
	out := make([]*V, 0, len(rows))
	for _, row := range rows {
		if found[row] != nil {
			out = append(out, found[row])
		}
	}
	return out
}

// A ClaimCandidate is a claim of the record with what is needed to hold
// another against it.
type ClaimCandidate struct {
	*gainsay.Claim
	Ready     *Ready
	Story     gainsay.StoryID
	Page      string // claims of two versions of one page are an edit, not a relation
	Publisher string
	Origin    string
	CopyOf    gainsay.DocumentID
	Current   bool   // its document is the latest version of its page
	SaidBy    string // the identity of its speaker, "" when unknown

	document int64
}

// ClaimsByKeys looks up, for each of several claims by its keys, the perClaim
// claims of the record that share most keys with it, the latest of those that
// share equally many.
func (c Candidates) ClaimsByKeys(ctx context.Context, keys [][]string, perClaim int) ([][]*ClaimCandidate, error) {
	all := distinct(keys)
	lists, err := c.shelf.under(ctx, claimKey, all)
	if err != nil {
		return nil, err
	}
	byKey := make(map[string][]int64, len(all))
	for i, k := range all {
		byKey[k] = lists[i]
	}
	chosen := make([][]int64, len(keys))
	for i, own := range keys {
		chosen[i] = mostShared(own, byKey, perClaim)
	}
	found, err := c.claims(ctx, distinct(chosen))
	if err != nil {
		return nil, fmt.Errorf("looking up claims: %w", err)
	}
	out := make([][]*ClaimCandidate, len(keys))
	for i, rows := range chosen {
		for _, row := range rows {
			if claim := found[row]; claim != nil {
				out[i] = append(out[i], claim)
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

// claims is the claims of these rows.
func (c Candidates) claims(ctx context.Context, rows []int64) (map[int64]*ClaimCandidate, error) {
	found, err := among(rows, &c.recent.claims, func(unknown []int64, put func(int64, *recentClaim)) error {
		return c.readClaims(ctx, unknown, put)
	})
	if err != nil {
		return nil, err
	}
	out := make(map[int64]*ClaimCandidate, len(rows))
	byDocument := map[int64][]*ClaimCandidate{}
	for row, recent := range found {
		if err := recent.unpack(); err != nil {
			return nil, fmt.Errorf("claim %d: %w", row, err)
		}
		claim := &ClaimCandidate{Claim: recent.claim, Ready: &recent.ready, document: recent.document}
		out[row] = claim
		byDocument[claim.document] = append(byDocument[claim.document], claim)
	}
	if err := c.fillDocuments(ctx, byDocument); err != nil {
		return nil, err
	}
	return out, c.fillSpeakers(ctx, out)
}

func (c Candidates) readClaims(ctx context.Context, rows []int64, put func(int64, *recentClaim)) error {
	_, err := collect(ctx, c.q, func(r *sql.Rows) (none struct{}, err error) {
		var row int64
		claim := new(recentClaim)
		if err := r.Scan(&row, &claim.document, &claim.packed); err != nil {
			return none, err
		}
		put(row, claim)
		return none, nil
	}, "SELECT row, document, body FROM claims WHERE row IN (SELECT value FROM json_each(?))", numbersText(rows))
	return err
}

// fillDocuments says of claims what their documents are.
func (c Candidates) fillDocuments(ctx context.Context, byDocument map[int64][]*ClaimCandidate) error {
	var asked []int64
	for row, claims := range byDocument {
		if f, ok := c.recent.documents.get(row); ok {
			f.fill(claims)
		} else {
			asked = append(asked, row)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	facts := make(map[int64]documentFacts, len(asked))
	_, err := collect(ctx, c.q, func(r *sql.Rows) (none struct{}, err error) {
		var row int64
		var f documentFacts
		err = r.Scan(&row, &f.story, &f.page, &f.publisher, &f.origin, &f.copyOf, &f.current)
		facts[row] = f
		return none, err
	}, "SELECT row, story, page, publisher, origin, copy_of, current FROM documents WHERE row IN (SELECT value FROM json_each(?))", numbersText(asked))
	if err != nil {
		return err
	}
	for row, f := range facts {
		f.fill(byDocument[row])
		c.recent.documents.put(row, f)
	}
	return nil
}

func (f documentFacts) fill(claims []*ClaimCandidate) {
	for _, c := range claims {
		c.Story, c.Page, c.Publisher, c.Origin, c.CopyOf, c.Current = f.story, f.page, f.publisher, f.origin, f.copyOf, f.current
	}
}

// fillSpeakers says of claims which identities their speakers are; what was
// decided by hand comes last and wins.
func (c Candidates) fillSpeakers(ctx context.Context, claims map[int64]*ClaimCandidate) error {
	identities := map[speaker]string{}
	asked := map[speaker]string{}
	var pairs [][2]any
	for _, claim := range claims {
		who := speaker{claim.document, claim.Speaker.Entity}
		if _, done := identities[who]; done || who.entity == "" {
			continue
		}
		id, ok := c.recent.speakers.get(who)
		if identities[who] = id; !ok {
			asked[who] = ""
			pairs = append(pairs, [2]any{who.document, who.entity})
		}
	}
	if len(pairs) > 0 {
		_, err := collect(ctx, c.q, func(r *sql.Rows) (none struct{}, err error) {
			var who speaker
			var identity string
			err = r.Scan(&who.document, &who.entity, &identity)
			identities[who], asked[who] = identity, identity
			return none, err
		}, `SELECT document, entity, identity FROM json_each(?) AS asked CROSS JOIN ties
		ON document = json_extract(asked.value, '$[0]') AND entity = json_extract(asked.value, '$[1]') ORDER BY hand`, jsonText(pairs))
		if err != nil {
			return err
		}
		for who, identity := range asked {
			c.recent.speakers.put(who, identity)
		}
	}
	for _, claim := range claims {
		claim.SaidBy = identities[speaker{claim.document, claim.Speaker.Entity}]
	}
	return nil
}

// Document gives a document of the record.
func (s *Store) Document(ctx context.Context, id gainsay.DocumentID) (*gainsay.Document, error) {
	return document(ctx, s.read, id)
}

func document(ctx context.Context, q querier, id gainsay.DocumentID) (*gainsay.Document, error) {
	var body []byte
	err := q.QueryRowContext(ctx, "SELECT body FROM documents WHERE id = ?", string(id)).Scan(&body)
	if err != nil {
		return nil, fmt.Errorf("document %q: %w", id, found(err))
	}
	doc := new(gainsay.Document)
	if err := unpackDocument(body, doc); err != nil {
		return nil, fmt.Errorf("document %q: %w", id, err)
	}
	return doc, nil
}

// LatestVersion gives the latest document of a page, or ErrNotFound.
func (c Candidates) LatestVersion(ctx context.Context, page string) (*gainsay.Document, error) {
	var id gainsay.DocumentID
	err := c.q.QueryRowContext(ctx, "SELECT id FROM documents WHERE page = ? ORDER BY version DESC LIMIT 1", page).Scan(&id)
	if err != nil {
		return nil, fmt.Errorf("versions of %q: %w", page, found(err))
	}
	return document(ctx, c.q, id)
}

// Claim gives a claim of the record.
func (s *Store) Claim(ctx context.Context, id gainsay.ClaimID) (*ClaimCandidate, error) {
	row, err := number(ctx, s.read, "SELECT row FROM claims WHERE id = ? ORDER BY row LIMIT 1", string(id))
	if err != nil {
		return nil, fmt.Errorf("claim %s: %w", id, err)
	}
	found, err := s.Candidates().claims(ctx, []int64{row})
	if err == nil && found[row] == nil {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("claim %s: %w", id, err)
	}
	return found[row], nil
}
