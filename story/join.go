package story

import (
	"math"
)

// Tunable on development data.
var (
	threshold  = 0.15
	sigma      = 7.0
	localPower = 0.5
	placeSame  = 0.0
	placeApart = 0.0
	nameGain   = 0.0
)

// choose is the story that takes the report, -1 for none, and the score of
// the best.
func choose(r report, stories []profile) (best int, score float64) {
	best = -1
	local := rarity(r, stories)
	top := 0.0
	for i := range stories {
		if s := similarity(r, &stories[i], local); s > top {
			best, top = i, s
		}
	}
	if top < threshold {
		best = -1
	}
	return best, math.Min(1, top)
}

// rarity is, for each term of r, how few of the candidates have it, as a
// factor in (0, 1].
func rarity(r report, stories []profile) []float32 {
	out := make([]float32, len(r.terms))
	for i := range stories {
		p := stories[i].terms
		k := 0
		for j, t := range r.terms {
			for k < len(p) && p[k].key < t.key {
				k++
			}
			if k < len(p) && p[k].key == t.key {
				out[j]++
			}
		}
	}
	n := float64(len(stories))
	for j := range out {
		df := float64(out[j])
		f := math.Log((n+2)/(df+1)) / math.Log(n+2)
		out[j] = float32(math.Pow(math.Max(f, 0.02), localPower))
	}
	return out
}

// similarity is how alike the report and the story are: the cosine of their
// words under the local weights, times how near in time, with the places.
func similarity(r report, p *profile, local []float32) float64 {
	dot, rr, pp := 0.0, 0.0, 0.0
	k := 0
	for _, t := range p.terms {
		pp += float64(t.weight) * float64(t.weight)
	}
	for j, t := range r.terms {
		w := float64(t.weight) * float64(local[j])
		rr += w * w
		for k < len(p.terms) && p.terms[k].key < t.key {
			k++
		}
		if k < len(p.terms) && p.terms[k].key == t.key {
			q := float64(p.terms[k].weight)
			pp -= q * q
			q *= float64(local[j])
			pp += q * q
			dot += w * q
		}
	}
	if dot == 0 {
		return 0
	}
	s := dot / math.Sqrt(rr*pp)
	s += nearness(r.places, p.places)
	return s * decay(r.day, p)
}

func decay(day int, p *profile) float64 {
	if day == 0 || p.newest == 0 {
		return 1
	}
	d := 0.0
	if day > p.newest {
		d = float64(day - p.newest)
	} else if day < p.oldest {
		d = float64(p.oldest - day)
	}
	return math.Exp(-d * d / (2 * sigma * sigma))
}

// nearness is what the places say: the same, or others.
func nearness(a, b []place) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	for _, p := range a {
		for _, q := range b {
			if p.id == q.id {
				return placeSame
			}
		}
	}
	return -placeApart
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
