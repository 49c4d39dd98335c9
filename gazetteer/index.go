package gazetteer

import (
	"cmp"
	"slices"
)

// An index is the table with its names in two hash tables.
type index struct {
	*sheet
	names    *dictionary
	demonyms *dictionary
}

func newIndex(s *sheet) *index {
	all := make([]alias, 0, len(s.sites)+len(s.names))
	for i := range s.sites {
		all = append(all, alias{int32(i), s.sites[i].name})
	}
	all = append(all, s.names...)
	x := &index{sheet: s, names: newDictionary(all, s), demonyms: newDictionary(s.demonyms, s)}
	s.names, s.demonyms = nil, nil // they stand in the dictionaries
	return x
}

// A dictionary finds the places of a folded name: an open hash table of
// groups, each a run in entries.
type dictionary struct {
	slots   []int32 // 1 + group; 0 for an empty slot
	hashes  []uint32
	groups  []group
	entries []Entry
	sheet   *sheet
}

type group struct {
	name       name // one spelling of it
	first, end int32
}

func newDictionary(aliases []alias, s *sheet) *dictionary {
	size := 1
	for size < 2*len(aliases) {
		size *= 2
	}
	d := &dictionary{slots: make([]int32, size), hashes: make([]uint32, size), sheet: s}
	of := make([]int32, len(aliases))
	counts := make([]int32, 0, len(aliases))
	var buf [longest]byte
	for i, a := range aliases {
		of[i] = -1
		key := fold(buf[:0], s.word(a.name))
		if len(key) == 0 {
			continue
		}
		slot := d.slot(key)
		if d.slots[slot] == 0 {
			d.groups = append(d.groups, group{name: a.name})
			counts = append(counts, 0)
			d.slots[slot], d.hashes[slot] = int32(len(d.groups)), hash(key)
		}
		of[i] = d.slots[slot] - 1
		counts[of[i]]++
	}
	d.fill(aliases, of, counts)
	d.sort()
	return d
}

// fill lays the places of each group side by side.
func (d *dictionary) fill(aliases []alias, of, counts []int32) {
	total := int32(0)
	for g := range d.groups {
		d.groups[g].first, d.groups[g].end = total, total
		total += counts[g]
	}
	d.groups = slices.Clip(d.groups)
	d.entries = make([]Entry, total)
	for i, g := range of {
		if g >= 0 {
			d.entries[d.groups[g].end] = Entry{aliases[i].place + 1}
			d.groups[g].end++
		}
	}
}

// sort puts the weightiest place of each group first.
func (d *dictionary) sort() {
	for _, g := range d.groups {
		run := d.entries[g.first:g.end]
		if len(run) < 2 {
			continue
		}
		slices.SortFunc(run, func(a, b Entry) int {
			p, q := d.sheet.record(int(a.at-1)), d.sheet.record(int(b.at-1))
			return cmp.Or(cmp.Compare(rank(&q), rank(&p)), cmp.Compare(q.Population, p.Population), cmp.Compare(p.ID, q.ID))
		})
	}
}

// rank puts continents, countries, regions and capitals before divisions and places.
func rank(r *Record) int {
	switch {
	case r.Class == "CONT":
		return 3
	case r.Class == "PCLI":
		return 2
	case r.ID < 0 || r.Class == "PPLC":
		return 1
	}
	return 0
}

func hash(key []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range key {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// slot is where key stands, or the empty slot where it would.
func (d *dictionary) slot(key []byte) int {
	h := hash(key)
	mask := len(d.slots) - 1
	var buf [longest]byte
	for i := int(h) & mask; ; i = (i + 1) & mask {
		at := d.slots[i]
		if at == 0 || d.hashes[i] == h && string(fold(buf[:0], d.sheet.word(d.groups[at-1].name))) == string(key) {
			return i
		}
	}
}

func (d *dictionary) find(name string) []Entry {
	var buf [longest]byte
	key := fold(buf[:0], name)
	if len(key) == 0 {
		return nil
	}
	at := d.slots[d.slot(key)]
	if at == 0 {
		return nil
	}
	g := d.groups[at-1]
	return d.entries[g.first:g.end:g.end]
}
