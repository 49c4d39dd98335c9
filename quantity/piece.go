package quantity

import (
	"slices"
	"strings"
	"sync"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// A piece is a token, or a part of one with digits or number words that
// hyphens or a change from digits to letters set apart: "250ml" is two pieces.
type piece struct {
	gainsay.Span
	token int32
	kind  kind
	glued bool // no white space before it
	num   lexicon.NumberWord
}

type kind uint8

const (
	other  kind = iota
	digits      // "1,000"
	word        // a number in words; num says which
	sign        // "$", "US$"
	dash
	percent
	covered // by a time or the dateline
)

// longest is the most bytes of a word that any table knows.
const longest = 24

type reader struct {
	doc    *gainsay.Document
	p      []piece
	tagged bool
	buf    [longest]byte
	out    []gainsay.Quantity
	last   int // piece after the last figure's own words
	room   *[]piece
}

// rooms keeps room for the pieces of a document for the next one.
var rooms = sync.Pool{New: func() any { return new([]piece) }}

// longestKept is how many pieces there is room for in what is kept.
const longestKept = 1 << 15

func (r *reader) release() {
	if cap(r.p) <= longestKept {
		*r.room = r.p
		rooms.Put(r.room)
	}
	r.p, r.room = nil, nil
}

func newReader(doc *gainsay.Document) *reader {
	r := &reader{doc: doc, tagged: len(doc.Tags) == len(doc.Tokens), room: rooms.Get().(*[]piece)}
	r.p = slices.Grow((*r.room)[:0], len(doc.Tokens)+len(doc.Tokens)/16+8)
	end, next := -1, 0
	for i := range doc.Tokens {
		s := doc.Tokens[i].Span
		from := len(r.p)
		r.split(int32(i), s, s.Start == end)
		end = s.End
		for next < len(doc.Timexes) && doc.Timexes[next].End <= s.Start {
			next++
		}
		r.cover(from, next)
	}
	return r
}

// cover marks the pieces from index on that a date or the dateline covers. A
// duration is a measure and stays, unless hyphens make it an adjective.
func (r *reader) cover(from, next int) {
	for k := from; k < len(r.p); k++ {
		s := r.p[k].Span
		if r.doc.Dateline.Overlaps(s) {
			r.p[k].kind = covered
		}
		for t := next; t < len(r.doc.Timexes) && r.doc.Timexes[t].Start < s.End; t++ {
			x := &r.doc.Timexes[t]
			if x.Overlaps(s) && (x.Kind != gainsay.Duration || strings.IndexByte(r.doc.Words(x.Span), '-') >= 0) {
				r.p[k].kind = covered
			}
		}
	}
}

// split appends the pieces of one token.
func (r *reader) split(token int32, s gainsay.Span, glued bool) {
	text := r.doc.Text[s.Start:s.End]
	p := piece{Span: s, token: token, glued: glued}
	if !mixed(text) {
		r.p = append(r.p, r.typed(p, text))
		r.rejoin()
		return
	}
	if lexicon.UnitBytes(lexicon.Fold(r.buf[:0], text)) != "" {
		r.p = append(r.p, r.typed(p, text))
		return
	}
	for at := 0; at < len(text); {
		n := cut(text[at:])
		p.Span = gainsay.Span{Start: s.Start + at, End: s.Start + at + n}
		p.glued = glued || at > 0
		r.p = append(r.p, r.typed(p, text[at:at+n]))
		r.rejoin()
		at += n
	}
}

// rejoin puts a figure together again that letters before it made the
// tokenizer part: "$US55" "," "931,000".
func (r *reader) rejoin() {
	n := len(r.p) - 3
	if n < 1 || r.p[n+2].kind != digits || r.p[n].kind != digits || r.p[n+1].kind != other || !r.p[n].glued || !r.p[n+1].glued || !r.p[n+2].glued {
		return
	}
	s := gainsay.Span{Start: r.p[n].Start, End: r.p[n+2].End}
	v, ok := lexicon.Digits(r.doc.Text[s.Start:s.End])
	if !ok {
		return
	}
	r.p[n].Span, r.p[n].num.Value = s, v
	r.p = r.p[:n+1]
}

// mixed reports whether a token has to be cut: it has a digit and something
// else, or a hyphen.
func mixed(s string) bool {
	digit, rest := false, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c):
			digit = true
		case c == ',' || c == '.':
		case c == '-' && i > 0:
			return true
		case c == 0xE2 && dashAt(s[i:]):
			return len(s) > 3
		default:
			rest = true
		}
	}
	return digit && rest
}

