package sequence

import (
	"slices"
	"testing"
)

// What a batch hashes side by side is what each feature is by itself, however
// many there are.
func TestBatchIsCombine(t *testing.T) {
	seed := uint32(7)
	next := func() uint32 {
		seed ^= seed << 13
		seed ^= seed >> 17
		seed ^= seed << 5
		return seed
	}
	var two, three, four Batch
	for n := range batchSize - 1 {
		var want, got []uint32
		for k := range n {
			a, b, c, d := next(), next(), next(), next()
			two.Add2(k, a, b)
			three.Add3(k, a, b, c)
			four.Add4(k, a, b, c, d)
			want = append(want, Combine2(k, a, b), Combine3(k, a, b, c), Combine4(k, a, b, c, d))
		}
		got = four.Append(three.Append(two.Append(got, 2), 3), 4)
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("%d features of each kind: the batch has others than Combine", n)
		}
	}
}

func TestBatchInGo(t *testing.T) {
	var b Batch
	b.Add3(5, 1, 2, 3)
	out := make([]uint32, 1)
	if b.combineInGo(3, out); out[0] != Combine3(5, 1, 2, 3) {
		t.Errorf("got %x, want %x", out[0], Combine3(5, 1, 2, 3))
	}
}
