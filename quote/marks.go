package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
)

// A quoted is a stretch between quotation marks, the marks included. It never
// leaves its paragraph, so that one odd mark costs no more than that.
type quoted struct {
	gainsay.Span
	closed bool // false: the paragraph ended before a closing mark came
	depth  int  // 1 outermost; 2 is a quotation within one
	next   bool // the next paragraph goes on with it: it opens with a mark of its own
}

// A mark is one quotation mark as its neighbours show it.
type mark struct {
	gainsay.Span
	single    bool
	opens     bool // the neighbours allow it to open
	closes    bool
	directed  bool // its shape alone says which of the two
	shapeOpen bool
}

// quotedStretches pairs the quotation marks of every paragraph. The result is
// in text order, an outer stretch before those inside it.
func quotedStretches(doc *gainsay.Document) []quoted {
	var all []quoted
	open := -1 // the unclosed stretch of the paragraph before
	for _, p := range doc.Paragraphs {
		marks := marksOf(doc.Text, p)
		if open >= 0 && len(marks) > 0 && marks[0].Start <= p.Start+2 && marks[0].opens {
			all[open].next = true
		}
		from := len(all)
		all = append(all, pair(doc.Text, p, marks)...)
		open = -1
		for i := from; i < len(all); i++ {
			if !all[i].closed && all[i].depth == 1 {
				open = i
			}
		}
	}
	return all
}

// marksOf lists the quotation marks of one paragraph.
func marksOf(text string, p gainsay.Span) []mark {
	var marks []mark
	for i := p.Start; i < p.End; {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:p.End])
		}
		m := mark{Span: gainsay.Span{Start: i, End: i + n}}
		known := true
		switch r {
		case '"', '＂':
		case '“', '„', '‟', '«':
			m.directed, m.shapeOpen = true, true
		case '”', '»':
			m.directed = true
		case '\'', '’', '`':
			if i+1 < p.End && r != '’' && text[i+1] == text[i] { // '' and ``
				m.End = i + 2
				m.directed, m.shapeOpen = r == '`', r == '`'
				break
			}
			m.single = true
		case '‘', '‹':
			m.single, m.directed, m.shapeOpen = true, true, true
		case '›':
			m.single, m.directed = true, true
		default:
			known = false
		}
		if known {
			marks = append(marks, fitting(text, p, m))
		}
		i = max(i+n, m.End)
	}
	return marks
}

// fitting sets what the neighbours of m allow.
func fitting(text string, p gainsay.Span, m mark) mark {
	before, _ := utf8.DecodeLastRuneInString(text[p.Start:m.Start])
	after, _ := utf8.DecodeRuneInString(text[m.End:p.End])
	if m.Start == p.Start {
		before = ' '
	}
	if m.End == p.End {
		after = ' '
	}
	m.opens = (unicode.IsSpace(before) || strings.ContainsRune("([{-–—:/\"“‘'`…", before)) && !unicode.IsSpace(after)
	m.closes = !unicode.IsSpace(before) && (unicode.IsSpace(after) || strings.ContainsRune(")]}-–—:;,.?!/\"”’'[(", after))
	switch {
	case m.single:
		m.opens = m.opens && (unicode.IsLetter(after) || unicode.IsDigit(after) || after == '[' || after == '…')
		m.closes = m.closes && before != '“'
	case m.directed && m.shapeOpen:
		m.opens = true
	case m.directed:
		m.closes = true
	}
	return m
}

// pair matches the marks of one paragraph. A closing mark that is missing is
// taken to stand before the next opening one, or at the paragraph's end.
func pair(text string, p gainsay.Span, marks []mark) []quoted {
	var out []quoted
	var stack []int // indices into out, double marks only; singles close within
	closeAt := func(end int, closed bool) {
		i := stack[len(stack)-1]
		out[i].End, out[i].closed = end, closed
		stack = stack[:len(stack)-1]
	}
	for k := 0; k < len(marks); k++ {
		m := marks[k]
		switch {
		case m.single:
			if end := singleEnd(text, marks, k); end > 0 {
				out = append(out, quoted{Span: gainsay.Span{Start: m.Start, End: marks[end].End}, closed: true, depth: len(stack) + 1})
				if len(stack) == 0 { // nothing stands inside but doubles of their own
					continue
				}
				continue
			}
		case len(stack) == 0:
			if m.opens || m.directed && m.shapeOpen {
				out = append(out, quoted{Span: gainsay.Span{Start: m.Start}, depth: 1})
				stack = append(stack, len(out)-1)
			}
		case m.directed && m.shapeOpen || m.opens && !m.closes:
			if len(stack) > 2 || !nests(marks[k+1:], len(stack)+1) {
				closeAt(len(strings.TrimRight(text[:m.Start], " \t\u00a0")), false)
			}
			out = append(out, quoted{Span: gainsay.Span{Start: m.Start}, depth: len(stack) + 1})
			stack = append(stack, len(out)-1)
		case m.closes || !m.opens:
			closeAt(m.End, true)
		}
	}
	for len(stack) > 0 {
		closeAt(p.End, false)
	}
	return nonEmpty(out)
}

// nests reports whether enough marks close in what follows for need stretches
// to be open at once before the next one opens.
func nests(rest []mark, need int) bool {
	for _, m := range rest {
		switch {
		case m.single:
		case m.directed && !m.shapeOpen || m.closes && !m.opens:
			if need--; need == 0 {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// singleEnd is the index of the mark that closes the single mark k, or 0 when
// k is an apostrophe. A close after a stop is sure; one after a letter is
// taken when it is not followed by another that fits better before the next
// opening single mark.
func singleEnd(text string, marks []mark, k int) int {
	if !marks[k].opens || marks[k].directed && !marks[k].shapeOpen {
		return 0
	}
	best := 0
	for j := k + 1; j < len(marks) && marks[j].Start-marks[k].End < 600; j++ {
		m := marks[j]
		switch {
		case !m.single && m.opens && !m.closes, !m.single && best > 0:
			return best
		case !m.single:
			if m.closes {
				return best
			}
		case m.opens && !m.closes && (best > 0 || m.shapeOpen):
			return best
		case m.closes:
			if c := text[m.Start-1]; c != 's' && c != 'n' || strings.IndexByte(",.?!", c) >= 0 {
				return j
			}
			if best == 0 {
				best = j
			}
		}
	}
	return best
}

func nonEmpty(all []quoted) []quoted {
	kept := all[:0]
	for _, q := range all {
		if q.End > q.Start {
			kept = append(kept, q)
		}
	}
	return kept
}
