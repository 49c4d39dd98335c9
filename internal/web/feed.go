package web

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"net/http"
	"net/url"
	"strconv"
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
	base := "http://" + r.Host
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

// exportSearch answers a search as a file: csv, jsonl, bib or ris.
func (s *site) exportSearch(w http.ResponseWriter, r *http.Request) {
	write, media := exporters[r.PathValue("form")].write, exporters[r.PathValue("form")].media
	if write == nil {
		s.missing(w, r)
		return
	}
	_, list, err := s.asked(r, exportLimit)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Disposition", `attachment; filename="statements.`+r.PathValue("form")+`"`)
	write(w, list)
}

var exporters = map[string]struct {
	media string
	write func(w http.ResponseWriter, list []store.Statement)
}{
	"csv": {"text/csv; charset=utf-8", writeCSV}, "jsonl": {"application/jsonl", writeLines}, "bib": {"application/x-bibtex; charset=utf-8", writeBib},
	"ris": {"application/x-research-info-systems; charset=utf-8", writeRIS},
}

func writeCSV(w http.ResponseWriter, list []store.Statement) {
	c := csv.NewWriter(w)
	c.Write([]string{"id", "speaker", "said", "form", "act", "text", "sentence", "outlet", "origin", "published", "title", "page", "article", "start", "end", "contested"})
	for _, s := range list {
		c.Write([]string{s.ID, cell(s.Name), iso(s.Said), string(s.Form), string(s.Act), cell(s.Text), cell(s.Sentence), cell(s.Publisher), cell(s.Origin),
			iso(s.Published), cell(s.Title), cell(s.Page), string(s.Document), strconv.Itoa(s.Start), strconv.Itoa(s.End), strconv.FormatBool(s.Contested)})
	}
	c.Flush()
}

// cell keeps a spreadsheet from taking text for a formula.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func writeLines(w http.ResponseWriter, list []store.Statement) {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, s := range list {
		if enc.Encode(s) != nil {
			return
		}
	}
}

func writeBib(w http.ResponseWriter, list []store.Statement) {
	for _, s := range list {
		if _, err := w.Write([]byte(bibTeX(s) + "\n")); err != nil {
			return
		}
	}
}

func writeRIS(w http.ResponseWriter, list []store.Statement) {
	for _, s := range list {
		if _, err := w.Write([]byte(ris(s))); err != nil {
			return
		}
	}
}
