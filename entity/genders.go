package entity

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// genders lets the pronouns of a report overrule what a first name tells of
// the person: where "he" can only be Lindsey Graham, and nowhere "she" can,
// Lindsey Graham is a man here.
func (r *resolver) genders() {
	var votes map[*cluster]vote
	for i := range r.mentions {
		m := &r.mentions[i]
		p, ok := r.pronoun(m)
		if !ok || p.Person != 3 || p.Gender == anyGender || r.quoted[m.Head] || !r.subject(m) {
			continue
		}
		c := r.onlyPerson(i)
		if c == nil || c.gender == anyGender || r.told(c) {
			continue
		}
		if votes == nil {
			votes = map[*cluster]vote{}
		}
		v := votes[c]
		if p.Gender == c.gender {
			v.agree++
		} else {
			v.against++
		}
		votes[c] = v
	}
	for c, v := range votes {
		if v.agree == 0 && v.against > 0 {
			c.gender = lexicon.Male + lexicon.Female - c.gender
		}
	}
}

// A vote counts the pronouns that agree with a first name and those that do not.
type vote struct{ agree, against int }

// onlyPerson is the one person spoken of in the sentence of pronoun i, before
// it, and in the sentence before that, if that person is the subject of a
// clause there. nil for nobody or several, and where a pronoun before it may
// go back to somebody else.
func (r *resolver) onlyPerson(i int) *cluster {
	m, subject := &r.mentions[i], false
	var only *cluster
	for j := i - 1; j >= 0 && m.sentence-r.mentions[j].sentence <= 1; j-- {
		n := &r.mentions[j]
		if q, ok := r.pronoun(n); ok && q.Person == 3 && q.Gender != anyGender || only != nil && n.cluster.kind == gainsay.Person && n.cluster != only {
			return nil
		}
		if n.cluster.kind != gainsay.Person || n.cluster.plural || n.Form == gainsay.Pronoun {
			continue
		}
		only, subject = n.cluster, subject || r.subject(n) && !r.quoted[n.Head]
	}
	if only == nil || !only.named || !subject {
		return nil
	}
	return only
}

// told reports whether more than the first name tells the gender of a person:
// an honorific, or what the person is called.
func (r *resolver) told(c *cluster) bool {
	for _, k := range c.members[:min(len(c.members), introduced)] {
		m := &r.mentions[k]
		if m.Form == gainsay.Nominal && m.gender != anyGender {
			return true
		}
		for w := range strings.FieldsSeq(strings.ToLower(r.doc.Words(m.Title))) {
			if g, _ := lexicon.Honorific(w); g != anyGender {
				return true
			}
			if g, _ := lexicon.PersonNoun(w); g != anyGender {
				return true
			}
		}
	}
	return false
}
