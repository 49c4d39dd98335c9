package sequence

import "encoding/binary"

// The weights of a bucket lie side by side as bytes, 128 standing for none, so
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

// newRows is rows without any weight.
func newRows(labels, bits int) []byte {
	rows := make([]byte, strideOf(labels)<<bits)
	for i := range rows {
		rows[i] = zero
	}
	return rows
}

// weight is the place of a weight, of which there are labels<<bits in order of
// bucket and label.
func (m *Model) weight(i int) *byte {
	n := len(m.Labels)
	return &m.rows[i/n*m.stride+i%n]
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
	rows := m.rows
	var even, odd uint32
	for _, f := range features {
		w := binary.LittleEndian.Uint32(rows[int(f&mask)*4:])
		even += w & 0x00ff00ff
		odd += w >> 8 & 0x00ff00ff
	}
	sums := [4]uint32{even & 0xffff, odd & 0xffff, even >> 16, odd >> 16}
	none := float32(zero * len(features))
	for i := range out {
		out[i] += (float32(sums[i]) - none) * m.scale
	}
}

// addScores adds to out the scores by at most as many features as a lane holds.
func (m *Model) addScores(features []uint32, out []float32) {
	var few [16]uint64
	sums := few[:]
	words := m.stride / 8
	if 2*words > len(few) {
		sums = make([]uint64, 2*words)
	}
	sums = sums[:2*words]
	mask := uint32(1)<<m.bits - 1
	for _, f := range features {
		row := m.rows[int(f&mask)*m.stride:][:m.stride]
		for k := 0; k+2 <= len(sums); k += 2 {
			w := binary.LittleEndian.Uint64(row[k*4:])
			sums[k] += w & lanes
			sums[k+1] += w >> 8 & lanes
		}
	}
	none := float32(zero * len(features))
	for i := range out {
		lane := sums[i/8*2+i&1] >> (i % 8 / 2 * 16) & 0xffff
		out[i] += (float32(lane) - none) * m.scale
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
		row := m.rows[int(f&mask)*m.stride:][:m.stride]
		for k, l := range labels {
			sums[k] += int32(row[l])
		}
	}
	none := int32(zero * len(features))
	for k, v := range sums {
		out[k] = float32(v-none) * m.scale
	}
}
