package sequence

import (
	"math/bits"
	"slices"
)

// A stored is the weights of a model as they lie in its file: has[e<<bits+bucket]
// has a bit for each of the labels from 8e on that have a weight there, values
// has the weights in rising order of bucket and label.
type stored struct {
	bits        int
	has, values []byte
}

// storedOf is the weights at places, which are a bucket times the number of
// labels plus the label, in rising order.
func storedOf(places []uint32, values []byte, labels, bits int) stored {
	s := stored{bits, make([]byte, eights(labels)<<bits), values}
	n := uint32(labels)
	for _, p := range places {
		bucket, label := p/n, p%n
		s.has[int(label/8)<<bits+int(bucket)] |= 1 << (label % 8)
	}
	return s
}

// eights is how many bytes have a bit for each of n labels.
func eights(n int) int { return (n + 7) / 8 }

// chunk is how many buckets are laid together: those of a block of the index,
// and a line of the cache for each eight labels.
const chunk = 64

// A slab is has for the buckets of a chunk.
type slab [][chunk]byte

// chunks calls do for the buckets of each chunk in turn, from the first.
func (s *stored) chunks(do func(first int, has slab)) {
	here := make(slab, len(s.has)>>s.bits)
	for first := 0; first < 1<<s.bits; first += chunk {
		for e := range here {
			copy(here[e][:], s.has[e<<s.bits+first:(e+1)<<s.bits])
		}
		do(first, here)
	}
}

// any tells of each bucket whether a label has a weight there.
func (k slab) any() (out uint64) {
	for i := range chunk {
		var has byte
		for e := range k {
			has |= k[e][i]
		}
		if has != 0 {
			out |= 1 << i
		}
	}
	return out
}

// lay puts weights in their rows. Those of the labels in first come first.
func (m *Model) lay(s stored, first []uint16) {
	index := make([]block, 0, max(1, 1<<m.bits/chunk))
	count := uint32(1) // the first row has no weight: it stands for all buckets without one
	s.chunks(func(_ int, has slab) {
		b := block{has.any(), count}
		index, count = append(index, b), count+uint32(bits.OnesCount64(b.has))
	})
	if int(count)*sparse >= 1<<m.bits {
		count = 1 << m.bits
	} else {
		m.index = index
	}
	m.order(&s, first)
	m.clearRows(int(count))
	values := s.values
	s.chunks(func(first int, has slab) {
		for i, left := 0, min(chunk, 1<<m.bits-first); i < left; i++ {
			if m.short != nil {
				values = m.layShort(m.row(uint32(first+i)), has[0][i], values)
				continue
			}
			for e := range has {
				if has[e][i] != 0 {
					values = m.layEight(m.row(uint32(first+i)), e, has[e][i], values)
				}
			}
		}
	})
}

// layShort fills a row of at most four labels and gives back what is left of values.
func (m *Model) layShort(row uint32, has byte, values []byte) []byte {
	for ; has != 0; has &= has - 1 {
		m.short[row] ^= uint32(values[0]) << (8 * bits.TrailingZeros8(has))
		values = values[1:]
	}
	return values
}

// layEight fills in the labels of a row from 8e on.
func (m *Model) layEight(row uint32, e int, has byte, values []byte) []byte {
	for ; has != 0; has &= has - 1 {
		c := int(m.column[8*e+bits.TrailingZeros8(has)])
		p := &m.planes[c/wide]
		p.bytes[int(row)<<p.shift+c%wide] = values[0] + zero
		values = values[1:]
	}
	return values
}

// order gives each label its column where one plane does not hold them all:
// those in first come first, then those with many weights, so that what is
// often asked for together lies together.
func (m *Model) order(s *stored, first []uint16) {
	n := len(m.Labels)
	byColumn := make([]uint16, n)
	for l := range n {
		byColumn[l] = uint16(l)
	}
	if n > wide {
		weights := s.count(n)
		for _, l := range first {
			weights[l] += len(s.values)
		}
		slices.SortStableFunc(byColumn, func(a, b uint16) int { return weights[b] - weights[a] })
	}
	m.column = make([]uint16, n)
	for at, l := range byColumn {
		m.column[l] = uint16(at)
	}
}

// count is how many weights each of n labels has.
func (s *stored) count(n int) []int {
	weights := make([]int, n)
	for e := range len(s.has) >> s.bits {
		for _, has := range s.has[e<<s.bits : (e+1)<<s.bits] {
			for ; has != 0; has &= has - 1 {
				weights[8*e+bits.TrailingZeros8(has)]++
			}
		}
	}
	return weights
}

// sparse is from how many buckets to a row on the rows stand behind an index.
const sparse = 3

// clearRows makes so many rows without a weight.
func (m *Model) clearRows(count int) {
	m.width = few
	if len(m.Labels) <= few {
		m.short = large[uint32](count)
		fill(m.short, zero*0x01010101)
		return
	}
	m.width = padded(len(m.Labels))
	for left := m.width; left > 0; left -= wide {
		p := plane{columns: min(left, wide)}
		p.shift = uint8(bits.TrailingZeros(uint(p.columns)))
		p.bytes = large[byte](count << p.shift)
		fill(p.bytes, zero)
		m.planes = append(m.planes, p)
	}
}

// fill sets all of a table to one value, by copies that the cache holds.
func fill[T byte | uint32](table []T, v T) {
	head := table[:min(len(table), 1<<12)]
	for i := range head {
		head[i] = v
	}
	for rest := table[len(head):]; len(rest) > 0; {
		rest = rest[copy(rest, head):]
	}
}
