package quote

import (
	"strings"

	"github.com/gainsay-news/gainsay"
)

// A reading is a document as this room looks at it: tables over its tokens.
type reading struct {
	doc    *gainsay.Document
	low    []string // words in lower case, typographic apostrophes made plain
	sent   []int    // sentence of each token
	quoted []int    // 1 + index into quotes of the outermost stretch that holds the token, its marks included
	quotes []quoted
}

func read(doc *gainsay.Document) *reading {
	n := len(doc.Tokens)
	r := &reading{doc: doc, low: make([]string, n), sent: make([]int, n), quoted: make([]int, n)}
	for i, t := range doc.Tokens {
		r.low[i] = folded(doc.Text[t.Start:t.End])
	}
	for s, sentence := range doc.Sentences {
		for i := sentence.First; i < sentence.Last; i++ {
			r.sent[i] = s
		}
	}
	r.quotes = quotedStretches(doc)
	at := 0
	for k, q := range r.quotes {
		if q.depth > 1 {
			continue
		}
		for at < n && doc.Tokens[at].Start < q.Start {
			at++
		}
		for i := at; i < n && doc.Tokens[i].End <= q.End; i++ {
			r.quoted[i] = k + 1
		}
	}
	return r
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
