package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind uint8

const (
	end     kind = iota
	bare         // a word
	phrase       // between quotation marks
	field        // "speaker:", with the name alone as its text
	open         // (
	shut         // )
	minus        // - before a condition
	pattern      // /re/ or /re/i
)

type token struct {
	at, end int // bytes of the query
	kind    kind
	text    string
}

// lex cuts the query. Quotation marks of any shape delimit a phrase; one that
// is not closed runs to the end.
func (p *parser) lex() {
	for i := 0; i < len(p.text); {
		r, n := utf8.DecodeRuneInString(p.text[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
		case r == '(' || r == ')':
			p.tokens = append(p.tokens, token{i, i + n, map[rune]kind{'(': open, ')': shut}[r], string(r)})
			i += n
		case r == '-' && i+n < len(p.text) && p.fresh(i):
			p.tokens = append(p.tokens, token{i, i + n, minus, "-"})
			i += n
		case quotationMark(r):
			i = p.lexPhrase(i, n)
		case r == '/' && p.fresh(i) && p.closed(i):
			i = p.lexPattern(i)
		default:
			i = p.lexWord(i)
		}
	}
}

// fresh reports whether a condition can start at i.
func (p *parser) fresh(i int) bool {
	return i == 0 || strings.ContainsRune(" \t\n\u00a0(", rune(p.text[i-1]))
}

func quotationMark(r rune) bool { return strings.ContainsRune(`"“”„«»`, r) }

func (p *parser) lexPhrase(i, n int) int {
	from := i + n
	for j, r := range p.text[from:] {
		if quotationMark(r) {
			stop := from + j + utf8.RuneLen(r)
			p.tokens = append(p.tokens, token{i, stop, phrase, p.text[from : from+j]})
			return stop
		}
	}
	p.tokens = append(p.tokens, token{i, len(p.text), phrase, p.text[from:]})
	return len(p.text)
}

// closed reports whether the slash at i has a partner behind it.
func (p *parser) closed(i int) bool { return strings.IndexByte(p.text[i+1:], '/') > 0 }

// lexPattern reads a regular expression and its flag. A slash in it is
// written \/.
func (p *parser) lexPattern(i int) int {
	stop := i + 1
	for stop < len(p.text) && (p.text[stop] != '/' || p.text[stop-1] == '\\') {
		stop++
	}
	re := strings.ReplaceAll(p.text[i+1:min(stop, len(p.text))], `\/`, "/")
	if stop = min(stop+1, len(p.text)); stop < len(p.text) && p.text[stop] == 'i' {
		stop++
		re = "(?i)" + re
	}
	p.tokens = append(p.tokens, token{i, stop, pattern, re})
	return stop
}

func (p *parser) lexWord(i int) int {
	stop := len(p.text)
	for j, r := range p.text[i:] {
		if unicode.IsSpace(r) || r == '(' || r == ')' || quotationMark(r) {
			stop = i + j
			break
		}
	}
	word := p.text[i:stop]
	if name, _, ok := strings.Cut(word, ":"); ok && fieldName(name) {
		at := i + len(name) + 1
		p.tokens = append(p.tokens, token{i, at, field, strings.ToLower(name)})
		if at < stop {
			p.tokens = append(p.tokens, token{at, stop, bare, p.text[at:stop]})
		}
		return stop
	}
	p.tokens = append(p.tokens, token{i, stop, bare, word})
	return stop
}

func fieldName(name string) bool {
	name = strings.ToLower(name)
	if _, ok := plain[name]; ok {
		return true
	}
	switch name {
	case "said", "published", "seen", "figure", "is", "atleast":
		return true
	}
	return false
}
