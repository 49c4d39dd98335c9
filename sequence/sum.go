package sequence

import "encoding/binary"

// Without the assembly of sum_amd64.s, a word of eight bytes is parted into two
// words of four lanes of sixteen bits each, so that eight labels are summed at
// once.

const (
	lanes = 0x00ff00ff00ff00ff
	pair  = lanes & 0xffffffff
)

// addFoursInGo is addFours.
func addFoursInGo(rows []uint32, mask uint32, features []uint32, sums *[few]int16) {
	var even, odd uint32
	for _, f := range features {
		w := rows[f&mask]
		even += w & pair
		odd += w >> 8 & pair
	}
	none := zero * len(features)
	for i, sum := range [few]uint32{even & 0xffff, odd & 0xffff, even >> 16, odd >> 16} {
		sums[i] += int16(int(sum) - none)
	}
}

// addColumnsInGo is addColumns.
func (p *plane) addColumnsInGo(columns int, mask uint32, rows []uint32, sums []int16) {
	none := zero * len(rows)
	for at := 0; at < columns; at += 8 {
		var even, odd uint64
		for _, r := range rows {
			w := binary.LittleEndian.Uint64(p.bytes[int(r&mask)<<p.shift+at:])
			even += w & lanes
			odd += w >> 8 & lanes
		}
		for i := range 4 {
			sums[at+2*i] += int16(int(even>>(16*i)&0xffff) - none)
			sums[at+2*i+1] += int16(int(odd>>(16*i)&0xffff) - none)
		}
	}
}
