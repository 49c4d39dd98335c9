package compare

import (
	"math"
	"math/rand/v2"

	"github.com/gainsay-news/gainsay"
)

// An Example is two short texts, as the features of each pair of their
// claims, and whether they contradict each other.
type Example struct {
	Candidates  []Features
	Contradicts bool
}

// Measure makes an example of two annotated texts.
func Measure(premise, hypothesis *gainsay.Document) Example {
	var e Example
	for _, p := range pairs(premise, hypothesis) {
		e.Candidates = append(e.Candidates, *p.features)
	}
	return e
}

// Fit finds weights by logistic regression. Which pair of claims speaks for
// two texts is not known: it is the one that the weights so far score highest.
// The same examples and seed give the same weights.
func Fit(examples []Example, seed uint64) Features {
	w := start
	rnd := rand.New(rand.NewPCG(seed, seed))
	for range 6 {
		w = descend(w, examples, rnd)
	}
	return w
}

const (
	epochs  = 25
	rate    = 0.3
	falling = 0.3
)

// Shrink is how strongly weights are pulled to where they start from; chosen on
// the RTE sets left out in turn.
const shrink = 3e-3

func descend(w Features, examples []Example, rnd *rand.Rand) Features {
	type row struct {
		x *Features
		y float64
	}
	var rows []row
	for i := range examples {
		if x := examples[i].best(&w); x != nil {
			rows = append(rows, row{x, flag(examples[i].Contradicts)})
		}
	}
	for e := range epochs {
		rnd.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		step := rate / (1 + falling*float64(e))
		for _, r := range rows {
			g := step * (r.x.under(&w) - r.y)
			for i, x := range r.x {
				w[i] -= g*x + step*shrink*(w[i]-start[i])
			}
		}
	}
	return w
}

// best is the candidate that the weights score highest; nil without one.
func (e *Example) best(w *Features) *Features {
	var best *Features
	top := -1.0
	for i := range e.Candidates {
		if s := e.Candidates[i].under(w); s > top {
			top, best = s, &e.Candidates[i]
		}
	}
	return best
}

// Score is how sure the weights are that an example contradicts.
func (e *Example) Score(w *Features) float64 {
	if x := e.best(w); x != nil {
		return x.under(w)
	}
	return 0
}

func (f *Features) under(w *Features) float64 {
	z := 0.0
	for i, x := range f {
		z += x * w[i]
	}
	return 1 / (1 + math.Exp(-z))
}
