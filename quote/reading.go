package quote

import (
	"strings"
	"sync"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
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
	r := &reading{doc: doc, low: make([]string, n), sent: make([]int, n), quoted: make([]int, n), times: reachOf(doc.Timexes, timexSpan), names: reachOf(doc.Mentions, mentionSpan)}
	for i, t := range doc.Tokens {
		r.low[i] = folded(doc.Text[t.Start:t.End])
	}
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
	tables := make([]uint32, 6*n)
	r.word, r.lemma, r.tag, r.rel, r.tail, r.act = tables[:n], tables[n:2*n], tables[2*n:3*n], tables[3*n:4*n], tables[4*n:5*n], tables[5*n:]
	r.shape = make([]uint8, n)
	for i, w := range r.low {
		r.word[i] = sequence.Hash(hashWord, w)
		r.tail[i] = sequence.Hash(hashTail, w[max(0, len(w)-3):])
		if r.capital(i) {
			r.shape[i] |= shapeCapital
		}
		if r.mark(i) {
			r.shape[i] |= shapeMark
		}
		if r.quoteMark(i) {
			r.shape[i] |= shapeQuote
		}
		if r.quoted[i] > 0 {
			r.shape[i] |= shapeInside
		}
		r.lexical(i, w)
	}
}

// lexical sets what the lexicon says of token i.
func (r *reading) lexical(i int, w string) {
	if c := lexicon.VerbCues(w); len(c) > 0 {
		r.shape[i] |= shapeVerb
		if c[0].Plain {
			r.shape[i] |= shapePlain
		}
		r.act[i] = sequence.Hash(hashAct, c[0].Act)
	}
	if c := lexicon.NounCues(w); len(c) > 0 {
		r.shape[i] |= shapeNoun
		if r.act[i] == 0 {
			r.act[i] = sequence.Hash(hashAct, c[0].Act, "noun")
		}
	}
}

func (r *reading) hashGrammar() {
	n := len(r.low)
	places := make([]int, 3*n)
	r.head, r.left, r.right = places[:n], places[n:2*n], places[2*n:]
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

var apostrophes = strings.NewReplacer("’", "'", "‘", "'", "`", "'")

func folded(word string) string {
	word = strings.ToLower(word)
	if strings.ContainsAny(word, "’‘`") {
		return apostrophes.Replace(word)
	}
	return word
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
func (r *reading) capital(i int) bool {
	c := r.doc.Text[r.doc.Tokens[i].Start]
	return 'A' <= c && c <= 'Z' || c >= 0xc3 && r.low[i] != r.doc.Text[r.doc.Tokens[i].Start:r.doc.Tokens[i].End]
}

// quoteMark reports whether token i is a quotation mark.
func (r *reading) quoteMark(i int) bool {
	switch r.low[i] {
	case `"`, "“", "”", "„", "«", "»", "''", "``", "'", "‘", "’", "＂", "‟":
		return true
	}
	return false
}

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
}

// rooms keeps collections with room for a long sentence from one document to
// the next.
var rooms = sync.Pool{New: func() any { return &features{list: make([]uint32, 0, 8192), ends: make([]int, 0, 128)} }}

func (f *features) clear() { f.list, f.ends = f.list[:0], f.ends[:0] }

// end closes the features of a position and has the model, if there is one,
// look for their weights while those of the next are made.
func (f *features) end(m *sequence.Model) {
	from := 0
	if n := len(f.ends); n > 0 {
		from = f.ends[n-1]
	}
	if m != nil {
		m.Ahead(f.list[from:])
	}
	f.ends = append(f.ends, len(f.list))
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

func (f *features) add2(a, b uint32) { f.push(sequence.Combine2(f.next, a, b)) }

func (f *features) add3(a, b, c uint32) { f.push(sequence.Combine3(f.next, a, b, c)) }

func (f *features) add4(a, b, c, d uint32) { f.push(sequence.Combine4(f.next, a, b, c, d)) }

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
