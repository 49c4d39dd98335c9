// Package feed reads what tells where new pages are: RSS 0.9x, 1.0 and 2.0,
// Atom, JSON Feed, sitemaps, news sitemaps and sitemap indexes, the items of
// news agencies (ninjs, NewsML-G2, NITF, IPTC 7901), and lists of feeds (OPML).
// It turns bytes into items and fetches nothing.
//
// Needs: the bytes, decompressed, and the address they came from.
//
// Fills: a Feed with its Items, in the order of the file.
//
// How: feeds by gofeed, sitemaps by a walk of the XML. What is broken in the
// middle gives the items in front of the break.
//
// Known misses: dates in languages other than English; feeds in HTML.
package feed

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// The reasons why bytes are no feed.
var (
	ErrNotFeed = errors.New("no feed: neither RSS, Atom, JSON Feed nor a sitemap")
	ErrEmpty   = errors.New("no feed: it is empty")
	ErrBroken  = errors.New("no feed: its markup breaks off before the first item")
)

// A Kind is the format of a feed.
type Kind string

// The formats that are read.
const (
	RSS     Kind = "rss"
	Atom    Kind = "atom"
	JSON    Kind = "json"
	Sitemap Kind = "sitemap" // of pages; a news sitemap's items have titles and times
	Index   Kind = "sitemap index"
	Ninjs   Kind = "ninjs"
	NewsML  Kind = "NewsML-G2"
	NITF    Kind = "NITF"

	IPTC7901 Kind = "IPTC 7901"
)

// A Feed is a list of pages, or of further sitemaps.
type Feed struct {
	Kind     Kind
	Title    string
	Site     string // the page that the feed belongs to
	Language string // BCP 47, as the feed says
	Items    []Item
	Sitemaps []string // of an index: the addresses of sitemaps
	Next     string   // the address of the next part of a feed in pages (RFC 5005)
	Broken   bool     // the markup broke off; Items are those before the break
	Skipped  int      // entries that name no page and say nothing
}

// An Item is one entry.
type Item struct {
	URL       string // absolute where the feed's own address is known; "" for an entry that is all there is
	ID        string // the feed's own name for the entry
	Title     string // plain text
	Published time.Time
	Updated   time.Time
	Printed   string // the time of publication, or else of change, as the feed has it
	Authors   []string
	Section   []string
	Summary   string // HTML, as the feed has it
	Content   string // HTML, the whole text, where the feed carries it
	Publisher string // of a news sitemap
	Language  string

	// What an agency says of an item of its wire.
	Status  Status
	Embargo time.Time // not to be used before; zero for no embargo
	Version string    // of the item named by ID
	Note    string    // to editors: what is corrected, why it is killed

	Corrects bool        // this version corrects the one before
	Earlier  []Reference // messages that this one takes back
}

// maxItems bounds what is taken from one file; a sitemap may hold 50,000
// addresses (https://www.sitemaps.org/protocol.html).
const maxItems = 50000

// Parse reads a feed or a sitemap that came from address.
func Parse(body []byte, address string) (*Feed, error) {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
	if len(body) == 0 {
		return nil, ErrEmpty
	}
	var f *Feed
	var err error
	switch kind := detect(body); kind {
	case "":
		return nil, ErrNotFeed
	case Sitemap, Index:
		f, err = parseSitemap(body)
	case Ninjs:
		f, err = parseNinjs(body)
	case NewsML:
		f, err = parseNewsML(body)
	case NITF:
		f, err = parseNITF(body)
	case IPTC7901:
		f, err = parseIPTC(body)
	default:
		f, err = parseSyndication(body, kind)
	}
	if err != nil {
		return nil, err
	}
	f.complete(address)
	return f, nil
}

// detectBytes is how far the root element is looked for.
const detectBytes = 8192

