// Package coref scores the entities of a document against GUM's: MUC, B³ and
// CEAF-phi4, with singletons left out on both sides, and how often a pronoun
// is tied to the right named person or body.
//
// A found mention is a gold mention when their heads are the same word; of
// several gold mentions with one head, the one whose span is closest (the head
// match of CorefUD). Documents are summed before quotients are taken.
//
// Pronouns are counted twice, strictly and leniently. A pronoun is a gold
// mention of one word tagged PRON ("who" and "whose" too).
//
// Strictly, each pronoun counts whose chain has a mention of a person or a body
// that is headed by a proper noun, be it one of a list ("Bos and colleagues"
// names the chain of "they"). It is right when the entity that the program
// ties it to bears a name of that very chain: of the name mentions of the
// entity, more are gold mentions of this chain than of any other (by the heads
// above, not by spelling; of chains that have as many, neither is its). It is
// wrong when they are of another chain or of none, open when the entity has no
// name or the pronoun is in no entity.
//
// Leniently, a chain that only a list names does not count, for it is no named
// person or body; and a pronoun is right also when the name that the program
// shows for the entity is, letter by letter but for a leading "The", how a
// mention headed by a proper noun of the pronoun's chain is written: GUM parts a
// body from its site, its product or its country under one name.
package coref

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/gum"
)

// A Score is the sums over documents.
type Score struct {
	Documents         int
	MUC, BCubed, CEAF Ratio
	Mentions          Ratio // mentions in chains
	Strict, Lenient   Tally // of pronouns
}

// A Tally counts the pronouns whose gold chain has a named person or body.
type Tally struct {
	Right, Wrong, Open int // tied to it, to another named thing, to nothing named
}

// Percent is the right ones among all, in percent.
func (t Tally) Percent() float64 { return percent(t.Right, t) }

// Mean is the mean F1 of the three measures, in [0, 1].
func (s *Score) Mean() float64 {
	_, _, a := s.MUC.F1()
	_, _, b := s.BCubed.F1()
	_, _, c := s.CEAF.F1()
	return (a + b + c) / 3
}

// Add scores one document.
func (s *Score) Add(gold *gum.Document, doc *gainsay.Document) {
	aligned := align(gold, doc)
	var g, f Partition
	chains := gold.Chains()
	for _, id := range slices.Sorted(maps.Keys(chains)) {
		g = append(g, chains[id])
	}
	for i := range doc.Entities {
		var c []int
		for _, l := range doc.Entities[i].Links {
			c = append(c, aligned[l.Mention])
		}
		if len(c) > 1 {
			f = append(f, c)
		}
	}
	s.Documents++
	muc(&s.MUC, g, f)
	bCubed(&s.BCubed, g, f)
	ceaf(&s.CEAF, g, f)
	countMentions(&s.Mentions, g, f)
	s.pronouns(gold, doc, aligned)
}

func countMentions(r *Ratio, gold, found Partition) {
	g, f := clusterOf(gold), clusterOf(found)
	for k := range f {
		if _, ok := g[k]; ok {
			r.RecallHit++
			r.PrecisionHit++
		}
	}
	r.RecallAll += float64(len(g))
	r.PrecisionAll += float64(len(f))
}

// align is the gold mention of each found one, or a number of its own beyond
// them.
func align(gold *gum.Document, doc *gainsay.Document) []int {
	byHead := map[int][]int{}
	for i := range gold.Mentions {
		byHead[gold.Mentions[i].Head] = append(byHead[gold.Mentions[i].Head], i)
	}
	taken := map[int]bool{}
	out := make([]int, len(doc.Mentions))
	for i, m := range doc.Mentions {
		out[i] = len(gold.Mentions) + i
		best, top := -1, -1.0
		for _, k := range byHead[headWord(gold, doc, m)] {
			if o := overlap(gold, k, m.Span); !taken[k] && o > top {
				best, top = k, o
			}
		}
		if best >= 0 {
			out[i], taken[best] = best, true
		}
	}
	return out
}

// headWord is the gold word that heads a found mention: of a name the one that
// the tree makes its head ("Mark" of "Mark Esper"), else that of its head token.
func headWord(gold *gum.Document, doc *gainsay.Document, m gainsay.Mention) int {
	if m.Form != gainsay.Name {
		return wordAt(gold, doc.Tokens[m.Head].Span, m.Span)
	}
	first, last := -1, 0
	k, _ := slices.BinarySearchFunc(gold.Words, m.Start, endsBefore)
	for ; k < len(gold.Words) && gold.Words[k].Start < m.End; k++ {
		if first < 0 {
			first = k
		}
		last = k + 1
	}
	for k := first; k >= 0 && k < last; k++ {
		if h := gold.Words[k].Head - 1; gold.Words[k].Part != "PUNCT" && (h < first || h >= last) {
			return k
		}
	}
	return first
}

// endsBefore compares a word with a place in the text, for a search.
func endsBefore(w gum.Word, at int) int {
	if w.End <= at {
		return -1
	}
	return 1
}

// wordAt is the gold word that a head token is: the first to overlap it and,
// where a token is several words, to lie in the mention.
func wordAt(gold *gum.Document, head, mention gainsay.Span) int {
	k, _ := slices.BinarySearchFunc(gold.Words, head.Start, endsBefore)
	best := -1
	for ; k < len(gold.Words) && gold.Words[k].Start < head.End; k++ {
		if mention.Overlaps(gold.Words[k].Span) && gold.Words[k].Part != "PUNCT" {
			best = k
		}
	}
	return best
}

