package toponym

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
)

// unmoor leaves open the small towns that were chosen for want of another
// although the word opens longer names that no gazetteer has ("Halden Bank",
// "Halden Rail") and nothing else that the document names, nor the source's
// home, lies in the town's country: the word may be a place that the gazetteer
// lacks.
func (s *scan) unmoor(all []*sense) {
	named := map[gazetteer.Entry]int{} // sure senses by country
	for _, d := range all {
		if d.choice.Known() && (d.certain() || strong(d.choice)) {
			named[countryOf(d.choice)]++
		}
	}
	if run := gazetteer.Lookup(s.doc.Home); len(run) > 0 {
		named[countryOf(run[0])] += 2
	}
	var openers map[string]bool
	for _, d := range all {
		if !d.small() {
			continue
		}
		others := named[countryOf(d.choice)]
		if d.certain() {
			others--
		}
		if others > 0 {
			continue
		}
		if openers == nil {
			openers = s.openers()
		}
		if openers[d.word] {
			d.choice, d.rule = gazetteer.Entry{}, "also opens other names, nothing named near it"
		}
	}
}

// small reports whether a sense is a small town of which only its people or
// its being alone of the name speaks.
func (d *sense) small() bool {
	return (d.rule == byPeople || d.rule == bySingle) && d.word != "" && town(d.choice) && !strong(d.choice) && d.choice.Class() != "PPLC"
}

// countryOf is the largest place that holds e and is no continent.
func countryOf(e gazetteer.Entry) gazetteer.Entry {
	top := e
	for h := e; h.Known() && h.Class() != "CONT"; h = h.Holder() {
		top = h
	}
	return top
}

// openers are the words that stand in a name of no person before a capitalised
// word that is not what a town lends its name to.
func (s *scan) openers() map[string]bool {
	out := map[string]bool{}
	for t := range s.doc.Tokens {
		if s.capital(t) && s.capital(t+1) && !institutions[s.word(t+1)] && s.sameName(t) {
			out[s.word(t)] = true
		}
	}
	return out
}

// sameName reports whether token t and the next stand in one name by the
// mentions and with only a space between.
func (s *scan) sameName(t int) bool {
	if s.mention[t] == 0 || s.mention[t] != s.mention[t+1] {
		return false
	}
	m := &s.doc.Mentions[s.mention[t]-1]
	return m.Kind != gainsay.Person && s.doc.Tokens[t+1].Start == s.doc.Tokens[t].End+1
}
