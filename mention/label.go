package mention

import (
	_ "embed"
	"slices"
	"sync"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/sequence"
)

// classes are the labels of the model of names, after CoNLL-2003.
var classes = []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"}

//go:embed names.bin
var namesData []byte

var model = sync.OnceValue(func() *sequence.Model {
	if len(namesData) == 0 {
		return nil
	}
	return sequence.MustDecode(namesData)
})

// section is how many tokens of a long document are read as one when the
// other places of a word are asked about.
const section = 1500

// sentenceWords are the words of every sentence, with what each does elsewhere,
// until the next document is read.
func (v *vocabulary) sentenceWords(doc *gainsay.Document) [][]word {
	v.words, v.sentences = slices.Grow(v.words[:0], len(doc.Tokens)), v.sentences[:0]
	for _, s := range doc.Sentences {
		v.sentences = append(v.sentences, v.describe(doc, s))
	}
	all := v.sentences
	v.seen.at = append(v.seen.at, make([]int32, len(v.lows)-len(v.seen.at))...)
	for i := 0; i < len(all); {
		j, n := i, 0
		for j < len(all) && (n < section || j == i) {
			n += len(all[j])
			j++
		}
		v.seen.elsewhere(all[i:j])
		i = j
	}
	return all
}

// label gives every token of the document a class, as an index into classes.
func label(doc *gainsay.Document, sentences [][]word) []int {
	labels := make([]int, len(doc.Tokens))
	m := model()
	if m == nil {
		return labels
	}
	s := &summer{model: m, edge: outside(), buffer: make([]uint32, 0, 64)}
	var sums []int16
	for i, ws := range sentences {
		if n := len(ws) * room; cap(sums) < n {
			sums = make([]int16, n+n/2)
		}
		sums = sums[:len(ws)*room]
		s.sentence(ws, sums)
		m.LabelSums(sums, labels[doc.Sentences[i].First:])
	}
	return labels
}

// sentenceFeatures are the features of each word, laid out in one buffer.
func sentenceFeatures(ws []word, buffer []uint32, feats [][]uint32) ([]uint32, [][]uint32) {
	var ends [512]int
	at := ends[:0]
	for i := range ws {
		buffer = features(ws, i, buffer)
		at = append(at, len(buffer))
	}
	start := 0
	for _, end := range at {
		feats = append(feats, buffer[start:end:end])
		start = end
	}
	return buffer, feats
}

// An Example is a document with tokens and sentences whose names are known:
// Labels[i] is the class of Tokens[i], "O", "B-PER", "I-PER", ... "I-MISC".
type Example struct {
	Document *gainsay.Document
	Labels   []string
}

// Fit fits the model of names and returns it encoded.
func Fit(examples []Example, options sequence.Options) []byte {
	index := map[string]int{}
	for i, c := range classes {
		index[c] = i
	}
	var all []sequence.Example
	v := vocabularies.Get().(*vocabulary)
	for _, e := range examples {
		for i, ws := range v.sentenceWords(e.Document) {
			_, feats := sentenceFeatures(ws, nil, nil)
			right := make([]int, len(feats))
			for k := range right {
				right[k] = index[e.Labels[e.Document.Sentences[i].First+k]]
			}
			all = append(all, sequence.Example{Features: feats, Labels: right})
		}
	}
	options.Allowed = sequence.BIO(classes)
	return sequence.Fit(classes, all, options).Encode()
}
