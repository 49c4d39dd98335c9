package extract

import (
	"net/url"
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
	if h.article() == nil && rootPath(asked) && rootPath(d.URL) {
		return ErrListing
	}
	return nil
}

// stub says what a page with little text is, where its words tell.
func (h *head) stub(d *draft, size int) error {
	all := strings.ToLower(h.title + "\n" + d.Title + "\n" + strings.Join(d.paragraphs, "\n"))
	switch {
	case h.refresh != "" && strings.Contains(strings.ToLower(h.refresh), "url=") && size < shortBody:
		return ErrRedirect
	case containsAny(all, botCheck):
		return ErrBotCheck
	case containsAny(all, errorWords):
		return ErrErrorMsg
	case size < teaser && (h.closed() || containsAny(all, paywallWords)):
		return ErrPaywall
	case size == 0:
		return ErrNoText
	}
	return nil
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

var (
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
