package compare

import (
	"slices"

	"github.com/gainsay-news/gainsay"
)

// grammar measures how the words of two whole texts stand to each other: two
// texts of the same words can say different things. "The mayor of Orsk, Ada
// Lund, met Bo Ek" does not say that Ek is the mayor.
func (l *alignment) grammar(f *Features) {
	l.pairsTied(f)
	l.slots(f)
	f[subjectMoved] = flag(l.movedSubject())
	for _, c := range l.b.text.claims {
		if !c.Denied && c.Rule != describing {
			l.roleOf(c, f)
		}
	}
	l.contests(f)
}

// eachPair visits each aligned word of b and its aligned head, as words of b
// (p, q) and of a (x, y).
func (l *alignment) eachPair(visit func(p, q, x, y int)) {
	for p, q := range l.b.text.heads {
		if q >= 0 && l.toA[p] >= 0 && l.toA[q] >= 0 {
			visit(p, int(q), l.toA[p], l.toA[q])
		}
	}
}

// pairsTied is the share of b's words that stand to their heads as in a.
func (l *alignment) pairsTied(f *Features) {
	all, tied := 0.0, 0.0
	for p, q := range l.b.text.heads {
		all += flag(q >= 0 && l.b.words[p].weight > 0 && l.b.words[q].weight > 0)
	}
	l.eachPair(func(p, q, x, y int) {
		tied += flag(l.b.words[p].weight > 0 && l.b.words[q].weight > 0 && l.a.text.linked(x, y))
	})
	f[wholeTied] = tied / max(all, 1)
}

// slots finds what b says of a name, a figure or a time that a says of another.
func (l *alignment) slots(f *Features) {
	l.eachPair(func(p, q, x, y int) {
		if l.a.text.linked(x, y) || l.a.text.joined(x, y) {
			return
		}
		other := func(of func(*word) bool) bool {
			return l.a.hasOther(x, y, of) || l.a.hasOther(y, x, of)
		}
		v, w := &l.b.words[p], &l.b.words[q]
		if v.weight > 0 && w.weight > 0 && other(nameWord) {
			f[slotName] = f[wholeOverlap2]
		}
		if figureWord(v) != figureWord(w) && other(figureWord) {
			f[slotFigure] = 1
		}
	})
}

func nameWord(w *word) bool { return w.Part == "PROPN" }

func figureWord(w *word) bool {
	return w.Role == gainsay.RoleTime || w.Role == gainsay.RoleFigure || w.Part == "NUM"
}

// hasOther reports whether word y is of a kind, and word x, which is not,
// stands with another word of that kind.
func (r *reading) hasOther(x, y int, of func(*word) bool) bool {
	if !of(&r.words[y]) || of(&r.words[x]) {
		return false
	}
	return slices.ContainsFunc(r.text.near(x), func(z int32) bool { return int(z) != y && of(&r.words[z]) })
}

// near is the words that word i of a text depends on, or that depend on it.
func (s *syntax) near(i int) []int32 {
	if s.around == nil {
		s.around = make([][]int32, len(s.heads))
		for k, h := range s.heads {
			if h >= 0 {
				s.around[k] = append(s.around[k], h)
				s.around[h] = append(s.around[h], int32(k))
			}
		}
	}
	return s.around[i]
}

// linked reports whether one of two words depends on the other.
func (s *syntax) linked(x, y int) bool { return int(s.heads[x]) == y || int(s.heads[y]) == x }

// joined reports whether two words stand with one word between them.
func (s *syntax) joined(x, y int) bool {
	return slices.ContainsFunc(s.near(x), func(z int32) bool { return s.linked(int(z), y) })
}

// movedSubject reports whether a subject of b has another part in a.
func (l *alignment) movedSubject() bool {
	for j := range l.b.words {
		if i := l.toA[j]; i >= 0 && l.b.words[j].Role == gainsay.RoleSubject {
			if r := l.a.words[i].Role; r != "" && r != gainsay.RoleSubject {
				return true
			}
		}
	}
	return false
}

// roleOf measures a claim of b that says what somebody named is: whether a
// says it of him, of another name, or of nobody.
func (l *alignment) roleOf(c *gainsay.Claim, f *Features) {
	for j := range l.b.words {
		w := &l.b.words[j]
		if w.Lemma != c.Predicate || w.Part != "NOUN" && w.Part != "PROPN" || l.toA[j] < 0 {
			continue
		}
		role := l.toA[j]
		named, held := l.holds(role)
		switch {
		case !named:
		case held:
			f[roleHeld] = 1
		case slices.ContainsFunc(l.a.text.near(role), func(z int32) bool {
			o := &l.a.words[z]
			return nameWord(o) && l.from[z] < 0 && o.Role != gainsay.RoleTime
		}):
			f[roleOther] = 1
		default:
			f[roleNotHeld] = 1
		}
	}
}

// holds reports whether a has the named subject of b, and whether he stands by
// the word for his role there.
func (l *alignment) holds(role int) (named, held bool) {
	for k := range l.b.words {
		x := l.toA[k]
		if w := &l.b.words[k]; x < 0 || w.Role != gainsay.RoleSubject || w.Part != "PROPN" {
			continue
		}
		named = true
		held = held || l.a.text.linked(x, role) || l.a.text.joined(x, role)
	}
	return named, held
}
