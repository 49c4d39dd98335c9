package tag

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/sequence"
)

// A tagger is a fitted model.
type tagger struct {
	dictionary *dictionary
	weights    *sequence.Model
	lemmas     *lemmas
	tags       []gainsay.Tag // the tag of each label, without a lemma
}

func newTagger(d *dictionary, w *sequence.Model, l *lemmas) *tagger {
	t := &tagger{dictionary: d, weights: w, lemmas: l}
	for _, l := range d.labels {
		fine, part, _ := strings.Cut(l, " ")
		t.tags = append(t.tags, gainsay.Tag{Part: part, Fine: fine})
		if part == "VERB" && (fine == "VBD" || fine == "VBN") {
			t.lemmas.conjugated(uint16(len(t.tags)-1), fine == "VBD")
		}
	}
	return t
}

// A scorer adds to the scores of some labels; sequence.Model and
// sequence.Trainer both do.
type scorer func(features []uint32, labels []uint16, out []float32)

// A reader goes through sentences; its buffers serve one after another.
type reader struct {
	scene
	dictionary *dictionary
	score      scorer
	hasty      bool // whether to decide before all features were asked
	buf        []byte
	features   []uint32
	scores     []float32 // of the candidates of the last guess
}

func newReader(d *dictionary, score scorer) *reader {
	return &reader{dictionary: d, score: score, scores: make([]float32, len(d.labels)), features: make([]uint32, 0, mostFeatures)}
}

// open takes up a sentence.
func (r *reader) open(doc *gainsay.Document, s gainsay.Sentence) {
	n := s.Last - s.First
	if cap(r.looks) < n+4 {
		r.looks, r.labels = make([]look, n+4), make([]uint16, n)
	}
	r.looks, r.labels = r.looks[:n+4], r.labels[:n]
	r.looks[0], r.looks[1] = look{}, look{}
	r.looks[n+2], r.looks[n+3] = look{}, look{}
	for i, t := range doc.Tokens[s.First:s.Last] {
		r.buf = r.dictionary.see(&r.looks[i+2], doc.Text[t.Start:t.End], r.buf)
	}
	r.scene.manner = manner(doc, s)
}

// candidates is what token i can be.
func (r *reader) candidates(i int) []uint16 {
	if c := r.looks[i+2].labels; c != nil {
		return c
	}
	return r.dictionary.open
}

// settled are the leads from which on a part of the features settles what a
// token is. By them one choice in 400 of 21,000 words of news differs from what
// all features say.
var settled = [parts]float32{38, 30}

// guess sets the label of token i to the best of its candidates. The features
// it was found by are left in r.features, unless there was no choice.
func (r *reader) guess(i int) uint16 {
	c := r.candidates(i)
	best := 0
	r.features = r.features[:0]
	if len(c) > 1 {
		v := r.scene.view(i)
		scores := r.scores[:len(c)]
		clear(scores)
		for part := range parts {
			from := len(r.features)
			r.features = v.features(part, r.features)
			r.score(r.features[from:], c, scores)
			var lead float32
			if best, lead = sequence.Highest(scores); r.hasty && lead > settled[part] {
				break
			}
		}
	}
	r.labels[i] = c[best]
	return c[best]
}

// document tags every token of doc.
func (t *tagger) document(doc *gainsay.Document) []gainsay.Tag {
	out := make([]gainsay.Tag, len(doc.Tokens))
	r := newReader(t.dictionary, t.weights.AddScoresOf)
	r.hasty = true
	for _, s := range doc.Sentences {
		r.open(doc, s)
		for i := range r.labels {
			tag := t.tags[r.guess(i)]
			k := doc.Tokens[s.First+i]
			tag.Lemma = t.lemmas.of(doc.Text[k.Start:k.End], r.labels[i], tag)
			out[s.First+i] = tag
		}
	}
	return out
}
