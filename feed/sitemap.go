package feed

import (
	"encoding/xml"
	"strings"
	"time"
)

// parseSitemap walks a sitemap (https://www.sitemaps.org/protocol.html) or an
// index of sitemaps; the news extension gives titles and times.
func parseSitemap(body []byte) (*Feed, error) {
	f := &Feed{Kind: Sitemap}
	d := decoder(mendXML(body))
	var item Item
	for {
		tok, err := d.Token()
		if err != nil {
			f.Broken = err.Error() != "EOF"
			break
		}
		switch t := tok.(type) {
		case xml.StartElement:
			name := strings.ToLower(t.Name.Local)
			switch name {
			case "sitemapindex":
				f.Kind = Index
			case "url", "sitemap":
				item = Item{}
			default:
				item.takeSitemap(d, name, t.Name.Space)
			}
		case xml.EndElement:
			f.endSitemap(strings.ToLower(t.Name.Local), item)
		}
		if len(f.Items) >= maxItems || len(f.Sitemaps) >= maxItems {
			break
		}
	}
	if f.Broken && len(f.Items)+len(f.Sitemaps) == 0 {
		return nil, ErrBroken
	}
	return f, nil
}

// endSitemap adds the entry that an end tag closes.
func (f *Feed) endSitemap(name string, item Item) {
	switch {
	case item.URL == "":
	case name == "sitemap":
		f.Sitemaps = append(f.Sitemaps, strings.TrimSpace(item.URL))
	case name == "url":
		f.Items = append(f.Items, item)
	}
}

// takeSitemap reads one field; an image's or video's own loc and title are
// not the page's.
func (it *Item) takeSitemap(d *xml.Decoder, name, space string) {
	if strings.Contains(space, "image") || strings.Contains(space, "video") {
		return
	}
	switch name {
	case "loc":
		if it.URL == "" {
			it.URL = strings.TrimSpace(content(d))
		}
	case "lastmod":
		it.Updated = w3c(content(d))
	case "publication_date":
		it.Printed = strings.TrimSpace(content(d))
		it.Published = w3c(it.Printed)
	case "title":
		it.Title = plainText(content(d))
	case "name":
		it.Publisher = plainText(content(d))
	case "language":
		it.Language = strings.TrimSpace(content(d))
	case "keywords":
		for _, k := range strings.Split(content(d), ",") {
			if k = strings.TrimSpace(k); k != "" {
				it.Section = append(it.Section, k)
			}
		}
	}
}

// w3c reads a time in W3C's profile of ISO 8601, which sitemaps use; zero for
// anything else.
func w3c(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, l := range []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(l, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
