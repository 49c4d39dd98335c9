package entity

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// firstPersons ties "I" inside a quotation to its source, and "we" to a
// source that is a body. Those of one quotation are one anyway.
func (r *resolver) firstPersons() {
	type voice struct {
		quotation int
		plural    bool
	}
	first := map[voice]int{} // 1 + mention
	for i := range r.mentions {
		m := &r.mentions[i]
		p, ok := r.pronoun(m)
		if !ok || p.Person != 1 {
			continue
		}
		if !r.spoken(m) {
			if j, ok := r.nearVoice(m.Head); ok && !p.Plural {
				r.merge(i, j, "beside the quotation", 0.8)
			} else {
				r.goesOn(i, p)
			}
			continue
		}
		v := voice{m.quotation, p.Plural}
		if j := first[v]; j > 0 {
			r.merge(i, j-1, "same voice", 0.9)
			continue
		}
		first[v] = i + 1
		j, ok := r.sourceOf(m.quotation)
		if !ok {
			j, ok = r.nearVoice(m.Head)
		}
		if ok {
			c := r.mentions[j].cluster
			if !p.Plural && c.kind != gainsay.Location && !c.pair || p.Plural && (c.kind == gainsay.Organization || c.kind == gainsay.Location || c.plural) {
				r.merge(i, j, "source", 0.95)
			} else if k, ok := r.bodyOf(c); ok && p.Plural {
				r.merge(i, k, "body of the source", 0.7)
			}
		}
	}
}

// spoken reports whether a mention stands in direct speech. In indirect speech
// an "I" is still the writer's.
func (r *resolver) spoken(m *mention) bool {
	return m.quotation >= 0 && (r.quoted[m.Head] || r.doc.Quotations[m.quotation].Form != gainsay.Indirect)
}

// bodyOf is the body that a person's titles name: of "Norland Rail
// spokeswoman", Norland Rail. It stands where they are first spoken of.
func (r *resolver) bodyOf(c *cluster) (int, bool) {
	for _, k := range c.members[:min(len(c.members), introduced)] {
		m := &r.mentions[k]
		span := m.Title
		if m.Form == gainsay.Nominal {
			span = m.Span
		}
		if span.IsZero() {
			continue
		}
		first, last := r.doc.TokensIn(span)
		for t := first; t < last; t++ {
			if j := r.at[t] - 1; j >= 0 && r.resolvable(j) && r.mentions[j].cluster.kind == gainsay.Organization {
				return j, true
			}
		}
	}
	return 0, false
}

// introduced is how many mentions of a person are asked for the body that they
// speak for: a text in which they stand more often takes no more time.
const introduced = 200

// goesOn ties an "I" inside quotation marks that belong to no quotation found
// to the source of the direct quotation before it in the paragraph.
func (r *resolver) goesOn(i int, p lexicon.Pronoun) {
	m := &r.mentions[i]
	if p.Plural || !r.quoted[m.Head] {
		return
	}
	q, _ := slices.BinarySearchFunc(r.doc.Quotations, m.Start, func(q gainsay.Quotation, at int) int { return cmp.Compare(q.Start, at) })
	for q--; q >= 0; q-- {
		s := r.doc.SentenceAt(r.doc.Quotations[q].Start)
		if s < 0 || r.doc.Sentences[s].Paragraph != r.paragraph(m) {
			return
		}
		if r.doc.Quotations[q].Form == gainsay.Indirect {
			continue
		}
		if j, ok := r.sourceOf(q); ok && r.mentions[j].cluster.kind == gainsay.Person {
			r.merge(i, j, "source of the quotation before", 0.8)
		}
		return
	}
}

// quotedTokens says in out, which has room for all, of each token whether it
// stands inside quotation marks, which end with their paragraph.
func quotedTokens(out []bool, doc *gainsay.Document) []bool {
	paragraph, open := -1, false
	for _, s := range doc.Sentences {
		if s.Paragraph != paragraph {
			paragraph, open = s.Paragraph, false
		}
		for i := s.First; i < s.Last; i++ {
			switch doc.Words(doc.Tokens[i].Span) {
			case "\"":
				open = !open
			case "“", "``", "«":
				open = true
			case "”", "''", "»":
				open = false
			default:
				out[i] = open
			}
		}
	}
	return out
}

func (r *resolver) pronoun(m *mention) (lexicon.Pronoun, bool) {
	if m.Form != gainsay.Pronoun {
		return lexicon.Pronoun{}, false
	}
	return lexicon.PronounOf(r.lower(m.Head))
}

