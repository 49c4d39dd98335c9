package mention

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// titles finds what stands before or after the names of people and tells who
// they are, and writes the names out as mentions.
func (f *finder) titles() {
	for k := range f.found {
		if n := &f.found[k]; n.kind == gainsay.Person {
			f.trimTitle(n)
			f.before(n)
			if n.title.IsZero() {
				f.after(n)
			}
		}
	}
	for k := range f.found {
		n := &f.found[k]
		if n.last <= n.first {
			continue
		}
		m := gainsay.Mention{Span: f.span(n.first, n.last), Form: gainsay.Name, Kind: n.kind, Head: n.last - 1, Title: n.title, Rule: n.rule}
		if n.rule == "compound" || f.isCompound(n) {
			m.End = m.Start + len(stem(f.text(n.first)))
		}
		if n.kind == gainsay.Organization || n.kind == gainsay.Location || n.kind == gainsay.Event {
			m.Head = f.headBeforeOf(n.first, n.last)
		}
		f.out = append(f.out, m)
	}
}

// stem is what stands before the hyphen.
func stem(word string) string {
	for i := range len(word) {
		if word[i] == '-' && i > 0 {
			return word[:i]
		}
	}
	return word
}

// headBeforeOf is the last token before "of", "for" or the like inside a
// name: "Command" of "Command of the North".
func (f *finder) headBeforeOf(first, last int) int {
	for i := first + 1; i < last; i++ {
		switch f.lower(i) {
		case "of", "for", "in", "on", "against", ",", "(":
			return i - 1
		}
	}
	return last - 1
}

// trimTitle takes honorifics and offices that the model left inside a name
// off its front: "President Ada Munro".
func (f *finder) trimTitle(n *nameSpan) {
	for n.last-n.first > 1 && f.titleWord(n.first) && !f.isFirstName(n.first) {
		f.named[n.first] = 0
		n.first++
	}
}

func (f *finder) isFirstName(i int) bool {
	_, ok := lexicon.FirstName(f.lower(i))
	return ok
}

// titleWord reports whether token i is an honorific or an office.
func (f *finder) titleWord(i int) bool {
	low := f.lower(i)
	if _, ok := lexicon.Honorific(low); ok {
		return true
	}
	_, ok := lexicon.PersonNoun(low)
	return ok
}

// before looks for a title that ends right before a name: "U.S. Defense
// Secretary", "opposition leader", "Mr.". Where an article or a possessive
// opens it, a nominal stands there too ("his Iraqi counterpart").
func (f *finder) before(n *nameSpan) {
	i := n.first - 1
	if head := f.titleTo(i); head >= 0 && f.sameSentence(head, n.first) {
		f.dropOffice(head)
		i = head
	}
	if f.lower(i) == "," || !f.titleWord(i) || !f.sameSentence(i, n.first) {
		return
	}
	if f.isNamed(i) && f.found[f.named[i]-1].kind == gainsay.Person {
		return
	}
	first := i
	for f.sameSentence(first-1, n.first) && f.inTitle(first-1, i) && i-first < 9 {
		first--
	}
	for f.isNamed(first) && f.found[f.named[first]-1].first < first {
		first-- // never start inside a name
	}
	for first < i && (f.lower(first) == "and" || f.lower(first) == "of" || f.lower(first) == "for") {
		first++
	}
	n.title = f.span(first, n.first)
	f.cutPost(i)
	if f.determiner(first - 1) {
		f.nominal(f.phraseStart(first-1), i+1, i, "title")
	}
}

// titleTo is the office of a title that ends at token i with where it is held:
// "Ambassador" of "Norland Ambassador to the United Nations"; -1 for none.
func (f *finder) titleTo(i int) int {
	if i < 2 || !f.isNamed(i) || f.found[f.named[i]-1].kind == gainsay.Person {
		return -1
	}
	head := f.found[f.named[i]-1].first - 1
	if f.lower(head) == "the" {
		head--
	}
	if f.lower(head) != "to" || !f.capital(head-1) || !f.titleWord(head-1) {
		return -1
	}
	return head - 1
}

