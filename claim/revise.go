package claim

import (
	"github.com/gainsay-news/gainsay"
)

// The rules of claims of which a report tells itself that the second came in
// the place of the first: "police at first said that two were hurt, but later
// found that nobody was".
const (
	saidFirst = "as told at first"
	saidLater = "as told later"
	toldAge   = "told age" // the frame of both where an age was told otherwise
)

// A telling is one side of a revision: the tokens of what is told, and by whom.
type telling struct {
	sentence, verb int
	from, to       int
	who            phrase
	sure           bool   // its words alone say that another telling follows
	age            bool   // it is an age that the report gives elsewhere
	of             phrase // what a bare figure is of
}

// revisions is the claims of all that the document says was told otherwise
// before: first and later telling, one behind the other.
func (r *reader) revisions() []gainsay.Claim {
	if len(r.arcs) != len(r.doc.Tokens) {
		return nil
	}
	var out []gainsay.Claim
	for i, s := range r.doc.Sentences {
		for t := s.First; t < s.Last; t++ {
			if a, b, frame, ok := r.retold(i, t); ok {
				first, later := r.told(a, saidFirst), r.told(b, saidLater)
				first.Frame, later.Frame = frame, frame
				out = append(out, first, later)
				break
			}
			if !toldAs[r.lemma(t)] || r.part(t) != "VERB" {
				continue
			}
			if a, b, ok := r.revised(i, t); ok {
				first, later := r.told(a, saidFirst), r.told(b, saidLater)
				if b.age {
					first.Frame, later.Frame = toldAge, toldAge
				}
				out = append(out, first, later)
				break
			}
		}
	}
	return out
}

// told is one side of a revision as a claim.
func (r *reader) told(x telling, rule string) gainsay.Claim {
	out := r.stretch(x.sentence, x.from, x.to)
	out.Rule, out.Modality, out.Predicate = rule, gainsay.Asserted, r.lemma(x.verb)
	out.Said = r.published()
	if x.who.known() {
		out.Speaker = r.party(x.who)
	}
	if len(x.of.tokens) > 0 {
		out.Subject = r.term(r.untimed(x.of))
		out.Text = out.Subject.Text + ": " + out.Text
	}
	return out
}

// toldAs are the verbs by which something is told or believed at first.
var toldAs = map[string]bool{
	"say": true, "tell": true, "report": true, "believe": true, "think": true, "claim": true, "state": true, "announce": true, "identify": true,
	"list": true, "describe": true, "indicate": true, "suspect": true, "assume": true,
}

// revised reads the telling at verb v and the one that came in its place.
func (r *reader) revised(sentence, v int) (a, b telling, ok bool) {
	last := r.doc.Sentences[sentence].Last
	sure, ok := r.atFirst(sentence, v)
	if !ok || r.rejectsNothing(v) && r.child(v, "aux:pass") < 0 {
		return a, b, false
	}
	a = telling{sentence: sentence, verb: v, sure: sure, who: r.teller(v)}
	if a.from = r.toldFrom(v, last); a.from < 0 {
		return a, b, false
	}
	for t := a.from + 2; t < last; t++ {
		if !r.turns(sentence, t, a) {
			continue
		}
		if b, ok = r.instead(a, t+1, last); ok {
			for a.to = t; a.to > a.from && r.part(a.to-1) == "PUNCT" && !quoteMark(r.word(a.to-1)); a.to-- {
			}
			return a, b, a.to-a.from >= 2
		}
	}
	if sure && sentence+1 < len(r.doc.Sentences) && r.opensTurn(r.doc.Sentences[sentence+1]) {
		next := r.doc.Sentences[sentence+1]
		a.to = r.trimmed(a.from, last)
		b, ok = r.instead(a, next.First, next.Last)
		b.sentence++
		ok = ok && a.to-a.from >= 2 && (takesBack[r.lemma(b.verb)] || r.sees(next.First, "but") || r.sees(next.First, "however"))
		if ok {
			return a, b, true
		}
	}
	if sure {
		a.to = r.contentEnd(a.from, last, v, false)
		b, ok = r.ageNow(a)
		return a, b, ok
	}
	return a, b, false
}

// takesBack lists the verbs by which the sentence behind a telling takes it back.
var takesBack = map[string]bool{
	"clarify": true, "correct": true, "determine": true, "admit": true, "conclude": true, "learn": true, "confirm": true, "acknowledge": true, "confess": true, "amend": true, "revise": true,
	"retract": true,
}

