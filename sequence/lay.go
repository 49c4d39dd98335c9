package sequence

import (
	"encoding/binary"
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

// total is how many weights has speaks of.
func (s *stored) total() int {
	n, has := 0, s.has
	for ; len(has) >= 8; has = has[8:] {
		n += bits.OnesCount64(binary.LittleEndian.Uint64(has))
	}
	for _, b := range has {
		n += bits.OnesCount8(b)
	}
	return n
}

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
	for at := 0; at < chunk; at += 8 {
		var has uint64
		for e := range k {
			has |= binary.LittleEndian.Uint64(k[e][at:])
		}
		has |= has >> 4
		has |= has >> 2
		has |= has >> 1
		out |= has & 0x0101010101010101 * 0x0102040810204080 >> 56 << at // the lowest bits of eight bytes side by side
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
	lay := m.layPlanes
	switch {
	case m.short != nil:
		lay = m.layShort
	case len(m.planes) == 1:
		lay = m.layPlane
	}
	values := s.values
	s.chunks(func(first int, has slab) {
		values = lay(uint32(first), has, values)
	})
}

// layShort fills rows of at most four labels and gives back what is left of
// values. Which labels have a weight no processor can guess: so nothing is
// asked, where values are left to be read in vain.
func (m *Model) layShort(first uint32, has slab, values []byte) []byte {
	for i, here := range has[0][:min(chunk, 1<<m.bits)] {
		row, b := &m.short[m.row(first+uint32(i))], uint32(here)
		if len(values) <= few {
			for l := 0; b != 0; b, l = b>>1, l+1 {
				if b&1 != 0 {
					*row, values = *row^uint32(values[0])<<(8*l), values[1:]
				}
			}
			continue
		}
		b0, b1, b2, b3 := b&1, b>>1&1, b>>2&1, b>>3
		v := values[:few]
		*row ^= uint32(v[0])&-b0 | uint32(v[b0&3])&-b1<<8 | uint32(v[(b0+b1)&3])&-b2<<16 | uint32(v[(b0+b1+b2)&3])&-b3<<24
		values = values[b0+b1+b2+b3:]
	}
	return values
}

// layPlane is layShort for rows of one plane.
func (m *Model) layPlane(first uint32, has slab, values []byte) []byte {
	p := &m.planes[0]
	for i := range min(chunk, 1<<m.bits) {
		row := p.bytes[int(m.row(first+uint32(i)))<<p.shift:][:p.columns]
		n := 0
		for e := range has {
			for b := has[e][i]; b != 0; b &= b - 1 {
				row[m.column[8*e+bits.TrailingZeros8(b)]] = values[n] + zero
				n++
			}
		}
		values = values[n:]
	}
	return values
}

// layPlanes is layShort for rows of several planes.
func (m *Model) layPlanes(first uint32, has slab, values []byte) []byte {
	for i := range min(chunk, 1<<m.bits) {
		row := int(m.row(first + uint32(i)))
		n := 0
		for e := range has {
			for b := has[e][i]; b != 0; b &= b - 1 {
				c := int(m.column[8*e+bits.TrailingZeros8(b)])
				p := &m.planes[c/wide]
				p.bytes[row<<p.shift+c%wide] = values[n] + zero
				n++
			}
		}
		values = values[n:]
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
	weights := make([]int, 8*eights(n))
	for e := range len(s.has) >> s.bits {
		var seen [256]int
		for _, has := range s.has[e<<s.bits : (e+1)<<s.bits] {
			seen[has]++
		}
		for has, times := range seen {
			for ; has != 0; has &= has - 1 {
				weights[8*e+bits.TrailingZeros(uint(has))] += times
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
