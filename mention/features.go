package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay/lexicon"
	"github.com/gainsay-news/gainsay/sequence"
)

// traits are what the lexicon and the writing of a word tell of it.
type traits uint32

const (
	firstName traits = 1 << iota
	surname
	honorific
	personNoun
	particle
	countryName
	demonym
	capitalCity
	affiliation
	bodyName
	bodyNoun
	placeNoun
	eventNoun
	companyEnding
	phraseLoc // inside a name of several words that the lexicon holds
	phraseOrg
	upper // opens with a capital
	caps  // two capitals or more and no small letter
	digits
	opens // opens a sentence
	hyphen
	shouted // stands in a sentence without small letters
	month
)

// A term is what a word shows by itself, worked out once.
type term struct {
	text, low          string
	is                 traits
	role               role
	exact              uint32 // hash of the text
	id                 int32  // the same for all with the same lower case
	full, shape, brief uint32 // hashes: lower case word, shape, shape without runs
	p2, p3, s2, s3, s4 uint32 // hashes of affixes
	summed             uint8  // which of sums are worked out, as bits
	sums               [sides][room]int16
}

// A word is a token with what the features ask of it.
type word struct {
	*term
	is                  traits // of the term, and of this place
	near                uint32 // what the same word does elsewhere in the document
	before, after, deep uint32
}

// templates of features; their numbers are part of the model.
const (
	tWord = iota + 1
	tLow
	tShape
	tAffix = tShape + 8
	tTrait = tAffix + 8
	tPair  = tTrait + 16
	tNear  = tPair + 16
	tPlace = tNear + 8
)

// newTerm looks a word up. It keeps no part of the document.
func newTerm(text string, exact uint32) term {
	text = strings.Clone(text)
	low := strings.ToLower(text)
	w := term{text: text, low: low, exact: exact, full: sequence.Hash(tLow, low)}
	w.shape, w.brief = shapes(text)
	w.is = writing(text) | meaning(low)
	w.role = roleOf(low)
	w.p2, w.p3 = sequence.Hash(tAffix, head(low, 2)), sequence.Hash(tAffix, head(low, 3))
	w.s2, w.s3 = sequence.Hash(tAffix+1, tail(low, 2)), sequence.Hash(tAffix+1, tail(low, 3))
	w.s4 = sequence.Hash(tAffix+1, tail(low, 4))
	return w
}

// head is the first n bytes of s, all of it when shorter.
func head(s string, n int) string { return s[:min(n, len(s))] }

// tail is the last n bytes of s, all of it when shorter.
func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// shapes hashes the pattern of capitals, small letters, digits and marks, in
// full and with runs cut to one.
func shapes(text string) (full, brief uint32) {
	var long, short [24]byte
	n, m := 0, 0
	last := byte(0)
	for _, r := range text {
		c := class(r)
		if n < len(long) {
			long[n] = c
			n++
		}
		if c != last && m < len(short) {
			short[m] = c
			m++
		}
		last = c
	}
	return hashBytes(tShape, long[:n]), hashBytes(tShape+1, short[:m])
}

func hashBytes(template int, b []byte) uint32 {
	h := uint32(2166136261) ^ uint32(template)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

func class(r rune) byte {
	switch {
	case r >= 'a' && r <= 'z':
		return 'x'
	case r >= 'A' && r <= 'Z':
		return 'X'
	case r >= '0' && r <= '9':
		return 'd'
	case r < 0x80:
		return byte(r)
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	}
	return '#'
}

// writing is what the letters tell.
func writing(text string) traits {
	var t traits
	capitals, small := 0, 0
	for i, r := range text {
		switch {
		case unicode.IsUpper(r):
			capitals++
			if i == 0 {
				t |= upper
			}
		case unicode.IsLower(r):
			small++
		case r >= '0' && r <= '9':
			t |= digits
		case r == '-':
			t |= hyphen
		}
	}
	if capitals > 1 && small == 0 {
		t |= caps
	}
	return t
}

// meaning is what the lexicon tells of a word in lower case.
func meaning(low string) traits {
	t, seen := known()[low]
	if seen {
		return t
	}
	if _, ok := lexicon.PersonNoun(singular(low)); ok {
		return personNoun
	}
	return 0
}

// singular is a guess at the lemma of a noun, for look-ups without tags.
func singular(low string) string {
	switch {
	case strings.HasSuffix(low, "men") && len(low) > 4:
		return low[:len(low)-2] + "an"
	case strings.HasSuffix(low, "ies") && len(low) > 4:
		return low[:len(low)-3] + "y"
	case strings.HasSuffix(low, "s") && len(low) > 3 && !strings.HasSuffix(low, "ss"):
		return low[:len(low)-1]
	}
	return low
}

// shout marks the words of a sentence without small letters, where capitals
// tell nothing.
func shout(ws []word) {
	capitals, small := 0, 0
	for i := range ws {
		if ws[i].is&caps != 0 {
			capitals++
		} else if r, _ := utf8.DecodeRuneInString(ws[i].text); unicode.IsLetter(r) {
			small++
		}
	}
	if capitals < 2 || small*3 > capitals {
		return
	}
	for i := range ws {
		ws[i].is |= shouted
	}
}

// phrases marks the names of several words that the lexicon holds.
func phrases(ws []word) {
	for i := range ws {
		if ws[i].is&upper == 0 {
			continue
		}
		lengths, ok := phraseHeads()[ws[i].low]
		if !ok {
			continue
		}
		for n := min(5, len(ws)-i); n > 1; n-- {
			if !lengths[n] {
				continue
			}
			t, ok := phraseOf(ws[i : i+n])
			if !ok {
				continue
			}
			for j := i; j < i+n; j++ {
				ws[j].is |= t
			}
			break
		}
	}
}

func phraseOf(ws []word) (traits, bool) {
	var b [80]byte
	key := b[:0]
	for i := range ws {
		if i > 0 {
			key = append(key, ' ')
		}
		key = append(key, ws[i].low...)
	}
	t, ok := known()[string(key)]
	switch {
	case !ok:
		return 0, false
	case t&bodyName != 0:
		return phraseOrg, true
	case t&(countryName|capitalCity) != 0:
		return phraseLoc, true
	}
	return 0, false
}
