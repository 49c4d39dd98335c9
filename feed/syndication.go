package feed

import (
	"bytes"
	"html"
	"strings"

	"github.com/mmcdole/gofeed"
)

// parseSyndication reads RSS, Atom and JSON Feed. What gofeed refuses is
// mended and tried again, and then read item by item up to the break.
func parseSyndication(body []byte, kind Kind) (*Feed, error) {
	for _, mend := range []func([]byte) []byte{asIs, mendXML} {
		if f, err := byGofeed(mend(body)); err == nil {
			return fromGofeed(f, kind), nil
		}
		if kind == JSON {
			return nil, ErrBroken
		}
	}
	return salvage(body, kind)
}

func asIs(b []byte) []byte { return b }

// byGofeed asks gofeed; a panic in it is an error.
func byGofeed(body []byte) (f *gofeed.Feed, err error) {
	defer func() {
		if recover() != nil {
			f, err = nil, ErrBroken
		}
	}()
	f, err = gofeed.NewParser().Parse(bytes.NewReader(body))
	if err == nil && f == nil {
		err = ErrBroken
	}
	return f, err
}

func fromGofeed(g *gofeed.Feed, kind Kind) *Feed {
	f := &Feed{Kind: kind, Title: plainText(g.Title), Site: g.Link, Language: g.Language}
	for _, it := range g.Items {
		if it != nil {
			f.Items = append(f.Items, fromItem(it))
		}
	}
	return f
}

func fromItem(g *gofeed.Item) Item {
	it := Item{URL: g.Link, ID: g.GUID, Title: plainText(g.Title), Summary: g.Description, Content: g.Content, Section: g.Categories}
	if it.URL == "" && len(g.Links) > 0 {
		it.URL = g.Links[0]
	}
	it.Published, it.Printed = when(g.PublishedParsed, g.Published)
	updated, printed := when(g.UpdatedParsed, g.Updated)
	it.Updated = updated
	if it.Printed == "" {
		it.Printed = printed
	}
	for _, a := range g.Authors {
		if a != nil && a.Name != "" {
			it.Authors = append(it.Authors, plainText(a.Name))
		}
	}
	return it
}

// plainText is a title without markup and entities, on one line.
func plainText(s string) string {
	s = html.UnescapeString(s)
	if strings.Contains(s, "<") {
		s = html.UnescapeString(withoutTags(s))
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// withoutTags drops what looks like a tag; "a < b" keeps its sign.
func withoutTags(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+1 >= len(s) {
			break
		}
		end := strings.IndexByte(s[i:], '>')
		if c := s[i+1]; end < 0 || !(c == '/' || c == '!' || 'a' <= c|0x20 && c|0x20 <= 'z') {
			b.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		b.WriteString(s[:i])
		s = s[i+end+1:]
	}
	b.WriteString(s)
	return b.String()
}
