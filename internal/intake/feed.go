package intake

import (
	"cmp"
	"fmt"
	"html"
	"net/url"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/feed"
)

// parseFeed reads a feed; is says whether the bytes are one, broken or not.
func parseFeed(body []byte, address string) (f *feed.Feed, is bool) {
	f, err := feedOf(body, address)
	return f, err == nil
}

func feedOf(body []byte, address string) (*feed.Feed, error) { return feed.Parse(body, address) }

// wholeText is the length from which on the text that a feed carries of an
// entry counts as the article and not as its teaser, in bytes of markup-free
// text.
const wholeText = 1000

// fromFeed gives the entries of a feed: a page where the feed carries the
// whole text, else the link.
func fromFeed(page gainsay.Page, f *feed.Feed, yield taker) bool {
	if len(f.Items)+len(f.Sitemaps) == 0 {
		return yield(gainsay.Page{URL: page.URL}, fmt.Errorf("%w: the feed (%s) has no entries", ErrNothing, f.Kind))
	}
	for _, s := range f.Sitemaps {
		if !yield(gainsay.Page{URL: s}, &Link{URL: s, Title: "sitemap", Sitemap: true}) {
			return false
		}
	}
	for i := range f.Items {
		if !entry(page, f, i, yield) {
			return false
		}
	}
	return true
}

func entry(page gainsay.Page, f *feed.Feed, i int, yield taker) bool {
	it := &f.Items[i]
	address := it.URL
	if address == "" && it.Status != "" {
		address = itemName(it.ID) // an agency's own name, which its versions share
	}
	if address == "" {
		address = fmt.Sprintf("%s#%d", page.URL, i+1)
	}
	text := it.Content
	if text == "" {
		text = it.Summary
	}
	n := notice(it, address, time.Now())
	if err := barred(n); err != nil {
		held := gainsay.Page{URL: address}
		if n.Kind == gainsay.NoticeEmbargo && textLength(text) > 0 {
			held = carried(page, f, it, address, text) // to be taken once its time comes
		} else if n.Version != "" {
			held.URL += "#version-" + n.Version // each order of the agency is kept
		}
		held.Hint.Notice = n
		return yield(held, err)
	}
	switch {
	case it.Status != "" && textLength(text) > 0, textLength(text) >= wholeText:
		whole := carried(page, f, it, address, text)
		whole.Hint.Notice = n
		return yield(whole, nil)
	case it.URL == "":
		return yield(gainsay.Page{URL: address}, fmt.Errorf("%w: an entry of a few words, without an address", ErrNothing))
	}
	return yield(gainsay.Page{URL: address}, &Link{URL: it.URL, Title: it.Title, Published: it.Published})
}

// itemName is an agency's name for an item as an address: names that are none
// become ones.
func itemName(id string) string {
	if id == "" || strings.HasPrefix(id, "urn:") || strings.HasPrefix(id, "tag:") {
		return id
	}
	return "urn:newsitem:" + url.PathEscape(id)
}

// notice is what an agency says of an item; nil for what is of no agency.
func notice(it *feed.Item, address string, now time.Time) *gainsay.Notice {
	if it.Status == "" {
		return nil
	}
	n := &gainsay.Notice{Item: address, Version: cmp.Or(it.Version, strings.Join(strings.Fields(it.Printed), "-")), Note: it.Note}
	switch {
	case it.Status == feed.Canceled:
		n.Kind = gainsay.NoticeKilled
	case it.Status == feed.Withheld:
		n.Kind = gainsay.NoticeWithheld
	case it.Embargo.After(now):
		n.Kind, n.Until = gainsay.NoticeEmbargo, it.Embargo
	case it.Corrects:
		n.Kind = gainsay.NoticeCorrection
	case it.Version != "" && it.Version != "1" && it.Version != "0":
		n.Kind = gainsay.NoticeUpdate
	}
	for _, e := range it.Earlier {
		n.Earlier = append(n.Earlier, gainsay.Earlier{From: itemName(e.ID(e.From)), To: itemName(e.ID(e.To))})
	}
	return n
}

// barred says why an agency does not want an item to be used.
func barred(n *gainsay.Notice) error {
	if n == nil {
		return nil
	}
	note := ""
	if n.Note != "" {
		note = ": " + n.Note
	}
	switch n.Kind {
	case gainsay.NoticeKilled:
		return fmt.Errorf("%w%s", ErrKilled, note)
	case gainsay.NoticeWithheld:
		return fmt.Errorf("%w%s", ErrWithheld, note)
	case gainsay.NoticeEmbargo:
		return fmt.Errorf("%w until %s", ErrEmbargo, n.Until.Format(time.RFC3339))
	}
	return nil
}

// Barred is the reason why a page is not to be read, by what its agency says
// of it; nil where it may be.
func Barred(page gainsay.Page) error {
	if n := page.Hint.Notice; n != nil && n.Bars() {
		return barred(n)
	}
	return nil
}

// textLength is roughly how much of s is no markup.
func textLength(s string) int {
	n, tag := 0, false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '<':
			tag = true
		case s[i] == '>':
			tag = false
		case !tag:
			n++
		}
	}
	return n
}

// carried is the page that a feed carries in itself: the entry's text with a
// head that says what the feed says of it.
func carried(page gainsay.Page, f *feed.Feed, it *feed.Item, address, text string) gainsay.Page {
	var b strings.Builder
	lang := it.Language
	if lang == "" {
		lang = f.Language
	}
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>%s</title>\n", html.EscapeString(lang), html.EscapeString(it.Title))
	meta := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "<meta property=\"%s\" content=\"%s\">\n", name, html.EscapeString(value))
		}
	}
	meta("og:title", it.Title)
	meta("og:site_name", f.Title)
	if !it.Published.IsZero() {
		meta("article:published_time", it.Published.Format("2006-01-02T15:04:05Z07:00"))
	}
	if !it.Updated.IsZero() {
		meta("article:modified_time", it.Updated.Format("2006-01-02T15:04:05Z07:00"))
	}
	for _, a := range it.Authors {
		meta("author", a)
	}
	if it.Status != "" {
		meta("version", it.Version)
	}
	fmt.Fprintf(&b, "</head><body><article><h1>%s</h1>\n%s\n</article></body></html>\n", html.EscapeString(it.Title), text)
	return gainsay.Page{URL: address, Retrieved: page.Retrieved, Type: "text/html; charset=utf-8", Body: []byte(b.String())}
}
