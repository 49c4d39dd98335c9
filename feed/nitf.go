package feed

import (
	"encoding/xml"
	"strings"
)

// parseNITF walks a message of NITF (https://iptc.org/std/NITF/): one item
// with its text.
func parseNITF(body []byte) (*Feed, error) {
	f := &Feed{Kind: NITF}
	d := decoder(mendXML(body))
	for {
		tok, err := d.Token()
		if err != nil {
			return nil, ErrBroken
		}
		if t, ok := tok.(xml.StartElement); ok && strings.EqualFold(t.Name.Local, "nitf") {
			break
		}
	}
	w := &nitf{item: Item{Status: Usable}}
	if !w.read(d) {
		return nil, ErrBroken // half an item may lack the order to withhold it
	}
	f.Title, f.Items = w.provider, []Item{w.finish()}
	return f, nil
}

// A nitf is a message that is being read.
type nitf struct {
	item     Item
	text     wireText
	provider string
	state    string // of management
	release  string // not to be used before
	title    string // of the head, where the body has no headline
	within   []string
	words    strings.Builder
}

// read goes to the end tag of the message; false when it never comes.
func (w *nitf) read(d *xml.Decoder) bool {
	for {
		tok, err := d.Token()
		if err != nil {
			return false
		}
		switch t := tok.(type) {
		case xml.StartElement:
			name := strings.ToLower(t.Name.Local)
			if len(w.within) < maxNesting {
				w.open(name, t)
			}
			w.within = append(w.within, name)
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

// open takes what an element says by its attributes.
func (w *nitf) open(name string, t xml.StartElement) {
	if !nitfInline[name] {
		w.words.Reset()
	}
	it := &w.item
	switch name {
	case "docdata":
		w.state = attribute(t, "management-status")
	case "doc-id":
		it.ID = first(it.ID, strings.TrimPrefix(attribute(t, "regsrc")+":"+attribute(t, "id-string"), ":"))
	case "date.issue":
		it.Printed = first(it.Printed, attribute(t, "norm"))
	case "date.release":
		w.release = first(w.release, attribute(t, "norm"))
	case "du-key":
		it.Version = first(attribute(t, "version"), attribute(t, "generation"), it.Version)
	case "ed-msg":
		it.Note = first(it.Note, attribute(t, "info"))
	case "doc.copyright":
		w.provider = first(w.provider, attribute(t, "holder"))
	case "pubdata":
		w.provider = first(w.provider, attribute(t, "name"))
	}
}

// nitfInline are elements inside a line or a paragraph.
var nitfInline = map[string]bool{"a": true, "em": true, "strong": true, "lang": true, "pronounce": true, "person": true, "name.given": true, "name.family": true,
	"function": true, "org": true, "alt-code": true, "location": true, "city": true, "state": true, "region": true, "country": true, "num": true, "frac": true,
	"chron": true, "story.date": true, "money": true, "event": true, "copyrite": true, "virtloc": true, "classifier": true, "object.title": true, "q": true, "sub": true, "sup": true, "br": true}

// close takes what stands in an element.
func (w *nitf) close() {
	name := w.within[len(w.within)-1]
	w.within = w.within[:len(w.within)-1]
	if nitfInline[name] {
		if name == "br" {
			w.words.WriteByte(' ')
		}
		return
	}
	words := strings.Join(strings.Fields(w.words.String()), " ")
	w.words.Reset()
	if words == "" {
		return
	}
	it := &w.item
	switch name {
	case "title":
		w.title = first(w.title, words)
	case "hl1":
		it.Title = first(it.Title, words)
	case "byline":
		it.Authors = append(it.Authors, words)
	case "distributor":
		w.provider = first(w.provider, words)
	case "dateline":
		if !inside(w.within, "body.content") {
			w.text.paragraphs = append(w.text.paragraphs, words)
		}
	case "p", "hl2", "li":
		if inside(w.within, "body.content") && !inside(w.within, "media") {
			w.text.paragraphs = append(w.text.paragraphs, words)
		}
	}
}

func inside(within []string, name string) bool {
	for _, s := range within {
		if s == name {
			return true
		}
	}
	return false
}

func (w *nitf) finish() Item {
	it := w.item
	it.Title = first(it.Title, w.title)
	it.Status = statusOf(w.state)
	if strings.EqualFold(w.state, "embargoed") {
		it.Status = Usable
		it.embargo(w.release)
	}
	it.Content = joinDateline(&w.text)
	it.Published = moment(it.Printed)
	it.Corrects = corrects(it.Note) || corrects(it.Title)
	return it
}

// joinDateline writes a dateline that stands on its own in front of the text
// it belongs to: "ORSK, March 4 (OPA)" and "The harbour ...".
func joinDateline(t *wireText) string {
	if p := t.paragraphs; len(p) > 1 && len(p[0]) < maxDateline && !strings.HasSuffix(p[0], ".") {
		p[1] = strings.TrimRight(p[0], " -–—") + " -- " + strings.TrimLeft(p[1], " -–—")
		t.paragraphs = p[1:]
	}
	return t.content()
}

// maxDateline is how long a dateline can be, in bytes.
const maxDateline = 90
