package claim

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// accused reads what somebody is accused of, or charged with, at t: what
// stands behind the preposition mark.
func (r *reader) accused(sentence, t int, mark string) (gainsay.Claim, bool) {
	if r.part(t) != "VERB" {
		return gainsay.Claim{}, false
	}
	last := r.doc.Sentences[sentence].Last
	of := r.markBehind(t, last, mark)
	target, by := r.accusedOf(t)
	if of < 0 || !target.known() || r.unlikely(t) {
		return gainsay.Claim{}, false
	}
	to := r.contentEnd(of, last, t, true)
	from := t
	if first := target.tokens[0]; first < t && t-first < 12 {
		from = first
	} else if by.known() && by.tokens[0] < t && t-by.tokens[0] < 12 {
		from = by.tokens[0]
	}
	out := r.stretch(sentence, from, to)
	out.Rule, out.Modality, out.Predicate = accusation, gainsay.Asserted, r.lemma(t)
	out.Subject = r.party(target)
	if by.known() {
		out.Speaker = r.party(by)
	}
	out.Said = r.published()
	return out, to-of > 1
}

func (r *reader) markBehind(t, last int, mark string) int {
	const far = 10
	for k := t + 1; k < last && k < t+far; k++ {
		if r.word(k) == mark {
			return k
		}
		if r.part(k) == "PUNCT" && !quoteMark(r.word(k)) || r.part(k) == "VERB" {
			return -1
		}
	}
	return -1
}

// unlikely reports whether an accusation is not told as made: "could be charged".
func (r *reader) unlikely(t int) bool {
	for k := r.first[t]; k >= 0; k = r.next[k] {
		if w := r.word(k); (r.relation(k) == "aux" || r.relation(k) == "advmod" || r.relation(k) == "mark") &&
			(lexicon.Negator(w) || w == "would" || w == "will" || w == "could" || w == "may" || w == "might" || w == "can" || w == "to" || w == "if" || w == "previously") {
			return true
		}
	}
	return false
}

// alleged reads "her accusation that he struck her" as one of him.
func (r *reader) alleged(sentence, t int) (gainsay.Claim, bool) {
	if r.part(t) != "NOUN" {
		return gainsay.Claim{}, false
	}
	last := r.doc.Sentences[sentence].Last
	d := dispute{sentence: sentence, cue: max(t-1, 0), noun: t, by: none, who: none}
	if r.thatBehind(t+1, last) < 0 || !r.content(&d, t) {
		return gainsay.Claim{}, false
	}
	head := r.clauseHead(d.from, d.to)
	if head < 0 {
		return gainsay.Claim{}, false
	}
	k := r.child(head, "nsubj")
	if k < d.from || k >= d.to {
		return gainsay.Claim{}, false
	}
	out := r.stretch(sentence, d.from, d.to)
	out.Rule, out.Modality, out.Predicate = accusation, gainsay.Asserted, r.lemma(t)
	out.Subject, out.Said = r.party(r.phrase(k)), r.published()
	if d.by.known() {
		out.Speaker = r.party(d.by)
	}
	return out, true
}

// allegedThat reads "she alleges that he struck her", "the inquiry found that
// he took money", as one of him.
func (r *reader) allegedThat(sentence, t int) (gainsay.Claim, bool) {
	last := r.doc.Sentences[sentence].Last
	by := r.teller(t)
	if r.part(t) != "VERB" || r.unlikely(t) || r.lemma(t) == "find" && !(by.known() && inquiries[r.lemma(by.head)]) {
		return gainsay.Claim{}, false
	}
	from := r.toldFrom(t, last)
	if from <= t {
		return gainsay.Claim{}, false
	}
	out, ok := r.accusing(sentence, from, r.contentEnd(from, last, t, false), t)
	if by.known() {
		out.Speaker = r.party(by)
	}
	return out, ok
}

// inquiries are what finds that somebody did wrong.
var inquiries = map[string]bool{
	"report": true, "inquiry": true, "investigation": true, "probe": true, "investigator": true, "panel": true, "review": true, "audit": true, "commission": true, "watchdog": true,
}

