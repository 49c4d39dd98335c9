package parse

import "github.com/gainsay-news/gainsay/sequence"

// mostFeatures bounds the features of one decision.
const mostFeatures = 96

var nothing = atom{1, 2, 3, 4, 5}

func (s *state) atom(i int32) *atom {
	if i < 0 {
		return &nothing
	}
	return &s.words[i]
}

// A corner is a token with its outermost dependents.
type corner struct {
	*atom
	l, l2, r, r2  *atom
	lr, rr        uint32 // relations of l and r, from 1
	lefts, rights uint32
	set           uint32 // relations of all dependents, hashed
}

var bare = node{left: none, left2: none, right: none, right2: none}

// corner sets c to that of a token.
func (s *state) corner(c *corner, i int32) {
	n := &bare
	if i >= 0 {
		n = &s.nodes[i]
	}
	c.atom, c.l, c.l2, c.r, c.r2 = s.atom(i), s.atom(n.left), s.atom(n.left2), s.atom(n.right), s.atom(n.right2)
	c.lefts, c.rights = uint32(min(n.lefts, 3)), uint32(min(n.rights, 3))
	c.set = uint32(n.set) ^ uint32(n.set>>32)*fnvPrime
	c.lr, c.rr = 0, 0
	if n.left >= 0 {
		c.lr = uint32(s.nodes[n.left].relation) + 1
	}
	if n.right >= 0 {
		c.rr = uint32(s.nodes[n.right].relation) + 1
	}
}

