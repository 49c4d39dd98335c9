package timex

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// A piece is a token, or a part of one that hyphens, slashes or a change from
// digits to letters set apart: "two-week-long" is five pieces, "5pm" two.
type piece struct {
	gainsay.Span
	token int32
	val   int32
	class class
	flags uint8
}

// What else is known of a piece.
const (
	digits  uint8 = 1 << iota // written in digits
	plural                    // "weeks"
	capital                   // starts with a capital letter
	glued                     // no white space before it
	grouped                   // digits with a comma or a point: "1,000"
	twoFig                    // two digits, as in "1957-58" and "08"
)

// longest is the most bytes of a word that any table knows.
const longest = 24

// typed cuts the document into pieces, laid in room, and gives each its class.
func typed(room []piece, doc *gainsay.Document) []piece {
	ps := slices.Grow(room[:0], len(doc.Tokens)+len(doc.Tokens)/8+8)
	t := typer{text: doc.Text, table: table()}
	para, paras := 0, doc.Paragraphs
	for i := range doc.Tokens {
		tok := &doc.Tokens[i]
		for para < len(paras) && paras[para].End <= tok.Start {
			para++
			ps = append(ps, piece{Span: gainsay.Span{Start: tok.Start, End: tok.Start}, class: stop})
		}
		ps = t.token(ps, int32(i), tok.Span)
	}
	return ps
}

type typer struct {
	text  string
	table map[string]entry
	buf   [longest]byte
	end   int // of the piece before
}

// token appends the pieces of one token.
func (t *typer) token(ps []piece, token int32, s gainsay.Span) []piece {
	word := t.text[s.Start:s.End]
	if p, ok := t.look(word); ok {
		return t.add(ps, p, token, s)
	}
	if p, ok := special(word); ok {
		return t.add(ps, p, token, s)
	}
	if n := len(word) - 1; n > 1 && word[n] == '.' && isLetter(word[n-1]) {
		if p, ok := t.look(word[:n]); ok { // "Oct.", or the last word before a full stop
			ps = t.add(ps, p, token, gainsay.Span{Start: s.Start, End: s.End - 1})
			return t.add(ps, piece{class: mark, val: '.'}, token, gainsay.Span{Start: s.End - 1, End: s.End})
		}
	}
	for at := 0; at < len(word); {
		n := cut(word[at:])
		part := word[at : at+n]
		p, ok := t.look(part)
		if !ok {
			p, _ = special(part)
		}
		ps = t.add(ps, p, token, gainsay.Span{Start: s.Start + at, End: s.Start + at + n})
		at += n
	}
	return ps
}

func (t *typer) add(ps []piece, p piece, token int32, s gainsay.Span) []piece {
	p.Span, p.token = s, token
	if s.Start == t.end {
		p.flags |= glued
	}
	if c := t.text[s.Start]; c-'A' < 26 {
		p.flags |= capital
	}
	t.end = s.End
	return append(ps, p)
}

// look finds a whole word in the table.
func (t *typer) look(word string) (piece, bool) {
	key := lexicon.Fold(t.buf[:0], word)
	e, ok := t.table[string(key)]
	if !ok {
		return piece{}, false
	}
	p := piece{class: e.class, val: e.val}
	if (e.class == month || e.class == weekday) && word[0]-'a' < 26 && (e.class == month || ambiguous[string(key)]) {
		return piece{}, true // "may", "march", "sat"
	}
	if (e.class == unit || e.class == season || e.class == dayPart || e.class == weekday) && key[len(key)-1] == 's' {
		p.flags |= plural
	}
	if string(key) == "centuries" || string(key) == "millennia" {
		p.flags |= plural
	}
	return p, true
}

// cut is the length of the next part of a word: letters, digits (with their
// separators), or one mark.
func cut(s string) int {
	switch c := s[0]; {
	case isDigit(c):
		n := 1
		for n < len(s) && (isDigit(s[n]) || (s[n] == ',' || s[n] == '.' || s[n] == ':') && n+1 < len(s) && isDigit(s[n+1])) {
			n++
		}
		if m := n; m+2 <= len(s) && m <= 4 && !(m+2 < len(s) && isLetter(s[m+2])) {
			if _, ok := lexicon.OrdinalDigits(s[:m+2]); ok {
				return m + 2
			}
		}
		if n == 4 && len(s) > n && s[n] == 's' || n == 2 && len(s) > n && s[n] == 's' {
			return n + 1
		}
		return n
	case isLetter(c) || c >= 0x80 && !dash(s):
		n := 1
		for n < len(s) && (isLetter(s[n]) || s[n] == '\'' || s[n] == '.' || s[n] >= 0x80 && !dash(s[n:])) {
			n++
		}
		return n
	case c >= 0x80:
		return 3
	}
	return 1
}

