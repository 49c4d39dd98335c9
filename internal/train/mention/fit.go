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
	var all []rooms.Example
	for _, name := range []string{"conll2003-train.bio", "wikigold.bio"} {
		docs, err := documents(filepath.Join(shared, "train", "names", name))
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			all = append(all, example(d), example(louder(d)))
		}
	}
	return rooms.Fit(all, sequence.Options{Bits: 20, Epochs: 10, Seed: 1}), nil
}

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
