package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A head is what a page says of itself outside its running text, gathered in
// one walk.
type head struct {
	lang      string
	title     string
	canonical string
	refresh   string
	meta      map[string][]string // by lower-case name or property, in order
	objects   []object            // JSON-LD
	headings  []string            // the h1s
	marked    []marked            // elements that say what they are
	links     int
	images    []*html.Node
}

// A marked is a visible element whose attributes say what it holds.
type marked struct {
	role  role
	text  string
	value string // datetime or content attribute
}

// A role is what a marked element holds.
type role uint8

const (
	published role = iota + 1
	modified
	dated // some time, of what is not said
	author
	byline
)

// maxDepth bounds the walks; deeper markup than this is never running text.
const maxDepth = 500

// scan gathers the head of a page.
func scan(root *html.Node) *head {
	h := &head{meta: map[string][]string{}}
	h.walk(root, 0)
	return h
}

func (h *head) walk(n *html.Node, depth int) {
	if depth > maxDepth {
		return
	}
	if n.Type == html.ElementNode && !h.element(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		h.walk(c, depth+1)
	}
}

// element takes what one element says; false keeps out of its children.
func (h *head) element(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html:
		h.lang = attr(n, "lang")
	case atom.Title:
		if h.title == "" && n.Parent != nil && n.Parent.DataAtom == atom.Head {
			h.title = inline(n)
		}
	case atom.Meta:
		h.metaTag(n)
	case atom.Link:
		if h.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
			h.canonical = strings.TrimSpace(attr(n, "href"))
		}
	case atom.Script:
		if t := attr(n, "type"); strings.Contains(strings.ToLower(t), "ld+json") {
			h.objects = append(h.objects, parseObjects(raw(n))...)
		}
		return false
	case atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe:
		return false
	case atom.H1:
		if t := inline(n); t != "" && len(h.headings) < 8 {
			h.headings = append(h.headings, t)
		}
	case atom.A:
		h.links++
		h.mark(n)
	case atom.Img, atom.Video, atom.Audio:
		h.images = append(h.images, n)
	default:
		h.mark(n)
	}
	return true
}

func (h *head) metaTag(n *html.Node) {
	content := strings.TrimSpace(attr(n, "content"))
	if content == "" {
		return
	}
	if strings.EqualFold(attr(n, "http-equiv"), "refresh") {
		h.refresh = content
	}
	for _, key := range []string{"property", "name", "itemprop"} {
		if name := strings.ToLower(strings.TrimSpace(attr(n, key))); name != "" {
			h.meta[name] = append(h.meta[name], content)
		}
	}
}

// first is the first content of the first of names that the page has.
func (h *head) first(names ...string) string {
	for _, n := range names {
		if v := h.meta[n]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// maxMarked is how long a byline or a printed date can be, in bytes.
const maxMarked = 300

// mark keeps n when its attributes say that it holds a time or a name.
func (h *head) mark(n *html.Node) {
	r := roleOf(n)
	if r == 0 || len(h.marked) >= 64 {
		return
	}
	value := attr(n, "datetime")
	if value == "" {
		value = attr(n, "content")
	}
	text := inline(n)
	if len(text) > maxMarked || (text == "" && value == "") {
		return
	}
	h.marked = append(h.marked, marked{r, text, value})
}

// roleOf reads itemprop, rel, class and id.
func roleOf(n *html.Node) role {
	if len(n.Attr) == 0 && n.DataAtom != atom.Time {
		return 0
	}
	switch prop := strings.ToLower(attr(n, "itemprop")); {
	case strings.Contains(prop, "datepublished"):
		return published
	case strings.Contains(prop, "datemodified"):
		return modified
	case prop == "author" || prop == "creator":
		return author
	}
	if strings.EqualFold(attr(n, "rel"), "author") {
		return author
	}
	class := strings.ToLower(attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "data-testid"))
	switch {
	case strings.Contains(class, "byline") || strings.Contains(class, "by-line"):
		return byline
	case strings.Contains(class, "author"):
		return byline
	case n.DataAtom == atom.Time:
		if strings.Contains(class, "updat") || strings.Contains(class, "modif") {
			return modified
		}
		if strings.Contains(class, "publi") {
			return published
		}
		return dated
	case strings.Contains(class, "dateline") || strings.Contains(class, "timestamp") || strings.Contains(class, "pubdate") || strings.Contains(class, "publish"):
		return dated
	}
	return 0
}

// attr is the value of an attribute of n.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// raw is the text straight below n, as it stands.
func raw(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// inline is the text below n on one line.
func inline(n *html.Node) string {
	var b strings.Builder
	gather(n, &b, 0)
	return squeeze(b.String())
}

func gather(n *html.Node, b *strings.Builder, depth int) {
	if b.Len() > 4*maxMarked || depth > maxDepth {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type != html.ElementNode || hidden[c.DataAtom]:
		default:
			if block[c.DataAtom] || c.DataAtom == atom.Br {
				b.WriteByte(' ')
			}
			gather(c, b, depth+1)
			if block[c.DataAtom] {
				b.WriteByte(' ')
			}
		}
	}
}

// squeeze writes white space as single spaces, trims and cleans.
func squeeze(s string) string { return strings.Join(strings.Fields(clean(unescaped(s))), " ") }
