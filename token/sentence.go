package token

import (
	"strings"

	"github.com/gainsay-news/gainsay"
)

// sentences appends the sentences of the tokens from first on, which are one
// paragraph.
func (c *cutter) sentences(out []gainsay.Sentence, first, paragraph int) []gainsay.Sentence {
	start, n := first, len(c.tokens)
	for i := first; i < n; i++ {
		end := c.closers(i, n)
		if end == 0 || end < n && !c.breaks(i, end, start) {
			continue
		}
		out = append(out, c.sentence(start, end, paragraph))
		start, i = end, end-1
	}
	if start < n {
		out = append(out, c.sentence(start, n, paragraph))
	}
	return out
}

func (c *cutter) sentence(first, last, paragraph int) gainsay.Sentence {
	span := gainsay.Span{Start: c.tokens[first].Start, End: c.tokens[last-1].End}
	return gainsay.Sentence{Span: span, First: first, Last: last, Paragraph: paragraph}
}

// closers is the end of the run of closing marks after token i when i can end
// a sentence, else 0.
func (c *cutter) closers(i, n int) int {
	if !c.stops(i) {
		return 0
	}
	end := i + 1
	for end < n && c.tokens[end].Kind == gainsay.Mark && c.closing(end) {
		end++
	}
	return end
}

// stops reports whether token i can end a sentence.
func (c *cutter) stops(i int) bool {
	t := c.tokens[i]
	last := c.text[t.End-1]
	switch t.Kind {
	case gainsay.Mark:
		return last == '.' || last == '!' || last == '?' || strings.HasPrefix(c.text[t.Start:t.End], "…")
	case gainsay.Word:
		return last == '.'
	}
	return false
}

// closing reports whether mark i closes what stands before it, or is one more
// stop: a quotation mark or bracket glued to the token before it.
func (c *cutter) closing(i int) bool {
	t := c.tokens[i]
	glued := c.tokens[i-1].End == t.Start
	switch w := c.text[t.Start:t.End]; w {
	case ")", "]", "”", "’", "''", "»", "›":
		return glued || w == "''"
	case `"`, "'":
		next := i + 1
		return glued && (next == len(c.tokens) || c.tokens[next].Start > t.End || c.tokens[next].Kind == gainsay.Mark)
	case ".", "!", "?", "…", "...":
		return glued
	}
	return false
}

// breaks reports whether a sentence that started at token start ends with
// token i and the closing marks up to end, before another token.
func (c *cutter) breaks(i, end, start int) bool {
	t, next := c.tokens[i], c.tokens[end]
	quoted := end > i+1
	word := c.skipOpeners(end)
	if t.Kind == gainsay.Word {
		return c.abbreviationEnds(t.Span, next, word, quoted)
	}
	switch {
	case isLower(c.text, c.tokens[word].Start):
		return c.breaksBeforeLower(i, end, word, start)
	case next.Kind == gainsay.Mark && !c.opener(end):
		return false
	case c.tokens[end-1].End == next.Start && t.Kind == gainsay.Mark && next.Kind != gainsay.Word && !c.opener(end):
		return false
	case i == start+1 && c.tokens[start].Kind == gainsay.Number: // "1." at the head of a list
		return false
	case quoted && c.reported(end):
		return false
	}
	return true
}

// breaksBeforeLower: a stop with no quotation mark after it ends a sentence
// even before a small letter, when white space follows and the word before it
// is no unknown abbreviation; ellipses, "!" and "?" do not.
func (c *cutter) breaksBeforeLower(i, end, word, start int) bool {
	t := c.tokens[i]
	if end > i+1 || word != end || t.Len() != 1 || c.text[t.Start] != '.' || i == start {
		return false
	}
	return c.tokens[end].Start > t.End && c.tokens[i-1].Len() > 4
}

// abbreviationEnds reports whether an abbreviation's stop is a sentence's too.
func (c *cutter) abbreviationEnds(t gainsay.Span, next gainsay.Token, word int, quoted bool) bool {
	w := c.text[t.Start : t.End-1]
	kind := abbreviations[w]
	switch {
	case isLower(c.text, c.tokens[word].Start) || next.Kind == gainsay.Number && !quoted && kind != 0:
		return false
	case kind == beforeName || kind == beforeNumber:
		return false
	case quoted && c.opener(word-1), quoted && next.Kind == gainsay.Word:
		return isUpper(c.text, next.Start)
	case next.Kind == gainsay.Mark:
		return c.opener(word-1) && word > 0 && c.startsWith(word)
	}
	return c.startsWith(word)
}

func (c *cutter) startsWith(i int) bool {
	t := c.tokens[i]
	return t.Kind == gainsay.Word && starters[c.text[t.Start:t.End]]
}

// starter reports whether the word at offset i is one that starts sentences.
func (c *cutter) starter(i int) bool {
	e := i
	for e < c.end && classAt(c.text, e) == letter {
		_, n := classOf(c.text, e)
		e += n
	}
	return starters[c.text[i:e]]
}

// skipOpeners is the first token from i on that is no opening mark.
func (c *cutter) skipOpeners(i int) int {
	for i < len(c.tokens)-1 && c.opener(i) {
		i++
	}
	return i
}

// opener reports whether token i opens a quotation or a bracket: by its shape,
// or glued to what follows it.
func (c *cutter) opener(i int) bool {
	if i < 0 || i >= len(c.tokens) || c.tokens[i].Kind != gainsay.Mark {
		return false
	}
	t := c.tokens[i]
	switch c.text[t.Start:t.End] {
	case "(", "[", "“", "‘", "``", "`", "«", "‹", "„", "—", "-", "--", "–", "*", "•":
		return true
	case `"`, "'", "''", "”", "’":
		return i+1 < len(c.tokens) && c.tokens[i+1].Start == t.End
	}
	return false
}

// reported reports whether a capitalised name and a verb of speech follow:
// the sentence of a quotation goes on.
func (c *cutter) reported(i int) bool {
	for k := i; k < min(i+6, len(c.tokens)); k++ {
		t := c.tokens[k]
		if t.Kind != gainsay.Word {
			return false
		}
		w := c.text[t.Start:t.End]
		if reporting[w] {
			return k > i
		}
		if !isUpper(c.text, t.Start) || k == i && starters[w] {
			return false
		}
	}
	return false
}
