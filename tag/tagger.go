package tag

import (
	"strings"
	"sync"

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
	rooms      sync.Pool     // of *[readers]reader
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
	t.rooms.New = func() any {
		all := new([readers]reader)
		for k := range all {
			all[k] = newReader(d)
			all[k].sums = make([]int16, w.Width())
		}
		return all
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
	known      known  // lemmas of such words
	buf        []byte
	features   []uint32 // of the token in hand, as far as they were fetched

	first int // the first token of the sentence
	at    int // the token in hand, from there
	part  int // of its features
	view  view
	sums  []int16
	busy  bool
}

func newReader(d *dictionary) reader {
	return reader{dictionary: d, known: known{}, features: make([]uint32, 0, mostFeatures)}
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

// readers is how many sentences are read side by side: while the weights for
// the one are on their way from memory, the features of the others are made.
const readers = 4

// document tags every token of doc.
func (t *tagger) document(doc *gainsay.Document) []gainsay.Tag {
	out := make([]gainsay.Tag, len(doc.Tokens))
	all := t.rooms.Get().(*[readers]reader)
	next, busy := 0, true
	for busy || next < len(doc.Sentences) {
		busy = false
		for k := range all {
			r := &all[k]
			switch {
			case r.busy:
				t.step(r, doc, out)
			case next < len(doc.Sentences):
				r.open(doc, doc.Sentences[next])
				r.first, r.at = doc.Sentences[next].First, 0
				next++
				t.begin(r, doc, out)
			}
			busy = busy || r.busy
		}
	}
	t.rooms.Put(all)
	return out
}

// begin gives the tokens that can be but one thing their tags, up to one that
// has to be decided or the end of the sentence.
func (t *tagger) begin(r *reader, doc *gainsay.Document, out []gainsay.Tag) {
	for ; r.at < len(r.labels); r.at++ {
		if c := r.looks[r.at+2].choice; len(c.labels) > 1 {
			r.busy, r.part, r.view = true, 0, r.scene.view(r.at)
			clear(r.sums[:c.reach])
			t.ask(r)
			return
		}
		t.write(r, 0, doc, out)
	}
	r.busy = false
}

// ask fetches the weights for one part of the features of the token in hand.
func (t *tagger) ask(r *reader) {
	r.features = r.view.features(r.part, r.features[:0])
	t.weights.Fetch(r.features)
}

// step takes up the weights that were fetched, decides where they settle it,
// and fetches the next.
func (t *tagger) step(r *reader, doc *gainsay.Document, out []gainsay.Tag) {
	c := r.looks[r.at+2].choice
	t.weights.AddFetched(r.features, r.sums, c.reach)
	best, lead := highest(r.sums, c.columns)
	if r.part < parts-1 && lead <= t.settled[r.part] {
		r.part++
		t.ask(r)
		return
	}
	t.write(r, best, doc, out)
	r.at++
	t.begin(r, doc, out)
}

// write gives the token in hand the best of the labels that it can have.
func (t *tagger) write(r *reader, best int, doc *gainsay.Document, out []gainsay.Tag) {
	look := r.looks[r.at+2]
	label := look.choice.labels[best]
	r.labels[r.at] = label
	tag := &out[r.first+r.at]
	*tag = t.tags[label]
	if best < len(look.lemmas) {
		tag.Lemma = look.lemmas[best]
		return
	}
	k := doc.Tokens[r.first+r.at]
	tag.Lemma = r.known.of(t.lemmas, doc.Text[k.Start:k.End], label, *tag)
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
