package mention

import "github.com/gainsay-news/gainsay/sequence"

// The sides that a word shows to a position: as the word there, and as one of
// the two before or after it. The features of one side depend on the word
// alone, so that their sum is worked out once for a word.
const (
	itself = iota
	before1
	after1
	before2
	after2
	sides
)

// room is how many sums a side has: of each class, and some to make it even.
const room = 16

// named is how many of them are in use: one for each of classes.
const named = 9

// written are the traits that tell of the writing and the place.
const written = upper | caps | digits | opens | hyphen | shouted

// features appends the features of position i.
func features(ws []word, i int, out []uint32) []uint32 {
	out = ws[i].features(itself, ws[i].is, out)
	for side := before1; side < sides; side++ {
		w := beside(ws, i, side)
		out = w.features(side, w.is, out)
	}
	return together(ws, i, out)
}

// beside is the word that shows a side to position i.
func beside(ws []word, i, side int) *word {
	switch side {
	case before1:
		return around(ws, i-1)
	case after1:
		return around(ws, i+1)
	case before2:
		return around(ws, i-2)
	}
	return around(ws, i+2)
}

// features appends the features of one side of a word, by its traits.
func (w *term) features(side int, is traits, out []uint32) []uint32 {
	switch side {
	case itself:
		shouting := uint32(is & shouted)
		out = append(out, sequence.Combine2(tWord, w.full, shouting), w.full, w.p2, w.p3, w.s2, w.s3, w.s4)
		if shouting == 0 {
			out = append(out, w.exact, w.shape, w.brief)
		}
	case before1, after1:
		at := side - before1
		out = append(out, sequence.Combine1(tPair+at, w.full), sequence.Combine1(tPair+13+at, w.s3))
	case before2, after2:
		out = append(out, sequence.Combine1(tPair+side-before1, w.full))
	}
	for is &^= written; is != 0; is &= is - 1 {
		out = append(out, sequence.Combine1(tTrait+side+3, uint32(is&-is)))
	}
	return out
}

// together appends the features of position i that depend on its place, or on
// several words.
func together(ws []word, i int, out []uint32) []uint32 {
	f1, f2, f3 := sequence.Combine1, sequence.Combine2, sequence.Combine3
	w := &ws[i]
	b1, b2, a1, a2 := around(ws, i-1), around(ws, i-2), around(ws, i+1), around(ws, i+2)
	out = append(out, f1(tPlace, uint32(w.is&written)),
		f2(tPair+4, b1.full, w.full), f2(tPair+5, w.full, a1.full),
		f2(tPair+6, b1.brief, w.brief), f2(tPair+7, w.brief, a1.brief),
		f3(tPair+8, b1.brief, w.brief, a1.brief), f2(tPair+9, b1.full, b2.full),
		f2(tPair+10, a1.full, a2.full), f2(tPair+11, b1.full, w.brief),
		f2(tPair+12, a1.full, w.brief),
		f3(tPair+15, uint32(b1.is), uint32(w.is), uint32(a1.is)))
	if w.is&upper != 0 {
		out = append(out, f1(tNear, w.near), f1(tNear+1, w.near&0xff), f1(tNear+2, w.near>>8),
			f1(tNear+3, w.before), f1(tNear+4, w.after), f1(tNear+5, w.deep))
	}
	return out
}

// outside stands in for what lies beyond the ends of a sentence.
func outside() word { return word{term: &term{full: 1, brief: 1}} }

var edge = outside()

func around(ws []word, i int) *word {
	if i < 0 || i >= len(ws) {
		return &edge
	}
	return &ws[i]
}

// A summer adds up what the model says of positions. It owns its edge, which
// keeps sums as every term does.
type summer struct {
	model  *sequence.Model
	edge   word
	buffer []uint32
	asked  [ahead][]uint32 // what was fetched for the last positions
}

// ahead is for how many positions weights are on their way from memory at once.
const ahead = 4

// sentence sets sums to those of each position by all its features, room of
// them one after another.
func (s *summer) sentence(ws []word, sums []int16) {
	for i := range len(ws) + ahead {
		asked := &s.asked[i%ahead]
		if i >= ahead {
			s.model.AddFetched(*asked, sums[(i-ahead)*room:], room)
		}
		if i < len(ws) {
			*asked = together(ws, i, (*asked)[:0])
			s.model.Fetch(*asked)
			s.sides(ws, i, (*[room]int16)(sums[i*room:]))
		}
	}
}

// sides sets sums to what the words at and about position i show to it.
func (s *summer) sides(ws []word, i int, sums *[room]int16) {
	*sums = [room]int16{}
	s.side(&ws[i], itself, sums)
	for side := before1; side < sides; side++ {
		w := beside(ws, i, side)
		if w == &edge {
			w = &s.edge
		}
		s.side(w, side, sums)
	}
}

// side adds to sums what one side of a word gives. What it gives where it
// stands as it does by itself is kept.
func (s *summer) side(w *word, side int, sums *[room]int16) {
	if (w.is^w.term.is)&^written != 0 || side == itself && w.is&shouted != 0 {
		s.buffer = w.features(side, w.is, s.buffer[:0])
		s.model.AddSums(s.buffer, sums[:], room)
		return
	}
	kept := &w.sums[side]
	if w.summed>>side&1 == 0 {
		w.summed |= 1 << side
		*kept = [room]int16{}
		s.buffer = w.features(side, w.is, s.buffer[:0])
		s.model.AddSums(s.buffer, kept[:], room)
	}
	for k := range named {
		sums[k] += kept[k]
	}
}
