package tag

import "github.com/gainsay-news/gainsay/sequence"

// mostFeatures bounds the features of one token.
const mostFeatures = 40

// A scene is what features are taken from: the looks of a sentence with two
// empty ones on either side, and the labels given so far.
type scene struct {
	looks  []look // looks[i+2] is token i
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

// features appends the features of token i.
func (s *scene) features(i int, out []uint32) []uint32 {
	w := &s.looks[i+2]
	before, before2 := &s.looks[i+1], &s.looks[i]
	after, after2 := &s.looks[i+3], &s.looks[i+4]
	t1, t2 := s.label(i-1), s.label(i-2)
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	manner := w.shape ^ (s.manner*2+first)*fnvPrime
	f1, f2, f3 := sequence.Combine1, sequence.Combine2, sequence.Combine3
	return append(out,
		f1(1, w.lower), f1(2, w.form), f1(3, w.class),
		f1(4, w.suffix[0]), f1(5, w.suffix[1]), f1(6, w.suffix[2]), f1(7, w.suffix[3]), f1(8, w.suffix[4]),
		f2(9, w.prefix[0], w.shape), f1(10, w.prefix[1]), f1(11, w.prefix[2]), f1(12, w.prefix[3]),
		f1(13, manner), f2(14, manner, w.class), f2(15, manner, w.suffix[2]),
		f1(16, t1), f2(17, t1, t2), f2(18, t1, w.lower), f2(19, t1, w.class), f3(20, t1, t2, w.class), f2(21, t1, w.suffix[2]),
		f1(22, before.lower), f2(23, before.lower, w.lower), f1(24, before2.lower), f2(25, before.class, w.class),
		f1(26, after.lower), f2(27, after.lower, w.lower), f1(28, after2.lower), f2(29, after.class, w.class),
		f2(30, after.class, after2.class), f2(31, t1, after.class), f3(32, t1, w.class, after.class),
		f2(33, after.suffix[2], w.class), f2(34, before.suffix[2], w.shape), f3(35, after.shape, w.shape, first),
		f2(36, t1, manner), f2(37, before.lower, after.lower), f2(38, t2, w.class),
	)
}
