package extract

import (
	"unicode"
	"unicode/utf8"
)

// gram is the length of the runs of letters by which an extractor's text is
// found again in the page, in letters. Extractors lose and add white space,
// so that words cannot be compared.
const gram = 12

// A voice holds the runs of letters of what an extractor took.
type voice struct {
	grams map[uint64]struct{}
	short map[string]struct{} // paragraphs too short for a run
}

func newVoice(list []string) *voice {
	size := 0
	for _, p := range list {
		size += len(p)
	}
	v := &voice{make(map[uint64]struct{}, size), map[string]struct{}{}}
	for _, p := range list {
		v.add(p)
	}
	return v
}

func (v *voice) add(p string) {
	if s := letters(p); len(s) < gram {
		v.short[string(s)] = struct{}{}
	} else {
		eachGram(s, func(h uint64) { v.grams[h] = struct{}{} })
	}
}

// share is how much of a paragraph, given by its letters, the extractor took.
func (v *voice) share(s []rune) float64 {
	if len(s) < gram {
		if _, ok := v.short[string(s)]; ok {
			return 1
		}
		return 0
	}
	return covered(s, v.grams)
}

// covered is the share of the runs of s that are in grams.
func covered(s []rune, grams map[uint64]struct{}) float64 {
	all, had := 0, 0
	eachGram(s, func(h uint64) {
		all++
		if _, ok := grams[h]; ok {
			had++
		}
	})
	return float64(had) / float64(max(1, all))
}

// vote asks both extractors about every unit.
func vote(list []unit, first, second []string) {
	one, two := newVoice(first), newVoice(second)
	for i := range list {
		s := letters(list[i].text)
		list[i].first, list[i].second = one.share(s), two.share(s)
	}
}

// letters are the letters and digits of a text, in lower case.
func letters(p string) []rune {
	out := make([]rune, 0, len(p))
	for i := 0; i < len(p); {
		r, n := rune(p[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(p[i:])
		}
		i += n
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, unicode.ToLower(r))
		}
	}
	return out
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
