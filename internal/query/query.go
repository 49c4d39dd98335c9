// Package query reads the search language: what a person types becomes a
// question to the store, and is read back in words. The same language serves
// the search box, the API and the feeds.
//
//	words                  all of them, in any inflection
//	"in a row"             a phrase; exact:"As Typed" keeps case and marks
//	a OR b, -a, (a b)      OR in capitals means OR
//	port*                  words that begin so
//	a NEAR/5 b, "a b"~5    at most five words between
//	SENT(a b)              in the statement's own sentence
//	atleast:3 toll         the word three times or more
//	/re/ /re/i             a regular expression, beside something that narrows
//	speaker: about:        a name, an id, or a name as it sounds: speaker:Bergh~
//	outlet: origin: channel: place: dateline: title: story: topic: act: kind:
//	lang: saved:
//	said: published: seen: 2031-05, 2031-05-02..2031-05-09, a/b, >=2031-05-02, P3D
//	figure:>=1000          figure:troops>=1000
//	is:direct ...          store.Properties lists them
package query

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay/internal/store"
)

// An Error says what is wrong with a query and where.
type Error struct {
	At    int    // byte of the query
	Words string // what is wrong, for the one who typed it
}

func (e *Error) Error() string { return fmt.Sprintf("character %d: %s", e.At+1, e.Words) }

// The bounds on a query, so that no one can ask for too much at once.
const (
	maxLength = 2000
	maxTerms  = 100
	maxDepth  = 20
)

// Parse reads a query. The error is an *Error.
func Parse(text string) (store.Cond, error) {
	if len(text) > maxLength {
		return store.Cond{}, &Error{maxLength, fmt.Sprintf("a query has %d characters at most", maxLength)}
	}
	p := newParser(text)
	c, err := p.or(0)
	if err == nil && p.next < len(p.tokens) {
		t := p.tokens[p.next]
		err = &Error{t.at, fmt.Sprintf("%q closes nothing", t.text)}
	}
	if err == nil && p.patternAt >= 0 && !narrows(c) {
		err = &Error{p.patternAt, "a pattern needs something beside it that narrows the search: a word, a phrase, a speaker or a story"}
	}
	if err != nil {
		return store.Cond{}, err
	}
	return c, nil
}

func newParser(text string) *parser {
	p := &parser{text: strings.ToValidUTF8(text, "\uFFFD"), now: time.Now().UTC(), patternAt: -1}
	p.lex()
	return p
}

// narrows reports whether a condition finds its statements by an index, so
// that a pattern need not be tried on all of them.
func narrows(c store.Cond) bool {
	switch c.Op {
	case store.And:
		return slices.ContainsFunc(c.Of, narrows)
	case store.Word, store.Phrase, store.Prefix, store.Near, store.Sentence, store.Speaker, store.About, store.StoryIs, store.AtLeast:
		return true
	}
	return false
}

type parser struct {
	text   string
	now    time.Time
	tokens []token
	next   int
	terms  int

	patternAt int // byte of the last pattern, -1 for none
}

func (p *parser) peek() token {
	if p.next < len(p.tokens) {
		return p.tokens[p.next]
	}
	return token{at: len(p.text), kind: end}
}

func (p *parser) take() token {
	t := p.peek()
	p.next++
	return t
}

func (p *parser) or(depth int) (store.Cond, error) {
	if depth > maxDepth {
		return store.Cond{}, &Error{p.peek().at, "too many parentheses within each other"}
	}
	first, err := p.and(depth)
	if err != nil {
		return first, err
	}
	list := []store.Cond{first}
	for p.peek().kind == bare && p.peek().text == "OR" {
		at := p.take().at
		c, err := p.and(depth)
		if err != nil {
			return c, err
		}
		if len(c.Of) == 0 && c.Op == store.And {
			return c, &Error{at, "OR needs something on both sides"}
		}
		list = append(list, c)
	}
	if len(list) == 1 {
		return first, nil
	}
	if first.Op == store.And && len(first.Of) == 0 {
		return first, &Error{p.tokens[0].at, "OR needs something on both sides"}
	}
	return store.Cond{Op: store.Or, Of: list}, nil
}

// and is a run of conditions; one alone is itself, none is an empty And.
func (p *parser) and(depth int) (store.Cond, error) {
	list := []store.Cond{}
	for {
		t := p.peek()
		if t.kind == end || t.kind == shut || t.kind == bare && t.text == "OR" {
			break
		}
		if t.kind == bare && t.text == "AND" {
			p.take()
			continue
		}
		c, err := p.unary(depth)
		if err != nil {
			return c, err
		}
		list = append(list, c)
	}
	if len(list) == 1 {
		return list[0], nil
	}
	return store.Cond{Op: store.And, Of: list}, nil
}

