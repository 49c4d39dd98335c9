package coref

import (
	"cmp"
	"slices"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/gum"
)

// GoldMentions replaces the mentions of a document that was read by GUM's. A
// name keeps the span and the kind that was found for the same head.
func GoldMentions(gold *gum.Document, doc *gainsay.Document) {
	found := map[int]gainsay.Mention{}
	for _, m := range doc.Mentions {
		if m.Form == gainsay.Name {
			found[m.Head] = m
		}
	}
	var out []gainsay.Mention
	for i := range gold.Mentions {
		if m, ok := goldMention(gold, i, doc, found); ok {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b gainsay.Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	doc.Mentions = out
}

func goldMention(gold *gum.Document, i int, doc *gainsay.Document, found map[int]gainsay.Mention) (gainsay.Mention, bool) {
	m := &gold.Mentions[i]
	w := gold.Words[m.Head]
	first, last := doc.TokensIn(w.Span)
	if first == last {
		return gainsay.Mention{}, false
	}
	span := gainsay.Span{Start: gold.Words[m.First].Start, End: gold.Words[m.Last-1].End}
	out := gainsay.Mention{Span: span, Form: gainsay.Nominal, Kind: goldKinds[m.Type], Head: first, Rule: "gold"}
	switch w.Part {
	case "PRON":
		out.Form = gainsay.Pronoun
	case "PROPN":
		if f, ok := found[first]; ok {
			return f, true
		}
		out.Form = gainsay.Name
		if n := len(m.Names); n > 0 && m.Names[n-1] < len(gold.Words) {
			out.Span = gainsay.Span{Start: gold.Words[m.Names[0]].Start, End: gold.Words[m.Names[n-1]].End}
		}
	}
	return out, true
}

var goldKinds = map[string]gainsay.Kind{"person": gainsay.Person, "organization": gainsay.Organization, "place": gainsay.Location, "event": gainsay.Event}
