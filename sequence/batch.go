package sequence

import "slices"

// batchSize is how many features of one kind a [Batch] holds.
const batchSize = 128

// A Batch collects features of so many values each and hashes them side by
// side: eight at a time where the processor can. It is for the features of one
// position, of which there are never batchSize of one kind.
type Batch struct {
	columns [5][batchSize]uint32 // the template and the values
	n       int
}

// Add2 adds the feature that [Combine2] makes.
func (b *Batch) Add2(template int, x, y uint32) {
	i := b.n % batchSize
	b.columns[0][i], b.columns[1][i], b.columns[2][i] = uint32(template), x, y
	b.n = i + 1
}

// Add3 adds the feature that [Combine3] makes.
func (b *Batch) Add3(template int, x, y, z uint32) {
	i := b.n % batchSize
	b.columns[0][i], b.columns[1][i], b.columns[2][i], b.columns[3][i] = uint32(template), x, y, z
	b.n = i + 1
}

// Add4 adds the feature that [Combine4] makes.
func (b *Batch) Add4(template int, x, y, z, w uint32) {
	i := b.n % batchSize
	b.columns[0][i], b.columns[1][i], b.columns[2][i], b.columns[3][i], b.columns[4][i] = uint32(template), x, y, z, w
	b.n = i + 1
}

// Append appends the features, each made of so many values, and empties the batch.
func (b *Batch) Append(out []uint32, values int) []uint32 {
	if b.n == 0 {
		return out
	}
	n := len(out)
	out = slices.Grow(out, b.n+8)[:n+b.n+8] // whole eights are written
	b.combine(values, out[n:])
	out = out[:n+b.n]
	b.n = 0
	return out
}

// combineInGo is combine.
func (b *Batch) combineInGo(values int, out []uint32) {
	for i := range b.n {
		h := (uint32(2166136261) ^ b.columns[0][i]) * 16777619
		for k := 1; k <= values; k++ {
			h = (h ^ b.columns[k][i]) * 16777619
			h ^= h >> 15
		}
		out[i] = mix(h)
	}
}
