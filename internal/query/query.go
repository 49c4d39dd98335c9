// Package query reads the search language: what a person types becomes a
// question to the store, and is read back in words. The same language serves
// the search box, the API and the feeds.
//
//	words                  all of them, in any inflection
//	"in a row"             a phrase; exact:"As Typed" keeps case and marks
//	a OR b, -a, (a b)      OR in capitals means OR
//	port*                  words that begin so
//	a NEAR/5 b             at most five words between
//	SENT(a b)              in the statement's own sentence
//	speaker: about: outlet: origin: channel: place: title: story: act:
//	said: published:       2031-05, 2031-05-02..2031-05-09, >=2031-05-02
//	figure:>=1000          figure:troops>=1000
//	is:direct ...          store.Properties lists them
package query

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

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
	p := &parser{text: strings.ToValidUTF8(text, "\uFFFD")}
	p.lex()
	c, err := p.or(0)
	if err == nil && p.next < len(p.tokens) {
		t := p.tokens[p.next]
		err = &Error{t.at, fmt.Sprintf("%q closes nothing", t.text)}
	}
	if err != nil {
		return store.Cond{}, err
	}
	return c, nil
}

type parser struct {
	text   string
	tokens []token
	next   int
	terms  int
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
	}
	return p.word(t)
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
		return store.Cond{Op: op, Text: v.text}, nil
	}
	switch t.text {
	case "said", "published":
		from, to, err := span(v)
		return store.Cond{Op: store.Op(t.text), From: from, To: to}, err
	case "figure":
		return figure(v)
	}
	return property(v)
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

// span is a stretch of time: a day, a month, a year, a..b, >=a, <=a.
func span(v token) (from, to time.Time, err error) {
	text := v.text
	if a, b, ok := strings.Cut(text, ".."); ok {
		if a != "" {
			if from, _, err = calendar(v, a); err != nil {
				return from, to, err
			}
		}
		if b != "" {
			_, to, err = calendar(v, b)
		}
		return from, to, err
	}
	num := strings.TrimLeft(text, "<>=")
	from, to, err = calendar(v, num)
	switch text[:len(text)-len(num)] {
	case ">=":
		to = time.Time{}
	case ">":
		from, to = to, time.Time{}
	case "<=":
		from = time.Time{}
	case "<":
		from, to = time.Time{}, from
	}
	return from, to, err
}

// calendar is the day, month or year that text names.
func calendar(v token, text string) (from, to time.Time, err error) {
	for _, f := range []struct {
		layout  string
		y, m, d int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(f.layout, text); err == nil {
			return t, t.AddDate(f.y, f.m, f.d), nil
		}
	}
	return from, to, &Error{v.at, fmt.Sprintf("%q is no date; write 2031-05-02, 2031-05 or 2031", text)}
}
