package tag

import (
	"maps"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// An entry is what the dictionary knows of a word.
type entry struct {
	word    string
	look            // of the word as it stands here
	capital *choice // what it can be with a capital
}

// A choice is labels among which one is to be found. Where in the sums of a
// model they stand is known once there is one.
type choice struct {
	labels  []uint16
	columns []uint16
	reach   int // how many columns to sum
}

// choices holds each choice once, by its labels.
type choices map[string]*choice

func (c choices) of(labels []uint16) *choice {
	key := make([]byte, 0, 2*len(labels))
	for _, l := range labels {
		key = append(key, byte(l), byte(l>>8))
	}
	known := c[string(key)]
	if known == nil {
		known = &choice{labels: labels}
		c[string(key)] = known
	}
	return known
}

// A dictionary bounds what frequent words can be.
type dictionary struct {
	labels  []string // "VBD VERB"
	open    []uint16 // the labels of open classes
	names   []uint16 // the labels of names
	any     *choice  // of open classes
	entries []entry
	at      []int32  // 1 + index into entries, from the hash of a word on
	listed  []listed // the entries as they are stored, in order of word
}

// A listed word is an entry as it is stored.
type listed struct {
	word   string
	closed bool     // it can be nothing but labels
	labels []uint16 // commonest first
}

// Thresholds of the dictionary, chosen on EWT dev.
const (
	leastListed = 3   // a word seen as often stands in the dictionary
	leastClosed = 25  // a word seen as often can be only what it was seen as
	leastShare  = 400 // one in so many of its uses makes a label possible
)

func joint(t gainsay.Tag) string { return t.Fine + " " + t.Part }

// uses counts, by word in small letters, what each was seen as.
type uses map[string]map[string]int

// count adds the tokens of documents, but of the words in known none.
func (u uses) count(docs []*gainsay.Document, known uses) {
	var buf []byte
	for _, doc := range docs {
		for i, t := range doc.Tokens {
			buf = lowered(buf[:0], doc.Text[t.Start:t.End])
			if known[string(buf)] != nil || doc.Tags[i].Part == "" {
				continue
			}
			if u[string(buf)] == nil {
				u[string(buf)] = map[string]int{}
			}
			u[string(buf)][joint(doc.Tags[i])]++
		}
	}
}

// gather builds the dictionary of annotated documents: of the words that
// golds have from those alone, of others from silver.
func gather(golds, silver []*gainsay.Document) *dictionary {
	words := uses{}
	words.count(golds, nil)
	all := map[string]int{}
	for _, seen := range words {
		for l, n := range seen {
			all[l] += n
		}
	}
	more := uses{}
	more.count(silver, words)
	maps.Copy(words, more)
	d := &dictionary{}
	for l, n := range all {
		if n >= 4 {
			d.labels = append(d.labels, l)
		}
	}
	slices.Sort(d.labels)
	for w, seen := range words {
		if e, ok := d.list(w, seen); ok {
			d.listed = append(d.listed, e)
		}
	}
	slices.SortFunc(d.listed, func(a, b listed) int { return strings.Compare(a.word, b.word) })
	d.index()
	return d
}

// list is the entry of a word that was seen with these labels.
func (d *dictionary) list(word string, seen map[string]int) (listed, bool) {
	sum := 0
	for _, n := range seen {
		sum += n
	}
	e := listed{word: word, closed: sum >= leastClosed}
	if sum < leastListed {
		return e, false
	}
	for l, n := range seen {
		if k, ok := slices.BinarySearch(d.labels, l); ok && n*leastShare >= sum {
			e.labels = append(e.labels, uint16(k))
		}
	}
	slices.SortFunc(e.labels, func(a, b uint16) int {
		if n := seen[d.labels[b]] - seen[d.labels[a]]; n != 0 {
			return n
		}
		return int(a) - int(b)
	})
	return e, len(e.labels) > 0
}

// index makes the look-up table from what is stored.
func (d *dictionary) index() {
	for i, l := range d.labels {
		fine, part, _ := strings.Cut(l, " ")
		switch part {
		case "NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM", "INTJ", "X", "SYM":
			if fine != "RBR" && fine != "GW" && fine != "AFX" && !(part == "VERB" && fine == "NNP") {
				d.open = append(d.open, uint16(i))
			}
		}
		if strings.HasPrefix(fine, "NNP") {
			d.names = append(d.names, uint16(i))
		}
	}
	choices := choices{}
	d.any = choices.of(d.open)
	d.at, d.entries = make([]int32, leastPlaces), nil
	for _, e := range d.listed {
		d.put(e, choices)
	}
	d.conjugated(choices)
}

// leastPlaces is how many places the look-up table has at least, a power of two.
const leastPlaces = 1024

// put adds what is listed, in the place of what stood there for the word.
func (d *dictionary) put(l listed, choices choices) {
	if 2*len(d.entries) >= len(d.at) {
		d.at = make([]int32, 2*len(d.at))
		for i := range d.entries {
			d.at[d.place(fnv(d.entries[i].word), d.entries[i].word)] = int32(i) + 1
		}
	}
	at := &d.at[d.place(fnv(l.word), l.word)]
	if *at == 0 {
		d.entries = append(d.entries, entry{word: l.word})
		*at = int32(len(d.entries))
	}
	d.fill(&d.entries[*at-1], l, choices)
}

// place is where a word with this hash stands in d.at, or the open place where
// it would.
func (d *dictionary) place(hash uint32, word string) int {
	mask := len(d.at) - 1
	for i := int(hash) & mask; ; i = (i + 1) & mask {
		if k := d.at[i]; k == 0 || d.entries[k-1].word == word {
			return i
		}
	}
}

// conjugated adds the pasts and participles of irregular verbs that are no
// other word and were not seen often enough to be known for verbs.
func (d *dictionary) conjugated(choices choices) {
	past, isPast := slices.BinarySearch(d.labels, "VBD VERB")
	participle, isParticiple := slices.BinarySearch(d.labels, "VBN VERB")
	closed := make(map[string]bool, len(d.listed))
	for _, e := range d.listed {
		closed[e.word] = e.closed
	}
	lexicon.EachInflected(func(form string, i lexicon.Inflection) {
		if i.Other || closed[form] {
			return
		}
		e := listed{word: form, closed: true}
		if i.Past && isPast {
			e.labels = append(e.labels, uint16(past))
		}
		if i.Participle && isParticiple {
			e.labels = append(e.labels, uint16(participle))
		}
		if len(e.labels) > 0 {
			d.put(e, choices)
		}
	})
}

// fill sets e to what is listed.
func (d *dictionary) fill(e *entry, l listed, choices choices) {
	class := uint32(fnvBasis)
	for _, k := range l.labels[:min(3, len(l.labels))] {
		class = (class ^ uint32(k)) * fnvPrime
	}
	small := l.labels
	if !l.closed {
		small = union(l.labels, d.open)
	}
	capital := small
	if strings.ContainsAny(l.word, "abcdefghijklmnopqrstuvwxyz") {
		capital = union(small, d.names)
	}
	e.look.write(l.word, lowered(nil, l.word))
	e.class, e.choice, e.capital = class, choices.of(small), choices.of(capital)
}

// union is a and what b adds, a itself when that is nothing.
func union(a, b []uint16) []uint16 {
	out := slices.Clip(a)
	for _, x := range b {
		if !slices.Contains(a, x) {
			out = append(out, x)
		}
	}
	return out
}
