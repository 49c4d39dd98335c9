package claim

// toldAgainst is the rule of what a sentence sets against what others say.
const toldAgainst = "told against what others say"

// untrueWords are what a statement is called by him who rejects it.
var untrueWords = map[string]bool{
	"false": true, "untrue": true, "baseless": true, "unfounded": true, "nonsense": true, "ridiculous": true, "absurd": true, "preposterous": true,
	"ludicrous": true, "bogus": true, "inaccurate": true, "incorrect": true, "wrong": true, "lie": true, "lies": true, "hoax": true, "rubbish": true,
	"fake": true, "fabricated": true, "fabrication": true, "fiction": true, "groundless": true, "laughable": true, "malarkey": true, "garbage": true, "smear": true,
}

// calling are the verbs by which a statement is called something.
var calling = map[string]bool{
	"call": true, "label": true, "brand": true, "dub": true, "dismiss": true, "denounce": true, "slam": true, "blast": true, "describe": true, "deride": true,
	"rip": true, "decry": true, "attack": true, "condemn": true, "reject": true,
}

// callsUntrue reads "called reports that she left nonsense", "dismissed as
// false claims that", "ripped reports that she left, calling them fake".
func (r *reader) callsUntrue(d *dispute) bool {
	verb, last := d.cue, r.doc.Sentences[d.sentence].Last
	if r.rejectsNothing(verb) {
		return false
	}
	from := verb
	if r.at(verb+1) == "as" { // "dismissed as false claims that"
		for t := verb + 2; t < last && t < verb+6; t++ {
			if untrueWords[r.word(t)] {
				from = t
			}
		}
		if from == verb {
			return false
		}
	}
	d.noun = r.deniedNoun(from, last)
	if d.noun < 0 || r.lemma(d.noun) == "charge" {
		return false
	}
	if d.who = r.whoRejects(verb); !d.who.known() || d.who.head > verb || !r.content(d, verb) || d.from <= d.noun {
		return false
	}
	return from > verb || r.calledBehind(d, last)
}

// calledBehind ends what is claimed before the words that call it untrue:
// "as false", "'absurd'", ", calling it fake news"; false where none do.
func (r *reader) calledBehind(d *dispute, last int) bool {
	const far = 5
	for t := d.from + 2; t < last; t++ {
		w := r.word(t)
		if w != "as" && w != "calling" && !quoteMark(w) && !(r.lemma(d.cue) == "call" && untrueWords[w]) {
			continue
		}
		if quoteMark(w) && r.lemma(d.cue) != "call" {
			continue
		}
		for k := t; k < last && k <= t+far && (k == t || r.word(k) != ","); k++ {
			if untrueWords[r.word(k)] {
				d.to = min(d.to, t)
				for d.to > d.from && r.part(d.to-1) == "PUNCT" {
					d.to--
				}
				return r.hasVerb(d.from, d.to)
			}
		}
	}
	return false
}

// isUntrue reads "the claim that she left is false": the words behind what the
// noun stands for call it untrue.
func (r *reader) isUntrue(d *dispute) bool {
	last := r.doc.Sentences[d.sentence].Last
	d.noun = d.cue
	if r.lemma(d.noun) == "charge" || r.lemma(d.noun) == "account" || r.lemma(d.noun) == "story" && r.thatBehind(d.noun+1, last) < 0 {
		return false
	}
	if h := r.head(d.noun); h >= 0 && (r.relation(d.noun) == "obj" || r.relation(d.noun) == "obl" || r.relation(d.noun) == "nmod") && r.part(h) == "VERB" && h < d.noun {
		return false
	}
	if !r.content(d, d.noun) || d.from <= d.noun || deniable[r.lemma(d.from)] || d.from-1 > d.noun && deniable[r.lemma(d.from-1)] {
		return false
	}
	for t := d.from + 2; t < last; t++ {
		end := r.beUntrue(t, last)
		if end == 0 {
			continue
		}
		d.whole = [2]int{r.phraseStart(d.noun), end}
		for d.to = t; d.to > d.from && (r.part(d.to-1) == "PUNCT" || r.part(d.to-1) == "ADV"); d.to-- {
		}
		return r.hasVerb(d.from, d.to) && r.clauseHead(d.from, d.to) >= 0
	}
	return false
}

// beUntrue is the end of "is false", "are not true" at t, 0 for none.
func (r *reader) beUntrue(t, last int) int {
	const far = 6
	if r.part(t) != "AUX" || r.lemma(t) != "be" {
		return 0
	}
	not := false
	for k := t + 1; k < last && k < t+far; k++ {
		w := r.word(k)
		not = not || w == "not" || w == "n't" || w == "n’t"
		if untrueWords[w] && !not || w == "true" && not {
			if quoteMark(r.at(k + 1)) {
				k++
			}
			return k + 1
		}
		if r.part(k) == "VERB" || r.part(k) == "PUNCT" && !quoteMark(w) {
			return 0
		}
	}
	return 0
}

// liedSaying reads "lied when he said she left", "lied to police, telling them
// she left": what is said is called untrue.
func (r *reader) liedSaying(d *dispute) bool {
	const far = 9
	last := r.doc.Sentences[d.sentence].Last
	if r.unlikely(d.cue) {
		return false
	}
	when, comma := false, false
	for t := d.cue + 1; t < last && t < d.cue+far; t++ {
		w := r.word(t)
		when = when || w == "when" || w == "by"
		comma = comma || w == "," && r.word(d.cue) == "lied"
		if l := r.lemma(t); r.part(t) == "VERB" && (l == "tell" || l == "claim" || when && tellers[l]) && (when || comma) {
			if d.from = r.toldFrom(t, last); d.from <= t {
				return false
			}
			if d.by = r.liar(d.cue); d.by.known() && r.part(d.by.head) == "NOUN" && r.entity[d.by.head] == 0 {
				d.by = none
			}
			d.to = r.contentEnd(d.from, last, t, false)
			d.whole = [2]int{d.cue, d.to}
			if c := d.cue - 2; c >= 0 && (r.lemma(c) == "charge" || r.lemma(c) == "accuse" || r.lemma(c) == "convict") {
				d.whole[0] = c
			}
			return r.hasVerb(d.from, d.to)
		}
	}
	return false
}

// despiteReports reads "despite reports that she left, she stayed": what is
// told, and what the sentence says against it.
func (r *reader) despiteReports(d *dispute) bool {
	last := r.doc.Sentences[d.sentence].Last
	d.noun = r.deniedNoun(d.cue, last)
	if d.noun < 0 {
		return false
	}
	switch r.lemma(d.noun) {
	case "report", "claim", "rumor", "rumour", "statement", "assertion":
	default:
		return false
	}
	d.rule, d.whole = toldAgainst, [2]int{r.doc.Sentences[d.sentence].First, r.trimmed(d.from, last)}
	return r.content(d, d.cue) && d.from > d.noun
}

// phraseStart is the first token of the phrase of a noun that stands before it.
func (r *reader) phraseStart(noun int) int {
	first := noun
	for t := noun - 1; t >= 0 && t > noun-6; t-- {
		switch r.part(t) {
		case "DET", "ADJ", "PRON", "PROPN", "NOUN":
			first = t
		case "PART":
		default:
			return first
		}
	}
	return first
}
