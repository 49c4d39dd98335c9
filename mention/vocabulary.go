package mention

import (
	"sync"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/sequence"
)

// A vocabulary keeps what was worked out of words, most of which stand in a
// text more than once, and in the next one again. It is a table with open
// places: a word is in one of the few from its hash on, or, where those are
// taken, nowhere.
type vocabulary struct {
	at    []*term // as many as a power of two
	block []term  // where the next terms are laid
	count int
	lows  map[uint32]int32 // the number of each word in lower case
	seen  sightings

	words     []word // of the document being read
	sentences [][]word
}

// probes is how many places a hash is looked for in, so that a text whose words
// all have one hash takes no longer than its length.
const probes = 16

// mostTerms is how many words a vocabulary keeps for the next document.
const mostTerms = 1 << 13

// vocabularies are those that no document is read with now. What they hold
// follows from the words alone, so that it makes no difference which is taken.
var vocabularies = sync.Pool{New: func() any {
	return &vocabulary{at: make([]*term, 1<<10), lows: map[uint32]int32{}}
}}

// release hands a vocabulary to the next document, unless it grew large.
func (v *vocabulary) release() {
	if v.count <= mostTerms && cap(v.words) <= 4*mostTerms {
		vocabularies.Put(v)
	}
}

func (v *vocabulary) term(text string) *term {
	exact := sequence.Hash(tWord, text)
	at := v.place(exact, text)
	if at >= 0 && v.at[at] != nil {
		return v.at[at]
	}
	if len(v.block) == 0 {
		v.block = make([]term, 64)
	}
	t := &v.block[0]
	v.block = v.block[1:]
	*t = newTerm(text, exact)
	id, ok := v.lows[t.full]
	if !ok {
		id = int32(len(v.lows))
		v.lows[t.full] = id
	}
	t.id = id
	if v.count++; 2*v.count > len(v.at) {
		v.grow()
		at = v.place(exact, text)
	}
	if at >= 0 {
		v.at[at] = t
	}
	return t
}

// place is where a word stands, or the open place where it would; -1 where the
// few places for its hash are taken.
func (v *vocabulary) place(exact uint32, text string) int {
	for k := range probes {
		i := (int(exact) + k) & (len(v.at) - 1)
		if t := v.at[i]; t == nil || t.exact == exact && t.text == text {
			return i
		}
	}
	return -1
}

// grow doubles the table.
func (v *vocabulary) grow() {
	old := v.at
	v.at = make([]*term, 2*len(old))
	for _, t := range old {
		if t == nil {
			continue
		}
		if i := v.place(t.exact, t.text); i >= 0 {
			v.at[i] = t
		}
	}
}

// describe appends the words of a sentence to those of the document, which has
// room for them.
func (v *vocabulary) describe(doc *gainsay.Document, s gainsay.Sentence) []word {
	start := len(v.words)
	for i := s.First; i < s.Last; i++ {
		t := v.term(doc.Words(doc.Tokens[i].Span))
		v.words = append(v.words, word{term: t, is: t.is})
	}
	ws := v.words[start:len(v.words):len(v.words)]
	shout(ws)
	if len(ws) > 0 {
		ws[0].is |= opens
	}
	phrases(ws)
	return ws
}
