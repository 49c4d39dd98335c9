package gazetteer

import (
	"unicode"
	"unicode/utf8"
)

// longest is the length of a folded key; no place bears a longer name that a
// report would use.
const longest = 80

// Fold is the key under which a name is kept.
func Fold(name string) string {
	var buf [longest]byte
	return string(fold(buf[:0], name))
}

// fold appends the key of name to dst, which has room for longest bytes; it
// appends nothing when the name is longer.
func fold(dst []byte, name string) []byte {
	space := false
	for i := 0; i < len(name); {
		c := folded[name[i]]
		r, size := rune(c), 1
		if c == beyond {
			r, size = utf8.DecodeRuneInString(name[i:])
			switch r {
			case '’', '‘', 'ʻ':
				c = nothing
			case '\u00a0', '–':
				c = ' '
			}
		}
		i += size
		switch c {
		case nothing:
			continue
		case ' ':
			space = len(dst) > 0
			continue
		}
		if space {
			dst = shorten(dst)
			space = false
			if len(dst) > 0 {
				dst = append(dst, ' ')
			}
		}
		if len(dst)+utf8.UTFMax > longest {
			return dst[:0]
		}
		if c != beyond {
			dst = append(dst, c)
		} else {
			dst = appendPlain(dst, r)
		}
	}
	return dst
}

// What folded says of a byte besides the byte that stands for it.
const (
	nothing = 0    // it does not count
	beyond  = 0xff // it is of a rune that is not ASCII
)

// folded is what stands for each byte in a key.
var folded = func() (out [256]byte) {
	for c := range out {
		switch {
		case c >= utf8.RuneSelf:
			out[c] = beyond
		case c >= 'A' && c <= 'Z':
			out[c] = byte(c) + 'a' - 'A'
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			out[c] = byte(c)
		case c != '.' && c != '\'' && c != '`':
			out[c] = ' '
		}
	}
	return out
}()

// shorten writes out an abbreviation that dst, the first words of a name,
// consists of, and drops the article.
func shorten(dst []byte) []byte {
	switch string(dst) {
	case "the":
		return dst[:0]
	case "st", "ste":
		return append(dst[:0], "saint"...)
	case "mt":
		return append(dst[:0], "mount"...)
	case "ft":
		return append(dst[:0], "fort"...)
	}
	return dst
}

// appendPlain appends r, which is not ASCII, in lower case without its diacritics.
func appendPlain(dst []byte, r rune) []byte {
	if base := under[min(r, rune(len(under)-1))]; base != 0 {
		return append(dst, base)
	}
	r = unicode.ToLower(r)
	if unicode.Is(unicode.Mn, r) {
		return dst
	}
	switch r {
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	case 'þ':
		return append(dst, "th"...)
	}
	if base := vietnamese(r); base != 0 {
		return append(dst, base)
	}
	return utf8.AppendRune(dst, r)
}

const (
	accented = "àáâãäåāăąǎçćĉċčďđðèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľłñńņňòóôõöøōŏőơŕŗřśŝşšșţťŧțùúûüũūŭůűųưŵýÿŷźżžəǵḩḥṭẕ"
	plain    = "aaaaaaaaaacccccdddeeeeeeeeegggghhiiiiiiiiijkllllnnnnoooooooooorrrsssssttttuuuuuuuuuuuwyyyzzzeghhtz"
)

// under is the letter under the marks of each rune of accented and its capital.
var under = func() (out [0x2000]byte) {
	i := 0
	for _, r := range accented {
		out[r] = plain[i]
		if c := unicode.ToUpper(r); c < rune(len(out)) && unicode.ToLower(c) == r {
			out[c] = plain[i]
		}
		i++
	}
	return out
}()

// vietnamese is the letter under the marks of the block that Unicode keeps
// for Vietnamese; 0 for other runes.
func vietnamese(r rune) byte {
	switch {
	case r >= 'ạ' && r <= 'ặ':
		return 'a'
	case r >= 'ẹ' && r <= 'ệ':
		return 'e'
	case r >= 'ỉ' && r <= 'ị':
		return 'i'
	case r >= 'ọ' && r <= 'ợ':
		return 'o'
	case r >= 'ụ' && r <= 'ự':
		return 'u'
	case r >= 'ỳ' && r <= 'ỹ':
		return 'y'
	}
	return 0
}
