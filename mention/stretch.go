package mention

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
	"github.com/gainsay-news/gainsay/lexicon"
)

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

// nicknamesInside makes one name of a first name, a nickname in quotation marks
// and a surname: "Ivo "Lucky" Brandtner".
func (f *finder) nicknamesInside() {
	for i := 1; i < len(f.low)-3; i++ {
		if !f.quotes(i) || !f.capital(i-1) || !f.isFirstName(i-1) {
			continue
		}
		end := i + 1
		for end < i+4 && f.capital(end) {
			end++
		}
		if end == i+1 || !f.quotes(end) || !f.capital(end+1) || !f.sameSentence(i-1, end+1) {
			continue
		}
		if _, weekday := lexicon.Weekday(f.low[end+1]); !weekday {
			f.absorb(f.nameStart(i-1), f.nameEnd(end+1))
		}
	}
}

// nameStart is where the name starts that lies over token i, else i; nameEnd is
// the token after its last.
func (f *finder) nameStart(i int) int {
	if f.isNamed(i) {
		return f.found[f.named[i]-1].first
	}
	return i
}

func (f *finder) nameEnd(i int) int {
	if f.isNamed(i) {
		return f.found[f.named[i]-1].last
	}
	return i + 1
}

// absorb makes a person's name of tokens [first, last) and drops the names
// inside it.
func (f *finder) absorb(first, last int) {
	for t := first; t < last; t++ {
		if k := f.named[t] - 1; k >= 0 {
			f.found[k].last = f.found[k].first
			f.named[t] = 0
		}
	}
	f.add(first, last, gainsay.Person, "nickname in quotation marks")
}

// free reports whether no name lies over tokens [first, last).
func (f *finder) free(first, last int) bool {
	for t := first; t < last; t++ {
		if f.isNamed(t) {
			return false
		}
	}
	return true
}

// calledAfter takes into a person's name what is called after them: a street,
// a day, a club. It is no person's name then.
func (f *finder) calledAfter(k int) {
	n := &f.found[k]
	i := n.last
	if end := f.schoolEnd(i); end > i && n.kind == gainsay.Person {
		n.kind = gainsay.Organization
		f.stretch(k, n.first, end)
		return
	}
	if possessive(f.lower(i)) && venues[f.lower(i+1)] {
		i++
	} else if !namesakes[f.lower(i)] {
		return
	}
	if !f.capital(i) || f.isNamed(i) || !f.sameSentence(n.first, i) {
		return
	}
	switch low := f.low[i]; {
	case low == "day":
		n.kind = gainsay.Event
	case venues[low]:
		n.kind = gainsay.Organization
	default:
		n.kind = gainsay.Location
	}
	f.stretch(k, n.first, i+1)
}

// founder takes the first name and the initials into the name of a school that
// is called after somebody: "Ada R. Munro High School".
func (f *finder) founder(k int) {
	n := &f.found[k]
	if !schools[f.low[n.last-1]] {
		return
	}
	first := n.first
	for first > 0 && initials(f.text(first-1)) {
		first--
	}
	if _, known := lexicon.FirstName(f.lower(first - 1)); known && f.capital(first-1) && f.sameSentence(first-1, n.first) && f.free(first-1, n.first) {
		f.stretch(k, first-1, n.last)
	}
}

// schoolEnd is where the words for a school that stand from token i on end, i
// when there are none: "High School".
func (f *finder) schoolEnd(i int) int {
	end := i
	for j := i; j < i+3 && f.capital(j) && !f.isNamed(j) && f.sameSentence(i-1, j); j++ {
		if schools[f.low[j]] {
			end = j + 1
		} else if !grades[f.low[j]] {
			break
		}
	}
	return end
}

var (
	schools   = wordSet("school academy college university hospital library foundation")
	grades    = wordSet("high elementary middle junior primary preparatory senior grammar community memorial public charter")
	namesakes = wordSet("drive street avenue boulevard highway parkway expressway freeway bridge day")
	venues    = wordSet("club restaurant pub bar grill pizza diner cafe tavern steakhouse supermarket hospital cathedral")
)

// ships makes one name of the letters before a ship's name and the name: "INS
// Halden" is not "INS Norland".
func (f *finder) ships() {
	for i := 0; i+1 < len(f.low); i++ {
		if n := len(f.low[i]); n < 2 || n > 5 || !f.capital(i) || !shipLetters[f.text(i)] || !f.capital(i+1) || !f.sameSentence(i, i+1) || f.isNamed(i) && f.found[f.named[i]-1].last > i+1 {
			continue
		}
		if f.isNamed(i+1) && f.found[f.named[i+1]-1].first <= i {
			continue
		}
		last := f.nameEnd(i + 1)
		for t := i; t < last; t++ {
			if k := f.named[t] - 1; k >= 0 {
				f.found[k].last = f.found[k].first
				f.named[t] = 0
			}
		}
		f.add(i, last, gainsay.Other, "ship")
	}
}

var shipLetters = wordSet("INS USS HMS HMCS HMAS USNS USCGC MV SS RMS RRS")

// road takes a number into the name of a road that is called by a country or a
// state: "U.S. Highway 64", "off Oregon 214", "reached U.S. 17-92".
func (f *finder) road(k int) {
	n := &f.found[k]
	i := n.last
	word := roads[f.lower(i)] && f.capital(i)
	if word {
		i++
	}
	if !roadNumber(f.lower(i)) || !f.sameSentence(n.first, i) || !f.free(n.last, i+1) {
		return
	}
	if !word {
		switch f.lower(n.first - 1) {
		case "off", "along", "on", "onto", "of", "down":
		default:
			if f.text(n.first) != "U.S." || n.last-n.first > 1 {
				return
			}
		}
		if f.isNoun(i+1) || f.part(i+1) == "ADJ" {
			return
		}
	}
	f.stretch(k, n.first, i+1)
}

// roadNumber reports whether a word can be the number of a road: "64", "17-92".
func roadNumber(word string) bool {
	first, second, two := strings.Cut(word, "-")
	return isNumber(first) && len(first) <= 3 && (!two || isNumber(second) && len(second) <= 3)
}

var roads = wordSet("highway hwy route interstate road")

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
	if f.lower(i) != "and" || !f.field(i+1) || items == 0 || !f.sameSentence(n.first, i+1) || f.nameEnd(i+1) > i+2 {
		return
	}
	for t := n.last; t < i+2; t++ {
		if f.named[t] != 0 {
			f.found[f.named[t]-1].last = f.found[f.named[t]-1].first
		}
	}
	f.stretch(k, n.first, i+2)
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
