package eval

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// mentionLabels is a BIO label for each token, from all mentions that count
// where entities are annotated for intelligence work, by the schema of re3d
// (https://github.com/dstl/re3d, README, "Entity Schema"), which this follows
// line by line:
//
//   - A person is specific: a name, a title, both together ("President Obama"),
//     or a reference to another entity ("The US's head of state"). So a name
//     goes with the title before it, and a description of one person counts.
//   - An organisation is a group of people, a government, a company or a
//     family, by name ("the British Army"), by context ("the Army") or by an
//     abstract class ("rebels"). So the article belongs to the name, and
//     descriptions of bodies and of several people count.
//   - A location is a specific point, area or feature, named or referenced: a
//     description of a place counts unless it is indefinite.
//   - Nationality, religion and ethnic group count by themselves.
//   - Weapons, vehicles and military platforms count by class or designation.
//   - Events, works, times and amounts are no entity here.
//
// The schema does not speak of pronouns; one that stands for a person or a
// group is a reference to it, and counts. Owners ("their") are part of the
// phrase that they open. Of two mentions one within the other the outer
// counts, since the labels are flat.
func mentionLabels(doc *gainsay.Document) []string {
	all := counted(doc)
	slices.SortStableFunc(all, func(a, b phrase) int {
		return cmp.Or(cmp.Compare(b.last-b.first, a.last-a.first), cmp.Compare(a.first, b.first))
	})
	labels := make([]string, len(doc.Tokens))
	for _, p := range all {
		if slices.ContainsFunc(labels[p.first:p.last], func(l string) bool { return l != "" }) {
			continue
		}
		labels[p.first] = "B-" + p.kind
		for i := p.first + 1; i < p.last; i++ {
			labels[i] = "I-" + p.kind
		}
	}
	for i, l := range labels {
		labels[i] = cmp.Or(l, "O")
	}
	return labels
}

// A phrase is the tokens [first, last) of a mention as it is counted.
type phrase struct {
	first, last int
	kind        string
}

func counted(doc *gainsay.Document) []phrase {
	var out []phrase
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		var kind string
		switch m.Form {
		case gainsay.Name:
			if m.Kind != gainsay.Event && m.Kind != gainsay.Work {
				kind = kinds[m.Kind]
			}
		case gainsay.Nominal:
			if m.Rule != gainsay.SideBySide { // each of two counts by itself
				kind = nominalKind(doc, m)
			}
		case gainsay.Pronoun:
			kind = pronounKind(strings.ToLower(doc.Words(m.Span)))
		}
		if first, last := doc.TokensIn(m.Span); kind != "" && first < last {
			if m.Form == gainsay.Name {
				first = opening(doc, m, first)
			}
			out = append(out, phrase{first, last, kind})
		}
	}
	return out
}

// opening is where the phrase of a name starts: with its title, the part of a
// place that is meant ("northern Norland"), and its article, unless that
// belongs to a noun after the name ("the Norland border").
func opening(doc *gainsay.Document, m *gainsay.Mention, first int) int {
	if !m.Title.IsZero() && m.Title.End <= m.Start {
		if f, l := doc.TokensIn(m.Title); f < l {
			first = f
		}
	}
	start := doc.Sentences[doc.SentenceAt(m.Start)].First
	if part := partOf(doc, m); first > start && part != "" && part == word(doc, first-1) {
		first--
	}
	if first > start && articleWords[word(doc, first-1)] && doc.Arcs[first-1].Head <= m.Head+1 {
		first--
	}
	return first
}

var articleWords = map[string]bool{"the": true, "a": true, "an": true}

func word(doc *gainsay.Document, i int) string { return strings.ToLower(doc.Words(doc.Tokens[i].Span)) }

// partOf is the part of a place that a name is used of; "" for the whole.
func partOf(doc *gainsay.Document, m *gainsay.Mention) string {
	i, ok := slices.BinarySearchFunc(doc.Toponyms, m.Start, func(t gainsay.Toponym, start int) int { return cmp.Compare(t.Start, start) })
	if !ok || m.Kind != gainsay.Location {
		return ""
	}
	return strings.ToLower(doc.Toponyms[i].Part)
}

func nominalKind(doc *gainsay.Document, m *gainsay.Mention) string {
	plural := doc.Tags[m.Head].Fine == "NNS" || doc.Tags[m.Head].Fine == "NNPS"
	switch m.Kind {
	case gainsay.Person:
		first, _ := doc.TokensIn(m.Span)
		switch {
		case plural || lexicon.GroupNoun(doc.Tags[m.Head].Lemma):
			return "ORG"
		case first == m.Head && word(doc, first) == doc.Words(m.Span):
			return "" // "chief of staff": what somebody is, not who
		}
		return "PER"
	case gainsay.Organization:
		return "ORG"
	case gainsay.Location:
		switch f, _ := doc.TokensIn(m.Span); word(doc, f) {
		case "a", "an", "any", "no", "every", "each", "another", "some":
			return ""
		}
		return "LOC"
	}
	return ""
}

// pronounKind is what a personal pronoun stands for; "" for owners and "it".
func pronounKind(word string) string {
	p, ok := lexicon.PronounOf(word)
	switch {
	case !ok || p.Thing || p.Owner && word != "her":
		return ""
	case p.Plural:
		return "ORG"
	}
	return "PER"
}
