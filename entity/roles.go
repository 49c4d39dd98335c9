package entity

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// appositions ties a description to the name it stands beside: "his Iraqi
// counterpart Najah al-Shammari", "Mark Esper, the U.S. defense secretary,",
// "Esper is the defense secretary".
func (r *resolver) appositions() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Form != gainsay.Nominal {
			continue
		}
		if j, rule := r.beside(m); rule == "called" && m.cluster.kind == gainsay.Person && strange(r.mentions[j].cluster.kind) {
			r.merge(i, j, rule, 0.9)
			m.cluster.kind = gainsay.Person
		} else if rule != "" && r.sameSort(m, &r.mentions[j]) {
			r.merge(i, j, rule, 0.95)
			r.learnRole(m.cluster, m)
		}
	}
}

// nextNamed is the person named right behind a description that stands between
// two people, where the one before, j, is not what the clause is about:
// "Responding to Reddy, the union's secretary, Dawn Pickering, said".
func (r *resolver) nextNamed(m *mention, j int) (int, bool) {
	k, ok := r.nameStarting(m.last + 1)
	if !ok || r.text(m.last) != "," || !closes(r.text(r.mentions[k].last)) || r.subject(&r.mentions[j]) {
		return 0, false
	}
	return k, r.mentions[k].cluster.kind == gainsay.Person && r.lower(m.first) != "a" && r.lower(m.first) != "an"
}

// beside is the name that a description stands next to.
func (r *resolver) beside(m *mention) (int, string) {
	if j, ok := r.nameStarting(m.last); ok && m.Rule == "title" {
		return j, "title"
	}
	if j, ok := r.called(m); ok {
		return j, "called"
	}
	switch r.text(m.first - 1) {
	case ",":
		if j, ok := r.nameEnding(m.first - 1); ok && closes(r.text(m.last)) && !m.plural {
			if k, between := r.nextNamed(m, j); between {
				return k, "apposition"
			}
			return j, "apposition"
		}
		if j, ok := r.nameEnding(m.first - 3); ok && r.text(m.first-3) == "," { // an age between
			return j, "apposition"
		}
	case "is", "was":
		if j, ok := r.nameEnding(m.first - 1); ok && r.lower(m.first) == "the" {
			return j, "copula"
		}
	}
	if j, ok := r.nameStarting(m.last + 1); ok && r.text(m.last) == "," && closes(r.text(r.mentions[j].last)) && r.lower(m.first) != "in" && !m.plural {
		return j, "apposition"
	}
	return 0, ""
}

// called is the name that a description says it goes by: "a man named Ilvar
// Tamskoy", "a rider known as Ilvar Tamskoy".
func (r *resolver) called(m *mention) (int, bool) {
	i := m.last
	switch r.lower(i) {
	case "named", "called", "nicknamed", "dubbed":
		i++
	case "known", "identified":
		if r.lower(i+1) != "as" {
			return 0, false
		}
		i += 2
	case "going", "goes", "went":
		if r.lower(i+1) != "by" || r.lower(i+2) != "the" || r.lower(i+3) != "name" {
			return 0, false
		}
		i += 4
		if r.lower(i) == "of" {
			i++
		}
	default:
		return 0, false
	}
	for i < len(r.at) && (r.lower(i) == "the" || strings.ContainsAny(r.text(i), "\"“'‘")) {
		i++
	}
	j, ok := r.nameStarting(i)
	return j, ok && !m.plural
}

// strange reports whether a name was taken for none of the usual kinds: a
// person may go by it.
func strange(k gainsay.Kind) bool {
	return k == gainsay.Other || k == gainsay.Work || k == gainsay.KindUnknown
}

func closes(mark string) bool {
	switch mark {
	case ",", ".", ";", ")", "--", "—", "–", "who", "whose", "which", "and":
		return true
	}
	return false
}

// nameStarting is the name whose first token is i.
func (r *resolver) nameStarting(i int) (int, bool) {
	for k := i; k < len(r.at) && k < i+12; k++ {
		if j := r.at[k]; j > 0 && r.mentions[j-1].first == i && r.resolvable(j-1) {
			return j - 1, true
		}
	}
	return 0, false
}

