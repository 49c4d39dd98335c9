package claim

import (
	"github.com/gainsay-news/gainsay/lexicon"

	"github.com/gainsay-news/gainsay"
)

// content finds what the noun of a dispute stands for, whole: the clause or
// the phrase behind it, to where the sentence goes on with something else.
func (r *reader) content(d *dispute, verb int) bool {
	last := r.doc.Sentences[d.sentence].Last
	if d.by = r.claimant(d.noun, d.cue); d.by.known() && d.who.known() && d.by.head == d.who.head {
		d.by = none
	}
	t := d.noun + 1
	if quoteMark(r.at(t)) {
		t++
	}
	switch that := r.thatBehind(t, last); {
	case that >= 0:
		d.from = that + 1
		if p := r.part(d.from); p == "VERB" || p == "AUX" { // "a report that said he paid"
			if !tells[r.lemma(d.from)] {
				return false
			}
			if d.from++; r.at(d.from) == "that" {
				d.from++
			}
		}
	case r.at(t) == "of" && ofWhat[r.lemma(d.noun)]:
		d.from = d.noun
	case tells[r.at(t)] && r.doc.Tags[t].Fine == "VBG":
		if d.from = t + 1; r.at(d.from) == "that" {
			d.from++
		}
	case t < last && r.startsClause(t, last):
		d.from = t
	case r.compoundOf(d.noun) < d.noun && ofWhat[r.lemma(d.noun)]:
		d.from, d.to = r.compoundOf(d.noun), d.noun+1
		return true
	default:
		return false
	}
	d.to = r.contentEnd(d.from, last, verb, d.from == d.noun)
	if d.from == d.noun {
		return true
	}
	return r.hasVerb(d.from, d.to) && !r.describesNoun(d) && !r.advises(d)
}

// describesNoun reports whether the clause behind a noun tells what was done
// with it, and not what it says: "a lie that he told for years".
func (r *reader) describesNoun(d *dispute) bool {
	m := r.clauseHead(d.from, d.to)
	return m >= 0 && (spreaders[r.lemma(m)] || r.lemma(m) == "tell" || r.lemma(m) == "hear" || r.lemma(m) == "perpetrate" || r.lemma(m) == "perpetuate") && r.child(m, "obj", "ccomp", "nsubj:pass") < 0
}

// advises reports whether what is rejected is a wish: "suggestions that he should go".
func (r *reader) advises(d *dispute) bool {
	for t := d.from; t < d.to; t++ {
		if w := r.word(t); w == "should" || w == "must" || w == "ought" {
			return true
		}
	}
	return false
}

// clauseHead is the predicate of the clause [from, to), -1 where the parse does
// not show one.
func (r *reader) clauseHead(from, to int) int {
	for t := from; t < to; t++ {
		if h := r.head(t); h < from && (r.part(t) == "VERB" || r.child(t, "nsubj", "cop") >= 0) {
			return t
		}
	}
	return -1
}

// compoundOf is the first of the nouns that say before a noun what is claimed:
// "sexual assault allegations"; the noun itself where they name no misdeed.
func (r *reader) compoundOf(noun int) int {
	if noun == 0 || !wrongdoing[r.lemma(noun-1)] {
		return noun
	}
	first := noun - 1
	for first > 0 && noun-first < 4 && (r.part(first-1) == "NOUN" && !r.inTimex(first-1) || wrongs[r.word(first-1)]) {
		first--
	}
	return first
}

// wrongdoing are the nouns for what people are accused of.
var wrongdoing = map[string]bool{
	"assault": true, "abuse": true, "harassment": true, "misconduct": true, "fraud": true, "rape": true, "collusion": true, "corruption": true, "bribery": true,
	"bias": true, "torture": true, "discrimination": true, "interference": true, "theft": true, "murder": true, "doping": true, "espionage": true, "brutality": true,
	"racism": true, "plagiarism": true, "tampering": true, "cheating": true, "molestation": true, "self-defense": true, "cover-up": true,
}

