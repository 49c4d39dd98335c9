package claim

import "github.com/gainsay-news/gainsay/lexicon"

// What a sentence sets against each other itself, where what is denied and who
// says it stand in two of its clauses.

// rulings are nouns beside the deniable ones for what somebody else can go
// against: "contradicting the ruling that it was an accident".
var rulings = map[string]bool{
	"ruling": true, "finding": true, "conclusion": true, "insistence": true, "testimony": true, "assessment": true, "version": true, "remark": true,
	"comment": true, "announcement": true, "denial": true,
}

// goesAgainst reads "she said the port was open, contradicting the governor's
// claim that it was shut": what others say, and the sentence before it.
func (r *reader) goesAgainst(d *dispute) bool {
	const far = 12
	s := r.doc.Sentences[d.sentence]
	if r.lemma(d.cue) != "contradict" || r.doc.Tags[d.cue].Fine != "VBG" || d.cue-s.First < 4 {
		return false
	}
	d.noun, d.who = -1, none
	for t := d.cue + 1; t < s.Last && t < d.cue+far; t++ {
		switch l := r.lemma(t); {
		case r.part(t) == "NOUN" && (deniable[l] || rulings[l]):
			if d.noun = t; !r.content(d, d.cue) || d.from <= t {
				return false
			}
			return r.against(d, s.First, d.cue)
		case r.part(t) == "VERB" && r.finite(t) || r.doc.Tags[t].Fine == "VBN" && r.child(t, "aux") >= 0:
			if !tellers[l] && !foretells[l] || !r.behindRelative(d.cue, t) {
				return false
			}
			if d.from = r.toldFrom(t, s.Last); d.from <= t {
				return false
			}
			d.by, d.to = r.doer(t, 0), r.contentEnd(d.from, s.Last, t, false)
			return r.hasVerb(d.from, d.to) && r.against(d, s.First, d.cue)
		}
	}
	return false
}

// foretells are verbs by which somebody says what will be.
var foretells = map[string]bool{"project": true, "predict": true, "forecast": true, "estimate": true, "conclude": true, "find": true, "testify": true, "promise": true}

// behindRelative reports whether a "who" stands between two tokens.
func (r *reader) behindRelative(from, to int) bool {
	for t := from + 1; t < to; t++ {
		if r.word(t) == "who" || r.word(t) == "which" {
			return true
		}
	}
	return false
}

// against takes the tokens from..to for what is told against what others say.
func (r *reader) against(d *dispute, from, to int) bool {
	d.rule, d.whole = toldAgainst, [2]int{from, r.trimmed(from, to)}
	return r.hasVerb(d.whole[0], d.whole[1])
}

// despiteSaying reads "two were hurt despite the army saying that nobody was":
// what is told with a negation, and without one what is told against it.
func (r *reader) despiteSaying(d *dispute) bool {
	const far = 7
	s := r.doc.Sentences[d.sentence]
	for t := d.cue + 1; t < s.Last && t < d.cue+far; t++ {
		if r.part(t) == "PUNCT" || r.finite(t) {
			return false
		}
		if r.doc.Tags[t].Fine != "VBG" {
			continue
		}
		if !tellers[r.lemma(t)] || r.lemma(t) == "announce" {
			return false
		}
		if d.from = r.toldFrom(t, s.Last); d.from <= t {
			return false
		}
		d.noun, d.to = -1, r.contentEnd(d.from, s.Last, t, false)
		if k := r.child(t, "nsubj"); k > d.cue {
			d.by = r.phrase(k)
		} else if t > d.cue+1 && (r.part(d.cue+1) == "DET" || r.part(d.cue+1) == "PROPN") {
			if k := r.names(d.cue, t); k > 0 {
				d.by = phrase{k, []int{k}}
			}
		}
		if !d.by.known() || r.foretold(d.from, d.to) || r.negates(d.from, d.to) == (r.negates(s.First, d.cue) || r.negates(d.to, s.Last)) {
			return false
		}
		d.rule, d.whole = toldAgainst, [2]int{s.First, r.trimmed(d.from, s.Last)}
		return r.hasVerb(d.from, d.to)
	}
	return false
}

// foretold reports whether the tokens [from, to) tell what will be, or should.
func (r *reader) foretold(from, to int) bool {
	for t := from; t < to; t++ {
		if r.doc.Tags[t].Fine == "MD" {
			return true
		}
	}
	return false
}

// negates reports whether a negation stands in the tokens [from, to).
func (r *reader) negates(from, to int) bool {
	for t := from; t < to; t++ {
		if lexicon.Negator(r.word(t)) {
			return true
		}
	}
	return false
}

// deniesTold reads a denial whose other side another clause of the sentence
// tells: "denied it was selling the mine after the Post reported that it was",
// "denied being there, as neighbours had claimed", "the union said the mine had
// been sold, but the company denied making any such deal".
func (r *reader) deniesTold(d *dispute) bool {
	if l := r.lemma(d.cue); l != "deny" && l != "dispute" && l != "reject" && l != "refute" && l != "rebut" && l != "dismiss" || r.rejectsNothing(d.cue) {
		return false
	}
	d.noun = -1
	if d.who = r.whoRejects(d.cue); !d.who.known() || d.who.head > d.cue {
		return false
	}
	s := r.doc.Sentences[d.sentence]
	if r.lemma(d.cue) == "deny" && (r.deniesAfter(d, s.Last) || r.deniesAs(d, s.Last)) {
		return true
	}
	return r.deniesBefore(d, s.First, s.Last)
}

