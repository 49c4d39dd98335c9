package toponym

import (
	"strings"

	"github.com/gainsay-news/gainsay"
)

// parts takes countries, peoples and large towns from the parts of a word
// with a hyphen or a slash: "Russian-backed". It returns the next token, or 0
// when there is nothing to take.
func (s *scan) parts(t int) int {
	w := s.word(t)
	start := s.doc.Tokens[t].Start
	before := len(s.names)
	for from := 0; from < len(w); {
		to := from + partEnd(w[from:])
		if from+1 < to && to-from < len(w) && upper(w[from:to]) {
			s.partOf(t, gainsay.Span{Start: start + from, End: start + to}, w[to:])
		}
		from = to
		for from < len(w) && strings.HasPrefix(w[from:], "–") {
			from += len("–")
		}
		for from < len(w) && (w[from] == '-' || w[from] == '/') {
			from++
		}
	}
	if len(s.names) > before {
		return t + 1
	}
	return 0
}

func (s *scan) partOf(t int, span gainsay.Span, rest string) {
	text := s.doc.Words(span)
	run, word := senses(text)
	if len(run) == 0 || misread[text] {
		return
	}
	if word || strong(run[0]) || rest == "-based" || rest == "-born" || rest == "-area" {
		s.names = append(s.names, name{Span: span, first: t, last: t + 1, senses: run, word: true, found: "part of a word"})
	}
}

func partEnd(w string) int {
	if i := strings.IndexAny(w, "-/–"); i >= 0 {
		return i
	}
	return len(w)
}
