package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"
)

// The kinds of index key.
const (
	copyKey = iota + 1
	storyKey
	identityKey
	claimKey
)

// mostOwners is how many things one index key leads to: the latest that were
// recorded under it. A key that many share tells little.
const mostOwners = 40

// A shelf is index keys and the rows of what each is of, the latest last. A
// key is kept as a hash: two that share one cost a look at a candidate that
// the comparing rooms refuse. In a batch, what is asked for is kept until the
// end, so that a key that many pages share is read once and written once.
type shelf struct {
	q       querier
	recent  *recent
	owners  map[int64][]int64
	changed map[int64]bool
}

func newShelf(q querier, r *recent) *shelf {
	return &shelf{q: q, recent: r, owners: map[int64][]int64{}, changed: map[int64]bool{}}
}

func keyHash(kind int, key string) int64 {
	h := fnv.New64a()
	h.Write([]byte{byte(kind)})
	h.Write([]byte(key))
	return int64(h.Sum64())
}

// under is the owners of each of the keys.
func (s *shelf) under(ctx context.Context, kind int, keys []string) ([][]int64, error) {
	hashes := make([]int64, len(keys))
	var unknown []int64
	for i, k := range keys {
		hashes[i] = keyHash(kind, k)
		if _, ok := s.owners[hashes[i]]; !ok {
			var known bool
			if s.owners[hashes[i]], known = s.recent.owners.get(hashes[i]); !known {
				unknown = append(unknown, hashes[i])
			}
		}
	}
	if err := s.load(ctx, unknown); err != nil {
		return nil, fmt.Errorf("looking up %d keys: %w", len(keys), err)
	}
	out := make([][]int64, len(keys))
	for i, h := range hashes {
		out[i] = s.owners[h]
	}
	return out, nil
}

func (s *shelf) load(ctx context.Context, hashes []int64) error {
	if len(hashes) == 0 {
		return nil
	}
	_, err := collect(ctx, s.q, func(r *sql.Rows) (none struct{}, err error) {
		var hash int64
		var packed []byte
		err = r.Scan(&hash, &packed)
		s.owners[hash] = unpackOwners(packed)
		return none, err
	}, "SELECT key, owners FROM postings WHERE key IN (SELECT value FROM json_each(?))", numbersText(hashes))
	for _, h := range hashes {
		s.recent.owners.put(h, s.owners[h])
	}
	return err
}

// add puts an owner under keys, as the latest.
func (s *shelf) add(ctx context.Context, kind int, owner int64, keys []string) error {
	if len(keys) == 0 {
		return nil
	}
	if _, err := s.under(ctx, kind, keys); err != nil {
		return err
	}
	for _, k := range keys {
		h := keyHash(kind, k)
		owners := s.owners[h]
		if n := len(owners); n > 0 && owners[n-1] == owner {
			continue
		}
		// A copy: who asked for the owners before may still hold them.
		next := make([]int64, 0, len(owners)+1)
		for _, o := range owners[max(0, len(owners)-mostOwners+1):] {
			if o != owner {
				next = append(next, o)
			}
		}
		s.owners[h] = append(next, owner)
		s.changed[h] = true
	}
	return nil
}

// save writes what was changed, in the order of the keys.
func (s *shelf) save(w *work) error {
	hashes := make([]int64, 0, len(s.changed))
	for h := range s.changed {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	for _, h := range hashes {
		w.put(postingRows, h, packOwners(s.owners[h]))
		s.recent.owners.put(h, s.owners[h])
	}
	return w.flush()
}

func packOwners(owners []int64) []byte {
	b := make([]byte, 0, 4*len(owners))
	for _, o := range owners {
		b = binary.AppendUvarint(b, uint64(o))
	}
	return b
}

func unpackOwners(b []byte) []int64 {
	out := make([]int64, 0, mostOwners)
	for len(b) > 0 {
		o, n := binary.Uvarint(b)
		if n <= 0 {
			return out
		}
		out, b = append(out, int64(o)), b[n:]
	}
	return out
}

// repackKeys puts the index keys of a record of before on the shelf.
func repackKeys(ctx context.Context, tx *sql.Tx) error {
	w := newWork(ctx, tx, nil)
	defer w.close()
	s := newShelf(w, newRecent())
	type old struct {
		kind  int
		key   string
		owner int64
	}
	rows, err := collect(ctx, tx, func(r *sql.Rows) (o old, err error) {
		err = r.Scan(&o.kind, &o.key, &o.owner)
		return o, err
	}, "SELECT kind, key, owner FROM keys ORDER BY kind, key, owner")
	if err != nil {
		return err
	}
	for _, o := range rows {
		if err := s.add(ctx, o.kind, o.owner, []string{o.key}); err != nil {
			return err
		}
	}
	if err := s.save(w); err != nil {
		return err
	}
	return w.exec("DROP TABLE keys")
}
