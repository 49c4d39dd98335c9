package sequence

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// features is the word at each position and its neighbours.
func features(words []string) [][]uint32 {
	at := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return words[i]
	}
	out := make([][]uint32, len(words))
	for i := range words {
		out[i] = []uint32{Hash(1, at(i)), Hash(2, at(i-1)), Hash(3, at(i+1))}
	}
	return out
}

var labels = []string{"O", "B-N", "I-N"}

func examples() []Example {
	texts := []string{
		"the/0 mayor/0 Ada/1 Brook/2 spoke/0", "Ada/1 Brook/2 left/0", "the/0 town/0 of/0 Fenwick/1 slept/0",
		"Cole/1 met/0 Ada/1 Brook/2", "in/0 Fenwick/1 ,/0 Cole/1 spoke/0",
	}
	var out []Example
	for _, t := range texts {
		var words []string
		var right []int
		for _, w := range strings.Fields(t) {
			words = append(words, w[:len(w)-2])
			right = append(right, int(w[len(w)-1]-'0'))
		}
		out = append(out, Example{features(words), right})
	}
	return out
}

func TestFitLearnsAndIsDeterministic(t *testing.T) {
	options := Options{Bits: 12, Epochs: 10, Seed: 3, Allowed: BIO(labels)}
	m := Fit(labels, examples(), options)
	got := m.Label(features([]string{"the", "mayor", "Ada", "Brook", "met", "Cole"}))
	if want := []int{0, 0, 1, 2, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("labels %v, want %v", got, want)
	}
	if again := Fit(labels, examples(), options); !bytes.Equal(again.Encode(), m.Encode()) {
		t.Error("a second run of the same fit gave other bytes")
	}
}

func TestForbiddenTransitionIsNeverTaken(t *testing.T) {
	m := Fit(labels, examples(), Options{Bits: 12, Allowed: BIO(labels)})
	for _, text := range []string{"Brook spoke", "Brook Brook Brook", "the Brook"} {
		path := m.Label(features(strings.Fields(text)))
		for i, y := range path {
			if y == 2 && (i == 0 || path[i-1] == 0) {
				t.Errorf("%q: labels %v have an I after an O", text, path)
			}
		}
	}
}

func TestEncodeDecode(t *testing.T) {
	m := Fit(labels, examples(), Options{Bits: 12})
	data := m.Encode()
	back, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(back.Encode(), data) {
		t.Error("a decoded model encodes otherwise")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(Fit(labels, examples(), Options{Bits: 8, Epochs: 1}).Encode())
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Decode(data); err == nil {
			m.Label([][]uint32{{1, 2}, {3}})
		}
	})
}

func BenchmarkLabel(b *testing.B) {
	m := Fit(labels, examples(), Options{Bits: 16})
	f := features(strings.Fields(strings.Repeat("the mayor Ada Brook spoke in Fenwick . ", 50)))
	b.ReportAllocs()
	for b.Loop() {
		m.Label(f)
	}
	b.ReportMetric(float64(len(f)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func TestMarginsAgreeWithLabel(t *testing.T) {
	labels := []string{"O", "B-x", "I-x"}
	var examples []Example
	for k := range 40 {
		var e Example
		for i := range 6 {
			y := 0
			if i == k%4+1 {
				y = 1
			} else if i == k%4+2 {
				y = 2
			}
			e.Features = append(e.Features, []uint32{Hash(1, string(rune('a'+y+k%3*i%2))), Hash(2, string(rune('a'+i)))})
			e.Labels = append(e.Labels, y)
		}
		examples = append(examples, e)
	}
	m := Fit(labels, examples, Options{Bits: 10, Allowed: BIO(labels)})
	for _, e := range examples {
		want := m.Label(e.Features)
		got, margins := m.Margins(e.Features, nil)
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
		for i, d := range margins {
			if d < 0 {
				t.Errorf("margin %d is %v", i, d)
			}
		}
	}
	if got, _ := m.Margins(examples[0].Features, []float32{1e6, 0, 0}); !slices.Equal(got, []int{0, 0, 0, 0, 0, 0}) {
		t.Errorf("leaning to O: got %v", got)
	}
}

func TestFreeLabelsTeachNothing(t *testing.T) {
	labels := []string{"O", "X"}
	free := Example{Features: [][]uint32{{7}, {8}}, Labels: []int{-1, -1}}
	m := Fit(labels, []Example{free}, Options{Bits: 8})
	out := make([]float32, 2)
	if m.Scores([]uint32{7}, out); out[0] != 0 || out[1] != 0 {
		t.Errorf("got weights %v from an example without labels", out)
	}
}

// TestScoresAgree holds the sums over lanes against plain ones.
func TestScoresAgree(t *testing.T) {
	for _, n := range []int{1, 3, 4, 5, 8, 11, 40, 130} {
		names := make([]string, n)
		trainer := NewTrainer(names, 6)
		features := make([]uint32, 700)
		for i := range features {
			features[i] = Combine(1, uint32(i))
			trainer.Update(features[i:i+1], i%n, float32(i%7)-3)
		}
		trainer.Tick()
		m := trainer.Model(0)
		for _, count := range []int{1, 90, 256, 257, 700} {
			out, some := make([]float32, n), make([]float32, n)
			labels := make([]uint16, n)
			for l := range labels {
				labels[l] = uint16(l)
			}
			m.Scores(features[:count], out)
			m.ScoresOf(features[:count], labels, some)
			for l := range n {
				if d := out[l] - some[l]; d > 1e-2 || d < -1e-2 {
					t.Fatalf("%d labels, %d features: label %d scores %v and %v", n, count, l, out[l], some[l])
				}
			}
		}
	}
}

// TestRareFeaturesGetNoWeight holds a feature back until its third change.
func TestRareFeaturesGetNoWeight(t *testing.T) {
	trainer := NewTrainer(labels, 6)
	trainer.Rare(2)
	feature := []uint32{Hash(1, "often")}
	out := make([]float32, len(labels))
	for change := 1; change <= 3; change++ {
		trainer.Update(feature, 1, 1)
		if trainer.Scores(feature, out); (out[1] != 0) != (change == 3) {
			t.Errorf("after %d changes the weight is %v", change, out[1])
		}
	}
}

func TestCombineOfAFewIsCombine(t *testing.T) {
	for _, pair := range [][2]uint32{
		{Combine1(9, 5), Combine(9, 5)}, {Combine2(9, 5, 6), Combine(9, 5, 6)},
		{Combine3(9, 5, 6, 7), Combine(9, 5, 6, 7)}, {Combine4(9, 5, 6, 7, 8), Combine(9, 5, 6, 7, 8)},
	} {
		if pair[0] != pair[1] {
			t.Errorf("got %d, want %d", pair[0], pair[1])
		}
	}
}
