package quote

import (
	"slices"

	"github.com/gainsay-news/gainsay/sequence"
)

// A branch is how a token hangs together with the cue in the parse.
type branch struct {
	kind   uint32 // 1 under the cue, 2 beside it under one of its ancestors, 3 an ancestor itself, 4 neither
	up     uint32 // how many steps above the cue they meet
	top    int    // the highest token on the token's side, below the meeting point
	second int    // the next one down, or top
	depth  uint32
	joint  int // the token of the cue, or the ancestor, where they meet
}

// key names the branch without the words in it.
func (b branch) key(r *reading, w *window) uint32 {
	if b.kind == 4 {
		return 4
	}
	return sequence.Combine(13, b.kind, b.up, r.rel[b.top], bit(b.top > w.head))
}

// branches appends where every token of the cue's sentence is in the parse as
// seen from the cue, which counts as one node.
func (r *reading) branches(out []branch, w *window) []branch {
	var room [6]int
	up := room[:0]
	for a := r.head[w.head]; a >= 0 && len(up) < len(room); a = r.head[a] {
		up = append(up, a)
	}
	for i := w.first; i < w.last; i++ {
		out = append(out, r.branchOf(w, i, up))
	}
	return out
}

func (r *reading) branchOf(w *window, i int, up []int) branch {
	b := branch{kind: 4, top: i, second: i}
	for cur, steps := i, uint32(0); cur >= 0 && steps < 40; cur, steps = r.head[cur], steps+1 {
		if cur >= w.cue.first && cur < w.cue.last {
			b.kind, b.joint, b.depth = 1, cur, steps
			return b
		}
		for k, a := range up {
			if a == cur {
				b.kind, b.up, b.joint, b.depth = 2, uint32(k+1), cur, steps
				if cur == i {
					b.kind = 3
				}
				return b
			}
		}
		b.second, b.top = b.top, cur
	}
	return b
}

// A scene is what the features of all places of one window share.
type scene struct {
	*window
	branches                    []branch
	keys                        []uint32 // of branches
	lemma, tag, act, rel, upRel uint32   // of the cue's head
	upTag                       uint32
	quoteLeft, quoteRight       int // 1 + the stretches next to the cue in its sentence
	commas, verbs               []uint32
	size, before, after         uint32
}

// stage sets the scene of a window, in the room of the one before.
func (r *reading) stage(s *scene, w *window) {
	*s = scene{window: w, branches: r.branches(s.branches[:0], w), keys: s.keys[:0], commas: s.commas, verbs: s.verbs}
	h := w.head
	s.lemma, s.tag, s.act, s.rel = r.lemma[h], r.tag[h], r.act[h], r.rel[h]
	if g := r.head[h]; g >= 0 {
		s.upRel, s.upTag = r.rel[g], r.tag[g]
	}
	for _, b := range s.branches {
		s.keys = append(s.keys, b.key(r, w))
	}
	s.size = uint32(min(3, w.cue.last-w.cue.first))
	s.before, s.after = at(r.word, w.cue.first-1, w.first, w.last), at(r.word, w.cue.last, w.first, w.last)
	for i := w.cue.first - 1; i >= w.first && s.quoteLeft == 0; i-- {
		s.quoteLeft = r.quoted[i]
	}
	for i := w.cue.last; i < w.last && s.quoteRight == 0; i++ {
		s.quoteRight = r.quoted[i]
	}
	s.count(r)
}

// count fills commas and verbs: how many stand between the cue and each token.
func (s *scene) count(r *reading) {
	n := s.last - s.first
	s.commas, s.verbs = slices.Grow(s.commas[:0], n)[:n], slices.Grow(s.verbs[:0], n)[:n]
	clear(s.commas)
	clear(s.verbs)
	walk := func(from, to, step int) {
		var c, v uint32
		for i := from; i != to; i += step {
			s.commas[i-s.first], s.verbs[i-s.first] = c, v
			switch {
			case r.low[i] == "," || r.low[i] == ":" || r.low[i] == ";" || r.low[i] == "--" || r.low[i] == "—" || r.low[i] == "–":
				c = min(3, c+1)
			case r.shape[i]&shapePlain != 0 && r.quoted[i] == 0:
				v = min(2, v+1)
			}
		}
	}
	walk(s.cue.first-1, s.first-1, -1)
	walk(s.cue.last, s.last, 1)
}

// rows are the features of every place of a window, for a model.
func (r *reading) rows(m *sequence.Model, f *features, w *window) [][]uint32 {
	f.clear()
	s := &f.scene
	r.stage(s, w)
	for k, p := range w.places {
		if p.atom {
			r.atomFeatures(f, s, k)
		} else {
			r.tokenFeatures(f, s, p.first)
		}
		f.end(m)
	}
	return f.cut()
}

