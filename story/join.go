package story

import (
	"math"
)

// Set on the development sets gva, ecbplus and neus_val, all three at once:
// each figure below is the middle of a range that makes little difference.
const (
	// threshold is the score from which a report joins.
	threshold = 0.15
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
func choose(r report, stories []profile) (best int, score float64) {
	best = -1
	local := rarity(r, stories)
	for i := range stories {
		if s := similarity(r, &stories[i], local); s > score {
			best, score = i, s
		}
	}
	if score < threshold {
		best = -1
	}
	return best, math.Min(1, score)
}

// rarity is, for each term of r, how few of the candidates have it, as a
// factor in (0, 1].
func rarity(r report, stories []profile) []float32 {
	out := make([]float32, len(r.terms))
	for i := range stories {
		each(r.terms, stories[i].terms, func(j, k int) { out[j]++ })
	}
	n := float64(len(stories))
	for j, df := range out {
		f := math.Log((n+2)/float64(df+1)) / math.Log(n+2)
		out[j] = float32(math.Pow(math.Max(f, 0.02), localPower))
	}
	return out
}

// each calls f with the places of the terms that stand in both vectors.
func each(a, b []term, f func(j, k int)) {
	k := 0
	for j := range a {
		for k < len(b) && b[k].key < a[j].key {
			k++
		}
		if k < len(b) && b[k].key == a[j].key {
			f(j, k)
		}
	}
}

// similarity is how alike the report and the story are: the cosine of their
// words under the local weights, times how near they are in time; far apart
// in time, what their names have in common counts.
func similarity(r report, p *profile, local []float32) float64 {
	words, names := cosines(r, p, local)
	if words == 0 || r.day == 0 || p.newest == 0 {
		return words
	}
	held := math.Min(0.9, nameHold*names)
	return words * (held + (1-held)*decay(r.day, p))
}

// cosines is that of all words and that of the words in names.
func cosines(r report, p *profile, local []float32) (words, names float64) {
	var dot, nameDot float64
	rr, nameR := squares(r.terms, local)
	pp, nameP := p.squares()
	each(r.terms, p.terms, func(j, k int) {
		l := float64(local[j])
		q := float64(p.terms[k].weight)
		d := float64(r.terms[j].weight) * l * q * l
		less := q*q - q*q*l*l
		dot += d
		pp -= less
		if p.terms[k].name {
			nameP -= less
			if r.terms[j].name {
				nameDot += d
			}
		}
	})
	if dot == 0 {
		return 0, 0
	}
	if nameDot > 0 {
		names = nameDot / math.Sqrt(nameR*nameP)
	}
	return dot / math.Sqrt(rr*pp), names
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