// wrongs are the adjectives that belong to the name of a misdeed.
var wrongs = map[string]bool{"sexual": true, "criminal": true, "domestic": true, "financial": true, "racial": true, "electoral": true}

// ofWhat are the nouns whose "of" says what is claimed.
var ofWhat = map[string]bool{"claim": true, "allegation": true, "accusation": true, "charge": true, "suggestion": true, "insinuation": true, "rumor": true, "rumour": true}

// tells are the verbs by which a report says what it says: "a report saying that".
var tells = map[string]bool{
	"say": true, "claim": true, "allege": true, "suggest": true, "state": true, "assert": true, "show": true, "indicate": true, "report": true,
	"saying": true, "claiming": true, "alleging": true, "suggesting": true, "stating": true, "asserting": true, "showing": true, "indicating": true,
}

// thatBehind is the "that" which opens what a noun stands for, with no more
// between than whose it is and when it was said; -1 for none.
func (r *reader) thatBehind(t, last int) int {
	const far = 10
	for k := t; k < last && k < t+far; k++ {
		switch {
		case r.word(k) == "that":
			return k
		case k == t && !ownership(r.word(k)) && !r.inTimex(k):
			return -1
		case r.part(k) == "PUNCT", r.part(k) == "VERB" && r.word(k) != "made" && r.word(k) != "published":
			return -1
		}
	}
	return -1
}

// ownership reports whether a word behind the noun says whose claim it is, or when.
func ownership(w string) bool {
	switch w {
	case "by", "from", "of", "in", "on", "made", "published", "this", "last":
		return true
	}
	return false
}

// startsClause reports whether a clause stands at t without "that": "denies
// reports staff are banned".
func (r *reader) startsClause(t, last int) bool {
	const far = 9
	switch r.part(t) {
	case "PRON", "PROPN", "DET", "NOUN", "NUM":
	default:
		return false
	}
	if relative(r.word(t)) {
		return false
	}
	for k := t + 1; k < last && k < t+far; k++ {
		switch {
		case r.part(k) == "PUNCT" && !quoteMark(r.word(k)), r.part(k) == "ADP" && k == t+1:
			return false
		case r.finite(k):
			return true
		}
	}
	return false
}

