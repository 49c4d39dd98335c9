package claim

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// groups cuts a sentence without a parse into clauses, one a verb group, each
// with the nouns nearest to it on either side.
func (r *reader) groups(sentence int) []clause {
	s := r.doc.Sentences[sentence]
	out := r.groupsIn(sentence, s)
	if len(out) == 0 && s.Last-s.First > 2 {
		if c, ok := r.verbless(sentence); ok {
			out = append(out, c)
		}
	}
	return out
}

// groupsIn is the verb groups among the tokens of s.
func (r *reader) groupsIn(sentence int, s gainsay.Sentence) []clause {
	var out []clause
	from := s.First
	pending := clause{subject: none}
	for t := s.First; t < s.Last; t++ {
		if !r.mainVerb(t, s.Last) || r.cue[t] && r.reportsNear(t) {
			continue
		}
		c := clause{predicate: t, sentence: sentence, subject: none, object: none, speaker: none, rule: "verb group", modality: gainsay.Asserted}
		c.denied, c.modality = pending.denied, pending.modality
		if c.modality == "" {
			c.modality = gainsay.Asserted
		}
		r.weighGroup(&c, from, t)
		end := r.groupEnd(t+1, s.Last)
		if lexicon.MoodOf(r.lemma(t)) != lexicon.Plain && r.toInfinitive(t, end, s.Last) {
			c.hold(lexicon.MoodOf(r.lemma(t)), r.lemma(t))
			pending = c // "plans to leave": the next group is the claim
			from = t + 1
			continue
		}
		r.cut(&c, from, end)
		if !c.subject.known() {
			c.subject = pending.subject
		}
		pending = clause{subject: none}
		out = append(out, c)
		from = end
	}
	return out
}

// mainVerb: a verb, or a copula that no verb follows at once.
func (r *reader) mainVerb(t, last int) bool {
	if r.part(t) == "VERB" {
		return true
	}
	if r.part(t) != "AUX" || r.lemma(t) != "be" {
		return false
	}
	for k := t + 1; k < last && k < t+4; k++ {
		switch r.part(k) {
		case "VERB", "AUX":
			return false
		case "ADV", "PART":
		default:
			return true
		}
	}
	return true
}

// reportsNear: a cue without a parse is taken to state nothing itself.
func (r *reader) reportsNear(t int) bool { return r.cue[t] }

// groupEnd is where the clause of a verb group ends: at the next verb group's
// marker, at a mark, or at the edge of a quotation.
func (r *reader) groupEnd(t, last int) int {
	for k := t; k < last; k++ {
		switch {
		case k > t && r.unit[k] != r.unit[k-1], r.part(k) == "SCONJ", r.word(k) == ";":
			return k
		case r.part(k) == "CCONJ" && r.verbAhead(k+1, last):
			return k
		case r.part(k) == "VERB" && k > t && r.word(k-1) != "to":
			return k
		case (r.word(k) == "who" || r.word(k) == "which") && k > t:
			return k
		}
	}
	return last
}

func (r *reader) verbAhead(t, last int) bool {
	for k := t; k < last && k < t+4; k++ {
		if r.part(k) == "VERB" || r.part(k) == "AUX" {
			return true
		}
	}
	return false
}

func (r *reader) toInfinitive(t, end, last int) bool {
	for k := t + 1; k < min(end+2, last-1); k++ {
		if r.word(k) == "to" && r.part(k+1) == "VERB" {
			return true
		}
	}
	return false
}

// weighGroup reads the words before the verb: auxiliaries and negations.
func (r *reader) weighGroup(c *clause, from, t int) {
	for k := max(from, t-6); k < t; k++ {
		switch r.part(k) {
		case "AUX", "PART", "ADV", "DET", "SCONJ":
			if w := r.word(k); lexicon.Negator(w) && r.deniesPredicate(k) {
				c.denied = !c.denied
			} else {
				c.hold(lexicon.MoodOf(r.auxiliary(k)), w)
			}
		}
	}
	if t+1 < len(r.doc.Tokens) && (r.word(t+1) == "no" || r.word(t+1) == "not" || r.word(t+1) == "n't") {
		c.denied = !c.denied
	}
	for k := c.predicate; k < min(c.predicate+20, r.doc.Sentences[c.sentence].Last); k++ {
		if w := r.word(k); w == "if" || w == "unless" {
			c.modality, c.supposed = gainsay.Conditional, true
		}
	}
	r.deniedBySpeaker(c)
	if r.question(c.sentence) {
		c.modality = gainsay.Asking
	}
}

// cut takes the tokens of the verb's own unit and the nouns on either side.
func (r *reader) cut(c *clause, from, end int) {
	from = min(from, c.predicate)
	for k := from; k < end; k++ {
		if r.unit[k] == r.unit[c.predicate] {
			c.tokens = append(c.tokens, k)
		}
	}
	c.subject = r.nearestNoun(c.tokens, c.predicate, -1)
	c.object = r.nearestNoun(c.tokens, c.predicate, +1)
}

// nearestNoun is the run of nouns next to the predicate on one side.
func (r *reader) nearestNoun(tokens []int, predicate, side int) phrase {
	p := none
	for i := range tokens {
		t := tokens[i]
		if side < 0 {
			t = tokens[len(tokens)-1-i]
		}
		if side*(t-predicate) <= 0 {
			continue
		}
		noun := r.part(t) == "NOUN" || r.part(t) == "PROPN" || r.part(t) == "PRON"
		if !noun && p.known() && r.part(t) != "ADJ" && r.part(t) != "NUM" && r.part(t) != "DET" {
			break
		}
		if noun && (!p.known() || side > 0) {
			p.head = t
		}
		if p.known() {
			p.tokens = append(p.tokens, t)
		}
	}
	if side < 0 {
		for i, j := 0, len(p.tokens)-1; i < j; i, j = i+1, j-1 {
			p.tokens[i], p.tokens[j] = p.tokens[j], p.tokens[i]
		}
	}
	return p
}

// verbless is a headline or a label: "Two dead in blast".
func (r *reader) verbless(sentence int) (clause, bool) {
	s := r.doc.Sentences[sentence]
	c := clause{predicate: -1, sentence: sentence, subject: none, object: none, speaker: none, rule: "no verb", modality: gainsay.Asserted}
	for t := s.First; t < s.Last; t++ {
		if c.predicate < 0 && r.unit[t] == 0 && (r.part(t) == "ADJ" || r.part(t) == "NOUN") {
			c.predicate = t
		}
	}
	if c.predicate < 0 {
		return c, false
	}
	for t := s.First; t < s.Last; t++ {
		if r.unit[t] == 0 {
			c.tokens = append(c.tokens, t)
		}
	}
	return c, true
}
