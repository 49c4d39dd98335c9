package reprint

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
)

// A Signature is what is kept of a report to hold others against it: about a
// kilobyte.
type Signature []byte

// A set is the hashes of the runs of words that a report keeps.
type set struct {
	runs   int    // how many there are in all
	level  int    // those below 2^(32-level) are kept
	title  uint32 // hash of the headline's words; 0 for none
	origin uint32 // hash of the agency's name; 0 for none
	hashes []uint32
}

const (
	run      = 4   // words
	keptRuns = 256 // runs kept at most, but for chance
)

// Sign makes the report's signature.
func Sign(doc *gainsay.Document) Signature {
	s := set{title: hashText(doc.Title), origin: origin(doc), hashes: runs(doc)}
	s.runs = len(s.hashes)
	for len(s.hashes) > keptRuns {
		s.level++
		s.hashes = below(s.hashes, s.level)
	}
	return s.pack()
}

// runs is the hashes of the body's runs of words, sorted, each once.
func runs(doc *gainsay.Document) []uint32 {
	var out []uint32
	var last [run]uint64
	n := 0
	for t := range doc.Tokens {
		if doc.Tokens[t].Start < doc.Body || !word(doc, t) {
			continue
		}
		last[n%run] = hashWord(doc.Words(doc.Tokens[t].Span))
		n++
		if n < run {
			continue
		}
		h := uint64(offset)
		for k := range run {
			h = mix(h, last[(n+k)%run])
		}
		out = append(out, uint32(h>>32))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// below is the hashes of a sorted set that a level keeps.
func below(hashes []uint32, level int) []uint32 {
	if level == 0 {
		return hashes
	}
	n, _ := slices.BinarySearch(hashes, uint32(1)<<(32-level))
	return hashes[:n]
}

// overlap is how many of the kept runs of s stand in r, and of how many, at
// the coarser of both levels.
func overlap(s, r set) (shared, of int) {
	level := max(s.level, r.level)
	a, b := below(s.hashes, level), below(r.hashes, level)
	for _, h := range a {
		if _, ok := slices.BinarySearch(b, h); ok {
			shared++
		}
	}
	return shared, len(a)
}

// origin is the agency whose report it is, as the document says.
func origin(doc *gainsay.Document) uint32 {
	name := doc.Origin
	if name == "" {
		name = doc.Words(doc.Dateline.Agency)
	}
	if name == "" || strings.EqualFold(name, doc.Publisher) {
		return 0
	}
	return hashText(name)
}

const offset = 14695981039346656037

func mix(h, v uint64) uint64 {
	h ^= v
	h *= 0x9e3779b97f4a7c15
	return h ^ h>>29
}

// hashWord hashes letters and digits in small letters.
func hashWord(w string) uint64 {
	h := uint64(offset)
	for _, r := range w {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			if !('a' <= r && r <= 'z' || '0' <= r && r <= '9') {
				continue
			}
		} else if r = unicode.ToLower(r); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		h = (h ^ uint64(r)) * 1099511628211
	}
	return h
}

func hashText(s string) uint32 {
	h := uint64(0)
	for w := range strings.FieldsSeq(s) {
		h = mix(h, hashWord(w))
	}
	return uint32(h >> 32)
}

const packing = 1

func (s set) pack() Signature {
	b := make([]byte, 0, 24+3*len(s.hashes))
	b = append(b, packing, byte(s.level))
	b = binary.AppendUvarint(b, uint64(s.runs))
	b = binary.AppendUvarint(b, uint64(s.title))
	b = binary.AppendUvarint(b, uint64(s.origin))
	b = binary.AppendUvarint(b, uint64(len(s.hashes)))
	last := uint32(0)
	for _, h := range s.hashes {
		b = binary.AppendUvarint(b, uint64(h-last))
		last = h
	}
	return b
}

// unpack reads what pack wrote; it is false for anything else.
func unpack(b Signature) (s set, ok bool) {
	if len(b) < 2 || b[0] != packing || b[1] > 31 {
		return s, false
	}
	s.level = int(b[1])
	rest := []byte(b[2:])
	next := func() uint64 {
		v, n := binary.Uvarint(rest)
		if n <= 0 {
			ok = false
			return 0
		}
		rest = rest[n:]
		return v
	}
	ok = true
	s.runs, s.title, s.origin = int(next()), uint32(next()), uint32(next())
	n := next()
	if n > uint64(len(b)) {
		return s, false
	}
	last := uint32(0)
	for range n {
		last += uint32(next())
		s.hashes = append(s.hashes, last)
	}
	return s, ok
}
