package mention

import (
	"path/filepath"
	"strings"

	rooms "github.com/gainsay-news/gainsay/mention"
	"github.com/gainsay-news/gainsay/sequence"
)

// Fit fits the model of names on the corpora under shared and returns its
// bytes. Two runs give the same bytes.
func Fit(shared string) ([]byte, error) {
	docs, err := corpora(filepath.Join(shared, "train"))
	if err != nil {
		return nil, err
	}
	var all []rooms.Example
	for _, d := range docs {
		for ; len(d) > perDocument+perDocument/2; d = d[perDocument:] {
			all = append(all, example(d[:perDocument]), example(louder(d[:perDocument])))
		}
		all = append(all, example(d), example(louder(d)))
	}
	return rooms.Fit(all, sequence.Options{Bits: 20, Epochs: 10, Seed: 1}), nil
}

// corpora reads what the model learns from: names marked by hand in news,
// encyclopedia and GUM, and every second article that another program marked.
func corpora(train string) ([][]sentence, error) {
	var docs [][]sentence
	for _, read := range []func() ([][]sentence, error){
		func() ([][]sentence, error) { return documents(filepath.Join(train, "names", "conll2003-train.bio")) },
		func() ([][]sentence, error) { return documents(filepath.Join(train, "names", "wikigold.bio")) },
		func() ([][]sentence, error) { return gumDocuments(filepath.Join(train, "gum", "train.conllu.gz")) },
		func() ([][]sentence, error) {
			return silverDocuments(filepath.Join(train, "polnear-silver-train.conll.gz"), 2)
		},
	} {
		d, err := read()
		if err != nil {
			return nil, err
		}
		docs = append(docs, d...)
	}
	return docs, nil
}

// perDocument is how many sentences are read together where a corpus has no
// bounds of documents: about a news report's worth.
const perDocument = 25

// louder is every seventh sentence in capitals, so that headlines and old
// wires are read too.
func louder(sentences []sentence) []sentence {
	var out []sentence
	for i, s := range sentences {
		if i%7 != 0 {
			continue
		}
		words := make([]string, len(s.words))
		for k, w := range s.words {
			words[k] = strings.ToUpper(w)
		}
		out = append(out, sentence{words, s.labels})
	}
	return out
}