func (r *reader) finite(t int) bool {
	switch r.doc.Tags[t].Fine {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

func (r *reader) hasVerb(from, to int) bool {
	for t := from; t < to; t++ {
		if r.part(t) == "VERB" || r.part(t) == "AUX" {
			return true
		}
	}
	return false
}

// contentEnd is where what is claimed ends: at a mark behind its verb, or
// where the sentence goes on with what the rejecting verb stands beside.
func (r *reader) contentEnd(from, last, verb int, phrase bool) int {
	main := r.clauseHead(from, last)
	whole := phrase // which has no verb to wait for
	nested := false
	to := last
	for t := from; t < last; t++ {
		nested = nested || t > from && relative(r.word(t))
		whole = whole || t == main || r.finite(t) && !nested
		if t > from && (r.stops(t, whole) || r.goesOn(t, verb) || main >= 0 && t > main && r.finite(t) && r.part(t) == "VERB" && r.head(t) < from) {
			to = t
			break
		}
	}
	for to > from && (r.part(to-1) == "PUNCT" || r.part(to-1) == "CCONJ") && r.word(to-1) != "%" {
		to--
	}
	return to
}

// goingOn are the words behind a comma that go on with him who rejects.
var goingOn = map[string]bool{"while": true, "saying": true, "calling": true, "insisting": true, "adding": true, "and": true, "but": true}

func (r *reader) stops(t int, whole bool) bool {
	switch w := r.word(t); w {
	case "(": // not that of "401(k)"
		return r.doc.Tokens[t-1].End < r.doc.Tokens[t].Start
	case ".", ";", ":", "?", "!", "—", "–", "--":
		return true
	case ",":
		return whole || goingOn[r.at(t+1)]
	case "while", "saying", "calling", "insisting", "adding":
		return whole
	case "as":
		return whole && quoteMark(r.at(t+1))
	}
	return false
}

// goesOn reports whether a word goes on with a verb beside the rejecting one:
// "denied that he left [and said]".
func (r *reader) goesOn(t, verb int) bool {
	if r.part(t) != "CCONJ" {
		return false
	}
	if falsely[r.at(t+1)] || r.part(min(t+1, len(r.doc.Tags)-1)) == "AUX" || r.doc.Tags[min(t+1, len(r.doc.Tags)-1)].Fine == "VBD" && len(lexicon.VerbCues(r.at(t+1))) > 0 {
		return true
	}
	for k := t + 1; k < len(r.doc.Tokens) && k < t+4; k++ {
		if h := r.head(k); r.relation(k) == "conj" && h >= 0 && h <= verb {
			return true
		}
	}
	return false
}

// claimant is whose claim a noun stands for: "the opposition's claims",
// "claims by the opposition", "a Herald report"; none when it does not say.
func (r *reader) claimant(noun, cue int) phrase {
	if w := r.at(noun + 1); w == "by" || w == "from" {
		const far = 10
		for t := noun + 2; t < len(r.doc.Tokens) && t < noun+far; t++ {
			if r.marker(t) == noun+1 && t != noun+1 {
				return r.phrase(t)
			}
		}
	}
	if k := r.owner(noun); k >= 0 {
		if r.word(r.marker(k)) == "of" {
			return none // what is claimed
		}
		return r.phrase(k)
	}
	if k := r.child(noun, "nmod:poss"); k >= 0 && twoCapitals(r.term(phrase{k, []int{k}}).Name) {
		return phrase{k, []int{k}} // "his"
	}
	t := noun - 1
	for t > cue && r.part(t) == "PROPN" {
		t--
	}
	if t == noun-1 || r.lemma(noun) != "report" && r.lemma(noun) != "story" && !r.organization(noun-1) {
		return none
	}
	p := phrase{head: noun - 1}
	for k := t + 1; k < noun; k++ {
		p.tokens = append(p.tokens, k)
	}
	return p
}

// organization reports whether a token ends the name of an organization.
func (r *reader) organization(t int) bool {
	at := r.doc.Tokens[t].Span
	i := firstFrom(r.doc.Mentions, gainsay.Span{Start: at.End}, func(m gainsay.Mention) gainsay.Span { return m.Span })
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if m := &r.doc.Mentions[k]; m.Contains(at) && m.Kind == gainsay.Organization {
			return true
		}
	}
	return false
}

// deniesThat reads "He struck her, a charge that he denies": what is denied
// stands before the noun, from where it is said to begin.
func (r *reader) deniesThat(d *dispute) bool {
	noun := r.head(d.cue)
	if noun < 0 || noun > d.cue || r.relation(d.cue) != "acl" || !ofWhat[r.lemma(noun)] || r.rejectsNothing(d.cue) {
		return false
	}
	k := r.child(d.cue, "nsubj")
	if k < noun || relative(r.word(k)) {
		return false
	}
	first := r.doc.Sentences[d.sentence].First
	mark := noun - 1
	if mark > first && r.part(mark) == "DET" {
		mark--
	}
	if mark <= first+2 || r.part(mark) != "PUNCT" || quoteMark(r.word(mark)) {
		return false
	}
	d.noun, d.who, d.to = noun, r.joined(k), mark
	for d.from = mark - 1; d.from > first; d.from-- {
		if w := r.word(d.from - 1); w == "that" || w == "whether" || w == "accused" || r.part(d.from-1) == "PUNCT" && w == ";" {
			break
		}
	}
	return r.hasVerb(d.from, d.to)
}
