package query

import (
	"context"
	"errors"
	"strings"

	"github.com/gainsay-news/gainsay/internal/store"
)

// A Part is one condition of a query that stands on its own: without it the
// rest asks for more.
type Part struct {
	Text    string // as it was typed
	Words   string // as it is read
	Without string // the query that is left when it goes
}

// Parts cuts a query into the conditions that all have to hold. A query whose
// whole is one OR has no parts, nor has one that cannot be read.
func Parts(text string) []Part {
	p := newParser(text)
	var out []Part
	for p.peek().kind != end {
		t := p.peek()
		if t.kind == bare && t.text == "OR" {
			return nil
		}
		if t.kind == bare && t.text == "AND" {
			p.take()
			continue
		}
		c, err := p.unary(0)
		if err != nil {
			return nil
		}
		stop := p.tokens[min(p.next, len(p.tokens))-1].end
		rest := strings.TrimSpace(strings.TrimSpace(p.text[:t.at]) + " " + strings.TrimSpace(p.text[stop:]))
		out = append(out, Part{p.text[t.at:stop], Words(c), rest})
	}
	return out
}

// Hints says what in a query may have been meant otherwise than it is read.
func Hints(text string) (hints []string) {
	p := newParser(text)
	seen := map[string]bool{}
	for i, t := range p.tokens {
		inner := i > 0 && i < len(p.tokens)-1
		if upper := strings.ToUpper(t.text); t.kind == bare && t.text != upper && !seen[upper] && inner && (upper == "OR" || upper == "NOT" || upper == "NEAR") {
			seen[upper] = true
			hints = append(hints, "“"+t.text+"” was taken for a word; in capitals, "+upper+" joins what stands around it")
		}
	}
	return hints
}

// savedDepth is how many saved searches may stand in each other.
const savedDepth = 5

// A Shelf is the saved searches that somebody may name: those of an account,
// and everybody's.
type Shelf struct {
	Store *store.Store
	Owner string
}

// Expand puts the queries of saved searches in the places where they are
// named. The error is an *Error where a name is not known.
func (s Shelf) Expand(ctx context.Context, c store.Cond) (store.Cond, error) {
	return s.expand(ctx, c, 0)
}

func (s Shelf) expand(ctx context.Context, c store.Cond, depth int) (store.Cond, error) {
	if c.Op != store.Saved {
		of := make([]store.Cond, len(c.Of))
		for i, k := range c.Of {
			var err error
			if of[i], err = s.expand(ctx, k, depth); err != nil {
				return c, err
			}
		}
		c.Of = of
		return c, nil
	}
	if depth >= savedDepth {
		return c, &Error{c.N, "saved searches stand in each other too deeply"}
	}
	text, err := s.Store.SavedQuery(ctx, s.Owner, c.Text)
	if errors.Is(err, store.ErrNotFound) {
		return c, &Error{c.N, "there is no saved search “" + c.Text + "”"}
	}
	if err != nil {
		return c, err
	}
	inner, err := Parse(text)
	if err != nil {
		return c, err
	}
	return s.expand(ctx, inner, depth+1)
}
