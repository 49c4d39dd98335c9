package web

import (
	"encoding/xml"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/query"
	"github.com/gainsay-news/gainsay/internal/store"
)

// exportLimit is how many statements a feed and an export of a search have.
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

// feed answers a search, or all contradictions without one, as Atom.
func (s *site) feed(w http.ResponseWriter, r *http.Request) {
	base := s.base(r)
	f := atomFeed{Title: "Gainsay: contradictions", ID: "urn:gainsay:contradictions", Author: "Gainsay",
		Link: []atomLink{{"self", base + r.URL.RequestURI()}, {"", base + "/contradictions"}}}
	var err error
	if r.URL.Query().Has("q") {
		err = s.searchFeed(r, base, &f)
	} else {
		err = s.conflictFeed(r, base, &f)
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	latest := time.Unix(0, 0)
	f.Updated = iso(latest)
	for _, e := range f.Entries {
		f.Updated = max(f.Updated, e.Updated)
	}
	b, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		s.problem(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	w.Write([]byte(xml.Header))
	w.Write(b)
}

func (s *site) searchFeed(r *http.Request, base string, f *atomFeed) error {
	q, list, err := s.asked(r, feedLimit)
	f.Title, f.ID = "Gainsay: "+q, "urn:gainsay:search:"+url.QueryEscape(q)
	f.Link[1].Href = base + "/search?q=" + url.QueryEscape(q)
	for _, st := range list {
		f.Entries = append(f.Entries, atomEntry{
			ID: "urn:gainsay:statement:" + st.ID, Title: st.Name + ": " + clip(120, bare(st.Text)), Updated: stamp(st.Published),
			Author: st.Publisher, Link: atomLink{Href: base + "/s/" + st.ID}, Content: citeText(st),
		})
	}
	return err
}

func (s *site) conflictFeed(r *http.Request, base string, f *atomFeed) error {
	list, _, err := s.Store.Conflicts(r.Context(), feedLimit, "")
	for _, c := range list {
		f.Entries = append(f.Entries, atomEntry{
			ID: "urn:gainsay:relation:" + c.ID, Title: c.Why, Updated: stamp(c.Latest), Author: "Gainsay",
			Link: atomLink{Href: base + "/x/" + c.ID}, Content: "A: " + citeText(c.One) + "\nB: " + citeText(c.Two),
		})
	}
	return err
}

// stamp is a time as Atom wants it; an unknown one is the start of the epoch.
func stamp(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return iso(t)
}
