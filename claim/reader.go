package claim

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// A reader holds a document and what is looked up in it all the time.
type reader struct {
	doc    *gainsay.Document
	arcs   []gainsay.Arc // the parse, mended at the edges of statements
	first  []int         // first[i] is the first dependent of Tokens[i], -1 for none
	next   []int         // next[i] is the next dependent of its head, -1 for none
	unit   []int         // 1 + index of the innermost quotation that holds the token; 0: the article's own voice
	cue    []bool
	cueOf  []int // 1 + index of a quotation whose cue has the token
	entity []int // 1 + index of the entity whose mention has the token as its head

	entities    map[gainsay.EntityID]*gainsay.Entity // nil until one is asked for
	disowned    map[int]bool                         // quotations, by number, whose words are another's than the speaker's
	low, lemmas []string                             // words and lemmas in small letters
	relations   []string                             // of arcs, without subtypes; nil until they are mended
	free        []int                                // room for the lists of tokens to come
}

// keep takes the room that a list has filled off what is free.
func (r *reader) keep(list []int) []int {
	if n := len(list); n <= cap(r.free) { // else it has moved to a place of its own
		r.free = r.free[n:cap(r.free)]
	}
	return slices.Clip(list)
}

// listed is how many places in lists of tokens a token of news takes, about.
const listed = 3

func newReader(doc *gainsay.Document) *reader {
	n := len(doc.Tokens)
	r := &reader{doc: doc, unit: make([]int, n), cue: make([]bool, n), cueOf: make([]int, n), disowned: map[int]bool{}, entity: make([]int, n)}
	r.low, r.lemmas, r.free = make([]string, n), make([]string, n), make([]int, listed*n)
	for t := range n {
		r.low[t], r.lemmas[t] = strings.ToLower(doc.Words(doc.Tokens[t].Span)), strings.ToLower(doc.Tags[t].Lemma)
	}
	r.markQuotations()
	r.mend()
	r.linkArcs()
	for e := range doc.Entities {
		for _, l := range doc.Entities[e].Links {
			if l.Mention < len(doc.Mentions) {
				r.entity[doc.Mentions[l.Mention].Head] = e + 1
			}
		}
	}
	r.headNames()
	return r
}

// headNames gives an entity also to the token of its name that the others hang
// on in the parse: the first of "Karl Benning", where the mention has the last.
func (r *reader) headNames() {
	if len(r.arcs) != len(r.doc.Tokens) {
		return
	}
	for i := range r.doc.Mentions {
		m := &r.doc.Mentions[i]
		if m.Form != gainsay.Name || m.Head >= len(r.entity) || r.entity[m.Head] == 0 {
			continue
		}
		t := m.Head
		for range maxDepth { // arcs may run in a circle
			h := r.head(t)
			if h < 0 || !m.Contains(r.doc.Tokens[h].Span) {
				break
			}
			t = h
		}
		if r.entity[t] == 0 {
			r.entity[t] = r.entity[m.Head]
		}
	}
}

func (r *reader) linkArcs() {
	n := len(r.doc.Tokens)
	r.first, r.next = make([]int, n), make([]int, n)
	for i := range n {
		r.first[i], r.next[i] = -1, -1
	}
	if len(r.arcs) != n {
		return
	}
	relations := make([]string, n)
	for i := n - 1; i >= 0; i-- {
		relations[i] = r.relation(i)
		if h := r.arcs[i].Head - 1; h >= 0 {
			r.next[i], r.first[h] = r.first[h], i
		}
	}
	r.relations = relations
}

// markQuotations paints outer statements before the ones reported in them.
func (r *reader) markQuotations() {
	for depth := range 4 {
		for i := range r.doc.Quotations {
			q := &r.doc.Quotations[i]
			if r.depth(i) != depth {
				continue
			}
			for _, s := range q.Parts() {
				first, last := r.doc.TokensIn(s)
				for t := first; t < last; t++ {
					r.unit[t] = i + 1
				}
			}
			first, last := r.doc.TokensIn(q.Cue)
			for t := first; t < last && !q.Cue.IsZero(); t++ {
				r.cue[t], r.cueOf[t] = true, i+1
			}
		}
	}
}