func (r *reader) deniesAfter(d *dispute, last int) bool {
	const far, near = 25, 10
	for t := d.cue + 2; t < last && t < d.cue+far; t++ {
		if w := r.word(t); w != "after" && w != "hours" || r.part(t) == "PUNCT" {
			continue
		}
		for v := t + 2; v < last && v < t+near; v++ {
			if !r.finite(v) || r.part(v) != "VERB" {
				continue
			}
			if !tellers[r.lemma(v)] || r.lemma(v) == "accuse" || r.lemma(v) == "blame" {
				return false
			}
			if d.from = r.toldFrom(v, last); d.from <= v {
				return false
			}
			d.by, d.to = r.tellerIn(t, v), r.contentEnd(d.from, last, v, false)
			d.whole = [2]int{d.who.tokens[0], r.trimmed(d.cue, t)}
			return d.by.known() && r.hasVerb(d.from, d.to)
		}
		return false
	}
	return false
}

// tellerIn is who tells at verb v, by the words between t and v.
func (r *reader) tellerIn(t, v int) phrase {
	if k := r.child(v, "nsubj"); k > t && k < v {
		return r.joined(k)
	}
	if k := r.names(t, v); k > t {
		return phrase{k, []int{k}}
	}
	return none
}

func (r *reader) deniesAs(d *dispute, last int) bool {
	const far, near = 25, 7
	for t := d.cue + 3; t+2 < last && t < d.cue+far; t++ {
		if r.word(t) != "as" || r.word(t-1) != "," {
			continue
		}
		for v := t + 2; v < last && v < t+near; v++ {
			if r.part(v) != "VERB" {
				continue
			}
			if l := r.lemma(v); l != "suggest" && l != "claim" && l != "allege" && l != "assert" && l != "report" || v+1 < last && r.part(v+1) != "PUNCT" {
				return false
			}
			d.by = r.tellerIn(t, v)
			d.from, d.to = d.cue+1, r.trimmed(d.cue+1, t)
			if r.word(d.from) == "that" {
				d.from++
			}
			d.whole = [2]int{d.who.tokens[0], d.to}
			return d.by.known() && r.hasVerb(d.from, d.to)
		}
		return false
	}
	return false
}

// deniesBefore reads a denial that points back: to what another says in the
// clause before it.
func (r *reader) deniesBefore(d *dispute, first, last int) bool {
	turn := r.turnBefore(d, first)
	if turn < 0 || !r.pointsBack(d.cue, last) && r.word(turn) != "something" && r.word(turn) != "which" {
		return false
	}
	for v := first + 1; v < turn; v++ {
		if l := r.lemma(v); r.part(v) != "VERB" || !tellers[l] && l != "tell" || l == "accuse" || l == "blame" || r.unlikely(v) {
			continue
		}
		if d.from = r.toldFrom(v, turn); d.from <= v {
			continue
		}
		d.by, d.to = r.teller(v), r.trimmed(d.from, turn)
		d.whole = [2]int{d.who.tokens[0], r.contentEnd(d.cue, last, d.cue, false)}
		return d.by.known() && r.hasVerb(d.from, d.to) && r.term(d.by).Text != r.term(d.who).Text
	}
	return false
}

// turnBefore is the word that turns a sentence to a denial: right before who
// denies, -1 for none.
func (r *reader) turnBefore(d *dispute, first int) int {
	const far = 3
	start := d.who.tokens[0]
	for t := start - 1; t > first+3 && t >= start-far; t-- {
		switch r.word(t) {
		case "but", "though", "although", "however", "something":
			return t
		case "which":
			if r.word(t-1) == "," && !deniable[r.lemma(t-2)] {
				return t
			}
			return -1
		case "that":
			continue
		}
		if r.part(t) != "PUNCT" && r.part(t) != "ADV" && !r.inTimex(t) {
			return -1
		}
	}
	return -1
}

// pointsBack reports whether what is denied is told before: "it", "doing so",
// "making any such deal", "the claim".
func (r *reader) pointsBack(verb, last int) bool {
	const far = 5
	if r.lemma(verb) == "deny" && r.deniesIt(verb) > 0 && !r.generalDenial(verb, last) {
		return true
	}
	switch r.at(verb + 1) {
	case "that", "this", "it":
		if verb+2 == last || r.part(verb+2) == "PUNCT" {
			return true
		}
	case "doing":
		return r.at(verb+2) == "so"
	}
	for t := verb + 1; t < last && t < verb+far; t++ {
		if r.word(t) == "such" && r.at(t+1) != "as" || pointing[r.word(t)] && deniable[r.lemma(min(t+1, last-1))] && r.endsAt(t+2, last) {
			return true
		}
	}
	return false
}

// pointing lists the words before a noun for what was said a moment ago.
var pointing = map[string]bool{"that": true, "those": true, "the": true, "this": true, "these": true}

// endsAt reports whether a clause ends before token t: nothing follows that
// says which claim is meant.
func (r *reader) endsAt(t, last int) bool {
	return t >= last || r.part(t) == "PUNCT" || r.part(t) == "CCONJ" || r.word(t) == "as"
}

// generalDenial reports whether what is denied is guilt in general.
func (r *reader) generalDenial(verb, last int) bool {
	const far = 6
	for t := verb + 1; t < last && t < verb+far; t++ {
		switch r.lemma(t) {
		case "wrongdoing", "misconduct", "involvement":
			return true
		}
	}
	return false
}
