package quote

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// Attribute returns the quotations with Speaker, Said and Where, and with the
// channel that an earlier statement of the same speaker lends them. A speaker
// whom the text does not name stays unresolved.
func Attribute(doc *gainsay.Document) []gainsay.Quotation {
	if len(doc.Quotations) == 0 {
		return doc.Quotations
	}
	a := newAttributor(doc)
	for i := range a.out {
		a.speaker(i)
	}
	for i := range a.out {
		a.when(i)
		a.where(i)
	}
	for i := range a.out {
		a.inherit(i)
	}
	return a.out
}

// An attributor holds what attribution looks up.
type attributor struct {
	doc    *gainsay.Document
	out    []gainsay.Quotation
	entity []*gainsay.Entity // of each mention
	named  map[gainsay.EntityID]bool
	once   map[gainsay.EntityID]bool // mentioned once only
	ends   reach                     // of the mentions

	surnames map[string]gainsay.EntityID // of the persons with a name; nil until asked for
}

func newAttributor(doc *gainsay.Document) *attributor {
	a := &attributor{doc: doc, out: slices.Clone(doc.Quotations), entity: make([]*gainsay.Entity, len(doc.Mentions)), named: map[gainsay.EntityID]bool{}, once: map[gainsay.EntityID]bool{}, ends: reachOf(doc.Mentions, mentionSpan)}
	for i := range doc.Entities {
		e := &doc.Entities[i]
		if len(e.Links) == 1 {
			a.once[e.ID] = true
		}
		for _, l := range e.Links {
			a.entity[l.Mention] = e
			if m := &doc.Mentions[l.Mention]; m.Form == gainsay.Name || m.Rule == gainsay.SideBySide {
				a.named[e.ID] = true
			}
		}
	}
	return a
}

// speaker sets who said quotation i.
func (a *attributor) speaker(i int) {
	q := &a.out[i]
	switch {
	case q.Unnamed:
		q.Rule = "unnamed"
		a.ofSource(q)
		a.spokesperson(q)
		a.bodyNamed(q)
	case q.Source.IsZero():
		a.carryOn(i)
	default:
		a.ofSource(q)
		a.sameUnnamed(i)
		a.sameDescription(i)
		if q.Found == "transcript" && (q.Speaker == "" || a.once[q.Speaker]) {
			a.label(q)
		}
	}
}

// bodyNamed takes a body named behind its description for named: "one
// shareholder, Orrin Capital".
func (a *attributor) bodyNamed(q *gainsay.Quotation) {
	k := a.headMention(q.Source)
	if k < 0 || a.doc.Mentions[k].Form != gainsay.Name || a.doc.Mentions[k].Kind != gainsay.Organization {
		return
	}
	first, _ := a.doc.TokensIn(a.doc.Mentions[k].Span)
	if first--; first > 0 && a.part(first) == "DET" {
		first--
	}
	if first > 0 && a.word(first) == "," {
		q.Unnamed, q.Affiliate = false, gainsay.Span{}
	}
}

// ofSource resolves the source by the mention that is its head.
func (a *attributor) ofSource(q *gainsay.Quotation) {
	m := a.pairIn(q.Source)
	if m < 0 {
		m = a.headMention(q.Source)
	}
	if m < 0 || a.doc.Mentions[m].Rule != gainsay.SideBySide && a.several(m, q.Source) {
		return
	}
	e := a.entity[m]
	if e == nil || !a.named[e.ID] && !a.introduces(m, q.Source) && !a.introduced(m, e) {
		return
	}
	q.Speaker = e.ID
	switch a.doc.Mentions[m].Form {
	case gainsay.Name:
		q.Rule = "name"
	case gainsay.Pronoun:
		q.Rule = "pronoun"
	default:
		q.Rule = "description"
	}
	for _, l := range e.Links {
		if l.Mention == m && l.Rule != "" {
			q.Rule += ":" + l.Rule
		}
	}
}

