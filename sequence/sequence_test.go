package sequence

import (
	"bytes"
	"math/rand/v2"
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
	open := slices.Clone(examples[0].Features)
	open[1] = nil
	if got, _ := m.Margins(open, nil); len(got) > 0 && got[1] != 0 {
		t.Errorf("a position without features has label %d", got[1])
	}
	if got, margins := m.Margins(examples[0].Features, []float32{1e6, 0, 0}); got != nil || margins != nil {
		t.Errorf("leaning to O: got %v, want nothing", got)
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

// TestScoresAgree holds what the processor sums side by side against sums in
// Go and against one weight after another.
func TestScoresAgree(t *testing.T) {
	for _, bits := range []int{6, 14} { // 14: behind an index
		for _, n := range []int{1, 3, 4, 5, 8, 11, 20, 40, 64, 94, 130} {
			m, features := fewWeights(n, bits)
			for _, count := range []int{1, 2, 63, 90, 256, 257, 700} {
				out := make([]float32, n)
				m.Scores(features[:count], out)
				for l := range n {
					want := 0
					for _, f := range features[:count] {
						want += int(m.weight(m.row(f&(1<<bits-1)), l)) - zero
					}
					if d := out[l] - float32(want)*m.scale; d > 1e-2 || d < -1e-2 {
						t.Fatalf("%d bits, %d labels, %d features: label %d scores %v, want %v", bits, n, count, l, out[l], float32(want)*m.scale)
					}
				}
			}
		}
	}
}

// fewWeights is a model with some weights, and features.
func fewWeights(labels, bits int) (*Model, []uint32) {
	trainer := NewTrainer(make([]string, labels), bits)
	features := make([]uint32, 700)
	for i := range features {
		features[i] = Combine(1, uint32(i))
		trainer.Update(features[i:i+1], i%labels, float32(i%7)-3)
	}
	trainer.Tick()
	return trainer.Model(0), features
}

func TestSumsInGoAgree(t *testing.T) {
	for _, n := range []int{4, 8, 16, 32, 64, 94} {
		m, features := fewWeights(n, 6)
		for _, count := range []int{1, 2, 37, 256} {
			quick, plain := make([]int16, m.width), make([]int16, m.width)
			m.AddSums(features[:count], quick, m.width)
			if m.short != nil {
				addFoursInGo(m.short, 63, features[:count], (*[few]int16)(plain))
			}
			for i := range m.planes {
				m.planes[i].addColumnsInGo(m.planes[i].columns, 63, features[:count], plain[i*wide:])
			}
			if !slices.Equal(quick, plain) {
				t.Fatalf("%d labels, %d features: %v, in Go %v", n, count, quick, plain)
			}
			fetched, some := make([]int16, m.width), slices.Clone(features[:count])
			m.Fetch(some)
			if m.AddFetched(some, fetched, m.width); !slices.Equal(fetched, plain) {
				t.Fatalf("%d labels, %d features: %v fetched, %v in Go", n, count, fetched, plain)
			}
		}
	}
}

// TestReachIsEnough asks for the first columns alone.
func TestReachIsEnough(t *testing.T) {
	m, features := fewWeights(94, 6)
	all := make([]int16, m.Width())
	m.AddSums(features[:200], all, m.Width())
	for l := range uint16(94) {
		columns, some := m.Reach([]uint16{l}), make([]int16, m.Width())
		m.AddSums(features[:200], some, columns)
		if c := m.Column(l); some[c] != all[c] {
			t.Errorf("label %d: %d of %d columns have %d, want %d", l, columns, m.Width(), some[c], all[c])
		}
	}
}

// TestPathsAgree holds the labels by sums against Viterbi's without shortcuts.
func TestPathsAgree(t *testing.T) {
	labels := []string{"O", "B-x", "I-x", "B-y", "I-y"}
	m, features := fewWeights(len(labels), 8)
	random := rand.New(rand.NewPCG(1, 2))
	allowed := BIO(labels)
	for from := range len(labels) + 1 {
		for to := range labels {
			k := from*len(labels) + to
			if m.transitions[k] = random.Float32()*8 - 4; !allowed(from%len(labels)-from/len(labels), to) {
				m.transitions[k] = forbidden
			}
		}
	}
	m.routes = routesOf(m.transitions, len(labels))
	for turn := range 200 {
		rows := make([][]uint32, 1+turn%30)
		scores := make([]float32, len(rows)*len(labels))
		for i := range rows {
			rows[i] = features[random.IntN(600):][:random.IntN(100)]
			m.Scores(rows[i], scores[i*len(labels):])
		}
		if got, want := m.Label(rows), viterbi(scores, m.transitions, len(labels)); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
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
