package claim

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

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
