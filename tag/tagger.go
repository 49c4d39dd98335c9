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
	settled    [parts]int16  // in steps of the weights
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
	for part, lead := range settled {
		t.settled[part] = w.Steps(lead)
	}
	t.columns(d.any)
	for i := range d.entries {
		e := &d.entries[i]
		t.columns(e.choice)
		t.columns(e.capital)
		for _, l := range e.choice.labels[:min(len(e.choice.labels), keptLemmas)] {
			e.lemmas = append(e.lemmas, t.lemmas.of(e.word, l, t.tags[l]))
		}
	}
	return t
}

// keptLemmas is for how many labels the lemma of a word in the dictionary is
// kept: the commonest stand first, and a fourth is rare.
const keptLemmas = 3

// columns says where the labels of a choice stand in the sums.
func (t *tagger) columns(c *choice) {
	if c.columns != nil {
		return
	}
	c.reach = t.weights.Reach(c.labels)
	for _, l := range c.labels {
		c.columns = append(c.columns, t.weights.Column(l))
	}
}

// A reader goes through sentences; its buffers serve one after another.
type reader struct {
	scene
	dictionary *dictionary
	own        []look // of the words that are not in the dictionary as they stand
	buf        []byte
	features   []uint32 // of the last guess
}

func newReader(d *dictionary) *reader {
	return &reader{dictionary: d, features: make([]uint32, 0, mostFeatures)}
}

// outside is how what is not there looks.
var outside look

// open takes up a sentence.
func (r *reader) open(doc *gainsay.Document, s gainsay.Sentence) {
	n := s.Last - s.First
	if cap(r.labels) < n {
		r.looks, r.own, r.labels = make([]*look, n+4+n/2), make([]look, n+n/2), make([]uint16, n+n/2)
	}
	r.looks, r.labels = r.looks[:n+4], r.labels[:n]
	r.looks[0], r.looks[1], r.looks[n+2], r.looks[n+3] = &outside, &outside, &outside, &outside
	for i, t := range doc.Tokens[s.First:s.Last] {
		r.looks[i+2], r.buf = r.dictionary.see(&r.own[i], doc.Text[t.Start:t.End], r.buf)
	}
	r.scene.manner = manner(doc, s)
}

// settled are the leads from which on a part of the features settles what a
// token is. By them one choice in 400 of 21,000 words of news differs from what
// all features say.
var settled = [parts - 1]float32{38, 30}

// guess is which of the labels that token i can have is the best.
func (t *tagger) guess(r *reader, i int, sums []int16) int {
	c := r.looks[i+2].choice
	best := 0
	if len(c.labels) == 1 {
		return best
	}
	v := r.scene.view(i)
	clear(sums[:c.reach])
	for part := range parts {
		t.weights.AddSums(v.features(part, r.features[:0]), sums, c.reach)
		var lead int16
		if best, lead = highest(sums, c.columns); lead > t.settled[part] {
			break
		}
	}
	return best
}

// highest is the place of the highest of the sums in some columns, and its
// lead over the next.
func highest(sums []int16, columns []uint16) (best int, lead int16) {
	top, second := sums[columns[0]], int16(-1<<15)
	for k, c := range columns[1:] {
		if s := sums[c]; s > top {
			best, top, second = k+1, s, top
		} else {
			second = max(second, s)
		}
	}
	return best, top - second
}

// document tags every token of doc.
func (t *tagger) document(doc *gainsay.Document) []gainsay.Tag {
	out := make([]gainsay.Tag, len(doc.Tokens))
	r, sums := newReader(t.dictionary), make([]int16, t.weights.Width())
	for _, s := range doc.Sentences {
		r.open(doc, s)
		for i := range r.labels {
			best := t.guess(r, i, sums)
			look := r.looks[i+2]
			r.labels[i] = look.choice.labels[best]
			tag, k := &out[s.First+i], doc.Tokens[s.First+i]
			*tag = t.tags[r.labels[i]]
			if best < len(look.lemmas) {
				tag.Lemma = look.lemmas[best]
			} else {
				tag.Lemma = t.lemmas.of(doc.Text[k.Start:k.End], r.labels[i], *tag)
			}
		}
	}
	return out
}