func isDigit(c byte) bool  { return c-'0' < 10 }
func isLetter(c byte) bool { return c|0x20-'a' < 26 }

func dashAt(s string) bool { return len(s) >= 3 && s[1] == 0x80 && (s[2] == 0x93 || s[2] == 0x94) }

// cut is the length of the next part: digits with their separators, letters, or a mark.
func cut(s string) int {
	n := 1
	switch c := s[0]; {
	case isDigit(c) || c == '.' && len(s) > 1 && isDigit(s[1]):
		for n < len(s) && (isDigit(s[n]) || (s[n] == ',' || s[n] == '.') && n+1 < len(s) && isDigit(s[n+1])) {
			n++
		}
		if n+2 == len(s) || n+2 < len(s) && s[n+2] == '-' {
			if _, ok := lexicon.OrdinalDigits(s[:n+2]); ok {
				return n + 2
			}
		}
	case c == 0xE2 && dashAt(s):
		return 3
	case isLetter(c) || c >= 0x80:
		for n < len(s) && (isLetter(s[n]) || s[n] >= 0x80 && !(s[n] == 0xE2 && dashAt(s[n:])) || s[n] == '\'' || s[n] == '.' || s[n] == '/' && isLetter(s[n-1])) {
			n++
		}
	}
	return n
}

// typed gives a piece its kind.
func (r *reader) typed(p piece, s string) piece {
	c := s[0]
	switch {
	case isDigit(c) || c == '.' && len(s) > 1:
		if v, ok := lexicon.Digits(s); ok {
			p.kind, p.num = digits, lexicon.NumberWord{Class: lexicon.Cardinal, Value: v}
		} else if v, ok := europe(s); ok {
			p.kind, p.num = digits, lexicon.NumberWord{Class: lexicon.Cardinal, Value: v}
		}
	case c == '-' && len(s) == 1, c == 0xE2 && dashAt(s) && len(s) == 3 && s[2] == 0x93:
		p.kind = dash
	case c == '%' && len(s) == 1:
		p.kind = percent
	case lexicon.CurrencySign(s) != "":
		p.kind = sign
	case isLetter(c):
		key := lexicon.Fold(r.buf[:0], s)
		if w := lexicon.NumberBytes(key); w.Class != lexicon.NotNumber {
			p.kind, p.num = word, w
		}
	}
	return p
}

// europe reads vulgar fractions written as one sign after digits: "2½".
func europe(s string) (float64, bool) {
	for sign, v := range map[string]float64{"½": .5, "¼": .25, "¾": .75} {
		if strings.HasSuffix(s, sign) {
			n, ok := lexicon.Digits(s[:len(s)-len(sign)])
			return n + v, ok
		}
	}
	return 0, false
}

func (r *reader) is(i int, k kind) bool { return i >= 0 && i < len(r.p) && r.p[i].kind == k }

// text is the words of piece i.
func (r *reader) text(i int) string {
	if i < 0 || i >= len(r.p) {
		return ""
	}
	return r.doc.Text[r.p[i].Start:r.p[i].End]
}

// fold is the words of piece i in lower case; valid until the next call.
func (r *reader) fold(i int) []byte {
	return lexicon.Fold(r.buf[:0], r.text(i))
}

// says reports whether piece i is this word.
func (r *reader) says(i int, w string) bool {
	return i >= 0 && i < len(r.p) && r.p[i].Len() == len(w) && strings.EqualFold(r.text(i), w)
}

// class is the number class of piece i.
func (r *reader) class(i int) lexicon.NumberClass {
	if i < 0 || i >= len(r.p) || r.p[i].kind != digits && r.p[i].kind != word {
		return lexicon.NotNumber
	}
	return r.p[i].num.Class
}

// tag is the Penn tag of piece i's token; "" without tags.
func (r *reader) tag(i int) string {
	if !r.tagged || i < 0 || i >= len(r.p) {
		return ""
	}
	return r.doc.Tags[r.p[i].token].Fine
}

// sentence is the index of the sentence of piece i.
func (r *reader) sentence(i int) int {
	if i < 0 || i >= len(r.p) {
		return -1
	}
	return r.doc.SentenceAt(r.p[i].Start)
}

// join is the span of pieces [i, j).
func (r *reader) join(i, j int) gainsay.Span {
	if i >= j || j > len(r.p) {
		return gainsay.Span{}
	}
	return gainsay.Span{Start: r.p[i].Start, End: r.p[j-1].End}
}
