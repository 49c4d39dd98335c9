// Package web is the reader and its API: server-rendered pages over the
// record, a file per page. A handler asks the store for the one value that
// its page shows and renders it as HTML, or as JSON under /api/v1. Pages work
// without scripts and load nothing from another host.
package web

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

//go:embed templates/*.html
var templates embed.FS

//go:embed static
var static embed.FS

// A Config is what the reader is made of.
type Config struct {
	Store   *store.Store
	Version string // of the program and its pipeline, shown in the foot
	Demo    bool   // the record is the shipped collection of invented reports
	Log     *slog.Logger
	// Check reads a text and holds it against the record; nothing is saved.
	// The relations are between claims of the document and of the record.
	// Nil leaves the page out.
	Check func(ctx context.Context, text string) (*gainsay.Document, []gainsay.Relation, error)
	// Tools answers language models under /mcp; nil leaves it out.
	Tools http.Handler
}

// A site is the reader while it runs.
type site struct {
	Config
	pages map[string]*template.Template
}

// New makes the reader's handler.
func New(c Config) (http.Handler, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	s := &site{Config: c}
	if err := s.parse(); err != nil {
		return nil, fmt.Errorf("templates of the reader: %w", err)
	}
	mux := http.NewServeMux()
	for _, p := range s.routes() {
		mux.HandleFunc("GET "+p.path, s.html(p))
		mux.HandleFunc("GET /api/v1"+p.path, s.json(p))
	}
	s.actions(mux)
	files, err := fs.Sub(static, "static")
	if err != nil {
		return nil, err
	}
	mux.Handle("GET /static/", cached(http.StripPrefix("/static/", http.FileServerFS(files))))
	if c.Tools != nil {
		mux.Handle("/mcp", c.Tools)
	}
	mux.HandleFunc("/", s.missing)
	return s.guard(mux), nil
}

// A page is one address of the reader: what it shows and how.
type page struct {
	path     string // as http.ServeMux takes it
	template string
	title    func(data any) string
	load     func(r *http.Request) (any, error)
	shape    any // a value of the type that load gives, for the description of the API
}

func titled(text string) func(any) string { return func(any) string { return text } }

func (s *site) routes() []page {
	return []page{
		{"/{$}", "front", titled(""), s.front, store.Front{}},
		{"/stories", "stories", titled("Stories"), s.stories, storiesPage{}},
		{"/story/{id}", "story", storyTitle, s.story, storyView{}},
		{"/s/{id}", "statement", statementTitle, s.statement, statementView{}},
		{"/x/{id}", "contradiction", contradictionTitle, s.contradiction, contradictionView{}},
		{"/contradictions", "contradictions", titled("Contradictions"), s.contradictions, contradictionsPage{}},
		{"/p/{id}", "person", personTitle, s.person, store.IdentityPage{}},
		{"/people", "people", titled("People and organisations"), s.people, peoplePage{}},
		{"/a/{id}", "article", articleTitle, s.article, articleView{}},
		{"/figures", "figures", titled("Figures"), s.figures, figuresView{}},
		{"/search", "search", searchTitle, s.search, searchView{}},
		{"/said", "said", titled("Did they say that?"), s.didSay, didSayView{}},
		{"/sources", "sources", titled("Sources"), s.sources, sourcesView{}},
		{"/queue", "queue", titled("Queue"), s.queue, queueView{}},
		{"/decisions", "decisions", titled("Decisions"), s.decisions, decisionsView{}},
		{"/saved", "saved", titled("Saved searches"), s.saved, savedView{}},
		{"/places", "places", titled("Places"), s.places, placesView{}},
		{"/about", "about", titled("About and method"), s.about, aboutView{}},
	}
}

// actions adds the addresses that take a form or answer with a file.
func (s *site) actions(mux *http.ServeMux) {
	mux.HandleFunc("GET /check", s.checkForm)
	mux.HandleFunc("POST /check", s.checkText)
	mux.HandleFunc("POST /api/v1/check", s.checkJSON)
	mux.HandleFunc("GET /api/v1/openapi.json", s.openAPI)
	mux.HandleFunc("POST /x/{id}/review", s.local(s.review))
	mux.HandleFunc("POST /story/{id}/choose", s.local(s.choose))
	mux.HandleFunc("POST /decisions/{id}/undo", s.local(s.undo))
	mux.HandleFunc("POST /sources", s.local(s.addSource))
	mux.HandleFunc("POST /saved", s.local(s.save))
	mux.HandleFunc("POST /saved/{id}/drop", s.local(s.drop))
	mux.HandleFunc("GET /feed", s.feed)
	mux.HandleFunc("GET /export/{form}", s.exportSearch)
}

