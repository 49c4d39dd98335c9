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
	class   uint32   // hash of its labels, commonest first
	small   []uint16 // what it can be; nil: any open class
	capital []uint16 // what it can be with a capital
}

// A dictionary bounds what frequent words can be.
type dictionary struct {
	labels  []string // "VBD VERB"
	open    []uint16 // the labels of open classes
	names   []uint16 // the labels of names
	entries map[string]entry
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
	d.entries = make(map[string]entry, len(d.listed))
	for _, e := range d.listed {
		d.entries[e.word] = d.entry(e)
	}
	d.conjugated()
}

// conjugated adds the pasts and participles of irregular verbs that are no
// other word and were not seen often enough to be known for verbs.
func (d *dictionary) conjugated() {
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
			d.entries[form] = d.entry(e)
		}
	})
}

func (d *dictionary) entry(l listed) entry {
	e := entry{class: fnvBasis}
	for _, k := range l.labels[:min(3, len(l.labels))] {
		e.class = (e.class ^ uint32(k)) * fnvPrime
	}
	e.small = l.labels
	if !l.closed {
		e.small = union(l.labels, d.open)
	}
	e.capital = e.small
	if open := strings.ContainsAny(l.word, "abcdefghijklmnopqrstuvwxyz"); open {
		e.capital = union(e.small, d.names)
	}
	return e
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
