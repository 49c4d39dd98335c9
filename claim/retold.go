package claim

import "github.com/gainsay-news/gainsay/lexicon"

// Frames of what a report tells otherwise than before in words of its own.
const (
	toldNote   = "told in a correction" // "has been corrected to show that A, not B"
	toldFigure = "told figure"          // "was revised to 20 from 26"
	toldDenial = "told after a denial"  // "denied it, but later admitted it"
	toldBack   = "taken back"           // "walked back his claim that"
	toldCount  = "told count"           // "said earlier that four were hurt", of three
)

// retold reads at t what a sentence says was told otherwise before.
func (r *reader) retold(sentence, t int) (a, b telling, frame string, ok bool) {
	if r.part(t) != "VERB" {
		return a, b, "", false
	}
	switch r.lemma(t) {
	case "deny":
		a, b, ok = r.deniedFirst(sentence, t)
		return a, b, toldDenial, ok
	case "walk", "backtrack", "retract", "recant", "back":
		a, b, ok = r.takenBack(sentence, t)
		return a, b, toldBack, ok
	case "correct":
		if a, b, ok = r.corrected(sentence, t); ok {
			return a, b, toldNote, true
		}
		a, b, ok = r.revisedFigure(sentence, t)
		return a, b, toldFigure, ok
	case "revise", "adjust", "amend", "update", "lower", "cut", "reduce":
		a, b, ok = r.revisedFigure(sentence, t)
		return a, b, toldFigure, ok
	}
	a, b, ok = r.lowered(sentence, t)
	return a, b, toldCount, ok
}

// confesses are the verbs by which one owns to what he denied.
var confesses = map[string]bool{"confess": true, "admit": true, "acknowledge": true, "concede": true, "testify": true, "plead": true}

// deniedFirst reads "denied shooting at her, but later confessed".
func (r *reader) deniedFirst(sentence, v int) (a, b telling, ok bool) {
	last := r.doc.Sentences[sentence].Last
	if r.rejectsNothing(v) {
		return a, b, false
	}
	who := r.doer(v, 0)
	if !who.known() || who.head > v {
		return a, b, false
	}
	for t := v + 2; t < last; t++ {
		turn := r.turnsToOwn(t, last)
		if turn < 0 {
			continue
		}
		a = telling{sentence: sentence, verb: v, from: v, to: r.trimmed(v, t), who: who}
		b = telling{sentence: sentence, verb: turn, from: t + 1, to: r.contentEnd(turn, last, turn, false), who: who}
		if b.to <= turn {
			b.to = turn + 1
		}
		return a, b, r.ownsTo(a, b)
	}
	return a, b, false
}

// turnsToOwn is the verb by which one owns to what he denied, where the words
// from t on turn to it: "but later admitted"; -1 for none.
func (r *reader) turnsToOwn(t, last int) int {
	const far = 7
	later := false
	switch r.word(t) {
	case "but", "and":
	case "then":
		later = true
	case "before":
		later = r.doc.Tags[min(t+1, last-1)].Fine == "VBG" || r.doc.Tags[min(t+2, last-1)].Fine == "VBG"
	default:
		return -1
	}
	for k := t + 1; k < last && k < t+far; k++ {
		switch r.word(k) {
		case "later", "then", "eventually", "subsequently", "finally":
			later = true
		}
		if r.part(k) != "VERB" {
			continue
		}
		if !confesses[r.lemma(k)] || !later || r.lemma(k) == "plead" && r.at(k+1) != "guilty" || r.unlikely(k) && r.word(t) != "before" {
			return -1
		}
		if s := r.child(k, "nsubj"); s >= 0 && r.part(s) != "PRON" {
			return -1 // another one
		}
		return k
	}
	return -1
}

