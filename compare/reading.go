package compare

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// A reading is a claim made ready to be held against others.
type reading struct {
	claim    *gainsay.Claim
	words    []word
	weight   float64 // of all words that count
	pred     int     // index of the predicate in words, -1 when it has none
	frame    lexicon.Frame
	context  []gainsay.ClaimWord // of the other claims of its sentence
	scope    scope
	speaker  string
	meanings []*lexicon.Meaning // looked up when first asked for
}

type word struct {
	gainsay.ClaimWord
	weight float64
}

// weights of the parts of speech in what two claims share: names tell most.
var partWeight = map[string]float64{"PROPN": 1.5, "NOUN": 1.2, "VERB": 1, "ADJ": 0.8, "ADV": 0.4, "NUM": 0.5}

func newReading(c *gainsay.Claim, context []gainsay.ClaimWord) *reading {
	r := &reading{claim: c, pred: -1, context: context, words: make([]word, 0, len(c.Words))}
	for _, w := range c.Words {
		weight := partWeight[w.Part]
		if w.Role == gainsay.RoleModifier {
			weight *= 0.6
		}
		if w.Role == gainsay.RoleTime || w.Role == gainsay.RoleFigure || lexicon.Light(w.Lemma) {
			weight = 0
		}
		if w.Role == gainsay.RolePredicate {
			r.pred = len(r.words)
		}
		r.weight += weight
		r.words = append(r.words, word{w, weight})
		r.scope.add(w.Lemma)
	}
	r.frame = frameOf(c)
	r.speaker = speaker(c)
	r.meanings = make([]*lexicon.Meaning, len(r.words))
	return r
}

// frameOf is the frame of a claim with the side that its words are on.
func frameOf(c *gainsay.Claim) lexicon.Frame {
	if f := lexicon.FrameOf(c.Predicate); f.Name == c.Frame && f.Name != "" {
		return f
	}
	for _, w := range c.Words {
		if f := lexicon.FrameOf(w.Lemma); f.Name == c.Frame && f.Name != "" {
			return f
		}
	}
	return lexicon.Frame{Name: c.Frame}
}

// read prepares the claims of one document; each knows the words that the
// others of its sentence have.
func read(claims []gainsay.Claim) []*reading {
	bySentence := map[gainsay.Span][]int{}
	for i := range claims {
		bySentence[claims[i].Sentence] = append(bySentence[claims[i].Sentence], i)
	}
	out := make([]*reading, len(claims))
	for i := range claims {
		var context []gainsay.ClaimWord
		for _, j := range bySentence[claims[i].Sentence] {
			if j != i && len(context) < 200 {
				context = append(context, claims[j].Words...)
			}
		}
		out[i] = newReading(&claims[i], context)
	}
	return out
}

func (r *reading) meaning(i int) *lexicon.Meaning {
	if r.meanings[i] == nil {
		r.meanings[i] = lexicon.MeaningOf(r.words[i].Lemma, r.words[i].Part)
	}
	return r.meanings[i]
}

// speaker is a key for who makes a claim: the name, else the words for him.
func speaker(c *gainsay.Claim) string {
	if c.Speaker.Name != "" {
		return strings.ToLower(c.Speaker.Name)
	}
	return strings.ToLower(c.Speaker.Text)
}

// by is the speaker of a claim for a reader's eyes.
func by(c *gainsay.Claim) string {
	switch {
	case c.Speaker.Name != "":
		return c.Speaker.Name
	case c.Speaker.Text != "":
		return c.Speaker.Text
	case c.Quotation > 0:
		return "an unnamed speaker"
	}
	return "the report"
}

// A scope is how much of a thing a claim speaks of.
type scope struct{ whole, part bool }

func (s *scope) add(lemma string) {
	s.whole = s.whole || lexicon.Whole(lemma)
	s.part = s.part || lexicon.Part(lemma)
}
