package parse

import (
	"github.com/gainsay-news/gainsay"
)

// none is no token.
const none = -1

// A state is a sentence being parsed. Tokens are numbered from 0; the queue is
// the tokens from next on.
type state struct {
	words []atom
	stack []int32
	next  int32
	nodes []node
	marks []betweens // marks[i]: what stands before token i
}

// An atom is what features are made of: the hashes of a token.
type atom struct {
	word   uint32 // in small letters
	lemma  uint32 // with small letters
	tag    uint32 // part of speech and Penn tag
	part   uint32
	ending uint32 // the last three bytes
}

// A node is a token's place in the tree so far.
type node struct {
	head                       int32
	relation                   uint8
	lefts, rights              uint8 // how many dependents
	left, left2, right, right2 int32 // outermost dependent on a side, and the one inside it
	set                        uint64
}

// betweens counts the tokens of some kinds up to a place.
type betweens struct{ commas, verbs, conjunctions, quotes uint16 }

// open takes up a sentence.
func (s *state) open(doc *gainsay.Document, sentence gainsay.Sentence) {
	n := sentence.Last - sentence.First
	if cap(s.words) < n {
		s.words, s.nodes, s.marks = make([]atom, n), make([]node, n), make([]betweens, n+1)
	}
	s.words, s.nodes, s.marks = s.words[:n], s.nodes[:n], s.marks[:n+1]
	s.stack, s.next = s.stack[:0], 0
	for i := range n {
		t, tag := doc.Tokens[sentence.First+i], &doc.Tags[sentence.First+i]
		word := doc.Text[t.Start:t.End]
		s.words[i] = atomOf(word, tag)
		s.nodes[i] = node{head: none, left: none, left2: none, right: none, right2: none}
		s.marks[i+1] = s.marks[i].after(tag)
	}
}

func (b betweens) after(tag *gainsay.Tag) betweens {
	switch tag.Part {
	case "VERB":
		b.verbs++
	case "CCONJ":
		b.conjunctions++
	case "PUNCT":
		switch tag.Fine {
		case ",":
			b.commas++
		case "``", "''":
			b.quotes++
		}
	}
	return b
}

// between is a small number that tells what stands between two tokens.
func (s *state) between(i, j int32) uint32 {
	if i < 0 || j < 0 || int(j) >= len(s.words) {
		return 0
	}
	a, b := s.marks[i+1], s.marks[j]
	return few(b.commas-a.commas) | few(b.verbs-a.verbs)<<2 | few(b.conjunctions-a.conjunctions)<<4 | few(b.quotes-a.quotes)<<6
}

func few(n uint16) uint32 { return uint32(min(n, 3)) }

const (
	fnvBasis = 2166136261
	fnvPrime = 16777619
)

func hash(s string) uint32 {
	h := uint32(fnvBasis)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * fnvPrime
	}
	return h
}

func atomOf(word string, tag *gainsay.Tag) atom {
	part := hash(tag.Part)
	return atom{word: small(word), lemma: small(tag.Lemma), tag: hash(tag.Fine) ^ part*31, part: part,
		ending: small(word[max(0, len(word)-3):])}
}

// small is the hash of s in small letters, with every digit a 0.
func small(s string) uint32 {
	h := uint32(fnvBasis)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= '1' && c <= '9':
			c = '0'
		}
		h = (h ^ uint32(c)) * fnvPrime
	}
	return h
}

// The transitions.
const (
	shift = iota // the first token of the queue goes on the stack
	left         // the top of the stack depends on the first of the queue
	right        // the top of the stack depends on the one under it
	moves
)

// may reports whether a transition can be taken.
func (s *state) may(move int) bool {
	queue := int(s.next) < len(s.words)
	switch move {
	case shift:
		return queue
	case left:
		return queue && len(s.stack) > 0
	}
	return len(s.stack) > 1
}

// only is the transition to take where there is but one, else none.
func (s *state) only() int {
	switch {
	case len(s.stack) == 0:
		return shift
	case int(s.next) == len(s.words):
		return right
	}
	return none
}

// done reports whether only the root is left.
func (s *state) done() bool { return int(s.next) == len(s.words) && len(s.stack) <= 1 }

// at is the k-th token of the stack from its top, none when there is none.
func (s *state) at(k int) int32 {
	if k >= len(s.stack) {
		return none
	}
	return s.stack[len(s.stack)-1-k]
}

// ahead is the k-th token of the queue.
func (s *state) ahead(k int32) int32 {
	if int(s.next+k) >= len(s.words) {
		return none
	}
	return s.next + k
}

// ends is the head and the dependent of the arc that a move makes.
func (s *state) ends(move int) (head, dependent int32) {
	if move == left {
		return s.next, s.at(0)
	}
	return s.at(1), s.at(0)
}

// take makes a move; relation names the arc that it makes.
func (s *state) take(move int, relation uint8) {
	if move == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	head, dependent := s.ends(move)
	s.stack = s.stack[:len(s.stack)-1]
	d := &s.nodes[dependent]
	d.head, d.relation = head, relation
	h := &s.nodes[head]
	h.set |= 1 << (relation & 63)
	if dependent < head {
		h.left, h.left2 = dependent, h.left
		h.lefts++
	} else {
		h.right, h.right2 = dependent, h.right
		h.rights++
	}
}
