package entity

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// turns ties the pronouns of one speaker whom nobody names: "we" and "I" of
// one paragraph or one quotation, and "you" of one.
func (r *resolver) turns() {
	type turn struct {
		paragraph, quotation, person int
		plural, quoted, asked        bool
	}
	asks := r.questions()
	first := map[turn]int{} // 1 + mention
	for i := range r.mentions {
		m := &r.mentions[i]
		p, ok := r.pronoun(m)
		if !ok || p.Person == 3 || m.rule != "" {
			continue
		}
		t := turn{r.paragraph(m), m.quotation, p.Person, p.Plural, r.quoted[m.Head], false}
		if t.paragraph < len(asks) {
			t.asked = asks[t.paragraph]
		}
		if !r.spoken(m) {
			t.paragraph = -1
		}
		if j := first[t]; j > 0 {
			r.merge(i, j-1, "same turn", 0.8)
			continue
		}
		first[t] = i + 1
	}
}

// otherOfTwo labels the paragraphs of an interview with two people who said
// who they are ("I'm Ada Munro"): a paragraph that speaks of one of them, by
// name or by a pronoun that only one of them can be, is the other's.
func (r *resolver) otherOfTwo(labels map[int]int, asks []bool) {
	a, b, ok := r.twoIntroduced()
	if !ok {
		return
	}
	told := map[int]int{} // paragraph to 1 + the one spoken of, -1 for both
	strangers := map[int]bool{}
	for i := range r.mentions {
		m := &r.mentions[i]
		para := r.paragraph(m)
		if para >= len(asks) || asks[para] || labels[para] > 0 || r.introduced(m) {
			continue
		}
		switch who := r.oneOf(m, a, b, strangers[para]); {
		case who == 0 && m.Form == gainsay.Name && m.cluster.kind == gainsay.Person:
			strangers[para] = true
		case who != 0 && told[para] == 0:
			told[para] = who
		case who != 0 && told[para] != who:
			told[para] = -1
		}
	}
	for para, who := range told {
		if who > 0 {
			labels[para] = a + b + 2 - who
		}
	}
}

// twoIntroduced are the names by which two people and no more said who they
// are.
func (r *resolver) twoIntroduced() (a, b int, ok bool) {
	var found []int
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Form != gainsay.Name || m.cluster.kind != gainsay.Person || !r.introduced(m) || r.quoted[m.Head] {
			continue
		}
		if len(found) == 0 || r.mentions[found[0]].cluster != m.cluster {
			found = append(found, i)
		}
	}
	if len(found) != 2 {
		return 0, 0, false
	}
	return found[0], found[1], true
}

// oneOf is 1 + a or 1 + b where m speaks of that one, else 0. A pronoun does
// when they differ in gender and nobody else was named before it.
func (r *resolver) oneOf(m *mention, a, b int, strangers bool) int {
	x, y := r.mentions[a].cluster, r.mentions[b].cluster
	if m.Form == gainsay.Name {
		switch m.cluster {
		case x:
			return a + 1
		case y:
			return b + 1
		}
		return 0
	}
	if p, ok := r.pronoun(m); !ok || p.Person != 3 || strangers || p.Gender == anyGender || x.gender == lexicon.AnyGender || y.gender == lexicon.AnyGender || x.gender == y.gender {
		return 0
	}
	if m.gender == x.gender {
		return a + 1
	}
	return b + 1
}
