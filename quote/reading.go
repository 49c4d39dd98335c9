package quote

import (
	"sync"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/sequence"
)

// A reading is a document as this room looks at it: tables over its tokens,
// words and tags as hashes so that features are made without strings.
type reading struct {
	doc    *gainsay.Document
	low    []string // words in lower case, typographic apostrophes made plain
	sent   []int    // sentence of each token
	quoted []int    // 1 + index into quotes of the outermost stretch that holds the token, its marks included
	quotes []quoted
	times  reach // of the expressions of time
	names  reach // of the mentions

	word, lemma, tag, rel, tail, act []uint32
	shape                            []uint8
	head                             []int // -1 at the root, or when there is no parse
	left, right                      []int // first and last token of what hangs on it

	terms  terms
	tables []uint32 // room for the tables above
	places []int
}

// The templates of the tables' own hashes; features have theirs from 16 on.
const (
	hashWord = iota
	hashLemma
	hashTag
	hashRelation
	hashTail
	hashAct
)

// The bits of a token's shape.
const (
	shapeCapital uint8 = 1 << iota
	shapeMark
	shapeQuote // a quotation mark
	shapeInside
	shapeVerb // a form of a verb of the lexicon
	shapePlain
	shapeNoun
)

func read(doc *gainsay.Document) *reading {
	n := len(doc.Tokens)
	r := readings.Get().(*reading)
	*r = reading{doc: doc, low: sequence.Zeros(r.low, n), sent: sequence.Zeros(r.sent, n), quoted: sequence.Zeros(r.quoted, n), tables: r.tables, shape: r.shape, places: r.places,
		times: reachOf(doc.Timexes, timexSpan), names: reachOf(doc.Mentions, mentionSpan), terms: r.terms}
	for s, sentence := range doc.Sentences {
		for i := sentence.First; i < sentence.Last; i++ {
			r.sent[i] = s
		}
	}
	r.markQuoted()
	r.hashWords()
	r.hashGrammar()
	return r
}

// readings keeps the tables of documents that were read for the next ones, and
// what was worked out of their words.
var readings = sync.Pool{New: func() any { return &reading{terms: terms{}} }}

// longestKept is how many tokens the tables have room for that are kept.
const longestKept = 1 << 15

// release hands the tables to the next document.
func (r *reading) release() {
	if cap(r.low) <= longestKept {
		r.doc, r.quotes, r.times, r.names = nil, nil, nil, nil
		readings.Put(r)
	}
}

func (r *reading) markQuoted() {
	tokens := r.doc.Tokens
	r.quotes = quotedStretches(r.doc)
	at := 0
	for k, q := range r.quotes {
		if q.depth > 1 {
			continue
		}
		for at < len(tokens) && tokens[at].Start < q.Start {
			at++
		}
		for i := at; i < len(tokens) && tokens[i].End <= q.End; i++ {
			if r.quoted[i] == 0 {
				r.quoted[i] = k + 1
			}
		}
	}
}

func (r *reading) hashWords() {
	n := len(r.low)
	r.tables = sequence.Zeros(r.tables, 6*n)
	part := func(k int) []uint32 { return r.tables[k*n:][:n:n] }
	r.word, r.lemma, r.tag, r.rel, r.tail, r.act = part(0), part(1), part(2), part(3), part(4), part(5)
	r.shape = sequence.Zeros(r.shape, n)
	for i := range r.doc.Tokens {
		t := &r.doc.Tokens[i]
		w := r.terms.of(r.doc.Text[t.Start:t.End])
		r.low[i], r.word[i], r.tail[i], r.act[i], r.shape[i] = w.low, w.word, w.tail, w.act, w.shape
		if t.Kind == gainsay.Mark {
			r.shape[i] |= shapeMark
		}
		if r.quoted[i] > 0 {
			r.shape[i] |= shapeInside
		}
	}
}

