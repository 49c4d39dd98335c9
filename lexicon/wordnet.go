package lexicon

import (
	_ "embed" // the table
	"slices"
	"strings"
	"sync"

	"github.com/gainsay-news/gainsay/pack"
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

// A Meaning is what the table knows of one word as one part of speech, made
// ready to be held against others.
type Meaning struct {
	lemma    string
	part     byte
	senses   []int32 // the commonest few, first the commonest
	kin      []int32 // their verb groups and clusters
	above    []int32 // their hypernyms
	higher   []int32 // and those of these
	implied  []int32 // what they entail or cause
	opposite []string
	against  []int32 // the commonest sense of each antonym
	derived  []string
	opposed  []string // by the hand-written pairs
	groups   []int    // of the hand-written synonyms

	own, reach mask  // of itself with its senses, and of what it is tied to
	first      int32 // its first hypernym
	last       byte  // its last letter
}

// look sets the bits that tell in no time that two meanings have nothing in common.
func (m *Meaning) look() {
	m.own.word(m.lemma)
	m.own.senses(m.senses)
	for _, tied := range [][]int32{m.senses, m.kin, m.above, m.higher, m.implied, m.against} {
		m.reach.senses(tied)
	}
	for _, tied := range [][]string{m.opposed, m.opposite, m.derived} {
		for _, w := range tied {
			m.reach.word(w)
		}
	}
	if len(m.above) > 0 {
		m.first = m.above[0]
	}
	if m.lemma != "" {
		m.last = m.lemma[len(m.lemma)-1]
	}
}

// A mask has a bit for each of some senses and words, and for others by chance.
type mask [4]uint64

func (k *mask) set(h uint32) { k[h>>30] |= 1 << (h >> 24 & 63) }

func (k *mask) senses(all []int32) {
	for _, s := range all {
		k.set(uint32(s) * 0x9E3779B1)
	}
}

// word sets the bit of a word; what follows a colon is its part of speech.
func (k *mask) word(w string) {
	h := uint32(2166136261)
	for i := 0; i < len(w) && w[i] != ':'; i++ {
		h = (h ^ uint32(w[i])) * 16777619
	}
	k.set(h * 0x9E3779B1)
}

// apart reports whether neither word, and no sense of it, is tied to the other.
func (m *Meaning) apart(o *Meaning) bool {
	var both uint64
	for i := range m.own {
		both |= m.own[i]&o.reach[i] | o.own[i]&m.reach[i]
	}
	return both == 0 && (m.first == 0 || m.first != o.first) && (m.groups == nil || o.groups == nil) &&
		(m.last != o.last || !prefixed(m.lemma, o.lemma))
}

// A network is the table of words and synsets as one text and where its lines
// stand in it: strings of their own would be marked by each collection.
type network struct {
	text    string
	synsets []uint32 // where the line of each begins, by number less one, and where the last ends
	words   []uint32 // an open hash table of where lines begin, plus one
}

var wordNet = sync.OnceValue(func() *network {
	table, err := pack.Text(packedWordNet)
	if err != nil {
		return &network{words: make([]uint32, 1)} // a test opens the table: it is whole when it is shipped
	}
	n := &network{text: table}
	at := 0
	for at < len(n.text) && n.text[at] != '\n' {
		n.synsets = append(n.synsets, uint32(at))
		at += len(lineAt(n.text, at)) + 1
	}
	n.synsets = append(n.synsets, uint32(at))
	n.list(at + 1)
	return n
})

// list fills in the table of words, whose lines begin at a byte of the text.
func (n *network) list(at int) {
	size := 1
	for size < 2*strings.Count(n.text[min(at, len(n.text)):], "\n") {
		size *= 2
	}
	n.words = make([]uint32, size)
	for at < len(n.text) {
		line := lineAt(n.text, at)
		if tab := strings.IndexByte(line, '\t'); tab > 0 && tab+2 < len(line) {
			n.words[n.slot([]byte(line[:tab+2]))] = uint32(at + 1)
		}
		at += len(line) + 1
	}
}

// lineAt is the line of text that begins at a byte, without its end.
func lineAt(text string, at int) string {
	line, _, _ := strings.Cut(text[at:], "\n")
	return line
}

// slot is where in words a key ("rise\tv") stands, or the empty place where it would.
func (n *network) slot(key []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range key {
		h = (h ^ uint32(c)) * 16777619
	}
	mask := uint32(len(n.words) - 1)
	for h ^= h >> 15; ; h++ {
		at := n.words[h&mask]
		if at == 0 || begins(n.text[at-1:], key) {
			return h & mask
		}
	}
}

// begins reports whether a line is that of a key.
func begins(line string, key []byte) bool {
	return len(line) > len(key) && line[:len(key)] == string(key) && line[len(key)] == '\t'
}

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

// line is what stands in the table on a word: senses, antonyms, derived forms.
func (n *network) line(lemma string, part byte) (string, bool) {
	var buf [40]byte
	if part == 0 || len(lemma) > len(buf)-2 {
		return "", false
	}
	key := append(append(buf[:0], lemma...), '\t', part)
	at := n.words[n.slot(key)]
	if at == 0 {
		return "", false
	}
	return lineAt(n.text, int(at)+len(key)), true
}

// appendNumbers appends the numbers of a list, each with from added.
func appendNumbers(out []int32, list string, from int32) []int32 {
	for i := 0; i < len(list); {
		if list[i] == ' ' {
			i++
			continue
		}
		sign, v := int32(1), int32(0)
		if list[i] == '-' {
			sign = -1
			i++
		}
		for ; i < len(list) && list[i] != ' '; i++ {
			v = v*10 + int32(list[i]-'0')
		}
		out = append(out, from+sign*v)
	}
	return out
}

// appendLinks appends one of the three lists of a synset: 0 hypernyms, 1 kin,
// 2 what it entails or causes.
func (n *network) appendLinks(out []int32, sense int32, which int) []int32 {
	if sense < 1 || int(sense) >= len(n.synsets) {
		return out
	}
	line := n.text[n.synsets[sense-1] : n.synsets[sense]-1]
	for ; which > 0; which-- {
		_, line, _ = strings.Cut(line, "\t")
	}
	line, _, _ = strings.Cut(line, "\t")
	return appendNumbers(out, line, sense)
}

// commonSenses is how many senses of a word count when it is compared.
const commonSenses = 3

// InDictionary reports whether a lemma in small letters is a noun or an
// adjective of the dictionary.
func InDictionary(lemma string) bool {
	n := wordNet()
	if _, ok := n.line(lemma, 'n'); ok {
		return true
	}
	_, ok := n.line(lemma, 'a')
	return ok
}

// Adjective reports whether a lemma in small letters is an adjective of the
// dictionary.
func Adjective(lemma string) bool {
	_, ok := wordNet().line(lemma, 'a')
	return ok
}

// Kin says how the meanings of two words stand. It looks at their commonest
// senses only. Words of different parts are kin when one is made from the
// other, or when the hand-written pairs oppose them.
func (m *Meaning) Kin(o *Meaning) Kinship {
	switch {
	case m.lemma == o.lemma:
		return Same
	case m.apart(o):
		return Unrelated
	case slices.Contains(m.opposed, o.lemma) || prefixed(m.lemma, o.lemma):
		return Opposite
	case m.part == 0 || o.part == 0:
		return Unrelated
	case m.part == o.part && shareGroup(m.groups, o.groups):
		return Synonym
	case m.part != o.part:
		if m.makes(o) || o.makes(m) {
			return Derived
		}
		return Unrelated
	case slices.Contains(m.opposite, o.lemma) || slices.Contains(o.opposite, m.lemma):
		return Opposite
	}
	return m.sense(o)
}

// makes reports whether the table derives o from m.
func (m *Meaning) makes(o *Meaning) bool {
	for _, d := range m.derived {
		if n := len(o.lemma); len(d) == n+2 && d[n] == ':' && d[n+1] == o.part && d[:n] == o.lemma {
			return true
		}
	}
	return false
}

// sense compares two words of one part of speech by their senses.
func (m *Meaning) sense(o *Meaning) Kinship {
	if len(m.senses) == 0 || len(o.senses) == 0 {
		return Unrelated
	}
	switch {
	case meet(m.senses, o.senses) || meet(m.kin, o.senses) || meet(o.kin, m.senses):
		return Synonym
	case slices.Contains(m.against, o.senses[0]) || slices.Contains(o.against, m.senses[0]):
		return Opposite
	case meet(m.implied, o.senses):
		return Implies
	case meet(o.implied, m.senses):
		return Implied
	case meet(m.above, o.senses) || meet(m.higher, o.senses):
		return Broader
	case meet(o.above, m.senses) || meet(o.higher, m.senses):
		return Narrower
	case len(m.above) > 0 && len(o.above) > 0 && m.above[0] == o.above[0]:
		return Sister
	}
	return Unrelated
}

// Kin is [Meaning.Kin] of two words that are looked up once only.
func Kin(a, partA, b, partB string) Kinship { return MeaningOf(a, partA).Kin(MeaningOf(b, partB)) }

func meet(a, b []int32) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// Verb is the verb that a noun is made from ("withdrawal": "withdraw"), or "".
func Verb(noun string) string {
	line, _ := wordNet().line(noun, 'n')
	for d := range strings.FieldsSeq(line[strings.LastIndexByte(line, '\t')+1:]) {
		if verb, is := strings.CutSuffix(d, ":v"); is {
			return verb
		}
	}
	return ""
}
