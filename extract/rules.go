package extract

import (
	"fmt"
	"slices"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/gainsay-news/gainsay"
)

// ErrRule says that a source's rule is no selector.
var ErrRule = fmt.Errorf("%w: the source's rule cannot be read", ErrNoArticle)

// ruled is what a source's rules find on one page.
type ruled struct {
	rules  *gainsay.Rules
	title  string
	author []string
	date   string
	body   []string
}

// applied takes off the page what the rules drop and reads what they select.
func applied(root *html.Node, rules *gainsay.Rules) (ruled, error) {
	r := ruled{rules: rules}
	if rules.IsZero() {
		return r, nil
	}
	dropped, err := selected(root, rules.Drop)
	if err != nil {
		return r, err
	}
	for _, n := range dropped {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	for _, part := range []struct {
		rule string
		take func(*html.Node)
	}{
		{rules.Title, func(n *html.Node) {
			if r.title == "" {
				r.title = shown(n)
			}
		}},
		{rules.Author, func(n *html.Node) { r.author = append(r.author, people(shown(n))...) }},
		{rules.Date, func(n *html.Node) {
			if r.date == "" {
				r.date = shown(n)
			}
		}},
		{rules.Body, func(n *html.Node) { r.body = append(r.body, paragraphs(n)...) }},
	} {
		found, err := selected(root, part.rule)
		if err != nil {
			return r, err
		}
		for _, n := range found {
			part.take(n)
		}
	}
	return r, nil
}

// shown is what an element holds: its datetime or content, else its text.
func shown(n *html.Node) string {
	for _, key := range []string{"datetime", "content"} {
		if v := squeeze(attr(n, key)); v != "" {
			return v
		}
	}
	return inline(n)
}

// maxSelected bounds what one rule selects.
const maxSelected = 4096

// selected are the elements that a rule selects, none inside another.
func selected(root *html.Node, rule string) ([]*html.Node, error) {
	if rule == "" {
		return nil, nil
	}
	s, err := cascadia.ParseGroup(rule)
	if err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrRule, rule, err)
	}
	var outer []*html.Node
	inside := map[*html.Node]bool{}
	for _, n := range cascadia.QueryAll(root, s) {
		if len(outer) < maxSelected && !slices.ContainsFunc(ancestors(n), func(p *html.Node) bool { return inside[p] }) {
			outer = append(outer, n)
			inside[n] = true
		}
	}
	return outer, nil
}

func ancestors(n *html.Node) (list []*html.Node) {
	for p := n.Parent; p != nil; p = p.Parent {
		list = append(list, p)
	}
	return list
}

// overrule puts what the rules found in the place of what the page was read
// as. What they do not find stays.
func (r *ruled) overrule(d *draft, zone string) {
	if r.title != "" {
		d.Title = r.title
		d.byRule("title")
	}
	if len(r.author) > 0 {
		d.Authors = unique(r.author)
		d.byRule("authors")
	}
	if s, ok := stamp(r.date, "rule", zone); ok {
		d.Published = s
	}
	if len(r.body) > 0 {
		d.byRule("body")
	}
}

func (d *draft) byRule(field string) {
	d.Beliefs = slices.DeleteFunc(d.Beliefs, func(b gainsay.Belief) bool { return b.Field == field })
	d.Beliefs = append(d.Beliefs, gainsay.Belief{Field: field, From: "rule", Why: "the source's rule"})
}

// CheckRules says which rule is no selector.
func CheckRules(rules gainsay.Rules) error {
	for _, rule := range []string{rules.Title, rules.Body, rules.Drop, rules.Author, rules.Date} {
		if _, err := selected(&html.Node{Type: html.DocumentNode}, rule); err != nil {
			return err
		}
	}
	return nil
}
