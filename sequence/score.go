package sequence

import "math/bits"

// The weights of a bucket lie side by side as bytes, 128 standing for none, so
// that many labels are summed at once (sum_amd64.s, sum.go). A row of at most
// four labels is a word of four bytes; a longer one lies in planes of at most
// 64 columns, of which each is one line of the cache.

const (
	zero = 128 // the byte of a weight of 0
	most = 256 // so many bytes can be summed in a lane
)

// few is how many labels a row of four bytes holds.
const few = 4

// wide is how many columns a plane holds.
const wide = 64

// A plane is some columns of all rows.
type plane struct {
	bytes   []byte
	columns int
	shift   uint8 // a row begins at its number shifted so far
}

// A block tells of 64 buckets which have a row, and how many rows stand before
// theirs. Where few buckets have a weight, the rows that there are lie close
// together and the features without one cost no look at memory.
type block struct {
	has    uint64
	before uint32
}

// padded is how many columns are summed to have the first n: 8, 16, 32 or a
// multiple of 64, plus at most one of those.
func padded(n int) int {
	full := n &^ (wide - 1)
	if n -= full; n > 0 {
		n = max(8, 1<<bits.Len(uint(n-1)))
	}
	return full + n
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

// weight is the byte of a label in a row, 128 for none.
func (m *Model) weight(row uint32, label int) byte {
	if m.short != nil {
		return byte(m.short[row] >> (label * 8))
	}
	c := int(m.column[label])
	p := &m.planes[c/wide]
	return p.bytes[int(row)<<p.shift+c%wide]
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
	var space [2 * wide]int16
	sums := space[:]
	if m.width > len(sums) {
		sums = make([]int16, m.width)
	}
	for first := true; len(features) > 0; first = false {
		some := features[:min(most, len(features))]
		features = features[len(some):]
		if !first {
			clear(sums)
		}
		m.AddSums(some, sums, m.width)
		for l := range out {
			out[l] += float32(sums[m.column[l]]) * m.scale
		}
	}
}

// Width is how many sums [Model.AddSums] fills in for all labels: as many as
// there are, and some to make it even.
func (m *Model) Width() int { return m.width }

// Column is which of the sums is that of a label.
func (m *Model) Column(label uint16) uint16 { return m.column[label] }

// Steps is so much of score in the steps that sums count, rounded down.
func (m *Model) Steps(score float32) int16 { return int16(min(score/m.scale, 1<<15-1)) }

// AddSums adds to sums, by column, what the labels of the first columns get
// for some more features; [Model.Reach] says how many columns that can be. Of one
// position no more than 256 features can be summed. Sums count steps of one
// size, so that they can be compared with each other and with [Model.Steps].
func (m *Model) AddSums(features []uint32, sums []int16, columns int) {
	if m.index != nil {
		m.addSparse(features, sums, columns)
		return
	}
	if len(features) > 0 {
		m.addRows(features, 1<<m.bits-1, sums, columns)
	}
}

// Fetch calls what the model has for features into the processor's cache, and
// turns them into what [Model.AddFetched] takes: what is done between the two
// costs nothing then, where the model is larger than the cache.
func (m *Model) Fetch(features []uint32) {
	if len(features) == 0 {
		return
	}
	mask := uint32(1)<<m.bits - 1
	if m.index != nil {
		for i, f := range features {
			features[i] = m.row(f & mask)
		}
		mask = 1<<32 - 1
	}
	m.fetch(features, mask)
}

// Ahead calls what the model has for features into the processor's cache and
// leaves them as they are. Behind an index it does nothing.
func (m *Model) Ahead(features []uint32) {
	if m.index == nil && len(features) > 0 {
		m.fetch(features, 1<<m.bits-1)
	}
}

// AddFetched is [Model.AddSums] for features that were fetched.
func (m *Model) AddFetched(fetched []uint32, sums []int16, columns int) {
	if len(fetched) == 0 {
		return
	}
	mask := uint32(1)<<m.bits - 1
	if m.index != nil {
		mask = 1<<32 - 1
	}
	m.addRows(fetched, mask, sums, columns)
}

// Reach is how many columns have to be summed for some labels.
func (m *Model) Reach(labels []uint16) int {
	last := uint16(0)
	for _, l := range labels {
		last = max(last, m.column[l])
	}
	return min(padded(int(last)+1), m.width)
}

// addSparse is AddSums behind an index.
func (m *Model) addSparse(features []uint32, sums []int16, columns int) {
	var space [64]uint32
	for len(features) > 0 {
		n := min(len(space), len(features))
		for i, f := range features[:n] {
			space[i] = m.row(f & (1<<m.bits - 1))
		}
		m.addRows(space[:n], 1<<32-1, sums, columns)
		features = features[n:]
	}
}

// addRows adds up rows, whose numbers are the bits in mask.
func (m *Model) addRows(rows []uint32, mask uint32, sums []int16, columns int) {
	if m.short != nil {
		addFours(m.short, mask, rows, (*[few]int16)(sums))
		return
	}
	for i := range m.planes {
		m.planes[i].addColumns(min(columns, wide), mask, rows, sums[i*wide:])
		if columns -= wide; columns <= 0 {
			return
		}
	}
}

// Highest is the place of the highest score and its lead over the next.
func Highest[T float32 | int16](scores []T) (best int, lead T) {
	if len(scores) == 0 {
		return 0, 0
	}
	top, second := scores[0], T(-1<<15)
	for k, score := range scores[1:] {
		if score > top {
			best, top, second = k+1, score, top
		} else if score > second {
			second = score
		}
	}
	return best, top - second
}