// sameUnnamed takes a pronoun that goes back to the unnamed source of a
// statement before it for that source: "a spokesman denied ... he declined".
func (a *attributor) sameUnnamed(i int) {
	q := &a.out[i]
	m := a.headMention(q.Source)
	if q.Speaker != "" || m < 0 || a.doc.Mentions[m].Form != gainsay.Pronoun || a.entity[m] == nil {
		return
	}
	for j := i - 1; j >= max(0, i-4); j-- {
		o := &a.out[j]
		if !o.Unnamed || o.Source.IsZero() {
			continue
		}
		if k := a.headMention(o.Source); k >= 0 && a.entity[k] == a.entity[m] {
			q.Speaker, q.Unnamed, q.Affiliate, q.Rule = o.Speaker, true, o.Affiliate, "pronoun of an unnamed source"
			return
		}
	}
}

// reachDescription is how many statements back an unnamed source is looked for.
const reachDescription = 8

// sameDescription takes a definite description for the unnamed source of a
// statement before it that the same noun told of: "one close associate said ...
// the associate added".
func (a *attributor) sameDescription(i int) {
	q := &a.out[i]
	first, last := a.doc.TokensIn(q.Source)
	if q.Speaker != "" || q.Unnamed || last-first < 2 || folded(a.word(first)) != "the" || len(a.doc.Tags) < last {
		return
	}
	head := a.headToken(first, last)
	if head != last-1 || a.part(head) != "NOUN" {
		return
	}
	for j := i - 1; j >= max(0, i-reachDescription); j-- {
		o := &a.out[j]
		from, to := a.doc.TokensIn(o.Source)
		if !o.Unnamed || from >= to {
			continue
		}
		to = a.relativeFrom(from, to)
		k := a.headToken(from, to)
		if k >= 0 && k+1 < to && a.part(k) == "NUM" {
			k = a.headToken(k+1, to) // "one of the jurors"
		}
		if k >= 0 && a.doc.Tags[k].Lemma == a.doc.Tags[head].Lemma {
			q.Speaker, q.Unnamed, q.Affiliate, q.Rule = o.Speaker, true, o.Affiliate, "description of an unnamed source"
			return
		}
	}
}

// pairIn is the mention of two named side by side that a source opens with,
// -1 for none.
func (a *attributor) pairIn(s gainsay.Span) int {
	for i := startingAt(a.doc.Mentions, s.Start, mentionSpan); i < len(a.doc.Mentions) && a.doc.Mentions[i].Start < s.End; i++ {
		m := &a.doc.Mentions[i]
		if m.Rule != gainsay.SideBySide || !s.Contains(m.Span) || a.entity[i] == nil {
			continue
		}
		first, last := a.doc.TokensIn(gainsay.Span{Start: s.Start, End: m.Start})
		for ; first < last && (a.part(first) == "DET" || a.part(first) == "CCONJ" || folded(a.word(first)) == "both"); first++ {
		}
		if first == last {
			return i
		}
	}
	return -1
}

// several reports whether the source names two side by side: "the city and
// the county" is neither.
func (a *attributor) several(m int, s gainsay.Span) bool {
	first, last := a.doc.TokensIn(s)
	own := a.doc.Mentions[m].Span
	if head := a.doc.Mentions[m].Head; len(a.doc.Arcs) == len(a.doc.Tokens) {
		return a.coordinated(head, first, last)
	}
	for i := first + 1; i+1 < last; i++ {
		if w := folded(a.word(i)); w != "and" && w != "or" {
			continue
		}
		at := a.doc.Tokens[i].Span
		if own.Contains(at) {
			return false
		}
		if a.namedIn(gainsay.Span{Start: s.Start, End: at.Start}) && a.namedIn(gainsay.Span{Start: at.End, End: s.End}) {
			return true
		}
		return false
	}
	return false
}

// coordinated reports whether the parse has another name beside the head of a
// source: what is beside a description in apposition to it does not count.
func (a *attributor) coordinated(head, first, last int) bool {
	for i := first; i < last; i++ {
		arc := a.doc.Arcs[i]
		if h := arc.Head - 1; arc.Relation == "conj" && (h == head || i == head) && first <= h && h < last && a.part(i) == "PROPN" && a.part(h) == "PROPN" {
			return true
		}
	}
	return false
}

