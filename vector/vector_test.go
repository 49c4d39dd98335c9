package vector

import (
	"math"
	"strings"
	"testing"
)

func TestNear(t *testing.T) {
	// each first word is nearer to the second than to the third
	for _, c := range []string{
		"murder killing tax", "storm hurricane parliament", "soldier troops bread", "jobless unemployment football",
		"withdraw pullout vaccine", "prosecutor attorney flood", "doctor physician tariff", "earthquake quake election",
		"wounded injured elected", "senate congress asteroid",
	} {
		w := strings.Fields(c)
		a, okA := Of(w[0])
		b, okB := Of(w[1])
		far, okFar := Of(w[2])
		if !okA || !okB || !okFar {
			t.Errorf("%s: a word is missing", c)
			continue
		}
		if near, apart := Cosine(a, b), Cosine(a, far); near < apart+0.2 {
			t.Errorf("%s: %.2f and %.2f", c, near, apart)
		}
	}
}

func TestCosine(t *testing.T) {
	a, _ := Of("flood")
	b, _ := Of("river")
	if c := Cosine(a, a); math.Abs(c-1) > 1e-4 {
		t.Errorf("a word and itself: %v", c)
	}
	if Cosine(a, b) != Cosine(b, a) {
		t.Error("the order of two words matters")
	}
	none, ok := Of("xqzzyvrl")
	if ok || Cosine(a, none) != 0 || none.Weight() != 0 {
		t.Errorf("an unknown word has a meaning: %v", none)
	}
	if the, _ := Of("the"); the.Weight() > a.Weight()/2 {
		t.Errorf("\"the\" weighs %.2f, \"flood\" %.2f", the.Weight(), a.Weight())
	}
}

func TestSum(t *testing.T) {
	bag := func(text string) *Sum {
		var s Sum
		for _, w := range strings.Fields(text) {
			s.AddWord(w)
		}
		return &s
	}
	flood := bag("the river broke its banks and families fled their homes")
	like := bag("residents were evacuated as flood water rose in the valley")
	other := bag("the court sentenced the former minister for taking bribes")
	if near, far := flood.Cosine(like), flood.Cosine(other); near < far+0.2 {
		t.Errorf("floods %.2f, flood and bank %.2f", near, far)
	}
	if c := flood.Cosine(flood); math.Abs(c-1) > 1e-4 {
		t.Errorf("a bag and itself: %v", c)
	}
	if c := flood.Cosine(new(Sum)); c != 0 {
		t.Errorf("a bag and the empty bag: %v", c)
	}
	var twice Sum
	v, _ := Of("flood")
	twice.Add(v, 2)
	var once Sum
	once.AddWord("flood")
	if math.Abs(float64(twice[3]-2*once[3])) > 1e-6 {
		t.Errorf("twice a word is %v, once %v", twice[3], once[3])
	}
}

// Every word of the table is found, as itself.
func TestEveryWord(t *testing.T) {
	table := load()
	n := 0
	for word := range strings.SplitSeq(table.words, "\n") {
		if i := find(table, word); i != n {
			t.Fatalf("%q is word %d, found as %d", word, n, i)
		}
		if i := find(table, []byte(word+"zqx")); i >= 0 {
			t.Fatalf("%q is found", word+"zqx")
		}
		n++
	}
	if n != len(table.step) || n < 30000 {
		t.Errorf("%d words, %d steps", n, len(table.step))
	}
}

func TestHalf(t *testing.T) {
	for bits, want := range map[uint16]float64{0x3c00: 1, 0x3800: 0.5, 0x2e66: 0.0999756, 0x0001: math.Ldexp(1, -24), 0: 0} {
		if got := half(bits); math.Abs(float64(got)-want) > 1e-7 {
			t.Errorf("%#x is %v, want %v", bits, got, want)
		}
	}
}

func TestNoAllocation(t *testing.T) {
	a, _ := Of("flood")
	var s, o Sum
	o.Add(a, 1)
	if n := testing.AllocsPerRun(100, func() {
		b, _ := Of("river")
		s.Add(b, float32(Cosine(a, b)))
		s[0] += float32(s.Cosine(&o))
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(packed[:200])
	f.Add([]byte("gvec"))
	f.Fuzz(func(t *testing.T, b []byte) { unpack(b) })
}

func BenchmarkOf(b *testing.B) {
	words := strings.Fields("river flood bank minister said unemployment troops withdraw thereupon xqzzyvrl")
	load()
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		Of(words[i%len(words)])
		i++
	}
}

func BenchmarkCosine(b *testing.B) {
	v, _ := Of("flood")
	w, _ := Of("river")
	b.ReportAllocs()
	for b.Loop() {
		Cosine(v, w)
	}
}

func BenchmarkSum(b *testing.B) {
	v, _ := Of("flood")
	var s, o Sum
	o.Add(v, 1)
	b.ReportAllocs()
	for b.Loop() {
		s.Add(v, 1)
		s.Cosine(&o)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := unpack(packed); err != nil {
			b.Fatal(err)
		}
	}
}
