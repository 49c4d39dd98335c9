package claim

import (
	"slices"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// clauses is the clauses of a sentence: by its parse, or by its verb groups
// where there is none.
func (r *reader) clauses(sentence int) []clause {
	s := r.doc.Sentences[sentence]
	if !r.parsed(s) {
		return r.groups(sentence)
	}
	var out []clause
	for t := s.First; t < s.Last; t++ {
		if !r.predicates(t) {
			continue
		}
		c := clause{predicate: t, sentence: sentence, subject: none, object: none, speaker: none, rule: "clause"}
		c.tokens = r.keep(r.under(t, t, 0, r.free[:0]))
		slices.Sort(c.tokens)
		r.arguments(&c)
		if r.knows(t) {
			r.known(&c)
		}
		if r.inPassing(t) && r.governor(t) < 0 {
			c.rule = "describing clause"
		}
		r.weigh(&c)
		c.shown = r.show(c)
		out = append(out, c)
	}
	return out
}

// known makes what is known the object of the clause of who knows it.
func (r *reader) known(c *clause) {
	k := r.child(c.predicate, "ccomp")
	c.object = phrase{k, r.keep(r.under(k, k, 0, r.free[:0]))}
	slices.Sort(c.object.tokens)
	c.tokens = slices.Concat(c.tokens, c.object.tokens)
	slices.Sort(c.tokens)
	if r.word(c.object.tokens[0]) == "that" {
		c.object.tokens = c.object.tokens[1:]
	}
}

// show is the tokens that a claim is shown with: its own and those of the
// words that govern it.
func (r *reader) show(c clause) []int {
	if len(c.governors) == 0 {
		return c.tokens
	}
	shown := slices.Clone(c.tokens)
	for _, g := range c.governors {
		if !saying(r.word(g)) {
			shown = r.under(g, g, 0, shown)
		}
	}
	slices.Sort(shown)
	return slices.Compact(shown)
}

func (r *reader) parsed(s gainsay.Sentence) bool {
	if len(r.arcs) != len(r.doc.Tokens) {
		return false
	}
	for t := s.First; t < s.Last; t++ {
		if r.arcs[t].Relation != "" {
			return true
		}
	}
	return false
}

// predicates reports whether a token is the head of a clause that states
// something by itself: not a verb that only says how another one holds, not
// the cue of a statement.
func (r *reader) predicates(t int) bool {
	if r.cue[t] && !r.phraseOnly(t) && (saying(r.word(t)) && r.child(t, "obj", "nsubj:pass") < 0 || r.reports(t) && r.onlyReports(t)) {
		return false
	}
	if r.bareGerund(t) {
		return false
	}
	switch r.relation(t) {
	case "root", "conj", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "dep":
	default:
		return r.child(t, "cop") >= 0
	}
	if r.part(t) != "VERB" && r.child(t, "cop", "nsubj") < 0 {
		return r.persists(t) || r.alike(t) || r.relation(t) == "root" && r.part(t) != "PUNCT" && r.headline(t)
	}
	return !r.onlyGoverns(t) || r.knows(t)
}

// knows reports whether a verb tells that somebody knew what the clause below it
// says: that he did is a statement of its own, which can be denied.
func (r *reader) knows(t int) bool {
	if r.lemma(t) != "know" || r.cue[t] {
		return false
	}
	k := r.child(t, "ccomp")
	return k >= 0 && r.unit[k] == r.unit[t] && r.child(t, "nsubj") >= 0 && r.child(k, "nsubj") > 0 && r.at(t+1) == "that" && r.head(t+1) == k
}

// persists reports whether an adjective is what something stays: "the bridge
// remains closed" is about closed, not about remaining.
func (r *reader) persists(t int) bool {
	h := r.head(t)
	return r.relation(t) == "xcomp" && (r.part(t) == "ADJ" || r.doc.Tags[t].Fine == "VBN") && h >= 0 && h < t && r.part(h) == "VERB" && (r.lemma(h) == "remain" || r.lemma(h) == "stay")
}

// alike reports whether an adjective is the second thing that a sentence says
// something is: "the vote was free and fair". What a negation or an auxiliary
// does to the first it need not do to the second.
func (r *reader) alike(t int) bool {
	h := r.head(t)
	return r.relation(t) == "conj" && r.part(t) == "ADJ" && h >= 0 && r.part(h) == "ADJ" && r.child(h, "cop") >= 0 && r.child(h, "aux", "mark") < 0 &&
		r.child(h, "nsubj") >= 0 && r.relation(h) != "acl" && !r.negated(h)
}

// bareGerund reports whether a token only names a doing, with nobody who does
// it: "warnings about overloading".
func (r *reader) bareGerund(t int) bool {
	if r.doc.Tags[t].Fine != "VBG" || r.relation(t) != "acl" {
		return false
	}
	for k := r.first[t]; k >= 0; k = r.next[k] {
		if x := r.relation(k); x != "mark" && x != "case" && x != "punct" {
			return false
		}
	}
	return r.child(t, "mark", "case") >= 0
}

// phraseOnly reports whether what a cue reports is a thing and no clause: "had
// asked for soldiers" says what was done.
func (r *reader) phraseOnly(t int) bool {
	found := false
	for k := r.first[t]; k >= 0; k = r.next[k] {
		u := r.unit[k]
		if u == 0 || u == r.unit[t] {
			continue
		}
		if r.relation(k) != "obl" || r.part(k) != "NOUN" && r.part(k) != "PROPN" || r.doc.Quotations[u-1].Form == gainsay.Direct {
			return false
		}
		found = true
	}
	return found
}

// headline reports whether the sentence of a root without a verb is worth a
// claim: "Two dead in blast". In the body a line that does not end as a
// sentence does is one of a list, a table or a menu, and neither that nor a
// name alone states anything, but for a state or a count of people: "At least
// 12 missing".
func (r *reader) headline(t int) bool {
	if r.child(t, "nmod", "amod", "nummod", "acl", "compound", "obl") < 0 {
		return false
	}
	s := r.doc.Sentences[r.doc.SentenceAt(r.doc.Tokens[t].Start)]
	return s.Start < r.doc.Body || len(r.doc.Sentences) < fewLines || r.part(t) == "ADJ" || r.stopped(s) && !r.nameOnly(s) || r.fated(s.Span)
}

// fewLines is how many sentences a text has that is no headline or brief.
const fewLines = 4

// stopped reports whether a sentence ends with a mark that ends one.
func (r *reader) stopped(s gainsay.Sentence) bool {
	for t := s.Last - 1; t > s.First; t-- {
		switch w := r.word(t); {
		case w == "." || w == "!" || w == "?" || w == "…" || w == "...":
			return true
		case r.part(t) != "PUNCT":
			return false
		}
	}
	return false
}

// nameOnly reports whether all that a sentence holds is written as a name is:
// "Ministry for Harbours and Rails."
func (r *reader) nameOnly(s gainsay.Sentence) bool {
	for t := s.First; t < s.Last; t++ {
		switch r.part(t) {
		case "NOUN", "PROPN", "ADJ", "VERB", "ADV":
			if c := r.doc.Text[r.doc.Tokens[t].Start]; c >= 'a' && c <= 'z' {
				return false
			}
		}
	}
	return true
}

// fated reports whether a span counts people by what became of them.
func (r *reader) fated(s gainsay.Span) bool {
	return slices.ContainsFunc(r.doc.Quantities, func(q gainsay.Quantity) bool { return q.Fate != "" && s.Contains(q.Span) })
}

// onlyReports reports whether a cue says no more than that something is said:
// "charged her with fraud" states what happened, "said" does not.
func (r *reader) onlyReports(t int) bool {
	for k := r.first[t]; k >= 0; k = r.next[k] {
		if u := r.unit[k]; u > 0 && r.clausal(k) && r.doc.Quotations[u-1].Cue.Contains(r.doc.Tokens[t].Span) {
			return true
		}
	}
	return saying(r.word(t)) && r.child(t, "obj", "nsubj:pass") < 0
}

// edge reports whether a statement begins or ends between a token and its
// head in a way that parts them: always where one ends, and where one begins
// that is a clause.
func (r *reader) edge(k, h int) bool {
	u, v := r.unit[k], r.unit[h]
	if r.relation(k) == "case" && r.inside(v, u) {
		return false // "asked for [soldiers]"
	}
	return u != v && (!r.inside(u, v) || r.clausal(k))
}

// inside reports whether quotation u is reported in v, all by number.
func (r *reader) inside(u, v int) bool {
	for range 4 {
		if v == 0 || u == v {
			return true
		}
		if u == 0 {
			return false
		}
		u = r.doc.Quotations[u-1].Within
	}
	return false
}

// clausal reports whether the edge of a statement at k parts clauses: the
// content of "criticised the decision" is a phrase, that of "said he won" is not.
func (r *reader) clausal(k int) bool {
	switch r.relation(k) {
	case "obj", "nsubj", "obl", "nmod", "amod", "det", "case", "compound", "flat", "nummod", "advmod", "mark", "aux", "cop", "fixed", "appos", "iobj":
		return false
	}
	return true
}

// reports reports whether something is stated under the token.
func (r *reader) reports(t int) bool {
	for k := r.first[t]; k >= 0; k = r.next[k] {
		if r.unit[k] != r.unit[t] {
			return true
		}
	}
	h := r.head(t)
	return h >= 0 && r.unit[h] != r.unit[t] // "..., he said": the content is the head
}

// onlyGoverns reports whether the clause of t is told by the one below it:
// "plans to leave", "has no permission to stay", "there is no approval for
// these forces to remain", "officials said that ...".
func (r *reader) onlyGoverns(t int) bool {
	if k := r.child(t, "xcomp"); k >= 0 && r.persists(k) {
		return true
	}
	if k := r.governed(t); k >= 0 && r.unit[k] == r.unit[t] {
		return true
	}
	k := r.child(t, "ccomp")
	return k >= 0 && r.unit[k] == r.unit[t] && saying(r.word(t))
}

// governed is the predicate whose way of holding t tells, or -1.
func (r *reader) governed(t int) int {
	if lexicon.MoodOf(r.lemma(t)) != lexicon.Plain {
		if k := r.child(t, "xcomp", "ccomp", "csubj", "advcl:relcl"); k >= 0 && r.verbal(k) {
			return k
		}
		if r.part(t) == "ADJ" || lexicon.MoodOf(r.lemma(t)) == lexicon.Permits || lexicon.MoodOf(r.lemma(t)) == lexicon.Intends {
			if k := r.child(t, "advcl"); k >= 0 && r.infinitive(k) {
				return k
			}
		}
	}
	if !lexicon.Light(r.lemma(t)) {
		return -1
	}
	if k := r.child(t, "obj", "nsubj", "xcomp"); k >= 0 { // "have permission to", "there is approval for X to"
		return r.governedByNoun(r.lastNoun(t, k))
	}
	return -1
}

// lastNoun prefers the object: in "they have no permission" that is the noun.
func (r *reader) lastNoun(t, k int) int {
	if o := r.child(t, "obj"); o >= 0 {
		return o
	}
	return k
}

func (r *reader) governedByNoun(noun int) int {
	if lexicon.MoodOf(r.lemma(noun)) == lexicon.Plain {
		return -1
	}
	if k := r.child(noun, "acl", "advcl", "xcomp", "ccomp"); k >= 0 && r.verbal(k) && r.marked(k) {
		return k
	}
	return -1
}

func (r *reader) verbal(t int) bool { return r.part(t) == "VERB" || r.child(t, "cop", "mark") >= 0 }

func (r *reader) infinitive(t int) bool {
	for k := r.first[t]; k >= 0; k = r.next[k] {
		if r.word(k) == "to" && r.relation(k) == "mark" {
			return true
		}
	}
	return false
}

// saying reports whether a verb form does little but report words.
func saying(form string) bool {
	for _, c := range lexicon.VerbCues(form) {
		if c.Plain {
			return true
		}
	}
	return false
}

// Bounds on a clause: no sentence of news reaches them.
const (
	maxTokens = 300
	maxDepth  = 60
)

// under collects the tokens of a clause: what depends on its head without the
// clauses that state something by themselves.
func (r *reader) under(t, root, depth int, into []int) []int {
	if len(into) >= maxTokens || depth > maxDepth {
		return into
	}
	into = append(into, t)
	for k := r.first[t]; k >= 0; k = r.next[k] {
		if !r.apart(k, root) {
			into = r.under(k, root, depth+1, into)
		}
	}
	return into
}

// apart reports whether the part of the clause under k is another clause.
func (r *reader) apart(k, root int) bool {
	h := r.head(k)
	if r.edge(k, h) {
		return true
	}
	switch r.relation(k) {
	case "ccomp", "parataxis", "discourse", "vocative":
		return true
	case "advcl":
		return r.predicates(k) || h == root
	case "conj", "cc":
		return h == root && (r.relation(k) == "cc" || r.verbal(k) || r.part(k) == "ADJ")
	case "punct":
		return h == root && edge(r.word(k))
	}
	return false
}

func edge(mark string) bool {
	switch mark {
	case ",", ".", ";", ":", "!", "?", "\"", "“", "”", "''", "``", "--", "—", "–", "‘", "’":
		return true
	}
	return false
}
