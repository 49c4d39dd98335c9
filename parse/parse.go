// Package parse says which token each token depends on, and how, in Universal
// Dependencies.
//
// Needs: Document.Tokens, Sentences and Tags.
//
// Fills: Document.Arcs. Every sentence has one root; its arcs do not cross.
//
// How: a greedy transition parser, arc-hybrid (Kuhlmann et al. 2011), fitted
// with a dynamic oracle so that it learns to go on well after its own errors
// (Goldberg and Nivre 2013). An averaged perceptron over hashed features, after
// Zhang and Nivre (2011), picks each transition; a second one names the
// relation of each arc. It takes two transitions a word, so the time is linear.
//
// Known misses: what a late prepositional phrase or clause belongs to, the
// reach of coordination, crossing arcs, sentences cut wrongly.
package parse

import (
	_ "embed"
	"sync"

	"github.com/gainsay-news/gainsay"
)

//go:embed model.bin
var modelData []byte

var model = sync.OnceValue(func() *parser { return mustDecode(modelData) })

// Find is the arc of each token, nil when there are no tags.
func Find(doc *gainsay.Document) []gainsay.Arc {
	if len(doc.Tokens) == 0 || len(doc.Tags) != len(doc.Tokens) {
		return nil
	}
	return model().document(doc)
}

// Using is Find with another model than the embedded one: what Fit returned.
func Using(model []byte) (func(*gainsay.Document) []gainsay.Arc, error) {
	p, err := decode(model)
	if err != nil {
		return nil, err
	}
	return p.document, nil
}
