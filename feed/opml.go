package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"strings"
)

// ErrNotOPML says that bytes are no list of feeds.
var ErrNotOPML = errors.New("no list of feeds: not OPML")

// An Outline is a feed of a list of feeds.
type Outline struct {
	Title    string
	Feed     string // the address of the feed
	Site     string // the page that it belongs to
	Language string
	Group    string // the names of the folders around it, with " / " between
}

// maxOutlines bounds what is taken from one list.
const maxOutlines = 10000

// ParseOPML reads a list of feeds (http://opml.org/spec2.opml). What breaks
// off gives the feeds before the break. An outline without the address of a
// feed is a folder.
func ParseOPML(body []byte) ([]Outline, error) {
	d := decoder(mendXML(body))
	var list []Outline
	var folders []string
	is := false
	for len(list) < maxOutlines {
		tok, err := d.Token()
		if err != nil {
			break
		}
		switch t := tok.(type) {
		case xml.StartElement:
			is = is || strings.EqualFold(t.Name.Local, "opml")
			if !is || !strings.EqualFold(t.Name.Local, "outline") {
				continue
			}
			name := plainText(first(attribute(t, "title"), attribute(t, "text")))
			address := attribute(t, "xmlUrl")
			if pageAddress(address) && strings.Contains(address, "://") {
				list = append(list, Outline{Title: name, Feed: address, Site: attribute(t, "htmlUrl"), Language: attribute(t, "language"), Group: groupOf(folders)})
				name = ""
			}
			folders = append(folders, name)
		case xml.EndElement:
			if strings.EqualFold(t.Name.Local, "outline") && len(folders) > 0 {
				folders = folders[:len(folders)-1]
			}
		}
	}
	if !is {
		return nil, ErrNotOPML
	}
	return list, nil
}

// maxGroup bounds how many folders a name is made of.
const maxGroup = 8

func groupOf(folders []string) string {
	var kept []string
	for _, f := range folders {
		if f != "" && len(kept) < maxGroup {
			kept = append(kept, f)
		}
	}
	return strings.Join(kept, " / ")
}

// WriteOPML writes a list of feeds; feeds of one group stand in one folder.
func WriteOPML(title string, list []Outline) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + "<opml version=\"2.0\">\n<head><title>" + escape(title) + "</title></head>\n<body>\n")
	group := ""
	for _, o := range list {
		if o.Group != group {
			closeGroup(&b, group)
			if group = o.Group; group != "" {
				b.WriteString("<outline text=\"" + escape(group) + "\">\n")
			}
		}
		b.WriteString("<outline type=\"rss\"")
		for _, a := range [][2]string{{"text", first(o.Title, o.Feed)}, {"xmlUrl", o.Feed}, {"htmlUrl", o.Site}, {"language", o.Language}} {
			if a[1] != "" {
				b.WriteString(" " + a[0] + "=\"" + escape(a[1]) + "\"")
			}
		}
		b.WriteString("/>\n")
	}
	closeGroup(&b, group)
	b.WriteString("</body>\n</opml>\n")
	return b.Bytes()
}

func closeGroup(b *bytes.Buffer, group string) {
	if group != "" {
		b.WriteString("</outline>\n")
	}
}
