package claim

import "slices"

// falsely are the words that set beside a verb of saying call what is said untrue.
var falsely = map[string]bool{"falsely": true, "wrongly": true, "incorrectly": true, "erroneously": true, "baselessly": true, "mistakenly": true, "inaccurately": true}

// falsehood are the words that set before a noun call what it stands for untrue.
var falsehood = map[string]bool{
	"false": true, "baseless": true, "unfounded": true, "debunked": true, "discredited": true, "untrue": true, "bogus": true, "fabricated": true, "disproven": true,
}

// untruth are nouns that call untrue what they stand for: "the lie that".
var untruth = map[string]bool{"lie": true, "hoax": true, "myth": true, "falsehood": true}

// tellers are the verbs of saying beside which "falsely" may stand.
var tellers = map[string]bool{
	"claim": true, "say": true, "state": true, "assert": true, "suggest": true, "report": true, "allege": true, "tweet": true, "insist": true,
	"declare": true, "imply": true, "indicate": true, "relay": true, "argue": true, "boast": true, "maintain": true, "contend": true, "announce": true,
	"write": true, "proclaim": true, "accuse": true, "blame": true,
}

// believes are the verbs of thinking beside which "mistakenly" may stand.
var believes = map[string]bool{"believe": true, "think": true, "assume": true}

// finiteOrPast reports whether a verb tells what somebody did.
func (r *reader) finiteOrPast(t int) bool {
	return r.finite(t) || r.doc.Tags[t].Fine == "VBN" && r.child(t, "aux") >= 0
}

func dashed(w string) bool { return w == "—" || w == "–" || w == "--" || w == "-" || w == "," }

// saidFalsely reads "falsely claimed that she left", "claimed falsely that".
func (r *reader) saidFalsely(d *dispute) bool {
	last := r.doc.Sentences[d.sentence].Last
	verb, from := -1, 0
	switch t := d.cue; {
	case t+1 < last && (tellers[r.lemma(t+1)] || believes[r.lemma(t+1)] && r.finiteOrPast(t+1) && r.unit[t] == 0) && r.part(t+1) == "VERB":
		verb, from = t+1, t+2
	case t > 0 && tellers[r.lemma(t-1)] && r.part(t-1) == "VERB":
		verb, from = t-1, t+1
	case t > 1 && dashed(r.word(t-1)) && dashed(r.at(t+1)) && tellers[r.lemma(t-2)] && r.part(t-2) == "VERB":
		verb, from = t-2, t+2
	default:
		return false
	}
	if !r.falseContent(d, verb, from, last) {
		return false
	}
	d.cue = min(d.cue, verb)
	d.by = r.liar(verb)
	d.to = r.contentEnd(d.from, last, verb, !r.startsClause(d.from, last) && r.at(d.from-1) != "that")
	return !anyOne(r, d.by)
}

// anyOne reports whether a phrase names nobody in particular: "any post that".
func anyOne(r *reader, p phrase) bool {
	return p.known() && (r.word(p.tokens[0]) == "any" || r.word(p.head) == "content" || r.word(p.head) == "anyone")
}

func (r *reader) falseContent(d *dispute, verb, from, last int) bool {
	if l := r.lemma(verb); l == "accuse" || l == "blame" {
		d.from = verb
		k := r.child(verb, "obj")
		return k >= 0 && r.part(k) != "PRON" && (r.entity[k] > 0 || slices.ContainsFunc(r.phrase(k).tokens, func(t int) bool { return r.part(t) == "PROPN" }))
	}
	that := -1
	if r.at(from) == "that" || r.part(from) == "ADP" || r.part(from) == "ADV" || r.inTimex(from) {
		const far = 14
		for k := from; k < last && k < from+far && r.word(k) != ","; k++ {
			if r.word(k) == "that" {
				that = k
				break
			}
		}
	}
	switch {
	case that >= 0 && r.at(that+1) != "they" && r.at(that+1) != "it":
		d.from = that + 1
	case r.startsClause(from, last) || from < last && r.doc.Tags[from].Fine == "VBG":
		d.from = from
	case r.child(verb, "obj") >= from && (r.lemma(verb) == "assert" || r.lemma(verb) == "allege" || r.lemma(verb) == "claim"):
		d.from = from
	default:
		return false
	}
	return r.at(d.from) != "it" && r.at(d.from) != "they"
}

// liar is who says what is called untrue: the subject of the verb, or that of
// the verb it hangs on: "was suspended for falsely claiming".
func (r *reader) liar(verb int) phrase {
	p := none
	if k := r.child(verb, "nsubj"); k >= 0 || r.word(r.marker(verb)) != "for" {
		p = r.doer(verb, 0)
	}
	if h := r.head(verb); !p.known() && h >= 0 && (r.relation(verb) == "advcl" || r.relation(verb) == "acl") && r.part(h) == "VERB" {
		p = r.doer(h, 0)
		if o := r.child(h, "obj"); o >= 0 && r.word(r.marker(verb)) == "for" {
			p = r.phrase(o) // "suspended him for lying"
		}
	}
	if p.known() && (r.word(p.head) == "it" || (r.word(p.head) == "i" || r.word(p.head) == "we") && r.unit[verb] == 0) {
		return none
	}
	return p
}

// falseClaim reads "the false claim that she left", "the lie that".
func (r *reader) falseClaim(d *dispute) bool {
	last := r.doc.Sentences[d.sentence].Last
	d.noun = d.cue
	if !untruth[r.lemma(d.cue)] {
		if d.noun = r.deniedNoun(d.cue, min(last, d.cue+4)); d.noun < 0 {
			return false
		}
	}
	if h := r.head(d.noun); h >= 0 && r.relation(d.noun) == "obj" && rejecting[r.lemma(h)] || r.child(d.noun, "cop") >= 0 {
		return false
	}
	if untruth[r.lemma(d.noun)] && r.thatBehind(d.noun+1, last) < 0 || !r.content(d, d.noun) {
		return false
	}
	if d.from == d.noun && (r.lemma(d.noun) == "charge" || r.lemma(d.noun) == "statement") {
		return false
	}
	if r.part(d.noun) == "VERB" { // "lied that"
		d.by = r.liar(d.noun)
	} else if !d.by.known() {
		d.by = r.spreader(d.noun)
	}
	return true
}

// spreaders are the verbs by which somebody makes a claim his own.
var spreaders = map[string]bool{
	"make": true, "repeat": true, "spread": true, "push": true, "promote": true, "renew": true, "air": true, "relitigate": true, "parrot": true,
	"share": true, "peddle": true, "amplify": true, "promulgate": true, "float": true, "tweet": true, "voice": true,
}

// spreader is who makes or repeats a claim that a noun stands for.
func (r *reader) spreader(noun int) (p phrase) {
	p = none
	if h := r.head(noun); h >= 0 && r.relation(noun) == "obj" && spreaders[r.lemma(h)] {
		p = r.doer(h, 0)
	}
	return p
}
