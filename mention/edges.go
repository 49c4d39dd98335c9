package mention

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
	"github.com/gainsay-news/gainsay/lexicon"
)

// edges moves the ends of names where the words themselves say where a name
// stops: titles in capitals run names into what stands beside them ("Although
// Tamskoy", "Tamskoy Says He").
func (f *finder) edges() {
	for k := range f.found {
		n := &f.found[k]
		if n.kind == gainsay.Work || n.last <= n.first {
			continue
		}
		f.cutVerb(n)
		f.cutOpener(n)
		switch n.kind {
		case gainsay.Person:
			f.ending(k)
		case gainsay.Organization:
			f.circuit(k)
			f.branch(k)
			f.listed(k)
		case gainsay.Location:
			f.stateOf(k)
		}
	}
}

// cutVerb ends a name before a verb of headlines, and lets go what follows.
func (f *finder) cutVerb(n *nameSpan) {
	for i := n.first + 1; i < n.last; i++ {
		if !headlineVerbs[f.low[i]] {
			continue
		}
		if f.low[i] == f.text(i) || n.kind == gainsay.Organization && i < n.last-1 && quietVerbs[f.low[i]] {
			return
		}
		for t := i; t < n.last; t++ {
			f.named[t] = 0
		}
		n.last = i
		f.retake(n)
		return
	}
}

// cutOpener takes a word that opens clauses off the front of a name.
func (f *finder) cutOpener(n *nameSpan) {
	for n.last-n.first > 1 && clauseOpeners[f.low[n.first]] && f.low[n.first+1] != "'s" {
		f.named[n.first] = 0
		n.first++
		f.retake(n)
	}
}

// retake gives a name that was cut to one word the kind that the word has by
// itself.
func (f *finder) retake(n *nameSpan) {
	if n.kind != gainsay.Other && n.kind != gainsay.Event || n.last-n.first > 2 {
		return
	}
	low := f.low[n.last-1]
	_, country := lexicon.CountryNamed(strings.Join(f.low[n.first:n.last], " "))
	switch {
	case country:
		n.kind = gainsay.Location
	case belongs(low):
		n.kind = gainsay.Nationality
	case lexicon.Body(strings.Join(f.low[n.first:n.last], " ")):
		n.kind = gainsay.Organization
	case lexicon.Surname(low):
		n.kind = gainsay.Person
	}
}

// headlineVerbs are finite verbs of headlines that end no name.
var headlineVerbs = wordSet(`says said tells told wants vows urges warns slams blasts asks denies defends rejects accuses admits insists
argues believes promises pledges threatens announces unveils declares criticizes criticises condemns praises mocks refuses resigns loses
faces gets gives makes takes goes has is was are were did does signs meets nominates thinks knows tries begins fires picks keeps seeks
offers agrees plans leads wins apologizes apologises endorses dies testifies speaks confirms suggests hopes thanks blames`)

// quietVerbs may stand inside the name of a body: "Halden Makes Music".
var quietVerbs = wordSet("has is was are were did does makes keeps gives takes goes gets hopes plans leads wins picks fires offers knows speaks")

// clauseOpeners open clauses and no names.
var clauseOpeners = wordSet(`although though while because since when whenever whereas if unless until as but why how what where whether
despite amid is are was were has have had did does would should could says said meanwhile however via`)

// ending takes "Jr.", "Sr." and "III" into a person's name: father and son are
// two.
func (f *finder) ending(k int) {
	n := &f.found[k]
	i := n.last
	if f.lower(i) == "," {
		i++
	}
	if n.last-n.first < 1 || f.isNamed(i) || !f.sameSentence(n.first, i) {
		return
	}
	switch f.lower(i) {
	case "jr", "jr.", "sr", "sr.":
	case "ii", "iii", "iv":
		if i > n.last {
			return
		}
	default:
		return
	}
	if f.text(i) == f.lower(i) {
		return
	}
	f.stretch(k, n.first, i+1)
}

