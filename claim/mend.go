package claim

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// mend copies the parse and puts right what a statement's edges tell of it:
// the words of one statement hang together, and only its head hangs on the
// cue. "Karvia deployed 1,000 soldiers, the staff said" is often parsed with
// the soldiers under "said".
func (r *reader) mend() {
	n := len(r.doc.Tokens)
	if len(r.doc.Arcs) != n {
		return
	}
	r.arcs = append([]gainsay.Arc(nil), r.doc.Arcs...)
	r.countsAct()
	r.actives()
	r.untangle()
	r.shareSubjects()
	r.tieContents()
	main := make([]int, len(r.doc.Quotations)+1)
	for i := range main {
		main[i] = -1
	}
	for t := range n {
		if u := r.unit[t]; (r.orphan(t) || r.arcs[t].Head == 0 && u > 0) && (main[u] < 0 || r.doc.Tags[main[u]].Part != "VERB" && r.part(t) == "VERB") {
			main[u] = t
		}
	}
	for u, t := range main {
		if u > 0 && t >= 0 && r.part(t) == "VERB" && r.orphan(t) && r.relation(t) != "acl" {
			r.arcs[t].Relation = "ccomp"
		}
	}
	for t := range n {
		if u := r.unit[t]; r.orphan(t) && r.arcs[t].Head-1 > t && nominal(r.part(t)) && !r.leads(t) && t != main[u] {
			r.adopt(t, main[u])
		}
	}
}

func nominal(part string) bool {
	return part == "NOUN" || part == "PROPN" || part == "SYM" || part == "NUM"
}

// orphan reports whether a token of a statement hangs on a word outside it.
func (r *reader) orphan(t int) bool {
	h := r.arcs[t].Head - 1
	return r.unit[t] > 0 && h >= 0 && r.unit[h] != r.unit[t]
}

// leads makes a stray noun the subject of the clause behind it that hangs on
// the same cue and has none: in "Four people were on board, the sheriff said"
// the people are often parsed as a subject of "said".
func (r *reader) leads(t int) bool {
	if r.relation(t) != "nsubj" {
		return false
	}
	for w := t + 1; w < min(len(r.arcs), t+window) && r.unit[w] == r.unit[t]; w++ {
		if r.arcs[w].Head != r.arcs[t].Head || r.arcs[w].Relation != "ccomp" {
			continue
		}
		finite := r.dependent(w, "aux") >= 0 || r.dependent(w, "aux:pass") >= 0 || r.dependent(w, "cop") >= 0 || r.finite(w)
		if !finite || r.dependent(w, "nsubj") >= 0 || r.dependent(w, "nsubj:pass") >= 0 || r.dependent(w, "csubj") >= 0 {
			return false
		}
		relation := "nsubj"
		if r.dependent(w, "aux:pass") >= 0 {
			relation = "nsubj:pass"
		}
		r.arcs[t] = gainsay.Arc{Head: w + 1, Relation: relation}
		return true
	}
	return false
}

// reach is how far to the left the verb of a stray phrase is looked for.
const reach = 8

// adopt hangs a stray noun on the verb before it, else on the main word.
func (r *reader) adopt(t, main int) {
	for v := t - 1; v >= max(0, t-reach) && r.unit[v] == r.unit[t]; v-- {
		if r.part(v) != "VERB" || r.below(v, t) {
			continue
		}
		relation := "obj"
		for k := v + 1; k < t; k++ {
			if r.arcs[k].Head-1 == t && r.arcs[k].Relation == "case" || r.arcs[k].Head-1 == v && r.arcs[k].Relation == "obj" {
				relation = "obl"
			}
		}
		r.arcs[t] = gainsay.Arc{Head: v + 1, Relation: relation}
		return
	}
	if main < t && !r.below(main, t) {
		r.arcs[t] = gainsay.Arc{Head: main + 1, Relation: "obj"}
	}
}

// below reports whether token v hangs, over any number of steps, on t.
func (r *reader) below(v, t int) bool {
	for range maxDepth {
		if v == t {
			return true
		}
		if v = r.arcs[v].Head - 1; v < 0 {
			return false
		}
	}
	return true
}

// countsAct makes a bare number before an auxiliary the subject that it is:
// "14 died and 3,000 were moved" is parsed with the 3,000 as another auxiliary.
func (r *reader) countsAct() {
	for t := range r.arcs {
		h := r.arcs[t].Head - 1
		if r.part(t) != "NUM" || h <= t || r.relation(t) != "aux" {
			continue
		}
		r.arcs[t].Relation = "nsubj"
		if r.dependent(h, "aux:pass") >= 0 {
			r.arcs[t].Relation = "nsubj:pass"
		}
	}
}

