package dateline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
	"github.com/gainsay-news/gainsay/lexicon"
)

// placeWords is how many words the name of a place has at most, its country
// or state included.
const placeWords = 7

// place reads "BAGHDAD", "TROY, N.C.", "ST. PETERSBURG, Russia", "NEW
// YORK/LONDON". In capitals the first part must be all capitals; else each
// word starts with one.
func (s *scanner) place(capitals bool) (gainsay.Span, bool) {
	s.space()
	start, end := s.pos, s.pos
	parts := 0
	for words := 0; words < placeWords; words++ {
		w := s.word()
		if w == "" || !s.placeWord(w, capitals && parts == 0) {
			break
		}
		if parts > 0 && lexicon.Month(strings.ToLower(strings.TrimSuffix(w, "."))) != 0 {
			break
		}
		s.pos += len(w)
		end = s.pos
		if s.pos < s.end && (s.text[s.pos] == '/' || s.text[s.pos] == '-') && s.pos+1 < s.end && isCapital(s.text[s.pos+1]) {
			s.pos++
			continue
		}
		back := s.pos
		s.space()
		if s.pos < s.end && s.text[s.pos] == ',' {
			parts++
			s.pos++
			s.space()
			if parts > 2 || s.isDay() {
				s.pos = back
				break
			}
		}
	}
	s.pos = end
	if end == start || lexicon.NotPlace(strings.ToLower(firstWord(s.text[start:end]))) || lexicon.Month(strings.ToLower(firstWord(s.text[start:end]))) != 0 {
		return gainsay.Span{}, false
	}
	s.last = end
	return gainsay.Span{Start: start, End: end}, true
}

// word is the word at the scanner: letters, points, apostrophes and inner hyphens.
func (s *scanner) word() string {
	i := s.pos
	for i < s.end {
		r, n := utf8.DecodeRuneInString(s.text[i:s.end])
		if !unicode.IsLetter(r) && r != '.' && r != '\'' && r != '’' && !(r == '-' && i > s.pos && i+1 < s.end && isLetter(s.text[i+1])) {
			break
		}
		i += n
	}
	return s.text[s.pos:i]
}

func isLetter(c byte) bool { return c|0x20-'a' < 26 || c >= utf8.RuneSelf }

// small are the words that stand in small letters inside names of places.
var small = map[string]bool{"of": true, "de": true, "la": true, "the": true, "and": true, "al": true, "du": true, "upon": true, "sur": true}

// placeWord reports whether w can be part of a place.
func (s *scanner) placeWord(w string, capitals bool) bool {
	r, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) {
		return small[w] && s.pos > 0 && s.text[s.pos-1] == ' '
	}
	if !capitals {
		return true
	}
	upper, lower := 0, 0
	for _, c := range w {
		switch {
		case unicode.IsUpper(c):
			upper++
		case unicode.IsLower(c):
			lower++
		}
	}
	return upper > 0 && (lower == 0 || strings.HasPrefix(w, "Mc") && lower == 1)
}

// isDay reports whether a day or weekday starts here.
func (s *scanner) isDay() bool {
	w := strings.ToLower(strings.TrimSuffix(s.word(), "."))
	_, day := lexicon.Weekday(w)
	return lexicon.Month(w) != 0 || day || s.pos < s.end && s.text[s.pos]-'0' < 10
}

// alone reports whether a place in capitals that only a dash follows is one:
// three letters or more, known to the gazetteer or with a whole sentence after
// its dash, no heading such as "EXCLUSIVE".
func (s *scanner) alone(p gainsay.Span) bool {
	name := s.text[p.Start:p.End]
	first := name
	if i := strings.IndexAny(name, ",/"); i > 0 {
		first = name[:i]
	}
	if len(first) < 3 || !gazetteer.IsPlaceName(first) && !(len(first) > 4 && s.opensSentence()) {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if lexicon.NotPlace(strings.Trim(w, ".,")) {
			return false
		}
	}
	return true
}

// shortest is the least that a first sentence takes in bytes; a heading is
// shorter.
const shortest = 40

// opensSentence reports whether a long dash stands before the scanner and
// something as long as a sentence, that starts as one, after it.
func (s *scanner) opensSentence() bool {
	before, rest := s.text[:s.pos], strings.TrimLeft(s.text[s.pos:s.end], " \t\u00a0")
	if len(rest) < shortest || strings.HasSuffix(before, " -") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r) || strings.ContainsRune("\"“‘'", r)
}

func firstWord(s string) string {
	if i := strings.IndexAny(s, " ,/-."); i > 0 {
		return s[:i]
	}
	return s
}