func (r *reading) hashGrammar() {
	n := len(r.low)
	r.places = sequence.Zeros(r.places, 3*n)
	r.head, r.left, r.right = r.places[:n:n], r.places[n:2*n:2*n], r.places[2*n:]
	for i := range n {
		r.head[i], r.left[i], r.right[i] = -1, i, i
		r.lemma[i] = r.word[i]
		if len(r.doc.Tags) == n {
			r.lemma[i] = sequence.Hash(hashLemma, r.doc.Tags[i].Lemma)
			r.tag[i] = sequence.Hash(hashTag, r.doc.Tags[i].Fine)
		}
	}
	if len(r.doc.Arcs) != n {
		return
	}
	for i, a := range r.doc.Arcs {
		r.rel[i] = sequence.Hash(hashRelation, a.Relation)
		if h := a.Head - 1; h >= 0 && r.sent[h] == r.sent[i] {
			r.head[i] = h
		}
	}
	r.yields()
}

// yields sets left and right of every token, by climbing from each.
func (r *reading) yields() {
	for i := range r.head {
		for h, steps := r.head[i], 0; h >= 0 && steps < 64; h, steps = r.head[h], steps+1 {
			r.left[h] = min(r.left[h], i)
			r.right[h] = max(r.right[h], i)
		}
	}
}

// span is the bytes of tokens [first, last); zero when there are none.
func (r *reading) span(first, last int) gainsay.Span {
	if first >= last {
		return gainsay.Span{}
	}
	return gainsay.Span{Start: r.doc.Tokens[first].Start, End: r.doc.Tokens[last-1].End}
}

// mark reports whether token i is punctuation.
func (r *reading) mark(i int) bool { return r.doc.Tokens[i].Kind == gainsay.Mark }

// capital reports whether token i starts with a capital letter.
func (r *reading) capital(i int) bool { return r.shape[i]&shapeCapital != 0 }

// words counts the tokens of [first, last) that are no marks.
func (r *reading) words(first, last int) int {
	n := 0
	for i := first; i < last; i++ {
		if !r.mark(i) {
			n++
		}
	}
	return n
}

// A features collects the features of positions.
type features struct {
	list []uint32
	ends []int // where the features of each position end
	next int   // the template of the next feature
	rows [][]uint32

	two, three, four sequence.Batch // not yet in list

	scene  scene // room for what the next window needs
	places []place
}

// rooms keeps collections with room for a long sentence from one document to
// the next.
var rooms = sync.Pool{New: func() any { return &features{list: make([]uint32, 0, 8192), ends: make([]int, 0, 128)} }}

func (f *features) clear() { f.list, f.ends = f.list[:0], f.ends[:0] }

// end closes the features of a position and has the model, if there is one,
// look for their weights while those of the next are made.
func (f *features) end(m *sequence.Model) {
	f.hash()
	from := 0
	if n := len(f.ends); n > 0 {
		from = f.ends[n-1]
	}
	if m != nil {
		m.Ahead(f.list[from:])
	}
	f.ends = append(f.ends, len(f.list))
}

// hash brings the features that were added into the list.
func (f *features) hash() {
	f.list = f.four.Append(f.three.Append(f.two.Append(f.list, 2), 3), 4)
}

// cut is the list cut into the features of each position.
func (f *features) cut() [][]uint32 {
	f.rows = f.rows[:0]
	from := 0
	for _, end := range f.ends {
		f.rows = append(f.rows, f.list[from:end:end])
		from = end
	}
	return f.rows
}

// add0 to add5 append one feature of the next template, made of so many
// values: one list of values for all would have to be written to memory first.
func (f *features) add0() { f.push(sequence.Combine(f.next)) }

func (f *features) add1(a uint32) { f.push(sequence.Combine1(f.next, a)) }

func (f *features) add2(a, b uint32) {
	f.two.Add2(f.next, a, b)
	f.next++
}

func (f *features) add3(a, b, c uint32) {
	f.three.Add3(f.next, a, b, c)
	f.next++
}

func (f *features) add4(a, b, c, d uint32) {
	f.four.Add4(f.next, a, b, c, d)
	f.next++
}

func (f *features) add5(a, b, c, d, e uint32) { f.push(sequence.Combine(f.next, a, b, c, d, e)) }

func (f *features) push(feature uint32) {
	f.list = append(f.list, feature)
	f.next++
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// bucket makes a distance small: 0 to 4, then by doubling.
func bucket(n int) uint32 {
	switch {
	case n < 0:
		return 100 + bucket(-n)
	case n < 5:
		return uint32(n)
	case n < 8:
		return 5
	case n < 12:
		return 6
	case n < 20:
		return 7
	case n < 40:
		return 8
	}
	return 9
}
