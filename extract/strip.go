package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// strip takes off a page's tree, whose units are list, what choose would not
// keep whoever takes it: blocks of links and blocks without text, and with them
// the white space by which markup is indented. That is two thirds of the nodes
// of news pages, each of which the extractors copy and walk many times over.
func strip(root *html.Node, list []unit) {
	wanted := map[*html.Node]bool{}
	for i := range list {
		if list[i].hopeless() {
			continue
		}
		for n := list[i].block; n != nil && !wanted[n]; n = n.Parent {
			wanted[n] = true
		}
	}
	stripBelow(root, wanted, 0)
}

// hopeless reports whether choose drops a unit for its links, see keep.
func (u *unit) hopeless() bool {
	return 2*u.linked > u.words && u.words < 25 && !(u.sentence() && 5*u.linked < 4*u.words)
}

func stripBelow(n *html.Node, wanted map[*html.Node]bool, depth int) {
	if depth > maxDepth {
		return
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch c.Type {
		case html.TextNode:
			if blank(c.Data) && (boundary(c.PrevSibling) || boundary(next)) {
				n.RemoveChild(c)
			}
		case html.ElementNode:
			if c.DataAtom == atom.Head {
				break
			}
			if !block[c.DataAtom] || wanted[c] {
				stripBelow(c, wanted, depth+1)
			} else {
				n.RemoveChild(c)
				break
			}
			if c.FirstChild == nil && !speaksEmpty[c.DataAtom] {
				n.RemoveChild(c)
			}
		}
		c = next
	}
}

// speaksEmpty holds the elements that say something though they hold nothing.
var speaksEmpty = set(atom.Br, atom.Td, atom.Th)

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// boundary reports whether white space beside n parts no words.
func boundary(n *html.Node) bool { return n == nil || block[n.DataAtom] }

// minAgreed is the share of the text that either extractor took of a stripped
// page below which they are asked about the whole of it: then one of them may
// have been led astray, which the lack of links around an article can do. It is
// one page in thirty; where they agree on nothing it is seldom an article.
const minAgreed = 0.3

// agreed is the share of the text taken by either that both took.
func agreed(list []unit) float64 {
	both, either := 0, 0
	for i := range list {
		u := &list[i]
		if u.both() {
			both += len(u.text)
		}
		if u.either() {
			either += len(u.text)
		}
	}
	return float64(both) / float64(max(1, either))
}