// ownsTo reports whether what is admitted is what was denied: it is not named
// again, or by a word of the denial.
func (r *reader) ownsTo(a, b telling) bool {
	bare := true
	for t := b.verb + 1; t < b.to; t++ {
		switch r.part(t) {
		case "NOUN", "PROPN", "VERB", "ADJ":
		default:
			continue
		}
		if w := r.word(t); w == "guilty" || w == "police" || w == "so" || r.inTimex(t) || w == "doing" {
			continue
		}
		bare = false
		for k := a.verb + 1; k < a.to; k++ {
			if x, y := r.lemma(k), r.lemma(t); len(x) >= 3 && !lexicon.Light(x) && (x == y || len(x) >= 4 && len(y) >= 4 && x[:4] == y[:4]) {
				return true
			}
		}
	}
	return bare
}

// noteVerbs are the verbs of a correction: "corrected to show that".
var noteVerbs = map[string]bool{"show": true, "reflect": true, "say": true, "indicate": true, "state": true, "note": true, "clarify": true, "read": true}

// corrected reads "has been corrected to show that he is 24, not 25".
func (r *reader) corrected(sentence, t int) (a, b telling, ok bool) {
	last := r.doc.Sentences[sentence].Last
	if r.at(t+1) != "to" || !noteVerbs[r.lemma(min(t+2, last-1))] {
		return a, b, false
	}
	b = telling{sentence: sentence, verb: t + 2, from: t + 3, who: none}
	if r.at(b.from) == "that" {
		b.from++
	}
	for k := b.from + 1; k+1 < last; k++ {
		switch {
		case r.word(k) == "not" && (r.word(k-1) == "," || r.word(k-1) == "and") && r.part(k+1) != "VERB" && r.part(k+1) != "AUX":
			a.from, b.to = k+1, r.trimmed(b.from, k)
			if r.word(k-1) == "and" {
				b.to = r.trimmed(b.from, k-1)
			}
		case (r.word(k) == "instead" || r.word(k) == "rather") && (r.at(k+1) == "of" || r.at(k+1) == "than"):
			a.from, b.to = k+2, r.trimmed(b.from, k)
		default:
			continue
		}
		break
	}
	if a.from == 0 || a.from >= last {
		return a, b, false
	}
	a.sentence, a.verb, a.who, a.to = sentence, t, none, a.from
	for a.to < last && r.word(a.to) != "," && r.word(a.to) != "." && r.word(a.to) != ";" && r.word(a.to) != ")" {
		a.to++
	}
	const longest = 12
	return a, b, a.to > a.from && a.to-a.from <= longest && b.to-b.from >= 2
}

// forecasts are what may be revised without that it was wrong: it was of what
// nobody knew, or is a wish.
var forecasts = map[string]bool{
	"forecast": true, "outlook": true, "guidance": true, "projection": true, "target": true, "rating": true, "expectation": true, "prediction": true, "offer": true,
	"bid": true, "price": true, "plan": true, "sentence": true, "deal": true, "budget": true, "rate": true, "goal": true, "charge": true, "bond": true, "bail": true, "speed": true, "limit": true,
}

// tolls are what cannot go down by itself.
var tolls = map[string]bool{"toll": true, "death": true, "dead": true, "tally": true, "fatality": true}

// revisedFigure reads "the toll was revised to 20 from 26", "revised the number
// from 26 to 20".
func (r *reader) revisedFigure(sentence, t int) (a, b telling, ok bool) {
	const far = 22
	last := r.doc.Sentences[sentence].Last
	what, who := r.revisedWhat(t)
	if !what.known() || forecasts[r.lemma(what.head)] || r.unlikely(t) {
		return a, b, false
	}
	switch l := r.lemma(t); l {
	case "revise", "correct":
	default:
		if !tolls[r.lemma(what.head)] && !r.ofTheDead(what) || l == "update" || l == "amend" {
			return a, b, false
		}
	}
	a = telling{sentence: sentence, verb: t, who: who}
	b = a
	for k := t + 1; k+1 < last && k < t+far; k++ {
		if r.finite(k) || r.word(k) == ";" {
			break
		}
		switch r.word(k) {
		case "from", "versus":
			if from, to := r.figureBehind(k+1, last); to > 0 && a.to == 0 {
				a.from, a.to = from, to
			}
		case "to":
			if from, to := r.figureBehind(k+1, last); to > 0 && b.to == 0 {
				b.from, b.to = from, to
			}
		}
	}
	a.of, b.of = what, what
	return a, b, a.to > 0 && b.to > 0 && r.word(a.from) != r.word(b.from)
}

