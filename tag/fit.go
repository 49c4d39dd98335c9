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
	epochs    = 8
	least     = 0.08 // averaged weights under it are dropped
)

// A sentenceOf is a sentence of an annotated document.
type sentenceOf struct {
	doc *gainsay.Document
	gainsay.Sentence
}

// Fit fits a model to documents whose Tags are right, and encodes it. Of the
// documents in silver, which were tagged automatically, the Lemma is not
// believed, and they are read in the first half of the passes only.
func Fit(golds, silver []*gainsay.Document, seed uint64) []byte {
	d := gather(slices.Concat(golds, silver))
	trainer := sequence.NewTrainer(d.labels, modelBits)
	r := newReader(d, trainer.ScoresOf)
	random := rand.New(rand.NewPCG(seed, 5))
	first, all := sentencesOf(golds), sentencesOf(slices.Concat(golds, silver))
	for epoch := range epochs {
		examples := first
		if len(silver) > 0 && epoch < epochs/2 {
			examples = all
		}
		random.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, s := range examples {
			r.learn(trainer, s)
		}
	}
	t := newTagger(d, trainer.Model(least), gatherLemmas(golds, d))
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

// learn goes through a sentence and updates the weights where it errs.
func (r *reader) learn(trainer *sequence.Trainer, s sentenceOf) {
	r.open(s.doc, s.Sentence)
	for i := range r.labels {
		right, ok := slices.BinarySearch(r.dictionary.labels, joint(s.doc.Tags[s.First+i]))
		guess := int(r.guess(i))
		if ok && guess != right && len(r.features) > 0 && slices.Contains(r.candidates(i), uint16(right)) {
			trainer.Update(r.features, right, 1)
			trainer.Update(r.features, guess, -1)
		}
	}
	trainer.Tick()
}
