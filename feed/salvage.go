package feed

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// mendXML replaces what XML forbids and feeds contain all the same: control
// characters, bytes that are no UTF-8 where none else is declared, and
// ampersands that open no entity.
func mendXML(body []byte) []byte {
	out := make([]byte, 0, len(body)+64)
	for i, c := range body {
		switch {
		case c < 0x20 && c != '\n' && c != '\t' && c != '\r':
			out = append(out, ' ')
		case c == '&' && !opensEntity(body[i+1:]):
			out = append(out, "&amp;"...)
		default:
			out = append(out, c)
		}
	}
	if !utf8.Valid(out) && !declaresOther(out) {
		enc, _, _ := charset.DetermineEncoding(out, "")
		if text, err := enc.NewDecoder().Bytes(out); err == nil {
			out = text
		}
	}
	return out
}

// opensEntity reports whether what follows an ampersand ends in a semicolon
// before anything that cannot stand in the name of an entity.
func opensEntity(rest []byte) bool {
	for i, c := range rest {
		switch {
		case c == ';':
			return i > 0
		case i > 10 || !(c == '#' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'):
			return false
		}
	}
	return false
}

// declaresOther reports whether the XML declaration names an encoding other
// than UTF-8.
func declaresOther(body []byte) bool {
	head := strings.ToLower(string(body[:min(len(body), 200)]))
	i := strings.Index(head, "encoding=")
	return i >= 0 && !strings.Contains(head[i:min(len(head), i+20)], "utf-8")
}

// decoder reads XML leniently: any charset, any entity, unclosed tags. HTML's
// list of elements without an end is of no use: "link" has one here.
func decoder(body []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(body))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		if in, err := charset.NewReaderLabel(label, r); err == nil {
			return in, nil
		}
		return r, nil
	}
	return d
}

// salvage reads the entries of a feed one by one until the markup ends or
// breaks.
func salvage(body []byte, kind Kind) (*Feed, error) {
	f := &Feed{Kind: kind, Broken: true}
	d := decoder(mendXML(body))
	var item *Item
	for {
		tok, err := d.Token()
		if err != nil {
			break // an entry cut by the break is dropped: its address may be cut too
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if name := strings.ToLower(t.Name.Local); name == "item" || name == "entry" {
				item = &Item{}
			} else if item != nil {
				item.take(d, name, t)
			} else if name == "title" && f.Title == "" {
				f.Title = plainText(content(d))
			}
		case xml.EndElement:
			if name := strings.ToLower(t.Name.Local); item != nil && (name == "item" || name == "entry") {
				f.Items = append(f.Items, *item)
				item = nil
			}
		}
		if len(f.Items) >= maxItems {
			break
		}
	}
	if len(f.Items) == 0 {
		return nil, ErrBroken
	}
	return f, nil
}

// take reads one field of an entry.
func (it *Item) take(d *xml.Decoder, name string, start xml.StartElement) {
	switch name {
	case "title":
		it.Title = plainText(content(d))
	case "guid", "id":
		it.ID = strings.TrimSpace(content(d))
	case "link":
		for _, a := range start.Attr {
			if a.Name.Local == "href" && it.URL == "" {
				it.URL = a.Value
			}
		}
		if text := strings.TrimSpace(content(d)); text != "" {
			it.URL = text
		}
	case "description", "summary":
		it.Summary = content(d)
	case "pubdate", "published", "date":
		it.Published, it.Printed = when(nil, content(d))
	}
}

// maxContent bounds one field, in bytes.
const maxContent = 4 << 20

// content is the character data up to the end of the element that has just
// been opened.
func content(d *xml.Decoder) string {
	var b strings.Builder
	for depth := 1; depth > 0; {
		tok, err := d.Token()
		if err != nil {
			break
		}
		switch t := tok.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if b.Len() < maxContent {
				b.Write(t)
			}
		}
	}
	return b.String()
}
