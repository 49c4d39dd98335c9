package compare

import (
	"math"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// The features of a pair of claims. Each is between 0 and 1, so that the
// weights can be read against each other.
const (
	bias = iota
	overlap
	overlap2
	back
	inSentence // words of b that stand elsewhere in a's sentence
	samePredicate
	kinPredicate
	sameSubject
	sameObject
	crossed // the subject of one is no subject in the other
	otherNames
	lostNames // names of b that a's sentence lacks
	negation
	modality
	antonym
	figures
	figuresMet
	time
	place
	role
	strongest // the strongest clash, times the overlap
	strongestEvent
	hedged // one side is only possible
	features
)

// FeatureNames names the features in the order of [Weights].
var FeatureNames = [features]string{
	"bias", "overlap", "overlap2", "back", "in sentence", "same predicate", "kin predicate", "same subject", "same object", "crossed",
	"other names", "lost names", "negation", "modality", "antonym", "figures", "figures met", "time", "place", "role",
	"strongest", "strongest in one event", "hedged",
}

// Features is what a pair of claims is scored by.
type Features [features]float64

// Weights is what the features weigh: fitted by internal/train/compare, which
// see for the sets; a positive weight speaks for a contradiction.
var Weights = Features{
	bias: -3.6, overlap: 0.2, overlap2: 0.8, back: 0.5, inSentence: 0.3, samePredicate: 0.2, kinPredicate: 0, sameSubject: 0.3, sameObject: 0.3,
	crossed: -0.3, otherNames: -1, lostNames: -1, negation: 0.8, modality: 0.6, antonym: 0.8, figures: 1.2, figuresMet: -0.5,
	time: 0.6, place: 0.6, role: 1.0, strongest: 1.2, strongestEvent: 1.5, hedged: -0.3,
}

func (f *Features) score() float64 {
	z := 0.0
	for i, x := range f {
		z += x * Weights[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// features measures a pair of aligned claims.
func (l *alignment) features(pred lexicon.Kinship, clashes []clash) *Features {
	f := &Features{bias: 1}
	f[overlap], f[back], f[inSentence] = min(1, l.overlap()), min(1, l.back()), min(1, l.within())
	f[overlap2] = f[overlap] * f[overlap]
	f[samePredicate] = flag(pred == lexicon.Same)
	f[kinPredicate] = flag(oneEvent(pred) && pred != lexicon.Same)
	subject, same, has := l.role(gainsay.RoleSubject)
	f[sameSubject], f[crossed] = flag(same), flag(has && !same && subject)
	_, same, _ = l.role(gainsay.RoleObject)
	f[sameObject] = flag(same)
	f[otherNames] = flag(l.otherName())
	f[lostNames] = l.lostNames()
	f[figuresMet] = flag(l.figuresMeet())
	f[hedged] = flag(hedges(l.a.claim.Modality) || hedges(l.b.claim.Modality))
	top := 0.0
	for _, c := range clashes {
		f[featureOf[c.differ]] = max(f[featureOf[c.differ]], c.strength)
		s := c.strength * f[overlap]
		f[strongest] = max(f[strongest], s)
		if l.oneEvent(pred, c) {
			top = max(top, s)
		}
	}
	f[strongestEvent] = top
	return f
}

var featureOf = map[gainsay.Difference]int{
	gainsay.ByNegation: negation, gainsay.ByModality: modality, gainsay.ByAntonym: antonym, gainsay.ByFigure: figures,
	gainsay.ByTime: time, gainsay.ByPlace: place, gainsay.ByRole: role,
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func hedges(m gainsay.Modality) bool {
	return m == gainsay.Possible || m == gainsay.Conditional || m == gainsay.Asking
}

// lostNames is the share of b's names that a's whole sentence lacks.
func (l *alignment) lostNames() float64 {
	names, lost := 0.0, 0.0
	for j := range l.b.words {
		w := &l.b.words[j]
		if w.Part != "PROPN" || w.weight == 0 {
			continue
		}
		names++
		if l.toA[j] < 0 && !l.inContext(w) {
			lost++
		}
	}
	if names == 0 {
		return 0
	}
	return lost / names
}

func (l *alignment) inContext(w *word) bool {
	for k := range l.a.context {
		if sameWord(&l.a.context[k], &w.ClaimWord) {
			return true
		}
	}
	return false
}

func (l *alignment) figuresMeet() bool {
	for _, y := range amounts(l.b.claim) {
		for _, x := range amounts(l.a.claim) {
			if x.Unit != "" && x.Unit == y.Unit && !x.Disjoint(y) {
				return true
			}
		}
	}
	return false
}