// detect tells the format by the root element, "" when it is none.
func detect(body []byte) Kind {
	head := strings.ToLower(string(body[:min(len(body), detectBytes)]))
	if iptcLike(body) {
		return IPTC7901
	}
	if head[0] == '{' {
		return detectJSON(head)
	}
	if !strings.Contains(head, "<") {
		return ""
	}
	switch root := rootName(head); root {
	case "rss", "rdf":
		return RSS
	case "feed":
		return Atom
	case "newsitem", "newsmessage":
		return NewsML
	case "nitf":
		return NITF
	case "urlset":
		return Sitemap
	case "sitemapindex":
		return Index
	}
	return ""
}

// detectJSON tells the format by the members that one has to have.
func detectJSON(head string) Kind {
	has := func(member string) bool { return strings.Contains(head, `"`+member) }
	switch {
	case strings.Contains(head, "jsonfeed.org"):
		return JSON
	case has(`uri"`) && (has("pubstatus") || has("versioncreated") || has("headline") && has("bod")):
		return Ninjs
	case has(`items"`):
		return JSON
	}
	return ""
}

// rootName is the local name of the first element in head, which is in lower
// case; declarations, comments and doctypes are stepped over.
func rootName(head string) string {
	for {
		i := strings.IndexByte(head, '<')
		if i < 0 || i+1 >= len(head) {
			return ""
		}
		head = head[i+1:]
		end := ">"
		switch {
		case strings.HasPrefix(head, "!--"):
			end = "-->"
		case head[0] == '?' || head[0] == '!':
		default:
			name := head[:strings.IndexAny(head+" ", " \t\r\n/>")]
			if _, local, found := strings.Cut(name, ":"); found {
				return local
			}
			return name
		}
		j := strings.Index(head, end)
		if j < 0 {
			return ""
		}
		head = head[j+len(end):]
	}
}

// complete makes addresses absolute, drops entries without one and those that
// are there twice, and bounds the list.
func (f *Feed) complete(address string) {
	base := resolve(address, f.Site)
	f.Site = base
	f.Next = resolve(address, f.Next)
	seen := map[string]bool{}
	kept := f.Items[:0]
	for _, it := range f.Items {
		if it.URL == "" && strings.HasPrefix(it.ID, "http") {
			it.URL = it.ID
		}
		if it.URL = resolve(address, resolve(base, it.URL)); !pageAddress(it.URL) {
			it.URL = ""
		}
		if it.empty() || len(kept) >= maxItems {
			f.Skipped++
			continue
		}
		if seen[it.key()] {
			continue
		}
		seen[it.key()] = true
		kept = append(kept, it)
	}
	f.Items = kept
	for i, s := range f.Sitemaps {
		f.Sitemaps[i] = resolve(address, s)
	}
}

// empty reports whether an entry names no page and says nothing itself.
func (it *Item) empty() bool {
	return it.Status != Canceled && it.Status != Withheld && it.URL == "" && it.Title == "" && it.Summary == "" && it.Content == ""
}

// key is what makes two entries of one feed the same.
func (it *Item) key() string {
	if it.URL != "" {
		return it.URL
	}
	return it.ID + "\n" + it.Version + "\n" + it.Title + "\n" + it.Summary
}

// resolve is ref as seen from base; ref itself where that cannot be told.
func resolve(base, ref string) string {
	ref = strings.TrimSpace(ref)
	u, err := url.Parse(ref)
	if ref == "" || err != nil || u.IsAbs() {
		return ref
	}
	b, err := url.Parse(strings.TrimSpace(base))
	if err != nil || !b.IsAbs() {
		return ref
	}
	return b.ResolveReference(u).String()
}

// pageAddress reports whether an address can be fetched as a page: absolute
// on the web, or relative where the feed's own address is not known.
func pageAddress(address string) bool {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "":
		return u.Path != "" && !strings.ContainsAny(u.Path, " \n")
	}
	return false
}

// String says what was found, in words.
func (f *Feed) String() string {
	if f.Kind == Index {
		return fmt.Sprintf("%s of %d sitemaps", f.Kind, len(f.Sitemaps))
	}
	return fmt.Sprintf("%s with %d items", f.Kind, len(f.Items))
}
