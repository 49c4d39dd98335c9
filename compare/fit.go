package compare

import (
	"math"

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

// rounds is how often the pair that speaks for two texts is chosen anew.
const rounds = 4

// Fit finds weights by logistic regression. Which pair of claims speaks for
// two texts is not known: it is the one that the weights so far score highest.
// The same examples give the same weights.
func Fit(examples []Example) Features {
	w := start
	for range rounds {
		w = descend(w, examples)
	}
	return w
}

// Shrink is how strongly weights are pulled to where they start from; chosen on
// the RTE sets left out in turn.
const shrink = 3e-3

// fixed lists the weights that are pulled more strongly, with how many times:
// the sets that are fitted on say of them what headlines against rumours and
// edited reports do not.
var fixed = map[int]float64{overlap2: 100, wholeNegation: 100, hedged: 100, wholeNames: 10, wholeInner: 10, negation: 10}

// pull is how strongly weight i is pulled.
func pull(i int) float64 { return shrink * max(1, fixed[i]) }

// newton bounds the steps to the minimum; the last ones change nothing.
const newton = 12

// descend goes to the minimum of the mean loss and the pull, by Newton's method.
func descend(w Features, examples []Example) Features {
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
	for range newton {
		var slope Features
		var bend [features]Features
		for i := range w {
			slope[i], bend[i][i] = pull(i)*(w[i]-start[i]), pull(i)
		}
		for _, r := range rows {
			p := r.x.under(&w)
			g, h := (p-r.y)/float64(len(rows)), p*(1-p)/float64(len(rows))
			for i, x := range r.x {
				if x == 0 {
					continue
				}
				slope[i] += g * x
				for k, z := range r.x {
					bend[i][k] += h * x * z
				}
			}
		}
		step := solve(&bend, slope)
		for i := range w {
			w[i] -= step[i]
		}
	}
	return w
}

// solve is the x of a x = b for an a that is symmetric and positive, by
// elimination; it uses a's memory.
func solve(a *[features]Features, b Features) Features {
	for i := range a {
		for k := i + 1; k < features; k++ {
			f := a[k][i] / a[i][i]
			for j := i; j < features; j++ {
				a[k][j] -= f * a[i][j]
			}
			b[k] -= f * b[i]
		}
	}
	for i := features - 1; i >= 0; i-- {
		for j := i + 1; j < features; j++ {
			b[i] -= a[i][j] * b[j]
		}
		b[i] /= a[i][i]
	}
	return b
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
