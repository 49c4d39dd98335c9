package sequence

import "math"

// A Trainer holds the weights of a model while it is fitted, for loops that
// make their own predictions (a parser's, a ranker's). [Fit] is the loop for
// sequences.
type Trainer struct {
	labels  []string
	bits    int
	clock   float64
	weights []float32
	sums    []float64 // of weight changes, each times the clock when it was made
	trans   []float32
	tsums   []float64
	allowed func(from, to int) bool
	rare    uint8
	changes []uint8 // how often a feature was to change, counted up to rare, by the upper bits of its hash
}

// NewTrainer starts a model of 2^bits buckets for these labels.
func NewTrainer(labels []string, bits int) *Trainer {
	n := len(labels)
	return &Trainer{
		labels: labels, bits: bits, clock: 1,
		weights: make([]float32, n<<bits), sums: make([]float64, n<<bits),
		trans: make([]float32, (n+1)*n), tsums: make([]float64, (n+1)*n),
	}
}

// Rare leaves out what is rare: a feature is given weights from its n-th change
// on. The rare ones, most of all there are, then take no room from the others
// in a small table (Goldberg and Elhadad 2011).
func (t *Trainer) Rare(n int) {
	t.rare, t.changes = uint8(n), make([]uint8, 1<<changeBits)
}

const changeBits = 24

// passedOver counts a change of a feature and reports whether it is too rare yet.
func (t *Trainer) passedOver(feature uint32) bool {
	if t.rare == 0 {
		return false
	}
	n := &t.changes[feature>>(32-changeBits)]
	if *n >= t.rare {
		return false
	}
	*n++
	return true
}

// Allow forbids every transition for which ok is false; from is -1 at the
// start of a sequence.
func (t *Trainer) Allow(ok func(from, to int) bool) {
	n := len(t.labels)
	t.allowed = ok
	for from := range n + 1 {
		for to := range n {
			if !t.may(from, to) {
				t.trans[from*n+to] = forbidden
			}
		}
	}
}

func (t *Trainer) may(from, to int) bool {
	if from == len(t.labels) {
		from = -1
	}
	return t.allowed == nil || t.allowed(from, to)
}

// Scores sets out to the score of each label with the weights as they are.
func (t *Trainer) Scores(features []uint32, out []float32) {
	clear(out[:len(t.labels)])
	t.AddScores(features, out)
}

// AddScores adds to out the score of each label for some more features.
func (t *Trainer) AddScores(features []uint32, out []float32) {
	n := len(t.labels)
	mask := uint32(1)<<t.bits - 1
	for _, f := range features {
		for i, w := range t.weights[int(f&mask)*n:][:n] {
			out[i] += w
		}
	}
}

// Update adds by to the weight of label for each of the features.
func (t *Trainer) Update(features []uint32, label int, by float32) {
	n := len(t.labels)
	mask := uint32(1)<<t.bits - 1
	for _, f := range features {
		if t.passedOver(f) {
			continue
		}
		i := int(f&mask)*n + label
		t.weights[i] += by
		t.sums[i] += float64(by) * t.clock
	}
}

func (t *Trainer) updateTransition(from, to int, by float32) {
	if from < 0 {
		from = len(t.labels)
	}
	i := from*len(t.labels) + to
	t.trans[i] += by
	t.tsums[i] += float64(by) * t.clock
}

// Tick marks the end of one example: averages weigh the weights by how many
// examples they lasted.
func (t *Trainer) Tick() { t.clock++ }

// Model is the averaged model as it stands. Weights are rounded to eight
// bits; those whose average is under least in size are dropped. Fitting can
// go on afterwards.
func (t *Trainer) Model(least float32) *Model {
	n := len(t.labels)
	average := make([]float32, len(t.weights))
	top := float32(0)
	for i, w := range t.weights {
		if w == 0 && t.sums[i] == 0 {
			continue
		}
		average[i] = float32(float64(w) - t.sums[i]/t.clock)
		top = max(top, abs(average[i]))
	}
	m := &Model{Labels: t.labels, bits: t.bits, transitions: make([]float32, (n+1)*n)}
	m.scale = quantum(average, top)
	var places []uint32
	var values []byte
	for i, a := range average {
		if v := int(min(127, max(-127, math.Round(float64(a/m.scale))))); v != 0 && abs(a) >= least {
			places, values = append(places, uint32(i)), append(values, byte(v))
		}
	}
	m.lay(storedOf(places, values, n, t.bits), nil)
	for i, w := range t.trans {
		if w <= forbidden/2 {
			m.transitions[i] = forbidden
			continue
		}
		m.transitions[i] = float32(float64(w) - t.tsums[i]/t.clock)
	}
	m.routes = routesOf(m.transitions, n)
	return m
}

// quantum is the size of one eight-bit step: the largest weights are cut off
// rather than letting a few of them coarsen all the others.
func quantum(average []float32, top float32) float32 {
	sum, count := 0.0, 0
	for _, a := range average {
		if a != 0 {
			sum += float64(a) * float64(a)
			count++
		}
	}
	if count == 0 {
		return 1
	}
	deviation := float32(math.Sqrt(sum / float64(count)))
	return min(top, 12*deviation) / 127
}

func abs(x float32) float32 {
	if x < 0 {
		return -x
	}
	return x
}

// ScoresOf is [Trainer.Scores] for some labels only.
func (t *Trainer) ScoresOf(features []uint32, labels []uint16, out []float32) {
	clear(out[:len(labels)])
	t.AddScoresOf(features, labels, out)
}

// AddScoresOf is [Trainer.AddScores] for some labels only.
func (t *Trainer) AddScoresOf(features []uint32, labels []uint16, out []float32) {
	n := len(t.labels)
	mask := uint32(1)<<t.bits - 1
	for _, f := range features {
		row := t.weights[int(f&mask)*n:][:n]
		for k, l := range labels {
			out[k] += row[l]
		}
	}
}
