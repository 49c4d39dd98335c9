package entity

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// resolvable reports whether mention i is a name that entities are made of.
// Words of belonging ("Iraqi forces") name no one thing.
func (r *resolver) resolvable(i int) bool {
	m := &r.mentions[i]
	return m.Form == gainsay.Name && m.Kind != gainsay.Nationality
}

// equalNames ties names of the same words, whatever the model made of each:
// within one report a name is one thing.
func (r *resolver) equalNames() {
	first := map[string]int{}
	for i := range r.mentions {
		if !r.resolvable(i) {
			continue
		}
		key := r.mentions[i].key
		if j, ok := first[key]; ok {
			r.merge(i, j, "equal name", 1)
		} else {
			first[key] = i
		}
	}
	r.settleKinds()
}

// settleKinds gives each cluster the kind that most of its names have.
func (r *resolver) settleKinds() {
	for i := range r.mentions {
		c := r.mentions[i].cluster
		if c.members[0] != i || len(c.members) < 2 || c.country != "" {
			continue
		}
		votes := map[gainsay.Kind]int{}
		for _, k := range c.members {
			votes[r.mentions[k].Kind]++
		}
		for _, kind := range []gainsay.Kind{gainsay.Person, gainsay.Organization, gainsay.Location, gainsay.Event, gainsay.Work, gainsay.Other} {
			if votes[kind] > votes[c.kind] {
				c.kind = kind
			}
		}
	}
}

// brackets ties a name to the one in brackets right after it: "Iraqi Joint
// Operations Command (JOC)".
func (r *resolver) brackets() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if !r.resolvable(i) || r.text(m.first-1) != "(" || r.text(m.last) != ")" {
			continue
		}
		j, ok := r.nameEnding(m.first - 1)
		if ok && r.fullOf(m, &r.mentions[j]) {
			r.merge(i, j, "brackets", 1)
		}
	}
}

// nameEnding is the name whose last token is right before token i.
func (r *resolver) nameEnding(i int) (int, bool) {
	if i < 1 || i > len(r.at) {
		return 0, false
	}
	for k := i - 1; k >= 0 && k > i-12; k-- {
		if j := r.at[k]; j > 0 && r.mentions[j-1].last == i && r.resolvable(j-1) {
			return j - 1, true
		}
	}
	return 0, false
}

// fullOf reports whether the letters of m can stand for n.
func (r *resolver) fullOf(m, n *mention) bool {
	if len(m.words) != 1 || len(n.words) < 2 || n.Kind == gainsay.Person {
		return false
	}
	if lexicon.Initials(n.words, m.words[0]) {
		return true
	}
	full, ok := lexicon.Abbreviation(m.words[0])
	return ok && full == n.key
}

// letters ties letters to the name they are the initials of, wherever it
// stands, or that they are known to stand for.
func (r *resolver) letters() {
	byFull := map[string]int{}
	var bodies []int
	for i := range r.mentions {
		m := &r.mentions[i]
		if !r.resolvable(i) || m.cluster.members[0] != i && len(m.words) < 2 {
			continue
		}
		if _, seen := byFull[m.key]; !seen && m.Kind != gainsay.Person {
			byFull[m.key] = i
			if len(m.words) > 1 && len(bodies) < 200 {
				bodies = append(bodies, i)
			}
		}
	}
	tried := map[string]bool{}
	for i := range r.mentions {
		m := &r.mentions[i]
		if !r.resolvable(i) || len(m.words) != 1 || !allCaps(r.doc.Words(m.Span)) || tried[m.key] {
			continue
		}
		tried[m.key] = true
		r.lettersOf(i, byFull, bodies)
	}
}

func (r *resolver) lettersOf(i int, byFull map[string]int, bodies []int) {
	m := &r.mentions[i]
	if full, ok := lexicon.Abbreviation(m.words[0]); ok {
		if j, ok := byFull[full]; ok {
			r.merge(i, j, "known letters", 0.98)
			return
		}
	}
	for _, j := range bodies {
		if n := &r.mentions[j]; n.cluster != m.cluster && len(m.words[0]) > 2 && lexicon.Initials(n.words, m.words[0]) {
			r.merge(i, j, "initials", 0.95)
			return
		}
	}
}

