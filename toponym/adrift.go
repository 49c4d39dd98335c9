package toponym

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
)

// adrift reports whether a small town was chosen for want of another although
// the word opens longer names that no gazetteer has ("Halden Bank", "Halden
// Rail") and nothing else that the document names, nor the source's home, lies
// in the town's country: the word may be a place that the gazetteer lacks.
func (s *scan) adrift(d *sense, all []*sense) bool {
	if d.rule != byPeople && d.rule != bySingle || strong(d.choice) || !town(d.choice) || d.choice.Class() == "PPLC" {
		return false
	}
	country := countryOf(d.choice)
	if run := gazetteer.Lookup(s.doc.Home); len(run) > 0 && countryOf(run[0]) == country {
		return false
	}
	for _, o := range all {
		if o != d && o.choice.Known() && (o.certain() || strong(o.choice)) && countryOf(o.choice) == country {
			return false
		}
	}
	return s.opensNames(d)
}

// countryOf is the largest place that holds e and is no continent.
func countryOf(e gazetteer.Entry) gazetteer.Entry {
	top := e
	for h := e; h.Known() && h.Class() != "CONT"; h = h.Holder() {
		top = h
	}
	return top
}

// opensNames reports whether a name of the sense stands in front of a
// capitalised word that is not what a town lends its name to.
func (s *scan) opensNames(d *sense) bool {
	for i := range s.names {
		n := &s.names[i]
		if len(n.senses) == 0 || &n.senses[0] != &d.run[0] || n.last-n.first != 1 {
			continue
		}
		for t := range s.doc.Tokens {
			if s.capital(t+1) && s.word(t) == s.word(n.first) && !institutions[s.word(t+1)] && s.sameName(t) {
				return true
			}
		}
		return false
	}
	return false
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
