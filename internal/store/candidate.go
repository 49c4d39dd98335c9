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

// owners is who has one of the keys, each once, the latest first.
func (c Candidates) owners(ctx context.Context, kind int, keys []string) ([]int64, error) {
	lists, err := c.shelf.under(ctx, kind, keys)
	if err != nil {
		return nil, err
	}
	var out []int64
	for _, list := range lists {
		out = append(out, list...)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	slices.Reverse(out)
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
	gainsay.Story        // its ID and Title; StoryByID fills all but Documents
	Profile       []byte // who makes it ready may let go of it
	Ready         Ready
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
			s := new(StoryCandidate)
			err = r.Scan(&row, &s.ID, &s.Title, &s.Profile, &s.Size)
			put(row, s)
			return none, err
		}, "SELECT row, id, title, profile, documents FROM stories WHERE row IN (SELECT value FROM json_each(?))", numbersText(unknown))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking up stories: %w", err)
	}
	return present(found), nil
}

// among is, for each of some rows, what is kept of it, or what read finds, which
// is kept from then on; zero where that finds nothing. No row may come twice.
func among[V any](rows []int64, kept *kept[int64, V], read func(unknown []int64, put func(int64, V)) error) ([]V, error) {
	out := make([]V, len(rows))
	var unknown []int64
	var at map[int64]int
	for i, row := range rows {
		v, ok := kept.get(row)
		if out[i] = v; ok {
			continue
		}
		if at == nil {
			at = make(map[int64]int, len(rows)-i)
		}
		at[row] = i
		unknown = append(unknown, row)
	}
	if len(unknown) == 0 {
		return out, nil
	}
	slices.Sort(unknown) // neighbors lie on one page
	return out, read(unknown, func(row int64, v V) {
		out[at[row]] = v
		kept.put(row, v)
	})
}

// present is what was found.
func present[V any](found []*V) []*V {
	return slices.DeleteFunc(found, func(v *V) bool { return v == nil })
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
	Profile []byte // who makes it ready may let go of it
	Ready   Ready
}

