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
	r := newReader(d)
	scores := make([]float32, len(d.labels))
	random := rand.New(rand.NewPCG(seed, 5))
	first, all := sentencesOf(golds), sentencesOf(slices.Concat(golds, silver))
	for epoch := range epochs {
		examples := first
		if len(silver) > 0 && epoch < believed {
			examples = all
		}
		random.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, s := range examples {
			r.learn(trainer, s, scores)
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
// does not lead by the margin. It works in scores.
func (r *reader) learn(trainer *sequence.Trainer, s sentenceOf, scores []float32) {
	r.open(s.doc, s.Sentence)
	for i := range r.labels {
		labels := r.looks[i+2].choice.labels
		r.labels[i] = labels[0]
		if len(labels) == 1 {
			continue
		}
		scores := scores[:len(labels)]
		r.score(trainer, i, scores)
		best, _ := sequence.Highest(scores)
		r.labels[i] = labels[best]
		right, ok := slices.BinarySearch(r.dictionary.labels, joint(s.doc.Tags[s.First+i]))
		at := slices.Index(labels, uint16(right))
		if !ok || at < 0 {
			continue
		}
		rival := rival(scores, at)
		if scores[at]-scores[rival] <= margin {
			trainer.Update(r.features, right, 1)
			trainer.Update(r.features, int(labels[rival]), -1)
		}
	}
	trainer.Tick()
}

// score sets scores to those of the labels that token i can have, by all
// features, which are left in r.features.
func (r *reader) score(trainer *sequence.Trainer, i int, scores []float32) {
	v := r.scene.view(i)
	r.features = r.features[:0]
	for part := range parts {
		r.features = v.features(part, r.features)
	}
	trainer.ScoresOf(r.features, r.looks[i+2].choice.labels, scores)
}

// rival is the place of the best score but for the one at right.
func rival(scores []float32, right int) int {
	best := -1
	for k := range scores {
		if k != right && (best < 0 || scores[k] > scores[best]) {
			best = k
		}
	}
	return best
}
