// Package web is the reader and its API: server-rendered pages over the
// record, a file per page. A handler asks the store for the one value that
// its page shows and renders it as HTML, or as JSON under /api/v1. Pages work
// without scripts and load nothing from another host.
package web

import (
	"cmp"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/gainsay-news/gainsay/internal/tongue"
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
	// Doors are what sources are looked at and taken in by.
	Doors Doors
	// Tools answers language models under /mcp; nil leaves it out.
	Tools http.Handler
	// Accounts asks everybody to sign in. Without, whoever is at the machine
	// itself may do everything, and whoever else reaches the server may read.
	Accounts bool
	OpenID   *OpenID  // a provider by which people sign in too; nil for none
	Hosts    []string // names under which the server answers, beside those that are set
	// Messages is a folder of files of messages, for more languages or other
	// words; nil has those that are shipped.
	Messages fs.FS
	Proxied  bool // a proxy of ours stands in front and says for whom it asks
	afresh   bool // make every answer anew, so that a benchmark times the making

	writeViews time.Duration // how often counts of views are written down; writeEvery
}

// A site is the reader while it runs.
type site struct {
	Config
	tongues  *tongue.Set
	pages    map[string]*[5]func() (map[string]*template.Template, error) // by language and how much an asker may do
	mux      *http.ServeMux
	cache    *cache
	set      settings
	crossing *http.CrossOriginProtection
	asks     *access.Limiter // of requests
	tries    *access.Limiter // of passwords
	warming  atomic.Bool     // what readers come to first is being made in advance
	warm     atomic.Bool     // it has been
	traffic
	viewing viewing
	live    hub
}

// A Reader answers requests.
type Reader struct {
	http.Handler
	site *site
}

