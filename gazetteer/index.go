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
	return &index{s, newDictionary(&list{s, s.sites, s.names}), newDictionary(&list{s, nil, s.demonyms})}
}

// A list is words for places: the first names of some sites, then aliases.
type list struct {
	*sheet
	sites   []site
	aliases []alias
}

func (l *list) len() int { return len(l.sites) + len(l.aliases) }

func (l *list) at(i int32) string {
	if int(i) < len(l.sites) {
		return l.word(l.sites[i].name)
	}
	return l.word(l.aliases[int(i)-len(l.sites)].name)
}

// place is the position of the place that a word is for.
func (l *list) place(i int32) int32 {
	if int(i) < len(l.sites) {
		return i
	}
	return l.aliases[int(i)-len(l.sites)].place
}

// A dictionary finds the places of a folded name: an open hash table of
// groups, each a run in entries.
type dictionary struct {
	slots   []slot // by the first bits of the hash
	shift   int    // that many others are left away
	groups  []group
	entries []Entry
	words   *list
}

// A slot of the table: the hash of a key, and 1 + its group; 0 for an empty one.
type slot struct {
	hash  uint32
	group int32
}

type group struct {
	word       int32 // one spelling of it
	first, end int32
}

func newDictionary(words *list) *dictionary {
	k := keysOf(words)
	d := &dictionary{shift: 31, words: words, groups: make([]group, 0, words.len())}
	for 1<<(32-d.shift) < 2*words.len() {
		d.shift--
	}
	d.slots = make([]slot, 1<<(32-d.shift))
	order := k.order()
	of := make([]int32, len(order)) // the group of each
	for n, i := range order {
		at := d.seek(k.hashes[i], func(g int32) bool { return string(k.key(d.groups[g].word)) == string(k.key(i)) })
		if at.group == 0 {
			d.groups = append(d.groups, group{word: i})
			*at = slot{k.hashes[i], int32(len(d.groups))}
		}
		of[n] = at.group - 1
		d.groups[of[n]].end++ // counted, as yet
	}
	d.fill(order, of)
	d.sort()
	return d
}

// keys are folded names, one behind the other, and their hashes.
type keys struct {
	text   []byte
	ends   []uint32
	hashes []uint32
}

// usual is more than the length of a key in the mean.
const usual = 16

func keysOf(words *list) *keys {
	n := words.len()
	k := &keys{make([]byte, 0, usual*n), make([]uint32, n+1), make([]uint32, n)}
	for i := range n {
		k.text = slices.Grow(k.text, longest)
		start := len(k.text)
		key := fold(k.text[start:start:start+longest], words.at(int32(i)))
		k.text = k.text[:start+len(key)]
		k.ends[i+1], k.hashes[i] = uint32(len(k.text)), hash(key)
	}
	return k
}

func (k *keys) key(i int32) []byte { return k.text[k.ends[i]:k.ends[i+1]] }

// order is the keys that are not empty by the first bits of their hashes, those
// of the same bits as they came: so that the part of a hash table in which they
// are put lies in the cache.
func (k *keys) order() []int32 {
	const parts = 1 << 8
	var starts [parts + 1]int32
	for i, h := range k.hashes {
		if k.ends[i] < k.ends[i+1] {
			starts[h>>24+1]++
		}
	}
	for p := range parts {
		starts[p+1] += starts[p]
	}
	out := make([]int32, starts[parts])
	for i, h := range k.hashes {
		if k.ends[i] < k.ends[i+1] {
			out[starts[h>>24]] = int32(i)
			starts[h>>24]++
		}
	}
	return out
}

// fill lays the places of each group side by side, of which the groups have
// the number.
func (d *dictionary) fill(order, of []int32) {
	total := int32(0)
	for g := range d.groups {
		n := d.groups[g].end
		d.groups[g].first, d.groups[g].end = total, total
		total += n
	}
	d.groups = slices.Clip(d.groups)
	d.entries = make([]Entry, total)
	for n, i := range order {
		g := &d.groups[of[n]]
		d.entries[g.end] = Entry{d.words.place(i) + 1}
		g.end++
	}
}

// sort puts the weightiest place of each group first.
func (d *dictionary) sort() {
	all := d.words.sheet
	for _, g := range d.groups {
		run := d.entries[g.first:g.end]
		if len(run) < 2 {
			continue
		}
		slices.SortFunc(run, func(a, b Entry) int {
			p, q := &all.sites[a.at-1], &all.sites[b.at-1]
			return cmp.Or(cmp.Compare(all.rank(q), all.rank(p)), cmp.Compare(populations[q.people], populations[p.people]), cmp.Compare(p.id, q.id))
		})
	}
}

// rank puts continents, countries, regions and capitals before divisions and places.
func (s *sheet) rank(p *site) int {
	switch class := s.classes[p.class]; {
	case class == "CONT":
		return 3
	case class == "PCLI":
		return 2
	case p.id < 0 || class == "PPLC":
		return 1
	}
	return 0
}

// hash is FNV-1a, stirred so that its first bits can be relied on.
func hash(key []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range key {
		h = (h ^ uint32(c)) * 16777619
	}
	h ^= h >> 15
	return h * 0x9E3779B1
}

// seek is the slot of a key with a hash, or the empty one where it would stand;
// is says whether the key is that of a group.
func (d *dictionary) seek(hash uint32, is func(group int32) bool) *slot {
	mask := len(d.slots) - 1
	for i := int(hash >> d.shift); ; i = (i + 1) & mask {
		at := &d.slots[i]
		if at.group == 0 || at.hash == hash && is(at.group-1) {
			return at
		}
	}
}

func (d *dictionary) find(name string) []Entry {
	var buf, other [longest]byte
	key := fold(buf[:0], name)
	if len(key) == 0 {
		return nil
	}
	at := d.seek(hash(key), func(g int32) bool {
		return string(fold(other[:0], d.words.at(d.groups[g].word))) == string(key)
	})
	if at.group == 0 {
		return nil
	}
	g := d.groups[at.group-1]
	return d.entries[g.first:g.end:g.end]
}
