package feed

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// maxDiscovered is how many feeds one page can name.
const maxDiscovered = 32

// Discover lists the addresses of the feeds that an HTML page names in its
// head, as links of type alternate.
func Discover(page []byte, address string) []string {
	var found []string
	seen := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(page))
	for len(found) < maxDiscovered {
		switch z.Next() {
		case html.ErrorToken:
			return found
		case html.StartTagToken, html.SelfClosingTagToken:
			if href := feedLink(z.Token()); href != "" {
				if full := resolve(address, href); !seen[full] {
					seen[full] = true
					found = append(found, full)
				}
			}
		}
	}
	return found
}

// feedLink is where a link tag leads when that is a feed.
func feedLink(t html.Token) string {
	if t.Data != "link" {
		return ""
	}
	var rel, media, href string
	for _, a := range t.Attr {
		switch a.Key {
		case "rel":
			rel = strings.ToLower(a.Val)
		case "type":
			media = strings.ToLower(a.Val)
		case "href":
			href = strings.TrimSpace(a.Val)
		}
	}
	if !strings.Contains(rel, "alternate") || href == "" {
		return ""
	}
	for _, m := range []string{"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"} {
		if strings.HasPrefix(media, m) {
			return href
		}
	}
	return ""
}
