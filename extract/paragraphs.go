package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block holds the elements that start a line of their own.
var block = set(atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside,
	atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
	atom.Blockquote, atom.Pre, atom.Table, atom.Tr, atom.Thead, atom.Tbody, atom.Tfoot, atom.Caption, atom.Figure, atom.Figcaption,
	atom.Hr, atom.Form, atom.Fieldset, atom.Details, atom.Summary, atom.Address, atom.Body, atom.Html, atom.Center)

// hidden holds the elements whose text nobody reads.
var hidden = set(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Head, atom.Textarea, atom.Select, atom.Button, atom.Object, atom.Embed)

func set(list ...atom.Atom) map[atom.Atom]bool {
	m := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		m[a] = true
	}
	return m
}

// A setter cuts a tree into paragraphs.
type setter struct {
	done []string
	line strings.Builder
	br   bool // the line so far ends in a forced break
}

// paragraphs is the running text below n.
func paragraphs(n *html.Node) []string {
	var s setter
	s.node(n, 0)
	s.flush()
	return s.done
}

func (s *setter) flush() {
	if p := squeeze(s.line.String()); p != "" {
		s.done = append(s.done, p)
	}
	s.line.Reset()
	s.br = false
}

func (s *setter) node(n *html.Node, depth int) {
	if depth > maxDepth {
		return
	}
	switch {
	case n.Type == html.TextNode:
		s.text(n.Data)
	case n.Type == html.ElementNode && hidden[n.DataAtom]:
	case n.DataAtom == atom.Br:
		s.lineBreak()
	case block[n.DataAtom]:
		s.flush()
		s.children(n, depth)
		s.flush()
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		s.line.WriteByte(' ')
		s.children(n, depth)
	default:
		s.children(n, depth)
	}
}

func (s *setter) children(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.node(c, depth+1)
	}
}

func (s *setter) text(t string) {
	if strings.TrimSpace(t) != "" {
		s.br = false
	}
	s.line.WriteString(t)
}

// lineBreak ends the paragraph at the second break in a row, and at the
// first where a sentence has ended.
func (s *setter) lineBreak() {
	line := strings.TrimRight(s.line.String(), " \n\t")
	if s.br || ended(line) {
		s.flush()
		return
	}
	s.line.WriteByte(' ')
	s.br = true
}

// ended reports whether a line ends as a sentence does.
func ended(line string) bool {
	line = strings.TrimRight(line, "\"'”’)»")
	return line != "" && strings.ContainsRune(".!?…:", lastRune(line))
}

func lastRune(s string) rune {
	var last rune
	for i := max(0, len(s)-4); i < len(s); i++ {
		if s[i] < 0x80 || s[i] >= 0xC0 {
			for _, r := range s[i:] {
				last = r
			}
			break
		}
	}
	return last
}
