package sequence

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// The weights of a bucket that has any lie side by side as bytes, 128 standing for none, so
// that many labels are summed at once: a word of eight bytes is parted into
// two words of four lanes of sixteen bits each. A row is four bytes long, or a
// multiple of eight.

const (
	zero  = 128 // the byte of a weight of 0
	lanes = 0x00ff00ff00ff00ff
	most  = 256 // so many bytes can be summed in a lane
)

// strideOf is the length of a row for n labels.
func strideOf(n int) int {
	if n <= 4 {
		return 4
	}
	return (n + 7) &^ 7
}

// A block tells of 64 buckets which have a row, and how many rows stand before
// theirs. Most buckets have no weight, so that the rows that there are lie
// close together and the features without one cost no look at memory.
type block struct {
	has    uint64
	before uint32
}

// lay puts weights in their rows: values[i] for places[i], which is a bucket
// times the number of labels plus the label, in rising order.
func (m *Model) lay(places []uint32, values []byte) {
	n := uint32(len(m.Labels))
	m.stride, m.index = strideOf(int(n)), make([]block, max(1, 1<<m.bits>>6))
	for _, p := range places {
		m.index[p/n>>6].has |= 1 << (p / n & 63)
	}
	count := uint32(1) // the first row has no weight: it stands for all buckets without one
	for i := range m.index {
		m.index[i].before = count
		count += uint32(bits.OnesCount64(m.index[i].has))
	}
	m.rows = bytes.Repeat([]byte{zero}, int(count)*m.stride)
	for i, p := range places {
		m.rows[m.row(p/n)+int(p%n)] = values[i] + zero
	}
}

// row is where the row of a bucket begins.
func (m *Model) row(bucket uint32) int {
	b := &m.index[bucket>>6]
	bit := uint64(1) << (bucket & 63)
	r := b.before + uint32(bits.OnesCount64(b.has&(bit-1)))
	if b.has&bit == 0 {
		r = 0
	}
	return int(r) * m.stride
}

// each calls do for every weight, in rising order of place.
func (m *Model) each(do func(place int, value byte)) {
	for bucket := range 1 << m.bits {
		row := m.rows[m.row(uint32(bucket)):]
		for k := range m.Labels {
			if row[k] != zero {
				do(bucket*len(m.Labels)+k, row[k]-zero)
			}
		}
	}
}

// Scores sets out, of the length of Labels, to the score of each label for
// the features of one position.
func (m *Model) Scores(features []uint32, out []float32) {
	out = out[:len(m.Labels)]
	clear(out)
	for len(features) > 0 {
		some := features[:min(most, len(features))]
		if m.stride == 4 {
			m.addFew(some, out)
		} else {
			m.addScores(some, out)
		}
		features = features[len(some):]
	}
}

// addFew is addScores for at most four labels.
func (m *Model) addFew(features []uint32, out []float32) {
	mask := uint32(1)<<m.bits - 1
	var even, odd uint32
	for _, f := range features {
		w := binary.LittleEndian.Uint32(m.rows[m.row(f&mask):])
		even += w & 0x00ff00ff
		odd += w >> 8 & 0x00ff00ff
	}
	sums := [4]uint32{even & 0xffff, odd & 0xffff, even >> 16, odd >> 16}
	none := float32(zero * len(features))
	for i := range out {
		out[i] += (float32(sums[i]) - none) * m.scale
	}
}

// addScores adds to out the scores by at most as many features as a lane
// holds, eight labels at a time.
func (m *Model) addScores(features []uint32, out []float32) {
	var at [most]int32
	mask := uint32(1)<<m.bits - 1
	for i, f := range features {
		at[i] = int32(m.row(f & mask))
	}
	none := float32(zero * len(features))
	for k := 0; k < len(out); k += 8 {
		rows := m.rows[k:]
		var even, odd uint64
		for _, r := range at[:len(features)] {
			w := binary.LittleEndian.Uint64(rows[r:])
			even += w & lanes
			odd += w >> 8 & lanes
		}
		for i := range min(8, len(out)-k) {
			lane := even
			if i&1 == 1 {
				lane = odd
			}
			out[k+i] += (float32(lane>>(i/2*16)&0xffff) - none) * m.scale
		}
	}
}

// ScoresOf is [Model.Scores] for some labels only: out[k] is the score of
// labels[k]. It serves callers that know which labels are possible.
func (m *Model) ScoresOf(features []uint32, labels []uint16, out []float32) {
	var few [64]int32
	sums := few[:]
	if len(labels) > len(few) {
		sums = make([]int32, len(labels))
	}
	sums = sums[:len(labels)]
	mask := uint32(1)<<m.bits - 1
	for _, f := range features {
		row := m.rows[m.row(f&mask):][:m.stride]
		for k, l := range labels {
			sums[k] += int32(row[l])
		}
	}
	none := int32(zero * len(features))
	for k, v := range sums {
		out[k] = float32(v-none) * m.scale
	}
}
