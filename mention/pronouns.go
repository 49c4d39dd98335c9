package mention

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// pronouns finds the personal and possessive pronouns, less an "it" that
// stands for nothing.
func (f *finder) pronouns() {
	for i := range f.doc.Tokens {
		if f.low[i] == "who" && f.speaks(i) {
			f.out = append(f.out, gainsay.Mention{Span: f.doc.Tokens[i].Span, Form: gainsay.Pronoun, Kind: gainsay.Person, Head: i, Rule: "relative pronoun"})
			continue
		}
		if f.roles[i]&(owner|stands) == 0 {
			continue
		}
		p, _ := lexicon.PronounOf(f.low[i])
		if f.isNamed(i) || !f.spelled(i) || f.low[i] == "it" && f.empty(i) {
			continue
		}
		kind := gainsay.Person
		if p.Thing || p.Plural {
			kind = gainsay.KindUnknown
		}
		f.out = append(f.out, gainsay.Mention{Span: f.doc.Tokens[i].Span, Form: gainsay.Pronoun, Kind: kind, Head: i, Rule: "pronoun"})
	}
}

// speaks reports whether the "who" at token i is the subject of a relative
// clause whose verb is one of speech: only then somebody asks who it is.
func (f *finder) speaks(i int) bool {
	if len(f.doc.Arcs) != len(f.doc.Tokens) || f.doc.Arcs[i].Head == 0 || !strings.HasPrefix(f.doc.Arcs[i].Relation, "nsubj") {
		return false
	}
	verb := f.doc.Arcs[i].Head - 1
	return strings.HasPrefix(f.doc.Arcs[verb].Relation, "acl") && len(lexicon.VerbCues(f.low[verb])) > 0
}

// spelled reports whether token i is written as a pronoun is: "US" and the
// "I" of "World War I" are none. A name in the line before is no part of it.
func (f *finder) spelled(i int) bool {
	t := f.text(i)
	if t == "I" {
		return (!f.isNamed(i-1) || f.opensLine(i)) && f.lower(i-1) != "part" && f.lower(i-1) != "type"
	}
	return t != "US" && t != "i"
}

// opensLine reports whether a line starts with token i.
func (f *finder) opensLine(i int) bool {
	return i == 0 || strings.Contains(f.doc.Text[f.doc.Tokens[i-1].End:f.doc.Tokens[i].Start], "\n")
}

// empty reports whether "it" at token i opens "it is clear that", "it seems",
// "it rained".
func (f *finder) empty(i int) bool {
	switch f.lemma(i + 1) {
	case "seem", "appear", "rain", "snow", "turn":
		return true
	case "be", "'s", "’s", "s":
	default:
		return false
	}
	for k := i + 2; k < i+8 && k < len(f.doc.Tokens); k++ {
		switch f.lower(k) {
		case "that", "to", "whether", "who":
			return f.part(k-1) == "ADJ" || f.part(k-1) == "VERB" || f.part(k-1) == "NOUN"
		case ".", ",", ";", "?":
			return false
		}
	}
	return false
}
