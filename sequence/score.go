package sequence

import "math/bits"

// The weights of a bucket lie side by side as bytes, 128 standing for none, so
// that many labels are summed at once: a word of eight bytes is parted into
// two words of four lanes of sixteen bits each. A row of at most four labels
// is a word of four bytes, a longer one of so many words of eight.

const (
	zero  = 128 // the byte of a weight of 0
	lanes = 0x00ff00ff00ff00ff
	most  = 256 // so many bytes can be summed in a lane
	pair  = lanes & 0xffffffff
	none4 = zero * 0x01010101
	none8 = none4<<32 | none4
)

// few is how many labels a row of four bytes holds.
const few = 4

// A block tells of 64 buckets which have a row, and how many rows stand before
// theirs. Where few buckets have a weight, the rows that there are lie close
// together and the features without one cost no look at memory.
type block struct {
	has    uint64
	before uint32
}

// wordsOf is how many words of eight bytes a row of n labels has.
func wordsOf(n int) int { return (n + 7) / 8 }

// lay puts weights in their rows: values[i] for places[i], which is a bucket
// times the number of labels plus the label, in rising order.
func (m *Model) lay(places []uint32, values []byte) {
	n := uint32(len(m.Labels))
	index := make([]block, max(1, 1<<m.bits>>6))
	for _, p := range places {
		index[p/n>>6].has |= 1 << (p / n & 63)
	}
	count := uint32(1) // the first row has no weight: it stands for all buckets without one
	for i := range index {
		index[i].before = count
		count += uint32(bits.OnesCount64(index[i].has))
	}
	if int(count)*sparse >= 1<<m.bits {
		count = 1 << m.bits
	} else {
		m.index = index
	}
	m.clearRows(int(count))
	for i, p := range places {
		m.set(m.row(p/n), int(p%n), values[i])
	}
}

// sparse is from how many buckets to a row on the rows stand behind an index.
const sparse = 3

func (m *Model) clearRows(count int) {
	if len(m.Labels) <= few {
		m.short = make([]uint32, count)
		for i := range m.short {
			m.short[i] = none4
		}
		return
	}
	m.words = wordsOf(len(m.Labels))
	m.long = make([]uint64, count*m.words)
	for i := range m.long {
		m.long[i] = none8
	}
}

// row is the row of a bucket.
func (m *Model) row(bucket uint32) uint32 {
	if m.index == nil {
		return bucket
	}
	b := &m.index[bucket>>6]
	r := b.before + uint32(bits.OnesCount64(b.has&(1<<(bucket&63)-1)))
	return r & -uint32(b.has>>(bucket&63)&1)
}

func (m *Model) set(row uint32, label int, value byte) {
	if m.short != nil {
		m.short[row] ^= uint32(value+zero^zero) << (label * 8)
		return
	}
	m.long[int(row)*m.words+label/8] ^= uint64(value+zero^zero) << (label % 8 * 8)
}

// weight is the byte of a label in a row, 128 for none.
func (m *Model) weight(row uint32, label int) byte {
	if m.short != nil {
		return byte(m.short[row] >> (label * 8))
	}
	return byte(m.long[int(row)*m.words+label/8] >> (label % 8 * 8))
}

// each calls do for every weight, in rising order of place.
func (m *Model) each(do func(place int, value byte)) {
	for bucket := range 1 << m.bits {
		row := m.row(uint32(bucket))
		for k := range m.Labels {
			if w := m.weight(row, k); w != zero {
				do(bucket*len(m.Labels)+k, w-zero)
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
		switch {
		case m.short == nil:
			m.addScores(some, out)
		case m.index == nil:
			m.addDense(some, out)
		default:
			m.addSparse(some, out)
		}
		features = features[len(some):]
	}
}

// addDense adds to out the scores by at most as many features as a lane holds,
// where a row is a word of four bytes and every bucket has one.
func (m *Model) addDense(features []uint32, out []float32) {
	rows := m.short
	mask := uint32(len(rows) - 1)
	var even, odd uint32
	for _, f := range features {
		w := rows[f&mask]
		even += w & pair
		odd += w >> 8 & pair
	}
	m.addSums(even, odd, len(features), out)
}

// addSparse is addDense behind an index.
func (m *Model) addSparse(features []uint32, out []float32) {
	rows, index := m.short, m.index
	mask := uint32(1)<<m.bits - 1
	var even, odd uint32
	for _, f := range features {
		b := &index[f&mask>>6]
		r := b.before + uint32(bits.OnesCount64(b.has&(1<<(f&63)-1)))
		w := rows[r&-uint32(b.has>>(f&63)&1)]
		even += w & pair
		odd += w >> 8 & pair
	}
	m.addSums(even, odd, len(features), out)
}

func (m *Model) addSums(even, odd uint32, count int, out []float32) {
	sums := [few]uint32{even & 0xffff, odd & 0xffff, even >> 16, odd >> 16}
	none := float32(zero * count)
	for i := range out {
		out[i] += (float32(sums[i&3]) - none) * m.scale
	}
}

// addScores is addDense for rows of any length, eight labels at a time.
func (m *Model) addScores(features []uint32, out []float32) {
	var space [most]uint32
	at := m.places(features, &space)
	none := float32(zero * len(features))
	for k := 0; k < len(out); k += 8 {
		rows := m.long[k/8:]
		var even, odd uint64
		for _, r := range at {
			w := rows[r]
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

// places is where the rows of features begin among the words.
func (m *Model) places(features []uint32, space *[most]uint32) []uint32 {
	at := space[:len(features)]
	mask, words := uint32(1)<<m.bits-1, uint32(m.words)
	if m.index == nil {
		for i, f := range features {
			at[i] = f & mask * words
		}
		return at
	}
	for i, f := range features {
		at[i] = m.row(f&mask) * words
	}
	return at
}

// ScoresOf is [Model.Scores] for some labels only: out[k] is the score of
// labels[k]. It serves callers that know which labels are possible.
func (m *Model) ScoresOf(features []uint32, labels []uint16, out []float32) {
	clear(out[:len(labels)])
	for len(features) > 0 {
		some := features[:min(most, len(features))]
		m.addScoresOf(some, labels, out)
		features = features[len(some):]
	}
}

func (m *Model) addScoresOf(features []uint32, labels []uint16, out []float32) {
	var space [most]uint32
	at := m.places(features, &space)
	none := zero * len(features)
	for k, l := range labels {
		sum := 0
		if m.short != nil {
			for _, f := range features {
				sum += int(m.weight(m.row(f&(1<<m.bits-1)), int(l)))
			}
		} else {
			rows, shift := m.long[l/8:], l%8*8
			for _, r := range at {
				sum += int(byte(rows[r] >> shift))
			}
		}
		out[k] += float32(sum-none) * m.scale
	}
}
