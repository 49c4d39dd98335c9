package token

import (
	"strings"
	"unicode/utf8"
)

// address is the end of a web or mail address, a handle or a tag that starts
// at i, else i.
func (c *cutter) address(i, j int) int {
	s := c.text[i:j]
	switch s[0] {
	case '@', '#':
		return i + tagEnd(s)
	}
	if len(s) < 4 || s[0] >= utf8.RuneSelf || ascii[s[0]] != letter && ascii[s[0]] != digit {
		return i
	}
	stop := strings.IndexAny(s, ".@:/")
	if stop < 0 {
		return i
	}
	switch e := addressEnd(s); {
	case scheme(s), strings.HasPrefix(s, "www.") && e > 6:
		return i + e
	case s[stop] == '/' || s[stop] == ':':
		return i
	case strings.IndexByte(s[:e], '@') > 0:
		if mail(s[:e]) {
			return i + e
		}
		return i
	default:
		return i + domainEnd(s[:e])
	}
}

// tagEnd is the end of "@handle" or "#tag", 0 when s is neither.
func tagEnd(s string) int {
	e := 1
	letters := false
	for e < len(s) {
		k, n := classOf(s, e)
		if k != letter && k != digit && k != joiner {
			break
		}
		letters = letters || k == letter
		e += n
	}
	if !letters || s[0] == '#' && classAt(s, 1) == digit {
		return 0
	}
	return e
}

func scheme(s string) bool {
	for _, p := range [...]string{"http://", "https://", "ftp://", "mailto:"} {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			return true
		}
	}
	return false
}

// addressEnd is the end of s without the marks that close a sentence or a
// bracket after it.
func addressEnd(s string) int {
	e := len(s)
	for _, q := range [...]string{"\"", "”", "“", "»", "<", ">", "''", "’"} {
		if k := strings.Index(s[:e], q); k > 0 {
			e = k
		}
	}
	for e > 0 && strings.IndexByte(".,;:!?')]}", s[e-1]) >= 0 {
		if s[e-1] == ')' && strings.IndexByte(s[:e], '(') >= 0 {
			break
		}
		e--
	}
	return e
}

// mail reports whether s is "name@host.tld".
func mail(s string) bool {
	at := strings.IndexByte(s, '@')
	dot := strings.LastIndexByte(s, '.')
	return at > 0 && dot > at+1 && dot < len(s)-1 && !strings.ContainsAny(s[:at], "/\"")
}

// domainEnd is the end of "example.com" or "example.com/path", 0 when s is
// none: lower-case labels, the last of which is a top-level domain.
func domainEnd(s string) int {
	host := s
	if k := strings.IndexByte(s, '/'); k > 0 {
		host = s[:k]
	}
	dot := strings.LastIndexByte(host, '.')
	if dot < 2 || !domains[strings.ToLower(host[dot+1:])] {
		return 0
	}
	for k := 0; k < len(host); k++ {
		switch classAt(host, k) {
		case letter, digit, hyphen, stop:
		default:
			return 0
		}
	}
	return len(s)
}
