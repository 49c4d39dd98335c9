package token

import (
	"strings"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
)

// A line is the trimmed span of one line of text.
type line struct {
	gainsay.Span
	runes    int  // length with its indentation
	indented bool // starts with white space
}

// paragraphs cuts text at blank lines, and at single line breaks unless the
// lines were filled up to a width.
func paragraphs(text string) []gainsay.Span {
	lines := linesOf(text)
	width := fillWidth(text, lines)
	var out []gainsay.Span
	open := false // the last paragraph may go on
	for i, l := range lines {
		switch {
		case l.IsZero():
			open = false
			continue
		case open && continues(text, lines[i-1], l, width):
			out[len(out)-1].End = l.End
		default:
			out = append(out, l.Span)
		}
		open = true
	}
	return out
}

// linesOf cuts text at line breaks (LF, CR, CRLF, U+2028, U+2029) and trims.
func linesOf(text string) []line {
	var out []line
	start := 0
	for i := 0; i < len(text); {
		n := 0
		switch c := text[i]; {
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
			n = 2
		case c == '\n' || c == '\r' || c == '\f' || c == '\v':
			n = 1
		case c == 0xE2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			n = 3
		}
		if n == 0 {
			i++
			continue
		}
		out = append(out, trimmed(text, start, i))
		i += n
		start = i
	}
	return append(out, trimmed(text, start, len(text)))
}

// trimmed is text[start:end] without the white space around it.
func trimmed(text string, start, end int) line {
	l := line{Span: gainsay.Span{Start: start, End: end}}
	for l.Start < l.End {
		n := spaceAt(text, l.Start)
		if n == 0 {
			break
		}
		l.Start += n
	}
	for l.End > l.Start {
		r, n := utf8.DecodeLastRuneInString(text[:l.End])
		if !isSpace(r) {
			break
		}
		l.End -= n
	}
	l.indented = l.Start > start
	l.runes = utf8.RuneCountInString(text[start:l.End])
	return l
}

// fillWidth is the width that a hard-wrapped text was filled to, 0 when the
// text is not hard-wrapped: few lines, long lines, or lines that leave room
// for the first word of the next.
func fillWidth(text string, lines []line) int {
	width := 0
	for _, l := range lines {
		width = max(width, l.runes)
	}
	if width < 40 || width > 120 {
		return 0
	}
	pairs, filled, midway := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if a.IsZero() || b.IsZero() {
			continue
		}
		pairs++
		if a.runes+1+firstWord(text, b) > width-ragged {
			filled++
			if !stopped(text, a) {
				midway++
			}
		}
	}
	if filled < 3 || filled*2 < pairs || midway*2 < filled {
		return 0
	}
	return width
}

// ragged is how many columns a filled line may fall short of the longest one
// beside the room that the next word needs.
const ragged = 6

// continues reports whether line b goes on with the paragraph of a.
func continues(text string, a, b line, width int) bool {
	return width > 0 && !(b.indented && !a.indented) && a.runes+1+firstWord(text, b) > width-ragged
}

// firstWord is the number of runes before the first space of l.
func firstWord(text string, l line) int {
	s := text[l.Start:l.End]
	if i := strings.IndexByte(s, ' '); i >= 0 {
		s = s[:i]
	}
	return utf8.RuneCountInString(s)
}

// stopped reports whether l ends as a sentence ends.
func stopped(text string, l line) bool {
	switch r, _ := utf8.DecodeLastRuneInString(text[l.Start:l.End]); r {
	case '.', '!', '?', '"', '”', ':', ')':
		return true
	}
	return false
}
