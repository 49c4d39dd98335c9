package quote

import (
	"math"
	"math/rand/v2"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/sequence"
)

// An Example is an annotated document with its right attributions.
type Example struct {
	Document *gainsay.Document
	Gold     []Gold
}

// Gold is one attribution as an annotator marked it; a role may be broken.
type Gold struct{ Source, Cue, Content []gainsay.Span }

// Fit fits the finder's models and encodes them: the same examples give the
// same bytes. The judge learns from what cue and span models fitted on the
// other half of the examples propose for documents that they have not seen.
func Fit(examples []Example) []byte {
	m := fitAll(examples)
	return packed(m.gate, m.cue, m.inner, m.span, m.judge)
}

func fitAll(examples []Example) *models {
	var halves [2][]Example
	for i, e := range examples {
		halves[i%2] = append(halves[i%2], e)
	}
	var verdicts []verdict
	for i, half := range halves {
		m := fitProposers(half)
		for _, e := range halves[1-i] {
			verdicts = append(verdicts, verdictsOn(m, e)...)
		}
	}
	m := fitProposers(examples)
	m.inner = fitInner(examples)
	m.judge = fitJudge(verdicts)
	m.gate = fitGate(examples)
	return m
}

// fitInner fits the model of cues within what somebody says: the annotators
// marked none there, so that content teaches it nothing.
func fitInner(examples []Example) *sequence.Model {
	var cues []sequence.Example
	for _, e := range examples {
		cues = append(cues, read(e.Document).cueExamples(e.Gold, -1)...)
	}
	return sequence.Fit(cueLabels, cues, sequence.Options{Bits: 19, Epochs: 5, Seed: 1, Least: 0.1, Allowed: sequence.BIO(cueLabels)})
}

func fitProposers(examples []Example) *models {
	var cues, spans []sequence.Example
	for _, e := range examples {
		r := read(e.Document)
		cues = append(cues, r.cueExamples(e.Gold, 0)...)
		spans = append(spans, r.spanExamples(e.Gold)...)
	}
	return &models{
		cue:  sequence.Fit(cueLabels, cues, sequence.Options{Bits: 20, Epochs: 6, Seed: 1, Allowed: sequence.BIO(cueLabels)}),
		span: sequence.Fit(spanLabels, spans, sequence.Options{Bits: 20, Epochs: 6, Seed: 2, Allowed: sequence.BIO(spanLabels)}),
	}
}

// A verdict is a candidate's features and whether it is right.
type verdict struct {
	features []uint32
	right    bool
}

func verdictsOn(m *models, e Example) []verdict {
	r := read(e.Document)
	all := r.candidates(m, &features{})
	type masks struct{ cue, content []bool }
	var gold []masks
	for _, g := range e.Gold {
		gold = append(gold, masks{r.mask(g.Cue), r.mask(g.Content)})
	}
	var out []verdict
	for k, c := range all {
		if len(c.content) == 0 {
			continue
		}
		right := false
		for _, g := range gold {
			right = right || alike(c.content, g.content) >= 0.5
		}
		var f features
		out = append(out, verdict{r.judgeFeatures(&f, all, k), right})
	}
	return out
}

// alike is the Jaccard coefficient of runs and a mask.
func alike(content []run, gold []bool) float64 {
	both, mine, theirs := 0, 0, 0
	for _, p := range content {
		for i := p.first; i < p.last; i++ {
			mine++
			if gold[i] {
				both++
			}
		}
	}
	if both == 0 {
		return 0
	}
	for _, in := range gold {
		if in {
			theirs++
		}
	}
	return float64(both) / float64(mine+theirs-both)
}

// fitJudge fits a logistic regression by stochastic gradient descent with averaging.
func fitJudge(verdicts []verdict) *sequence.Model {
	t := sequence.NewTrainer(judgeLabels, 18)
	random := rand.New(rand.NewPCG(3, 17))
	for epoch := range 5 {
		rate := 0.05 / (1 + 0.5*float64(epoch))
		for _, i := range random.Perm(len(verdicts)) {
			v := verdicts[i]
			var s [2]float32
			t.Scores(v.features, s[:])
			miss := -1 / (1 + math.Exp(float64(s[0]-s[1])))
			if v.right {
				miss++
			}
			t.Update(v.features, 1, float32(rate*miss))
			t.Update(v.features, 0, float32(-rate*miss))
			t.Tick()
		}
	}
	return t.Model(0.001)
}

// mask marks the tokens that share a byte with a span of all.
func (r *reading) mask(all []gainsay.Span) []bool {
	m := make([]bool, len(r.low))
	r.paint(m, all)
	return m
}

func (r *reading) paint(m []bool, all []gainsay.Span) {
	for _, s := range all {
		i, last := r.doc.TokensIn(s)
		for i > 0 && r.doc.Tokens[i-1].End > s.Start {
			i--
		}
		for last < len(m) && r.doc.Tokens[last].Start < s.End {
			last++
		}
		for ; i < last; i++ {
			m[i] = true
		}
	}
}

// cueExamples are the sentences with their cues; within contents every token
// has the label inside.
func (r *reading) cueExamples(gold []Gold, inside int) []sequence.Example {
	n := len(r.low)
	label := make([]int, n)
	content := make([]bool, n)
	for _, g := range gold {
		r.paint(content, g.Content)
	}
	for _, g := range gold {
		last := -2
		for i, in := range r.mask(g.Cue) {
			if !in || label[i] != 0 {
				continue
			}
			label[i] = 1
			if last == i-1 {
				label[i] = 2
			}
			last = i
		}
	}
	var out []sequence.Example
	for _, s := range r.doc.Sentences {
		var f features
		rows := r.cueRows(nil, &f, s, run{s.First, s.Last})
		var x sequence.Example
		for k, row := range rows {
			x.Features = append(x.Features, row)
			if i := s.First + k; !content[i] || label[i] != 0 {
				x.Labels = append(x.Labels, label[i])
			} else {
				x.Labels = append(x.Labels, inside)
			}
		}
		out = append(out, x)
	}
	return out
}

// spanExamples are the windows of the gold cues with their labels.
func (r *reading) spanExamples(gold []Gold) []sequence.Example {
	var out []sequence.Example
	for _, g := range gold {
		cue, ok := firstRun(r.mask(g.Cue))
		if !ok {
			continue
		}
		w := r.window(cue, nil)
		var f features
		x := sequence.Example{Features: r.rows(nil, &f, &w)}
		x.Labels = w.labels(r.mask(g.Source), r.mask(g.Content))
		out = append(out, x)
	}
	return out
}

func firstRun(m []bool) (run, bool) {
	for i := range m {
		if m[i] {
			j := i
			for j < len(m) && m[j] {
				j++
			}
			return run{i, j}, true
		}
	}
	return run{}, false
}

func (w *window) labels(source, content []bool) []int {
	out := make([]int, len(w.places))
	last := 0
	for k, p := range w.places {
		s, c := 0, 0
		for i := p.first; i < p.last; i++ {
			if source[i] {
				s++
			}
			if content[i] {
				c++
			}
		}
		kind := 0
		switch half := (p.last - p.first + 1) / 2; {
		case !p.atom && p.first >= w.cue.first && p.first < w.cue.last:
		case c >= half:
			kind = 3
		case s >= half:
			kind = 1
		}
		if kind > 0 {
			out[k] = kind
			if last == kind {
				out[k] = kind + 1
			}
		}
		last = kind
	}
	return out
}
