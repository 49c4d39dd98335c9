package extract

import (
	"bytes"
	"mime"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"github.com/gainsay-news/gainsay"
)

// A form is how a page is written.
type form uint8

const (
	markup form = iota
	plain
)

// decode turns the bytes of a page into valid UTF-8 and says how it is written.
func decode(page gainsay.Page) (string, form, error) {
	body := page.Body
	switch {
	case len(body) > maxBytes:
		return "", 0, ErrTooLarge
	case len(bytes.TrimSpace(body)) == 0:
		return "", 0, ErrEmpty
	case binary(body):
		return "", 0, ErrBinary
	}
	text := toUTF8(body, page.Type)
	if strings.TrimSpace(text) == "" {
		return "", 0, ErrEmpty
	}
	if feedLike(text) {
		return "", 0, ErrFeed
	}
	return text, formOf(text, page.Type), nil
}

// magic opens files that are no text whatever the server called them.
var magic = []string{"%PDF-", "\x89PNG", "GIF8", "\xff\xd8\xff", "PK\x03\x04", "\x1f\x8b", "\x28\xb5\x2f\xfd", "RIFF", "OggS", "ID3", "wOFF", "wOF2", "\x00\x00\x00\x18ftyp", "\x00\x00\x00 ftyp", "\x7fELF", "\xd0\xcf\x11\xe0"}

// binary reports whether the first kilobytes hold what no text holds.
func binary(body []byte) bool {
	for _, m := range magic {
		if bytes.HasPrefix(body, []byte(m)) {
			return true
		}
	}
	if bytes.HasPrefix(body, []byte("\xff\xfe")) || bytes.HasPrefix(body, []byte("\xfe\xff")) {
		return false // UTF-16
	}
	head := body[:min(len(body), 4096)]
	odd := 0
	for _, b := range head {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b {
			odd++
		}
	}
	return odd > len(head)/50+1
}

// toUTF8 decodes by the charset stated, unless the bytes are plainly UTF-8.
// Bytes that mean nothing become U+FFFD.
func toUTF8(body []byte, stated string) string {
	utf16 := bytes.HasPrefix(body, []byte("\xff\xfe")) || bytes.HasPrefix(body, []byte("\xfe\xff"))
	escaped := bytes.Contains(body, []byte("\x1b$")) // ISO-2022-JP is ASCII to the eye
	if !utf16 && !escaped && utf8.Valid(body) {
		return string(bytes.TrimPrefix(body, []byte("\uFEFF")))
	}
	text := string(body)
	if utf16 || !escaped || !utf8.Valid(body) {
		enc, _, _ := charset.DetermineEncoding(body, stated)
		if out, err := enc.NewDecoder().Bytes(body); err == nil && !worse(out, body) {
			text = string(out)
		}
	} else {
		enc, _, _ := charset.DetermineEncoding(body, stated)
		if out, err := enc.NewDecoder().Bytes(body); err == nil {
			text = string(out)
		}
	}
	return strings.TrimPrefix(strings.ToValidUTF8(text, "\uFFFD"), "\uFEFF")
}

// worse reports whether decoding replaced more than the few bytes that are
// broken in body when it is read as UTF-8.
func worse(decoded, body []byte) bool {
	broken := strings.Count(strings.ToValidUTF8(string(body), "\uFFFD"), "\uFFFD")
	return bytes.Count(decoded, []byte("\uFFFD")) > broken
}

// clean makes control characters into spaces and drops the marks that only
// steer display. Markup can write them as entities, so it is text that is
// cleaned and not pages.
func clean(s string) string {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < 0x20 && c != '\n' && c != '\t', c == 0x7f, c == 0xC2 && i+1 < len(s) && (s[i+1] < 0xA0 || s[i+1] == 0xAD):
			return strings.Map(visible, s)
		case (c == 0xE2 || c == 0xEF) && i+2 < len(s) && steers[s[i:i+3]]:
			return strings.Map(visible, s)
		}
	}
	return s
}

// unescaped is what was read from markup, whose entities were read once, with
// those that some pages write twice.
func unescaped(s string) string {
	if !escapedTwice(s) {
		return s
	}
	return html.UnescapeString(s)
}

// escapedTwice reports whether what was read from markup still holds a
// character that is written as an entity: some pages write "&amp;#039;".
func escapedTwice(s string) bool {
	for {
		_, after, found := strings.Cut(s, "&")
		if !found {
			return false
		}
		name, _, ended := strings.Cut(after[:min(len(after), 8)], ";")
		if ended && (twice[name] || len(name) > 2 && name[0] == '#' && digit(name[len(name)-1])) {
			return true
		}
		s = after
	}
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// twice holds the names of entities that news pages write so.
var twice = map[string]bool{"amp": true, "quot": true, "apos": true, "nbsp": true, "lsquo": true, "rsquo": true, "ldquo": true, "rdquo": true, "ndash": true, "mdash": true, "hellip": true, "pound": true, "euro": true}

// steers holds the marks of three bytes that visible does not keep.
var steers = func() map[string]bool {
	m := map[string]bool{}
	for r := rune(0x2000); r < 0x2070; r++ {
		if visible(r) != r {
			m[string(r)] = true
		}
	}
	m["\uFEFF"] = true
	return m
}()

// visible keeps line ends and tabs of the control characters and drops the
// marks that only steer display.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r == '\r':
		return '\n'
	case r == '\u00AD' || r == '\u200B' || r == '\u200E' || r == '\u200F' || r == '\uFEFF' || r == '\u2060' || (r >= '\u202A' && r <= '\u202E'):
		return -1
	case r == '\u2028' || r == '\u2029' || r == '\u0085':
		return '\n'
	case unicode.IsControl(r):
		return ' '
	}
	return r
}

// feedLike reports whether the text opens as a feed or a sitemap does.
func feedLike(text string) bool {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 2048)]))
	if strings.HasPrefix(head, "{") {
		return strings.Contains(head, "jsonfeed.org/version")
	}
	if !strings.HasPrefix(head, "<") || strings.HasPrefix(head, "<!doctype html") {
		return false
	}
	for _, root := range []string{"<rss", "<feed", "<rdf:rdf", "<urlset", "<sitemapindex"} {
		if i := strings.Index(head, root); i >= 0 && !strings.Contains(head[:i], "<html") {
			return true
		}
	}
	return false
}

// tags that a page written as markup has and running text has not.
var tags = []string{"<html", "<!doctype", "<head", "<body", "<div", "<p>", "<p ", "<span", "<title", "<article", "<h1", "<br", "<table", "<a href", "<meta", "<script"}

// formOf tells markup from plain text by what the server said and, where it
// said nothing of use, by whether there are tags.
func formOf(text, stated string) form {
	media, _, _ := mime.ParseMediaType(stated)
	switch media {
	case "text/html", "application/xhtml+xml":
		return markup
	case "text/plain", "text/markdown":
		return plain
	}
	head := strings.ToLower(text[:min(len(text), 8192)])
	for _, t := range tags {
		if strings.Contains(head, t) {
			return markup
		}
	}
	return plain
}