// New makes the reader.
func New(c Config) (*Reader, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	c.writeViews = cmp.Or(c.writeViews, writeEvery)
	s := &site{Config: c, cache: newCache(), live: hub{wake: make(chan struct{}, 1)}, crossing: http.NewCrossOriginProtection(), asks: access.NewLimiter(0, 1), tries: access.NewLimiter(10, 10)}
	if err := s.setPages(); err != nil {
		return nil, fmt.Errorf("templates of the reader: %w", err)
	}
	mux := http.NewServeMux()
	for _, p := range s.routes() {
		show := s.html(p)
		if p.template == "article" {
			show = s.dated(show)
		}
		mux.HandleFunc("GET "+p.path, show)
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
	s.mux = mux
	return &Reader{gated(s.guard(mux)), s}, nil
}

// setPages makes ready to parse the pages, in each language and for each role
// when they are first asked for; those that show most in English at once, so
// that what is wrong with them is known.
func (s *site) setPages() (err error) {
	if s.tongues, err = tongue.Load(s.Messages); err != nil {
		return err
	}
	s.pages = map[string]*[5]func() (map[string]*template.Template, error){}
	for _, l := range s.tongues.All {
		var levels [5]func() (map[string]*template.Template, error)
		for level := range levels {
			levels[level] = sync.OnceValues(func() (map[string]*template.Template, error) { return s.parse(speech{l}, level) })
		}
		s.pages[l.Tag] = &levels
		if missing := l.Missing(s.tongues.All[0]); len(missing) > 0 {
			s.Log.Warn("messages are missing and said in English", "language", l.Tag, "missing", len(missing), "first", missing[0])
		}
	}
	_, err = s.pages["en"][len(access.Roles)]()
	return err
}

// A page is one address of the reader: what it shows and how.
type page struct {
	path     string // as http.ServeMux takes it
	template string
	title    func(l speech, data any) string
	load     func(r *http.Request) (any, error)
	shape    any // a value of the type that load gives, for the description of the API
}

func titled(text string) func(speech, any) string {
	return func(l speech, _ any) string { return l.Say(text) }
}

func (s *site) routes() []page {
	return []page{
		{"/{$}", "front", titled(""), s.front, store.Front{}},
		{"/stories", "stories", titled("Stories"), s.stories, storiesPage{}},
		{"/story/{id}", "story", storyTitle, s.story, storyView{}},
		{"/s/{id}", "statement", statementTitle, s.statement, statementView{}},
		{"/x/{id}", "contradiction", contradictionTitle, s.contradiction, contradictionView{}},
		{"/contradictions", "contradictions", titled("Contradictions"), s.contradictions, contradictionsPage{}},
		{"/p/{id}", "person", personTitle, s.listed(s.person), store.IdentityPage{}},
		{"/people", "people", titled("People and organisations"), s.people, peoplePage{}},
		{"/a/{id}", "article", articleTitle, s.article, articleView{}},
		{"/figures", "figures", titled("Figures"), s.figures, figuresView{}},
		{"/search", "search", searchTitle, s.search, searchView{}},
		{"/said", "said", titled("Did they say that?"), s.didSay, didSayView{}},
		{"/sources", "sources", titled("Sources"), s.sources, sourcesView{}},
		{"/sources/{id}", "source", sourceTitle, s.source, sourceView{}},
		{"/queue", "queue", titled("Queue"), s.queue, queueView{}},
		{"/decisions", "decisions", titled("Decisions"), s.decisions, decisionsView{}},
		{"/saved", "saved", titled("Saved searches"), s.saved, savedView{}},
		{"/places", "places", titled("Places"), s.places, placesView{}},
		{"/calendar", "calendar", calendarTitle, s.calendar, calendarView{}},
		{"/topics", "topics", titled("Topics"), s.topics, topicsView{}},
		{"/topics/{id}", "topic", topicTitle, s.topic, store.TopicPage{}},
		{"/alerts", "alerts", titled("Alerts"), s.alerts, alertsView{}},
		{"/settings", "settings", titled("Settings"), s.settingsPage, settingsView{}},
		{"/vocabulary", "vocabulary", titled("Vocabulary"), s.vocabulary, vocabularyView{}},
		{"/about", "about", titled("About and method"), s.about, aboutView{}},
	}
}

// actions adds the addresses that take a form or answer with a file.
func (s *site) actions(mux *http.ServeMux) {
	mux.HandleFunc("GET /ready", s.ready)
	mux.HandleFunc("GET /signin", s.signPage)
	mux.HandleFunc("POST /signin", s.signIn)
	mux.HandleFunc("GET /signin/openid", s.signAway)
	mux.HandleFunc("GET /signin/openid/back", s.signBack)
	mux.HandleFunc("POST /signout", s.signOut)
	mux.HandleFunc("POST /language", s.setLanguage)
	mux.HandleFunc("GET /account", s.accountPage)
	mux.HandleFunc("POST /password", s.changePassword)
	mux.HandleFunc("POST /settings", s.setSettings)
	mux.HandleFunc("POST /settings/accounts", s.addAccount)
	mux.HandleFunc("POST /settings/accounts/{name}", s.changeAccount)
	mux.HandleFunc("POST /settings/tokens", s.addToken)
	mux.HandleFunc("POST /settings/tokens/{id}/drop", s.dropToken)
	mux.HandleFunc("POST /alerts", s.addAlert)
	mux.HandleFunc("POST /alerts/{id}/drop", s.dropAlert)
	mux.HandleFunc("POST /alerts/messages/{id}/again", s.revive)
	mux.HandleFunc("GET /live", s.stream)
	mux.HandleFunc("GET /api/v1/live", s.stream)
	mux.HandleFunc("GET /check", s.checkForm)
	mux.HandleFunc("POST /check", s.checkText)
	mux.HandleFunc("POST /api/v1/check", s.checkJSON)
	mux.HandleFunc("GET /api/v1/openapi.json", s.openAPI)
	mux.HandleFunc("POST /x/{id}/review", s.review)
	mux.HandleFunc("POST /story/{id}/choose", s.choose)
	mux.HandleFunc("POST /decisions/{id}/undo", s.undo)
	mux.HandleFunc("POST /s/{id}/correct", s.correct)
	mux.HandleFunc("POST /s/{id}/split", s.split)
	mux.HandleFunc("POST /p/{id}/merge", s.mergePerson)
	mux.HandleFunc("POST /story/{id}/merge", s.mergeStory)
	mux.HandleFunc("POST /a/{id}/move", s.move)
	s.sourceActions(mux)
	mux.HandleFunc("POST /saved", s.save)
	mux.HandleFunc("POST /saved/{id}/drop", s.drop)
	s.listForms(mux)
	mux.HandleFunc("GET /export/{form}", s.exportSearch)
	mux.HandleFunc("GET /s/{id}/ld", s.linkedStatement)
	mux.HandleFunc("GET /s/{id}/annotation", s.annotate)
	mux.HandleFunc("GET /x/{id}/ld", s.linkedRelation)
	mux.HandleFunc("GET /x/{id}/cite/{form}", s.citeRelation)
	mux.HandleFunc("GET /oembed", s.oembed)
	mux.HandleFunc("GET /timemap", s.timeMap)
	mux.HandleFunc("GET /timegate", s.timeGate)
	mux.HandleFunc("GET /embed/s/{id}", s.embed("s"))
	mux.HandleFunc("GET /embed/x/{id}", s.embed("x"))
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

// A moved error says under which address the page asked for stands now.
type moved struct{ path string }

func (e *moved) Error() string { return "moved to " + e.path }

// status says how an error is answered, and in which words.
func status(err error) (int, string) {
	var no *refusal
	switch {
	case errors.As(err, &no):
		return no.status, no.words
	case errors.Is(err, store.ErrNotFound):
		return http.StatusNotFound, "There is nothing under this address in this collection."
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable, "This server has too much to do just now. Please ask again in a moment."
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
	var to *moved
	if errors.As(err, &to) {
		http.Redirect(w, r, to.path, http.StatusMovedPermanently)
		return
	}
	code, text := s.logged(r, err)
	s.render(w, r, view{code, "error", http.StatusText(code), errorPage{code, http.StatusText(code), text}})
}

// problem answers an error of the API in the form of RFC 9457.
func (s *site) problem(w http.ResponseWriter, r *http.Request, err error) {
	var to *moved
	if errors.As(err, &to) {
		http.Redirect(w, r, "/api/v1"+to.path, http.StatusMovedPermanently)
		return
	}
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