// parse makes a template for each page out of the shared ones and its own.
func (s *site) parse() error {
	shared, err := template.New("").Funcs(words).ParseFS(templates, "templates/layout.html", "templates/part_*.html")
	if err != nil {
		return err
	}
	names, err := fs.Glob(templates, "templates/page_*.html")
	if err != nil {
		return err
	}
	s.pages = map[string]*template.Template{}
	for _, name := range names {
		t, err := template.Must(shared.Clone()).ParseFS(templates, name)
		if err != nil {
			return err
		}
		s.pages[strings.TrimSuffix(strings.TrimPrefix(name, "templates/page_"), ".html")] = t
	}
	return nil
}

// A frame is what the layout shows around a page's data.
type frame struct {
	Title    string
	Path     string
	Query    string // what stands in the search box
	Version  string
	Demo     bool
	CanCheck bool
	Data     any
}

func (s *site) html(p page) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		data, err := p.load(r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		s.render(w, r, view{http.StatusOK, p.template, p.title(data), data})
	}
}

// A view is a page on its way out.
type view struct {
	status          int
	template, title string
	data            any
}

func (s *site) render(w http.ResponseWriter, r *http.Request, v view) {
	var b strings.Builder
	f := frame{Title: v.title, Path: r.URL.Path, Query: r.URL.Query().Get("q"), Version: s.Version, Demo: s.Demo, CanCheck: s.Check != nil, Data: v.data}
	if err := s.pages[v.template].ExecuteTemplate(&b, "layout", f); err != nil {
		s.Log.Error("rendering", "page", v.template, "path", r.URL.Path, "error", err)
		http.Error(w, "This page could not be made.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(v.status)
	w.Write([]byte(b.String()))
}

func (s *site) json(p page) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		data, err := p.load(r)
		if err != nil {
			s.problem(w, r, err)
			return
		}
		s.answer(w, r, data)
	}
}

// answer sends JSON with a tag of its content, and nothing when the asker
// has that content.
func (s *site) answer(w http.ResponseWriter, r *http.Request, data any) {
	b, err := json.Marshal(data)
	if err != nil {
		s.problem(w, r, err)
		return
	}
	sum := sha256.Sum256(b)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(append(b, '\n'))
}

func writeJSON(w http.ResponseWriter, status int, media string, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", media)
	w.WriteHeader(status)
	w.Write(append(b, '\n'))
}

// A refusal is an error that is the asker's, with words for them.
type refusal struct {
	status int
	words  string
}

func (e *refusal) Error() string { return e.words }

// status says how an error is answered, and in which words.
func status(err error) (int, string) {
	var no *refusal
	switch {
	case errors.As(err, &no):
		return no.status, no.words
	case errors.Is(err, store.ErrNotFound):
		return http.StatusNotFound, "There is nothing under this address in this collection."
	}
	return http.StatusInternalServerError, "Something went wrong here; it has been logged."
}

// An errorPage is what the page of an error shows.
type errorPage struct {
	Status int    `json:"status"`
	Title  string `json:"title"`
	Words  string `json:"detail"`
}

func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	code, text := s.logged(r, err)
	s.render(w, r, view{code, "error", http.StatusText(code), errorPage{code, http.StatusText(code), text}})
}

// problem answers an error of the API in the form of RFC 9457.
func (s *site) problem(w http.ResponseWriter, r *http.Request, err error) {
	code, text := s.logged(r, err)
	writeJSON(w, code, "application/problem+json", errorPage{code, http.StatusText(code), text})
}

func (s *site) logged(r *http.Request, err error) (int, string) {
	code, text := status(err)
	if code >= http.StatusInternalServerError && r.Context().Err() == nil {
		s.Log.Error("answering", "path", r.URL.Path, "error", err)
	}
	return code, text
}

func (s *site) missing(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/api/") {
		s.problem(w, r, store.ErrNotFound)
		return
	}
	s.fail(w, r, store.ErrNotFound)
}
