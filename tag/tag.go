// Package tag says what each token is in the grammar: its part of speech and
// its lemma.
//
// Needs: Document.Tokens and Sentences.
//
// Fills: Document.Tags: the universal part of speech, the Penn Treebank tag,
// and the lemma.
//
// How: an averaged perceptron (Collins 2002) goes through each sentence from
// left to right and gives a token a part of speech and a Penn tag together,
// from its form, its ending, its neighbours and the tags before it. A
// dictionary from the treebanks bounds what a frequent word can be, so that
// most words need little scoring. The lemma follows from form and tag by a
// table of exceptions and, for words never seen, by the edit that the longest
// known ending calls for.
//
// Known misses: headlines in title case (a common noun is taken for a name),
// participles against adjectives, nouns that open a sentence and are no names.
package tag

import (
	_ "embed"
	"sync"

	"github.com/gainsay-news/gainsay"
)

//go:embed model.bin
var modelData []byte

var model = sync.OnceValue(func() *tagger { return mustDecode(modelData) })

// Find is the tag of each token.
func Find(doc *gainsay.Document) []gainsay.Tag {
	if len(doc.Tokens) == 0 {
		return nil
	}
	return model().document(doc)
}

// Using is Find with another model than the embedded one: what Fit returned.
func Using(model []byte) (func(*gainsay.Document) []gainsay.Tag, error) {
	t, err := decode(model)
	if err != nil {
		return nil, err
	}
	return t.document, nil
}
