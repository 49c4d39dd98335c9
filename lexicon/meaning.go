package lexicon

import (
	"strings"
	"sync/atomic"
)

// MeaningOf looks up a lemma in small letters with its universal part of
// speech. A word that the table lacks has a meaning that is kin to itself only.
func MeaningOf(lemma, part string) *Meaning {
	p := netPart(part)
	place := &met[placeOf(lemma, p)]
	if m := place.Load(); m != nil && m.part == p && m.lemma == lemma {
		return m
	}
	m := meaningOf(strings.Clone(lemma), p) // not to keep the text alive in which it stands
	place.Store(m)
	return m
}

// met is words met before, each at the hash of it: the words of one report are
// mostly those of the next. It holds no more than the collector can mark in a
// millisecond or two.
var met [1 << 12]atomic.Pointer[Meaning]

func placeOf(lemma string, part byte) uint32 {
	h := uint32(2166136261) ^ uint32(part)
	for i := range len(lemma) {
		h = (h ^ uint32(lemma[i])) * 16777619
	}
	return (h ^ h>>15) % uint32(len(met))
}

func meaningOf(lemma string, part byte) *Meaning {
	m := &Meaning{lemma: lemma, part: part, opposed: opponents()[lemma], groups: synonymGroups()[lemma]}
	m.read(wordNet())
	m.look()
	return m
}

// read takes up what the table has on a word. All numbers stand in one array.
func (m *Meaning) read(n *network) {
	line, ok := n.line(m.lemma, m.part)
	if !ok {
		return
	}
	senses, rest, _ := strings.Cut(line, "\t")
	anti, derived, _ := strings.Cut(rest, "\t")
	var space [64]int32
	all := appendNumbers(space[:0], senses, 0)
	all = all[:min(len(all), commonSenses)]
	commonest := all
	step := func(from []int32, which int) (start, end int) {
		start = len(all)
		for _, s := range from {
			all = n.appendLinks(all, s, which)
		}
		return start, len(all)
	}
	kin, kinEnd := step(commonest, 1)
	above, aboveEnd := step(commonest, 0)
	implied, impliedEnd := step(commonest, 2)
	higher, higherEnd := step(all[above:aboveEnd], 0)
	against := len(all)
	if anti != "" {
		m.opposite = strings.Fields(anti)
	}
	if derived != "" {
		m.derived = strings.Fields(derived)
	}
	for _, o := range m.opposite {
		if line, ok := n.line(o, m.part); ok {
			first, _, _ := strings.Cut(line, "\t")
			at := len(all)
			all = appendNumbers(all, first, 0)[:at+1]
		}
	}
	kept := append(make([]int32, 0, len(all)), all...)
	part := func(start, end int) []int32 { return kept[start:end:end] }
	m.senses, m.kin, m.above = part(0, len(commonest)), part(kin, kinEnd), part(above, aboveEnd)
	m.implied, m.higher, m.against = part(implied, impliedEnd), part(higher, higherEnd), part(against, len(all))
}
