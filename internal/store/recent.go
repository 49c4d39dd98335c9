package store

import (
	"sync"

	"github.com/gainsay-news/gainsay"
)

// mostRecent is how many claims are kept ready to be compared, about 2 KB each.
const mostRecent = 8192

// recentClaims are claims that were read from the record last, by their rows: a
// report is mostly held against those that came shortly before it. What people
// correct, and what another program writes, empties it.
type recentClaims struct {
	mu      sync.Mutex
	claims  map[int64]recentClaim
	rows    []int64 // in the order of coming in, the oldest at next
	next    int
	version int64 // of the file, as other programs change it
}

type recentClaim struct {
	*gainsay.Claim
	document int64
}

func (r *recentClaims) get(row int64) (recentClaim, bool) {
	if r == nil {
		return recentClaim{}, false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	c, ok := r.claims[row]
	return c, ok
}

func (r *recentClaims) put(row int64, c recentClaim) {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, known := r.claims[row]; known {
		return
	}
	if r.claims == nil {
		r.claims = map[int64]recentClaim{}
	}
	r.claims[row] = c
	if len(r.rows) < mostRecent {
		r.rows = append(r.rows, row)
		return
	}
	delete(r.claims, r.rows[r.next])
	r.rows[r.next] = row
	r.next = (r.next + 1) % mostRecent
}

func (r *recentClaims) empty() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.claims, r.rows, r.next = nil, nil, 0
}

// refresh empties what is kept when another program has changed the file.
func (r *recentClaims) refresh(w *work) error {
	version, err := w.readNumber("PRAGMA data_version")
	if err == nil && version != r.version {
		r.empty()
		r.version = version
	}
	return err
}
