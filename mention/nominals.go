package mention

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// nominals finds the noun phrases that are no names. Without tags there are
// none.
func (f *finder) nominals() {
	if len(f.doc.Tags) != len(f.doc.Tokens) {
		return
	}
	for _, s := range f.doc.Sentences {
		for i := s.First; i < s.Last; {
			first, last, head := f.basePhrase(i)
			if head < 0 || last > s.Last {
				i++
				continue
			}
			if !f.isNamed(head) {
				f.nominal(first, f.withOf(last), head, "noun phrase")
			}
			i = last
		}
	}
}

// nominal keeps tokens [first, last) as a mention with this head.
func (f *finder) nominal(first, last, head int, rule string) {
	if f.headed[head] || timeNouns[f.lemma(head)] || first < 0 || last <= first {
		return
	}
	f.headed[head] = true
	f.out = append(f.out, gainsay.Mention{Span: f.span(first, last), Form: gainsay.Nominal, Kind: f.nounKind(head), Head: head, Rule: rule})
}

// guards are the words before "guard" that make it a force and no person.
var guards = map[string]bool{"coast": true, "national": true, "home": true, "republican": true, "revolutionary": true, "presidential": true, "civil": true, "state": true}

// nounKind is the kind of thing that a noun stands for.
func (f *finder) nounKind(head int) gainsay.Kind {
	noun := f.lemma(head)
	if f.aged(head) {
		return gainsay.Person
	}
	if noun == "guard" && head > 0 && guards[f.lower(head-1)] {
		return gainsay.Organization
	}
	if lexicon.BodyNoun(noun) && lexicon.GroupNoun(noun) {
		return gainsay.Organization
	}
	if _, ok := lexicon.PersonNoun(noun); ok {
		return gainsay.Person
	}
	switch {
	case lexicon.GroupNoun(noun):
		return gainsay.Person
	case lexicon.BodyNoun(noun):
		return gainsay.Organization
	case lexicon.PlaceNoun(noun):
		return gainsay.Location
	case lexicon.EventNoun(noun):
		return gainsay.Event
	}
	return gainsay.KindUnknown
}

// basePhrase is the noun phrase that starts at token i, without what hangs on
// it after its head; head is -1 when none starts there. An owner ("the
// company's") is a phrase of its own and opens the next.
func (f *finder) basePhrase(i int) (first, last, head int) {
	first, head = i, -1
	if i >= len(f.roles) || f.roles[i]&stands != 0 || !f.opensPhrase(i) {
		return i, i, -1
	}
	if possessive(f.lower(i)) {
		first = max(f.ownerStart(i), 0)
	}
	for last = i; last < len(f.doc.Tokens) && last-i < 16; last++ {
		if last > i && (f.determiner(last) || !f.insidePhrase(last)) {
			break
		}
		if f.isNoun(last) {
			head = last
		} else if last > i && head >= 0 && f.part(last) == "ADV" {
			break
		}
		if f.isNamed(last) && head >= 0 {
			last = f.found[f.named[last]-1].last - 1
			head = last
			if f.found[f.named[last]-1].kind == gainsay.Person {
				last++
				break
			}
		}
	}
	if head >= 0 {
		last = head + 1
	}
	return first, last, head
}

// ownerStart is where the owner starts whose "'s" is token i.
func (f *finder) ownerStart(i int) int {
	for k := len(f.out) - 1; k >= 0 && k > len(f.out)-4; k-- {
		if m := &f.out[k]; m.Form == gainsay.Nominal && m.End == f.doc.Tokens[i].Start {
			first, _ := f.doc.TokensIn(m.Span)
			return first
		}
	}
	return f.phraseStart(i)
}

func (f *finder) opensPhrase(i int) bool {
	if f.determiner(i) {
		return true
	}
	switch f.part(i) {
	case "NOUN", "PROPN", "ADJ", "NUM":
		return true
	}
	return false
}

func (f *finder) insidePhrase(i int) bool {
	switch f.part(i) {
	case "NOUN", "PROPN", "ADJ", "NUM":
		return true
	case "ADV":
		return f.part(i+1) == "ADJ"
	case "VERB":
		return f.isNamed(i) || (f.fine(i) == "VBN" || f.fine(i) == "VBG") && f.isNoun(i+1)
	case "CCONJ":
		return f.part(i-1) == "ADJ" && f.part(i+1) == "ADJ"
	case "PUNCT":
		return f.lower(i) == "-" && f.isNoun(i+1) && f.joined(i) || f.lower(i) == "," && f.part(i-1) == "ADJ" && f.part(i+1) == "ADJ" && f.isNoun(i+2)
	}
	return f.isNamed(i)
}

// joined reports whether token i touches its neighbours.
func (f *finder) joined(i int) bool {
	t := f.doc.Tokens
	return i > 0 && i+1 < len(t) && t[i-1].End == t[i].Start && t[i].End == t[i+1].Start
}

func (f *finder) isNoun(i int) bool {
	p := f.part(i)
	return p == "NOUN" || p == "PROPN" || p == "ADJ" && f.aged(i)
}

// aged reports whether token i stands for a person by his age: "the
// 29-year-old said".
func (f *finder) aged(i int) bool {
	if !strings.HasSuffix(f.lower(i), "-year-old") {
		return false
	}
	switch f.part(i + 1) {
	case "NOUN", "PROPN", "ADJ", "NUM":
		return false
	}
	return i == 0 || f.determiner(i-1) || f.part(i-1) == "ADJ"
}

// withOf stretches a phrase that ends before token last over what "of" or,
// after a source, "from" and "at" hang on it.
func (f *finder) withOf(last int) int {
	for range 3 {
		switch f.lower(last) {
		case "of":
		case "from", "at", "in", "with", "for":
			if !sources[f.lemma(last-1)] {
				return last
			}
		default:
			return last
		}
		_, end, head := f.basePhrase(last + 1)
		if head < 0 {
			return last
		}
		last = end
	}
	return last
}

// sources are the heads of phrases for people without a name, told by where
// they are from.
var sources = map[string]bool{"source": true, "official": true, "spokesman": true, "spokeswoman": true, "spokesperson": true,
	"person": true, "people": true, "insider": true, "representative": true, "officer": true, "diplomat": true, "adviser": true, "aide": true}

// timeNouns are the heads of expressions of time and measure, which refer to
// nothing that could speak or be spoken to.
var timeNouns = map[string]bool{"day": true, "week": true, "month": true, "year": true, "hour": true, "minute": true, "second": true,
	"time": true, "moment": true, "today": true, "yesterday": true, "tomorrow": true, "morning": true, "afternoon": true, "evening": true,
	"night": true, "weekend": true, "decade": true, "century": true, "season": true, "percent": true, "way": true, "lot": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"january": true, "february": true, "march": true, "april": true, "june": true, "july": true, "august": true, "september": true,
	"october": true, "november": true, "december": true, "p.m.": true, "a.m.": true, "kind": true, "sort": true}
