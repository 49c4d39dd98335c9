package toponym

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
)

// A scan is one document being read.
type scan struct {
	doc     *gainsay.Document
	mention []int32 // per token: 1 + index of the name that holds it, 0 for none
	names   []name
	senses  map[*gazetteer.Entry]*sense // of each distinct name, by the first place of its run
	small   map[string]bool             // words in small letters; nil before it is asked for
	shout   bool                        // the sentence at hand is in capitals
}

func newScan(doc *gainsay.Document) *scan {
	s := &scan{doc: doc, mention: make([]int32, len(doc.Tokens))}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Form != gainsay.Name {
			continue
		}
		first, last := doc.TokensIn(m.Span)
		for t := first; t < last; t++ {
			if held := s.mention[t]; held == 0 || doc.Mentions[held-1].Len() < m.Len() {
				s.mention[t] = int32(i + 1)
			}
		}
	}
	return s
}

// text is the words of tokens [first, last).
func (s *scan) text(first, last int) string {
	return s.doc.Text[s.doc.Tokens[first].Start:s.doc.Tokens[last-1].End]
}

func (s *scan) word(t int) string {
	if t < 0 || t >= len(s.doc.Tokens) {
		return ""
	}
	return s.doc.Text[s.doc.Tokens[t].Start:s.doc.Tokens[t].End]
}

// capital reports whether token t is a word with a capital at its head.
func (s *scan) capital(t int) bool {
	return t >= 0 && t < len(s.doc.Tokens) && s.doc.Tokens[t].Kind == gainsay.Word && upper(s.word(t))
}

func upper(word string) bool {
	if word == "" {
		return false
	}
	if c := word[0]; c < utf8.RuneSelf {
		return c >= 'A' && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// shouted reports whether a word has no small letter and more than one large one.
func shouted(word string) bool {
	large := 0
	for i := range len(word) {
		switch c := word[i]; {
		case c >= 'a' && c <= 'z':
			return false
		case c >= 'A' && c <= 'Z':
			large++
		}
	}
	return large > 1
}

// sentence looks for names from left to right, the longest first.
func (s *scan) sentence(in *gainsay.Sentence) {
	s.shout = s.inCapitals(in)
	for t := in.First; t < in.Last; {
		switch {
		case s.capital(t):
			t = max(t+1, s.at(t, in))
		case s.doc.Tokens[t].Kind == gainsay.Word && strings.IndexByte(s.word(t), '-') > 0:
			s.parts(t)
			t++
		default:
			t++
		}
	}
}

// inCapitals reports whether most words of a sentence have a capital: a
// headline, or a line in capitals.
func (s *scan) inCapitals(in *gainsay.Sentence) bool {
	words, capitals := 0, 0
	for t := in.First; t < in.Last; t++ {
		w := s.word(t)
		if s.doc.Tokens[t].Kind != gainsay.Word || len(w) < 4 {
			continue
		}
		words++
		if upper(w) {
			capitals++
		}
	}
	return words > 3 && capitals*10 >= words*7
}

// longestName is how many tokens a place's name may have.
const longestName = 6

// reach is the end of the tokens from t on that one name may hold.
func (s *scan) reach(t int, in *gainsay.Sentence) int {
	end := t + 1
	for next := end; next < min(in.Last, t+longestName); next++ {
		gap := s.doc.Tokens[next].Start - s.doc.Tokens[next-1].End
		switch {
		case gap > 1:
			return end
		case s.capital(next):
			end = next + 1
		case !joins[s.word(next)]:
			return end
		}
	}
	return end
}

// joins are the small words and marks within places' names.
var joins = map[string]bool{"of": true, "the": true, "and": true, "de": true, "la": true, "le": true, "del": true, "du": true, "des": true,
	"da": true, "do": true, "dos": true, "el": true, "al": true, "on": true, "upon": true, "sur": true, "am": true, "an": true, "der": true,
	"-": true, "'s": true, "’s": true, "&": true}

// senses is what a string may name, and whether as an adjective or a people.
func senses(text string) (run []gazetteer.Entry, word bool) {
	run = gazetteer.Lookup(text)
	if len(run) > 0 && (large(run[0])) {
		return run, false
	}
	if people := gazetteer.Demonym(text); len(people) > 0 {
		return people, true
	}
	return run, false
}

// large reports whether e is a country, a continent or a named region.
func large(e gazetteer.Entry) bool {
	return e.ID() < 0 || e.Class() == "PCLI" || e.Class() == "CONT"
}

// lowered reports whether the document has the word of token t, at the head of
// a sentence, elsewhere in small letters.
func (s *scan) lowered(t int) bool {
	if s.small == nil {
		s.small = map[string]bool{}
		for i := range s.doc.Tokens {
			if w := s.word(i); len(w) > 2 && w[0] >= 'a' && w[0] <= 'z' {
				s.small[w] = true
			}
		}
	}
	return s.small[strings.ToLower(s.word(t))]
}