// namedIn reports whether a name stands in s that is nobody's possessor.
func (a *attributor) namedIn(s gainsay.Span) bool {
	for _, m := range mentionsFrom(a.doc, s.Start) {
		if m.Start >= s.End {
			break
		}
		if s.Contains(m.Span) && m.Form == gainsay.Name && m.Kind != gainsay.Nationality && (m.Start == s.Start && !a.possessor(m) || !a.owned(m)) {
			return true
		}
	}
	return false
}

// introduces reports whether a description without article is all that the
// text gives of somebody: "Ministry officials", not "the report".
func (a *attributor) introduces(m int, s gainsay.Span) bool {
	first, last := a.doc.TokensIn(s)
	if a.doc.Mentions[m].Form != gainsay.Nominal || first >= last || a.part(first) == "DET" || a.part(first) == "PRON" {
		return false
	}
	return a.namedIn(s) || a.doc.Text[s.Start] <= 'Z' && (a.part(first) == "ADJ" || a.part(a.doc.Mentions[m].Head) == "PROPN")
}

// introduced reports whether a pronoun goes back to a description that is all
// that the text gives of somebody: "Ministry officials ... they said".
func (a *attributor) introduced(m int, e *gainsay.Entity) bool {
	if a.doc.Mentions[m].Form != gainsay.Pronoun {
		return false
	}
	for _, l := range e.Links {
		if x := a.doc.Mentions[l.Mention]; x.Start >= a.doc.Mentions[m].Start {
			return false
		} else if a.introduces(l.Mention, x.Span) {
			return true
		}
	}
	return false
}

// standsFor is the name of the body whose spokesman, office or statement the
// source is.
func (a *attributor) standsFor(first, last, head int) int {
	if head < 0 || !lexicon.SpeaksFor(folded(a.word(head))) {
		return -1
	}
	s := gainsay.Span{Start: a.doc.Tokens[first].Start, End: a.doc.Tokens[last-1].End}
	for i := startingAt(a.doc.Mentions, s.Start, mentionSpan); i < len(a.doc.Mentions); i++ {
		m := a.doc.Mentions[i]
		if m.Start >= s.End {
			break
		}
		if s.Contains(m.Span) && m.Head != head && a.entity[i] != nil && a.named[a.entity[i].ID] && a.issues(m) &&
			(!personal[folded(a.word(head))] || m.Kind == gainsay.Location || m.Kind == gainsay.Organization && a.clearlyBody(m)) {
			return i
		}
	}
	return -1
}

// issues reports whether a name in a source could be whose words they are: "the
// ministry's report", "a report by the ministry", and neither "a report on the
// ministry" nor "a report seen by the ministry".
func (a *attributor) issues(m gainsay.Mention) bool {
	first, _ := a.doc.TokensIn(m.Span)
	for i := first - 1; i >= max(0, first-4); i-- {
		switch p := a.part(i); {
		case p == "ADP":
			return issuers[folded(a.word(i))] && (a.part(i-1) != "VERB" || authoring[a.doc.Tags[i-1].Lemma])
		case p != "DET" && p != "ADJ" && p != "NOUN" && p != "PROPN":
			return true
		}
	}
	return true
}

// issuers are the prepositions between a paper and whose it is.
var issuers = map[string]bool{"of": true, "for": true, "from": true, "by": true, "at": true, "within": true}

// authoring are the verbs by which somebody brings a paper out: "released by".
var authoring = map[string]bool{"issue": true, "release": true, "publish": true, "write": true, "author": true, "prepare": true, "produce": true, "compile": true,
	"sign": true, "post": true, "draft": true, "conduct": true, "carry": true, "do": true, "make": true, "file": true, "lead": true, "distribute": true, "circulate": true}

// clearlyBody reports whether a name cannot be a person's surname: it has
// several words or is in capitals.
func (a *attributor) clearlyBody(m gainsay.Mention) bool {
	w := a.doc.Words(m.Span)
	return strings.Contains(w, " ") || strings.ToUpper(w) == w
}

// personal are the offices of a body only: a person's spokesman is not the person.
var personal = map[string]bool{"spokesman": true, "spokeswoman": true, "spokesperson": true, "spokespeople": true, "spokesmen": true, "office": true, "team": true, "campaign": true, "administration": true, "representative": true}

