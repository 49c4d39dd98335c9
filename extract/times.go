package extract

import (
	"time"

	"github.com/markusmobius/go-htmldate"
	"golang.org/x/net/html"

	"github.com/gainsay-news/gainsay"
)

// metaPublished and metaModified are the meta tags that tell the times of an
// article, the most telling first.
var (
	metaPublished = []string{"article:published_time", "datepublished", "og:published_time", "article:published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "pubdate", "publishdate", "publish-date", "published_time", "date", "cxenseparse:recs:publishtime", "article.published", "og:article:published_time", "rnews:datepublished", "originalpublicationdate", "bt:pubdate", "ptime", "pdate", "dc.date.created", "datecreated", "article_date_original", "publication_date"}
	metaModified  = []string{"article:modified_time", "datemodified", "og:updated_time", "article:modified", "last-modified", "dcterms.modified", "lastmod", "article.updated", "utime", "revision_date"}
)

// times fills Published and Modified, from the part of the page that is
// believed most: JSON-LD, meta tags, marked elements, then a search.
func (h *head) times(d *draft, root *html.Node, page gainsay.Page) {
	d.Published = h.time(root, page, "datePublished", metaPublished, published)
	d.Modified = h.time(nil, page, "dateModified", metaModified, modified)
	if d.Published.Time.IsZero() {
		d.Published = search(root, d.URL, page)
	}
	if d.Modified.Time.Equal(d.Published.Time) {
		d.Modified = gainsay.Stamp{}
	}
}

func (h *head) time(_ *html.Node, page gainsay.Page, key string, metas []string, want role) gainsay.Stamp {
	zone := page.Hint.Zone
	var best gainsay.Stamp
	better := func(printed, from string) {
		s, ok := stamp(printed, from, zone)
		if ok && (best.Time.IsZero() || clearer(s, best)) {
			best = s
		}
	}
	if a := h.article(); a != nil {
		better(a.text(key), "json-ld")
		if key == "datePublished" && best.Time.IsZero() {
			better(a.text("uploadDate", "dateCreated"), "json-ld")
		}
	}
	for _, name := range metas {
		for _, v := range h.meta[name] {
			better(v, "meta "+name)
		}
	}
	for _, m := range h.marked {
		if m.role == want {
			better(m.value, "element")
			better(m.text, "element")
		}
	}
	return best
}

// clearer reports whether s tells the same moment as t with more to it: a
// zone, or a time of day.
func clearer(s, t gainsay.Stamp) bool {
	gap := s.Time.Sub(t.Time).Abs()
	switch {
	case t.DayOnly && !s.DayOnly:
		return gap < 36*time.Hour
	case t.Zone == gainsay.ZoneUnknown && s.Zone == gainsay.ZoneStated && !s.DayOnly:
		return gap < 15*time.Hour && gap%(15*time.Minute) == 0
	}
	return false
}

// search looks for a date all over the page, with go-htmldate.
func search(root *html.Node, address string, page gainsay.Page) (found gainsay.Stamp) {
	defer func() {
		if recover() != nil {
			found = gainsay.Stamp{}
		}
	}()
	latest := page.Retrieved
	if latest.IsZero() {
		latest = time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	res, err := htmldate.FromDocument(root, htmldate.Options{
		UseOriginalDate: true, ExtractTime: true, DeferUrlExtractor: true, URL: address, MaxDate: latest.Add(48 * time.Hour), SkipExtensiveSearch: true,
	})
	if err != nil || res.IsZero() {
		return gainsay.Stamp{}
	}
	if s, ok := stamp(res.SrcString, "page", page.Hint.Zone); ok {
		return s
	}
	s := gainsay.Stamp{Time: res.DateTime, Printed: res.SrcString, DayOnly: !res.HasTime, From: "page"}
	if len(s.Printed) > maxMarked {
		s.Printed = ""
	}
	switch loc := location(page.Hint.Zone); {
	case res.HasTimezone:
		s.Zone = gainsay.ZoneStated
	case loc != nil:
		t := s.Time
		s.Time, s.Zone = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, loc), gainsay.ZoneSet
	}
	return s
}