// stretch makes a name reach over tokens [first, last).
func (f *finder) stretch(k, first, last int) {
	n := &f.found[k]
	n.first, n.last = first, last
	for t := first; t < last; t++ {
		f.named[t] = k + 1
	}
}

// circuit takes the number of a court into its name: the Fourth U.S. Circuit
// Court of Appeals is not the Ninth.
func (f *finder) circuit(k int) {
	n := &f.found[k]
	court := false
	for i := n.first; i < n.last; i++ {
		court = court || f.low[i] == "circuit" || f.low[i] == "district" && f.lower(i+1) == "court"
	}
	if i := n.first - 1; court && i >= 0 && ordinal(f.low[i]) && !f.isNamed(i) && f.sameSentence(i, n.first) {
		f.stretch(k, i, n.last)
	}
}

func ordinal(low string) bool {
	if _, ok := lexicon.OrdinalDigits(low); ok {
		return true
	}
	return lexicon.Number(low).Class == lexicon.Ordinal
}

// branch joins a body's name to the country that its branch is called by:
// "Halvard Mobile USA".
func (f *finder) branch(k int) {
	n := &f.found[k]
	i := n.last
	switch f.text(i) {
	case "USA", "UK", "America", "Canada", "Australia", "India":
	default:
		return
	}
	if f.text(n.first) == strings.ToUpper(f.text(n.first)) && n.last-n.first == 1 && len(f.text(n.first)) < 4 || !f.sameSentence(n.first, i) {
		return
	}
	if f.isNamed(i) {
		m := &f.found[f.named[i]-1]
		if m.first != i || m.last != i+1 {
			return
		}
		m.last = m.first
	}
	f.stretch(k, n.first, i+1)
}

// listed takes the further fields of an office into its name: "Bureau of
// Alcohol, Tobacco, Firearms and Explosives".
func (f *finder) listed(k int) {
	n := &f.found[k]
	if n.last-n.first < 2 || !listing[f.low[n.first]] || f.lower(n.first+1) != "of" && f.lower(n.first+1) != "on" {
		return
	}
	i, items := n.last, 0
	for f.lower(i) == "," && f.field(i+1) {
		i += 2
		items++
	}
	if f.lower(i) == "," {
		i++
	}
	if f.lower(i) == "and" && f.field(i+1) && items > 0 && f.sameSentence(n.first, i+1) {
		for t := n.last; t < i+2; t++ {
			if f.named[t] != 0 {
				f.found[f.named[t]-1].last = f.found[f.named[t]-1].first
			}
		}
		f.stretch(k, n.first, i+2)
	}
}

var listing = wordSet("bureau department ministry office committee subcommittee agency commission council")

// field reports whether token i is a common noun with a capital: "Firearms".
func (f *finder) field(i int) bool {
	low := f.lower(i)
	return f.capital(i) && low != "" && lexicon.InDictionary(singular(low)) && !f.isFirstName(i)
}

// stateOf takes "State" into the name of a state. What else than the state is
// called so are its university and its teams, but for two that share their
// name with a city.
func (f *finder) stateOf(k int) {
	n := &f.found[k]
	last := n.last
	switch {
	case last-n.first > 1 && f.text(last-1) == "State":
		last--
	case f.text(last) != "State" || f.isNamed(last) || !f.sameSentence(n.first, last) || f.capital(last+1):
		return
	}
	name := strings.Join(f.low[n.first:last], " ")
	shared := name == "washington" || name == "new york"
	run := gazetteer.Lookup(name)
	if !shared && (len(run) == 0 || run[0].Class() != "ADM1" || run[0].Country() != "US") {
		return
	}
	if !shared {
		n.kind = gainsay.Organization
	}
	f.stretch(k, n.first, last+1)
}

func wordSet(table string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(table) {
		m[w] = true
	}
	return m
}
