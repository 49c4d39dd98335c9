package extract

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A unit is a paragraph of a page as it stands in the page's own tree, with
// what its surroundings say of it.
type unit struct {
	text    string
	words   int
	linked  int // of words, those inside links
	place   place
	block   *html.Node // the innermost that it stands in
	letters []rune     // of text, once it has been voted on
	first   float64    // share of it that the first extractor has
	second  float64    // and the second
}

// A place is where in a page a unit stands: the elements around it and what
// their classes say.
type place uint32

const (
	inNav place = 1 << iota
	inFooter
	inHeader
	inAside
	inFigure
	inForm
	inList
	inTable
	inHeading
	inQuote
	inHidden
	inArticle
	saysRelated  // links to other stories
	saysShare    // share bars, newsletters, subscriptions
	saysComment  // readers' comments
	saysCaption  // of pictures
	saysByline   // who wrote it and when
	saysAdvert   // advertisement
	saysControls // menus, breadcrumbs, tags, cookies
	saysSummary
)

// elementPlace maps an element to the place it makes.
var elementPlace = map[atom.Atom]place{
	atom.Nav: inNav, atom.Footer: inFooter, atom.Header: inHeader, atom.Aside: inAside, atom.Figure: inFigure, atom.Figcaption: inFigure | saysCaption,
	atom.Form: inForm, atom.Fieldset: inForm, atom.Li: inList, atom.Table: inTable, atom.Blockquote: inQuote, atom.Article: inArticle,
	atom.H1: inHeading, atom.H2: inHeading, atom.H3: inHeading, atom.H4: inHeading, atom.H5: inHeading, atom.H6: inHeading,
	atom.Dialog: inHidden, atom.Menu: inNav, atom.Label: inForm,
}

// classPlace maps a word of a class or an id to the place it makes.
var classPlace = func() map[string]place {
	m := map[string]place{}
	for p, list := range map[place]string{
		saysRelated:  "related recirc recirculation recommended recommendation recommendations popular trending mostread mostpopular morestories readmore outbrain taboola teaser teasers promo promos promoted seealso alsolike readnext upnext latest",
		saysShare:    "share sharing social newsletter subscribe subscription signup follow paywall donate donation",
		saysComment:  "comment comments disqus discussion respond",
		saysCaption:  "caption wpcaptiontext credit credits photocredit imagecredit",
		saysByline:   "byline author authors bio dateline timestamp published pubdate",
		saysAdvert:   "ad ads advert advertisement adverts sponsor sponsored dfp adslot",
		saysControls: "nav navigation menu navbar breadcrumb breadcrumbs tags topics toolbar cookie cookies consent gdpr sidebar masthead pagination pager footer skip",
		saysSummary:  "summary standfirst subtitle dek lede deck subhead strapline",
	} {
		for _, w := range strings.Fields(list) {
			m[w] = p
		}
	}
	return m
}()

// placeOf is what one element adds to the place of what it holds.
func placeOf(n *html.Node) place {
	p := elementPlace[n.DataAtom]
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id":
			p |= classWords(a.Val)
		case "hidden":
			p |= inHidden
		case "style":
			if s := strings.ReplaceAll(strings.ToLower(a.Val), " ", ""); strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				p |= inHidden
			}
		case "role":
			if a.Val == "navigation" || a.Val == "menu" {
				p |= inNav
			}
		case "itemprop":
			if a.Val == "caption" {
				p |= saysCaption
			}
		}
	}
	return p
}

// classWords looks up the words of a class attribute; "articleByline" and
// "article-byline" are both two words.
func classWords(s string) (p place) {
	start := 0
	look := func(end int) {
		if end-start >= 2 && end-start <= 20 {
			p |= classPlace[strings.ToLower(s[start:end])]
		}
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z' && i > start && s[i-1] >= 'a' && s[i-1] <= 'z':
			look(i)
			start = i
		case !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'):
			look(i)
			start = i + 1
		}
	}
	look(len(s))
	return p
}

// A cutter cuts a page into units.
type cutter struct {
	done   []unit
	line   []byte
	linked []byte
	place  place
	block  *html.Node // being cut
	br     bool
}

// units cuts the body of a page.
func units(root *html.Node) []unit {
	c := cutter{block: root}
	c.node(root, 0, 0, false)
	c.flush()
	return c.done
}

func (c *cutter) flush() {
	if len(bytes.TrimSpace(c.line)) > 0 {
		if words := strings.Fields(clean(unescaped(string(c.line)))); len(words) > 0 {
			c.done = append(c.done, unit{text: strings.Join(words, " "), words: len(words), linked: len(bytes.Fields(c.linked)), place: c.place, block: c.block})
		}
	}
	c.line, c.linked = c.line[:0], c.linked[:0]
	c.br, c.place = false, 0
}

func (c *cutter) node(n *html.Node, depth int, at place, link bool) {
	if depth > maxDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		c.text(n.Data, at, link)
		return
	case html.ElementNode:
		if hidden[n.DataAtom] {
			return
		}
		at |= placeOf(n)
	}
	switch {
	case n.DataAtom == atom.Br:
		c.lineBreak()
		return
	case block[n.DataAtom]:
		c.flush()
		outer := c.block
		c.block = n
		c.children(n, depth, at, link)
		c.flush()
		c.block = outer
		return
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		c.line = append(c.line, ' ')
	case n.DataAtom == atom.A:
		link = true
	}
	c.children(n, depth, at, link)
}

func (c *cutter) children(n *html.Node, depth int, at place, link bool) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.node(child, depth+1, at, link)
	}
}

func (c *cutter) text(t string, at place, link bool) {
	if strings.TrimSpace(t) != "" {
		c.br = false
		c.place |= at
		if link {
			c.linked = append(append(c.linked, t...), ' ')
		}
	}
	c.line = append(c.line, t...)
}

// lineBreak ends the unit at the second break in a row, and at the first
// where a sentence has ended.
func (c *cutter) lineBreak() {
	line := strings.TrimRight(string(c.line), " \n\t")
	if c.br || ended(line) {
		c.flush()
		return
	}
	c.line = append(c.line, ' ')
	c.br = true
}
