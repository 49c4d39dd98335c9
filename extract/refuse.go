package extract

import (
	"net/url"
	"strconv"
	"strings"
)

// shortBody is the length below which a body is looked at twice, in bytes.
const shortBody = 600

// teaser is the length up to which the free part of a page that asks for a
// subscription is no report of its own, in bytes.
const teaser = 300

// refuse says why what was found is no article, or nil.
func (h *head) refuse(d *draft, asked string) error {
	size := 0
	for _, p := range d.paragraphs {
		size += len(p)
	}
	if size < shortBody {
		if err := h.stub(d, size); err != nil {
			return err
		}
	}
	if err := h.sequence(d, size); err != nil {
		return err
	}
	if !h.calledArticle() && (h.frontPage(d, asked) || listing(d.paragraphs)) {
		return ErrListing
	}
	return nil
}

// calledArticle reports whether the page's own data or tags say that it is an
// article.
func (h *head) calledArticle() bool {
	a := h.article()
	return a != nil && !a.is("webpage", "website") || strings.EqualFold(h.first("og:type"), "article")
}

// frontPage reports whether a page is that of a whole site, by its address.
func (h *head) frontPage(d *draft, asked string) bool {
	return rootPath(d.URL) && (canonicalURL(asked) == "" || rootPath(asked))
}

// minListing is from how many lines on a page without one sentence is a list.
const minListing = 8

// listing reports whether what was found is lines and no running text.
func listing(paragraphs []string) bool {
	for _, p := range paragraphs {
		u := unit{text: p, words: len(strings.Fields(p))}
		if u.sentence() || len(p) > 400 {
			return false
		}
	}
	return len(paragraphs) >= minListing
}

// minUpdates is from how many dated entries on a page that calls itself live
// is a ticker.
const minUpdates = 3

// gallerySize is the length from which on the text of a page of pictures is a
// report with pictures, in bytes; minPictures is how many such a page has.
const (
	gallerySize = 1500
	minPictures = 6
)

// sequence says that a page is many small pieces and no report: a live ticker
// or a gallery. The page has to say so itself.
func (h *head) sequence(d *draft, size int) error {
	times := 0
	for _, m := range h.marked {
		if m.role == dated || m.role == published || m.role == modified {
			times++
		}
	}
	for _, o := range h.objects {
		updates, _ := o["liveBlogUpdate"].([]any)
		if o.is("liveblogposting") && max(len(updates), times) >= minUpdates {
			return ErrTicker
		}
		if o.is("imagegallery", "mediagallery") && size < gallerySize && h.article() == nil {
			return ErrGallery
		}
	}
	called := strings.ToLower(h.first("og:type") + "\n" + d.Title)
	if size < gallerySize && len(h.images) >= minPictures && containsAny(called, galleryWords) {
		return ErrGallery
	}
	return nil
}

// stub says what a page with little text is, where its words tell.
func (h *head) stub(d *draft, size int) error {
	all := strings.ToLower(h.title + "\n" + d.Title + "\n" + strings.Join(d.paragraphs, "\n"))
	switch {
	case h.sendsAway():
		return ErrRedirect
	case containsAny(all, botCheck):
		return ErrBotCheck
	case containsAny(all, errorWords):
		return ErrErrorMsg
	case h.closed() && h.cutShort(d):
		return ErrPaywall
	case size < teaser && (h.closed() || containsAny(all, paywallWords)):
		return ErrPaywall
	case size == 0:
		return ErrNoText
	}
	return nil
}

// sendsAway reports whether the page opens another within seconds; what is
// loaded anew after minutes is a page that is kept fresh.
func (h *head) sendsAway() bool {
	delay, rest, found := strings.Cut(strings.ReplaceAll(h.refresh, ",", ";"), ";")
	seconds, err := strconv.ParseFloat(strings.TrimSpace(delay), 64)
	return found && err == nil && seconds <= 10 && strings.Contains(strings.ToLower(rest), "url")
}

// closed reports whether the page's data say that it is not free to read.
func (h *head) closed() bool {
	a := h.article()
	if a == nil {
		return false
	}
	free, known := a["isAccessibleForFree"]
	return known && (free == false || strings.EqualFold(a.text("isAccessibleForFree"), "false"))
}

// cutShort reports whether the page's data count three times the words that
// it shows.
func (h *head) cutShort(d *draft) bool {
	said, err := strconv.Atoi(h.article().text("wordCount"))
	if n, ok := h.article()["wordCount"].(float64); ok {
		said, err = int(min(n, 1<<20)), nil
	}
	return err == nil && said > 3*len(strings.Fields(strings.Join(d.paragraphs, " ")))
}

var (
	galleryWords = []string{"gallery", "in pictures", "in photos", "photos:", "pictures:", "slideshow"}
	botCheck     = []string{"are you a robot", "verify you are human", "verify you are a human", "checking your browser", "enable javascript and cookies to continue", "attention required! | cloudflare", "just a moment...", "unusual activity from your"}
	errorWords   = []string{"404 not found", "page not found", "403 forbidden", "access denied", "500 internal server error", "502 bad gateway", "503 service", "service unavailable", "page you requested", "page you are looking for", "page you were looking for", "this page isn't available", "no longer available"}
	paywallWords = []string{"subscribe to continue", "subscribe to read", "to continue reading", "already a subscriber", "subscribers only", "for subscribers", "create a free account to", "register to read", "log in to read", "sign in to read"}
)

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// rootPath reports whether an address is that of a site's front page.
func rootPath(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	p := strings.ToLower(strings.Trim(u.Path, "/"))
	return p == "" || p == "index.html" || p == "index.htm" || p == "index.php"
}