// IdentitiesByKeys looks up, for each of several entities by its keys, the
// identities that share one, the latest under each key first.
func (c Candidates) IdentitiesByKeys(ctx context.Context, keys [][]string) ([][]*IdentityCandidate, error) {
	under, err := c.byKey(ctx, identityKey, keys)
	if err != nil {
		return nil, err
	}
	rows := make([][]int64, len(keys))
	for i, own := range keys {
		rows[i] = latestUnder(own, under)
	}
	all, at := distinct(rows)
	found, err := among(all, &c.recent.identities, func(unknown []int64, put func(int64, *IdentityCandidate)) error {
		_, err := collect(ctx, c.q, func(r *sql.Rows) (none struct{}, err error) {
			var row int64
			i := new(IdentityCandidate)
			err = r.Scan(&row, &i.ID, &i.Profile)
			put(row, i)
			return none, err
		}, "SELECT row, id, profile FROM identities WHERE row IN (SELECT value FROM json_each(?))", numbersText(unknown))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking up identities: %w", err)
	}
	return dealt(rows, at, found), nil
}

// dealt gives each list what was found of its rows.
func dealt[V any](rows [][]int64, at map[int64]int, found []*V) [][]*V {
	out := make([][]*V, len(rows))
	for i, list := range rows {
		for _, row := range list {
			if v := found[at[row]]; v != nil {
				out[i] = append(out[i], v)
			}
		}
	}
	return out
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
	return present(found), nil
}

// A ClaimCandidate is a claim of the record with what is needed to hold
// another against it.
type ClaimCandidate struct {
	*gainsay.Claim
	*DocumentFacts
	Ready  Ready
	SaidBy string // the identity of its speaker, "" when unknown
}

// ClaimsByKeys looks up, for each of several claims by its keys, the perClaim
// claims of the record that share most keys with it, the latest of those that
// share equally many.
func (c Candidates) ClaimsByKeys(ctx context.Context, keys [][]string, perClaim int) ([][]*ClaimCandidate, error) {
	under, err := c.byKey(ctx, claimKey, keys)
	if err != nil {
		return nil, err
	}
	chosen := make([][]int64, len(keys))
	for i, own := range keys {
		chosen[i] = mostShared(own, under, perClaim)
	}
	rows, at := distinct(chosen)
	found, err := c.claims(ctx, rows)
	if err != nil {
		return nil, fmt.Errorf("looking up claims: %w", err)
	}
	return dealt(chosen, at, found), nil
}

// byKey is the owners of all keys of the lists.
func (c Candidates) byKey(ctx context.Context, kind int, keys [][]string) (map[string][]int64, error) {
	all, at := distinct(keys)
	lists, err := c.shelf.under(ctx, kind, all)
	if err != nil {
		return nil, err
	}
	under := make(map[string][]int64, len(at))
	for i, k := range all {
		under[k] = lists[i]
	}
	return under, nil
}

// distinct is what the lists hold, each once, and where it is.
func distinct[T comparable](lists [][]T) (all []T, at map[T]int) {
	at = map[T]int{}
	for _, list := range lists {
		for _, v := range list {
			if _, seen := at[v]; !seen {
				at[v] = len(all)
				all = append(all, v)
			}
		}
	}
	return all, at
}

// latestUnder is who has one of the keys, the latest under each key first.
func latestUnder(keys []string, under map[string][]int64) []int64 {
	var out []int64
	for i, key := range keys {
		for _, row := range slices.Backward(under[key]) {
			if i == 0 || !slices.Contains(out, row) {
				out = append(out, row)
			}
		}
	}
	return out
}

// mostShared is the most owners of the keys, those that share most first.
func mostShared(keys []string, under map[string][]int64, most int) []int64 {
	var owners []int64
	for _, key := range keys {
		owners = append(owners, under[key]...)
	}
	slices.Sort(owners)
	type sharer struct {
		row    int64
		shared int
	}
	sharers := make([]sharer, 0, len(owners))
	for i := len(owners) - 1; i >= 0; { // the latest first
		row, n := owners[i], 0
		for ; i >= 0 && owners[i] == row; i-- {
			n++
		}
		sharers = append(sharers, sharer{row, n})
	}
	slices.SortStableFunc(sharers, func(a, b sharer) int { return cmp.Compare(b.shared, a.shared) })
	out := owners[:0]
	for _, s := range sharers[:min(most, len(sharers))] {
		out = append(out, s.row)
	}
	return out
}

// claims is the claims of these rows, nil for none.
func (c Candidates) claims(ctx context.Context, rows []int64) ([]*ClaimCandidate, error) {
	found, err := among(rows, &c.recent.claims, func(unknown []int64, put func(int64, *recentClaim)) error {
		return c.readClaims(ctx, unknown, put)
	})
	if err != nil {
		return nil, err
	}
	out := make([]*ClaimCandidate, len(rows))
	for i, claim := range found {
		if claim == nil {
			continue
		}
		if err := claim.unpack(); err != nil {
			return nil, fmt.Errorf("claim %d: %w", rows[i], err)
		}
		out[i] = &claim.ClaimCandidate
	}
	found = present(found)
	if err := c.fillDocuments(ctx, found); err != nil {
		return nil, err
	}
	return out, c.fillSpeakers(ctx, found)
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
func (c Candidates) fillDocuments(ctx context.Context, claims []*recentClaim) error {
	now := c.recent.retired + 1
	var rows []int64
	at := map[int64]int{}
	for _, claim := range claims {
		if _, seen := at[claim.document]; !seen && claim.asOf != now {
			at[claim.document] = len(rows)
			rows = append(rows, claim.document)
		}
	}
	facts, err := among(rows, &c.recent.documents, func(unknown []int64, put func(int64, *DocumentFacts)) error {
		_, err := collect(ctx, c.q, func(r *sql.Rows) (none struct{}, err error) {
			var row int64
			f := new(DocumentFacts)
			var at sql.NullInt64
			err = r.Scan(&row, &f.Story, &f.Page, &f.Publisher, &f.Origin, &f.CopyOf, &at, &f.Current)
			f.Published = moment(at)
			put(row, f)
			return none, err
		}, "SELECT row, story, page, publisher, origin, copy_of, published, current FROM documents WHERE row IN (SELECT value FROM json_each(?))", numbersText(unknown))
		return err
	})
	if err != nil {
		return err
	}
	for _, claim := range claims {
		if claim.asOf != now {
			claim.asOf, claim.DocumentFacts = now, cmp.Or(facts[at[claim.document]], new(DocumentFacts))
		}
	}
	return nil
}

// fillSpeakers says of claims which identities their speakers are; what was
// decided by hand comes last and wins.
func (c Candidates) fillSpeakers(ctx context.Context, claims []*recentClaim) error {
	asked := map[speaker]string{}
	var pairs [][2]any
	for _, claim := range claims {
		who := speaker{claim.document, claim.Speaker.Entity}
		if claim.heard || who.entity == "" {
			continue
		}
		if claim.SaidBy, claim.heard = c.recent.speakers.get(who); claim.heard {
			continue
		}
		if _, already := asked[who]; !already {
			asked[who] = ""
			pairs = append(pairs, [2]any{who.document, who.entity})
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	_, err := collect(ctx, c.q, func(r *sql.Rows) (none struct{}, err error) {
		var who speaker
		var identity string
		err = r.Scan(&who.document, &who.entity, &identity)
		asked[who] = identity
		return none, err
	}, `SELECT document, entity, identity FROM json_each(?) AS asked CROSS JOIN ties
		ON document = json_extract(asked.value, '$[0]') AND entity = json_extract(asked.value, '$[1]') ORDER BY hand`, jsonText(pairs))
	if err != nil {
		return err
	}
	for who, identity := range asked {
		c.recent.speakers.put(who, identity)
	}
	for _, claim := range claims {
		if identity, ok := asked[speaker{claim.document, claim.Speaker.Entity}]; ok && !claim.heard {
			claim.SaidBy, claim.heard = identity, true
		}
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
	if err == nil && found[0] == nil {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("claim %s: %w", id, err)
	}
	return found[0], nil
}
