package web

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/store"
)

// Doors are what the pages of sources ask of those who may reach out; nil
// leaves out what needs it.
type Doors struct {
	Discover func(ctx context.Context, address string) ([]store.Source, error) // which sources an address leads to
	Try      func(ctx context.Context, src store.Source) store.SourceTest      // looks at a source and saves nothing
	Rules    func(gainsay.Rules) error                                         // says which rule is no selector
	Import   func(ctx context.Context, opml []byte) (int, error)               // adds the feeds of a list
	Starter  func(ctx context.Context) (int, error)                            // adds the list that ships, off
	Export   func(ctx context.Context) ([]byte, error)                         // the feeds as OPML
	Push     func(ctx context.Context, page gainsay.Page) ([]store.Pushed, error)
}

// A sourcesView is what the page of sources shows.
type sourcesView struct {
	Sources  []store.Source `json:"sources"`
	Outlets  []store.Outlet `json:"outlets"`
	Links    []store.Link   `json:"links"`
	Add      string         `json:"-"` // what stands in the form
	Bookmark string         `json:"-"`
	Found    []store.Source `json:"-"` // what an address leads to
	Doors    Doors          `json:"-"`
}

func (s *site) sources(r *http.Request) (any, error) {
	v := sourcesView{Add: r.URL.Query().Get("add"), Doors: s.Doors}
	scheme := "http"
	if s.secure(r) {
		scheme = "https"
	}
	v.Bookmark = fmt.Sprintf("javascript:location.href=%q+encodeURIComponent(location.href)", scheme+"://"+r.Host+"/sources?add=")
	var err error
	if v.Sources, err = s.Store.Sources(r.Context()); err != nil {
		return nil, err
	}
	if v.Outlets, err = s.Store.Outlets(r.Context(), 200); err != nil {
		return nil, err
	}
	v.Links, err = s.Store.Links(r.Context(), "", 50)
	return v, err
}

// A sourceView is what the page of one source shows.
type sourceView struct {
	store.SourceHealth
	Test  *store.SourceTest  `json:"test,omitempty"`
	Keeps []store.Keep       `json:"-"`
	Kinds []store.SourceKind `json:"-"`
	Doors Doors              `json:"-"`
}

