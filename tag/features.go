package tag

import "github.com/gainsay-news/gainsay/sequence"

// mostFeatures bounds the features of one token.
const mostFeatures = 40

// A scene is what features are taken from: the looks of a sentence with two
// empty ones on either side, and the labels given so far.
type scene struct {
	looks  []*look // looks[i+2] is token i
	labels []uint16
	manner uint32
}

// edge stands for the label of a position outside the sentence.
const edge = 0xffff

func (s *scene) label(i int) uint32 {
	if i < 0 {
		return edge
	}
	return uint32(s.labels[i])
}

// parts is into how many the features of a token are parted: those that settle
// most come first, and where they settle it the rest are not asked.
const parts = 3

// A view is what the features of a token are taken from.
type view struct {
	w                              *look
	before, before2, after, after2 *look
	t1, t2                         uint32 // the labels before it
	first, manner                  uint32
}

func (s *scene) view(i int) view {
	v := view{w: s.looks[i+2], before: s.looks[i+1], before2: s.looks[i], after: s.looks[i+3], after2: s.looks[i+4],
		t1: s.label(i - 1), t2: s.label(i - 2)}
	if i == 0 {
		v.first = 1
	}
	v.manner = v.w.shape ^ (s.manner*2+v.first)*fnvPrime
	return v
}

// features appends one part of the features of a token. Their numbers say
// nothing of their order.
func (v *view) features(part int, out []uint32) []uint32 {
	f1, f2, f3 := sequence.Combine1, sequence.Combine2, sequence.Combine3
	w, before, before2, after, after2 := v.w, v.before, v.before2, v.after, v.after2
	t1, t2, first, manner := v.t1, v.t2, v.first, v.manner
	switch part {
	case 0:
		return append(out,
			f1(2, w.form), f1(3, w.class), f1(5, w.suffix[1]), f1(6, w.suffix[2]), f1(8, w.suffix[4]), f1(13, manner),
			f2(14, manner, w.class), f1(16, t1), f2(19, t1, w.class), f1(22, before.lower), f1(26, after.lower), f2(29, after.class, w.class),
		)
	case 1:
		return append(out,
			f1(4, w.suffix[0]), f1(12, w.prefix[3]), f2(17, t1, t2), f2(23, before.lower, w.lower), f2(25, before.class, w.class), f2(27, after.lower, w.lower),
			f2(31, t1, after.class), f3(35, after.shape, w.shape, first),
		)
	}
	return append(out,
		f1(1, w.lower), f1(7, w.suffix[3]), f2(9, w.prefix[0], w.shape), f1(10, w.prefix[1]), f1(11, w.prefix[2]), f2(15, manner, w.suffix[2]),
		f2(18, t1, w.lower), f3(20, t1, t2, w.class), f2(21, t1, w.suffix[2]), f1(24, before2.lower), f1(28, after2.lower), f2(30, after.class, after2.class),
		f3(32, t1, w.class, after.class), f2(33, after.suffix[2], w.class), f2(34, before.suffix[2], w.shape), f2(36, t1, manner), f2(37, before.lower, after.lower), f2(38, t2, w.class),
	)
}
