// Package mention finds the words that refer to someone or something: names,
// noun phrases and pronouns.
//
// Needs: Text, Tokens, Sentences; nominals also Tags. Fills: Mentions.
//
// How: names come from a linear model over the words, their writing, the
// lexicon and what the same word does elsewhere in the document (Ratinov and
// Roth 2009, "Design Challenges and Misconceptions in Named Entity
// Recognition"), and from rules for what the lexicon knows by itself, letters
// in brackets after a name, other places of a name found once, and for where
// names end (verbs and clauses of headlines, "Jr.", titles in quotation
// marks). A title before or after a name is kept apart from it. Nominals are noun phrases cut
// from the tags; pronouns are a closed list.
//
// Known misses: names inside names are not marked ("Iraqi" in "Iraqi Defense
// Ministry"); a name that is a common word at the head of a sentence is found
// only when it stands elsewhere too; noun phrases end before clauses.
package mention

import (
	"cmp"
	"slices"
	"sync"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/sequence"
)

// Find is the mentions of the document in text order; of two that start
// together the longer comes first.
func Find(doc *gainsay.Document) []gainsay.Mention {
	f := newFinder(doc)
	f.names()
	f.titles()
	f.pairs()
	f.nominals()
	f.pronouns()
	slices.SortStableFunc(f.out, func(a, b gainsay.Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	out := f.out
	f.release()
	if len(out) == 0 {
		return nil
	}
	return out
}

// A finder holds what the rules of one document share.
type finder struct {
	doc    *gainsay.Document
	low    []string   // the tokens in lower case
	roles  []role     // what each can be in a phrase by itself
	found  []nameSpan // names in text order, none over another
	named  []int      // 1 + index into found of the name over each token; 0 for none
	headed []bool     // whether a nominal has this token as its head
	out    []gainsay.Mention
}

// A nameSpan is a name as tokens [first, last).
type nameSpan struct {
	first, last int
	kind        gainsay.Kind
	rule        string
	title       gainsay.Span
}

func newFinder(doc *gainsay.Document) *finder {
	n := len(doc.Tokens)
	f := finders.Get().(*finder)
	*f = finder{doc: doc, low: sequence.Zeros(f.low, n), roles: sequence.Zeros(f.roles, n), named: sequence.Zeros(f.named, n), headed: sequence.Zeros(f.headed, n),
		found: f.found[:0], out: make([]gainsay.Mention, 0, n/5+8)}
	return f
}

// finders keeps the tables of documents for the next ones.
var finders = sync.Pool{New: func() any { return new(finder) }}

// longestKept is how many tokens the tables have room for that are kept.
const longestKept = 1 << 15

func (f *finder) release() {
	if cap(f.low) <= longestKept {
		clear(f.low) // they hold on to the text
		f.doc, f.out = nil, nil
		finders.Put(f)
	}
}

// text is the words of token i; "" beyond the ends.
func (f *finder) text(i int) string {
	if i < 0 || i >= len(f.doc.Tokens) {
		return ""
	}
	return f.doc.Words(f.doc.Tokens[i].Span)
}

// lower is token i in lower case; "" beyond the ends.
func (f *finder) lower(i int) string {
	if i < 0 || i >= len(f.low) {
		return ""
	}
	return f.low[i]
}

// span is the bytes of tokens [first, last).
func (f *finder) span(first, last int) gainsay.Span {
	return gainsay.Span{Start: f.doc.Tokens[first].Start, End: f.doc.Tokens[last-1].End}
}

// fine is the Penn tag of token i; "" without tags.
func (f *finder) fine(i int) string {
	if i < 0 || i >= len(f.doc.Tags) {
		return ""
	}
	return f.doc.Tags[i].Fine
}

// lemma is the lemma of token i in lower case, guessed without tags.
func (f *finder) lemma(i int) string {
	if i >= 0 && i < len(f.doc.Tags) && f.doc.Tags[i].Lemma != "" {
		return lowered(f.doc.Tags[i].Lemma)
	}
	return singular(f.lower(i))
}

// part is the universal part of speech of token i; "" without tags.
func (f *finder) part(i int) string {
	if i < 0 || i >= len(f.doc.Tags) {
		return ""
	}
	return f.doc.Tags[i].Part
}

// isNamed reports whether a name lies over token i.
func (f *finder) isNamed(i int) bool { return i >= 0 && i < len(f.named) && f.named[i] != 0 }
