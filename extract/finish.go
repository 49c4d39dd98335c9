package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"

	"github.com/abadojack/whatlanggo"

	"github.com/gainsay-news/gainsay"
)

// finish lays the hint over the draft and joins the paragraphs to the text.
func finish(d *draft, page gainsay.Page) (*gainsay.Document, error) {
	if len(d.paragraphs) == 0 {
		return nil, ErrNoText
	}
	doc := &d.Document
	if page.Hint.Publisher != "" {
		doc.Publisher = page.Hint.Publisher
	}
	if t := page.Hint.Published; !t.IsZero() {
		doc.Published = gainsay.Stamp{Time: t, Printed: doc.Published.Printed, Zone: gainsay.ZoneSet, From: "hint"}
	}
	doc.Home = page.Hint.Home
	if doc.URL == "" {
		doc.URL = canonicalURL(page.URL)
		if strings.HasPrefix(page.URL, "urn:") || strings.HasPrefix(page.URL, "tag:") {
			doc.URL = page.URL // an agency's own name for the item, which its versions share
		}
	}
	if doc.Publisher == "" {
		doc.Publisher = hostOf(doc.URL)
	}
	doc.Text, doc.Body = join(doc.Title, d.paragraphs)
	doc.Language = language(doc, page.Hint.Language)
	doc.Origin = origin(doc)
	sum := sha256.Sum256(page.Body)
	key := doc.URL
	if key == "" {
		key = "page"
	}
	doc.ID = gainsay.DocumentID(gainsay.ContentID("document", key, hex.EncodeToString(sum[:])))
	return doc, nil
}

// join writes title and paragraphs as one text; the second result is where
// the paragraphs start.
func join(title string, paragraphs []string) (text string, body int) {
	var b strings.Builder
	if title != "" {
		b.WriteString(title)
		b.WriteString("\n\n")
	}
	body = b.Len()
	for i, p := range paragraphs {
		if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(p)
	}
	return b.String(), body
}

// canonicalURL is the address without what does not name the page: fragment,
// default port, the marks of campaigns. A path of a file is no address.
func canonicalURL(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	u.Fragment, u.RawFragment, u.User = "", "", nil
	u.Host = strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(u.Host, ":80"), ":443"))
	if u.Path == "" {
		u.Path = "/"
	}
	if u.RawQuery != "" {
		u.RawQuery = withoutCampaign(u.RawQuery)
	}
	u.ForceQuery = false
	return u.String()
}

// campaign holds the parameters that say how a reader came, not what is read.
var campaign = map[string]bool{"fbclid": true, "gclid": true, "dclid": true, "msclkid": true, "igshid": true, "mc_cid": true, "mc_eid": true, "cmpid": true, "ocid": true, "smid": true, "ftag": true, "ref_src": true, "_ga": true, "yclid": true, "ns_mchannel": true, "ns_source": true, "ns_campaign": true}

// withoutCampaign keeps the order of the parameters that stay.
func withoutCampaign(query string) string {
	var kept []string
	for _, pair := range strings.Split(query, "&") {
		name, _, _ := strings.Cut(strings.ToLower(pair), "=")
		if pair != "" && !campaign[name] && !strings.HasPrefix(name, "utm_") && !strings.HasPrefix(name, "at_") {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

// hostOf is the address's host without "www.", the name of last resort.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// detectBytes is how much of a text the language is told from.
const detectBytes = 1500

// language is what the text itself shows, when it shows it plainly, else what
// the caller or the page says; English of some country keeps the country.
func language(doc *gainsay.Document, hint string) string {
	stated := doc.Language
	if hint != "" {
		stated = hint
	}
	text := doc.Text[doc.Body:]
	for end := detectBytes; end < len(text); end++ {
		if text[end] == ' ' {
			text = text[:end]
			break
		}
	}
	if plainlyEnglish(text) {
		if strings.EqualFold(primary(stated), "en") {
			return stated
		}
		return "en"
	}
	if strings.EqualFold(primary(stated), "en") && notEnglish(doc.Text[doc.Body:]) {
		stated = "" // many pages say "en" of any language
	}
	info := whatlanggo.Detect(text)
	found := info.Lang.Iso6391()
	switch {
	case found == "" || (!info.IsReliable() && stated != ""):
		return stated
	case !info.IsReliable() && len(text) < 200:
		return stated
	case strings.EqualFold(primary(stated), found):
		return stated
	}
	return found
}

// functionWords are words that every English text is full of and that few
// other languages write so.
var functionWords = map[string]bool{"the": true, "of": true, "and": true, "to": true, "that": true, "said": true, "with": true, "was": true, "for": true, "from": true, "which": true, "have": true, "has": true, "been": true, "were": true, "their": true, "this": true, "by": true, "they": true, "would": true}

// plainlyEnglish reports whether a sixth of the words, and seven of them in
// all, are such words: the common case, told in a hundredth of the time that
// a detector of all languages takes.
func plainlyEnglish(text string) bool {
	words, hits := 0, 0
	distinct := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		words++
		if w = strings.ToLower(w); functionWords[w] {
			hits++
			distinct[w] = true
		}
	}
	return words >= 30 && len(distinct) >= 7 && 6*hits >= words
}

// notEnglish reports whether fifty words hold none of them.
func notEnglish(text string) bool {
	words := 0
	for w := range strings.FieldsSeq(text) {
		if words++; functionWords[strings.ToLower(w)] {
			return false
		}
	}
	return words >= 50
}

// primary is the language of a BCP 47 tag without script and region.
func primary(tag string) string {
	p, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return p
}
