package mention

import (
	"slices"
	"strings"
	"unicode"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// lowered is strings.ToLower, which allocates only where it must.
func lowered(s string) string { return strings.ToLower(s) }

// names finds the names of the document: the model's, then the rules'.
func (f *finder) names() {
	v := vocabularies.Get().(*vocabulary)
	defer v.release() // with the sentences, which nothing keeps
	sentences := v.sentenceWords(f.doc)
	k := 0
	for _, ws := range sentences {
		for i := range ws {
			f.low[k], f.roles[k] = ws[i].low, ws[i].role
			k++
		}
	}
	f.elections(sentences)
	f.fromModel(label(f.doc, sentences))
	f.edges()
	f.joinOf()
	for i, s := range f.doc.Sentences {
		f.known(s, sentences[i])
	}
	f.works()
	f.letters()
	f.alike()
	f.again(sentences)
	f.headlines(sentences)
	f.forms()
	f.regions()
	for k := range f.found { // not those that it appends
		f.splitPost(k)
	}
	f.sort()
	f.initialsFirst()
	f.sort()
}

// sort brings the names into text order and says anew which tokens they lie
// over.
func (f *finder) sort() {
	f.found = slices.DeleteFunc(f.found, func(n nameSpan) bool { return n.last <= n.first })
	slices.SortFunc(f.found, func(a, b nameSpan) int { return a.first - b.first })
	clear(f.named)
	for i, n := range f.found {
		for t := n.first; t < n.last; t++ {
			f.named[t] = i + 1
		}
	}
}

// fromModel turns classes into names.
func (f *finder) fromModel(labels []int) {
	for i := 0; i < len(labels); {
		if labels[i] == 0 {
			i++
			continue
		}
		class := (labels[i] + 1) / 2 // B-x is 2x-1, I-x is 2x
		j := i + 1
		for j < len(labels) && labels[j] == 2*class {
			j++
		}
		f.add(i, j, f.kindOf(i, j, class), "model")
		i = j
	}
}

// add keeps tokens [first, last) as a name, less the marks at its edges.
func (f *finder) add(first, last int, kind gainsay.Kind, rule string) {
	for first < last && (f.bare(first) || f.lower(first) == "the" && kind != gainsay.Work) {
		first++
	}
	for first < last && (f.bare(last-1) || possessive(f.lower(last-1))) {
		last--
	}
	if first == last {
		return
	}
	for i := first; i < last; i++ {
		if f.named[i] != 0 {
			return
		}
	}
	f.found = append(f.found, nameSpan{first: first, last: last, kind: kind, rule: rule})
	for i := first; i < last; i++ {
		f.named[i] = len(f.found)
	}
}

// bare reports whether a token is no word: a mark at the edge of a name.
func (f *finder) bare(i int) bool {
	for _, r := range f.text(i) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

func possessive(low string) bool { return low == "'s" || low == "’s" || low == "'" || low == "’" }

// kindOf is the kind of the name in tokens [first, last) for a class: 1 PER,
// 2 ORG, 3 LOC, 4 MISC.
func (f *finder) kindOf(first, last, class int) gainsay.Kind {
	switch class {
	case 1:
		return gainsay.Person
	case 2:
		return gainsay.Organization
	case 3:
		return gainsay.Location
	}
	return f.miscKind(first, last)
}

// miscKind tells the kinds that the model lumps together apart.
func (f *finder) miscKind(first, last int) gainsay.Kind {
	words := f.low[first:last]
	phrase := strings.Join(words, " ")
	head := words[len(words)-1]
	switch {
	case belongs(phrase) || len(words) == 2 && belongs(head) && (parts[words[0]] || belongs(words[0])):
		return gainsay.Nationality
	case lexicon.EventNoun(head) || lexicon.EventNoun(singular(head)):
		return gainsay.Event
	case f.quoted(first, last):
		return gainsay.Work
	}
	if stem, _, ok := strings.Cut(phrase, "-"); ok && belongs(stem) {
		return gainsay.Nationality
	}
	if _, ok := lexicon.CountryNamed(phrase); ok {
		return gainsay.Location
	}
	return gainsay.Other
}

// parts stand before words of belonging: "North American".
var parts = wordSet("north south east west northern southern eastern western central latin")

// belongs reports whether a word or phrase in lower case is a demonym or
// another word of belonging.
func belongs(phrase string) bool {
	if lexicon.Affiliation(phrase) {
		return true
	}
	_, ok := lexicon.CountryOf(phrase)
	return ok
}

// quoted reports whether quotation marks stand around tokens [first, last).
func (f *finder) quoted(first, last int) bool {
	before, after := f.lower(first-1), f.lower(last)
	return strings.ContainsAny(before, "\"“”`'‘’") && strings.ContainsAny(after, "\"“”'‘’") && !possessive(after)
}

// known adds what the lexicon knows by itself where the model saw nothing:
// countries, demonyms, bodies.
func (f *finder) known(s gainsay.Sentence, ws []word) {
	for i := 0; i < len(ws); {
		n := f.knownAt(s, ws, i)
		i += max(1, n)
	}
}

// knownAt adds the name of the lexicon that starts at word i and is its
// length in words.
func (f *finder) knownAt(s gainsay.Sentence, ws []word, i int) int {
	w := &ws[i]
	if w.is&upper == 0 {
		if camel(w.text) && f.named[s.First+i] == 0 {
			f.add(s.First+i, s.First+i+1, camelKind(w.text), "capital inside")
		}
		return 0
	}
	n := 1
	for t := w.is & (phraseLoc | phraseOrg); i+n < len(ws) && t != 0 && ws[i+n].is&t != 0; {
		n++
	}
	first, last := s.First+i, s.First+i+n
	if w.is&phraseOrg != 0 && n > 1 && f.cover(first, last) {
		f.add(first, last, gainsay.Organization, "lexicon")
		return n
	}
	if f.named[first] != 0 {
		return 1
	}
	switch {
	case w.is&phraseLoc != 0 && n > 1:
		f.add(first, last, gainsay.Location, "lexicon")
	case w.is&shouted != 0:
		return 0
	case w.is&caps != 0 && wellKnown(w.low):
		f.add(first, first+1, gainsay.Organization, "lexicon")
	case w.is&countryName != 0 && w.is&(firstName|surname) == 0 && !belongs(w.low):
		f.add(first, first+1, gainsay.Location, "lexicon")
	case w.is&demonym != 0 && w.is&(firstName|surname) == 0:
		f.add(first, first+1, gainsay.Nationality, "lexicon")
	case w.is&bodyName != 0 && w.is&opens == 0:
		f.add(first, first+1, gainsay.Organization, "lexicon")
	case w.is&hyphen != 0:
		f.compound(first)
	}
	return n
}

// cover makes way for a phrase of the lexicon over names that lie inside it
// and are shorter; false where a name reaches beyond it or is as long.
func (f *finder) cover(first, last int) bool {
	for t := first; t < last; t++ {
		if f.named[t] == 0 {
			continue
		}
		if n := f.found[f.named[t]-1]; n.first < first || n.last > last || n.last-n.first == last-first {
			return false
		}
	}
	for t := first; t < last; t++ {
		if f.named[t] != 0 {
			n := &f.found[f.named[t]-1]
			f.named[t], n.last = 0, n.first // empty: sort drops it
		}
	}
	return true
}

// camel reports whether a word opens small and has a capital inside, as
// brands do: "easyJet".
func camel(w string) bool {
	small, capital := false, false
	for i, r := range w {
		switch {
		case unicode.IsLower(r):
			small = small || i == 0
		case unicode.IsUpper(r):
			capital = true
		default:
			return false
		}
	}
	return small && capital && len(w) > 3
}

// camelKind takes brands for bodies, but for the things that open with a
// single i or e.
func camelKind(w string) gainsay.Kind {
	if w[0] == 'i' && unicode.IsUpper(rune(w[1])) {
		return gainsay.Other
	}
	return gainsay.Organization
}

// wellKnown reports whether capitals in a sentence with small letters are the
// letters of a body, "IS" and "WHO" among them.
func wellKnown(low string) bool {
	_, ok := lexicon.Abbreviation(low)
	return ok
}

// compound adds a name at the head of a compound: "U.S." in "U.S.-led".
func (f *finder) compound(i int) {
	if stem, tail, ok := strings.Cut(f.lower(i), "-"); ok && tail != "" && compoundTails[tail] {
		if _, ok := lexicon.CountryNamed(stem); ok || belongs(stem) || lexicon.Body(stem) {
			f.add(i, i+1, gainsay.Nationality, "compound")
		}
	}
}

var compoundTails = map[string]bool{"led": true, "backed": true, "based": true, "born": true, "run": true, "controlled": true,
	"held": true, "made": true, "style": true, "style.": true, "trained": true, "funded": true, "sponsored": true, "occupied": true,
	"supported": true, "allied": true, "owned": true, "brokered": true, "mediated": true, "linked": true, "affiliated": true}

// letters adds the letters in brackets after a name, "(JOC)", and every other
// place of the same letters.
func (f *finder) letters() {
	kinds := map[string]gainsay.Kind{}
	for _, n := range f.found {
		i := n.last + 1
		if f.lower(n.last) != "(" || f.lower(i+1) != ")" || !acronym(f.text(i)) {
			continue
		}
		if lexicon.Initials(f.low[n.first:n.last], f.lower(i)) {
			kinds[f.text(i)] = n.kind
		}
	}
	if len(kinds) == 0 {
		return
	}
	for k := range f.found {
		n := &f.found[k]
		if kind, ok := kinds[f.text(n.first)]; ok && n.last == n.first+1 {
			n.kind, n.rule = kind, "letters"
		}
	}
	for i := range f.doc.Tokens {
		if kind, ok := kinds[f.text(i)]; ok {
			f.add(i, i+1, kind, "letters")
		}
	}
}

// acronym reports whether s is two capitals or more, perhaps with digits,
// stops or a plural s.
func acronym(s string) bool {
	capitals := 0
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsDigit(r) || r == '.' || r == '-' || r == '&':
		case r == 's' && i == len(s)-1:
		default:
			return false
		}
	}
	return capitals > 1
}

