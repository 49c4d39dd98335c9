package lexicon

import (
	"bytes"
	"compress/flate"
	_ "embed" // the table
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The table is WordNet 3.1 packed by internal/train/wordnet, which says what
// is in it; the licence stands in NOTICE.
//
//go:embed wordnet.bin
var packedWordNet []byte

// Kinship is how the meanings of two words stand to each other.
type Kinship uint8

// The kinships, from none to the strongest.
const (
	Unrelated Kinship = iota
	Sister            // one more general word covers both: "rifle", "handgun"
	Broader           // the second is more general: "soldier", "person"
	Narrower          // the second is more special
	Implies           // the first entails or causes the second: "kill", "die"
	Implied           // the second entails or causes the first
	Derived           // one is made from the other: "withdraw", "withdrawal"
	Synonym
	Same
	Opposite // "rise", "fall"
)

// A netWord is the part of the table on one word as one part of speech.
type netWord struct {
	senses   []int32 // the commonest first
	opposite []string
	derived  []string // "withdrawal:n"
}

type network struct {
	words   map[string]string // "rise\tv" to the rest of its line
	synsets []string          // by number less one
}

var wordNet = sync.OnceValue(func() *network {
	table, err := io.ReadAll(flate.NewReader(bytes.NewReader(packedWordNet)))
	if err != nil {
		return &network{} // a test opens the table: it is whole when it is shipped
	}
	synsets, words, _ := strings.Cut(string(table), "\n\n")
	n := &network{words: make(map[string]string, strings.Count(words, "\n"))}
	n.synsets = strings.Split(synsets, "\n")
	for line := range strings.SplitSeq(words, "\n") {
		if tab := strings.IndexByte(line, '\t'); tab > 0 && tab+2 < len(line) {
			n.words[line[:tab+2]] = line[tab+3:]
		}
	}
	return n
})

// netPart is WordNet's letter for a universal part of speech, 0 for none.
func netPart(part string) byte {
	switch part {
	case "NOUN", "PROPN":
		return 'n'
	case "VERB", "AUX":
		return 'v'
	case "ADJ":
		return 'a'
	case "ADV":
		return 'r'
	}
	return 0
}

func (n *network) word(lemma string, part byte) (netWord, bool) {
	var buf [40]byte
	if part == 0 || len(lemma) > len(buf)-2 {
		return netWord{}, false
	}
	key := append(append(buf[:0], lemma...), '\t', part)
	line, ok := n.words[string(key)]
	if !ok {
		return netWord{}, false
	}
	senses, rest, _ := strings.Cut(line, "\t")
	anti, derived, _ := strings.Cut(rest, "\t")
	return netWord{numbers(senses, 0), strings.Fields(anti), strings.Fields(derived)}, true
}

func numbers(list string, from int32) []int32 {
	var out []int32
	for f := range strings.FieldsSeq(list) {
		if v, err := strconv.Atoi(f); err == nil {
			out = append(out, from+int32(v))
		}
	}
	return out
}

// links is one of the three lists of a synset: 0 hypernyms, 1 kin, 2 what it
// entails or causes.
func (n *network) links(sense int32, which int) []int32 {
	if sense < 1 || int(sense) > len(n.synsets) {
		return nil
	}
	line := n.synsets[sense-1]
	for ; which > 0; which-- {
		_, line, _ = strings.Cut(line, "\t")
	}
	line, _, _ = strings.Cut(line, "\t")
	return numbers(line, sense)
}

// Kin says how the meaning of word a stands to that of word b: lemmas in
// small letters with their universal parts of speech. It looks at the
// commonest senses only. Words of different parts are kin when one is made
// from the other.
func Kin(a, partA, b, partB string) Kinship {
	if a == b {
		return Same
	}
	if opposed(a, b) {
		return Opposite
	}
	n := wordNet()
	pa, pb := netPart(partA), netPart(partB)
	wa, okA := n.word(a, pa)
	wb, okB := n.word(b, pb)
	if !okA || !okB {
		return Unrelated
	}
	if pa != pb {
		return n.acrossParts(a, pa, wa, wb, b, pb)
	}
	if slices.Contains(wa.opposite, b) || slices.Contains(wb.opposite, a) {
		return Opposite
	}
	return n.sameParts(wa, wb, pa)
}

// commonSenses is how many senses of a word count when it is compared.
const commonSenses = 3

func top(senses []int32) []int32 { return senses[:min(len(senses), commonSenses)] }

func (n *network) sameParts(a, b netWord, part byte) Kinship {
	sa, sb := top(a.senses), top(b.senses)
	if meet(sa, sb) || meet(n.step(sa, 1), sb) || meet(n.step(sb, 1), sa) {
		return Synonym
	}
	if n.oppositeOfSynonym(a, sb, part) || n.oppositeOfSynonym(b, sa, part) {
		return Opposite
	}
	if meet(n.step(sa, 2), sb) {
		return Implies
	}
	if meet(n.step(sb, 2), sa) {
		return Implied
	}
	upA, upB := n.step(sa, 0), n.step(sb, 0)
	switch {
	case meet(upA, sb) || meet(n.step(upA, 0), sb):
		return Broader
	case meet(upB, sa) || meet(n.step(upB, 0), sa):
		return Narrower
	case len(sa) > 0 && len(sb) > 0 && meet(n.step(sa[:1], 0), n.step(sb[:1], 0)):
		return Sister
	}
	return Unrelated
}

// step follows one kind of link from each sense.
func (n *network) step(senses []int32, which int) []int32 {
	var out []int32
	for _, s := range senses {
		out = append(out, n.links(s, which)...)
	}
	return out
}

func meet(a, b []int32) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// oppositeOfSynonym reports whether an antonym of a shares its first sense
// with those of b: "rise" and "fall", so "rise" and "descend".
func (n *network) oppositeOfSynonym(a netWord, sb []int32, part byte) bool {
	for _, o := range a.opposite {
		w, ok := n.word(o, part)
		if ok && len(sb) > 0 && len(w.senses) > 0 && w.senses[0] == sb[0] {
			return true
		}
	}
	return false
}

func (n *network) acrossParts(a string, pa byte, wa, wb netWord, b string, pb byte) Kinship {
	if slices.Contains(wa.derived, b+":"+string(pb)) || slices.Contains(wb.derived, a+":"+string(pa)) {
		return Derived
	}
	return Unrelated
}

// Verb is the verb that a noun is made from ("withdrawal": "withdraw"), or "".
func Verb(noun string) string {
	w, ok := wordNet().word(noun, 'n')
	if !ok {
		return ""
	}
	for _, d := range w.derived {
		if verb, is := strings.CutSuffix(d, ":v"); is {
			return verb
		}
	}
	return ""
}