// allegedly reads "he allegedly struck her".
func (r *reader) allegedly(sentence, t int) (gainsay.Claim, bool) {
	v := r.head(t)
	if v < t || r.part(v) != "VERB" {
		return gainsay.Claim{}, false
	}
	k := r.child(v, "nsubj", "nsubj:pass")
	if k < 0 || k > t || relative(r.word(k)) {
		return gainsay.Claim{}, false
	}
	from, last := r.phrase(k).tokens[0], r.doc.Sentences[sentence].Last
	return r.accusing(sentence, from, r.contentEnd(from, last, v, false), t)
}

// accusing is the clause of the tokens [from, to) as an accusation of its
// subject, which the word at cue makes of it.
func (r *reader) accusing(sentence, from, to, cue int) (gainsay.Claim, bool) {
	head := r.clauseHead(from, to)
	if head < 0 || to-from < 3 {
		return gainsay.Claim{}, false
	}
	k := r.child(head, "nsubj", "nsubj:pass")
	if k < from || k >= to {
		return gainsay.Claim{}, false
	}
	out := r.stretch(sentence, from, to)
	out.Rule, out.Modality, out.Predicate = accusation, gainsay.Asserted, r.lemma(cue)
	out.Subject, out.Said = r.party(r.phrase(k)), r.published()
	return out, true
}

// accusedOf is who is accused, and by whom.
func (r *reader) accusedOf(t int) (target, by phrase) {
	if k := r.child(t, "obj"); k >= 0 && r.child(t, "aux:pass") < 0 {
		return r.phrase(k), r.doer(t, 0)
	}
	if k := r.child(t, "nsubj:pass", "nsubj"); k >= 0 {
		if h := r.head(t); relative(r.word(k)) && h >= 0 && r.relation(t) == "acl" {
			return r.phrase(h), none
		}
		return r.joined(k), none
	}
	if h := r.head(t); h >= 0 && r.doc.Tags[t].Fine == "VBN" {
		switch r.relation(t) {
		case "acl":
			return r.phrase(h), none
		case "conj", "advcl", "xcomp":
			if k := r.child(h, "nsubj:pass", "nsubj"); k >= 0 && !relative(r.word(k)) {
				return r.joined(k), none
			}
		}
	}
	return none, none
}

// denial reads a denial that leaves to others what is denied: "denied the
// allegations", "has denied wrongdoing", "pleaded not guilty".
func (r *reader) denial(sentence, t int) (gainsay.Claim, bool) {
	if r.part(t) != "VERB" || r.rejectsNothing(t) {
		return gainsay.Claim{}, false
	}
	to := 0
	switch r.lemma(t) {
	case "deny":
		to = r.deniesIt(t)
	case "plead":
		if r.at(t+1) == "not" && r.at(t+2) == "guilty" {
			to = t + 3
		}
	default:
		to = r.saysOf(t)
	}
	who := none
	if to > 0 {
		who = r.whoRejects(t)
	}
	if !who.known() || who.head > t {
		return gainsay.Claim{}, false
	}
	from := t
	for from > 0 && r.part(from-1) == "AUX" {
		from--
	}
	out := r.stretch(sentence, from, to)
	out.Rule, out.Modality, out.Predicate = denial, gainsay.Asserted, r.lemma(t)
	out.Quotation = r.unit[t]
	r.say(&out, out.Quotation, none)
	out.Subject = r.party(who)
	out.Speaker = out.Subject
	out.Text = out.Subject.Label() + ": " + out.Text
	return out, true
}

// saysOf is the token behind "that claim", "those accusations" where a verb has
// it for its object, 0 for none.
func (r *reader) saysOf(t int) int {
	last := r.doc.Sentences[r.doc.SentenceAt(r.doc.Tokens[t].Start)].Last
	if !pointing[r.at(t+1)] || t+2 >= last || r.part(t+2) != "NOUN" || !r.endsAt(t+3, last) {
		return 0
	}
	switch r.lemma(t + 2) {
	case "claim", "allegation", "accusation", "account", "assertion", "report":
		return t + 3
	}
	return 0
}

