// Package sequence labels sequences, and single things, with a trained linear
// model. It knows nothing of news: a caller turns each position into hashed
// features ([Hash]), and the model answers with labels.
//
// A model is an averaged perceptron (Collins 2002) over hashed features
// (Weinberger et al. 2009) with first-order label transitions, decoded by
// Viterbi. Its weights are rounded to eight bits; most are zero, so that an
// encoded model is small. Fitting is deterministic: the same examples in the
// same order with the same seed give the same bytes.
package sequence

import (
	"slices"
	"sync"
)

// A Model scores labels for features. It is safe for concurrent use.
type Model struct {
	Labels []string

	bits        int
	index       []block // where the row of a bucket is, see score.go; nil: every bucket has one
	short       []uint32
	planes      []plane  // rows of more than four labels
	width       int      // the columns of a row
	column      []uint16 // where in a row the weight of a label is
	scale       float32  // a weight of 1 stands for so much
	routes      routes
	transitions []float32 // transitions[from*len(Labels)+to], from = len(Labels) at the start
}

// forbidden is the score of a transition that must not be taken.
const forbidden = -1e9

// Index is the position of a label in Labels, -1 when it is none.
func (m *Model) Index(label string) int { return slices.Index(m.Labels, label) }

// Best is the label with the highest score for one position and its lead over
// the second, without regard to neighbours.
func (m *Model) Best(features []uint32) (label int, lead float32) {
	var buf [64]float32
	scores := buf[:]
	if len(m.Labels) > len(buf) {
		scores = make([]float32, len(m.Labels))
	}
	m.Scores(features, scores)
	return best(scores[:len(m.Labels)])
}

func best(scores []float32) (label int, lead float32) {
	second := float32(forbidden)
	for i := 1; i < len(scores); i++ {
		if scores[i] > scores[label] {
			second, label = scores[label], i
		} else {
			second = max(second, scores[i])
		}
	}
	return label, scores[label] - second
}

// Label is the best sequence of labels, by Viterbi, for the features of each
// position in turn.
func (m *Model) Label(features [][]uint32) []int {
	path := make([]int, len(features))
	sums := make([]int16, len(features)*m.width)
	for i, f := range features {
		m.AddSums(f, sums[i*m.width:][:m.width], m.width)
	}
	m.LabelSums(sums, path)
	return path
}

// A space is where scores are laid while a sequence is labelled; the next one
// finds in it what this one left.
type space struct {
	floats []float32
	from   []uint16
}

var rooms = sync.Pool{New: func() any { return new(space) }}

func (s *space) numbers(n int) []float32 {
	if cap(s.floats) < n {
		s.floats = make([]float32, n+n/2)
	}
	return s.floats[:n]
}

func (s *space) places(n int) []uint16 {
	if cap(s.from) < n {
		s.from = make([]uint16, n+n/2)
	}
	return s.from[:n]
}

// Zeros is a slice of n zeros, laid in the room of another where that is large
// enough: for tables over the tokens of one document after the other.
func Zeros[T any](room []T, n int) []T {
	room = slices.Grow(room[:0], n)[:n]
	clear(room)
	return room
}

// viterbi is the best path through scores[position*n+label].
func viterbi(scores, transitions []float32, n int) []int {
	length := len(scores) / n
	path := make([]int, length)
	if length == 0 {
		return path
	}
	room := rooms.Get().(*space)
	defer rooms.Put(room)
	back, spare := room.places(len(scores)), room.numbers(2*n+n*n)
	previous, current, into := spare[:n], spare[n:2*n], turned(spare[2*n:], transitions, n)
	for y := range n {
		previous[y] = scores[y] + transitions[n*n+y]
	}
	for i := 1; i < length; i++ {
		row, from := scores[i*n:][:n], back[i*n:][:n]
		for y := range n {
			k, top := reach(previous, into[y*n:][:n])
			from[y] = uint16(k)
			current[y] = top + row[y]
		}
		previous, current = current, previous
	}
	y, _ := best(previous)
	for i := length - 1; i >= 0; i-- {
		path[i] = y
		y = int(back[i*n+y])
	}
	return path
}

// turned is transitions by the label that they lead to, laid out in space.
func turned(space, transitions []float32, n int) []float32 {
	for p := range n {
		for y := range n {
			space[y*n+p] = transitions[p*n+y]
		}
	}
	return space
}

// reach is the best of the sums of two rows, and which.
func reach(a, b []float32) (at int, top float32) {
	top = 2 * forbidden
	b = b[:len(a)]
	for p, x := range a {
		if s := x + b[p]; s > top {
			at, top = p, s
		}
	}
	return at, top
}