func (r *reader) depth(q int) int {
	n := 0
	for w := r.doc.Quotations[q].Within; w > 0 && n < 3; w = r.doc.Quotations[w-1].Within {
		n++
	}
	return n
}

// part is the part of speech of a token; "" beyond the last.
func (r *reader) part(t int) string {
	if t >= len(r.doc.Tags) {
		return ""
	}
	return r.doc.Tags[t].Part
}

func (r *reader) lemma(t int) string { return r.lemmas[t] }
func (r *reader) word(t int) string  { return r.low[t] }

// relation is the relation of a token to its head, without its subtype.
func (r *reader) relation(t int) string {
	if r.relations != nil {
		return r.relations[t]
	}
	rel, _, _ := strings.Cut(r.arcs[t].Relation, ":")
	return rel
}

func (r *reader) full(t int) string { return r.arcs[t].Relation }
func (r *reader) head(t int) int    { return r.arcs[t].Head - 1 }

// child is the first dependent of t with one of the relations, or -1.
func (r *reader) child(t int, relations ...string) int {
	for k := r.first[t]; k >= 0; k = r.next[k] {
		if has, base := r.arcs[k].Relation, r.relation(k); slices.Contains(relations, base) || len(has) > len(base) && slices.Contains(relations, has) {
			return k
		}
	}
	return -1
}

// predicate is the lemma of a predicate, with its particle: "pull-out".
func (r *reader) predicate(t int) string {
	lemma := r.lemma(t)
	if k := r.child(t, "compound:prt"); k >= 0 {
		return lemma + "-" + r.lemma(k)
	}
	return lemma
}

// frame is the event class of a predicate: its own, or that of the noun that
// a light verb carries ("have permission", "make a visit").
func (r *reader) frame(t int, lemma string) string {
	if f := lexicon.FrameOf(lemma); f.Name != "" {
		return f.Name
	}
	if f := lexicon.FrameOf(r.lemma(t)); f.Name != "" {
		return f.Name
	}
	if !lexicon.Light(r.lemma(t)) && r.lemma(t) != "make" && r.lemma(t) != "take" && r.lemma(t) != "hold" {
		return ""
	}
	if k := r.child(t, "obj", "nsubj"); k >= 0 {
		return lexicon.FrameOf(r.lemma(k)).Name
	}
	return ""
}

// term is a phrase as the claim keeps it.
func (r *reader) term(p phrase) gainsay.Term {
	if !p.known() || len(p.tokens) == 0 {
		return gainsay.Term{}
	}
	first, last := p.tokens[0], p.tokens[len(p.tokens)-1]
	span := gainsay.Span{Start: r.doc.Tokens[first].Start, End: r.doc.Tokens[last].End}
	t := gainsay.Term{Span: span, Text: r.doc.Words(span), Head: r.lemma(p.head)}
	e := r.entity[p.head]
	if e == 0 {
		e = r.beside(p)
	}
	if e > 0 {
		t.Entity, t.Name = r.doc.Entities[e-1].ID, r.doc.Entities[e-1].Name
	}
	return t
}

// beside is who or what has the name that stands as an apposition right behind
// the noun that a phrase turns on, or of a person behind a comma: "rebel leader
// Musa Adan", "its rival Corde", "the pilot, Moira Stent"; 0 for none.
func (r *reader) beside(p phrase) int {
	if len(r.arcs) != len(r.doc.Tokens) || r.part(p.head) != "NOUN" {
		return 0
	}
	k := r.child(p.head, "appos")
	if k < 0 || r.part(k) != "PROPN" || k != p.head+1 && r.word(k-1) != "," || r.entity[k] == 0 || !slices.Contains(p.tokens, k) {
		return 0
	}
	if e := r.entity[k]; k == p.head+1 || r.doc.Entities[e-1].Kind == gainsay.Person {
		return e
	}
	return 0
}
