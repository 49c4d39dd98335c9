package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
)

// readPlain reads a page saved as plain text: a title, perhaps lines of
// metadata, running text, and the furniture that was around it.
func readPlain(text string, page gainsay.Page) (*draft, error) {
	p := &plainReader{d: &draft{}, zone: page.Hint.Zone}
	blocks := blocksOf(strings.Map(visible, text))
	p.readTop(blocks)
	rest := blocks[p.used:]
	rest = p.dropTail(rest)
	for _, b := range rest {
		if p.metadata(b) || p.furniture(b) {
			continue
		}
		p.d.paragraphs = append(p.d.paragraphs, b)
	}
	if len(p.d.paragraphs) == 0 {
		return nil, ErrNoText
	}
	return p.d, nil
}

type plainReader struct {
	d    *draft
	zone string
	used int // blocks that were the title and what stands above it
}

// blocksOf cuts a text into paragraphs: at blank lines, and at every line end
// where lines are whole paragraphs or loose ends rather than wrapped text.
func blocksOf(text string) []string {
	lines := strings.Split(text, "\n")
	width := wrapWidth(lines)
	var blocks, parts []string
	end := func() {
		if len(parts) > 0 {
			blocks = append(blocks, strings.Join(parts, " "))
		}
		parts = parts[:0]
	}
	for _, l := range lines {
		if l = squeeze(l); l == "" {
			end()
			continue
		}
		label, _ := labelled(l)
		if label != "" {
			end()
		}
		parts = append(parts, l)
		n := utf8.RuneCountInString(l)
		if goesOn := label == "" && width > 0 && n > width-16 && n <= width; !goesOn {
			end()
		}
	}
	end()
	return blocks
}

// wrapWidth is the width that the text was wrapped to, 0 when it was not:
// wrapped text has many lines and none over a hundred characters.
func wrapWidth(lines []string) int {
	widest, full := 0, 0
	for _, l := range lines {
		n := utf8.RuneCountInString(strings.TrimSpace(l))
		widest = max(widest, n)
		if n > 50 {
			full++
		}
	}
	if widest > 100 || full < 3 {
		return 0
	}
	return widest
}

// maxTitle is how long a title can be, in bytes.
const maxTitle = 250

// readTop takes the title: the first block, if it is a line of its own that
// reads like a headline and running text follows.
func (p *plainReader) readTop(blocks []string) {
	for i, b := range blocks {
		if i > 8 {
			return
		}
		if p.metadata(b) || p.furniture(b) {
			continue
		}
		if headlineLike(b) && len(blocks) > i+1 {
			p.d.Title = b
			p.used = i + 1
		}
		return
	}
}

// headlineLike reports whether a line can be a title: short, and without the
// full stop that ends a sentence, unless it is very short.
func headlineLike(s string) bool {
	return len(s) < 60 || len(s) <= maxTitle && !strings.HasSuffix(s, ".")
}

// metadata takes a line that says something of the report and not in it:
// labelled fields, perhaps several with strokes between, or a printed time
// alone. It reports whether the line was one.
func (p *plainReader) metadata(line string) bool {
	fields := metadataFields(line)
	for _, f := range fields {
		p.field(f.label, f.value)
	}
	return len(fields) > 0
}

// A field is a labelled value of a line of metadata.
type field struct{ label, value string }

// metadataFields are the fields of a line of metadata, none where the line is
// none: all of its parts but one have to be fields.
func metadataFields(line string) []field {
	if len(line) > maxMarked || line == "" {
		return nil
	}
	parts := strings.FieldsFunc(line, func(r rune) bool { return r == '|' || r == '•' || r == '·' })
	var fields []field
	for _, part := range parts {
		part = squeeze(part)
		label, value := labelled(part)
		if label == "" && dateLike(part) && isStamp(part) {
			label, value = "published", part
		}
		if label != "" {
			fields = append(fields, field{label, value})
		}
	}
	if len(fields) < len(parts)-1 {
		return nil
	}
	return fields
}

// labels maps the words before a colon, in lower case, to what they label.
var labels = map[string]string{
	"source": "source", "sources": "source", "agency": "source", "from": "source", "credit": "source",
	"editor": "editor", "editors": "editor", "edited by": "editor", "web editor": "editor",
	"author": "author", "authors": "author", "by": "author", "reporter": "author", "written by": "author", "byline": "author", "writer": "author",
	"published": "published", "date": "published", "posted": "published", "published on": "published", "publish date": "published", "pub date": "published", "time": "published", "first published": "published", "release date": "published",
	"updated": "modified", "last updated": "modified", "modified": "modified", "last modified": "modified", "update": "modified",
	"url": "url", "link": "url", "permalink": "url", "publisher": "publisher", "newspaper": "publisher", "outlet": "publisher", "publication": "publisher",
	"language": "language", "section": "section", "category": "section", "tags": "section", "keywords": "section", "topic": "section", "topics": "section",
	"id": "ref", "ref": "ref", "article id": "ref", "document id": "ref", "reference": "ref",
}