// sameSort reports whether a description can be of what a name names.
func (r *resolver) sameSort(m, n *mention) bool {
	a, b := m.cluster.kind, n.cluster.kind
	if a == gainsay.KindUnknown {
		return b != gainsay.Person && b != gainsay.Location
	}
	return a == b && m.gender.Agrees(n.cluster.gender)
}

// learnRole adds the words of a description to what is known of its cluster.
func (r *resolver) learnRole(c *cluster, m *mention) {
	words := strings.ToLower(r.doc.Words(m.Span))
	for _, opening := range []string{"the ", "a ", "an "} {
		words = strings.TrimPrefix(words, opening)
	}
	if !slices.Contains(c.roles, words) {
		c.roles = append(c.roles, words)
	}
}

// mentionReach is how many mentions are looked through for the one that a
// description is of, so that a sentence without end costs no more than others.
const mentionReach = 600

// offices ties "the Pentagon chief", "the prime minister", "the senator" to
// the person of that office who was named last before it, else first after.
func (r *resolver) offices() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Form != gainsay.Nominal || m.Kind != gainsay.Person || m.plural || m.cluster.named || !r.definite(m) {
			continue
		}
		if j, rule, score := r.holder(i); rule != "" {
			r.merge(i, j, rule, score)
		}
	}
}

// definite reports whether a nominal speaks of one known thing.
func (r *resolver) definite(m *mention) bool {
	switch r.lower(m.first) {
	case "the", "this", "that":
		return true
	}
	return false
}

// holder looks back from mention i for a person who holds its office, then
// forward within the next sentences.
func (r *resolver) holder(i int) (int, string, float64) {
	m := &r.mentions[i]
	modifiers := r.modifiers(m)
	asked := officesAsked(modifiers, m.head)
	modifiers = append(modifiers, r.complement(m)...)
	for j := i - 1; j >= 0 && i-j < mentionReach && m.sentence-r.mentions[j].sentence <= 40; j-- {
		if rule := r.holds(m, &r.mentions[j], modifiers, asked); rule != "" {
			return j, rule, 0.9
		}
	}
	for j := i + 1; j < len(r.mentions) && j-i < mentionReach && r.mentions[j].sentence-m.sentence <= 8; j++ {
		if rule := r.holds(m, &r.mentions[j], modifiers, asked); rule != "" {
			return j, rule, 0.8
		}
	}
	return 0, "", 0
}

// modifiers are the words of a nominal before its head, lower case.
func (r *resolver) modifiers(m *mention) []string {
	var out []string
	for k := m.first + 1; k < m.Head; k++ {
		out = append(out, r.lower(k))
	}
	return out
}

// complement is the nouns of a nominal behind the "of" that follows its head,
// lower case: "the president of" "Norland".
func (r *resolver) complement(m *mention) []string {
	if m.Head+1 >= m.last || r.lower(m.Head+1) != "of" {
		return nil
	}
	var out []string
	for k := m.Head + 2; k < m.last; k++ {
		if part := r.doc.Tags[k].Part; part == "NOUN" || part == "PROPN" {
			out = append(out, r.lower(k))
		}
	}
	return out
}

// officesAsked are the titles that "the BODY chief" asks for.
func officesAsked(modifiers []string, head string) []string {
	if !lexicon.HeadOf(head) || len(modifiers) == 0 {
		return nil
	}
	asked := slices.Clone(lexicon.OfficesOf(strings.Join(modifiers, " ")))
	for _, w := range modifiers {
		asked = append(asked, lexicon.OfficesOf(w)...)
	}
	return asked
}

// holds reports by which rule n can be the one that m describes.
func (r *resolver) holds(m, n *mention, modifiers, asked []string) string {
	c := n.cluster
	if n.Form != gainsay.Name || c.kind != gainsay.Person || !m.gender.Agrees(c.gender) {
		return ""
	}
	for _, role := range c.roles {
		for _, office := range asked {
			if strings.Contains(role, office) {
				return "office"
			}
		}
		if roleHead(role, m.head) && r.sayAll(modifiers, role) {
			return "role"
		}
	}
	return ""
}

