package quote

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/sequence"
)

// cueLabels are what the first model gives every token.
var cueLabels = []string{"O", "B-cue", "I-cue"}

// none stands for a token before the start or after the end of the sentence.
const none = 7

// at is table[i], or none outside [first, last).
func at(table []uint32, i, first, last int) uint32 {
	if i < first || i >= last {
		return none
	}
	return table[i]
}

// cueFeatures are the features by which token i of sentence [first, last) is,
// or is no part of, a cue.
func (r *reading) cueFeatures(f *features, i, first, last int) {
	w, t, l, a := r.word[i], r.tag[i], r.lemma[i], r.act[i]
	f.next = 16
	f.add1(w)
	f.add2(w, t)
	f.add1(l)
	f.add1(t)
	f.add2(r.tail[i], t)
	f.add2(a, t)
	f.add2(a, uint32(r.shape[i]))
	f.add3(uint32(r.shape[i]), t, bit(i == first))
	for d := 1; d <= 3; d++ {
		f.add1(at(r.word, i-d, first, last))
		f.add1(at(r.word, i+d, first, last))
		f.add1(at(r.tag, i-d, first, last))
		f.add1(at(r.tag, i+d, first, last))
	}
	w0, w1, t0, t1 := at(r.word, i-1, first, last), at(r.word, i+1, first, last), at(r.tag, i-1, first, last), at(r.tag, i+1, first, last)
	t2, tt := at(r.tag, i+2, first, last), at(r.tag, i-2, first, last)
	f.add3(t0, t, t1)
	f.add3(t, t1, t2)
	f.add3(tt, t0, t)
	f.add2(w0, l)
	f.add2(l, w1)
	f.add3(l, t0, t1)
	f.add3(l, t1, t2)
	f.add3(t, w1, t2)
	f.add3(a, t0, t1)
	f.add2(a, w1)
	f.add2(a, w0)
	f.add2(at(r.act, i-1, first, last), l)
	f.add2(at(r.act, i+1, first, last), l)
	r.cueGrammar(f, i, first, last)
	r.cueMarks(f, i, first, last)
}

// cueGrammar adds what hangs on token i and what it hangs on.
func (r *reading) cueGrammar(f *features, i, first, last int) {
	l, t, h := r.lemma[i], r.tag[i], r.head[i]
	hl, ht, hr, ha := uint32(none), uint32(none), uint32(none), uint32(none)
	if h >= 0 {
		hl, ht, hr, ha = r.lemma[h], r.tag[h], r.rel[h], r.act[h]
	}
	f.add2(r.rel[i], t)
	f.add2(r.rel[i], l)
	f.add2(r.rel[i], hl)
	f.add3(r.rel[i], l, hl)
	f.add3(r.rel[i], ht, t)
	f.add3(r.rel[i], ha, bit(h > i))
	f.add2(hr, hl)
	var before, after, left, right, subject, object, objectTag uint32
	for c := max(first, r.left[i]); c < last && c <= r.right[i]; c++ {
		if r.head[c] != i || r.shape[c]&shapeMark != 0 {
			continue
		}
		if c < i {
			before = before*31 + r.rel[c]
			left = r.rel[c]
		} else {
			after = after*31 + r.rel[c]
			if right == 0 {
				right = r.rel[c]
				object, objectTag = r.lemma[c], r.tag[c]
			}
		}
		f.list = append(f.list, sequence.Combine(10, r.rel[c], l), sequence.Combine(11, r.rel[c], t, bit(c < i)), sequence.Combine(12, r.rel[c], r.act[i]))
		if c < i && r.shape[c]&shapeMark == 0 && subject == 0 {
			subject = r.lemma[c]
		}
	}
	f.add2(before, t)
	f.add2(after, t)
	f.add3(before, after, r.act[i])
	f.add2(after, l)
	f.add3(left, right, l)
	f.add3(right, objectTag, l)
	f.add2(object, l)
	f.add2(subject, t)
	f.add2(subject, l)
}

// cueMarks adds how token i stands to quotation marks, colons and commas.
func (r *reading) cueMarks(f *features, i, first, last int) {
	inside := bit(r.quoted[i] > 0)
	near, far := r.quoteBeside(i, first, last)
	f.add2(inside, r.act[i])
	f.add2(inside, r.tag[i])
	f.add3(near, r.act[i], r.tag[i])
	f.add2(near, r.lemma[i])
	f.add2(far, r.act[i])
	f.add2(far, r.tag[i])
	end := r.low[last-1]
	f.add3(bit(end == "?"), inside, r.act[i])
	f.add2(bucket(last-first), r.tag[i])
	f.add2(bucket(i-first), r.act[i])
	f.add3(bucket(last-i), r.act[i], r.tag[i])
	headline := bit(r.sent[i] == 0)
	f.add2(headline, r.tag[i])
	f.add3(headline, r.act[i], r.rel[i])
}

// quoteBeside tells whether a quoted stretch ends or begins within a few
// tokens of i, and whether the sentence has one at all on each side.
func (r *reading) quoteBeside(i, first, last int) (near, far uint32) {
	for d := 1; d <= 6; d++ {
		if j := i - d; j >= first && r.quoted[j] > 0 && r.quoted[i] != r.quoted[j] && near&7 == 0 {
			near |= uint32(min(d, 4))
		}
		if j := i + d; j < last && r.quoted[j] > 0 && r.quoted[i] != r.quoted[j] && near&56 == 0 {
			near |= uint32(min(d, 4)) << 3
		}
	}
	if r.quoted[first] > 0 && r.quoted[first] != r.quoted[i] {
		far = 1
	}
	if r.quoted[last-1] > 0 && r.quoted[last-1] != r.quoted[i] {
		far |= 2
	}
	return near, far
}

// cueRows are the features of the tokens x of a sentence, for a model. They lie
// in f.list, which the next call uses again. What is no part of a cue has none
// for a model that is fitted.
func (r *reading) cueRows(m *sequence.Model, f *features, s gainsay.Sentence, x run) [][]uint32 {
	f.clear()
	for i := x.first; i < x.last; i++ {
		if m == nil || !r.noCue(i) {
			r.cueFeatures(f, i, s.First, s.Last)
		}
		f.end(m)
	}
	return f.cut()
}

// noCue reports whether token i is never part of a cue: commas and stops,
// numbers, and names, which the model sometimes takes for one. Not to ask for
// them changes PolNeAR dev by +0.1 and spares a fourth of the look-ups.
func (r *reading) noCue(i int) bool {
	switch r.partOf(i) {
	case "NUM":
		return true
	case "PROPN":
		return r.shape[i]&shapePlain == 0
	case "PUNCT":
		return r.low[i] == "," || r.low[i] == "."
	}
	return false
}

// labelled are the runs of B-cue and I-cue, offset by first.
func labelled(labels []int, first int) []run {
	var out []run
	for i, l := range labels {
		switch {
		case l == 1:
			out = append(out, run{first + i, first + i + 1})
		case l == 2 && len(out) > 0:
			out[len(out)-1].last = first + i + 1
		}
	}
	return out
}
