package mention

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/sequence"
)

// A vocabulary keeps what was worked out of the words of a document, most of
// which stand there more than once. It is a table with open places: a word is
// in one of the few from its hash on, or, where those are taken, nowhere.
type vocabulary struct {
	at    []int32 // 1 + index into words, as many as a power of two
	words []word
	lows  index
}

// probes is how many places a hash is looked for in, so that a text whose words
// all have one hash takes no longer than its length.
const probes = 16

func newVocabulary(tokens int) vocabulary {
	return vocabulary{at: make([]int32, roomFor(tokens)), words: make([]word, 0, tokens/2+8), lows: index{at: make([]slot, roomFor(tokens))}}
}

// roomFor is a power of two that leaves every second place open.
func roomFor(n int) int {
	size := 64
	for size < 2*n {
		size *= 2
	}
	return size
}

func (v *vocabulary) word(text string) *word {
	exact := sequence.Hash(tWord, text)
	free := -1
	for k := range probes {
		i := (int(exact) + k) & (len(v.at) - 1)
		n := v.at[i]
		if n == 0 {
			free = i
			break
		}
		if w := &v.words[n-1]; w.exact == exact && w.text == text {
			return w
		}
	}
	v.words = append(v.words, newWord(text, exact))
	w := &v.words[len(v.words)-1]
	w.id = v.lows.of(w.full)
	if free >= 0 {
		v.at[free] = int32(len(v.words))
	}
	return w
}

// describe appends the words of a sentence.
func (v *vocabulary) describe(doc *gainsay.Document, s gainsay.Sentence, out []word) []word {
	start := len(out)
	for i := s.First; i < s.Last; i++ {
		out = append(out, *v.word(doc.Words(doc.Tokens[i].Span)))
	}
	ws := out[start:]
	shout(ws)
	if len(ws) > 0 {
		ws[0].is |= opens
	}
	phrases(ws)
	return out
}

// An index numbers hashes in the order in which they come.
type index struct {
	at    []slot
	over  map[uint32]int32 // those that found their places taken
	count int32
}

type slot struct {
	hash uint32
	id   int32 // from 1; 0: open
}

func (x *index) of(hash uint32) int32 {
	for k := range probes {
		s := &x.at[(int(hash)+k)&(len(x.at)-1)]
		if s.id == 0 {
			x.count++
			*s = slot{hash, x.count}
			return x.count - 1
		}
		if s.hash == hash {
			return s.id - 1
		}
	}
	id, ok := x.over[hash]
	if !ok {
		if x.over == nil {
			x.over = map[uint32]int32{}
		}
		id = x.count
		x.over[hash] = id
		x.count++
	}
	return id
}