// roleHead reports whether a role is of this head: "secretary of defense" and
// "defense secretary" are of "secretary".
func roleHead(role, head string) bool {
	front, _, _ := strings.Cut(role, " of ")
	front, _, _ = strings.Cut(front, " for ")
	return front == head || strings.HasSuffix(front, " "+head) || strings.HasPrefix(front, head+" and ")
}

// sayAll reports whether every telling modifier stands in the role too; a
// demonym may stand there as the country's name.
func (r *resolver) sayAll(modifiers []string, role string) bool {
	for _, w := range modifiers {
		if strings.Contains(role, w) || vague[w] {
			continue
		}
		c, ok := lexicon.CountryOf(w)
		if !ok || !strings.Contains(role, strings.ToLower(c.Name)) {
			return false
		}
	}
	return true
}

// vague are modifiers that a role need not repeat.
var vague = map[string]bool{"former": true, "new": true, "then": true, "outgoing": true, "incoming": true, "late": true, "old": true,
	"young": true, "embattled": true, "veteran": true, "top": true, "senior": true, "popular": true, "controversial": true}

// kinds ties "the ministry", "the company", "the country", "the war-torn
// country" to the body or place of that kind named last.
func (r *resolver) kinds() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Form != gainsay.Nominal || m.plural || m.cluster.named || !r.definite(m) || m.last > m.Head+1 {
			continue
		}
		if j, rule := r.ofKind(i); rule != "" {
			r.merge(i, j, rule, 0.8)
		}
	}
}

func (r *resolver) ofKind(i int) (int, string) {
	m := &r.mentions[i]
	for j := i - 1; j >= 0 && i-j < mentionReach && m.sentence-r.mentions[j].sentence <= 25; j-- {
		n := &r.mentions[j]
		if !r.resolvable(j) {
			continue
		}
		near := m.sentence-n.sentence <= 4
		switch {
		case n.cluster.kind == gainsay.Organization && r.headedBy(n, m.head) && r.modifiersIn(m, n):
			return j, "kind of body"
		case near && companyLike(m.head) && n.cluster.kind == gainsay.Organization && r.isCompany(n) && m.first+1 == m.Head:
			return j, "company"
		case (m.head == "country" || m.head == "nation" || m.head == "kingdom" || m.head == "republic") && n.cluster.country != "" && r.owned(m):
			return j, "country"
		case near && (m.head == "city" || m.head == "town" || m.head == "village") && n.cluster.kind == gainsay.Location && n.cluster.country == "" && m.first+1 == m.Head:
			return j, "place"
		case documentNouns[m.head] && m.first+1 == m.Head && m.sentence > n.sentence && n.cluster.kind != gainsay.Person && len(n.words) > 1 && documentNouns[n.words[len(n.words)-1]]:
			return j, "document"
		case near && m.head == "group" && n.cluster.kind == gainsay.Organization && m.first+1 == m.Head:
			return j, "group"
		}
	}
	return 0, ""
}

// documentNouns are what the findings of somebody are called: "the report" can
// be of "the Norland Harbour Survey".
var documentNouns = map[string]bool{"report": true, "study": true, "survey": true, "review": true, "inquiry": true, "audit": true, "index": true, "census": true}

// owned reports whether nothing before the head ties "country" to another
// thing than the last one named.
func (r *resolver) owned(m *mention) bool {
	for k := m.first + 1; k < m.Head; k++ {
		switch w := r.lower(k); {
		case belongs(w), w == "neighboring", w == "neighbouring", w == "other", w == "only", w == "first", w == "host", w == "second":
			return false
		}
	}
	return true
}

// headedBy reports whether the name of a body holds this noun as a head.
func (r *resolver) headedBy(n *mention, head string) bool {
	return lexicon.BodyNoun(head) && len(n.words) > 1 && (n.words[len(n.words)-1] == head || r.lower(n.Head) == head)
}