// opensTurn reports whether a sentence can take back the one before: it begins
// with the words for who does.
func (r *reader) opensTurn(s gainsay.Sentence) bool {
	const far = 12
	for t := s.First; t < s.Last && t < s.First+far; t++ {
		switch r.word(t) {
		case "later", "since", "now", "subsequently", "eventually":
			return true
		}
	}
	return false
}

// turns reports whether what was told at first ends before t, and another
// telling begins behind it.
func (r *reader) turns(sentence, t int, a telling) bool {
	switch r.word(t) {
	case "but", "though", "although", "however", ";":
		return true
	case ",":
		switch r.word(r.doc.Sentences[sentence].First) {
		case "while", "although", "though", "despite":
			return r.hasVerb(a.from, t)
		}
	}
	return false
}

// atFirst reports whether the telling at v was one of several, and whether
// that is sure: "earlier" may only say when.
func (r *reader) atFirst(sentence, v int) (sure, ok bool) {
	first := r.doc.Sentences[sentence].First
	for t := max(first, v-3); t < v+2 && t < len(r.doc.Tokens); t++ {
		switch w := r.word(t); {
		case w == "initially", w == "originally", w == "first" && r.sees(t-1, "at"):
			return true, true
		case t < v && (w == "earlier" || w == "previously" || w == "first" && t == v-1 && r.lemma(v) != "report"):
			ok = true
		}
	}
	if w := r.word(first); w == "initially" || w == "originally" || w == "at" && r.at(first+1) == "first" {
		return true, true
	}
	k := r.child(v, "nsubj")
	if k < 0 || !deniable[r.lemma(k)] && r.lemma(k) != "information" {
		return false, ok
	}
	for t := max(first, k-2); t < k; t++ {
		switch r.word(t) {
		case "initial", "early", "preliminary", "original":
			return true, true
		case "earlier", "first", "previous":
			ok = true
		}
	}
	return false, ok
}

// teller is who tells at verb v; none where it is told of him: "was thought".
func (r *reader) teller(v int) phrase {
	if r.child(v, "aux:pass", "nsubj:pass") >= 0 {
		return none
	}
	p := r.doer(v, 0)
	if p.known() && (r.word(p.head) == "it" || p.head > v) {
		return none
	}
	return p
}

// toldFrom is the first token of what is told at verb v: the clause behind it,
// or, where it is told of somebody, all of it; -1 for none.
func (r *reader) toldFrom(v, last int) int {
	const far = 9
	for t := v + 1; t < last && t < v+far && (!r.finite(t) || t == v+1 && r.inTimex(t)); t++ {
		if r.word(t) == "that" && t+1 < last && r.part(t+1) != "VERB" {
			if r.part(t) == "DET" || r.doc.Tags[t+1].Fine == "NN" || r.finite(t+1) {
				return t // "that victim"
			}
			return t + 1
		}
		if r.part(t) == "PUNCT" {
			break
		}
	}
	if k := r.child(v, "nsubj:pass"); k >= 0 && !relative(r.word(k)) && r.word(k) != "it" {
		for t := v + 1; t < v+4 && t < last; t++ {
			if w := r.word(t); w == "as" || w == "to" && r.at(t+1) == "be" || w == "to" && r.at(t+1) == "have" {
				return r.phrase(k).tokens[0]
			}
		}
		return -1
	}
	at := v + 1
	if r.lemma(v) == "tell" {
		if at = r.behindAddressee(at, last); at < last && r.startsClause(at, last) {
			return at
		}
	}
	if q := r.cueOf[v]; q > 0 {
		if from, _ := r.doc.TokensIn(r.doc.Quotations[q-1].Parts()[0]); from > v && from < last {
			return from
		}
	}
	if at < last && r.startsClause(at, last) {
		return at
	}
	if k := r.child(v, "ccomp"); k > v {
		return r.leftmost(k, 0)
	}
	return -1
}

// behindAddressee is the token behind the people to whom something is told.
func (r *reader) behindAddressee(t, last int) int {
	const far = 5
	for k := t; k < last && k < t+far; k++ {
		switch r.part(k) {
		case "NOUN", "PRON", "PROPN":
			for k++; k < last && (r.part(k) == "PROPN" || r.part(k) == "NUM" || r.inTimex(k)); k++ {
			}
			return k
		}
	}
	return last
}

