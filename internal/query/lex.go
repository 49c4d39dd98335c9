package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind uint8

const (
	end    kind = iota
	bare        // a word
	phrase      // between quotation marks
	field       // "speaker:", with the name alone as its text
	open        // (
	shut        // )
	minus       // - before a condition
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
	return name == "said" || name == "published" || name == "figure" || name == "is"
}
