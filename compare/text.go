package compare

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// A text is a short document read as one passage: all its content words in
// order with what they depend on, those between its claims too ("the mayor of
// Orsk, Ada Lund, said ..."), and the names behind its pronouns.
type text struct {
	*passage
	claim *gainsay.Claim
	at    []int32 // the word that each token became, -1 for none
	heads []int32
}

func textReading(p *passage) *reading {
	t := &text{passage: p, claim: &gainsay.Claim{Document: p.doc.ID, Amounts: p.doc.Quantities}}
	t.at = make([]int32, len(p.doc.Tokens))
	for i := range t.at {
		t.at[i] = -1
		if len(t.claim.Words) >= maxWhole {
			continue
		}
		if w, ok := t.word(i); ok {
			t.at[i] = int32(len(t.claim.Words))
			t.claim.Words = append(t.claim.Words, w)
		}
	}
	t.attach()
	t.deny()
	t.behind()
	r := newReading(t.claim)
	r.text = &syntax{heads: t.heads}
	for _, i := range p.members {
		r.text.claims = append(r.text.claims, &p.claims[i])
	}
	return r
}

// word is a token as a content word of a claim.
func (t *text) word(i int) (gainsay.ClaimWord, bool) {
	if i >= len(t.doc.Tags) {
		return gainsay.ClaimWord{}, false
	}
	tag := &t.doc.Tags[i]
	w := gainsay.ClaimWord{Lemma: strings.ToLower(tag.Lemma), Part: tag.Part}
	switch tag.Part {
	case "NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM":
	default:
		if !lexicon.Whole(w.Lemma) && !lexicon.Part(w.Lemma) && !lexicon.Earlier(w.Lemma) {
			return w, false
		}
	}
	if lexicon.Light(w.Lemma) || lexicon.Negator(w.Lemma) {
		return w, false
	}
	if w.Part == "ADJ" || w.Part == "NOUN" {
		if country, ok := lexicon.CountryOf(t.doc.Words(t.doc.Tokens[i].Span)); ok && !strings.Contains(country.Name, " ") {
			w.Lemma, w.Part = strings.ToLower(country.Name), "PROPN"
		}
	}
	w.Role = t.role(w, t.doc.Tokens[i].Span)
	return w, true
}

// role is the part that a word plays in the claims of its sentence: that of
// predicate where it has it in one, else that in the first.
func (t *text) role(w gainsay.ClaimWord, at gainsay.Span) gainsay.ClaimRole {
	if w.Part == "NUM" {
		return gainsay.RoleFigure
	}
	role := gainsay.ClaimRole("")
	for _, k := range t.members {
		c := &t.claims[k]
		if !c.Sentence.Contains(at) {
			continue
		}
		for i := range c.Words {
			if x := &c.Words[i]; x.Lemma == w.Lemma && (role == "" || x.Role == gainsay.RolePredicate) {
				role = x.Role
			}
		}
	}
	return role
}

// upward is over how many words without content a head is looked for.
const upward = 6

// attach gives each word the nearest content word that it depends on.
func (t *text) attach() {
	t.heads = make([]int32, len(t.claim.Words))
	for i, k := range t.at {
		if k < 0 {
			continue
		}
		t.heads[k] = -1
		for range upward {
			if i >= len(t.doc.Arcs) || t.doc.Arcs[i].Head == 0 {
				break
			}
			i = t.doc.Arcs[i].Head - 1
			if h := t.at[i]; h >= 0 {
				t.heads[k], t.claim.Words[k].Of = h, t.claim.Words[h].Lemma
				break
			}
		}
	}
}

// deny marks the words under a negator.
func (t *text) deny() {
	for i := range t.doc.Tokens {
		if i >= len(t.doc.Arcs) || i >= len(t.doc.Tags) || t.doc.Arcs[i].Head == 0 || !lexicon.Negator(strings.ToLower(t.doc.Tags[i].Lemma)) {
			continue
		}
		if k := t.at[t.doc.Arcs[i].Head-1]; k >= 0 {
			t.claim.Words[k].Denied = true
		}
	}
}

// behind marks the predicates of claims denied in any way ("failed to") and adds the names that claims
// have and the text does not: those behind pronouns.
func (t *text) behind() {
	at := map[string]int32{}
	for i := range t.claim.Words {
		at[t.claim.Words[i].Lemma] = int32(i)
	}
	for _, k := range t.members {
		c := &t.claims[k]
		predicate, ok := at[c.Predicate]
		if !ok {
			predicate = -1
		} else if c.Denied {
			t.claim.Words[predicate].Denied = true
		}
		for _, w := range c.Words {
			if _, ok := at[w.Lemma]; !ok && w.Part == "PROPN" && len(t.claim.Words) < maxWhole {
				at[w.Lemma] = int32(len(t.claim.Words))
				t.claim.Words, t.heads = append(t.claim.Words, w), append(t.heads, predicate)
			}
		}
	}
}
