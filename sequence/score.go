package sequence

import (
	"math/bits"
	"slices"
)

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
	m.order(places)
	m.clearRows(int(count))
	for i, p := range places {
		m.set(m.row(p/n), int(p%n), values[i])
	}
}

// order gives each label its column in long rows: those with many weights come
// first, so that what is often asked for together lies together.
func (m *Model) order(places []uint32) {
	n := len(m.Labels)
	weights := make([]int, n)
	for _, p := range places {
		weights[p%uint32(n)]++
	}
	m.column, m.byColumn = make([]uint16, n), make([]uint16, n)
	for l := range n {
		m.byColumn[l] = uint16(l)
	}
	if n > few {
		slices.SortStableFunc(m.byColumn, func(a, b uint16) int { return weights[b] - weights[a] })
	}
	for at, l := range m.byColumn {
		m.column[l] = uint16(at)
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
	m.words = (len(m.Labels) + 7) / 8
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
	label = int(m.column[label])
	if m.short != nil {
		m.short[row] ^= uint32(value+zero^zero) << (label * 8)
		return
	}
	m.long[int(row)*m.words+label/8] ^= uint64(value+zero^zero) << (label % 8 * 8)
}

// weight is the byte of a label in a row, 128 for none.
func (m *Model) weight(row uint32, label int) byte {
	label = int(m.column[label])
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
	clear(out[:len(m.Labels)])
	m.AddScores(features, out)
}

// AddScores adds to out the score of each label for some more features, for
// callers who stop asking once one label leads by far.
func (m *Model) AddScores(features []uint32, out []float32) {
	out = out[:len(m.Labels)]
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

// addScores is addDense for rows of any length.
func (m *Model) addScores(features []uint32, out []float32) {
	if m.words == 1 && m.index == nil {
		m.addSingle(features, out)
		return
	}
	var space [most]uint32
	at := m.places(features, &space)
	none := zero * len(features)
	var sums [8]int32
	for word := range m.words {
		m.sum(at, word, &sums)
		for i, l := range m.byColumn[8*word : min(8*word+8, len(m.byColumn))] {
			out[l] += float32(int(sums[i&7])-none) * m.scale
		}
	}
}

// addSingle is addDense for rows of one word of eight bytes.
func (m *Model) addSingle(features []uint32, out []float32) {
	rows := m.long
	mask := uint32(len(rows) - 1)
	var even, odd uint64
	for _, f := range features {
		w := rows[f&mask]
		even += w & lanes
		odd += w >> 8 & lanes
	}
	none := zero * len(features)
	for i, l := range m.byColumn {
		sum := even
		if i&1 == 1 {
			sum = odd
		}
		out[l] += float32(int(sum>>(i>>1*16)&0xffff)-none) * m.scale
	}
}

// sum adds up eight columns of the rows that begin at places.
func (m *Model) sum(at []uint32, word int, sums *[8]int32) {
	rows := m.long[word:]
	var even, odd uint64
	for _, r := range at {
		w := rows[r]
		even += w & lanes
		odd += w >> 8 & lanes
	}
	for i := range 4 {
		sums[2*i] = int32(even >> (16 * i) & 0xffff)
		sums[2*i+1] = int32(odd >> (16 * i) & 0xffff)
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
	m.AddScoresOf(features, labels, out)
}

// AddScoresOf is [Model.AddScores] for some labels only.
func (m *Model) AddScoresOf(features []uint32, labels []uint16, out []float32) {
	for len(features) > 0 {
		some := features[:min(most, len(features))]
		if m.short != nil {
			m.addShortOf(some, labels, out)
		} else {
			m.addScoresOf(some, labels, out)
		}
		features = features[len(some):]
	}
}

func (m *Model) addShortOf(features []uint32, labels []uint16, out []float32) {
	var all [few]float32
	scores := all[:len(m.Labels)]
	m.AddScores(features, scores)
	for k, l := range labels {
		out[k] += scores[l]
	}
}

// wordsOf is the words of eight columns that hold some labels, as flags; all
// bits for what lies behind the sixty-third.
func (m *Model) wordsOf(labels []uint16) (flags uint64) {
	for _, l := range labels {
		flags |= 1 << min(m.column[l]/8, 63)
	}
	return flags
}

// few labels in many words are summed one by one, others a word at a time.
func (m *Model) addScoresOf(features []uint32, labels []uint16, out []float32) {
	var space [most]uint32
	at := m.places(features, &space)
	none := zero * len(features)
	flags := m.wordsOf(labels)
	if m.words > 63 || bits.OnesCount64(flags)*2 > len(labels) {
		for k, l := range labels {
			c := m.column[l]
			rows, shift := m.long[c/8:], c%8*8
			sum := 0
			for _, r := range at {
				sum += int(byte(rows[r] >> shift))
			}
			out[k] += float32(sum-none) * m.scale
		}
		return
	}
	var sums [8]int32
	for ; flags != 0; flags &= flags - 1 {
		word := bits.TrailingZeros64(flags)
		m.sum(at, word, &sums)
		for k, l := range labels {
			if c := m.column[l]; int(c/8) == word {
				out[k] += float32(int(sums[c%8])-none) * m.scale
			}
		}
	}
}

// Highest is the place of the Highest score and its lead over the next.
func Highest(scores []float32) (best int, lead float32) {
	top, second := float32(-1e9), float32(-1e9)
	for k, score := range scores {
		if score > top {
			best, top, second = k, score, top
		} else if score > second {
			second = score
		}
	}
	return best, top - second
}
