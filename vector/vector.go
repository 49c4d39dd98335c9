// Package vector knows how near the meanings of words are: a small vector for
// each of 36,000 English words, in their forms as they are written.
//
// The vectors are distilled from a sentence encoder (internal/train/vector; the
// licence stands in NOTICE): the sum of the vectors of a text's words points
// where the encoder's vector of the text points. A word that tells little is
// short, so that a sum needs no list of stop words. After "Model2Vec" (2024)
// and the smooth inverse frequency of Arora and others (2017).
//
// What they cannot do: a word has one vector, whatever it means here; opposites
// lie near each other ("rise", "fall"); the order of words is lost. They say
// that two texts speak of like things, never that they say the same.
package vector

import (
	"bytes"
	"compress/flate"
	_ "embed" // the vectors
	"encoding/binary"
	"errors"
	"io"
	"math"
	"strings"
	"sync"
)

// Dim is how many dimensions a vector has.
const Dim = 96

// vectors.bin is, little-endian: "gvec", version, words, dimensions, bytes of
// the words; the words with line ends between them, deflated; for each word the
// size of its step, a sixteen-bit float; for each word its steps, a byte each.
//
//go:embed vectors.bin
var packed []byte

// A Vector is the meaning of one word. It refers to the embedded table.
type Vector struct {
	steps  []byte  // Dim signed bytes
	step   float32 // size of one step
	length float32
}

// A table holds no pointers for each word: nothing in it costs the collector time.
type table struct {
	words   string   // one after the other
	starts  []uint32 // of each word, and the end of the last
	slots   []uint16 // 1 + the number of a word, at the hash of the word or behind it
	steps   []byte   // Dim for each word
	step    []float32
	lengths []float32
}

var load = sync.OnceValue(func() *table {
	t, err := unpack(packed)
	if err != nil {
		panic("vector: " + err.Error()) // a broken build, not bad input
	}
	return t
})

var errDamaged = errors.New("vectors.bin is damaged")

const head = 4 + 4*4

func unpack(b []byte) (*table, error) {
	if len(b) < head || string(b[:4]) != "gvec" {
		return nil, errDamaged
	}
	field := func(i int) int { return int(binary.LittleEndian.Uint32(b[4+4*i:])) }
	words, text := field(1), field(3)
	if field(0) != 1 || field(2) != Dim || len(b)-head-text != words*(2+Dim) {
		return nil, errDamaged
	}
	b = b[head:]
	list, err := io.ReadAll(flate.NewReader(bytes.NewReader(b[:text])))
	if err != nil {
		return nil, err
	}
	t := &table{words: string(list), steps: b[text+2*words:]}
	for i := range words {
		t.step = append(t.step, half(binary.LittleEndian.Uint16(b[text+2*i:])))
		row := t.row(i)
		t.lengths = append(t.lengths, t.step[i]*float32(math.Sqrt(float64(dot(row, row)))))
	}
	if !t.place(words) {
		return nil, errDamaged
	}
	return t, nil
}

func (t *table) row(i int) []byte { return t.steps[i*Dim : (i+1)*Dim : (i+1)*Dim] }

// place gives so many words, parted by line ends, their slots.
func (t *table) place(words int) bool {
	if words > math.MaxUint16 || strings.Count(t.words, "\n") != words-1 {
		return false
	}
	t.slots = make([]uint16, slots)
	t.starts = make([]uint32, 0, words+1)
	start := 0
	for i := range words {
		end := wordEnd(t.words, start)
		at := hash(t.words[start:end])
		for t.slots[at%slots] != 0 {
			at++
		}
		t.slots[at%slots] = uint16(i + 1)
		t.starts = append(t.starts, uint32(start))
		start = end + 1
	}
	t.starts = append(t.starts, uint32(start))
	return true
}

func wordEnd(words string, start int) int {
	if i := strings.IndexByte(words[start:], '\n'); i >= 0 {
		return start + i
	}
	return len(words)
}

// slots is how many places for words there are, more than twice the words.
const slots = 1 << 17

func hash[T string | []byte](word T) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h
}

// find is the number of a word, -1 for one that the table lacks.
func find[T string | []byte](t *table, word T) int {
	for at := hash(word); ; at++ {
		i := int(t.slots[at%slots]) - 1
		if i < 0 || t.words[t.starts[i]:t.starts[i+1]-1] == string(word) {
			return i
		}
	}
}

// half reads a sixteen-bit float that is positive and finite.
func half(b uint16) float32 {
	exponent, fraction := int(b>>10&31), float64(b&1023)
	if exponent == 0 {
		return float32(math.Ldexp(fraction, -24))
	}
	return float32(math.Ldexp(1024+fraction, exponent-25))
}

// Of is the vector of a word in small letters; false for one that the table
// lacks, as most names, and for figures. Where a form is not there, its lemma
// may be.
func Of(word string) (Vector, bool) { return load().of(find(load(), word)) }

// OfBytes is Of for a word in a buffer.
func OfBytes(word []byte) (Vector, bool) { return load().of(find(load(), word)) }

func (t *table) of(i int) (Vector, bool) {
	if i < 0 {
		return Vector{}, false
	}
	return Vector{steps: t.row(i), step: t.step[i], length: t.lengths[i]}, true
}

// Weight is how much the word tells, in the mean of all words 1: near 0 for
// "the", above 1 for "earthquake".
func (v Vector) Weight() float64 { return float64(v.length) }

// Cosine is how near two words are, in [-1, 1]; 0 where either has no vector.
func Cosine(v, w Vector) float64 {
	if v.length == 0 || w.length == 0 {
		return 0
	}
	return float64(dot(v.steps, w.steps)) * float64(v.step) * float64(w.step) / (float64(v.length) * float64(w.length))
}

// dot is the sum of the products of two rows of signed bytes.
func dot(a, b []byte) int32 {
	if len(a) < Dim || len(b) < Dim {
		return 0
	}
	a, b = a[:Dim], b[:Dim]
	var s int32
	for i := range a {
		s += int32(int8(a[i])) * int32(int8(b[i]))
	}
	return s
}

// A Sum is the meaning of a bag of words: the sum of their vectors. Its zero
// value is the empty bag.
type Sum [Dim]float32

// Add takes in the vector of a word, so many times.
func (s *Sum) Add(v Vector, times float32) {
	if len(v.steps) < Dim {
		return
	}
	f := v.step * times
	for i, b := range v.steps[:Dim] {
		s[i] += f * float32(int8(b))
	}
}

// AddWord takes in a word and reports whether the table has it.
func (s *Sum) AddWord(word string) bool {
	v, ok := Of(word)
	s.Add(v, 1)
	return ok
}

// Cosine is how near two bags of words are, in [-1, 1]; 0 where either is empty.
func (s *Sum) Cosine(o *Sum) float64 {
	var both, a, b float32
	for i, x := range s {
		y := o[i]
		both += x * y
		a += x * x
		b += y * y
	}
	if a == 0 || b == 0 {
		return 0
	}
	return float64(both) / math.Sqrt(float64(a)*float64(b))
}
