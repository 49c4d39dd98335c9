// Package claim finds what is stated: each clause of each statement, and of
// the article's own voice, as a claim that can be held against another.
//
// Needs: Tokens, Sentences, Tags; reads Arcs, Mentions, Timexes, Quantities,
// Quotations, Entities and Toponyms where they are there.
//
// Fills: Claims.
//
// How: a clause is a verb, or a noun or adjective with a copula, and what
// depends on it without the clauses below. Verbs that only say in which way
// another one holds ("plans to", "failed to", "has permission to") give that
// one its modality and its polarity, after the implicative and factive classes
// of Nairn, Condoravdi and Karttunen (2006). Where there is no parse, clauses
// are cut at verb groups. A statement without a clause is one claim, whole. A
// sentence that says itself that somebody rejects a claim, or that it is false,
// gives two more, both sides in their own words (dispute.go, false.go,
// untrue.go, accuse.go) or sets two tellings against each other (counter.go,
// accounts.go); so does one that says itself that what was told at first was
// told otherwise later (revise.go), in a correction, of a figure, or by him who
// denied it (retold.go), and a count told earlier that is higher than the one
// told now (count.go).
//
// Known misses: a subject that only the sentence before names, when no entity
// ties its pronoun; ellipsis; comparisons; conditions without "if".
package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// Find is the claims of doc, in text order.
func Find(doc *gainsay.Document) []gainsay.Claim {
	if len(doc.Tags) == 0 || len(doc.Tags) != len(doc.Tokens) {
		return nil
	}
	r := newReader(doc)
	out := make([]gainsay.Claim, 0, len(doc.Tokens)/tokensToClaim+4)
	disputes := r.findDisputes()
	disputed := map[int]*dispute{}
	for i := range disputes {
		disputed[disputes[i].head] = &disputes[i]
	}
	for i := range doc.Sentences {
		if doc.Dateline.Contains(doc.Sentences[i].Span) {
			continue // a place and a day say nothing
		}
		for _, c := range r.clauses(i) {
			if claim, ok := r.claim(c); ok {
				out = append(out, claim)
				if twin, ok := r.twin(disputed[c.predicate], c, claim); ok {
					out = append(out, twin)
				}
			}
		}
	}
	out = append(out, r.unread(out)...)
	ages := r.ages()
	out = append(out, ages...)
	out = append(out, r.people(ages)...)
	out = append(out, r.blocks()...)
	out = append(out, r.disputes(disputes)...)
	out = append(out, r.revisions()...)
	if len(out) == 0 {
		return nil
	}
	inOrder(out)
	ids := gainsay.NewFindingIDs(doc.ID, "claim")
	for i := range out {
		out[i].ID = gainsay.ClaimID(ids.Next(doc.Words(out[i].Span) + "|" + out[i].Predicate))
	}
	return out
}

// tokensToClaim is how many tokens of news make a claim, or a few more.
const tokensToClaim = 6

// inOrder brings claims into text order. They are large and most lie in order,
// so what is sorted is where each goes.
func inOrder(all []gainsay.Claim) {
	order := func(a, b *gainsay.Claim) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	}
	at := make([]int, len(all))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(i, j int) int { return order(&all[i], &all[j]) })
	for i := range at {
		// follow the ring of places that hold each other's claims
		if at[i] < 0 || at[i] == i {
			continue
		}
		first, k := all[i], i
		for at[k] != i {
			next := at[k]
			all[k], at[k], k = all[next], -1, next
		}
		all[k], at[k] = first, -1
	}
}

// A clause is a predicate and the tokens that belong to it.
type clause struct {
	predicate int
	sentence  int
	tokens    []int // in text order, the predicate among them
	shown     []int // with the words that govern it
	governors []int // innermost first
	subject   phrase
	object    phrase
	passive   bool
	others    []phrase
	denied    bool
	supposed  bool // it stands under a condition
	crossed   bool // what governs it stands outside its statement: "agreed [to buy it]"
	modality  gainsay.Modality
	speaker   phrase // who says so where no quotation was found: "officials said ..."
	rule      string

	announcement gainsay.Span // between the noun for what was said and the clause: "on Sunday"
}