// splitPost parts a person's name from the country that its office is held in:
// "ambassador to the United States Aldo Ferrin" is no one name.
func (f *finder) splitPost(k int) {
	n := &f.found[k]
	to := n.first - 1
	if f.lower(to) == "the" {
		to--
	}
	at := n.last - 2
	if at <= n.first || f.lower(to) != "to" || to < 1 || !f.titleWord(to-1) || wholeBody(f.low[at:n.last]) {
		return
	}
	if _, ok := lexicon.CountryNamed(strings.Join(f.low[n.first:at], " ")); !ok && (at-n.first > 1 || !envoys[f.lower(to-1)]) {
		return
	}
	last := n.last
	n.last, n.kind = at, gainsay.Location
	for i := at; i < last; i++ {
		f.named[i] = 0
	}
	f.add(at, last, gainsay.Person, "after its post")
}

// envoys are sent to countries, known or not.
var envoys = map[string]bool{"ambassador": true, "envoy": true, "consul": true}

// dropOffice undoes a name that ends in the office at token head: of "Norland
// Ambassador" the land stays.
func (f *finder) dropOffice(head int) {
	if !f.isNamed(head) {
		return
	}
	n := &f.found[f.named[head]-1]
	if n.last != head+1 {
		return
	}
	f.named[head] = 0
	if n.last = head; n.first == head {
		return
	}
	n.kind = gainsay.Location
	if belongs(strings.Join(f.low[n.first:n.last], " ")) {
		n.kind = gainsay.Nationality
	}
}

// cutPost undoes a name that runs into the office at token head: of "U.S.
// Defense" before "Secretary" the country stays.
func (f *finder) cutPost(head int) {
	if !f.isNamed(head - 1) {
		return
	}
	n := &f.found[f.named[head-1]-1]
	if n.kind == gainsay.Person || n.last != head || wholeBody(f.low[n.first:n.last]) {
		return
	}
	keep := n.first
	for keep < n.last && f.ofCountry(n.first, keep+1) {
		keep++
	}
	if side := f.lower(head - 1); (side == "minority" || side == "majority") && n.last-n.first == 2 {
		f.named[head-1] = 0
		n.last--
		return
	}
	if keep == n.first && n.last-n.first > 1 || keep == n.last || !postWords[f.lower(head-1)] {
		return
	}
	for t := keep; t < n.last; t++ {
		f.named[t] = 0
	}
	n.last, n.kind = keep, gainsay.Location
	if keep > n.first && belongs(strings.Join(f.low[n.first:keep], " ")) && f.lower(n.first) != "u.s." {
		n.kind = gainsay.Nationality
	}
}

// postWords are the fields that ministers and secretaries are of.
var postWords = map[string]bool{"defense": true, "defence": true, "foreign": true, "interior": true, "finance": true, "health": true,
	"education": true, "justice": true, "treasury": true, "commerce": true, "labor": true, "energy": true, "transport": true,
	"transportation": true, "home": true, "minority": true, "majority": true, "prime": true, "trade": true, "agriculture": true, "environment": true, "culture": true, "vice": true}

// wholeBody reports whether words, in lower case, are a body's own name.
func wholeBody(words []string) bool {
	return lexicon.Body(strings.Join(words, " ")) || lexicon.BodyNoun(words[len(words)-1])
}

// ofCountry reports whether tokens [first, last) are a country or its people.
func (f *finder) ofCountry(first, last int) bool {
	s := strings.Join(f.low[first:last], " ")
	_, ok := lexicon.CountryNamed(s)
	return ok || belongs(s)
}

// isCompound reports whether a name of one token is a country in a compound:
// "U.S.-led".
func (f *finder) isCompound(n *nameSpan) bool {
	if n.kind != gainsay.Nationality || n.last != n.first+1 {
		return false
	}
	head, tail, ok := strings.Cut(f.lower(n.first), "-")
	if _, country := lexicon.CountryNamed(head); !ok || !country {
		return false
	}
	return compoundTails[tail]
}

