package tag

import (
	"unicode"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
)

// A look is what a token shows by itself, as hashes.
type look struct {
	form, lower uint32
	suffix      [5]uint32 // of the last 1 to 5 bytes
	prefix      [4]uint32 // of the first 1 to 4 bytes
	shape       uint32
	class       uint32   // what the dictionary says of the word, or its ending
	choice      *choice  // what it can be
	lemmas      []string // what its lemma is for the first labels of choice, where that is known
}

const (
	fnvBasis = 2166136261
	fnvPrime = 16777619
)

// see is how a word looks: what the dictionary has for one in small letters,
// else own, which it fills. It allocates nothing. The buffer is for the word in
// small letters.
func (d *dictionary) see(own *look, word string, buf []byte) (*look, []byte) {
	if k := d.at[d.place(fnv(word), word)]; k != 0 {
		return &d.entries[k-1].look, buf
	}
	buf = lowered(buf[:0], word)
	own.write(word, buf)
	k := d.at[d.place(own.lower, string(buf))]
	switch {
	case k == 0:
		own.class, own.choice = own.suffix[2]^own.shape*fnvPrime, d.any
	case word[0] >= 'A' && word[0] <= 'Z':
		own.class, own.choice = d.entries[k-1].class, d.entries[k-1].capital
	default:
		own.class, own.choice = d.entries[k-1].class, d.entries[k-1].choice
	}
	return own, buf
}

// write fills l with what the word shows by itself, given in small letters too.
func (l *look) write(word string, small []byte) {
	*l = look{form: fnv(word), shape: shapeOf(word)}
	h, g := uint32(fnvBasis), uint32(fnvBasis)
	for i := range small {
		h = (h ^ uint32(small[i])) * fnvPrime
		if i < len(l.prefix) {
			l.prefix[i] = h
		}
	}
	l.lower = h
	for i := range l.suffix {
		if i < len(small) {
			g = (g ^ uint32(small[len(small)-1-i])) * fnvPrime
		}
		l.suffix[i] = g
	}
}

func fnv(s string) uint32 {
	h := uint32(fnvBasis)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * fnvPrime
	}
	return h
}

// lowered appends s in small letters, with the curly apostrophe made straight
// and every digit made 0.
func lowered(buf []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			switch {
			case c >= 'A' && c <= 'Z':
				c += 'a' - 'A'
			case c >= '1' && c <= '9':
				c = '0'
			}
			buf = append(buf, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '’' || r == '‘' {
			buf = append(buf, '\'')
		} else {
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
		i += n
	}
	return buf
}

// shapeOf is the pattern of a word's characters: capitals, small letters,
// digits and others, runs of the same kind counted once or twice.
func shapeOf(s string) uint32 {
	h, last, run := uint32(fnvBasis), byte(0), 0
	for i := 0; i < len(s); i++ {
		k := s[i]
		switch {
		case k >= 'A' && k <= 'Z':
			k = 'X'
		case k >= 'a' && k <= 'z' || k >= utf8.RuneSelf:
			k = 'x'
		case k >= '0' && k <= '9':
			k = '0'
		}
		if k == last {
			if run++; run > 2 {
				continue
			}
		} else {
			last, run = k, 1
		}
		h = (h ^ uint32(k)) * fnvPrime
	}
	return h
}

// The manners of writing a sentence: whether a capital means anything.
const (
	plain  = iota
	titled // most long words have a capital: a headline
	shouted
)

// manner is how the sentence is written.
func manner(doc *gainsay.Document, s gainsay.Sentence) uint32 {
	words, capital, shout := 0, 0, 0
	for _, t := range doc.Tokens[s.First:s.Last] {
		w := doc.Text[t.Start:t.End]
		if len(w) < 4 || w[0] < 'A' || w[0] > 'z' || w[0] > 'Z' && w[0] < 'a' {
			continue
		}
		words++
		if w[0] <= 'Z' {
			capital++
			if w[1] >= 'A' && w[1] <= 'Z' && w[2] >= 'A' && w[2] <= 'Z' {
				shout++
			}
		}
	}
	switch {
	case words >= 3 && shout*3 >= words*2:
		return shouted
	case words >= 3 && capital*4 >= words*3:
		return titled
	}
	return plain
}
