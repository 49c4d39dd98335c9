// Package quantity finds figures and what they count or measure.
//
// Needs: Text, Tokens, Sentences, Dateline, Tags, Timexes ("Oct. 23" is no
// figure). Without Tags nouns are guessed by their spelling.
//
// Fills: Quantities.
//
// How: numbers in digits and words are read first, then ranges ("5 to 7",
// "between 3 and 4"), then what stands around them: the currency's sign or the
// unit, or else the noun phrase that is counted; the hedge, which becomes a
// bound and keeps its words; the verb that makes the figure a change ("fell 3
// percent"); and, for people, what happened to them. The bounds and units are
// those of CQE (Almasian et al., EMNLP 2023), written anew as rules over tags.
//
// A figure in words that nobody gave keeps its vagueness: "dozens" is the
// range 24 to 100, "hundreds" 100 to 1,000, "tens of thousands" 10,000 to
// 100,000; "several" and "a few" alone are no figures.
//
// "one" is a figure only before a noun; a hyphen makes "five-member" a count
// of members and leaves "two-way" out. A lone change has the bound of its
// direction even when it is hedged ("jumped by about 30 percent"); the hedge's
// words are kept. A duration that timex found is a measure here too, unless
// hyphens make it an adjective.
//
// Units are canonical names: "people" for human beings, "percent", ISO 4217
// codes for money, British names in the singular for measures ("kilometre",
// "mile per hour", "year of age"), "share" for fractions of something, else
// the lemma of the noun counted. A rate is joined by " per ": "USD per barrel".
//
// Known misses: figures in tables, sums ("five and then three more"), units
// that the first of two figures shares with a later clause.
package quantity

import "github.com/gainsay-news/gainsay"

// Find lists the figures of the document in text order.
func Find(doc *gainsay.Document) []gainsay.Quantity {
	if len(doc.Tokens) == 0 {
		return nil
	}
	r := newReader(doc)
	for i := 0; i < len(r.p); {
		if !r.opens(i) {
			i++
			continue
		}
		i = r.figure(i)
	}
	r.release()
	return r.out
}