// actives makes the verb of its sentence of a past form that the parse took for
// a participle: in "The blast at the mill injured several workers" nothing was
// injured by the workers, for they stand behind it as its object.
func (r *reader) actives() {
	for w := range r.arcs {
		if fine := r.doc.Tags[w].Fine; fine != "VBN" && fine != "VBD" || r.arcs[w].Relation != "acl" || naming[r.lemma(w)] || r.part(w) != "VERB" || r.doc.Tokens[w].Start < r.doc.Body {
			continue // a headline leaves out "was"
		}
		switch r.part(w + 1) {
		case "DET", "NUM", "PROPN", "ADJ", "NOUN", "PRON":
		default:
			continue
		}
		n := r.arcs[w].Head - 1
		for steps := 0; n >= 0 && n < w && r.arcs[n].Relation == "nmod" && steps < maxDepth; steps++ {
			n = r.arcs[n].Head - 1
		}
		if n < 0 || n >= w || r.part(n) != "NOUN" && r.part(n) != "PROPN" || r.arcs[n].Relation != "root" && r.arcs[n].Relation != "ccomp" {
			continue
		}
		o := r.dependent(w, "obj")
		if o < w || !nominal(r.part(o)) || r.dependent(w, "aux") >= 0 || r.dependent(w, "aux:pass") >= 0 || r.dependent(n, "cop") >= 0 || r.dependent(n, "nsubj") >= 0 {
			continue
		}
		r.arcs[w], r.arcs[n] = r.arcs[n], gainsay.Arc{Head: w + 1, Relation: "nsubj"}
	}
}

// naming lists the verbs whose participle has a name or a thing behind it: "a
// man named Reve".
var naming = map[string]bool{
	"name": true, "call": true, "dub": true, "give": true, "title": true, "entitle": true, "nickname": true, "award": true, "grant": true, "offer": true, "send": true,
	"pay": true, "tell": true, "ask": true, "teach": true, "show": true, "deny": true, "label": true, "codename": true, "rename": true, "consider": true, "make": true,
}

// untangle puts right what a participle hides: in "the claim that troops
// leaving the town will stay" the verb of the that-clause is "stay", and a
// parse from the left takes "leaving" for it.
func (r *reader) untangle() {
	for w := range r.arcs {
		if r.part(w) != "VERB" || !r.bare(w) {
			continue
		}
		mark, subject := r.dependent(w, "mark"), r.dependent(w, "nsubj")
		noun := r.arcs[w].Head - 1
		if mark < 0 || subject < 0 || noun < 0 || r.word(mark) != "that" || noun > mark {
			continue
		}
		v, x := r.tangled(w)
		if v < 0 {
			continue
		}
		relation := "acl"
		if r.part(noun) == "VERB" {
			relation = "ccomp"
		}
		r.arcs[x], r.arcs[v] = r.arcs[v], gainsay.Arc{Head: noun + 1, Relation: relation}
		r.arcs[mark].Head = v + 1
		r.arcs[subject] = gainsay.Arc{Head: v + 1, Relation: "nsubj"}
		if r.dependent(v, "aux:pass") >= 0 {
			r.arcs[subject].Relation = "nsubj:pass"
		}
		r.arcs[w] = gainsay.Arc{Head: subject + 1, Relation: "acl"}
	}
}

// shareSubjects: in "troops leaving the town will stay" the troops are the
// subject of "stay", whatever hangs on what.
func (r *reader) shareSubjects() {
	for w := range r.arcs {
		v := r.arcs[w].Head - 1
		if r.arcs[w].Relation != "advcl" || v < w || !r.bare(w) {
			continue
		}
		s := r.dependent(w, "nsubj")
		if s < 0 || s > w || r.dependent(v, "nsubj") >= 0 || r.dependent(v, "nsubj:pass") >= 0 {
			continue
		}
		relation := "nsubj"
		if r.dependent(v, "aux:pass") >= 0 {
			relation = "nsubj:pass"
		}
		r.arcs[s], r.arcs[w] = gainsay.Arc{Head: v + 1, Relation: relation}, gainsay.Arc{Head: s + 1, Relation: "acl"}
	}
}

// tieContents: in "contradicts his announcement that ..." the that-clause is
// what was announced, not what is contradicted besides.
func (r *reader) tieContents() {
	for v := range r.arcs {
		h := r.arcs[v].Head - 1
		if r.arcs[v].Relation != "ccomp" || h < 0 || h > v {
			continue
		}
		mark, noun := r.dependent(v, "mark"), r.dependent(h, "obj")
		if mark >= 0 && noun > h && noun < mark && r.word(mark) == "that" && lexicon.ContentNoun(r.lemma(noun)) {
			r.arcs[v] = gainsay.Arc{Head: noun + 1, Relation: "acl"}
		}
	}
}

// bare reports whether a verb is a participle without an auxiliary.
func (r *reader) bare(w int) bool {
	fine := r.doc.Tags[w].Fine
	return (fine == "VBG" || fine == "VBN") && r.dependent(w, "aux") < 0 && r.dependent(w, "aux:pass") < 0
}

// tangled is the finite verb that stands after w and above it, and the verb
// above w that was taken for its subject; -1 when there is none.
func (r *reader) tangled(w int) (v, x int) {
	x = w
	for range maxDepth {
		v = r.arcs[x].Head - 1
		if v < 0 {
			return -1, -1
		}
		rel := r.arcs[x].Relation
		if v > w && x < w && r.part(x) == "VERB" && (rel == "nsubj" || rel == "nsubj:pass" || rel == "csubj") {
			return v, x
		}
		x = v
	}
	return -1, -1
}

// window is how far around a word its dependents are looked for before the
// parse is linked.
const window = 40

// dependent is a dependent of t with a relation, looked for nearby.
func (r *reader) dependent(t int, relation string) int {
	for k := max(0, t-window); k < min(len(r.arcs), t+window); k++ {
		if r.arcs[k].Head == t+1 && r.arcs[k].Relation == relation {
			return k
		}
	}
	return -1
}