// leftmost is the first token under a head, itself among them. It follows no
// more than maxTokens, since what is given for a parse may run in a ring.
func (r *reader) leftmost(head, depth int) int {
	left := maxTokens
	return r.leftmostOf(head, depth, &left)
}

func (r *reader) leftmostOf(head, depth int, left *int) int {
	first := head
	for k := r.first[head]; k >= 0 && depth <= maxDepth && *left > 0; k = r.next[k] {
		if *left--; k < head {
			first = min(first, r.leftmostOf(k, depth+1, left))
		}
	}
	return first
}

// finds are the verbs by which something is told in the place of what was told.
var finds = map[string]bool{
	"say": true, "tell": true, "confirm": true, "clarify": true, "determine": true, "believe": true, "find": true, "learn": true, "discover": true,
	"conclude": true, "admit": true, "acknowledge": true, "reveal": true, "report": true, "state": true, "think": true, "confess": true,
}

// amends are the verbs by which a telling itself is changed.
var amends = map[string]bool{"amend": true, "revise": true, "correct": true, "retract": true}

// instead is what is told in the place of an earlier telling, from t on.
func (r *reader) instead(a telling, t, last int) (b telling, ok bool) {
	const far = 16
	later, longer, gone := false, false, false
	b = telling{sentence: a.sentence, from: t, to: r.trimmed(t, last), who: none}
	for v := t; v < last && v < t+far; v++ {
		b.verb = v
		switch r.word(v) {
		case "later", "since", "now", "subsequently", "eventually", "afterward", "afterwards":
			later = true
		case "longer":
			later, longer = true, true
		case "after":
			later = a.sure && r.doc.Tags[min(v+1, last-1)].Fine == "VBG"
			gone = later
		case ",":
			later = false
		}
		if r.untrueNow(t, v) {
			return b, true
		}
		if r.part(v) != "VERB" || r.doc.Tags[v].Fine == "VBG" || !later && !(a.sure && r.settles(a, v)) {
			continue
		}
		b.who = r.teller(v)
		switch k := r.names(t, v); {
		case k < 0:
			b.who = a.who // "but later said"
		case !b.who.known(), gone:
			b.who = phrase{k, []int{k}}
		}
		if longer || amends[r.lemma(v)] && r.finite(v) {
			return b, true
		}
		if at := r.toldFrom(v, last); finds[r.lemma(v)] && at >= t && (at > v && !r.rejectsNothing(v) || at < v && r.actually(v, min(v+3, last))) {
			if b.from, b.to = at, r.trimmed(at, last); at < v {
				b.who = none // it is told of him
			}
			return b, true
		}
	}
	return b, false
}

// names is the last thing or person spoken of between two tokens, -1 for none.
func (r *reader) names(from, to int) int {
	for t := to - 1; t >= from; t-- {
		switch r.part(t) {
		case "NOUN", "PROPN", "PRON":
			if !r.inTimex(t) {
				return t
			}
		}
	}
	return -1
}

// settling are the verbs by which a telling comes in the place of another
// without a word for when.
var settling = map[string]bool{"determine": true, "conclude": true, "clarify": true, "amend": true, "revise": true, "correct": true, "retract": true}

// settles reports whether the verb at v tells by itself that something came in
// the place of a telling. What is learned does so only of what a report said.
func (r *reader) settles(a telling, v int) bool {
	if l := r.lemma(v); l != "learn" {
		return settling[l]
	}
	return a.who.known() && deniable[r.lemma(a.who.head)]
}

// untrueNow reports whether the words from t to v call what was told before
// untrue: "that proved to be incorrect".
func (r *reader) untrueNow(t, v int) bool {
	switch r.word(v) {
	case "incorrect", "inaccurate", "false", "untrue", "wrong":
	case "case", "accurate", "true":
		if !(r.sees(v-1, "not") || r.sees(v-1, "the") && r.sees(v-2, "not") || r.sees(v-1, "n’t") || r.sees(v-1, "n't") || r.sees(v-2, "n't") || r.sees(v-2, "n’t")) {
			return false
		}
	default:
		return false
	}
	switch r.word(t) {
	case "that", "this", "those", "these", "it", "they":
		return true
	}
	return false
}

// trimmed is the end of the tokens from..last without the marks behind them.
func (r *reader) trimmed(from, last int) int {
	for last > from && r.part(last-1) == "PUNCT" && !quoteMark(r.word(last-1)) {
		last--
	}
	return last
}