// distance is how far apart two tokens are, in steps that grow.
func distance(i, j int32) uint32 {
	if i < 0 || j < 0 {
		return 0
	}
	switch d := j - i; {
	case d <= 4:
		return uint32(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	}
	return 8
}

// A view is what the features of a transition are taken from.
type view struct {
	s0, s1, b0 corner // the top of the stack, the one under it, the first of the queue
	s2, b1, b2 *atom
	near, far  uint32
	gap, inner uint32 // what lies between
}

// view sets v to what the next transition is chosen by.
func (s *state) view(v *view) {
	i0, i1, j0 := s.at(0), s.at(1), s.ahead(0)
	s.corner(&v.s0, i0)
	s.corner(&v.s1, i1)
	s.corner(&v.b0, j0)
	v.s2, v.b1, v.b2 = s.atom(s.at(2)), s.atom(s.ahead(1)), s.atom(s.ahead(2))
	v.near, v.far, v.gap, v.inner = distance(i0, j0), distance(i1, i0), s.between(i0, j0), s.between(i1, i0)
}

// parts is into how many the features of a decision are parted: those that
// settle most come first, and where they settle it the rest are not asked.
const parts = 3

// features appends one part of what the next transition is chosen by. The
// numbers of the features say nothing of their order.
func (v *view) features(part int, out []uint32) []uint32 {
	switch part {
	case 0:
		return v.first(out)
	case 1:
		return v.second(out)
	}
	return v.third(out)
}

func (v *view) first(out []uint32) []uint32 {
	f1, f2, f3, f4 := sequence.Combine1, sequence.Combine2, sequence.Combine3, sequence.Combine4
	s0, s1, b0, b1, b2 := &v.s0, &v.s1, &v.b0, v.b1, v.b2
	near, gap, inner := v.near, v.gap, v.inner
	return append(out,
		f2(1, s0.word, s0.tag), f1(3, s0.tag), f1(8, b0.word), f1(9, b0.tag), f1(12, b1.tag),
		f2(18, s0.lemma, b0.tag), f2(29, b0.tag, b1.tag), f2(30, b0.lemma, b1.tag), f3(32, s0.tag, b0.tag, b1.tag), f3(43, s0.l.tag, s0.tag, b0.tag),
		f3(45, s0.tag, b0.tag, b0.l.tag), f2(52, s0.r.lemma, s0.rr), f3(59, b0.l.tag, b0.l2.tag, b0.tag), f2(61, s0.tag, s0.set), f2(63, s1.tag, s1.set),
		f2(64, b0.tag, b0.set), f3(65, s0.tag, s0.lefts, s0.rights), f2(66, s0.lemma, s0.rights), f2(73, b0.lemma, near), f3(76, s0.tag, b0.tag, gap),
		f3(77, s1.tag, s0.tag, inner), f3(79, s0.lr, s0.tag, s1.tag), f4(83, s0.part, b0.part, b1.part, b2.tag), f3(89, b0.l.lemma, b0.tag, s0.tag),
	)
}

func (v *view) second(out []uint32) []uint32 {
	f1, f2, f3, f4 := sequence.Combine1, sequence.Combine2, sequence.Combine3, sequence.Combine4
	s0, s1, b0, s2, b1, b2 := &v.s0, &v.s1, &v.b0, v.s2, v.b1, v.b2
	far, gap, inner := v.far, v.gap, v.inner
	return append(out,
		f1(6, s1.tag), f3(17, s0.lemma, s0.tag, b0.lemma), f2(19, s0.tag, b0.lemma), f2(20, s0.tag, b0.tag), f2(26, s1.tag, b0.tag),
		f2(31, b0.tag, b1.lemma), f3(33, s1.tag, s0.tag, b0.tag), f3(34, s2.tag, s1.tag, s0.tag), f3(35, b0.tag, b1.tag, b2.tag), f3(44, s0.r.tag, s0.tag, b0.tag),
		f3(49, s1.tag, s0.tag, s0.l.tag), f2(60, s0.lemma, s0.set), f2(62, s1.lemma, s1.set), f3(69, s1.lemma, s1.rights, s0.tag), f3(74, s1.tag, s0.tag, far),
		f2(75, s1.lemma, far), f4(78, s1.tag, b0.tag, inner, gap), f3(85, s0.l.lemma, s0.tag, b0.tag), f2(87, s0.ending, b0.tag), f2(88, s1.tag, s0.ending),
	)
}

func (v *view) third(out []uint32) []uint32 {
	f1, f2, f3, f4 := sequence.Combine1, sequence.Combine2, sequence.Combine3, sequence.Combine4
	s0, s1, b0, s2, b1, b2 := &v.s0, &v.s1, &v.b0, v.s2, v.b1, v.b2
	near := v.near
	return append(out,
		f1(2, s0.word), f2(4, s1.word, s1.tag), f1(5, s1.word), f2(7, b0.word, b0.tag), f2(10, b1.word, b1.tag),
		f1(11, b1.word), f1(13, s2.word), f1(14, s2.tag), f1(15, b2.word), f1(16, b2.tag),
		f3(21, s1.lemma, s1.tag, s0.lemma), f2(22, s1.lemma, s0.tag), f2(23, s1.tag, s0.lemma), f2(24, s1.tag, s0.tag), f2(25, s1.lemma, b0.lemma),
		f2(27, s1.lemma, b0.tag), f2(28, s1.tag, b0.lemma), f4(36, s1.tag, s0.tag, b0.tag, b1.tag), f4(37, s2.tag, s1.tag, s0.tag, b0.tag), f3(38, s1.lemma, s0.lemma, b0.tag),
		f3(39, s1.tag, s0.lemma, b0.lemma), f3(40, s1.lemma, s0.tag, b0.lemma), f3(41, s0.lemma, b0.lemma, b1.tag), f3(42, s0.tag, b0.lemma, b1.lemma), f3(46, s0.rr, s0.tag, b0.tag),
		f3(47, s1.tag, s1.l.tag, s0.tag), f3(48, s1.tag, s1.r.tag, s0.tag), f3(50, s1.tag, s0.tag, s0.r.tag), f2(51, s0.l.lemma, s0.lr), f2(53, b0.l.lemma, b0.lr),
		f2(54, s1.l.lemma, s1.lr), f2(55, s1.r.lemma, s1.rr), f3(56, s0.l.tag, s0.l2.tag, s0.tag), f3(57, s0.r.tag, s0.r2.tag, s0.tag), f3(58, s1.r.tag, s1.r2.tag, s1.tag),
		f3(67, s1.tag, s1.rights, s0.tag), f3(68, b0.tag, b0.lefts, s0.tag), f4(70, s1.set, s1.tag, s0.tag, b0.tag), f3(71, s0.tag, b0.tag, near), f2(72, s0.lemma, near),
		f3(80, s1.rr, s1.tag, s0.lemma), f3(81, s0.l.lemma, s0.tag, s1.tag), f2(82, s0.l.lemma, s1.lemma), f3(84, s2.tag, s1.lemma, s0.tag), f2(86, s2.lemma, s0.lemma),
	)
}

// A bond is what the features of a relation are taken from: the head, the
// dependent and what stands about them.
type bond struct {
	h, d              corner
	before, after, b0 *atom
	side, far, gap    uint32
}

// bond sets b to that of the arc of a move.
func (s *state) bond(b *bond, move int) {
	i, j := s.ends(move)
	s.corner(&b.h, i)
	s.corner(&b.d, j)
	b.side, b.before, b.after, b.b0 = uint32(move), s.atom(j-1), &nothing, s.atom(s.ahead(0))
	if int(j)+1 < len(s.words) {
		b.after = &s.words[j+1]
	}
	b.far = distance(min(i, j), max(i, j))
	b.gap = s.between(min(i, j), max(i, j))
}

// features appends one part of what the relation of an arc is named by.
func (b *bond) features(part int, out []uint32) []uint32 {
	f2, f3, f4 := sequence.Combine2, sequence.Combine3, sequence.Combine4
	h, d, side, far, gap, before, after, b0 := &b.h, &b.d, b.side, b.far, b.gap, b.before, b.after, b.b0
	switch part {
	case 0:
		return append(out,
			f3(104, side, h.tag, d.lemma), f2(105, side, d.lemma), f2(106, side, d.tag), f2(107, side, h.lemma), f2(108, side, h.tag),
			f4(109, side, d.tag, h.tag, far), f3(115, d.set, d.tag, side), f4(117, h.set, h.tag, d.tag, side), f4(119, h.lr, h.rr, d.tag, side), f3(129, d.r.lemma, d.tag, side),
			f4(130, d.l.tag, d.tag, d.l2.tag, h.part), f3(132, d.l.lemma, d.tag, side),
		)
	case 1:
		return append(out,
			f3(103, side, h.lemma, d.tag), f4(110, side, d.tag, h.tag, gap), f4(114, d.lr, d.rr, d.tag, h.tag), f3(120, h.r.lemma, d.tag, h.tag), f3(121, h.l.lemma, d.tag, h.tag),
			f4(122, before.tag, d.tag, after.tag, side), f3(125, before.tag, d.tag, h.tag), f3(126, d.ending, h.tag, side),
		)
	}
	return append(out,
		f3(101, side, h.lemma, d.lemma), f3(102, side, h.tag, d.tag), f3(111, d.word, d.tag, side), f3(112, d.l.lemma, h.tag, d.tag), f2(113, d.l.lemma, h.lemma),
		f3(116, d.set, d.tag, h.tag), f3(118, h.set, h.lemma, d.tag), f2(123, before.lemma, d.lemma), f2(124, d.lemma, after.lemma), f3(127, h.ending, d.tag, side),
		f4(128, b0.tag, d.tag, h.tag, side), f4(131, h.rights, h.tag, d.tag, side),
	)
}