// pleads reads "pleaded not guilty to two counts of murder": the charge stands
// in the sentence.
func (r *reader) pleads(d *dispute) bool {
	t, last := d.cue, r.doc.Sentences[d.sentence].Last
	if r.at(t+1) != "not" || r.at(t+2) != "guilty" || r.part(t) != "VERB" || r.rejectsNothing(t) {
		return false
	}
	const far = 12
	for k := t + 3; k < last && k < t+far; k++ {
		if r.word(k) == "to" {
			d.from = k + 1
			break
		}
		if r.part(k) == "VERB" || r.word(k) == "in" {
			return false
		}
	}
	if d.who = r.whoRejects(t); d.from == 0 || !d.who.known() || d.who.head > t || r.at(d.from) == "all" && r.at(d.from+1) == "charges" {
		return false
	}
	d.to = r.contentEnd(d.from, last, t, true)
	for k := d.from; k < d.to; k++ {
		switch r.lemma(k) { // "to the charges" does not tell which
		case "the", "a", "all", "charge", "felony", "misdemeanor", "offense", "both", "those", "these", "count", "his", "her":
		default:
			if r.part(k) == "NOUN" || r.part(k) == "VERB" {
				return true
			}
		}
	}
	return false
}

// deniesIt is the token behind an object that stands for an accusation told
// elsewhere, 0 for none.
func (r *reader) deniesIt(t int) int {
	const far = 6
	last := r.doc.Sentences[r.doc.SentenceAt(r.doc.Tokens[t].Start)].Last
	for k := t + 1; k < last && k < t+far; k++ {
		switch r.lemma(k) {
		case "allegation", "accusation", "charge", "wrongdoing", "misconduct", "involvement", "claim":
			return k + 1
		case "anything":
			if w := r.at(k + 1); w == "wrong" || w == "improper" || w == "illegal" || w == "inappropriate" {
				return k + 2
			}
			return 0
		case "it":
			if k == t+1 && (k+1 == last || r.part(k+1) == "PUNCT") {
				return k + 1
			}
			return 0
		}
		switch w := r.word(k); {
		case w == "being" && r.at(k+1) == "involved":
			return k + 2
		case w == "doing" || w == "having" || w == "that" || w == "did" || w == "had" || w == "done":
			continue
		}
		switch r.part(k) {
		case "DET", "ADJ", "PRON", "NOUN":
		default:
			return 0
		}
	}
	return 0
}

// allegedAgainst reads "a rape allegation made against the banker" as one of him.
func (r *reader) allegedAgainst(sentence, t int) (gainsay.Claim, bool) {
	const far = 14
	last := r.doc.Sentences[sentence].Last
	from := r.compoundOf(t)
	if from == t && r.at(t+1) != "of" {
		return gainsay.Claim{}, false
	}
	for k := t + 1; k+1 < last && k < t+far; k++ {
		if r.finite(k) && r.word(k) != "made" || r.word(k) == "," || r.word(k) == "that" {
			break
		}
		if r.word(k) != "against" {
			continue
		}
		who := r.nounBehind(k, last)
		if who < 0 {
			break
		}
		out := r.stretch(sentence, from, who+1)
		out.Rule, out.Modality, out.Predicate = accusation, gainsay.Asserted, r.lemma(t)
		out.Subject, out.Said = r.party(phrase{who, []int{who}}), r.published()
		return out, true
	}
	return gainsay.Claim{}, false
}

// nounBehind is the last word of the phrase behind the preposition at t, -1 for
// none.
func (r *reader) nounBehind(t, last int) int {
	const far = 8
	found := -1
	for k := t + 1; k < last && k < t+far; k++ {
		switch r.part(k) {
		case "NOUN", "PROPN":
			found = k
			continue
		case "DET", "ADJ", "NUM":
			if found < 0 {
				continue
			}
		}
		break
	}
	return found
}
