package compare

import (
	"math"
	"slices"

	"github.com/gainsay-news/gainsay/lexicon"
)

// passageFeatures measures two aligned passages, where words and figures tell
// and structure does not.
func (l *alignment) passageFeatures() Features {
	var f Features
	f[wholeOverlap] = min(1, l.overlap())
	f[wholeOverlap2] = f[wholeOverlap] * f[wholeOverlap]
	f[wholeNames], f[wholeLost] = l.lost()
	a, b := negated(l.a, l.from), negated(l.b, l.toA)
	f[wholeNegB], f[wholeNegation] = flag(b > 0), math.Abs(a-b)*f[wholeOverlap]
	for j := range l.b.words {
		if i := l.toA[j]; i >= 0 && worth[l.kin[j]] >= 0.7 && l.a.words[i].Denied != l.b.words[j].Denied {
			f[wholeInner] = 1
		}
	}
	if len(l.anti) > 0 {
		f[wholeOpposite] = f[wholeOverlap]
	}
	if c, ok := l.figures(lexicon.Unrelated); ok {
		f[wholeFigures] = c.strength * f[wholeOverlap]
	}
	f[wholeFiguresMet] = flag(l.figuresMeet())
	f[wholeFiguresLost] = flag(len(amounts(l.b.claim)) > 0 && len(amounts(l.a.claim)) == 0)
	if l.a.text != nil && l.b.text != nil {
		l.grammar(&f)
	}
	return f
}

// negated is 1 when a word is negated. Of a whole text only a word counts so that
// the other text has too, or that stands beside such a one; another, half.
func negated(r *reading, to []int) float64 {
	most := 0.0
	for i := range r.words {
		if r.words[i].Denied {
			if r.text == nil || r.shared(i, to) {
				return 1
			}
			most = 0.5
		}
	}
	return most
}

// shared reports whether word i of a text, or one beside it, is aligned.
func (r *reading) shared(i int, to []int) bool {
	counts := func(k int) bool { return to[k] >= 0 && r.words[k].weight > 0 }
	return counts(i) || slices.ContainsFunc(r.text.near(i), func(k int32) bool { return counts(int(k)) })
}

// lost is the share of b's names, and of its words, that a lacks.
func (l *alignment) lost() (names, words float64) {
	var n, m float64
	for j := range l.b.words {
		w := &l.b.words[j]
		if w.weight == 0 {
			continue
		}
		m++
		gone := flag(l.toA[j] < 0)
		words += gone
		if w.Part == "PROPN" {
			n++
			names += gone
		}
	}
	return names / max(n, 1), min(words, 6) / 6
}
