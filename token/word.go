package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
)

// A cutter walks one text and collects its tokens.
type cutter struct {
	text   string
	end    int // of the paragraph being cut
	tokens []gainsay.Token
	single int // where the single quotation mark that is open stands, 1 + offset
}

// cut appends the tokens of one paragraph.
func (c *cutter) cut(p gainsay.Span) {
	c.end, c.single = p.End, 0
	for i := p.Start; i < p.End; {
		if n := spaceAt(c.text, i); n > 0 {
			i += n
			continue
		}
		j := i
		for j < p.End && spaceAt(c.text, j) == 0 {
			_, n := classOf(c.text, j)
			j += n
		}
		c.chunk(i, j)
		i = j
	}
}

func (c *cutter) add(start, end int, kind gainsay.TokenKind) {
	if start < end {
		c.tokens = append(c.tokens, gainsay.Token{Span: gainsay.Span{Start: start, End: end}, Kind: kind})
	}
}

// chunk cuts text[i:j], which holds no white space.
func (c *cutter) chunk(i, j int) {
	for i < j {
		if n := c.address(i, j); n > i {
			c.add(i, n, gainsay.Address)
			i = n
			continue
		}
		switch k, _ := classOf(c.text, i); {
		case k == letter || k == joiner:
			i = c.word(i, j)
		case k == digit, (k == stop || k == comma) && c.decimal(i, j):
			i = c.number(i, j)
		case k == quoteOne:
			i = c.apostrophe(i, j)
		default:
			i = c.mark(i, j)
		}
	}
}

// decimal reports whether the stop at i opens a figure: ".5".
func (c *cutter) decimal(i, j int) bool {
	return c.text[i] == '.' && i+1 < j && classAt(c.text, i+1) == digit && classAt(c.text, i-1) == other
}

// word cuts the word that starts at i and returns where it ends.
func (c *cutter) word(i, j int) int {
	e := c.wordEnd(i, j)
	if e < j && c.text[e] == '$' && e-i <= 3 && allUpper(c.text[i:e]) { // US$, HK$
		c.add(i, e+1, gainsay.Symbol)
		return e + 1
	}
	if e < j && c.text[e] == '.' && c.keepsStop(i, e, j) {
		c.add(i, e+1, gainsay.Word)
		return e + 1
	}
	c.clitics(i, e)
	return c.possessive(e, j)
}

// wordEnd is the end of the run of letters, digits and what joins them.
func (c *cutter) wordEnd(i, j int) int {
	e, segment := i, i // segment: where the letters since the last stop began
	for e < j {
		k, n := classOf(c.text, e)
		switch {
		case k == letter || k == digit || k == joiner:
			e += n
			continue
		case e+n >= j || !c.joins(k, e, e+n, segment):
			return e
		}
		if k == hyphen || k == stop {
			segment = e + n
		}
		e += n
	}
	return e
}

// joins reports whether the character of class k in text[e:f] holds together
// the letters before and after it.
func (c *cutter) joins(k class, e, f, segment int) bool {
	next := classAt(c.text, f)
	alnum := next == letter || next == digit
	switch k {
	case hyphen:
		if c.text[e-1] == '.' {
			return next == letter
		}
		return alnum
	case quoteOne:
		return next == letter && c.text[e] != '`' || next == digit && e > segment
	case ampersat:
		return next == letter && e-segment <= 3 && isUpper(c.text, f) && !strings.HasPrefix(c.text[e:], "&amp;")
	case stop:
		if next == hyphen { // U.S.-led
			return e-segment == 1 && e >= 2 && c.text[segment-1] == '.'
		}
		return next == letter && (e-segment == 1 || e-segment == 2 && c.text[segment:e] == "Ph")
	}
	return false
}

// keepsStop reports whether the stop at e belongs to the word text[i:e].
func (c *cutter) keepsStop(i, e, j int) bool {
	if e+1 < j {
		switch classAt(c.text, e+1) {
		case letter, stop, digit:
			return false
		}
	}
	w := c.text[i:e]
	if strings.IndexByte(w, '.') > 0 && dotted(w) {
		return true
	}
	if utf8.RuneCountInString(w) == 1 {
		return c.initial(i, e)
	}
	if len(w) > longestAbbreviation {
		return false
	}
	k, ok := abbreviations[w]
	if !ok {
		return false
	}
	next := c.nextWord(e + 1)
	switch k {
	case beforeNumber:
		return next < c.end && classAt(c.text, next) == digit
	case beforeName:
		return next < c.end
	}
	return true
}

// dotted reports whether w is letters with stops between: "U.S", "Ph.D".
func dotted(w string) bool {
	dot := strings.LastIndexByte(w, '.')
	return len(w)-dot <= 3
}