// spokesperson gives an unnamed spokesman's words to the body spoken for.
func (a *attributor) spokesperson(q *gainsay.Quotation) {
	first, last := a.doc.TokensIn(q.Source)
	head := a.headToken(first, last)
	if m := a.standsFor(first, last, head); m >= 0 {
		q.Speaker, q.Rule = a.entity[m].ID, "spokesperson"
	}
}

// reachFloating is how many bytes may lie between a quotation without a
// source and the one whose speaker goes on.
const reachFloating = 250

// carryOn gives a direct quotation without a cue to the speaker of the one
// before it, when no more than a short sentence lies between.
func (a *attributor) carryOn(i int) {
	q := &a.out[i]
	if q.Form != gainsay.Direct || !q.Cue.IsZero() {
		return
	}
	if a.leadIn(i) {
		return
	}
	for j := i - 1; j >= max(0, i-4); j-- {
		p := &a.out[j]
		if p.Within != 0 || !p.Act.Speech() {
			continue
		}
		between := q.Start - max(p.End, p.Cue.End, p.Source.End)
		if between < 4 || p.Form != gainsay.Indirect && between < reachFloating {
			q.Speaker, q.Rule, q.Unnamed, q.Affiliate = p.Speaker, "continues", p.Unnamed, p.Affiliate
		}
		return
	}
}

// leadIn gives a direct quotation without a cue to the person who is the
// subject of the sentence before it in its paragraph: "Firth laughed."
func (a *attributor) leadIn(i int) bool {
	q := &a.out[i]
	k := a.doc.SentenceAt(q.Start) - 1
	if k < 0 || len(a.doc.Arcs) != len(a.doc.Tokens) || a.doc.Sentences[k].Paragraph != a.doc.Sentences[k+1].Paragraph {
		return false
	}
	s, who := a.doc.Sentences[k], gainsay.EntityID("")
	for i := startingAt(a.doc.Mentions, s.Start, mentionSpan); i < len(a.doc.Mentions) && a.doc.Mentions[i].Start < s.End; i++ {
		first, _ := a.doc.TokensIn(a.doc.Mentions[i].Span) // the tree heads a name by its first word
		arc, e := a.doc.Arcs[first], a.entity[i]
		if a.doc.Mentions[i].Form != gainsay.Name {
			arc = a.doc.Arcs[a.doc.Mentions[i].Head]
		}
		if arc.Relation != "nsubj" || arc.Head == 0 || e == nil || e.Kind != gainsay.Person || !a.named[e.ID] {
			continue
		}
		who = e.ID
		if a.doc.Arcs[arc.Head-1].Head == 0 {
			break // the subject of the sentence itself
		}
	}
	if who == "" || a.holdsWords(s, i) {
		return false
	}
	q.Speaker, q.Rule = who, "subject of the sentence before"
	return true
}

// holdsWords reports whether direct speech before quotation i stands in a sentence.
func (a *attributor) holdsWords(s gainsay.Sentence, i int) bool {
	return slices.ContainsFunc(a.out[max(0, i-4):i], func(q gainsay.Quotation) bool { return q.Form == gainsay.Direct && q.Overlaps(s.Span) })
}

// label gives a transcript's label in capitals to the person of that surname
// whom the text names elsewhere.
func (a *attributor) label(q *gainsay.Quotation) {
	words := strings.Fields(strings.ToLower(a.doc.Words(q.Source)))
	if len(words) == 0 {
		return
	}
	if a.surnames == nil {
		a.surnames = a.bySurname()
	}
	if id := a.surnames[words[len(words)-1]]; id != "" {
		q.Speaker, q.Rule = id, "label"
	}
}

// bySurname is the first person whom the text names by each last word of a
// name, in small letters.
func (a *attributor) bySurname() map[string]gainsay.EntityID {
	out := map[string]gainsay.EntityID{}
	for i := range a.doc.Entities {
		e := &a.doc.Entities[i]
		if name := strings.Fields(strings.ToLower(e.Name)); e.Kind == gainsay.Person && len(name) > 0 && a.named[e.ID] && out[name[len(name)-1]] == "" {
			out[name[len(name)-1]] = e.ID
		}
	}
	return out
}
