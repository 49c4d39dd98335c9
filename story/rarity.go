package story

import (
	_ "embed"
	"encoding/binary"
	"math"
	"slices"
	"sync"

	"github.com/gainsay-news/gainsay"
)

//go:embed idf.bin
var packedRarity []byte

// idf is how rare a word is in news and other text: log of the documents by
// those that have it; a word never met is the rarest.
func idf(key uint32) float64 {
	t := rarities()
	if i, ok := slices.BinarySearch(t.keys, key); ok {
		return float64(t.steps[i]) / steps
	}
	return t.unmet
}

const steps = 25 // of idf in one

type rarityTable struct {
	keys  []uint32
	steps []uint8
	unmet float64
}

var rarities = sync.OnceValue(func() rarityTable {
	d := numbers{b: packedRarity}
	n := d.unsigned()
	t := rarityTable{unmet: float64(d.unsigned()) / steps}
	last := uint32(0)
	for range n {
		last += uint32(d.unsigned())
		t.keys = append(t.keys, last)
		t.steps = append(t.steps, uint8(d.unsigned()))
	}
	if d.bad {
		panic("story: idf.bin is damaged") // a broken build, not bad input
	}
	return t
})

// Fit counts in how many documents each word stands and packs what Join weighs
// words by. Words of one document alone are left out: they are as rare as
// words never met.
func Fit(documents []*gainsay.Document) []byte {
	df := map[uint32]int{}
	for _, doc := range documents {
		for word := range count(doc, len(doc.Text)) {
			df[hash(word)]++
		}
	}
	var keys []uint32
	for key, n := range df {
		if n > 1 {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	n := float64(len(documents))
	b := binary.AppendUvarint(nil, uint64(len(keys)))
	b = binary.AppendUvarint(b, uint64(math.Round(steps*math.Log((n+1)/1.5))))
	last := uint32(0)
	for _, key := range keys {
		b = binary.AppendUvarint(b, uint64(key-last))
		b = binary.AppendUvarint(b, uint64(math.Round(steps*math.Max(0, math.Log((n+1)/(float64(df[key])+0.5))))))
		last = key
	}
	return b
}
