package eval

import (
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/pipeline"
)

// A text is a line of a docs.jsonl; date is called dct where times are scored.
type text struct {
	Doc   string `json:"doc"`
	DCT   string `json:"dct"`
	Date  string `json:"date"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// document is the text under its title, as a page gives it, and annotated.
func (t text) document() *gainsay.Document {
	doc := &gainsay.Document{Title: t.Title}
	if t.Title != "" && !strings.HasPrefix(strings.TrimSpace(t.Text), t.Title) {
		doc.Text = t.Title + "\n\n"
		doc.Body = len(doc.Text)
	}
	doc.Text += t.Text
	doc.Published = printed(t.DCT + t.Date)
	pipeline.Annotate(doc)
	return doc
}

// printed reads the day that a date in the data begins with; some sets have
// other forms of date, which stay unknown.
func printed(date string) gainsay.Stamp {
	if len(date) >= len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, date[:len(time.DateOnly)]); err == nil {
			return gainsay.Stamp{Time: t, Printed: date, DayOnly: true, From: "hint"}
		}
	}
	for _, form := range []string{"20060102", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "02 Jan 2006", "01/02/2006"} {
		if t, err := time.Parse(form, date); err == nil {
			return gainsay.Stamp{Time: t, Printed: date, DayOnly: true, From: "hint"}
		}
	}
	return gainsay.Stamp{}
}

func timexes(path string, out *lines) error {
	type timex struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Type  string `json:"type"`
		Value string `json:"value"`
	}
	type line struct {
		Doc     string  `json:"doc"`
		Timexes []timex `json:"timexes"`
	}
	texts, err := readJSONL[text](path)
	if err != nil {
		return err
	}
	find := func(t text) line {
		doc := t.document()
		p := newPoints(doc.Text, doc.Body)
		l := line{t.Doc, []timex{}}
		for _, x := range doc.Timexes {
			if s, ok := p.span(x.Start, x.End); ok {
				l.Timexes = append(l.Timexes, timex{s[0], s[1], string(x.Kind), x.Value})
			}
		}
		return l
	}
	return ordered(texts, find, func(l line) error { return out.json(l) })
}

func toponyms(path string, out *lines) error {
	type toponym struct {
		Start int      `json:"start"`
		End   int      `json:"end"`
		Lat   *float64 `json:"lat,omitempty"`
		Lon   *float64 `json:"lon,omitempty"`
		ID    int64    `json:"geonameid,omitempty"`
		// Literal serves the scorer's --types literal.
		Literal bool `json:"literal"`
	}
	type line struct {
		Doc      string    `json:"doc"`
		Toponyms []toponym `json:"toponyms"`
	}
	texts, err := readJSONL[text](path)
	if err != nil {
		return err
	}
	find := func(t text) line {
		doc := t.document()
		p := newPoints(doc.Text, doc.Body)
		l := line{t.Doc, []toponym{}}
		for _, x := range doc.Toponyms {
			s, ok := p.span(x.Start, x.End)
			if !ok {
				continue
			}
			found := toponym{Start: s[0], End: s[1], Literal: x.Literal}
			if x.Place.ID != 0 {
				found.Lat, found.Lon = &x.Place.Lat, &x.Place.Lon
				found.ID = max(0, x.Place.ID)
			}
			l.Toponyms = append(l.Toponyms, found)
		}
		return l
	}
	return ordered(texts, find, func(l line) error { return out.json(l) })
}