// revisedWhat is what is revised by the verb at t, and who revises it.
func (r *reader) revisedWhat(t int) (what, who phrase) {
	if k := r.child(t, "nsubj:pass"); k >= 0 && k < t && !relative(r.word(k)) && r.part(k) == "NOUN" {
		return r.phrase(k), none
	}
	if k := r.child(t, "obj"); k > t && r.part(k) == "NOUN" && r.child(t, "aux:pass") < 0 {
		return r.phrase(k), r.doer(t, 0)
	}
	return none, none
}

// ofTheDead reports whether a phrase counts the dead.
func (r *reader) ofTheDead(p phrase) bool {
	for _, t := range p.tokens {
		if l := r.lemma(t); l == "dead" || l == "death" || l == "kill" {
			return true
		}
	}
	return false
}

// figureBehind is the figure at t, or behind "the preliminary estimate of".
func (r *reader) figureBehind(t, last int) (from, to int) {
	const far = 5
	for k := t; k < last && k < t+far; k++ {
		if r.part(k) == "NUM" || r.word(k) == "$" || r.word(k) == "€" || r.word(k) == "£" {
			for to = k + 1; to < last && to < k+4 && (r.part(to) == "NUM" || r.part(to) == "NOUN" && !r.inTimex(to) || r.word(to) == "%"); to++ {
			}
			return k, to
		}
		switch r.part(k) {
		case "DET", "ADJ", "ADV", "ADP":
		case "NOUN":
			if l := r.lemma(k); l != "estimate" && l != "figure" && l != "count" && l != "number" && l != "total" {
				return 0, 0
			}
		default:
			return 0, 0
		}
	}
	return 0, 0
}

// positions are nouns beside the deniable ones for what one can take back.
var positions = map[string]bool{"position": true, "stance": true, "remark": true, "comment": true, "pledge": true, "vow": true, "promise": true, "reporting": true, "testimony": true, "confession": true}

// takenBack reads "walked back her claim that the council left no plan": what
// was claimed, and that it was taken back.
func (r *reader) takenBack(sentence, v int) (a, b telling, ok bool) {
	const far = 8
	last := r.doc.Sentences[sentence].Last
	from := v + 1
	switch r.lemma(v) {
	case "walk":
		if r.at(v+1) != "back" {
			return a, b, false
		}
		from = v + 2
	case "backtrack":
		if r.at(v+1) != "on" && r.at(v+1) != "from" {
			return a, b, false
		}
	case "back":
		if r.at(v+1) != "away" && r.at(v+1) != "off" {
			return a, b, false
		}
	}
	if r.rejectsNothing(v) || r.doc.Tags[v].Fine == "VB" { // "demands that he walk back"
		return a, b, false
	}
	who := r.doer(v, 0)
	for t := from; t < last && t < from+far; t++ {
		if l := r.lemma(t); r.part(t) != "NOUN" || !deniable[l] && !positions[l] {
			if r.finite(t) || r.part(t) == "PUNCT" && !quoteMark(r.word(t)) {
				break
			}
			continue
		}
		that := r.thatBehind(t+1, last)
		if that < 0 || !who.known() || who.head > v {
			break
		}
		a = telling{sentence: sentence, verb: t, from: that + 1, who: who}
		if tells[r.lemma(a.from)] {
			a.from++
		}
		a.to = r.contentEnd(a.from, last, v, false)
		b = telling{sentence: sentence, verb: v, from: who.tokens[0], to: t + 1, who: who}
		return a, b, r.hasVerb(a.from, a.to) && a.to-a.from > 2
	}
	return a, b, false
}
