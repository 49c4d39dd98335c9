package entity

import (
	"strings"

	"github.com/gainsay-news/gainsay"
)

// sourceOf is the mention that the source of a quotation is: the name in it,
// else what its words open with.
func (r *resolver) sourceOf(q int) (int, bool) {
	source := r.doc.Quotations[q].Source
	if source.IsZero() {
		return r.sourceBefore(q)
	}
	first, last := r.doc.TokensIn(source)
	best := -1
	for k := first; k < last; k++ {
		if k > first && relatives[r.lower(k)] {
			break // who a relative clause names is another
		}
		j := r.at[k] - 1
		if j < 0 || r.mentions[j].Kind == gainsay.Nationality {
			continue
		}
		if best < 0 || better(&r.mentions[j], &r.mentions[best]) || r.behindTitle(best, j) {
			best = j
		}
	}
	if best >= 0 {
		if j := r.pairs[r.mentions[best].first] - 1; j >= 0 && r.mentions[j].last <= last {
			return j, true
		}
	}
	return best, best >= 0
}

// behindTitle reports whether name k stands behind name j with nothing between
// but what can be a title or an office: "Munro lawyer Ada Hale" and "Munro's
// lawyer, Ada Hale" are Hale.
func (r *resolver) behindTitle(j, k int) bool {
	m, n := &r.mentions[j], &r.mentions[k]
	if m.Form != gainsay.Name || n.Form != gainsay.Name || n.Kind != gainsay.Person || n.first <= m.last || len(r.doc.Tags) <= n.first {
		return false
	}
	owner := r.lower(m.last) == "'s" || r.lower(m.last) == "’s"
	for i := m.last; i < n.first; i++ {
		switch t := &r.doc.Tags[i]; {
		case t.Part == "NOUN", t.Part == "ADJ", t.Part == "PROPN", t.Part == "PART":
		case owner && (t.Part == "ADP" || i+1 == n.first && r.text(i) == ","):
		default:
			return false
		}
	}
	return true
}

// relatives open a clause about the noun before them.
var relatives = map[string]bool{"who": true, "whom": true, "whose": true, "which": true}

// sourceBefore is the source of the quotation right before one that has none,
// in the same paragraph or the last: a quotation that goes on.
func (r *resolver) sourceBefore(q int) (int, bool) {
	if q == 0 || r.doc.Quotations[q-1].Source.IsZero() || r.doc.Quotations[q].Form != gainsay.Direct {
		return 0, false
	}
	a, b := r.doc.SentenceAt(r.doc.Quotations[q-1].Start), r.doc.SentenceAt(r.doc.Quotations[q].Start)
	if a < 0 || b < 0 || r.doc.Sentences[b].Paragraph-r.doc.Sentences[a].Paragraph > 1 {
		return 0, false
	}
	return r.sourceOf(q - 1)
}

// better prefers, of two mentions in a source, a person's name, then the noun
// phrase that holds the other at its front ("Norland officials", "her mother"), then what
// comes first.
func better(m, n *mention) bool {
	if n.Form == gainsay.Name && n.Kind == gainsay.Person {
		return false
	}
	if m.Form == gainsay.Name && m.Kind == gainsay.Person {
		return !n.Contains(m.Span)
	}
	return m.Form == gainsay.Nominal && n.Form != gainsay.Nominal && m.Start == n.Start && m.End > n.End
}

// sources is, for each mention that is the source of a quotation, 1 + the
// quotation.
func (r *resolver) sources() map[int]int {
	out := map[int]int{}
	for q := range r.doc.Quotations {
		if r.doc.Quotations[q].Source.IsZero() {
			continue
		}
		if j, ok := r.sourceOf(q); ok {
			out[j] = q + 1
		}
	}
	return out
}

// goesOnSpeaking is what somebody leads by who said what was reported last.
const goesOnSpeaking = 1.2

// saidLast is who said what is reported last before quotation q, whose source
// is mention i, in its paragraph or the one before: in "Munro praised Hale. ...
// she added", Munro. nil for nobody, and where the text has turned to another
// person since. For the source itself the words that it said are no distance.
func (r *resolver) saidLast(q, i int) (*cluster, int) {
	at := r.mentions[i].sentence
	for p := q - 1; p >= max(0, q-4); p-- {
		o := &r.doc.Quotations[p]
		s := r.doc.SentenceAt(o.Source.Start)
		if o.Within != 0 || o.Source.IsZero() || s == at {
			continue
		}
		j, ok := r.sourceOf(p)
		end := max(s, r.doc.SentenceAt(max(o.Start, o.End-1)))
		if !ok || s < 0 || at < 0 || r.doc.Sentences[at].Paragraph-r.doc.Sentences[end].Paragraph > 1 || r.turned(j, i, q) {
			return nil, -1
		}
		return r.mentions[j].cluster, j
	}
	return nil, -1
}

// besideSubject is who is named as an object of the verb that pronoun i is the
// subject of, who is another: "He asked Munro". nil for nobody.
func (r *resolver) besideSubject(i int) *cluster {
	m := &r.mentions[i]
	if len(r.doc.Arcs) == 0 || !r.subject(m) {
		return nil
	}
	for j := i + 1; j < len(r.mentions) && r.mentions[j].sentence == m.sentence && r.mentions[j].first-m.first < 12; j++ {
		if n := &r.mentions[j]; n.Form == gainsay.Name && r.arc(n).Head == r.arc(m).Head && strings.HasPrefix(r.arc(n).Relation, "obj") {
			return n.cluster
		}
	}
	return nil
}

// turned reports whether another person than mention j, who spoke, is the
// subject of what the report itself tells between j and i, the source of
// quotation q.
func (r *resolver) turned(j, i, q int) bool {
	if r.mentions[j].cluster.pair || relatives[r.lower(r.mentions[j].Head)] {
		return true
	}
	for k := j + 1; k < i; k++ {
		n := &r.mentions[k]
		if n.cluster == r.mentions[j].cluster || n.sentence <= r.mentions[j].sentence || n.quotation == q || r.quoted[n.Head] {
			continue
		}
		same := n.sentence == r.mentions[i].sentence && n.Form == gainsay.Name
		if !same && !r.subject(n) && n.first != r.doc.Sentences[n.sentence].First {
			continue
		}
		if k := n.cluster.kind; k == gainsay.Person || k == gainsay.Organization && r.mentions[j].cluster.kind == k {
			return true
		}
	}
	return false
}
