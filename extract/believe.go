package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/gainsay-news/gainsay"
)

// believe takes a title with what speaks for it.
func (d *draft) believe(title string, b gainsay.Belief) {
	d.Title = title
	if title != "" {
		b.Field = "title"
		d.Beliefs = append(d.Beliefs, b)
	}
}

// dated notes what the time of publication was believed for.
func (d *draft) dated() {
	why := map[string]string{"json-ld": "JSON-LD comes first", "element": "an element says that it holds the time of publication", "text": "a labelled line of the visible page", "page": "found by a search of the page; nothing says that it is the time of publication", "rule": "the source's rule"}[d.Published.From]
	if strings.HasPrefix(d.Published.From, "meta ") {
		why = "JSON-LD has none, or the same moment with less to it"
	}
	if !d.Published.Time.IsZero() {
		d.Beliefs = append(d.Beliefs, gainsay.Belief{Field: "published", From: d.Published.From, Why: why})
	}
}

// A saying is a title and the part of the page that says it.
type saying struct{ title, from string }

// sharedTitles are the meta tags that hold a title, the most telling first.
var sharedTitles = []string{"og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline"}

// shared is the title for those who pass the page on.
func (h *head) shared() saying {
	for _, name := range sharedTitles {
		if t := squeeze(html.UnescapeString(h.first(name))); t != "" {
			return saying{t, "meta " + name}
		}
	}
	return saying{}
}

// headline is the page's title without the name of its site.
func (h *head) headline() (string, gainsay.Belief) {
	og := h.shared()
	if a := h.article(); a != nil {
		if t := h.withoutName(a.text("headline")); t != "" {
			return h.againstData(t, og)
		}
	}
	for _, heading := range h.headings {
		switch {
		case og.title != "" && strings.HasPrefix(fold(og.title), fold(heading)):
			return heading, belief("h1", "the shared title opens with it", h.others(heading, og)...)
		case strings.HasPrefix(fold(h.title), fold(heading)):
			return heading, belief("h1", "the window's title opens with it", h.others(heading, og)...)
		}
	}
	if og.title != "" {
		t := h.withoutSite(og.title)
		return t, belief(og.from, "no visible headline agrees with another title", h.others(t, og)...)
	}
	if len(h.headings) == 1 {
		return h.headings[0], belief("h1", "the only visible headline", h.others(h.headings[0], og)...)
	}
	return h.withoutSite(squeeze(h.title)), belief("title", "the page has no other title that stands alone")
}

func belief(from, why string, others ...string) gainsay.Belief {
	return gainsay.Belief{From: from, Why: why, Others: others}
}

// againstData says what speaks for JSON-LD's headline. It is believed also
// where the visible headline and the shared title agree on another: of the 15
// development pages where they do, gold has JSON-LD's on ten, of the 18
// where the shared title alone differs, on twelve, and no mark of the page
// tells the rest apart.
func (h *head) againstData(said string, og saying) (string, gainsay.Belief) {
	others := h.others(said, og)
	for _, heading := range h.headings {
		if sameWords(heading, said) {
			return said, belief("json-ld", "the visible headline is the same", others...)
		}
	}
	if sameWords(h.withoutName(og.title), said) {
		return said, belief("json-ld", "the shared title is the same", others...)
	}
	return said, belief("json-ld", "JSON-LD comes first where titles differ", others...)
}

// others are the titles that are not the one believed.
func (h *head) others(believed string, og saying) (list []string) {
	if len(h.headings) > 0 && !slices.ContainsFunc(h.headings, func(t string) bool { return sameWords(t, believed) }) {
		list = append(list, "h1: "+h.headings[0])
	}
	if og.title != "" && !sameWords(h.withoutName(og.title), believed) {
		list = append(list, og.from+": "+og.title)
	}
	return list
}

// strokes part a title from the name of its site.
var strokes = []string{" | ", " – ", " — ", " - ", " :: ", " » "}

// withoutSite cuts the site's name off the end of a title.
func (h *head) withoutSite(title string) string {
	for _, sep := range strokes {
		i := strings.LastIndex(title, sep)
		if i > 0 && len(strings.Fields(title[:i])) > 2*len(strings.Fields(title[i+len(sep):]))-1 {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// withoutName cuts off the end of a title what the page itself gives as the
// name of its site, or the name of its host.
func (h *head) withoutName(title string) string {
	for _, sep := range strokes {
		i := strings.LastIndex(title, sep)
		if i <= 0 {
			continue
		}
		if end := title[i+len(sep):]; sameWords(end, h.publisher()) || sameWords(end, hostOf(h.canonical)) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// nameMeta are the meta tags that hold authors.
var nameMeta = []string{"author", "parsely-author", "article:author", "byl", "sailthru.author", "dc.creator", "dcterms.creator", "cxenseparse:author"}

// people fills the authors and editors: of JSON-LD, else of meta tags, else
// of what the visible page marks.
func (h *head) people(d *draft) {
	var authors, editors []string
	from, why := "", ""
	if a := h.article(); a != nil {
		for _, name := range texts(a["author"]) {
			authors = append(authors, people(name)...)
		}
		for _, name := range texts(a["editor"]) {
			editors = append(editors, people(name)...)
		}
		from, why = "json-ld", "JSON-LD comes first"
	}
	for _, key := range nameMeta {
		if len(authors) > 0 {
			break
		}
		for _, name := range h.meta[key] {
			authors = append(authors, people(html.UnescapeString(name))...)
		}
		from, why = "meta "+key, "JSON-LD names nobody"
	}
	if len(authors) == 0 || slices.IndexFunc(authors, person) < 0 {
		if shown := h.shownAuthors(); slices.ContainsFunc(shown, person) || len(authors) == 0 {
			authors, from, why = shown, "element", "the page's data name no person"
		}
	}
	d.Authors, d.Editors = unique(authors), unique(editors)
	if len(d.Authors) > 0 {
		d.Beliefs = append(d.Beliefs, gainsay.Belief{Field: "authors", From: from, Why: why})
	}
}
