package extract

import (
	"unicode"
	"unicode/utf8"
)

// gram is the length of the runs of letters by which an extractor's text is
// found again in the page, in letters. Extractors lose and add white space,
// so that words cannot be compared.
const gram = 12

// letters are the letters and digits of a text, in lower case.
func letters(p string) []rune {
	out := make([]rune, 0, len(p))
	for i := 0; i < len(p); {
		c := p[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			out = append(out, rune(c))
			i++
		case c >= 'A' && c <= 'Z':
			out = append(out, rune(c)+'a'-'A')
			i++
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRuneInString(p[i:])
			i += n
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				out = append(out, unicode.ToLower(r))
			}
		}
	}
	return out
}

// grams is a set of runs of letters by half of their hashes: a table of a
// power of two places, at most half of them taken. A map took a tenth of the
// time that a page takes. Of a million runs that are not in the set of a long
// page, two are taken for one that is.
type grams struct {
	table []uint32 // 0 is free
	n     int
}

// gramsFor is an empty set with room for so many.
func gramsFor(n int) *grams {
	size := 64
	for size < 2*n {
		size *= 2
	}
	return &grams{table: make([]uint32, size)}
}

// key is the half of a hash that is kept: the upper bits of a product, which
// hang on all letters. The last bit marks a place as taken.
func key(h uint64) uint32 { return uint32(h*0x9E3779B97F4A7C15>>32) | 1 }

// place is where a key is, or would be.
func (g *grams) place(k uint32) int {
	mask := len(g.table) - 1
	i := int(k>>1) & mask
	for g.table[i] != 0 && g.table[i] != k {
		i = (i + 1) & mask
	}
	return i
}

func (g *grams) has(h uint64) bool { return g.table[g.place(key(h))] != 0 }

func (g *grams) put(h uint64) { g.keep(key(h)) }

func (g *grams) keep(k uint32) {
	i := g.place(k)
	if g.table[i] != 0 {
		return
	}
	g.table[i] = k
	if g.n++; 2*g.n < len(g.table) {
		return
	}
	old := g.table
	*g = *gramsFor(len(old))
	for _, k := range old {
		if k != 0 {
			g.table[g.place(k)] = k
			g.n++
		}
	}
}

// add puts every run of s.
func (g *grams) add(s []rune) { eachGram(s, g.put) }

// covers is the share of the runs of s that are in the set.
func (g *grams) covers(s []rune) float64 {
	all, had := 0, 0
	eachGram(s, func(h uint64) {
		all++
		if g.has(h) {
			had++
		}
	})
	return float64(had) / float64(max(1, all))
}

// eachGram gives a rolling hash of every run of gram letters.
func eachGram(s []rune, each func(uint64)) {
	const base = 1_000_003
	var h, lead uint64 = 0, 1
	for range gram - 1 {
		lead *= base
	}
	for i, r := range s {
		if i >= gram {
			h -= lead * uint64(s[i-gram])
		}
		h = h*base + uint64(r)
		if i >= gram-1 {
			each(h)
		}
	}
}
