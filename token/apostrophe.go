package token

import (
	"strings"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
)

// clitics adds the word text[i:e], with what leans on it as tokens of its own.
func (c *cutter) clitics(i, e int) {
	w := c.text[i:e]
	if n := fusedAt(w); n > 0 {
		c.add(i, i+n, gainsay.Word)
		c.add(i+n, e, gainsay.Word)
		return
	}
	cut := e
	for cut > i {
		n := clitic(c.text[i:cut])
		if n == 0 || n == cut-i {
			break
		}
		cut -= n
	}
	c.add(i, cut, gainsay.Word)
	for cut < e { // the clitics again, from the left: "should" "n't" "'ve"
		n := cliticAt(c.text[cut:e])
		c.add(cut, cut+n, gainsay.Word)
		cut += n
	}
}

// fusedAt is where a word of two falls apart, 0 for others. All of them end in
// an a or a t.
func fusedAt(w string) int {
	if len(w) < 4 || len(w) > 6 || w[len(w)-1]|0x20 != 'a' && w[len(w)-1]|0x20 != 't' {
		return 0
	}
	return fused[strings.ToLower(w)]
}

// clitic is the length of the clitic that w ends in, 0 when it has none.
func clitic(w string) int {
	at := strings.LastIndexAny(w, "'’")
	if at < 1 || len(w)-at > 5 {
		return 0
	}
	_, quote := utf8.DecodeRuneInString(w[at:])
	switch tail := w[at+quote:]; len(tail) {
	case 1:
		switch tail[0] | 0x20 {
		case 's', 'm', 'd':
			return len(w) - at
		case 't':
			if w[at-1]|0x20 == 'n' && at > 1 {
				return len(w) - at + 1
			}
		}
	case 2:
		switch strings.ToLower(tail) {
		case "re", "ve", "ll":
			return len(w) - at
		}
	}
	return 0
}

// cliticAt is the length of the first clitic of a run of them.
func cliticAt(run string) int {
	_, first := utf8.DecodeRuneInString(run)
	n := strings.IndexAny(run[first:], "'’")
	if n < 0 {
		return len(run)
	}
	n += first
	if run[0]|0x20 == 'n' { // n't: up to its t
		_, quote := utf8.DecodeRuneInString(run[n:])
		return n + quote + 1
	}
	if run[n-1]|0x20 == 'n' && n-1 > first { // 'dn't
		n--
	}
	return n
}

// possessive adds the apostrophe at e after a plural ("the workers' rights")
// as a word, unless it closes a quotation; it returns where it ends.
func (c *cutter) possessive(e, j int) int {
	if e >= j || classAt(c.text, e) != quoteOne || c.text[e] == '`' || strings.HasPrefix(c.text[e:], "‘") {
		return e
	}
	_, n := classOf(c.text, e)
	last := c.text[e-1] | 0x20
	if last != 's' && last != 'z' && last != 'x' || strings.HasPrefix(c.text[e+n:j], "'") {
		return e
	}
	if k := classAt(c.text, e+n); e+n < j && k != other && k != hyphen {
		return e
	}
	if c.single > 0 && !c.closesLater(e+n) {
		return e
	}
	if next := c.nextWord(e + n); next >= c.end || e+n < j || classAt(c.text, next) == other {
		if c.single > 0 {
			return e
		}
	}
	c.add(e, e+n, gainsay.Word)
	return e + n
}

// reach is how far ahead a closing single mark is looked for, in bytes.
const reach = 400

// closesLater reports whether another single mark may close the quotation
// that is open: one after a letter or mark and before none.
func (c *cutter) closesLater(i int) bool {
	for end := min(c.end, i+reach); i < end; {
		k, n := classOf(c.text, i)
		if k == quoteOne && spaceAt(c.text, i-1) == 0 {
			if after := classAt(c.text, i+n); i+n >= c.end || after != letter && after != digit {
				return true
			}
		}
		i += n
	}
	return false
}

// apostrophe cuts what starts with a single mark: a word that lost its head
// ("'em", "'90s"), a clitic that stands alone, or a quotation mark.
func (c *cutter) apostrophe(i, j int) int {
	_, n := classOf(c.text, i)
	if i+n < j && c.text[i] != '`' {
		if e := c.elided(i, i+n, j); e > i {
			c.add(i, e, gainsay.Word)
			return e
		}
	}
	e := i + n
	if e < j && n == 1 && c.text[e] == c.text[i] { // `` and ''
		e++
		c.add(i, e, gainsay.Mark)
		return e
	}
	if c.opens(i, e, j) {
		c.single = i + 1
	} else {
		c.single = 0
	}
	c.add(i, e, gainsay.Mark)
	return e
}

// opens reports whether the single mark text[i:e] opens a quotation.
func (c *cutter) opens(i, e, j int) bool {
	if strings.HasPrefix(c.text[i:], "‘") || c.text[i] == '`' {
		return true
	}
	return e < j && (i == 0 || spaceAt(c.text, i-1) > 0 || strings.IndexByte("([{\"-", c.text[i-1]) >= 0)
}

// elided is the end of a word that starts with the apostrophe at i, else i.
func (c *cutter) elided(i, after, j int) int {
	e := after
	for e < j {
		k, n := classOf(c.text, e)
		if k != letter && k != digit {
			break
		}
		e += n
	}
	w := strings.ToLower(c.text[after:min(e, after+8)])
	switch {
	case e-after > 8 || e == after:
	case elisions[w] && !strings.HasPrefix(c.text[i:], "‘"):
		return e
	case w[0] >= '0' && w[0] <= '9' && (len(w) == 2 || len(w) == 3 && w[2] == 's') && !c.closesLater(e):
		return e
	case len(c.tokens) > 0 && c.tokens[len(c.tokens)-1].End <= i && clitics[w] && c.detached(i):
		return e
	}
	return i
}

// detached reports whether the clitic at i follows a word or a space after
// one ("Bush 's", as tokenised text has it).
func (c *cutter) detached(i int) bool {
	last := c.tokens[len(c.tokens)-1]
	return last.Kind != gainsay.Mark && (last.End == i || last.End+1 == i) && c.single == 0
}
