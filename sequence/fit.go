package sequence

import "math/rand/v2"

// An Example is a sequence with its right labels.
type Example struct {
	Features [][]uint32 // the features of each position
	Labels   []int      // the right label of each position; -1: nobody knows, any will do
}

// Options steer [Fit]. The zero value of each field has a default.
type Options struct {
	Bits    int                     // 2^Bits buckets; 18
	Epochs  int                     // passes over the examples; 8
	Seed    uint64                  // of the order of examples
	Least   float32                 // averaged weights under it are dropped; 0.02
	Rare    int                     // changes of a feature that are passed over, see Trainer.Rare; 0
	Allowed func(from, to int) bool // transitions that may be taken, from -1 at the start; all
	Report  func(epoch, wrong, all int)
}

func (o Options) filled() Options {
	if o.Bits == 0 {
		o.Bits = 18
	}
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Least == 0 {
		o.Least = 0.02
	}
	return o
}

// Fit fits a model to examples by the averaged structured perceptron: decode,
// and where the best path is wrong, reward the right one and punish the other.
func Fit(labels []string, examples []Example, options Options) *Model {
	o := options.filled()
	t := NewTrainer(labels, o.Bits)
	if o.Allowed != nil {
		t.Allow(o.Allowed)
	}
	if o.Rare > 0 {
		t.Rare(o.Rare)
	}
	random := rand.New(rand.NewPCG(o.Seed, 17))
	for epoch := range o.Epochs {
		wrong, all := 0, 0
		for _, i := range random.Perm(len(examples)) {
			wrong += t.learn(&examples[i])
			all += len(examples[i].Labels)
		}
		if o.Report != nil {
			o.Report(epoch, wrong, all)
		}
	}
	return t.Model(o.Least)
}

// learn updates the weights by one example and counts the wrong labels.
func (t *Trainer) learn(e *Example) (wrong int) {
	n := len(t.labels)
	scores := make([]float32, len(e.Features)*n)
	for i, f := range e.Features {
		t.Scores(f, scores[i*n:][:n])
	}
	guess := viterbi(scores, t.trans, n)
	lastRight, lastGuess := -1, -1
	for i, right := range e.Labels {
		if right < 0 {
			right = guess[i]
		}
		if guess[i] != right {
			wrong++
			t.Update(e.Features[i], right, 1)
			t.Update(e.Features[i], guess[i], -1)
		}
		if guess[i] != right || lastGuess != lastRight {
			t.updateTransition(lastRight, right, 1)
			t.updateTransition(lastGuess, guess[i], -1)
		}
		lastRight, lastGuess = right, guess[i]
	}
	t.Tick()
	return wrong
}

// BIO is an Allowed for labels of the form O, B-x and I-x: I-x only follows
// B-x or I-x.
func BIO(labels []string) func(from, to int) bool {
	return func(from, to int) bool {
		if len(labels[to]) < 2 || labels[to][:2] != "I-" {
			return true
		}
		return from >= 0 && len(labels[from]) > 2 && labels[from][2:] == labels[to][2:]
	}
}
