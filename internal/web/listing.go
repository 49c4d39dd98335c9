package web

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// A listing is a list of the reader on its way to a program: the same in
// every form, with ids that never change.
type listing struct {
	id, title, page string // the page is the address of the list for people
	items           []item
}

type item struct {
	id, path, title, author, text string
	at                            time.Time
	value                         any // as the API has it
}

// listings are the lists that programs can follow, by the name that stands
// before the form: /stories.atom, /stories.json, ...
var listings = map[string]func(s *site, r *http.Request) (listing, error){
	"contradictions": (*site).listConflicts, "figures": (*site).listMoving, "stories": (*site).listStories,
	"people": (*site).listPeople, "topics": (*site).listTopics, "search": (*site).listFound,
}

// forms are those in which a listing can be had: Atom, JSON Feed, a table, a
// line of JSON for each item.
var forms = map[string]struct {
	media string
	write func(base, self string, l listing) ([]byte, error)
}{
	"atom":  {"application/atom+xml; charset=utf-8", writeAtom},
	"json":  {"application/feed+json", writeJSONFeed},
	"csv":   {"text/csv; charset=utf-8", writeTable},
	"jsonl": {"application/jsonl", writeItems},
}

// listForms adds the addresses of the listings.
func (s *site) listForms(mux *http.ServeMux) {
	for name := range listings {
		for form := range forms {
			mux.HandleFunc("GET /"+name+"."+form, s.listForm(name, form))
		}
	}
	mux.HandleFunc("GET /feed", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Has("q") {
			s.listForm("search", "atom")(w, r)
			return
		}
		s.listForm("contradictions", "atom")(w, r)
	})
}

func (s *site) listForm(name, form string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		base, self := s.base(r), r.URL.RequestURI()
		m, err := s.once(r, question{"list " + form + own(r) + " " + base + self, false, func(r *http.Request) (*made, error) {
			l, err := listings[name](s, r)
			if err != nil {
				return nil, err
			}
			body, err := forms[form].write(base, self, l)
			return &made{status: http.StatusOK, media: forms[form].media, body: body}, err
		}})
		if err != nil {
			s.problem(w, r, err)
			return
		}
		s.send(w, r, m)
	}
}

func (s *site) listConflicts(r *http.Request) (listing, error) {
	list, _, err := s.Store.Conflicts(r.Context(), feedLimit, "")
	return listing{"urn:gainsay:contradictions", "Gainsay: contradictions", "/contradictions", relationItems(list)}, err
}

func (s *site) listMoving(r *http.Request) (listing, error) {
	list, _, err := s.Store.Moving(r.Context(), feedLimit, "")
	return listing{"urn:gainsay:figures", "Gainsay: figures moving", "/figures", relationItems(list)}, err
}

func relationItems(list []store.Contradiction) (items []item) {
	for _, c := range list {
		items = append(items, item{"urn:gainsay:relation:" + c.ID, "/x/" + c.ID, c.Why, "Gainsay", "A: " + citeText(c.One) + "\nB: " + citeText(c.Two), c.Latest, c})
	}
	return items
}

func (s *site) listStories(r *http.Request) (listing, error) {
	list, _, err := s.Store.Stories(r.Context(), feedLimit, "")
	l := listing{id: "urn:gainsay:stories", title: "Gainsay: stories", page: "/stories"}
	for _, st := range list {
		words := count(st.Documents, "report", "reports") + " of " + count(st.Origins, "origin", "origins") + ", " + count(st.Statements, "statement", "statements") + ", " + count(st.Conflicts, "contradiction", "contradictions")
		l.items = append(l.items, item{"urn:gainsay:story:" + string(st.ID), "/story/" + string(st.ID), st.Title, "Gainsay", words, st.Last, st})
	}
	return l, err
}

func (s *site) listPeople(r *http.Request) (listing, error) {
	l := listing{id: "urn:gainsay:people", title: "Gainsay: people and organisations", page: "/people"}
	for _, kind := range []gainsay.Kind{gainsay.Person, gainsay.Organization} {
		list, err := s.Store.Identities(r.Context(), kind, feedLimit)
		if err != nil {
			return l, err
		}
		for _, p := range list {
			l.items = append(l.items, item{"urn:gainsay:identity:" + p.ID, "/p/" + p.ID, p.Name, "Gainsay", strings.TrimPrefix(p.Role+", "+count(p.Said, "statement", "statements"), ", "), time.Time{}, p})
		}
	}
	return l, nil
}

func (s *site) listTopics(r *http.Request) (listing, error) {
	l := listing{id: "urn:gainsay:topics", title: "Gainsay: topics", page: "/topics"}
	data, err := s.topics(r)
	if err != nil {
		return l, err
	}
	for _, t := range data.(topicsView).Topics {
		l.items = append(l.items, item{"urn:gainsay:topic:" + url.PathEscape(t.Word), "/topics/" + url.PathEscape(t.Word), t.Word, "Gainsay", count(t.Stories, "story", "stories") + ", " + count(t.Reports, "report", "reports"), t.Last, t})
	}
	return l, nil
}

func (s *site) listFound(r *http.Request) (listing, error) {
	q, list, err := s.asked(r, feedLimit)
	l := listing{id: "urn:gainsay:search:" + url.QueryEscape(q), title: "Gainsay: " + q, page: "/search?q=" + url.QueryEscape(q)}
	for _, st := range list {
		l.items = append(l.items, item{"urn:gainsay:statement:" + st.ID, "/s/" + st.ID, st.Name + ": " + clip(120, bare(st.Text)), st.Publisher, citeText(st), st.Published, st})
	}
	return l, err
}

// writeJSONFeed writes a listing as JSON Feed 1.1 (jsonfeed.org).
func writeJSONFeed(base, self string, l listing) ([]byte, error) {
	items := []object{}
	for _, i := range l.items {
		entry := object{"id": i.id, "url": base + i.path, "title": i.title, "content_text": i.text, "authors": []object{{"name": i.author}}}
		if !i.at.IsZero() {
			entry["date_modified"] = iso(i.at)
		}
		items = append(items, entry)
	}
	return json.Marshal(object{"version": "https://jsonfeed.org/version/1.1", "title": l.title, "home_page_url": base + l.page, "feed_url": base + self, "items": items})
}

func writeTable(base, _ string, l listing) ([]byte, error) {
	var b bytes.Buffer
	c := csv.NewWriter(&b)
	c.Write([]string{"id", "title", "by", "text", "at", "address"})
	for _, i := range l.items {
		c.Write([]string{i.id, cell(i.title), cell(i.author), cell(i.text), iso(i.at), base + i.path})
	}
	c.Flush()
	return b.Bytes(), c.Error()
}

func writeItems(_, _ string, l listing) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, i := range l.items {
		if err := enc.Encode(i.value); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}