// phraseStart is where the noun phrase starts whose determiner is token i: at
// the owner's name before "'s", else at i.
func (f *finder) phraseStart(i int) int {
	if !possessive(f.lower(i)) {
		return i
	}
	if f.isNamed(i - 1) {
		i = f.found[f.named[i-1]-1].first
	} else {
		i--
	}
	if f.lower(i-1) == "the" {
		i--
	}
	return i
}

// inTitle reports whether token i can stand in a title before its head:
// capitalized or named words, nouns and adjectives.
func (f *finder) inTitle(i, head int) bool {
	if i < 0 {
		return false
	}
	if f.isNamed(i) {
		return f.found[f.named[i]-1].kind != gainsay.Person
	}
	low := f.lower(i)
	switch low {
	case "and", "of", "for":
		return f.capital(i+1) && f.capital(i-1) && (f.titleWord(i-1) || f.titleWord(head)) && f.capital(head)
	case "former", "then", "acting", "deputy", "vice", "senior", "interim", "outgoing", "incoming", "late", "chief", "assistant", "ex":
		return true
	}
	switch f.part(i) {
	case "NOUN", "PROPN":
		return true
	case "ADJ":
		return true
	case "":
		return f.capital(i)
	}
	return false
}

func (f *finder) capital(i int) bool {
	t := f.text(i)
	return t != "" && writing(t)&upper != 0
}

func (f *finder) sameSentence(i, j int) bool {
	if i < 0 || j >= len(f.doc.Tokens) {
		return false
	}
	return f.doc.SentenceAt(f.doc.Tokens[i].Start) == f.doc.SentenceAt(f.doc.Tokens[j].Start)
}

// determiner reports whether token i opens a noun phrase.
func (f *finder) determiner(i int) bool {
	if i < 0 || i >= len(f.roles) || f.roles[i]&(owner|determining) == 0 {
		return false
	}
	return f.roles[i]&owner != 0 || f.low[i] != "that" || f.part(i) != "SCONJ" // "that officials said" opens a clause
}

// A role is what a word by itself can be in a phrase.
type role uint8

const (
	owner       role = 1 << iota // "his"
	stands                       // "he"
	determining                  // "the", "'s"
)

func roleOf(low string) (r role) {
	if p, ok := lexicon.PronounOf(low); ok && p.Owner {
		r |= owner
	} else if ok {
		r |= stands
	}
	if determiners[low] || possessive(low) {
		r |= determining
	}
	return r
}

var determiners = map[string]bool{"the": true, "a": true, "an": true, "this": true, "that": true, "these": true, "those": true,
	"some": true, "any": true, "each": true, "every": true, "another": true, "no": true, "both": true, "all": true, "several": true, "many": true}

// after looks for a description between commas after a name: "Mark Esper, the
// U.S. defense secretary,", with an age between at will.
func (f *finder) after(n *nameSpan) {
	i := n.last
	if f.lower(i) == "," && f.doc.Tokens[i+1:] != nil && isNumber(f.text(i+1)) && f.lower(i+2) == "," {
		i += 2
	}
	if f.lower(i) != "," || !f.sameSentence(i, n.first) {
		return
	}
	first, last, head := f.basePhrase(i + 1)
	if head < 0 || f.isNamed(head) {
		return
	}
	if _, ok := lexicon.PersonNoun(f.lemma(head)); !ok {
		return
	}
	last = f.withOf(last)
	switch f.lower(last) {
	case ",", ".", ";", ")", "—", "–", "--", "who", "and", "in", "at", "on", "from", "":
	default:
		if f.part(last) != "VERB" && f.part(last) != "AUX" {
			return
		}
	}
	start := first
	if f.determiner(first) && !possessive(f.lower(first)) && determiners[f.lower(first)] {
		start++
	}
	if start < last {
		n.title = f.span(start, last)
	}
}

func isNumber(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
