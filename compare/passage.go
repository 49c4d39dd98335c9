package compare

import "github.com/gainsay-news/gainsay/lexicon"

// passageFeatures measures two aligned passages, where words and figures tell
// and structure does not.
func (l *alignment) passageFeatures() Features {
	var f Features
	f[wholeOverlap] = min(1, l.overlap())
	f[wholeOverlap2] = f[wholeOverlap] * f[wholeOverlap]
	f[wholeNames], f[wholeLost] = l.lost()
	a, b := negated(l.a), negated(l.b)
	f[wholeNegB], f[wholeNegation] = flag(b), flag(a != b)*f[wholeOverlap]
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

func negated(r *reading) bool {
	for i := range r.words {
		if r.words[i].Denied {
			return true
		}
	}
	return false
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