func allCaps(s string) bool { return len(s) > 1 && strings.ToUpper(s) == s && strings.ToLower(s) != s }

// shortPersons ties a surname, or a part of a name, to the full name: the
// last one before it that fits, else the first one after it.
func (r *resolver) shortPersons() {
	full := map[string][]int{} // a word of a name to the full names that hold it
	for i := range r.mentions {
		m := &r.mentions[i]
		if r.resolvable(i) && m.cluster.kind == gainsay.Person && len(m.words) > 1 {
			for _, w := range m.words {
				if list := full[w]; len(list) < 50 {
					full[w] = append(list, i)
				}
			}
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if !r.resolvable(i) || m.cluster.kind == gainsay.Location && m.cluster.country != "" && !r.surnameOf(m, full) || len(m.words) == 0 || len(m.words) > 3 {
			continue
		}
		if m.cluster.words > len(m.words) {
			continue // tied to a full name already
		}
		if m.cluster.kind != gainsay.Person && m.cluster.country == "" && (len(m.words) > 1 || allCaps(r.doc.Words(m.Span)) || lexicon.Body(m.key)) {
			continue
		}
		if j, rule, score := r.fullName(i, full[m.words[len(m.words)-1]]); rule != "" {
			g := r.mentions[j].cluster.gender
			r.merge(i, j, rule, score)
			m.cluster.kind, m.cluster.gender, m.cluster.country = gainsay.Person, g, ""
		}
	}
}

// surnameOf reports whether a country's name is somebody's surname here: a
// person is named in full with it, and no place of it says that a place is
// meant.
func (r *resolver) surnameOf(m *mention, full map[string][]int) bool {
	if len(m.words) != 1 || !slices.ContainsFunc(full[m.words[0]], func(j int) bool {
		n := &r.mentions[j]
		return n.words[len(n.words)-1] == m.words[0]
	}) {
		return false
	}
	return !slices.ContainsFunc(m.cluster.members, func(k int) bool {
		before := r.lower(r.mentions[k].first - 1)
		return placeBefore[before] || before == "of" || before == "to"
	})
}

// fullName chooses among full names for the short name i.
func (r *resolver) fullName(i int, candidates []int) (best int, rule string, score float64) {
	m := &r.mentions[i]
	for _, j := range candidates {
		n := &r.mentions[j]
		how, s := shortOf(m.words, n.words)
		switch {
		case m.ending != "" && m.ending != n.ending:
			continue
		case how == "" && m.ending != n.ending && r.withoutEnding(m, n):
			how, s = "name without its ending", 0.85
		case m.ending != n.ending:
			s -= 0.03 // the father is more often called by the surname alone
		}
		if how == "" || n.cluster == m.cluster || !m.gender.Agrees(n.cluster.gender) {
			continue
		}
		if m.cluster.kind != gainsay.Person && s < 0.9 {
			continue
		}
		if s > score || s == score && j < i {
			best, rule, score = j, how, s
		}
	}
	return best, rule, score
}

// withoutEnding reports whether the full name m is that of n but for "Jr.":
// not where it has a title of its own or both stand in one sentence, as father
// and son do.
func (r *resolver) withoutEnding(m, n *mention) bool {
	if !slices.Equal(m.words, n.words) || len(m.cluster.roles) > 0 {
		return false
	}
	for _, k := range m.cluster.members {
		for _, l := range n.cluster.members {
			if r.mentions[k].sentence == r.mentions[l].sentence {
				return false
			}
		}
	}
	return true
}

// shortOf says how short can be a form of full: as its surname, as the family
// name that stands first, as one of two surnames, as the first name.
func shortOf(short, full []string) (rule string, score float64) {
	n := len(short)
	if n >= len(full) {
		return middleLeftOut(short, full)
	}
	switch {
	case slices.Equal(short, full[len(full)-n:]):
		return "surname", 0.95
	case n == 1 && lexicon.FamilyNameFirst(full[0]) && short[0] == full[0]:
		return "family name first", 0.93
	case n == 1 && len(full) > 2 && slices.Contains(full[1:len(full)-1], short[0]) && !lexicon.NameParticle(short[0]):
		return "one of two surnames", 0.85
	case n == 2 && short[1] == full[0] && !lexicon.Surname(short[1]) && nicknamed(short):
		return "nickname", 0.85
	case n == 2 && len(full) > 2 && short[0] == full[0] && short[1] == full[len(full)-1]:
		return "name without its middle", 0.95
	case n == 1 && short[0] == full[0]:
		return "first name", 0.8
	}
	return "", 0
}

// middleLeftOut ties names of one length: "Rob Munro" and "Robert Munro",
// "Crooked Ada" and "Ada Munro".
func middleLeftOut(short, full []string) (string, float64) {
	if len(short) == len(full) && len(full) > 1 && short[len(short)-1] == full[len(full)-1] && nickname(short[0], full[0]) {
		return "short first name", 0.9
	}
	if len(short) == 2 && len(full) > 1 && short[1] == full[0] && !lexicon.Surname(short[1]) && nicknamed(short) {
		return "nickname", 0.85
	}
	return "", 0
}

// nickname reports whether one first name opens the other: "Rob", "Robert".
func nickname(a, b string) bool {
	return a != b && len(a) > 2 && len(b) > 2 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// shortBodies ties a short form of a body's, a place's or another name to the
// full one: its words in a row, or the same words in another order.
func (r *resolver) shortBodies() {
	byWord := map[string][]int{}
	for i := range r.mentions {
		m := &r.mentions[i]
		if r.resolvable(i) && m.cluster.kind != gainsay.Person && len(m.words) > 1 {
			for _, w := range m.words {
				if list := byWord[w]; len(list) < 50 && !smallWord(w) && (len(list) == 0 || r.mentions[list[len(list)-1]].key != m.key) {
					byWord[w] = append(list, i)
				}
			}
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if !r.resolvable(i) || m.cluster.kind == gainsay.Person || m.cluster.country != "" || len(m.words) == 0 {
			continue
		}
		for _, j := range byWord[m.words[0]] {
			if n := &r.mentions[j]; n.cluster != m.cluster && n.cluster.kind == m.cluster.kind && n.cluster.country == "" && shortBody(m.words, n.words) {
				r.merge(i, j, "short form", 0.9)
				break
			}
		}
	}
}

func smallWord(w string) bool {
	switch w {
	case "of", "the", "and", "for", "in", "on", "&", "de":
		return true
	}
	return false
}

// shortBody reports whether short is the front or the end of full without
// being one general word, or the same words in another order.
func shortBody(short, full []string) bool {
	if len(short) > len(full) {
		return false
	}
	if sameWords(short, full) {
		return true
	}
	if len(short) == 1 && (lexicon.BodyNoun(short[0]) || belongs(short[0]) || lexicon.PlaceNoun(short[0]) || len(short[0]) < 3) || len(short) == len(full) {
		return false
	}
	if _, ok := lexicon.CountryNamed(strings.Join(short, " ")); ok {
		return false
	}
	front := slices.Equal(short, full[:len(short)])
	rest := full[len(short):]
	if front {
		return len(short) > 1 || lexicon.CompanyEnding(rest[0]) || lexicon.CompanyEnding(rest[len(rest)-1]) || smallWord(rest[0]) && rest[0] != "and" && len(short[0]) > 3
	}
	return len(short) > 1 && slices.Equal(short, full[len(full)-len(short):])
}

func belongs(word string) bool {
	_, ok := lexicon.CountryOf(word)
	return ok || lexicon.Affiliation(word)
}

// sameWords compares the words of two names less "of", "the" and order:
// "Justice Department", "Department of Justice".
func sameWords(a, b []string) bool {
	x, y := content(a), content(b)
	slices.Sort(x)
	slices.Sort(y)
	return len(x) > 1 && slices.Equal(x, y)
}

func content(words []string) []string {
	var out []string
	for _, w := range words {
		if !smallWord(w) {
			out = append(out, w)
		}
	}
	return out
}
