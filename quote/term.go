package quote

import (
	"strings"

	"github.com/gainsay-news/gainsay/lexicon"
	"github.com/gainsay-news/gainsay/sequence"
)

// A term is what a word gives wherever it stands.
type term struct {
	low             string // in lower case, typographic apostrophes made plain
	word, tail, act uint32
	shape           uint8
}

// terms keeps what was worked out of words: most stand in a text more than
// once, and in the next one again. What it holds follows from the words alone.
type terms map[string]term

const (
	mostTerms   = 1 << 13 // so many words are kept
	longestTerm = 64      // of so many bytes at most
)

func (t terms) of(word string) term {
	x, ok := t[word]
	if !ok && len(word) > longestTerm {
		return newTerm(word)
	}
	if !ok {
		if len(t) >= mostTerms {
			clear(t)
		}
		word = strings.Clone(word) // or the whole text would be kept
		x = newTerm(word)
		t[word] = x
	}
	return x
}

func newTerm(word string) term {
	t := term{low: folded(word)}
	t.word = sequence.Hash(hashWord, t.low)
	t.tail = sequence.Hash(hashTail, t.low[max(0, len(t.low)-3):])
	if c := word[0]; 'A' <= c && c <= 'Z' || c >= 0xc3 && t.low != word {
		t.shape |= shapeCapital
	}
	if quotationMark(t.low) {
		t.shape |= shapeQuote
	}
	t.lexical()
	return t
}

// lexical sets what the lexicon says of the word.
func (t *term) lexical() {
	if c := lexicon.VerbCues(t.low); len(c) > 0 {
		t.shape |= shapeVerb
		if c[0].Plain {
			t.shape |= shapePlain
		}
		t.act = sequence.Hash(hashAct, c[0].Act)
	}
	if c := lexicon.NounCues(t.low); len(c) > 0 {
		t.shape |= shapeNoun
		if t.act == 0 {
			t.act = sequence.Hash(hashAct, c[0].Act, "noun")
		}
	}
}

var apostrophes = strings.NewReplacer("’", "'", "‘", "'", "`", "'")

func folded(word string) string {
	word = strings.ToLower(word)
	if strings.ContainsAny(word, "’‘`") {
		return apostrophes.Replace(word)
	}
	return word
}

func quotationMark(word string) bool {
	switch word {
	case `"`, "“", "”", "„", "«", "»", "''", "``", "'", "‘", "’", "＂", "‟":
		return true
	}
	return false
}