func (s *site) source(r *http.Request) (any, error) {
	h, err := s.Store.SourceHealth(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return sourceView{SourceHealth: h, Keeps: store.Keeps, Doors: s.Doors}, nil
}

func sourceTitle(_ speech, data any) string {
	v := data.(sourceView)
	return cmp.Or(v.Name, v.Address)
}

// Success is the share of a source's pages that held an article, in percent.
func (v sourceView) Success() int {
	return 100 * v.Read / max(1, v.Read+v.Refused)
}

// sparkline draws counts a day as bars; the table below it has the same.
func (l speech) sparkline(days []store.DayCount) template.HTML {
	const width, height = 6.0, 40.0
	most := 1
	for _, d := range days {
		most = max(most, d.Items)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="chart spark" viewBox="0 0 %g %g" role="img" aria-label="%s">`, width*float64(len(days)), height,
		template.HTMLEscapeString(l.Say("items a day over {1} days, {2} at most; the table below has the same", l.whole(len(days)), l.whole(most))))
	for i, d := range days {
		h := height * float64(d.Items) / float64(most)
		fmt.Fprintf(&b, `<rect class="dot" x="%g" y="%.1f" width="%g" height="%.1f"/>`, width*float64(i), height-h, width-1, h)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

// addSource takes an address from the form: once only, as the source that it
// is said to be, or asked first what it leads to.
func (s *site) addSource(w http.ResponseWriter, r *http.Request) {
	address := strings.TrimSpace(r.FormValue("address"))
	kind := store.SourceKind(r.FormValue("kind"))
	switch {
	case kind != "":
		src := store.Source{Kind: kind, Address: address, Name: r.FormValue("name"), Language: r.FormValue("language")}
		err := s.checked(r, &src)
		if err == nil {
			src, err = s.Store.AddSource(r.Context(), src)
		}
		if err = noSource(err); err != nil {
			s.fail(w, r, err)
			return
		}
		http.Redirect(w, r, "/sources/"+strconv.FormatInt(src.ID, 10), http.StatusSeeOther)
	case host(address) == "" || len(address) > 2000:
		s.fail(w, r, &refusal{http.StatusBadRequest, "That is no web address: it has to start with https:// or http://."})
	case r.FormValue("once") != "" || s.Doors.Discover == nil:
		if _, err := s.Store.AddLink(r.Context(), address, "reader"); err != nil {
			s.fail(w, r, err)
			return
		}
		http.Redirect(w, r, "/queue", http.StatusSeeOther)
	default:
		s.discover(w, r, address)
	}
}

// discover shows which sources an address leads to.
func (s *site) discover(w http.ResponseWriter, r *http.Request, address string) {
	found, err := s.Doors.Discover(r.Context(), address)
	if err != nil {
		s.fail(w, r, &refusal{http.StatusBadGateway, "The address could not be looked at: " + err.Error()})
		return
	}
	data, err := s.sources(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v := data.(sourcesView)
	v.Add, v.Found = address, found
	s.render(w, r, view{http.StatusOK, "sources", "Sources", v})
}

// noSource says why a source is not one, in words for whoever asked.
func noSource(err error) error {
	if errors.Is(err, store.ErrSource) {
		return &refusal{http.StatusBadRequest, err.Error()}
	}
	return err
}

// reachesIn reports whether a source reaches into the machine or its network;
// only an administrator may let it.
func reachesIn(src store.Source) bool { return src.Kind == store.SourceFolder || src.Local }

// checked says why a source may not be as an asker wants it.
func (s *site) checked(r *http.Request, src *store.Source) error {
	if err := src.Check(); err != nil {
		return &refusal{http.StatusBadRequest, err.Error()}
	}
	if reachesIn(*src) && !who(r).scopes.May(access.Admin) {
		return &refusal{http.StatusForbidden, "A folder of this machine, or an address inside its network, is for an administrator to add."}
	}
	if s.Doors.Rules != nil {
		if err := s.Doors.Rules(src.Rules); err != nil {
			return &refusal{http.StatusBadRequest, err.Error()}
		}
	}
	return nil
}

// sourceOf is the source that an address of the reader names.
func (s *site) sourceOf(r *http.Request) (store.Source, error) {
	if _, err := strconv.ParseInt(r.PathValue("id"), 10, 64); err != nil {
		return store.Source{}, store.ErrNotFound
	}
	return s.Store.Source(r.Context(), r.PathValue("id"))
}

// setSource writes the settings of a source from its form.
func (s *site) setSource(w http.ResponseWriter, r *http.Request) {
	src, err := s.sourceOf(r)
	if err == nil {
		src = fromForm(r, src)
		err = s.checked(r, &src)
	}
	if err == nil {
		err = s.Store.SetSource(r.Context(), src)
	}
	s.backToSource(w, r, err)
}

func (s *site) backToSource(w http.ResponseWriter, r *http.Request, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/sources/"+url.PathEscape(r.PathValue("id")), http.StatusSeeOther)
}

// fromForm lays what a form says over a source.
func fromForm(r *http.Request, src store.Source) store.Source {
	text := func(name string) string { return strings.TrimSpace(r.FormValue(name)) }
	count := func(name string, unit int) int {
		n, err := strconv.Atoi(text(name))
		if err != nil || n < 0 || n > 1<<20 {
			return 0
		}
		return n * unit
	}
	src.Name, src.Zone, src.Language, src.Home, src.Copies, src.Group = text("name"), text("zone"), text("language"), text("home"), text("copies"), text("group")
	src.Keep, src.Days = store.Keep(text("keep")), count("days", 1)
	src.Least, src.Most = count("least", 60), count("most", 60)
	src.Rules = rulesOf(r)
	return src
}

func rulesOf(r *http.Request) gainsay.Rules {
	text := func(name string) string { return strings.TrimSpace(r.FormValue(name)) }
	return gainsay.Rules{Title: text("rule-title"), Body: text("rule-body"), Drop: text("rule-drop"), Author: text("rule-author"), Date: text("rule-date")}
}

// stateSource pauses a source or looks at it again.
func (s *site) stateSource(w http.ResponseWriter, r *http.Request) {
	src, err := s.sourceOf(r)
	state := store.SourceState(r.FormValue("state"))
	if err == nil && state != store.SourceActive && state != store.SourcePaused {
		err = &refusal{http.StatusBadRequest, "A source is active or paused."}
	}
	if err == nil {
		err = s.Store.SetSourceState(r.Context(), src.ID, state)
	}
	s.backToSource(w, r, err)
}

// dropSource takes a source off the list.
func (s *site) dropSource(w http.ResponseWriter, r *http.Request) {
	src, err := s.sourceOf(r)
	if err == nil {
		err = s.Store.RemoveSource(r.Context(), src.ID)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/sources", http.StatusSeeOther)
}

// testSource looks at a source with the rules of the form and shows what that
// gives.
func (s *site) testSource(w http.ResponseWriter, r *http.Request) {
	src, err := s.sourceOf(r)
	if err == nil && s.Doors.Try == nil {
		err = store.ErrNotFound
	}
	if err == nil && r.FormValue("rules") != "" {
		src.Rules = rulesOf(r)
		err = s.checked(r, &src)
	}
	var data any
	if err == nil {
		data, err = s.source(r)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v := data.(sourceView)
	test := s.Doors.Try(r.Context(), src)
	v.Test, v.Rules = &test, src.Rules
	s.render(w, r, view{http.StatusOK, "source", sourceTitle(s.speech(r), v), v})
}

// importSources adds the feeds of a list, or of the one that ships.
func (s *site) importSources(w http.ResponseWriter, r *http.Request) {
	var err error
	switch {
	case r.FormValue("starter") != "" && s.Doors.Starter != nil:
		_, err = s.Doors.Starter(r.Context())
	case s.Doors.Import != nil:
		if _, err = s.Doors.Import(r.Context(), []byte(r.FormValue("opml"))); err != nil {
			err = &refusal{http.StatusBadRequest, err.Error()}
		}
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/sources", http.StatusSeeOther)
}

// exportSources answers with the feeds as OPML.
func (s *site) exportSources(w http.ResponseWriter, r *http.Request) {
	if s.Doors.Export == nil {
		s.fail(w, r, store.ErrNotFound)
		return
	}
	body, err := s.Doors.Export(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/x-opml; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="sources.opml"`)
	w.Write(body)
}

// postSource adds a source that a program sends.
func (s *site) postSource(w http.ResponseWriter, r *http.Request) {
	var src store.Source
	err := readJSON(r, &src)
	if err == nil {
		src.ID = 0
		err = s.checked(r, &src)
	}
	if err == nil {
		src, err = s.Store.AddSource(r.Context(), src)
		err = noSource(err)
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	writeJSON(w, http.StatusCreated, "application/json", src)
}

// putSource lays what a program sends over a source.
func (s *site) putSource(w http.ResponseWriter, r *http.Request) {
	src, err := s.sourceOf(r)
	before := src
	if err == nil {
		err = readJSON(r, &src)
	}
	if err == nil {
		src.ID, src.Kind, src.Address = before.ID, before.Kind, before.Address
		err = s.checked(r, &src)
	}
	if err == nil {
		err = s.Store.SetSource(r.Context(), src)
	}
	if err == nil && src.State != before.State {
		err = s.Store.SetSourceState(r.Context(), src.ID, src.State)
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, "application/json", src)
}

func (s *site) deleteSource(w http.ResponseWriter, r *http.Request) {
	src, err := s.sourceOf(r)
	if err == nil {
		err = s.Store.RemoveSource(r.Context(), src.ID)
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// trySource looks at a source for a program.
func (s *site) trySource(w http.ResponseWriter, r *http.Request) {
	src, err := s.sourceOf(r)
	if err == nil && s.Doors.Try == nil {
		err = store.ErrNotFound
	}
	if err == nil && r.ContentLength != 0 {
		err = readJSON(r, &src.Rules)
	}
	if err == nil {
		err = s.checked(r, &src)
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, "application/json", s.Doors.Try(r.Context(), src))
}

// readJSON reads what a program sends.
func readJSON(r *http.Request, into any) error {
	dec := json.NewDecoder(r.Body)
	if err := dec.Decode(into); err != nil {
		return &refusal{http.StatusBadRequest, "The body is no JSON of this form: " + err.Error()}
	}
	return nil
}

// maxPush bounds what can be sent at once, in bytes.
const maxPush = 32 << 20

// A pushView is the answer to what was sent.
type pushView struct {
	Documents []store.Pushed `json:"documents"`
}

// push takes in what a program sends: a document as JSON, or the bytes of a
// page, a feed, an item of an agency, an archive.
func (s *site) push(w http.ResponseWriter, r *http.Request) {
	if s.Doors.Push == nil {
		s.problem(w, r, store.ErrNotFound)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		s.problem(w, r, &refusal{http.StatusRequestEntityTooLarge, fmt.Sprintf("At most %d MiB can be sent at once.", maxPush>>20)})
		return
	}
	q := r.URL.Query()
	page := gainsay.Page{URL: cmp.Or(q.Get("url"), "pushed"), Type: r.Header.Get("Content-Type"), Body: body}
	page.Hint.Source = q.Get("source")
	list, err := s.Doors.Push(r.Context(), page)
	switch {
	case errors.Is(err, store.ErrNotFound):
		err = &refusal{http.StatusBadRequest, "There is no source of this name to send under."}
	case err != nil && len(list) == 0:
		err = &refusal{http.StatusBadRequest, err.Error()}
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	writeJSON(w, http.StatusAccepted, "application/json", pushView{list})
}

// sourceActions adds the addresses of sources that take a form or JSON.
func (s *site) sourceActions(mux *http.ServeMux) {
	mux.HandleFunc("POST /sources", s.addSource)
	mux.HandleFunc("POST /sources/import", s.importSources)
	mux.HandleFunc("GET /sources.opml", s.exportSources)
	mux.HandleFunc("POST /sources/{id}/settings", s.setSource)
	mux.HandleFunc("POST /sources/{id}/state", s.stateSource)
	mux.HandleFunc("POST /sources/{id}/remove", s.dropSource)
	mux.HandleFunc("POST /sources/{id}/test", s.testSource)
	mux.HandleFunc("POST /api/v1/sources", s.postSource)
	mux.HandleFunc("PUT /api/v1/sources/{id}", s.putSource)
	mux.HandleFunc("DELETE /api/v1/sources/{id}", s.deleteSource)
	mux.HandleFunc("POST /api/v1/sources/{id}/test", s.trySource)
	mux.HandleFunc("POST /api/v1/documents", s.push)
}

// describeSources adds what sources answer to the description of the API.
func describeSources(d *describer, paths object, problem object) {
	const id = "/{id}"
	body := func(op, schema object) object {
		op["requestBody"] = object{"required": true, "content": object{"application/json": object{"schema": schema}}}
		return op
	}
	source, test := d.schemaFor(store.Source{}), d.schemaFor(store.SourceTest{})
	paths["/api/v1/sources"].(object)["post"] = body(succeeds(operation("addSource", "", source, problem), "201"), d.sent(store.Source{}))
	one := paths["/api/v1/sources/{id}"].(object)
	one["put"] = body(operation("setSource", id, source, problem), d.sent(store.Source{}))
	one["delete"] = succeeds(operation("removeSource", id, object{}, problem), "204")
	paths["/api/v1/sources/{id}/test"] = object{"post": body(operation("testSource", id, test, problem), d.sent(gainsay.Rules{}))}
	push := succeeds(operation("push", "", d.schemaFor(pushView{}), problem), "202")
	text := object{"type": "string"}
	push["description"] = "Takes in a document as JSON (html, or text with title; url, published, publisher, language, zone, home, source), or the bytes of a page, a feed, " +
		"an item of an agency (ninjs, NewsML-G2, NITF, IPTC 7901) or a web archive. A token needs the scope ingest."
	push["requestBody"] = object{"required": true, "content": object{
		"application/json": object{"schema": object{"type": "object", "properties": object{"url": text, "html": text, "text": text, "title": text, "published": text, "publisher": text, "language": text, "zone": text, "home": text, "source": text}}},
		"*/*":              object{"schema": object{"type": "string", "format": "binary"}}}}
	push["parameters"] = []object{{"name": "url", "in": "query", "schema": text}, {"name": "source", "in": "query", "schema": text}}
	paths["/api/v1/documents"] = object{"post": push}
}