// pronouns ties each pronoun of the third person to the candidate before it
// that scores highest.
func (r *resolver) pronouns() {
	sources := r.sources()
	for i := range r.mentions {
		m := &r.mentions[i]
		p, ok := r.pronoun(m)
		if age := r.byAge(m); age {
			p, ok = lexicon.Pronoun{Person: 3}, true
		}
		if !ok || p.Person != 3 || m.rule != "" {
			continue
		}
		if j, ok := r.ahead(i, p); ok {
			r.merge(i, j, "subject ahead", 0.7)
			continue
		}
		voice, own, best, top := r.voice(m), r.opens(m), -1, math.Inf(-1)
		before, source := r.saidLast(sources[i]-1, i)
		beside := r.besideSubject(i)
		for j := i - 1; j >= 0 && i-j < 120 && m.sentence-r.mentions[j].sentence <= 5; j-- {
			if !r.mayBe(m, p, &r.mentions[j]) || sources[i] > 0 && !r.maySay(sources[i]-1, &r.mentions[j]) {
				continue
			}
			if voice >= 0 && r.mentions[voice].cluster == r.mentions[j].cluster || beside != nil && r.mentions[j].cluster == beside {
				continue
			}
			s := r.fit(m, p, j, own)
			if before != nil && r.mentions[j].cluster == before {
				if s += goesOnSpeaking; j == source {
					s += sentenceAway * float64(max(0, m.sentence-r.mentions[j].sentence-1))
				}
			}
			if s > top {
				best, top = j, s
			}
		}
		if best >= 0 && top > -3.2 {
			r.merge(i, best, "pronoun", 0.75)
			if p.Gender != anyGender && r.mentions[best].cluster.gender == anyGender {
				r.mentions[best].cluster.gender = p.Gender
			}
		}
	}
}

// byAge reports whether m speaks of somebody by nothing but the age: "the
// 29-year-old" is as a pronoun is.
func (r *resolver) byAge(m *mention) bool {
	return m.Form == gainsay.Nominal && r.lower(m.first) == "the" && m.last-m.first <= 3 && strings.HasSuffix(r.lower(m.Head), "-year-old")
}

// ahead is the person named as the subject of a sentence that opens with a
// phrase or clause in which pronoun i stands: "After his arrest, Esper said".
func (r *resolver) ahead(i int, p lexicon.Pronoun) (int, bool) {
	m := &r.mentions[i]
	if p.Thing || p.Plural || len(r.doc.Arcs) == 0 || m.sentence < 0 || m.quotation >= 0 || r.quoted[m.Head] {
		return 0, false
	}
	s := r.doc.Sentences[m.sentence]
	if part := r.doc.Tags[s.First].Part; part != "ADP" && part != "SCONJ" && part != "VERB" || m.Head == s.First {
		return 0, false
	}
	for j := i - 1; j >= 0 && r.mentions[j].sentence == m.sentence; j-- {
		if n := &r.mentions[j]; n.cluster.kind == gainsay.Person && !n.Overlaps(m.Span) {
			return 0, false
		}
	}
	for j := i + 1; j < len(r.mentions) && r.mentions[j].sentence == m.sentence; j++ {
		n := &r.mentions[j]
		if a := r.arc(n); !strings.HasPrefix(a.Relation, "nsubj") || a.Head == 0 || r.doc.Arcs[a.Head-1].Head != 0 {
			continue
		}
		return j, n.Form == gainsay.Name && r.afterComma(n) && r.mayBe(m, p, n)
	}
	return 0, false
}

// arc is the arc of a mention to what it hangs on: that of a name of several
// words goes out from its first.
func (r *resolver) arc(n *mention) gainsay.Arc {
	a := r.doc.Arcs[n.Head]
	for steps := 0; steps < 6 && a.Relation == "flat" && a.Head > 0; steps++ {
		a = r.doc.Arcs[a.Head-1]
	}
	return a
}

// afterComma reports whether a name, with its title, stands right after a comma.
func (r *resolver) afterComma(n *mention) bool {
	start := n.Start
	if !n.Title.IsZero() && n.Title.Start < start {
		start = n.Title.Start
	}
	return strings.HasSuffix(strings.TrimRight(r.doc.Text[:start], " "), ",")
}

// maySay reports whether n can be who says quotation q: somebody or a body,
// and not whom the words said name. Nobody is the "he" of "Esper will go, he
// said" who is Esper (principle C of Chomsky, Lectures on Government and
// Binding, 1981).
func (r *resolver) maySay(q int, n *mention) bool {
	if n.quotation == q || r.named(n.cluster, r.doc.Quotations[q].Span) {
		return false
	}
	return n.cluster.kind == gainsay.Person || n.cluster.kind == gainsay.Organization || n.cluster.country != "" || lexicon.GroupNoun(n.head)
}

// named reports whether a person is named within a span.
func (r *resolver) named(c *cluster, s gainsay.Span) bool {
	if c.kind != gainsay.Person {
		return false
	}
	for _, j := range c.members {
		if n := &r.mentions[j]; n.Form == gainsay.Name && s.Contains(n.Span) {
			return true
		}
	}
	return false
}

// reports reports whether n is the subject of the verb that m's clause is the
// content of: "Esper said he would go".
func (r *resolver) reports(m, n *mention) bool {
	if len(r.doc.Arcs) == 0 || !strings.HasPrefix(r.arc(n).Relation, "nsubj") {
		return false
	}
	t := m.Head
	for range 8 {
		a := r.doc.Arcs[t]
		if a.Head == 0 {
			return false
		}
		if t = a.Head - 1; a.Relation == "ccomp" {
			return r.arc(n).Head == t+1
		}
	}
	return false
}