func (p *parser) unary(depth int) (store.Cond, error) {
	t := p.peek()
	if t.kind == minus || t.kind == bare && t.text == "NOT" {
		p.take()
		if k := p.peek().kind; k == end || k == shut || depth > maxDepth {
			return store.Cond{}, &Error{t.at, "there is nothing here to leave out"}
		}
		c, err := p.unary(depth + 1)
		return store.Cond{Op: store.Not, Of: []store.Cond{c}}, err
	}
	return p.primary(depth)
}

func (p *parser) primary(depth int) (store.Cond, error) {
	t := p.take()
	if p.terms++; p.terms > maxTerms {
		return store.Cond{}, &Error{t.at, fmt.Sprintf("a query has %d words at most", maxTerms)}
	}
	switch t.kind {
	case open:
		return p.group(t, depth)
	case phrase:
		return p.phrase(t)
	case field:
		return p.field(t)
	case pattern:
		return p.pattern(t)
	}
	return p.word(t)
}

// longestPattern bounds a regular expression. Go's take time in proportion to
// text and pattern, whatever the pattern.
const longestPattern = 200

func (p *parser) pattern(t token) (store.Cond, error) {
	if len(t.text) > longestPattern {
		return store.Cond{}, &Error{t.at, fmt.Sprintf("a pattern has %d characters at most", longestPattern)}
	}
	if _, err := regexp.Compile(t.text); err != nil {
		var wrong *syntax.Error
		at := t.at
		if errors.As(err, &wrong) {
			at += max(0, strings.Index(p.text[t.at:t.end], wrong.Expr))
		}
		return store.Cond{}, &Error{at, "this pattern cannot be read: " + strings.TrimPrefix(err.Error(), "error parsing regexp: ")}
	}
	p.patternAt = t.at
	return store.Cond{Op: store.Pattern, Text: t.text}, nil
}

func (p *parser) group(t token, depth int) (store.Cond, error) {
	c, err := p.or(depth + 1)
	if err != nil {
		return c, err
	}
	if p.take().kind != shut {
		return c, &Error{t.at, "this parenthesis is not closed"}
	}
	return c, nil
}

// phrase is words in a row, or words near each other for "a b"~5.
func (p *parser) phrase(t token) (store.Cond, error) {
	if strings.TrimSpace(t.text) == "" {
		return store.Cond{}, &Error{t.at, "there is nothing between the quotation marks"}
	}
	n := p.peek()
	if n.kind == bare && strings.HasPrefix(n.text, "~") && n.at == t.end {
		within, err := strconv.Atoi(n.text[1:])
		if err != nil || within < 0 || within > 99 {
			return store.Cond{}, &Error{n.at, "~ takes a number up to 99: how many words may stand between"}
		}
		p.take()
		return store.Cond{Op: store.Near, Text: t.text, N: within}, nil
	}
	return store.Cond{Op: store.Phrase, Text: strings.TrimSpace(t.text)}, nil
}

func (p *parser) word(t token) (store.Cond, error) {
	if t.text == "SENT" && p.peek().kind == open {
		return p.sentence(t)
	}
	if n := p.peek(); n.kind == bare && strings.HasPrefix(n.text, "NEAR") {
		return p.near(t)
	}
	if w := strings.TrimRight(t.text, "*"); w != t.text {
		if len(w) < 2 {
			return store.Cond{}, &Error{t.at, "* needs two letters before it"}
		}
		return store.Cond{Op: store.Prefix, Text: w}, nil
	}
	if w := strings.TrimSuffix(t.text, "~"); w != t.text && w != "" {
		return store.Cond{}, &Error{t.at + len(w), "~ finds names that are spelled alike: speaker:" + w + "~ or about:" + w + "~"}
	}
	return store.Cond{Op: store.Word, Text: t.text}, nil
}

func (p *parser) sentence(t token) (store.Cond, error) {
	p.take()
	var w []string
	for {
		n := p.take()
		switch n.kind {
		case shut:
			if len(w) == 0 {
				return store.Cond{}, &Error{t.at, "SENT( ) needs words"}
			}
			return store.Cond{Op: store.Sentence, Text: strings.Join(w, " ")}, nil
		case bare, phrase:
			w = append(w, n.text)
		default:
			return store.Cond{}, &Error{n.at, "SENT( ) takes words only"}
		}
	}
}

// near is a NEAR/5 b.
func (p *parser) near(t token) (store.Cond, error) {
	op := p.take()
	n := 10
	if rest := strings.TrimPrefix(op.text, "NEAR"); rest != "" {
		var err error
		n, err = strconv.Atoi(strings.TrimPrefix(rest, "/"))
		if err != nil || n < 0 || n > 99 {
			return store.Cond{}, &Error{op.at, "NEAR/ takes a number up to 99: how many words may stand between"}
		}
	}
	b := p.take()
	if b.kind != bare && b.kind != phrase {
		return store.Cond{}, &Error{op.at, "NEAR needs a word on both sides"}
	}
	return store.Cond{Op: store.Near, Text: t.text + " " + b.text, N: n}, nil
}

