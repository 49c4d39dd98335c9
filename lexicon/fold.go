package lexicon

import "unicode/utf8"

// Fold appends word in lower case, for a look-up that allocates nothing:
// table[string(lexicon.Fold(buf[:0], word))]. Only ASCII letters change; the
// typographic apostrophe becomes the plain one. A word longer than buf's
// capacity is in no table and gives nil.
func Fold(buf []byte, word string) []byte {
	if len(word) > cap(buf) {
		return nil
	}
	for i := 0; i < len(word); {
		c := word[i]
		if c == 0xE2 && i+2 < len(word) && word[i+1] == 0x80 && word[i+2] == 0x99 { // ’
			buf = append(buf, '\'')
			i += 3
			continue
		}
		if c-'A' < 26 {
			c |= 0x20
		}
		buf = append(buf, c)
		i++
	}
	return buf
}

// Capital reports whether word starts with a capital letter of ASCII or a
// letter outside it, which names do.
func Capital(word string) bool {
	return word != "" && (word[0]-'A' < 26 || word[0] >= utf8.RuneSelf)
}
