package claim

import (
	"slices"

	"github.com/gainsay-news/gainsay/lexicon"
)

// arguments finds the subject, the object and the other phrases of a clause.
func (r *reader) arguments(c *clause) {
	t := c.predicate
	c.passive = r.child(t, "nsubj:pass", "aux:pass") >= 0 || r.bareParticiple(t)
	if k := r.child(t, "nsubj", "csubj"); k >= 0 {
		c.subject = r.joined(k)
	} else {
		c.subject = r.borrowed(t)
	}
	for k := r.first[t]; k >= 0; k = r.next[k] {
		switch r.relation(k) {
		case "obj", "iobj":
			if r.word(k) == "that" && k < t && r.opensClause(k, t) {
				continue // the parse takes it for what is done: "said that she would go"
			}
			if !c.object.known() || r.relation(k) == "obj" {
				c.object = r.phrase(k)
			}
		case "obl", "nmod":
			if !c.object.known() && r.counted(k) && r.child(t, "obj") < 0 {
				c.object = r.phrase(k)
				continue
			}
			if r.full(k) != "obl:tmod" {
				c.others = append(c.others, r.phrase(k))
			}
		}
	}
	if r.part(t) != "VERB" && r.part(t) != "AUX" && !c.object.known() && (r.child(t, "cop") >= 0 || r.child(t, "aux") < 0) { // "is the mayor of X": the predicate is its own object
		c.object = r.phrase(t)
	}
	c.resolveRelative(r)
}

// opensClause reports whether a "that" before verb t only opens its clause:
// its subject stands between the two.
func (r *reader) opensClause(k, t int) bool {
	s := r.child(t, "nsubj", "nsubj:pass")
	return s > k && s < t && r.relation(t) != "acl"
}

// counted reports whether what looks like a preposition of k only bounds or
// divides its figure: "station about 800 soldiers", "close 60 of its branches".
func (r *reader) counted(k int) bool {
	n, mark := r.child(k, "nummod"), r.child(k, "case")
	if n < 0 || mark < 0 {
		return false
	}
	switch r.word(mark) {
	case "about", "around", "over":
		return mark == n-1
	case "of":
		return mark == n+1
	}
	return false
}

// joined is a subject with the name that stands right behind it and that the
// parse holds for a second one: "the poet Mira Tann".
func (r *reader) joined(k int) phrase {
	p := r.phrase(k)
	n := r.next[k]
	if n < 0 || r.relation(n) != "nsubj" || r.part(n) != "PROPN" || len(p.tokens) == 0 {
		return p
	}
	if q := r.phrase(n); q.tokens[0] == p.tokens[len(p.tokens)-1]+1 {
		q.tokens = append(p.tokens, q.tokens...)
		return q
	}
	return p
}

// bareParticiple: "troops deployed in Iraq".
func (r *reader) bareParticiple(t int) bool {
	return r.full(t) == "acl" && r.doc.Tags[t].Fine == "VBN" && r.child(t, "aux") < 0
}

// borrowed is the subject that a clause shares with the one it hangs on.
func (r *reader) borrowed(t int) phrase {
	for range maxDepth {
		h := r.head(t)
		if h < 0 {
			return none
		}
		switch r.relation(t) {
		case "acl": // "troops withdrawing from Syria"; "approval for troops to remain"
			if lexicon.MoodOf(r.lemma(h)) == 0 {
				return r.phrase(h)
			}
			if k := r.child(h, "nmod"); k >= 0 && r.word(r.marker(k)) == "for" {
				return r.phrase(k)
			}
			t = h
			continue
		case "xcomp", "ccomp", "advcl":
			if o := r.child(h, "obj", "iobj"); o >= 0 && r.relation(t) != "advcl" {
				return r.phrase(o)
			}
		case "conj", "obj", "nsubj", "parataxis":
		default:
			return none
		}
		if k := r.child(h, "nsubj", "csubj"); k >= 0 && k != t {
			return r.phrase(k)
		}
		t = h
	}
	return none
}

// marker is the preposition of a phrase, or its head when it has none.
func (r *reader) marker(t int) int {
	if k := r.child(t, "case", "mark"); k >= 0 {
		return k
	}
	return t
}

// resolveRelative puts the noun in the place of "who", "which" and "that".
func (c *clause) resolveRelative(r *reader) {
	if r.relation(c.predicate) != "acl" || r.head(c.predicate) < 0 {
		return
	}
	noun := r.head(c.predicate)
	if c.subject.known() && relative(r.word(c.subject.head)) {
		c.subject = r.phrase(noun)
	} else if c.object.known() && relative(r.word(c.object.head)) {
		c.object = r.phrase(noun)
	}
}

func relative(w string) bool { return w == "who" || w == "which" || w == "that" || w == "whom" }

// phrase is the noun phrase under a head: no clause that describes it, no
// second conjunct.
func (r *reader) phrase(head int) phrase {
	p := phrase{head, r.keep(r.phraseTokens(head, head, 0, r.free[:0]))}
	slices.Sort(p.tokens)
	return p
}

func (r *reader) phraseTokens(t, root, depth int, into []int) []int {
	if len(into) >= maxTokens || depth > maxDepth {
		return into
	}
	into = append(into, t)
	for k := r.first[t]; k >= 0; k = r.next[k] {
		if !r.outsidePhrase(k, root) {
			into = r.phraseTokens(k, root, depth+1, into)
		}
	}
	return into
}

func (r *reader) outsidePhrase(k, root int) bool {
	if r.edge(k, r.head(k)) {
		return true
	}
	if r.relation(k) == "appos" && r.part(k) == "PROPN" {
		return false // "the poet Mira Tann": both name one thing
	}
	switch r.relation(k) {
	case "acl", "ccomp", "advcl", "parataxis", "appos", "cop", "nsubj", "aux", "mark", "punct", "dep", "discourse", "advmod", "expl":
		return r.relation(k) != "advmod" || r.head(k) == root && r.part(root) != "NUM" && r.part(k) == "ADV"
	case "case", "cc":
		return r.head(k) == root
	case "conj":
		return r.verbal(k)
	}
	return false
}