// plain are the fields whose value is taken as it is.
var plain = map[string]store.Op{
	"speaker": store.Speaker, "about": store.About, "outlet": store.OutletIs, "origin": store.OriginIs, "channel": store.Channel,
	"place": store.PlaceIs, "title": store.TitleHas, "story": store.StoryIs, "exact": store.Exact, "act": store.Act,
	"kind": store.KindIs, "id": store.IDIs, "lang": store.LanguageIs, "saved": store.Saved, "topic": store.TopicIs, "dateline": store.DatelineIs,
}

func (p *parser) field(t token) (store.Cond, error) {
	v := p.peek()
	if v.kind != bare && v.kind != phrase || v.at != t.end {
		return store.Cond{}, &Error{t.end, fmt.Sprintf("%s: needs a value right behind it", t.text)}
	}
	p.take()
	if strings.TrimSpace(v.text) == "" {
		return store.Cond{}, &Error{v.at, fmt.Sprintf("%s: needs a value", t.text)}
	}
	if op, ok := plain[t.text]; ok {
		return named(op, v)
	}
	switch t.text {
	case "said", "published", "seen":
		from, to, err := p.span(v)
		return store.Cond{Op: store.Op(t.text), From: from, To: to}, err
	case "figure":
		return figure(v)
	case "atleast":
		return p.atLeast(v)
	}
	return property(v)
}

// named is a field whose value is taken as it is. A name that ends in ~ is
// one that is spelled alike.
func named(op store.Op, v token) (store.Cond, error) {
	c := store.Cond{Op: op, Text: v.text}
	if op == store.Saved {
		c.N = v.at
	}
	name := strings.TrimSuffix(v.text, "~")
	if v.kind != bare || name == v.text || op != store.Speaker && op != store.About {
		return c, nil
	}
	if utf8.RuneCountInString(name) < 4 {
		return c, &Error{v.at, "~ needs a name of four letters at least"}
	}
	return store.Cond{Op: op, Text: name, Alike: true}, nil
}

// atLeast is a number and the word behind it.
func (p *parser) atLeast(v token) (store.Cond, error) {
	n, err := strconv.Atoi(v.text)
	if err != nil || n < 1 || n > 99 {
		return store.Cond{}, &Error{v.at, "atleast: takes a number from 1 to 99, and then a word: atleast:3 toll"}
	}
	w := p.peek()
	if w.kind != bare && w.kind != phrase {
		return store.Cond{}, &Error{v.end, "atleast: needs a word behind its number"}
	}
	p.take()
	return store.Cond{Op: store.AtLeast, Text: strings.TrimSpace(w.text), N: n}, nil
}

func property(v token) (store.Cond, error) {
	var names []string
	for _, q := range store.Properties {
		if q.Name == v.text {
			return store.Cond{Op: store.Is, Text: v.text}, nil
		}
		names = append(names, q.Name)
	}
	return store.Cond{}, &Error{v.at, fmt.Sprintf("is: takes one of %s", strings.Join(names, ", "))}
}

// figure is "1000", ">=1000", "100..200", each with a thing before it or not.
func figure(v token) (store.Cond, error) {
	c := store.Cond{Op: store.FigureIs, Low: math.Inf(-1), High: math.Inf(1)}
	i := strings.IndexAny(v.text, "<>=0123456789")
	if i < 0 {
		c.Text = v.text
		return c, nil
	}
	c.Text = strings.TrimSpace(v.text[:i])
	rest := v.text[i:]
	if lo, hi, ok := strings.Cut(rest, ".."); ok {
		return ends(c, v, lo, hi)
	}
	num := strings.TrimLeft(rest, "<>=")
	switch rest[:len(rest)-len(num)] {
	case "<", "<=":
		return ends(c, v, "", num)
	case ">", ">=":
		return ends(c, v, num, "")
	}
	return ends(c, v, num, num)
}

func ends(c store.Cond, v token, low, high string) (store.Cond, error) {
	for _, e := range []struct {
		text string
		into *float64
	}{{low, &c.Low}, {high, &c.High}} {
		if e.text == "" {
			continue
		}
		n, err := strconv.ParseFloat(strings.ReplaceAll(e.text, ",", ""), 64)
		if err != nil || math.IsNaN(n) {
			return c, &Error{v.at, fmt.Sprintf("%q is no number", e.text)}
		}
		*e.into = n
	}
	return c, nil
}
