package web

import (
	"encoding/xml"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/query"
	"github.com/gainsay-news/gainsay/internal/store"
)

// The most that a feed and an export of a search have.
const (
	feedLimit   = 50
	exportLimit = 10000
)

// asked reads ?q= and answers it, newest first.
func (s *site) asked(r *http.Request, limit int) (q string, list []store.Statement, err error) {
	q = strings.TrimSpace(r.URL.Query().Get("q"))
	where, err := s.question(r.Context(), q)
	var wrong *query.Error
	if errors.As(err, &wrong) {
		return q, nil, &refusal{http.StatusBadRequest, "The query cannot be read: " + wrong.Error() + "."}
	}
	if err != nil {
		return q, nil, err
	}
	a, err := s.Store.Search(r.Context(), store.Question{Where: where, Limit: limit, Bare: true})
	return q, a.Statements, tooWide(r.Context(), err)
}

// The parts of an Atom feed, RFC 4287.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Link    []atomLink  `xml:"link"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Link    atomLink `xml:"link"`
	Content string   `xml:"content"`
}

// writeAtom writes a listing as an Atom feed.
func writeAtom(base, self string, l listing) ([]byte, error) {
	f := atomFeed{Title: l.title, ID: l.id, Author: "Gainsay", Updated: stamp(time.Time{}), Link: []atomLink{{"self", base + self}, {"", base + l.page}}}
	for _, i := range l.items {
		f.Entries = append(f.Entries, atomEntry{ID: i.id, Title: i.title, Updated: stamp(i.at), Author: i.author, Link: atomLink{Href: base + i.path}, Content: i.text})
		f.Updated = max(f.Updated, stamp(i.at))
	}
	b, err := xml.MarshalIndent(f, "", " ")
	return append([]byte(xml.Header), b...), err
}

// stamp is a time as Atom wants it; an unknown one is the start of the epoch.
func stamp(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return iso(t)
}
