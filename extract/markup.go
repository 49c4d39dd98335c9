package extract

import (
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"github.com/gainsay-news/gainsay"
)

// readMarkup reads an HTML page.
func readMarkup(text string, page gainsay.Page) (*draft, error) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, ErrBroken
	}
	rules, err := applied(root, page.Hint.Rules)
	if err != nil {
		return nil, err
	}
	h := scan(root)
	d := &draft{}
	d.URL = h.address(page.URL)
	d.believe(h.headline())
	d.Publisher = h.publisher()
	d.Origin = h.credit()
	h.people(d)
	d.Language = h.language()
	d.Media = h.media(d.URL)
	address, _ := url.Parse(d.URL)
	if address == nil || address.Host == "" {
		address = &url.URL{Scheme: "https", Host: "invalid."}
	}
	h.times(d, root, page)
	rules.overrule(d, page.Hint.Zone)
	prune(root, 0)
	standIn(root, d.Title)
	titles := append([]string{d.Title, h.title, h.shared().title}, h.headings...)
	list := units(root)
	printed(d, list, page.Hint.Zone)
	if d.paragraphs = rules.body; len(d.paragraphs) == 0 {
		thin(root, 0)
		d.paragraphs = h.whole(body(root, address, list, titles, func() *html.Node { return treeAgain(text, page.Hint.Rules, d.Title) }))
	}
	d.dated()
	if err := h.refuse(d, page.URL); err != nil {
		return nil, err
	}
	return d, nil
}

// treeAgain is the tree of a page as the extractors are to have it.
func treeAgain(text string, rules *gainsay.Rules, title string) *html.Node {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil
	}
	if _, err := applied(root, rules); err != nil {
		return nil
	}
	prune(root, 0)
	standIn(root, title)
	thin(root, 0)
	return root
}

// printed takes what the visible page says in lines of several labelled
// fields, "Source: Xinhua | 2021-03-04 18:05 | Editor: wen", where the page's
// data do not say it. A single label proves little: charts have sources too.
func printed(d *draft, list []unit, zone string) {
	shown := plainReader{d: &draft{}, zone: zone}
	for i := range list {
		u := &list[i]
		if u.words > 40 || !strings.Contains(u.text, ":") {
			continue
		}
		if fields := metadataFields(u.text); len(fields) > 1 {
			shown.metadata(u.text)
			u.text, u.words = "", 0
		}
	}
	d.Origin = cmp.Or(d.Origin, shown.d.Origin)
	d.Ref = cmp.Or(d.Ref, shown.d.Ref)
	if len(d.Editors) == 0 {
		d.Editors = shown.d.Editors
	}
	if s := shown.d.Published; !s.Time.IsZero() && (d.Published.Time.IsZero() || d.Published.From == "page" || clearer(s, d.Published)) {
		d.Published = s
	}
	if d.Modified.Time.IsZero() {
		d.Modified = shown.d.Modified
	}
}

// whole is the body that was found, or, where that is a small part of the
// text that the page's data carry, the latter.
func (h *head) whole(found []string) []string {
	a := h.article()
	if a == nil {
		return found
	}
	said, _ := a["articleBody"].(string)
	size := 0
	for _, p := range found {
		size += len(p)
	}
	if len(said) < shortBody || 3*size > len(said) {
		return found
	}
	if strings.Contains(said, "</") {
		if root, err := html.Parse(strings.NewReader(said)); err == nil {
			return paragraphs(root)
		}
	}
	var list []string
	for line := range strings.Lines(html.UnescapeString(said)) {
		if line = squeeze(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// address is the page's canonical address: what it says itself when that is
// on the host that answered, else the address asked for.
func (h *head) address(asked string) string {
	asked = canonicalURL(asked)
	base, err := url.Parse(asked)
	if err != nil {
		base = &url.URL{}
	}
	for _, said := range []string{h.canonical, h.first("og:url")} {
		ref, err := url.Parse(strings.TrimSpace(said))
		if said == "" || err != nil {
			continue
		}
		full := base.ResolveReference(ref)
		if asked != "" && (domain(full.Hostname()) != domain(base.Hostname()) || (full.Path == "/" || full.Path == "") && base.Path != "/") {
			continue
		}
		if c := canonicalURL(full.String()); c != "" {
			return c
		}
	}
	return asked
}

// domain is a host without what stands before its last two or three names.
func domain(host string) string {
	parts := strings.Split(strings.ToLower(host), ".")
	n := 2
	if len(parts) >= 3 && len(parts[len(parts)-1]) == 2 && len(parts[len(parts)-2]) <= 3 {
		n = 3 // example.co.uk
	}
	return strings.Join(parts[max(0, len(parts)-n):], ".")
}

// publisher is whose page it is.
func (h *head) publisher() string {
	if name := squeeze(html.UnescapeString(h.first("og:site_name"))); name != "" {
		return name
	}
	if a := h.article(); a != nil {
		if name := a.text("publisher", "sourceOrganization"); name != "" && !strings.HasPrefix(name, "http") {
			return name
		}
	}
	return squeeze(html.UnescapeString(h.first("application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title")))
}

// credit is the agency that the page's data credit with the report.
func (h *head) credit() string {
	if a := h.article(); a != nil {
		for _, key := range []string{"creditText", "sourceOrganization", "author", "provider", "copyrightHolder"} {
			for _, name := range texts(a[key]) {
				if name := agency(name); name != "" {
					return name
				}
			}
		}
	}
	return agency(h.first("article:source", "source", "news_source", "syndication-source"))
}

// person reports whether a name is not that of an agency.
func person(name string) bool { return agency(name) == "" }

// shownAuthors are the names that the visible page marks as its authors.
func (h *head) shownAuthors() []string {
	for _, want := range []role{author, byline} {
		for _, m := range h.marked {
			if m.role != want || len(m.text) >= 2*maxName {
				continue
			}
			if names := people(m.text); len(names) > 0 {
				return names
			}
		}
	}
	return nil
}

// language is the language the page says it is in.
func (h *head) language() string {
	lang := h.lang
	if lang == "" {
		lang = h.first("content-language", "og:locale", "language")
	}
	if a := h.article(); lang == "" && a != nil {
		lang = a.text("inLanguage")
	}
	lang = strings.ReplaceAll(strings.TrimSpace(lang), "_", "-")
	if p := primary(lang); len(p) < 2 || len(p) > 3 || len(lang) > 16 {
		return ""
	}
	return lang
}
