package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Initials reports whether letters, in lower case, are the first letters of
// words in lower case, in order, small words and a leading demonym left out
// at will: "joc" of "iraqi joint operations command".
func Initials(words []string, letters string) bool {
	letters = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, letters)
	if len(letters) < 2 {
		return false
	}
	for skip := 0; skip < len(words) && skip < 3; skip++ {
		if initialsFrom(words[skip:], letters) {
			return true
		}
	}
	return false
}

func initialsFrom(words []string, letters string) bool {
	for _, w := range words {
		for part := range strings.SplitSeq(w, "-") {
			r, _ := utf8.DecodeRuneInString(part)
			if l, n := utf8.DecodeRuneInString(letters); n > 0 && l == r {
				letters = letters[n:]
			} else if !smallWords[part] {
				return false
			}
		}
	}
	return letters == ""
}

var smallWords = map[string]bool{"of": true, "the": true, "and": true, "for": true, "in": true, "on": true, "to": true, "&": true, "a": true, "de": true, "'s": true}