// mayBe rules out what a pronoun cannot stand for.
func (r *resolver) mayBe(m *mention, p lexicon.Pronoun, n *mention) bool {
	c := n.cluster
	if q, ok := r.pronoun(n); ok && (q.Person != p.Person || q.Plural != p.Plural || q.Thing != p.Thing) {
		return false
	}
	if n.Kind == gainsay.Nationality || n.Overlaps(m.Span) || !m.gender.Agrees(c.gender) {
		return false
	}
	switch {
	case p.Plural:
		if n.Form == gainsay.Nominal && lexicon.Unit(n.head) != "" {
			return false // "500 miles"
		}
		if !c.plural && (c.kind != gainsay.Organization && !lexicon.GroupNoun(n.head)) {
			return false
		}
	case p.Thing:
		if c.kind == gainsay.Person || c.plural {
			return false
		}
	default:
		if c.kind != gainsay.Person || c.plural || lexicon.GroupNoun(n.head) {
			return false
		}
	}
	return !r.sameClause(m, p, n)
}

// voice is the mention of who says the direct speech that m stands in: no
// third person in it is the speaker. -1 where m stands in none or nobody is
// known to say it.
func (r *resolver) voice(m *mention) int {
	if m.quotation >= 0 && (r.quoted[m.Head] || r.doc.Quotations[m.quotation].Form == gainsay.Direct) {
		if j, ok := r.sourceOf(m.quotation); ok {
			return j
		}
	}
	if j, ok := r.nearVoice(m.Head); ok {
		return j
	}
	return -1
}

// sameClause reports whether m would be the object of what n is the subject
// of: "Esper told him".
func (r *resolver) sameClause(m *mention, p lexicon.Pronoun, n *mention) bool {
	if p.Owner && r.lower(m.Head) != "her" || strings.HasSuffix(r.lower(m.Head), "self") || len(r.doc.Arcs) == 0 {
		return false
	}
	a, b := r.arc(m), r.arc(n)
	return a.Head != 0 && a.Head == b.Head && a.Relation != b.Relation && (p.Owner && strings.HasPrefix(a.Relation, "obj") || !p.Owner)
}

// opensContent is what a source leads by for the pronoun that opens what it
// says: in "the bank said in a statement that it", nearer is not likelier.
const opensContent = 1.0

// opens is the mention of the source whose indirect speech begins with m, -1
// where m begins none.
func (r *resolver) opens(m *mention) int {
	if m.quotation < 0 || r.quoted[m.Head] || r.doc.Quotations[m.quotation].Source.IsZero() {
		return -1
	}
	if first, _ := r.doc.TokensIn(r.doc.Quotations[m.quotation].Span); m.first > first+1 {
		return -1
	}
	if j, ok := r.sourceOf(m.quotation); ok {
		return j
	}
	return -1
}

// sentenceAway is what a candidate loses by each sentence between.
const sentenceAway = 1.1

// thingPlural is what a plural of things loses for "they", which mostly are
// people and bodies.
const thingPlural = 0.8

// fit scores a candidate: near, subject, named, much spoken of, on the same
// side of the quotation marks, the source of what m opens.
func (r *resolver) fit(m *mention, p lexicon.Pronoun, j, own int) float64 {
	n := &r.mentions[j]
	s := -sentenceAway * float64(m.sentence-n.sentence)
	if r.subject(n) {
		s += 0.7
	}
	if r.reports(m, n) {
		s += 0.6
	}
	if j == own {
		s += opensContent
	}
	if n.Form == gainsay.Name {
		s += 0.3
	}
	if n.Form == gainsay.Pronoun && r.lower(n.Head) == r.lower(m.Head) {
		s += 0.4
	}
	s += 0.3 * math.Log(float64(len(n.cluster.members)))
	if n.quotation != m.quotation && n.quotation >= 0 && !r.doc.Quotations[n.quotation].Span.Contains(m.Span) {
		s -= 0.8
	}
	if n.cluster.gender == m.gender && m.gender != anyGender {
		s += 0.9
	}
	if p.Plural && n.cluster.plural {
		s += 0.8
		if n.Form == gainsay.Nominal && n.cluster.kind == gainsay.KindUnknown {
			s -= thingPlural
		}
	}
	if p.Thing && (n.cluster.kind == gainsay.KindUnknown || n.Form != gainsay.Name) {
		s -= 0.3
	}
	return s - 0.01*float64(m.first-n.first)
}

// subject reports whether a mention is the subject of its clause, by the
// parse or else by standing before the verb.
func (r *resolver) subject(n *mention) bool {
	if len(r.doc.Arcs) > 0 {
		return strings.HasPrefix(r.arc(n).Relation, "nsubj")
	}
	if n.last < len(r.doc.Tags) {
		part := r.doc.Tags[n.last].Part
		return part == "VERB" || part == "AUX"
	}
	return false
}
