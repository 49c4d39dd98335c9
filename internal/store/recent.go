package store

import (
	"sync"

	"github.com/gainsay-news/gainsay"
)

// How many of each kind are kept ready: what is read of the record for one
// report is mostly what was read for those shortly before it.
const (
	recentClaims     = 4_096 // about 400 bytes each, 6 KB with what the comparing room made of it
	recentStories    = 2_048 // about 6 KB each
	recentIdentities = 8_192
	recentFacts      = 65_536 // of documents, and of speakers: 300 bytes each
	recentCopies     = 2_048
	recentKeys       = 65_536
)

// recent is what was read from the record last, by rows. Only batches use it,
// one at a time, and hold the lock as long as they last. What people correct,
// and what another program writes, empties it.
type recent struct {
	mu         sync.Mutex
	claims     kept[int64, *recentClaim]
	documents  kept[int64, documentFacts]
	speakers   kept[speaker, string] // identities, "" for none
	stories    kept[int64, *StoryCandidate]
	identities kept[int64, *IdentityCandidate]
	copies     kept[int64, *CopyCandidate]
	owners     kept[int64, []int64] // of index keys
	version    int64                // of the file, as other programs change it
}

func newRecent() *recent {
	r := new(recent)
	r.claims.most, r.documents.most, r.speakers.most = recentClaims, recentFacts, recentFacts
	r.stories.most, r.identities.most, r.copies.most, r.owners.most = recentStories, recentIdentities, recentCopies, recentKeys
	return r
}

// Ready is a place for what somebody makes of a candidate: as long as the
// candidate is kept, so is that. The store does not look at it.
type Ready struct{ Made any }

// A recentClaim is packed until it is asked for.
type recentClaim struct {
	claim    *gainsay.Claim
	packed   []byte
	document int64
	ready    Ready
}

func (r *recentClaim) unpack() error {
	if r.claim != nil {
		return nil
	}
	r.claim = new(gainsay.Claim)
	err := Unpack(r.packed, r.claim)
	r.packed = nil
	return err
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

// empty forgets everything; the caller holds the lock.
func (r *recent) empty() {
	r.claims.empty()
	r.documents.empty()
	r.speakers.empty()
	r.stories.empty()
	r.identities.empty()
	r.copies.empty()
	r.owners.empty()
}

// forget forgets everything, for who changes what has been recorded.
func (r *recent) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.empty()
}

// refresh empties what is kept when another program has changed the file.
func (r *recent) refresh(w *work) error {
	version, err := w.readNumber("PRAGMA data_version")
	if err == nil && version != r.version {
		r.empty()
		r.version = version
	}
	return err
}

// kept is the values that came in last, so many at the most.
type kept[K comparable, V any] struct {
	most   int
	values map[K]V
	order  []K // of coming in, the oldest at next
	next   int
}

func (k *kept[K, V]) get(key K) (V, bool) {
	v, ok := k.values[key]
	return v, ok
}

// put keeps a value, in the place of the one that is kept under the key.
func (k *kept[K, V]) put(key K, v V) {
	if k.values == nil {
		k.values = map[K]V{}
	}
	_, known := k.values[key]
	k.values[key] = v
	switch {
	case known:
	case len(k.order) < k.most:
		k.order = append(k.order, key)
	default:
		delete(k.values, k.order[k.next])
		k.order[k.next] = key
		k.next = (k.next + 1) % k.most
	}
}

func (k *kept[K, V]) empty() { k.values, k.order, k.next = nil, nil, 0 }
