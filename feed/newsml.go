package feed

import (
	"encoding/xml"
	"strings"
)

// parseNewsML walks a newsItem of NewsML-G2, or a newsMessage of several
// (https://iptc.org/std/NewsML-G2/). Packages and concepts hold no text and
// are passed over. The text is that of the paragraphs of inline NITF or
// XHTML, or inline plain text.
func parseNewsML(body []byte) (*Feed, error) {
	f := &Feed{Kind: NewsML}
	d := decoder(mendXML(body))
	for len(f.Items) < maxItems {
		tok, err := d.Token()
		if err != nil {
			f.Broken = err.Error() != "EOF"
			break
		}
		t, ok := tok.(xml.StartElement)
		if !ok || !strings.EqualFold(t.Name.Local, "newsItem") {
			continue
		}
		w := &newsItem{item: Item{ID: attribute(t, "guid"), Version: attribute(t, "version"), Status: Usable}}
		if !w.read(d) {
			f.Broken = true // half an item may lack the order to withhold it
			break
		}
		if f.Title == "" {
			f.Title = w.provider
		}
		f.Items = append(f.Items, w.finish())
	}
	if f.Broken && len(f.Items) == 0 {
		return nil, ErrBroken
	}
	return f, nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if strings.EqualFold(a.Name.Local, name) {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// A newsItem is one that is being read.
type newsItem struct {
	item     Item
	text     wireText
	provider string
	created  string // first

	barred    bool
	embargoed string // until when
	within    []string
	words     strings.Builder // of the element that is being read
}

// read goes to the end tag of the item; false when it never comes.
func (w *newsItem) read(d *xml.Decoder) bool {
	for {
		tok, err := d.Token()
		if err != nil {
			return false
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if len(w.within) < maxNesting {
				w.open(t)
			}
			w.within = append(w.within, strings.ToLower(t.Name.Local))
		case xml.CharData:
			w.words.Write(t)
		case xml.EndElement:
			if len(w.within) == 0 {
				return true
			}
			w.close()
		}
	}
}

// maxNesting is from how deep on elements are passed over.
const maxNesting = 64

// open takes what an element says by its attributes.
func (w *newsItem) open(t xml.StartElement) {
	name := strings.ToLower(t.Name.Local)
	if !inlineMarkup[name] {
		w.words.Reset()
	}
	switch name {
	case "pubstatus":
		w.item.Status = statusOf(first(attribute(t, "qcode"), attribute(t, "uri"), attribute(t, "literal")))
	case "signal":
		w.item.Corrects = w.item.Corrects || corrects(lastPart(first(attribute(t, "qcode"), attribute(t, "uri"))))
	case "provider":
		w.provider = first(attribute(t, "literal"), attribute(t, "qcode"))
	case "language":
		w.item.Language = first(w.item.Language, attribute(t, "tag"))
	}
}

// inlineMarkup are elements inside a paragraph.
var inlineMarkup = map[string]bool{"a": true, "b": true, "i": true, "em": true, "strong": true, "span": true, "br": true, "u": true,
	"person": true, "org": true, "location": true, "num": true, "chron": true, "money": true, "q": true, "sub": true, "sup": true}

// close takes what stands in an element.
func (w *newsItem) close() {
	name := w.within[len(w.within)-1]
	w.within = w.within[:len(w.within)-1]
	if inlineMarkup[name] {
		return
	}
	words := strings.TrimSpace(w.words.String())
	w.words.Reset()
	if name == "embargoed" {
		w.embargoed, w.barred = words, true
	}
	if words == "" {
		return
	}
	it := &w.item
	switch name {
	case "p", "hl2", "h2", "h3", "li":
		if w.inside("contentset") {
			w.text.paragraphs = append(w.text.paragraphs, words)
		}
	case "inlinedata":
		w.text.plainText(words)
	case "versioncreated":
		it.Printed = words
	case "firstcreated":
		w.created = words
	case "ednote":
		it.Note = first(it.Note, words)
	case "headline":
		it.Title = first(it.Title, words)
	case "by":
		it.Authors = append(it.Authors, words)
	case "name":
		if w.inside("provider") {
			w.provider = words
		}
	}
}

func (w *newsItem) inside(name string) bool { return inside(w.within, name) }

func (w *newsItem) finish() Item {
	it := w.item
	it.Content = w.text.content()
	it.Corrects = it.Corrects || corrects(it.Note)
	if w.barred {
		it.embargo(w.embargoed)
	}
	it.Published = moment(first(w.created, it.Printed))
	if changed := moment(it.Printed); changed.After(it.Published) {
		it.Updated = changed
	}
	return it
}