// overlap is the share of bytes that a gold mention and a span have in common.
func overlap(gold *gum.Document, k int, s gainsay.Span) float64 {
	m := &gold.Mentions[k]
	g := gainsay.Span{Start: gold.Words[m.First].Start, End: gold.Words[m.Last-1].End}
	common := min(g.End, s.End) - max(g.Start, s.Start)
	return float64(common) / float64(max(g.End, s.End)-min(g.Start, s.Start))
}

// pronouns counts the pronouns tied to the right named thing.
func (s *Score) pronouns(gold *gum.Document, doc *gainsay.Document, aligned []int) {
	strict, lenient, calls := namedChains(gold, true), namedChains(gold, false), namesOf(gold)
	entity := map[int]*gainsay.Entity{} // gold mention to found entity
	for i := range doc.Entities {
		for _, l := range doc.Entities[i].Links {
			entity[aligned[l.Mention]] = &doc.Entities[i]
		}
	}
	for i := range gold.Mentions {
		m := &gold.Mentions[i]
		if gold.Words[m.Head].Part != "PRON" || m.Last != m.First+1 {
			continue
		}
		chain, named := chainOf(gold, doc, entity[i], aligned)
		if strict[m.Entity] {
			s.Strict.add(named, chain == m.Entity)
		}
		if lenient[m.Entity] {
			s.Lenient.add(named, chain == m.Entity || named && calls[m.Entity][entity[i].Name])
		}
	}
}

func (t *Tally) add(named, right bool) {
	switch {
	case !named:
		t.Open++
	case right:
		t.Right++
	default:
		t.Wrong++
	}
}

// namedChains are the chains with a named person or body; with lists, also
// those named only by a list.
func namedChains(gold *gum.Document, lists bool) map[int]bool {
	out := map[int]bool{}
	for i := range gold.Mentions {
		m := &gold.Mentions[i]
		if gold.Words[m.Head].Part == "PROPN" && (m.Type == "person" || m.Type == "organization") && (lists || !isList(gold, m)) {
			out[m.Entity] = true
		}
	}
	return out
}

// namesOf is the names that stand in each gold chain. GUM parts a body and its
// site or its product under one name; a pronoun tied to that name is right.
func namesOf(gold *gum.Document) map[int]map[string]bool {
	out := map[int]map[string]bool{}
	for i := range gold.Mentions {
		m := &gold.Mentions[i]
		if gold.Words[m.Head].Part != "PROPN" {
			continue
		}
		if out[m.Entity] == nil {
			out[m.Entity] = map[string]bool{}
		}
		name := gold.Text[gold.Words[m.First].Start:gold.Words[m.Last-1].End]
		out[m.Entity][name] = true
		out[m.Entity][strings.TrimPrefix(name, "The ")] = true // the article is no part of a name here
	}
	return out
}

// isList reports whether a mention names several things: "A and B".
func isList(gold *gum.Document, m *gum.Mention) bool {
	for k := m.Head + 1; k < m.Last; k++ {
		if gold.Words[k].Relation == "conj" && gold.Words[k].Head == m.Head+1 {
			return true
		}
	}
	return false
}

// chainOf is the gold chain that more names of a found entity are of than of
// any other, -1 where two have as many. A name that is no gold mention is of a
// chain of its own.
func chainOf(gold *gum.Document, doc *gainsay.Document, e *gainsay.Entity, aligned []int) (chain int, named bool) {
	if e == nil {
		return -1, false
	}
	votes := map[int]int{}
	for _, l := range e.Links {
		if doc.Mentions[l.Mention].Form != gainsay.Name {
			continue
		}
		id := -2 - l.Mention
		if k := aligned[l.Mention]; k < len(gold.Mentions) {
			id = gold.Mentions[k].Entity
		}
		votes[id]++
	}
	chain, top := -1, 0
	for id, n := range votes {
		switch {
		case n > top:
			chain, top = id, n
		case n == top:
			chain = -1
		}
	}
	return chain, len(votes) > 0
}

// Print writes the figures.
func (s *Score) Print(w io.Writer) {
	row := func(name string, r Ratio) {
		p, rec, f := r.F1()
		fmt.Fprintf(w, "  %-9s P %5.2f R %5.2f F1 %5.2f\n", name, 100*p, 100*rec, 100*f)
	}
	fmt.Fprintf(w, "coreference, %d documents: mean F1 %.2f\n", s.Documents, 100*s.Mean())
	row("MUC", s.MUC)
	row("B3", s.BCubed)
	row("CEAF-phi4", s.CEAF)
	row("mentions", s.Mentions)
	s.Strict.print(w, "strictly")
	s.Lenient.print(w, "leniently")
}

func (t Tally) print(w io.Writer, how string) {
	fmt.Fprintf(w, "pronouns of named persons and bodies, %s: %d, right %.1f %%, wrong %.1f %%, open %.1f %%\n", how, t.Right+t.Wrong+t.Open,
		t.Percent(), percent(t.Wrong, t), percent(t.Open, t))
}

func percent(n int, t Tally) float64 {
	return 100 * float64(n) / float64(max(1, t.Right+t.Wrong+t.Open))
}
