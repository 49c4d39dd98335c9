package compare

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// An alignment pairs the words of two claims.
type alignment struct {
	a, b *reading
	toA  []int             // toA[j] is the word of a that word j of b aligns with, -1 for none
	kin  []lexicon.Kinship // kin[j] is how that one stands to it
	from []int             // from[i] is the word of b that word i of a aligns with
	anti [][2]int          // words of a and b that are opposites
	held float64           // weight of b's words that are aligned

	found []clash // the room of clashes
}

// worth is how much of a word is covered by one of that kinship.
var worth = [...]float64{
	lexicon.Same: 1, lexicon.Synonym: 0.8, lexicon.Derived: 0.8, lexicon.Implies: 0.7, lexicon.Implied: 0.7,
	lexicon.Broader: 0.5, lexicon.Narrower: 0.6, lexicon.Opposite: 0.5, lexicon.Sister: 0, lexicon.Unrelated: 0,
}

// align ties the words that both claims have. It uses l's memory again.
func (l *alignment) align(a, b *reading) {
	l.a, l.b, l.anti, l.held = a, b, l.anti[:0], 0
	l.toA, l.from = slices.Grow(l.toA[:0], len(b.words))[:len(b.words)], slices.Grow(l.from[:0], len(a.words))[:len(a.words)]
	l.kin = slices.Grow(l.kin[:0], len(b.words))[:len(b.words)]
	clear(l.kin)
	for i := range l.from {
		l.from[i] = -1
	}
	for j := range b.words {
		l.toA[j] = -1
		if i := l.exact(j); i >= 0 {
			l.tie(i, j, lexicon.Same)
		}
	}
}

// exact is the word of a with the lemma of word j of b, in the same part of
// the claim where there is a choice.
func (l *alignment) exact(j int) int {
	best := -1
	for i := range l.a.words {
		if l.from[i] < 0 && sameWord(&l.a.words[i], &l.b.words[j]) {
			if l.a.words[i].Role == l.b.words[j].Role {
				return i
			}
			best = i
		}
	}
	return best
}

func (l *alignment) tie(i, j int, k lexicon.Kinship) {
	l.toA[j], l.from[i], l.kin[j] = i, j, k
	l.held += l.b.words[j].weight * worth[k]
}

// sameWord: one lemma, or a name and its adjective ("Iraq", "Iraqi").
func sameWord(a, b *word) bool {
	if a.stem != b.stem {
		return false
	}
	if a.Lemma == b.Lemma {
		return true
	}
	if a.Part != "PROPN" && b.Part != "PROPN" {
		return false
	}
	short, long := a.Lemma, b.Lemma
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 4 || len(long)-len(short) > 2 || !strings.HasPrefix(long, short) {
		return false
	}
	end := long[len(long)-1]
	return end == 'i' || end == 'n' || end == 's' // "Iraqi", "Russian", "Rebels"
}

// extend aligns by meaning what is left after the exact words, and lists the
// opposites.
func (l *alignment) extend() {
	for j := range l.b.words {
		if l.toA[j] >= 0 || l.b.words[j].weight == 0 {
			continue
		}
		best, at := lexicon.Unrelated, -1
		meaning := l.b.meaning(j)
		for i := range l.a.words {
			if l.a.words[i].weight == 0 || l.from[i] >= 0 && l.kin[l.from[i]] == lexicon.Same {
				continue
			}
			k := l.a.meaning(i).Kin(meaning)
			if k == lexicon.Opposite {
				l.anti = append(l.anti, [2]int{i, j})
			}
			if l.from[i] < 0 && worth[k] > worth[best] {
				best, at = k, i
			}
		}
		if at >= 0 {
			l.tie(at, j, best)
		}
	}
}

// overlap is the share of b's words that a covers.
func (l *alignment) overlap() float64 {
	if l.b.weight == 0 {
		return 0
	}
	return l.held / l.b.weight
}

// back is the share of a's words that b covers.
func (l *alignment) back() float64 {
	if l.a.weight == 0 {
		return 0
	}
	sum := 0.0
	for i, j := range l.from {
		if j >= 0 {
			sum += l.a.words[i].weight * worth[l.kin[j]]
		}
	}
	return sum / l.a.weight
}

// role reports whether a word in the part r of b aligns with one of a, whether
// with one in the same part, and whether b has words there at all.
func (l *alignment) role(r gainsay.ClaimRole) (any, same, has bool) {
	for j := range l.b.words {
		if l.b.words[j].Role != r || l.b.words[j].weight == 0 {
			continue
		}
		has = true
		if i := l.toA[j]; i >= 0 && worth[l.kin[j]] >= 0.5 {
			any = true
			same = same || l.a.words[i].Role == r
		}
	}
	return any, same, has
}

// predicates says how the predicate of a stands to that of b: by meaning,
// then by frame.
func (l *alignment) predicates() lexicon.Kinship {
	if l.a.pred < 0 || l.b.pred < 0 {
		return lexicon.Unrelated
	}
	k := predicates(l.a, l.b)
	if k == lexicon.Sister || k == lexicon.Unrelated {
		return l.elsewhere()
	}
	return k
}

// predicates is how two predicates stand by themselves.
func predicates(a, b *reading) lexicon.Kinship {
	if a.claim.Predicate == b.claim.Predicate {
		return lexicon.Same
	}
	if a.frame.Name != "" && a.frame.Name == b.frame.Name {
		if a.frame.Sign*b.frame.Sign < 0 {
			return lexicon.Opposite
		}
		return lexicon.Synonym
	}
	return a.meaning(a.pred).Kin(b.meaning(b.pred))
}

// elsewhere: the predicate of one is the noun that a verb of little meaning
// carries in the other: "withdrew" and "began its withdrawal".
func (l *alignment) elsewhere() lexicon.Kinship {
	if j := l.from[l.a.pred]; j >= 0 && worth[l.kin[j]] >= 0.7 && l.b.carries(j) {
		return lexicon.Derived
	}
	if i := l.toA[l.b.pred]; i >= 0 && worth[l.kin[l.b.pred]] >= 0.7 && l.a.carries(i) {
		return lexicon.Derived
	}
	return lexicon.Unrelated
}

// carries reports whether word i is what the claim is about under a verb that
// says little itself.
func (r *reading) carries(i int) bool {
	p := r.claim.Predicate
	return r.words[i].Of == p && (lexicon.Light(p) || carriers[p] || lexicon.FrameOf(p).Name == "beginning" && !r.claim.Denied)
}

var carriers = map[string]bool{"make": true, "take": true, "hold": true, "give": true, "carry-out": true, "conduct": true, "undergo": true, "suffer": true, "occur": true, "happen": true, "perform": true}