// tokenFeatures are those of a token of the cue's own sentence.
func (r *reading) tokenFeatures(f *features, s *scene, i int) {
	f.next = 100
	k := i - s.first
	side, dist := uint32(1), s.cue.first-i
	switch {
	case i >= s.cue.last:
		side, dist = 2, i-s.cue.last+1
	case i >= s.cue.first:
		f.add0()
		f.add1(r.tag[i])
		return
	}
	w, t := r.word[i], r.tag[i]
	t0, t1 := at(r.tag, i-1, s.first, s.last), at(r.tag, i+1, s.first, s.last)
	w0, w1 := at(r.word, i-1, s.first, s.last), at(r.word, i+1, s.first, s.last)
	commas, verbs, near := s.commas[k], s.verbs[k], bucket(min(dist, 3))
	f.next = 102
	f.add2(side, w)
	f.add2(side, t)
	f.add2(side, t0)
	f.add2(side, t1)
	f.add2(side, w0)
	f.add2(side, w1)
	f.add3(side, t0, t)
	f.add3(side, t, t1)
	f.add4(side, t0, t, t1)
	f.add2(side, bucket(dist))
	f.add3(side, bucket(dist), s.tag)
	f.add3(side, near, s.lemma)
	f.add3(side, near, w)
	f.add4(side, near, t, s.tag)
	f.add5(side, near, t0, t, s.tag)
	f.add3(side, s.lemma, t)
	f.add3(side, commas, t)
	f.add3(side, commas, w)
	f.add3(side, commas, verbs)
	f.add3(side, commas, s.tag)
	f.add3(side, verbs, s.tag)
	f.add3(side, commas, s.lemma)
	r.tokenMarks(f, s, i, side)
	r.tokenBranch(f, s, i, side)
}

// tokenMarks adds how token i stands to quotation marks and the ends of its sentence.
func (r *reading) tokenMarks(f *features, s *scene, i int, side uint32) {
	q := r.quoted[i]
	in := bit(q > 0) | bit(q > 0 && q == s.quoteLeft)<<1 | bit(q > 0 && q == s.quoteRight)<<2
	has := bit(s.quoteLeft > 0) | bit(s.quoteRight > 0)<<1 | bit(r.quoted[s.head] > 0)<<2
	edge := bit(i > s.first && r.quoted[i-1] != q) | bit(i+1 < s.last && r.quoted[i+1] != q)<<1 | uint32(r.shape[i]&shapeQuote)
	tail := bucket(min(s.last-1-i, 3))
	f.next = 140
	f.add2(side, in)
	f.add3(side, in, has)
	f.add4(side, in, has, edge)
	f.add4(side, in, has, s.tag)
	f.add4(side, in, has, s.lemma)
	f.add4(side, in, has, s.commas[i-s.first])
	f.add4(side, in, has, r.tag[i])
	f.add4(side, in, edge, r.word[i])
	f.add4(side, in, edge, at(r.word, i-1, s.first, s.last))
	f.add4(side, in, edge, at(r.word, i+1, s.first, s.last))
	f.add4(side, tail, r.tag[i], bit(q > 0))
	f.add3(side, tail, r.word[i])
	f.add3(side, bucket(min(i-s.first, 3)), r.word[i])
	f.add3(side, bucket(min(i-s.first, 3)), s.lemma)
	f.add4(side, s.size, s.tag, in)
	f.add4(side, s.after, in, r.tag[i])
	f.add4(side, s.after, s.lemma, bit(q > 0))
	f.add3(side, s.before, s.tag)
}

// tokenBranch adds how token i hangs together with the cue.
func (r *reading) tokenBranch(f *features, s *scene, i int, side uint32) {
	k := i - s.first
	b, key := s.branches[k], s.keys[k]
	last, next := uint32(none), uint32(none)
	if k > 0 {
		last = s.keys[k-1]
	}
	if k+1 < len(s.keys) {
		next = s.keys[k+1]
	}
	t, w := r.tag[i], r.word[i]
	start, end := bit(i == r.left[b.top]), bit(i == r.right[b.top])
	f.next = 170
	f.add2(key, side)
	f.add3(key, s.lemma, side)
	f.add3(key, s.tag, side)
	f.add3(key, s.tag, s.rel)
	f.add3(key, s.rel, s.upRel)
	f.add2(key, t)
	f.add2(key, w)
	f.add2(key, b.depth)
	f.add3(key, b.depth, t)
	f.add3(key, r.rel[b.second], side)
	f.add4(key, r.rel[b.second], bit(b.second > b.top), t)
	f.add3(key, r.rel[i], t)
	f.add3(key, last, next)
	f.add3(key, last, t)
	f.add3(key, next, t)
	f.add4(key, start, end, t)
	f.add3(key, start, s.tag)
	f.add2(key, r.word[b.top])
	f.add3(key, r.tag[b.top], s.tag)
	f.add3(key, r.tag[b.top], r.rel[b.second])
	f.add3(key, r.word[r.left[b.top]], side)
	f.add3(key, r.word[r.left[b.top]], s.lemma)
	f.add2(key, s.commas[k])
	f.add3(key, s.commas[k], r.rel[b.second])
	f.add4(key, bit(r.quoted[i] > 0), bit(s.quoteLeft > 0), bit(s.quoteRight > 0))
	f.add3(key, s.size, uint32(b.joint-s.head+8))
	f.add2(key, bucket(i-s.first))
	f.add2(key, r.act[b.top])
	f.add2(key, s.act)
	f.add4(r.rel[i], side, t, s.tag)
	f.add3(r.rel[i], at(r.rel, i-1, s.first, s.last), side)
	f.add3(r.rel[i], at(r.rel, i+1, s.first, s.last), side)
}
