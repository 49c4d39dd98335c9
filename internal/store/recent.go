package store

import (
	"sync"
	"time"

	"github.com/gainsay-news/gainsay"
)

// How many of each kind are kept ready: what is read of the record for one
// report is mostly what was read for those shortly before it.
const (
	recentClaims     = 16_384 // about 400 bytes each, 2 KB with what the comparing room made of it
	recentStories    = 4_096  // about 6 KB each
	recentIdentities = 49_152 // about 300 bytes each
	recentFacts      = 65_536 // of documents, and of speakers: 300 bytes each
	recentCopies     = 8_192  // about 600 bytes each
	recentKeys       = 65_536
)

// recent is what was read from the record last, by rows. Only batches use it,
// one at a time, and hold the lock as long as they last. What people correct,
// and what another program writes, empties it.
type recent struct {
	mu         sync.Mutex
	claims     kept[int64, *recentClaim]
	documents  kept[int64, *DocumentFacts]
	speakers   kept[speaker, string] // identities, "" for none
	stories    kept[int64, *StoryCandidate]
	identities kept[int64, *IdentityCandidate]
	copies     kept[int64, *CopyCandidate]
	owners     kept[int64, []int64] // of index keys
	version    int64                // of the file, as other programs change it
	retired    int                  // how often documents became earlier versions
	decided    truth                // whether people decided anything about who is who
	moved      truth                // and about which report is in which story
}

// A truth is known or not.
type truth struct{ known, value bool }

func newRecent() *recent {
	r := new(recent)
	r.claims.most, r.documents.most, r.speakers.most = recentClaims, recentFacts, recentFacts
	r.stories.most, r.identities.most, r.copies.most, r.owners.most = recentStories, recentIdentities, recentCopies, recentKeys
	return r
}

// Ready is a place for what somebody makes of a candidate: as long as the
// candidate is kept, so is that. The store does not look at it.
type Ready struct{ Made any }

// A recentClaim is packed until it is asked for. What its document and its
// speaker are is looked up then too, that of its document again when one was
// retired since.
type recentClaim struct {
	ClaimCandidate
	packed   []byte
	document int64
	asOf     int  // what retired was when the facts were read, from 1
	heard    bool // SaidBy is known
}

func (r *recentClaim) unpack() error {
	if r.Claim != nil {
		return nil
	}
	r.Claim = new(gainsay.Claim)
	err := Unpack(r.packed, r.Claim)
	r.packed = nil
	return err
}

// DocumentFacts is what a claim is compared by that its document tells.
type DocumentFacts struct {
	Story     gainsay.StoryID
	Page      string // claims of two versions of one page are an edit, not a relation
	Publisher string
	Origin    string
	CopyOf    gainsay.DocumentID
	Published time.Time // to the second, in UTC; zero when unknown
	Current   bool      // it is the latest version of its page
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
	r.decided, r.moved = truth{}, truth{}
}

// retire forgets what was known of some documents.
func (r *recent) retire(documents []int64) {
	for _, row := range documents {
		r.documents.drop(row)
	}
	r.retired++
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

// kept is values that were asked for lately, so many at the most. A new one
// takes the place of one that nobody asked for since the last turn.
type kept[K comparable, V any] struct {
	most  int
	at    map[K]int32
	slots []slot[K, V]
	next  int // where the turn is
}

type slot[K comparable, V any] struct {
	key   K
	value V
	asked bool
}

func (k *kept[K, V]) get(key K) (v V, ok bool) {
	i, ok := k.at[key]
	if !ok {
		return v, false
	}
	k.slots[i].asked = true
	return k.slots[i].value, true
}

// put keeps a value, in the place of the one that is kept under the key.
func (k *kept[K, V]) put(key K, v V) {
	if k.at == nil {
		k.at = map[K]int32{}
	}
	i, known := k.at[key]
	switch {
	case known:
	case len(k.slots) < k.most:
		i = int32(len(k.slots))
		k.slots = append(k.slots, slot[K, V]{})
	default:
		i = k.vacate()
	}
	k.slots[i].key, k.slots[i].value = key, v
	k.at[key] = i
}

// vacate is the place of a value that is let go.
func (k *kept[K, V]) vacate() int32 {
	for k.slots[k.next].asked {
		k.slots[k.next].asked = false
		k.next = (k.next + 1) % k.most
	}
	i := k.next
	k.next = (k.next + 1) % k.most
	delete(k.at, k.slots[i].key)
	return int32(i)
}

// drop lets go of a value.
func (k *kept[K, V]) drop(key K) {
	i, known := k.at[key]
	if !known {
		return
	}
	delete(k.at, key)
	last := len(k.slots) - 1
	if int(i) < last {
		k.slots[i] = k.slots[last]
		k.at[k.slots[i].key] = i
	}
	k.slots[last] = slot[K, V]{}
	k.slots = k.slots[:last]
	if k.next >= last {
		k.next = 0
	}
}

func (k *kept[K, V]) empty() { k.at, k.slots, k.next = nil, nil, 0 }
