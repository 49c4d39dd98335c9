package story

import (
	"math"
	"slices"
)

// Set on the development sets gva, ecbplus and neus_val, all three at once:
// each figure below is the middle of a range that makes little difference.
const (
	// threshold is the score from which a report joins.
	threshold = 0.15
	// shortThreshold is that of a short report.
	shortThreshold = 0.18
	// likePower is how much the meaning of a short report counts, likeUsual
	// the likeness that makes no difference. In a long report words tell more
	// than their meaning: look-alike events are alike in meaning, and with it
	// ecbplus loses up to three points.
	likePower = 1.0
	likeUsual = 0.4
	// sigma is how many days a story goes on without a report before half of
	// what speaks for it is lost.
	sigma = 30.0
	// localPower is how much less a word weighs that most candidates share.
	localPower = 0.7
	// nameHold is how much of the score names in common keep when the story is
	// long past: trials come months after the event. Of ten possible, seven.
	nameHold = 0.7
)

// choose is the story that takes the report, -1 for none, and the score of
// the best.
func choose(r report, stories []*profile) (best int, score float64) {
	best = -1
	shared := make([]pair, 0, 16*len(stories))
	ends := make([]int, len(stories))
	var terms terrace
	terms.build(r.terms)
	for i, p := range stories {
		shared = terms.meet(shared, p.keys)
		ends[i] = len(shared)
	}
	l := weights{local: rarity(r, shared, len(stories))}
	l.square, l.nameSquare = squares(r.terms, l.local)
	var like *likeness
	if r.short {
		like = likenessTo(&r, stories)
	}
	from := 0
	for i, p := range stories {
		s := similarity(r, p, shared[from:ends[i]], &l)
		if r.short && s > shortThreshold/(1+likePower*(1-likeUsual)) { // with less no meaning helps
			if is, ok := like.of(p); ok {
				s *= 1 + likePower*(is-likeUsual)
			}
		}
		if s > score {
			best, score = i, s
		}
		from = ends[i]
	}
	if score < r.threshold() {
		best = -1
	}
	return best, math.Min(1, score)
}

func (r report) threshold() float64 {
	if r.short {
		return shortThreshold
	}
	return threshold
}

// weights is what the terms of a report weigh beside these candidates.
type weights struct {
	local              []float32
	square, nameSquare float64 // sums of the squared weights of the report
}

// rarity is, for each term of r, how few of the candidates have it, as a
// factor in (0, 1].
func rarity(r report, shared []pair, stories int) []float32 {
	out := make([]float32, len(r.terms))
	for _, m := range shared {
		out[m.j]++
	}
	n := float64(stories)
	for j, df := range out {
		f := math.Log((n+2)/float64(df+1)) / math.Log(n+2)
		out[j] = float32(math.Pow(math.Max(f, 0.02), localPower))
	}
	return out
}

// A pair is the places of one term in two vectors.
type pair struct{ j, k int32 }

// A terrace finds the terms of a report by their keys: most of the terms of a
// story are not among them, and it has to tell so in no time.
type terrace struct {
	terms []term
	first [1 << terraceBits]uint8 // 1 + the first term whose key begins so, 0 for none
}

const terraceBits = 12

func (t *terrace) build(terms []term) {
	t.terms = terms
	for j, x := range slices.Backward(terms) {
		t.first[x.key>>(32-terraceBits)] = uint8(j + 1)
	}
}

// meet adds the places of the terms that stand in both vectors.
func (t *terrace) meet(out []pair, keys []uint32) []pair {
	for k, key := range keys {
		j := int(t.first[key>>(32-terraceBits)]) - 1
		if j < 0 {
			continue
		}
		for ; j < len(t.terms) && t.terms[j].key <= key; j++ {
			if t.terms[j].key == key {
				out = append(out, pair{int32(j), int32(k)})
			}
		}
	}
	return out
}

// similarity is how alike the report and the story are: the cosine of their
// words under the local weights, times how near they are in time; far apart
// in time, what their names have in common counts.
func similarity(r report, p *profile, shared []pair, l *weights) float64 {
	words, names := cosines(r, p, shared, l)
	if words == 0 || r.day == 0 || p.newest == 0 {
		return words
	}
	held := math.Min(0.9, nameHold*names)
	return words * (held + (1-held)*decay(r.day, p))
}

// cosines is that of all words and that of the words in names.
func cosines(r report, p *profile, shared []pair, w *weights) (words, names float64) {
	var dot, nameDot float64
	pp, nameP := p.square, p.nameSquare
	for _, m := range shared {
		l := float64(w.local[m.j])
		q := float64(p.terms[m.k].weight)
		d := float64(r.terms[m.j].weight) * l * q * l
		less := q*q - q*q*l*l
		dot += d
		pp -= less
		if p.terms[m.k].name {
			nameP -= less
			if r.terms[m.j].name {
				nameDot += d
			}
		}
	}
	if dot == 0 {
		return 0, 0
	}
	if nameDot > 0 {
		names = nameDot / math.Sqrt(w.nameSquare*nameP)
	}
	return dot / math.Sqrt(w.square*pp), names
}

// squares is the sum of the squared weights, of all terms and of names.
func squares(terms []term, local []float32) (all, names float64) {
	for j, t := range terms {
		w := float64(t.weight) * float64(local[j])
		all += w * w
		if t.name {
			names += w * w
		}
	}
	return all, names
}

func (p *profile) squares() (all, names float64) {
	for _, t := range p.terms {
		w := float64(t.weight) * float64(t.weight)
		all += w
		if t.name {
			names += w
		}
	}
	return all, names
}

// decay falls with the days between the report and the story's nearest one.
func decay(day int, p *profile) float64 {
	d := 0.0
	if day > p.newest {
		d = float64(day - p.newest)
	} else if day < p.oldest {
		d = float64(p.oldest - day)
	}
	return math.Exp(-d * d / (2 * sigma * sigma))
}

// rule says what the report and the story share.
func (p *profile) rule(r report) string {
	for _, a := range r.places {
		for _, b := range p.places {
			if a.id == b.id {
				return "words and a place in common"
			}
		}
	}
	return "words in common"
}