// initial reports whether the single letter text[i:e] before a stop is
// somebody's initial: a capital, with a capital after it.
func (c *cutter) initial(i, e int) bool {
	if !isUpper(c.text, i) {
		w := c.text[i:e]
		return (w == "c" || w == "p" || w == "v") && classAt(c.text, c.nextWord(e+1)) != other
	}
	next := c.nextWord(e + 1)
	if next >= c.end || !isUpper(c.text, next) {
		return next < c.end && c.text[next] == ',' && c.afterName()
	}
	if c.text[i] == 'I' || c.text[i] == 'A' || c.starter(next) {
		return c.afterName() && !c.starter(next)
	}
	return true
}

// afterName reports whether the last token is a capitalised word.
func (c *cutter) afterName() bool {
	n := len(c.tokens)
	return n > 0 && c.tokens[n-1].Kind == gainsay.Word && isUpper(c.text, c.tokens[n-1].Start)
}

// nextWord is where the next character that is no white space stands.
func (c *cutter) nextWord(i int) int {
	for i < c.end {
		n := spaceAt(c.text, i)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// number cuts a figure, and a unit that is glued to it.
func (c *cutter) number(i, j int) int {
	e := i
	plain := true // nothing but digits and what joins them
	for e < j {
		k, n := classOf(c.text, e)
		switch {
		case k == digit:
		case k == letter && plain:
			if u := c.unit(e, j); u > e {
				c.add(i, e, gainsay.Number)
				c.add(e, u, gainsay.Word)
				return u
			}
			plain = false
		case k == letter:
		case e+n < j && c.joinsDigits(k, e+n, plain):
			if k == hyphen && classAt(c.text, e+n) == letter {
				plain = false
			}
		default:
			return c.numberEnd(i, e, j, plain)
		}
		e += n
	}
	return c.numberEnd(i, e, j, plain)
}

func (c *cutter) numberEnd(i, e, j int, plain bool) int {
	if plain {
		c.add(i, e, gainsay.Number)
		return e
	}
	c.clitics(i, e)
	return c.possessive(e, j)
}

// joinsDigits reports whether what ends at f and is of class k stands inside a figure.
func (c *cutter) joinsDigits(k class, f int, plain bool) bool {
	next := classAt(c.text, f)
	switch k {
	case stop, colon, slash:
		return next == digit && plain
	case comma:
		return next == digit && plain && c.thousands(f)
	case hyphen:
		return next == digit || next == letter
	case quoteOne:
		return next == letter
	}
	return false
}

// thousands reports whether exactly three digits start at i.
func (c *cutter) thousands(i int) bool {
	n := 0
	for i+n < c.end && n < 4 && c.text[i+n] >= '0' && c.text[i+n] <= '9' {
		n++
	}
	return n == 3
}

// unit is the end of a unit of measure that starts at e and ends the run of
// letters, else e.
func (c *cutter) unit(e, j int) int {
	u := e
	for u < j && u-e < 4 && classAt(c.text, u) == letter && c.text[u] < utf8.RuneSelf {
		u++
	}
	switch k := classAt(c.text, u); {
	case !units[c.text[e:u]], u < j && (k == letter || k == digit || k == hyphen || k == quoteOne):
	case u < j && c.text[u] == '.' && u+2 < j && c.text[u+1] == 'm': // 5p.m.
	default:
		return u
	}
	if rest := c.text[e:j]; strings.HasPrefix(rest, "a.m.") || strings.HasPrefix(rest, "p.m.") {
		return e + 4
	}
	return e
}

// mark cuts one mark or symbol; a run of the same stop, dash, exclamation or
// question marks is one token, and so are two single marks that quote.
func (c *cutter) mark(i, j int) int {
	r, n := utf8.DecodeRuneInString(c.text[i:j])
	e := i + n
	switch r {
	case '.', '-', '–', '—', '!', '?', '*', '=', '_', '~', '…', '$':
		for e < j {
			q, m := utf8.DecodeRuneInString(c.text[e:j])
			if q != r && !(r == '!' && q == '?') && !(r == '?' && q == '!') {
				break
			}
			e += m
		}
		if r == '.' && e-i == 2 { // a stop typed twice is one stop
			break
		}
	}
	kind := gainsay.Mark
	if symbol(r) {
		kind = gainsay.Symbol
	}
	c.add(i, e, kind)
	return e
}

func symbol(r rune) bool {
	switch r {
	case '%', '+', '=', '<', '>', '&', '@', '#', '~', '^', '|', '‰', '§', '†':
		return true
	}
	return r != '`' && unicode.IsSymbol(r)
}

func allUpper(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return s != ""
}