// labelled splits "Source: Xinhua"; label is "" when it is no known one.
func labelled(part string) (label, value string) {
	head, rest, found := strings.Cut(part, ":")
	if found {
		if l := labels[strings.ToLower(strings.TrimSpace(head))]; l != "" {
			return l, strings.TrimSpace(rest)
		}
	}
	low := strings.ToLower(part)
	for _, lead := range []string{"published on ", "published ", "posted on ", "posted ", "updated on ", "updated ", "last updated "} {
		if rest, found := strings.CutPrefix(low, lead); found {
			if dateLike(rest) && isStamp(rest) {
				return labels[strings.TrimSuffix(strings.TrimSpace(lead), " on")], part[len(lead):]
			}
		}
	}
	if strings.HasPrefix(low, "by ") && len(part) < 2*maxName && !strings.HasSuffix(part, ".") && upperStart(part[3:]) {
		return "author", part[3:]
	}
	return "", part
}

// dateLike reports whether a few words can be a printed time: there is a year
// in them.
func dateLike(s string) bool {
	run := 0
	for i := 0; i < len(s) && len(s) <= 64; i++ {
		if s[i] < '0' || s[i] > '9' {
			run = 0
		} else if run++; run == 4 {
			return true
		}
	}
	return false
}

func isStamp(s string) bool {
	_, ok := stamp(s, "", "")
	return ok
}

func upperStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(s))
	return unicode.IsUpper(r)
}

// field fills the head with one labelled value; the first of a kind counts.
func (p *plainReader) field(label, value string) {
	d := p.d
	switch label {
	case "source":
		if d.Origin == "" {
			d.Origin = sourceName(value)
		}
	case "editor":
		d.Editors = unique(append(d.Editors, people(value)...))
	case "author":
		d.Authors = unique(append(d.Authors, people(value)...))
	case "published":
		p.stamp(&d.Published, value)
	case "modified":
		p.stamp(&d.Modified, value)
	case "url":
		if d.URL == "" {
			d.URL = canonicalURL(value)
		}
	case "publisher":
		d.Publisher = value
	case "language":
		d.Language = value
	case "ref":
		d.Ref = value
	}
}

// sourceName is the agency a source line names, or its words as they stand.
func sourceName(value string) string {
	if name := agency(value); name != "" {
		return name
	}
	return value
}

func (p *plainReader) stamp(to *gainsay.Stamp, printed string) {
	if s, ok := stamp(printed, "text", p.zone); ok && to.Time.IsZero() {
		*to = s
	}
}

// dropTail takes the furniture off the end: menu lines, and a long number,
// which is the publisher's own for the page.
func (p *plainReader) dropTail(blocks []string) []string {
	end := len(blocks)
	for end > 0 {
		b := blocks[end-1]
		if n := serial(b); n != "" {
			if p.d.Ref == "" {
				p.d.Ref = n
			}
		} else if !menuLine(b) && !p.furniture(b) && !p.metadata(b) {
			break
		}
		end--
	}
	return blocks[:end]
}

// serial is a line that is one long number.
func serial(line string) string {
	if len(line) >= 8 && len(line) <= 64 && isDigits(line) {
		return line
	}
	return ""
}

// maxMenu is how many words a menu entry has at most.
const maxMenu = 5

// menuLine reports whether a line at the end of a page is a heading of its
// menus: a few words, all capitals, no end of a sentence.
func menuLine(line string) bool {
	words := strings.Fields(line)
	if len(words) > maxMenu || ended(line) {
		return false
	}
	letters := 0
	for _, r := range line {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}

// furniture reports whether a line is furniture, and notes the video that a
// player's label announces: its address is not in the text.
func (p *plainReader) furniture(line string) bool {
	if !furniture(line) {
		return false
	}
	if strings.HasPrefix(strings.ToLower(line), "video") && len(p.d.Media) == 0 {
		p.d.Media = append(p.d.Media, gainsay.Media{Kind: "video"})
	}
	return true
}

// furnitureWords are lines that pages print around a report, in lower case
// and without spaces: what a player, a share bar or a banner leaves behind
// when a page is saved as text.
var furnitureWords = map[string]bool{
	"videoplayer": true, "videoplayerclose": true, "close": true, "play": true, "pause": true, "mute": true, "share": true, "sharethis": true, "tweet": true,
	"advertisement": true, "ad": true, "skipad": true, "print": true, "email": true, "comments": true, "leaveacomment": true, "readmore": true, "seealso": true,
	"relatedarticles": true, "relatednews": true, "relatedstories": true, "related": true, "home": true, "menu": true, "search": true, "subscribe": true, "signin": true, "login": true,
	"facebook": true, "twitter": true, "whatsapp": true, "linkedin": true, "copylink": true, "listen": true, "save": true, "skiptocontent": true, "skiptomaincontent": true,
	"topstories": true, "mostread": true, "mostviewed": true, "mostpopular": true, "editorschoice": true, "editorspicks": true, "trending": true, "backtotop": true, "fullscreen": true,
	"loading": true, "playvideo": true, "watchlive": true, "enlarge": true, "clicktoenlarge": true, "allrightsreserved": true, "photos": true, "xinhuaheadlines": true,
}

// furniture reports whether a line is none of the report's: a known piece of
// a page's frame, or several of them run together.
func furniture(line string) bool {
	if len(line) > 60 {
		return false
	}
	key := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, line)
	if furnitureWords[key] {
		return true
	}
	for i := 2; i < len(key)-1; i++ {
		if utf8.RuneStart(key[i]) && furnitureWords[key[:i]] && furnitureWords[key[i:]] {
			return true
		}
	}
	return key == "" && !strings.ContainsAny(line, "0123456789")
}
