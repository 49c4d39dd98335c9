package entity

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// settlePersons makes people of names of two or three words that were taken
// for something else: where the last word alone is a person elsewhere in the
// document, or does what people do.
func (r *resolver) settlePersons() {
	acts, places, person := map[string]int{}, map[string]bool{}, map[string]bool{}
	for i := range r.mentions {
		m := &r.mentions[i]
		if !r.resolvable(i) || len(m.words) == 0 {
			continue
		}
		last := m.words[len(m.words)-1]
		switch {
		case len(m.words) == 1 && m.cluster.kind == gainsay.Person:
			person[last] = true
		case placeBefore[r.lower(m.first-1)]:
			places[last] = true
		}
		if personVerbs[r.lower(m.last)] {
			acts[last]++
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if r.resolvable(i) && len(m.words) == 1 && r.firstNameOnly(m) && !places[m.words[0]] {
			m.cluster.kind, m.cluster.gender = gainsay.Person, anyGender
			m.cluster.gender, _ = lexicon.FirstName(m.words[0])
		}
		if !r.resolvable(i) || m.cluster.kind == gainsay.Person || len(m.words) < 2 || len(m.words) > 3 || !r.personLike(m) {
			continue
		}
		if last := m.words[len(m.words)-1]; person[last] || acts[last] >= 2 && !places[last] {
			m.cluster.kind, m.cluster.gender = gainsay.Person, r.nameGender(m)
		}
	}
}

// firstNameOnly reports whether a single word taken for a body is a first name
// and no known body or place.
func (r *resolver) firstNameOnly(m *mention) bool {
	g, ok := lexicon.FirstName(m.words[0])
	if !ok || g == anyGender || m.cluster.kind == gainsay.Person || m.cluster.kind == gainsay.Location || r.lower(m.first-1) == "the" {
		return false
	}
	return r.personLike(m) && len(m.words[0]) > 3
}

// personLike reports whether every word of a name can be of a person's.
func (r *resolver) personLike(m *mention) bool {
	if m.cluster.country != "" || allCaps(r.doc.Words(m.Span)) {
		return false
	}
	for _, w := range m.words {
		if lexicon.BodyNoun(w) || lexicon.CompanyEnding(w) || lexicon.PlaceNoun(w) || lexicon.EventNoun(w) || belongs(w) || smallWord(w) {
			return false
		}
		if _, ok := lexicon.CountryNamed(w); ok {
			return false
		}
	}
	return !lexicon.Body(m.key)
}

var placeBefore = map[string]bool{"in": true, "at": true, "from": true, "near": true, "outside": true, "into": true}

// personVerbs are what people do and bodies and places seldom.
var personVerbs = map[string]bool{"said": true, "says": true, "told": true, "claims": true, "claimed": true, "added": true, "wrote": true,
	"recalled": true, "explained": true, "argued": true, "believes": true, "thinks": true, "died": true, "joked": true, "testified": true}
