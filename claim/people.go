package claim

import (
	"strings"

	"github.com/gainsay-news/gainsay"
)

// people is a claim for the full name of each person of whom the report tells
// something. It says no more than that the person is called so; reports of one
// event spell such names in different ways. Who has a claim for the age beside
// the name needs none.
func (r *reader) people(ages []gainsay.Claim) []gainsay.Claim {
	if len(r.arcs) != len(r.doc.Tokens) {
		return nil
	}
	told := map[string]bool{}
	for i := range ages {
		told[ages[i].Subject.Name] = true
	}
	var out []gainsay.Claim
	family := map[string]string{}
	for i := range r.doc.Mentions {
		m := &r.doc.Mentions[i]
		first, last := r.doc.TokensIn(m.Span)
		if m.Form != gainsay.Name || m.Kind != gainsay.Person || last-first < 2 || last-first > 4 || m.Start < r.doc.Body {
			continue
		}
		surname, name := r.word(last-1), r.word(first)
		switch old, known := family[surname]; {
		case !known:
			family[surname] = name
		case old != name && old != "" && old[0] == name[0]:
			family[surname] = "" // two of one family, or one spelled two ways here
		}
		if c, ok := r.nameClaim(m, first, last); ok && !told[c.Subject.Name] {
			told[c.Subject.Name] = true
			out = append(out, c)
		}
	}
	kept := out[:0]
	for _, c := range out {
		if family[strings.ToLower(lastField(c.Subject.Name))] != "" {
			kept = append(kept, c)
		}
	}
	return kept
}

func lastField(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// nameClaim says how the person named by the tokens [first, last) is called,
// where the sentence tells of them.
func (r *reader) nameClaim(m *gainsay.Mention, first, last int) (gainsay.Claim, bool) {
	d := r.doc
	sentence := d.SentenceAt(m.Start)
	if sentence < 0 || !d.Sentences[sentence].Contains(m.Span) || !r.spokenOf(sentence, first, last-1) {
		return gainsay.Claim{}, false
	}
	out := gainsay.Claim{
		Document: d.ID, Span: m.Span, Text: d.Words(m.Span), Sentence: d.Sentences[sentence].Span,
		Predicate: "name", Frame: "name", Modality: gainsay.Asserted, Rule: "name of a person",
		Subject: gainsay.Term{Span: m.Span, Text: d.Words(m.Span), Head: r.lemma(last - 1), Name: strings.Join(strings.Fields(d.Words(m.Span)), " ")},
	}
	if e := r.entity[m.Head]; e > 0 {
		out.Subject.Entity = d.Entities[e-1].ID
	}
	for t := first; t < last; t++ {
		w := strings.Trim(r.word(t), ".,'\"")
		if len(w) < 2 {
			continue
		}
		if r.part(t) != "PROPN" || !capital(d.Words(d.Tokens[t].Span)) {
			return out, false
		}
		out.Words = append(out.Words, gainsay.ClaimWord{Lemma: w, Part: "PROPN", Role: gainsay.RoleSubject})
	}
	out.Said = r.published() // who speaks of somebody does not spell the name
	return out, len(out.Words) >= 2
}

// capital reports whether a word begins with a capital and goes on without:
// names in capitals are those of headlines and tables.
func capital(w string) bool {
	return len(w) > 1 && (w[0] >= 'A' && w[0] <= 'Z' || w[0] >= 0x80) && w != strings.ToUpper(w)
}

// placeNouns end what looks like the name of a person and is one of a place or a body.
var placeNouns = map[string]bool{
	"street": true, "drive": true, "lane": true, "road": true, "avenue": true, "court": true, "boulevard": true, "park": true, "county": true, "circle": true,
	"school": true, "church": true, "hall": true, "hospital": true, "marshal": true, "marshals": true, "lords": true, "way": true, "place": true, "trail": true,
}

// spokenOf reports whether the sentence of the person named at head tells
// something, and is no line of who wrote or took it.
func (r *reader) spokenOf(sentence, first, head int) bool {
	s := r.doc.Sentences[sentence]
	switch r.at(first - 1) {
	case "by", ":", "photo", "/", "@", "hurricane", "storm", "contact", "writer", "editor":
		return false
	}
	if r.relation(head) == "root" || placeNouns[r.word(head)] || r.at(head+1) == "(" && r.at(head+2) == "sic" {
		return false
	}
	for t := s.First; t < s.Last; t++ {
		if r.finite(t) {
			return true
		}
	}
	return false
}
