package token

import (
	"unicode"
	"unicode/utf8"
)

// isSpace reports whether r parts tokens: white space, controls, and the
// invisible characters that pages carry (zero-width space, byte-order mark).
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == 0x200B || r == 0xFEFF || r == 0x2060 || r == 0x180E
}

// spaceAt is the length in bytes of the white-space rune at i, 0 when there is none.
func spaceAt(s string, i int) int {
	if c := s[i]; c < utf8.RuneSelf {
		if isSpace(rune(c)) {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if isSpace(r) {
		return n
	}
	return 0
}

// The classes of characters that the scanner tells apart.
type class uint8

const (
	other    class = iota // marks and symbols
	letter                // letters, combining marks, soft hyphen
	digit                 // decimal digits
	stop                  // . and the one-dot leader
	comma                 // ,
	colon                 // :
	slash                 // /
	hyphen                // - and the Unicode hyphens
	quoteOne              // ' ’ ‘ ʼ `: apostrophe or single quotation mark
	ampersat              // & inside AT&T
	joiner                // _
)

var ascii = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch r := rune(c); {
		case unicode.IsLetter(r):
			t[c] = letter
		case unicode.IsDigit(r):
			t[c] = digit
		}
	}
	for c, k := range map[byte]class{'.': stop, ',': comma, ':': colon, '/': slash, '-': hyphen,
		'\'': quoteOne, '`': quoteOne, '&': ampersat, '_': joiner} {
		t[c] = k
	}
	return t
}()

// classOf is the class of the rune that s[i:] starts with, and its length; a
// broken byte is a mark of length 1.
func classOf(s string, i int) (class, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == '’' || r == '‘' || r == 'ʼ' || r == '‛' || r == '′':
		return quoteOne, n
	case r == '\u2010' || r == '\u2011':
		return hyphen, n
	case unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u00AD' || r == '\u200C' || r == '\u200D':
		return letter, n
	case unicode.IsDigit(r):
		return digit, n
	case unicode.IsNumber(r): // ½, ², Ⅳ
		return letter, n
	}
	return other, n
}

// classAt is classOf, other at the end of s and for an index before its start.
func classAt(s string, i int) class {
	if i < 0 || i >= len(s) {
		return other
	}
	k, _ := classOf(s, i)
	return k
}

// isUpper reports whether s[i:] starts with a capital letter.
func isUpper(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// isLower reports whether s[i:] starts with a small letter.
func isLower(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLower(r)
}
