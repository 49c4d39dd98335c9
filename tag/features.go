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
	f := sequence.Combine
	return append(out,
		f(1, w.lower), f(2, w.form), f(3, w.class),
		f(4, w.suffix[0]), f(5, w.suffix[1]), f(6, w.suffix[2]), f(7, w.suffix[3]), f(8, w.suffix[4]),
		f(9, w.prefix[0], w.shape), f(10, w.prefix[1]), f(11, w.prefix[2]), f(12, w.prefix[3]),
		f(13, manner), f(14, manner, w.class), f(15, manner, w.suffix[2]),
		f(16, t1), f(17, t1, t2), f(18, t1, w.lower), f(19, t1, w.class), f(20, t1, t2, w.class), f(21, t1, w.suffix[2]),
		f(22, before.lower), f(23, before.lower, w.lower), f(24, before2.lower), f(25, before.class, w.class),
		f(26, after.lower), f(27, after.lower, w.lower), f(28, after2.lower), f(29, after.class, w.class),
		f(30, after.class, after2.class), f(31, t1, after.class), f(32, t1, w.class, after.class),
		f(33, after.suffix[2], w.class), f(34, before.suffix[2], w.shape), f(35, after.shape, w.shape, first),
		f(36, t1, manner), f(37, before.lower, after.lower), f(38, t2, w.class),
	)
}
