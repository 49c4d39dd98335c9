// Package quote finds what an article says that somebody said, and who.
//
// Needs: Tokens, Sentences, Paragraphs; Tags and Arcs; Mentions, Timexes and
// Dateline as far as there are any; Attribute also Entities and Toponyms.
//
// Fills: Quotations.
//
// How: a linear model marks cues ("said", "has repeatedly called for"). For
// each cue a second one labels the tokens around it as its source, its content
// or neither, by how they hang together with that cue in the parse, so that
// linking needs no step of its own; whole stretches of other sentences are
// one place each. A third judges the candidates in each other's light. This
// is the division of labour of Pareti et al. (2013) and of BBC Citron (2018)
// with the resolvers left out. What grammar and layout know for certain is
// mended by rule: passives, coordination, transcripts, lines under a
// quotation, nouns of saying, phrases cut through. The rest of the frame around a cue gives
// addressee, channel and occasion. Attribute names the speaker by the mention
// that heads the source, the day by the time nearest to the cue, and lets a
// statement lend its channel to the next one of the same speaker.
//
// Known misses: verbs that the training articles never had as cues; contents
// that end in a clause an annotator would leave out, and the reverse; sources
// in another sentence than the cue; sarcasm and free indirect speech; the
// speaker of a quotation without a cue when two people talk in turn without
// labels.
package quote

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// Find returns the statements that the document reports: content, cue,
// source, form, act, addressee, channel and occasion, each by its span. Who
// the source is, is for [Attribute].
func Find(doc *gainsay.Document) []gainsay.Quotation {
	if len(doc.Tokens) == 0 {
		return nil
	}
	r := read(doc)
	defer r.release()
	return r.quotations(r.findings(fitted()))
}

// findings are the attributions in tokens: of the models, mended where grammar
// knows better, of the layout, and of the marks alone.
func (r *reading) findings(m *models) []found {
	all := r.repaired(r.learned(m))
	r.personalFirst(all)
	taken := make([]bool, len(r.low))
	marked := 0
	for _, find := range []func([]bool) []found{r.asSaying, r.nounCues, r.phrases, r.impersonal, r.estimates, r.headline, r.personal, r.quotative} {
		markCues(taken, all[marked:])
		marked = len(all)
		all = append(all, find(taken)...)
	}
	all = joined(r.layouts(), all)
	all = r.reported(r.withBlocks(all))
	all = append(all, r.floating(all)...)
	all = distinct(slices.DeleteFunc(all, func(f found) bool { return len(f.content) == 0 })) // mending can leave a cue without words
	slices.SortStableFunc(all, func(a, b found) int { return a.start() - b.start() })
	return all
}

// start is the first token of an attribution.
func (f *found) start() int {
	first := f.content[0].first
	if !f.cue.empty() {
		first = min(first, f.cue.first)
	}
	return first
}

// distinct drops an attribution whose cue and words another has too: the one
// without a source, or the later.
func distinct(all []found) []found {
	slices.SortStableFunc(all, func(a, b found) int {
		if a.source.empty() != b.source.empty() && b.source.empty() {
			return -1
		} else if a.source.empty() != b.source.empty() {
			return 1
		}
		return 0
	})
	seen := map[run]bool{}
	kept := all[:0]
	for _, f := range all {
		head := run{f.cue.last, f.content[len(f.content)-1].last}
		if f.cue.empty() || !seen[head] {
			kept = append(kept, f)
		}
		seen[head] = true
	}
	return kept
}

// quotations turns what was found in tokens into the layer.
func (r *reading) quotations(all []found) []gainsay.Quotation {
	out := make([]gainsay.Quotation, 0, len(all))
	for k := range all {
		if q, ok := r.quotation(all, k); ok {
			out = append(out, q)
		}
	}
	if len(out) == 0 {
		return nil
	}
	slices.SortStableFunc(out, func(a, b gainsay.Quotation) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	ids := gainsay.NewFindingIDs(r.doc.ID, "quotation")
	for i := range out {
		out[i].ID = gainsay.QuotationID(ids.Next(r.doc.Words(out[i].Span)))
		out[i].Within = within(out[:i], out[i].Span)
	}
	return out
}

// within is 1 + the index of the innermost quotation before s that holds it.
func within(before []gainsay.Quotation, s gainsay.Span) int {
	for i := len(before) - 1; i >= 0 && i >= len(before)-40; i-- {
		if before[i].Span != s && before[i].Contains(s) {
			for _, p := range before[i].Parts() {
				if p.Contains(s) {
					return i + 1
				}
			}
		}
	}
	return 0
}

func (r *reading) quotation(all []found, k int) (gainsay.Quotation, bool) {
	f := all[k]
	q := gainsay.Quotation{Found: f.rule, Score: f.score}
	for _, c := range f.content {
		s := r.span(c.first, c.last)
		q.Pieces = append(q.Pieces, s)
		q.Span = q.Join(s)
	}
	if q.IsZero() {
		return q, false
	}
	if len(q.Pieces) == 1 {
		q.Pieces = nil
	}
	q.Form = r.form(f.content)
	r.setAct(&q, &f)
	if !f.cue.empty() {
		r.setRoles(&q, all, k)
	}
	q.Cue = r.span(f.cue.first, f.cue.last)
	q.Source = r.span(f.source.first, f.source.last)
	q.Unnamed, q.Affiliate = r.unnamed(f.source)
	return q, true
}

// setRoles sets addressee, channel and occasion.
func (r *reading) setRoles(q *gainsay.Quotation, all []found, k int) {
	f := &all[k]
	x := r.rolesOf(f, r.frame(all, k))
	q.Addressee = r.span(x.addressee.first, x.addressee.last)
	if q.Addressee.IsZero() {
		q.Addressee = r.span(f.told.first, f.told.last)
	}
	q.Occasion = r.span(x.occasion.first, x.occasion.last)
	if x.kind == "" {
		return
	}
	q.Channel = gainsay.Channel{Kind: x.kind, Name: r.doc.Words(r.span(x.name.first, x.name.last)), Span: r.span(x.channel.first, x.channel.last)}
	if strings.Contains(strings.ToLower(q.Channel.Name), "tweet") {
		q.Channel.Name = "Twitter"
	}
}

// form tells by the quotation marks: all words within, some or none.
func (r *reading) form(content []run) gainsay.QuotationForm {
	in, all := 0, 0
	for _, c := range content {
		for i := c.first; i < c.last; i++ {
			if r.mark(i) {
				continue
			}
			all++
			if r.quoted[i] > 0 {
				in++
			}
		}
	}
	switch in {
	case 0:
		return gainsay.Indirect
	case all:
		return gainsay.Direct
	}
	return gainsay.Mixed
}
