// Package toponym finds the names of places and says which places they name.
//
// Needs: Tokens, Sentences; Tags, Mentions and Dateline where they are known;
// Home.
//
// Fills: Document.Toponyms.
//
// How: a name is taken where a mention says place or nationality, or where
// the gazetteer knows it and the words around do not speak against it
// (recognise.go). Names are then resolved in the order that the rule-based
// systems of the field agree on: the place named right after it ("Troy,
// N.C."), the dateline, the sense that the name has elsewhere in the document,
// what is named beside it, the source's home, the number of people
// (resolve.go). Each toponym says which of these decided. A name that the
// gazetteer does not have stays unresolved; one that holds a place's name
// ("Basra General Hospital") has ID 0 but lies within that place.
//
// Literal tells where from who: "in Moscow" against "Moscow said" and
// "Russian troops" (literal.go).
//
// The senses of a place name and how to score it: Gritta, Pilehvar and
// Collier, "A Pragmatic Guide to Geoparsing Evaluation", 2019.
//
// Known misses: streets and buildings beside a town's name; places of fewer
// than 500 people; nicknames ("the Windy City").
package toponym

import (
	"slices"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
)

// Resolve is the place names of the document, in text order, none within
// another.
func Resolve(doc *gainsay.Document) []gainsay.Toponym {
	s := newScan(doc)
	for i := range doc.Sentences {
		s.sentence(&doc.Sentences[i])
	}
	s.confirm()
	s.resolve()
	return s.toponyms()
}

// A name is a place name on its way into the layer.
type name struct {
	gainsay.Span
	first, last int               // tokens [first, last); it may be part of one
	senses      []gazetteer.Entry // what it may name; shared with the gazetteer
	word        bool              // an adjective or the name of a people
	inside      bool              // of a longer name: "Iraqi" in "Iraqi Defense Ministry"
	whole       bool              // a longer name around senses' name: "Basra General Hospital"
	weak        bool              // to be kept only if the document confirms it
	person      bool              // taken for a person's name by the mention
	found       string            // what found it
	holder      gazetteer.Entry   // named right after it
	choice      gazetteer.Entry
	rule        string // what chose
}

func (s *scan) toponyms() []gainsay.Toponym {
	out := make([]gainsay.Toponym, 0, len(s.names))
	for i := range s.names {
		n := &s.names[i]
		if n.weak {
			continue
		}
		t := gainsay.Toponym{Span: n.Span, Literal: s.literal(n), Part: s.part(n), Rule: n.found}
		if n.rule != "" {
			t.Rule += "; " + n.rule
		}
		if n.choice.Known() {
			t.Place = place(n.choice)
			if n.whole {
				t.Place = within(n.choice, s.doc.Words(n.Span))
			}
		}
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b gainsay.Toponym) int { return a.Start - b.Start })
	return apart(out)
}

// apart drops what overlaps the toponym before it.
func apart(sorted []gainsay.Toponym) []gainsay.Toponym {
	out := sorted[:0]
	for _, t := range sorted {
		if len(out) == 0 || t.Start >= out[len(out)-1].End {
			out = append(out, t)
		}
	}
	return out
}

// place is e as the document knows it.
func place(e gazetteer.Entry) gainsay.Place {
	lat, lon := e.Point()
	return gainsay.Place{ID: e.ID(), Name: e.Name(), Country: e.Country(), Class: e.Class(), Within: e.Within(), Lat: lat, Lon: lon}
}

// within is a place that the gazetteer does not have but whose name says what
// holds it.
func within(holder gazetteer.Entry, name string) gainsay.Place {
	p := place(holder)
	p.Within = append([]int64{p.ID}, p.Within...)
	p.ID, p.Name, p.Class = 0, name, ""
	return p
}
