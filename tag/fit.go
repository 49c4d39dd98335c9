package tag

import (
	"math/rand/v2"
	"slices"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/sequence"
)

// Sizes of the model, chosen on EWT dev.
const (
	modelBits = 17
	epochs    = 10
	least     = 0.08 // averaged weights under it are dropped
	margin    = 2    // by which the right label is to lead
	believed  = 3    // passes that read silver too
)

// A sentenceOf is a sentence of an annotated document.
type sentenceOf struct {
	doc *gainsay.Document
	gainsay.Sentence
}

// Fit fits a model to documents whose Tags are right, and encodes it. The tags
// of silver were found automatically: they are read in the first passes only,
// and their lemmas are believed only of verbs and plurals that golds do not
// have.
func Fit(golds, silver []*gainsay.Document, seed uint64) []byte {
	d := gather(golds, silver)
	trainer := sequence.NewTrainer(d.labels, modelBits)
	r := newReader(d, trainer.AddScoresOf)
	random := rand.New(rand.NewPCG(seed, 5))
	first, all := sentencesOf(golds), sentencesOf(slices.Concat(golds, silver))
	for epoch := range epochs {
		examples := first
		if len(silver) > 0 && epoch < believed {
			examples = all
		}
		random.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, s := range examples {
			r.learn(trainer, s)
		}
	}
	t := newTagger(d, trainer.Model(least), gatherLemmas(golds, silver, d))
	return t.encode()
}

func sentencesOf(docs []*gainsay.Document) []sentenceOf {
	var out []sentenceOf
	for _, doc := range docs {
		for _, s := range doc.Sentences {
			out = append(out, sentenceOf{doc, s})
		}
	}
	return out
}

// learn goes through a sentence and updates the weights where the right label
// does not lead by the margin.
func (r *reader) learn(trainer *sequence.Trainer, s sentenceOf) {
	r.open(s.doc, s.Sentence)
	for i := range r.labels {
		r.guess(i)
		right, ok := slices.BinarySearch(r.dictionary.labels, joint(s.doc.Tags[s.First+i]))
		at := slices.Index(r.candidates(i), uint16(right))
		if !ok || at < 0 || len(r.features) == 0 {
			continue
		}
		rival := r.rival(i, at)
		if r.scores[at]-r.scores[rival] <= margin {
			trainer.Update(r.features, right, 1)
			trainer.Update(r.features, int(r.candidates(i)[rival]), -1)
		}
	}
	trainer.Tick()
}

// rival is the best of the candidates of token i but for the one at right.
func (r *reader) rival(i, right int) int {
	best := -1
	for k := range r.candidates(i) {
		if k != right && (best < 0 || r.scores[k] > r.scores[best]) {
			best = k
		}
	}
	return best
}