func isDigit(c byte) bool  { return c-'0' < 10 }
func isLetter(c byte) bool { return c|0x20-'a' < 26 }

// dash reports whether s starts with an en or em dash.
func dash(s string) bool {
	return len(s) >= 3 && s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0x95
}

// special reads what no table lists: digits, clock times, decades, marks.
func special(s string) (piece, bool) {
	switch c := s[0]; {
	case isDigit(c):
		return numeric(s)
	case len(s) == 1 && strings.IndexByte(",./-()", c) >= 0:
		return piece{class: mark, val: int32(c)}, true
	case dash(s) && len(s) == 3:
		return piece{class: mark, val: '-'}, true
	case s == "--":
		return piece{class: mark, val: '='}, true
	case c == '\'' && len(s) > 2 && isDigit(s[1]), strings.HasPrefix(s, "’") && len(s) > 5:
		return apostrophe(strings.TrimPrefix(strings.TrimPrefix(s, "'"), "’"))
	case (c == 'Q' || c == 'H') && len(s) == 2 && s[1] >= '1' && s[1] <= '4' && (c == 'Q' || s[1] <= '2'):
		return piece{class: compound, val: int32(c)<<8 | int32(s[1]-'0')}, true
	case len(s) == 6 && s[:2] == "FY", len(s) == 4 && s[:2] == "FY":
		return fiscal(s[2:])
	}
	return piece{}, false
}

func fiscal(s string) (piece, bool) {
	y, err := strconv.Atoi(s)
	if err != nil {
		return piece{}, false
	}
	if y < 100 {
		y += 2000
	}
	return piece{class: compound, val: int32('F')<<16 | int32(y)}, true
}

// apostrophe reads "'90s" and "'63".
func apostrophe(s string) (piece, bool) {
	if len(s) == 3 && s[2] == 's' && isDigit(s[0]) && s[1] == '0' {
		return piece{class: decade, val: int32(s[0] - '0')}, true
	}
	if len(s) == 2 && isDigit(s[0]) && isDigit(s[1]) {
		return piece{class: compound, val: int32('Y')<<16 | (int32(s[0]-'0')*10 + int32(s[1]-'0'))}, true
	}
	return piece{}, false
}

// numeric reads a piece that starts with a digit.
func numeric(s string) (piece, bool) {
	if n, ok := lexicon.OrdinalDigits(s); ok {
		return piece{class: ordinal, val: int32(n), flags: digits}, true
	}
	if len(s) == 10 && s[4] == '-' && s[7] == '-' {
		return piece{class: isoDate}, allDigits(s[:4]) && allDigits(s[5:7]) && allDigits(s[8:])
	}
	if len(s) == 5 && s[4] == 's' && s[3] == '0' && allDigits(s[:4]) || len(s) == 3 && s[2] == 's' && s[1] == '0' && isDigit(s[0]) {
		v, _ := strconv.Atoi(s[:len(s)-2])
		return piece{class: decade, val: int32(v)}, true
	}
	if strings.IndexByte(s, ':') > 0 {
		return colons(s)
	}
	v, ok := lexicon.Digits(s)
	if !ok {
		return piece{}, false
	}
	if v > math.MaxInt32 || v != math.Trunc(v) {
		return piece{class: number, val: -1, flags: digits | grouped}, true // read again from the text
	}
	p := piece{class: number, val: int32(v), flags: digits}
	switch {
	case strings.ContainsAny(s, ",."):
		p.flags |= grouped
	case len(s) == 4 && v >= 1000 && v <= 2199:
		p.class = year
	case len(s) == 2:
		p.flags |= twoFig
	}
	return p, true
}

// colons reads "15:00" as minutes of the day and "3:07:35" as a clock time or
// a length in seconds, negative.
func colons(s string) (piece, bool) {
	parts := strings.Split(s, ":")
	if len(parts) > 3 {
		return piece{}, false
	}
	var v [3]int
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n > 59 || i > 0 && len(p) != 2 {
			return piece{}, false
		}
		v[i] = n
	}
	if len(parts) == 3 {
		return piece{class: clock, val: -int32(v[0]*3600 + v[1]*60 + v[2])}, v[0] < 24
	}
	return piece{class: clock, val: int32(v[0]*60 + v[1])}, v[0] <= 24
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}
