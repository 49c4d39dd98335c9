package quote

// A gate knows the words that can make a cue, so that the rest of a text need
// not be asked: one bit for each lemma's hash.
type gate [gateWords]uint64

const gateWords = 1 << 7 // 8192 bits, of which a few hundred are set

func (g *gate) set(lemma uint32)      { g[lemma>>6%gateWords] |= 1 << (lemma & 63) }
func (g *gate) has(lemma uint32) bool { return g[lemma>>6%gateWords]&(1<<(lemma&63)) != 0 }

// How far from a word that can make a cue a token can be part of it.
const (
	cueBack  = 3
	cueAhead = 2
)

// stretches are the parts of sentence [first, last) in which cues are looked
// for: about the words that the gate knows and the verbs and nouns of saying.
func (r *reading) stretches(g *gate, out []run, first, last int) []run {
	if g == nil {
		return append(out, run{first, last})
	}
	return around(out, first, last, func(i int) bool { return r.spark(g, i) })
}

// around appends the parts of sentence [first, last) about the tokens that is
// says.
func around(out []run, first, last int, is func(int) bool) []run {
	for i := first; i < last; i++ {
		if !is(i) {
			continue
		}
		x := run{max(first, i-cueBack), min(last, i+cueAhead+1)}
		if n := len(out); n > 0 && out[n-1].last >= x.first && out[n-1].first >= first {
			out[n-1].last = x.last
		} else {
			out = append(out, x)
		}
	}
	return out
}

// spark reports whether token i can be what makes a cue.
func (r *reading) spark(g *gate, i int) bool {
	if g.has(r.lemma[i]) {
		return true
	}
	switch r.partOf(i) {
	case "NOUN":
		return r.shape[i]&shapeNoun != 0
	case "PROPN":
		return r.shape[i]&shapePlain != 0 && r.shape[i]&shapeCapital == 0
	case "VERB":
		return r.shape[i]&shapeVerb != 0 || r.besideQuote(i)
	}
	return r.shape[i]&shapeVerb != 0
}

// besideQuote reports whether a quoted stretch begins or ends within a few
// tokens of i, which is not in it: whatever verb stands there may be a cue.
func (r *reading) besideQuote(i int) bool {
	for d := 1; d <= cueBack; d++ {
		if j := i - d; j >= 0 && r.sent[j] == r.sent[i] && r.quoted[j] > 0 && r.quoted[j] != r.quoted[i] {
			return true
		}
		if j := i + d; j < len(r.quoted) && r.sent[j] == r.sent[i] && r.quoted[j] > 0 && r.quoted[j] != r.quoted[i] {
			return true
		}
	}
	return false
}

// A lemma opens the gate when it was in a cue so often, and in one of so many
// of its places: on PolNeAR's training articles 91 of 100 cues have a word
// that does.
const (
	fewestInCues = 3
	oneCueIn     = 8
)

// fitGate is the gate of the examples' cues.
func fitGate(examples []Example) *gate {
	all, cues := map[uint32]int{}, map[uint32]int{}
	for _, e := range examples {
		r := read(e.Document)
		in := make([]bool, len(r.low))
		for _, g := range e.Gold {
			r.paint(in, g.Cue)
		}
		for i, l := range r.lemma {
			all[l]++
			if in[i] {
				cues[l]++
			}
		}
	}
	g := &gate{}
	for l, n := range cues {
		if n >= fewestInCues && n*oneCueIn >= all[l] {
			g.set(l)
		}
	}
	return g
}
