package claim

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// asClaimed is the rule of a claim that others made and the speaker rejects.
const asClaimed = "as claimed by others"

// heldFalse is the rule of a claim that the report itself calls untrue.
const heldFalse = "held false by the report"

// falsehood are the words by which a report calls a claim untrue.
var falsehood = map[string]bool{"falsely": true, "wrongly": true, "incorrectly": true, "baselessly": true, "false": true, "baseless": true, "unfounded": true, "debunked": true, "discredited": true, "untrue": true}

// untruth are nouns that call untrue what they stand for: "the lie that".
var untruth = map[string]bool{"lie": true, "hoax": true, "myth": true, "falsehood": true}

// heldFalse reports whether the report calls a clause untrue: "falsely claimed
// that", "false claims that".
func (r *reader) heldFalse(c clause, noun int) bool {
	u := r.unit[c.predicate]
	if u == 0 || c.crossed || len(r.arcs) == 0 || r.governor(c.predicate) >= 0 && r.unit[r.governor(c.predicate)] == u {
		return false
	}
	q := &r.doc.Quotations[u-1]
	if r.child(c.predicate, "nsubj") < 0 {
		return false // "a false report of being robbed"
	}
	if noun >= 0 {
		k := r.child(noun, "amod")
		return untruth[r.lemma(noun)] || k >= 0 && falsehood[r.word(k)]
	}
	first, last := r.doc.TokensIn(q.Cue)
	for t := first; t < last; t++ {
		if k := r.child(t, "advmod"); k >= 0 && falsehood[r.word(k)] && !r.describes(c.predicate) {
			return true
		}
	}
	return false
}

// rejected is the other side of a rejected claim: "denied a report that she
// left" tells that a report said so, and "rejected the opposition's claims
// that he took money" that the opposition did.
func (r *reader) rejected(c clause, denied gainsay.Claim) (gainsay.Claim, bool) {
	noun := r.nounBefore(c)
	if r.heldFalse(c, noun) {
		out := denied
		out.Denied, out.Rule, out.Quotation, out.Via, out.Speaker, out.Said = !denied.Denied, heldFalse, 0, nil, gainsay.Term{}, r.published()
		return out, true
	}
	if !strings.HasSuffix(denied.Rule, deniedMark) {
		return denied, false
	}
	if noun < 0 {
		return denied, false
	}
	out := denied
	out.Denied, out.Rule, out.Quotation = !denied.Denied, asClaimed, 0
	out.Via, out.Speaker = nil, r.term(phrase{noun, []int{noun}})
	if owner := r.owner(noun); owner >= 0 {
		out.Speaker = r.term(r.phrase(owner))
	}
	return out, true
}

// nounBefore is the noun for what was said that stands between the cue and the
// clause, or -1.
func (r *reader) nounBefore(c clause) int {
	u := r.unit[c.predicate]
	if u == 0 {
		return -1
	}
	cue, noun := r.doc.Quotations[u-1].Cue, -1
	for t := c.tokens[0] - 1; t >= 0 && t > c.tokens[0]-reach && r.doc.Tokens[t].Start >= cue.End; t-- {
		if p := r.part(t); p == "VERB" || p == "AUX" {
			return -1 // what stands before it is within the clause: "denied that it ignored warnings about"
		} else if p == "NOUN" && noun < 0 && (lexicon.ContentNoun(r.lemma(t)) || untruth[r.lemma(t)]) {
			noun = t
		}
	}
	return noun
}

// owner is who made the claim that a noun stands for: "the opposition's
// claims", "claims by the opposition"; -1 when it does not say.
func (r *reader) owner(noun int) int {
	if k := r.child(noun, "nmod:poss"); k >= 0 && r.part(k) != "PRON" {
		return k
	}
	for k := r.first[noun]; k >= 0; k = r.next[k] {
		if w := r.word(r.marker(k)); r.relation(k) == "nmod" && (w == "by" || w == "from" || w == "of") {
			return k
		}
	}
	return -1
}

// rejecting are the verbs under which what was said is another's.
var rejecting = map[string]bool{
	"deny": true, "reject": true, "dispute": true, "refute": true, "dismiss": true, "contradict": true, "rebut": true, "debunk": true,
}

// disown takes a claim from a speaker who rejects it: what stands behind "denied
// allegations" is what others allege.
func (r *reader) disown(out *gainsay.Claim, c clause) {
	noun := r.above(c.predicate)
	if noun < 0 || r.part(noun) != "NOUN" || !lexicon.ContentNoun(r.lemma(noun)) || r.relation(noun) != "obj" {
		return
	}
	if verb := r.above(noun); verb < 0 || !rejecting[r.lemma(verb)] || strings.HasSuffix(out.Rule, deniedMark) {
		return
	}
	r.disowned[out.Quotation] = true
	out.Via, out.Quotation = nil, 0
	out.Speaker = r.term(phrase{noun, []int{noun}})
	if owner := r.owner(noun); owner >= 0 {
		out.Speaker = r.term(r.phrase(owner))
	}
}

// above is the head of a token, -1 where there is no parse.
func (r *reader) above(t int) int {
	if t < 0 {
		return -1
	}
	return r.parent(t)
}