// modifiersIn reports whether the words before a nominal's head stand in the
// name too.
func (r *resolver) modifiersIn(m, n *mention) bool {
	for k := m.first + 1; k < m.Head; k++ {
		if !slices.Contains(n.words, r.lower(k)) {
			return false
		}
	}
	return true
}

func companyLike(head string) bool {
	switch head {
	case "company", "firm", "manufacturer", "maker", "retailer", "carrier", "automaker", "carmaker", "bank", "airline", "corporation", "operator":
		return true
	}
	return false
}

// isCompany reports whether the name of a body can be a company's: no office
// of state, no letters known for something else.
func (r *resolver) isCompany(n *mention) bool {
	for _, w := range n.words {
		if w != "group" && w != "bank" && w != "company" && w != "airlines" && lexicon.BodyNoun(w) {
			return false
		}
	}
	_, letters := lexicon.Abbreviation(n.key)
	return !letters
}

// equalHeads ties a definite description to the last one of the same head
// whose other words do not speak against it, and two descriptions of the same
// words.
func (r *resolver) equalHeads() {
	last := map[string]int{} // 1 + mention
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Form != gainsay.Nominal {
			continue
		}
		key := m.head
		if m.plural {
			key += "s"
		}
		if j := last[key] - 1; j >= 0 && m.cluster.named && !r.mentions[j].cluster.named && r.headline(&r.mentions[j]) && r.sameWords(&r.mentions[j], m) {
			r.merge(j, i, "headline", 0.8)
		} else if j >= 0 && !m.cluster.named && m.sentence-r.mentions[j].sentence <= 12 {
			switch n := &r.mentions[j]; {
			case (r.definite(m) || r.possessed(m)) && r.noOther(m, n) && (m.Kind != gainsay.Person || r.sameComplement(m, n)):
				r.merge(i, j, "equal head", 0.7)
			case r.bare(m) && r.sameWords(m, n):
				r.merge(i, j, "equal words", 0.6)
			}
		}
		last[key] = i + 1
	}
}

// sameComplement reports whether what a nominal is "of" stands in the one
// before it too: "the president of the council" is not "the president".
func (r *resolver) sameComplement(m, n *mention) bool {
	have := r.complement(n)
	for _, w := range r.complement(m) {
		if !slices.Contains(have, w) && !slices.Contains(r.modifiers(n), w) {
			return false
		}
	}
	return true
}

// headline reports whether a nominal without an article stands in the first
// paragraph: "Norland woman sues Halden Rail", whose text says "Ada Munro, a
// Norland woman".
func (r *resolver) headline(m *mention) bool { return r.paragraph(m) == 0 && r.bare(m) }

// possessed reports whether a nominal opens with a possessive pronoun.
func (r *resolver) possessed(m *mention) bool {
	p, ok := lexicon.PronounOf(r.lower(m.first))
	return ok && p.Owner
}

// bare reports whether a nominal has no determiner.
func (r *resolver) bare(m *mention) bool {
	if m.first >= len(r.doc.Tags) {
		return false
	}
	part := r.doc.Tags[m.first].Part
	return part == "NOUN" || part == "ADJ" || part == "PROPN"
}

// sameWords reports whether both have the same words before the head.
func (r *resolver) sameWords(m, n *mention) bool {
	a, b := m.Head-m.first, n.Head-n.first
	if r.definite(n) || r.lower(n.first) == "a" || r.lower(n.first) == "an" {
		b--
	}
	return a == b && r.noOther(m, n)
}

// noOther reports whether every word between the first and the head of m
// stands in n too.
func (r *resolver) noOther(m, n *mention) bool {
	from := m.first
	if !r.bare(m) {
		from++
	}
	for k := from; k < m.Head; k++ {
		w, found := r.lower(k), false
		for l := n.first; l < n.last && !found; l++ {
			found = r.lower(l) == w
		}
		if !found {
			return false
		}
	}
	return true
}
