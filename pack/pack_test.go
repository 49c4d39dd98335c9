package pack

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// text is so many bytes that can be packed, but not to nothing.
func text(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = "aaabbcdefghij\n"[r.IntN(14)]
	}
	return b
}

func TestOpenGivesBack(t *testing.T) {
	for _, n := range []int{0, 1, 1000, 3 << 20} {
		table := text(n)
		packed := Bytes(table)
		if n >= 1000 && len(packed) > n*2/3 {
			t.Errorf("%d bytes are packed to %d", n, len(packed))
		}
		if !bytes.Equal(packed, Bytes(table)) {
			t.Errorf("%d bytes are packed in two ways", n)
		}
		if back, err := Open(packed); err != nil || !bytes.Equal(back, table) {
			t.Errorf("%d bytes come back as %d, %v", n, len(back), err)
		}
		if back, err := Text(packed); err != nil || back != string(table) {
			t.Errorf("%d bytes come back as text of %d, %v", n, len(back), err)
		}
	}
}

func FuzzOpen(f *testing.F) {
	packed := Bytes(text(500))
	f.Add(packed)
	f.Add(packed[:len(packed)/2])
	f.Fuzz(func(t *testing.T, b []byte) {
		table, err := Open(b)
		if err != nil {
			return
		}
		if again, err := Open(Bytes(table)); err != nil || !bytes.Equal(again, table) {
			t.Errorf("what was opened does not come back: %v", err)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	packed := Bytes(text(4 << 20))
	b.SetBytes(4 << 20)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(packed); err != nil {
			b.Fatal(err)
		}
	}
}