// A phrase is a head and the tokens under it.
type phrase struct {
	head   int // -1: none
	tokens []int
}

var none = phrase{head: -1}

func (p phrase) known() bool { return p.head >= 0 }

// claim fills in a claim from a clause; false when it says too little.
func (r *reader) claim(c clause) (gainsay.Claim, bool) {
	d := r.doc
	if len(c.shown) == 0 {
		c.shown = c.tokens
	}
	c.shown = r.unmarked(c.shown)
	span := gainsay.Span{Start: d.Tokens[c.shown[0]].Start, End: d.Tokens[c.shown[len(c.shown)-1]].End}
	out := gainsay.Claim{
		Document: d.ID, Span: span, Sentence: d.Sentences[c.sentence].Span,
		Subject: r.term(c.subject), Object: r.term(c.object),
		Denied: c.denied, Modality: c.modality, Rule: c.rule,
	}
	out.Predicate = r.predicate(c.predicate)
	out.Frame = r.frame(c.predicate, out.Predicate)
	for _, p := range c.others {
		if t := r.term(p); t.Head != "" {
			out.Terms = append(out.Terms, t)
		}
	}
	out.Words = r.words(c)
	if len(out.Words) < 2 && !c.subject.known() && !c.object.known() {
		return out, false
	}
	out.Text = r.text(c)
	r.attach(&out, c)
	r.say(&out, r.unit[c.predicate], c.speaker)
	r.whenAnnounced(&out, c)
	r.disown(&out, c)
	return out, true
}

// unmarked is tokens without the marks around them.
func (r *reader) unmarked(tokens []int) []int {
	first, last := 0, len(tokens)
	for first < last && edgeMarks[r.word(tokens[first])] {
		first++
	}
	for last > first && edgeMarks[r.word(tokens[last-1])] {
		last--
	}
	if first == last {
		return tokens
	}
	return tokens[first:last]
}

// edgeMarks are the marks that part a clause from what is around it.
var edgeMarks = map[string]bool{",": true, ";": true, ":": true, "\"": true, "“": true, "”": true, "''": true, "``": true, "–": true, "—": true, "--": true}

// unread is the claims of each statement that no clause was found in: by its
// verb groups, or the statement whole.
func (r *reader) unread(found []gainsay.Claim) []gainsay.Claim {
	has := make([]bool, len(r.doc.Quotations)+1)
	for i := range found {
		for q, depth := found[i].Quotation, 0; q > 0 && depth < 4; q, depth = r.doc.Quotations[q-1].Within, depth+1 {
			has[q] = true
		}
	}
	var out []gainsay.Claim
	for i := range r.doc.Quotations {
		q := &r.doc.Quotations[i]
		first, last := r.doc.TokensIn(q.Span)
		at := r.doc.SentenceAt(q.Start)
		if has[i+1] || r.disowned[i+1] || first >= last || at < 0 {
			continue
		}
		before := len(out)
		for _, c := range r.groupsIn(at, gainsay.Sentence{First: first, Last: min(last, r.doc.Sentences[at].Last)}) {
			if claim, ok := r.claim(c); ok && q.Contains(claim.Span) && claim.Quotation == i+1 {
				out = append(out, claim)
			}
		}
		if len(out) == before {
			out = append(out, r.whole(i, at))
		}
	}
	return out
}

// whole is a statement as one claim, without a predicate.
func (r *reader) whole(quotation, sentence int) gainsay.Claim {
	q := &r.doc.Quotations[quotation]
	first, last := r.doc.TokensIn(q.Span)
	c := clause{predicate: -1, sentence: sentence, subject: none, object: none, speaker: none}
	for t := first; t < last; t++ {
		c.tokens = append(c.tokens, t)
	}
	c.shown = c.tokens
	claim := gainsay.Claim{
		Document: r.doc.ID, Span: q.Span, Sentence: r.doc.Sentences[sentence].Span, Modality: gainsay.Asserted,
		Text: strings.TrimSpace(r.doc.Words(q.Span)), Words: r.words(c), Rule: "whole statement",
	}
	r.attach(&claim, c)
	r.say(&claim, quotation+1, none)
	return claim
}
