package extract

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/gainsay-news/gainsay"
)

// maxMedia is how many pictures and videos of one page are kept.
const maxMedia = 24

// media lists the pictures and videos of the article: what the head names,
// then what stands in figures.
func (h *head) media(address string) []gainsay.Media {
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	var list []gainsay.Media
	seen := map[string]bool{}
	add := func(m gainsay.Media) {
		ref, err := url.Parse(strings.TrimSpace(m.Address))
		if err != nil || m.Address == "" || len(list) >= maxMedia {
			return
		}
		full := base.ResolveReference(ref)
		if full.Scheme != "http" && full.Scheme != "https" || seen[full.Path] {
			return
		}
		seen[full.Path] = true
		m.Address = full.String()
		list = append(list, m)
	}
	for _, n := range h.images {
		if m, ok := figured(n); ok {
			add(m)
		}
	}
	add(gainsay.Media{Kind: "image", Address: h.first("og:image:secure_url", "og:image", "twitter:image"), Caption: squeeze(h.first("og:image:alt", "twitter:image:alt"))})
	add(gainsay.Media{Kind: "video", Address: h.first("og:video:secure_url", "og:video", "og:video:url")})
	return list
}

// figured is a picture or video that stands in a figure, with its caption.
func figured(n *html.Node) (gainsay.Media, bool) {
	fig := n.Parent
	for range 6 {
		if fig == nil || fig.DataAtom == atom.Figure {
			break
		}
		fig = fig.Parent
	}
	if fig == nil || fig.DataAtom != atom.Figure {
		return gainsay.Media{}, false
	}
	m := gainsay.Media{Kind: "image", Address: attr(n, "src")}
	if n.DataAtom != atom.Img {
		m.Kind = strings.ToLower(n.Data)
	}
	if strings.HasPrefix(m.Address, "data:") || m.Address == "" {
		m.Address = attr(n, "data-src")
	}
	m.Caption = caption(fig)
	if m.Caption == "" {
		m.Caption = squeeze(attr(n, "alt"))
	}
	return m, true
}

// caption is the text of a figure's figcaption.
func caption(n *html.Node) string {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Figcaption {
			return inline(c)
		}
		if t := caption(c); t != "" {
			return t
		}
	}
	return ""
}
