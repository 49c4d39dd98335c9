package entity

import (
	"strings"

	"github.com/gainsay-news/gainsay"
)

// families finds the names of several of one surname, "the Munros", of which
// somebody is named in full, and ties "the couple", "the parents", "the
// family" to the one family of a report.
func (r *resolver) families() {
	surnames := map[string]bool{}
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Form == gainsay.Name && m.cluster.kind == gainsay.Person && len(m.words) > 1 {
			surnames[m.words[len(m.words)-1]] = true
		}
	}
	family, several := -1, false
	for i := range r.mentions {
		m := &r.mentions[i]
		if !r.resolvable(i) || len(m.words) != 1 || r.lower(m.first-1) != "the" || !ofFamily(m.words[0], surnames) {
			continue
		}
		m.plural = true
		m.cluster.kind, m.cluster.plural, m.cluster.gender = gainsay.Person, true, anyGender
		several = several || family >= 0 && r.mentions[family].cluster != m.cluster
		family = i
	}
	if family < 0 || several {
		return
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Form == gainsay.Nominal && !m.cluster.named && r.definite(m) && m.first+1 == m.Head && (familyNoun(m.head) || m.plural && m.head == "parent") {
			r.merge(i, family, "family", 0.8)
			m.cluster.plural = true
		}
	}
}

// ofFamily reports whether a word is the plural of one of the surnames.
func ofFamily(word string, surnames map[string]bool) bool {
	one, ok := strings.CutSuffix(word, "s")
	if !ok || surnames[word] {
		return false
	}
	return surnames[one] || surnames[strings.TrimSuffix(one, "e")]
}

func familyNoun(noun string) bool { return noun == "couple" || noun == "family" }