// alike gives a single word the kind of the full name that it ends, when that
// is a person's, or that it opens, when that is a company's.
func (f *finder) alike() {
	people, companies := map[string]bool{}, map[string]bool{}
	for _, n := range f.found {
		switch {
		case n.last-n.first < 2:
		case n.kind == gainsay.Person:
			people[f.lower(n.last-1)] = true
		case n.kind == gainsay.Organization && lexicon.CompanyEnding(f.lower(n.last-1)):
			companies[f.lower(n.first)] = true
		}
	}
	for k := range f.found {
		n := &f.found[k]
		if n.last-n.first != 1 || n.kind == gainsay.Nationality {
			continue
		}
		_, country := lexicon.CountryNamed(f.lower(n.first))
		switch w := f.lower(n.first); {
		case country || people[w] && companies[w]:
		case people[w] && n.kind != gainsay.Person && !f.placed(n.first):
			n.kind = gainsay.Person
		case companies[w] && n.kind == gainsay.Person:
			n.kind = gainsay.Organization
		}
	}
}

// placed reports whether the word before token i says that a place follows.
func (f *finder) placed(i int) bool {
	switch f.lower(i - 1) {
	case "in", "at", "near", "from", "outside", "into":
		return true
	}
	return false
}

// again adds the other places of a person's surname or of a whole name that
// the model left out.
func (f *finder) again(sentences [][]word) {
	kinds := map[string]gainsay.Kind{}
	for _, n := range f.found {
		if n.rule == "again" || n.last-n.first > 1 && n.kind != gainsay.Person {
			continue
		}
		if w := f.text(n.last - 1); len(w) > 3 && n.kind != gainsay.Other && n.kind != gainsay.Work {
			kinds[w] = n.kind
		}
	}
	for i, ws := range sentences {
		first := f.doc.Sentences[i].First
		for k := range ws {
			if ws[k].is&upper == 0 || ws[k].is&shouted != 0 || f.named[first+k] != 0 {
				continue
			}
			if ws[k].is&opens != 0 && f.part(first+k) != "PROPN" && rightEvidence(ws, k)&beforeSaid == 0 || ws[k].is&opens == 0 && ws[k].near&sawSmall != 0 {
				continue
			}
			if kind, ok := kinds[ws[k].text]; ok {
				f.add(first+k, first+k+1, kind, "again")
			}
		}
	}
}
