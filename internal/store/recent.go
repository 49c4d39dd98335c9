package store

import (
	"maps"
	"sync"

	"github.com/gainsay-news/gainsay"
)

// mostRecent is how many claims are kept ready to be compared, about 2 KB each.
const mostRecent = 8192

// recentClaims are claims that were read from the record last, by their rows: a
// report is mostly held against those that came shortly before it. What people
// correct, and what another program writes, empties it. With them is kept what
// was read of their documents and who their speakers are.
type recentClaims struct {
	mu        sync.Mutex
	documents map[int64]documentFacts
	speakers  map[speaker]string // identities, "" for none

	claims  map[int64]recentClaim
	rows    []int64 // in the order of coming in, the oldest at next
	next    int
	version int64 // of the file, as other programs change it
}

type recentClaim struct {
	*gainsay.Claim
	document int64
}

// documentFacts is what a claim is compared by that its document tells.
type documentFacts struct {
	story                   gainsay.StoryID
	page, publisher, origin string
	copyOf                  gainsay.DocumentID
	current                 bool
}

// A speaker is an entity of a document.
type speaker struct {
	document int64
	entity   gainsay.EntityID
}

// factsOf is what is kept of a document.
func (r *recentClaims) factsOf(document int64) (f documentFacts, ok bool) {
	if r == nil {
		return f, false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	f, ok = r.documents[document]
	return f, ok
}

// identityOf is who a speaker is kept as.
func (r *recentClaims) identityOf(who speaker) (id string, ok bool) {
	if r == nil {
		return "", false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	id, ok = r.speakers[who]
	return id, ok
}

// putAll keeps what was read; when there is too much it starts anew.
func (r *recentClaims) putAll(documents map[int64]documentFacts, speakers map[speaker]string) {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.documents == nil || len(r.documents)+len(documents) > mostRecent {
		r.documents = map[int64]documentFacts{}
	}
	if r.speakers == nil || len(r.speakers)+len(speakers) > mostRecent {
		r.speakers = map[speaker]string{}
	}
	maps.Copy(r.documents, documents)
	maps.Copy(r.speakers, speakers)
}

// forgetDocuments is for when a document is no longer the latest of its page.
func (r *recentClaims) forgetDocuments() {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.documents = nil
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
	r.documents, r.speakers = nil, nil
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
