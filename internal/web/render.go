package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/tongue"
)

// parse makes a template for each page out of the shared ones and its own, in
// a language, as those see it who may do what the role of this level may.
func (s *site) parse(l speech, level int) (map[string]*template.Template, error) {
	scopes := access.All[:level]
	shared := template.New("").Funcs(l.words()).Funcs(template.FuncMap{
		"may": func(s access.Scope) bool { return scopes.May(s) }, "accounts": func() bool { return s.Accounts },
		"roles": func() []access.Role { return access.Roles }, "scopes": func() access.Scopes { return access.All }, "tongues": func() []*tongue.Language { return s.tongues.All }})
	if err := l.add(shared, "layout", "part_hand", "part_statement"); err != nil {
		return nil, err
	}
	names, err := fs.Glob(templates, "templates/page_*.html")
	if err != nil {
		return nil, err
	}
	pages := map[string]*template.Template{}
	for _, name := range names {
		name = strings.TrimSuffix(strings.TrimPrefix(name, "templates/"), ".html")
		t := template.Must(shared.Clone())
		if err := l.add(t, name); err != nil {
			return nil, err
		}
		pages[strings.TrimPrefix(name, "page_")] = t
	}
	return pages, nil
}

// add parses files of templates into t with the messages of a language in
// them, where they cost nothing when a page is made.
func (l speech) add(t *template.Template, names ...string) error {
	for _, name := range names {
		text, err := templates.ReadFile("templates/" + name + ".html")
		if err != nil {
			return err
		}
		filled, err := l.Fill(strings.Replace(string(text), "[[@script]]", l.scriptWords(), 1))
		if err == nil {
			_, err = t.Parse(filled)
		}
		if err != nil {
			return fmt.Errorf("%s in %s: %w", name, l.Tag, err)
		}
	}
	return nil
}

// level is how much an asker may do: the number of the highest role all of
// whose scopes it has.
func (a asker) level() int {
	n := 0
	for n < len(access.All) && a.scopes.May(access.All[n]) {
		n++
	}
	return n
}

// A frame is what the layout shows around a page's data.
type frame struct {
	Title    string
	Path     string
	Here     string // where to come back to
	Query    string // what stands in the search box
	Version  string
	Demo     bool
	CanCheck bool
	Accounts bool // people sign in here
	Signed   bool // and this one did
	Data     any
}

// A view is a page on its way out.
type view struct {
	status          int
	template, title string
	data            any
}

// living are the pages, by template, that tell of more than what is recorded:
// of what waits, of how sources do, of accounts and alerts.
var living = map[string]bool{"queue": true, "sources": true, "source": true, "saved": true, "alerts": true, "settings": true}

func (s *site) html(p page) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a, l := who(r), s.speech(r)
		m, err := s.once(r, question{"page " + l.Tag + " " + strconv.Itoa(a.level()) + strconv.FormatBool(a.name != "") + own(r) + " " + r.URL.RequestURI(), living[p.template], func(r *http.Request) (*made, error) {
			data, err := p.load(r)
			if err != nil {
				return nil, err
			}
			return s.draw(r, view{http.StatusOK, p.template, p.title(l, data), data})
		}})
		if err != nil {
			s.fail(w, r, err)
			return
		}
		s.view(r, p.template)
		s.send(w, r, m)
	}
}

// own sets an answer apart that is made for one account alone: what shows
// saved searches, or may name one.
func own(r *http.Request) string {
	asked, err := url.QueryUnescape(r.URL.RequestURI())
	if asked = strings.ToLower(asked); err != nil || strings.Contains(asked, "saved") || strings.Contains(asked, "/alerts") {
		return " of " + strconv.Quote(owner(r.Context()))
	}
	return ""
}

func (s *site) json(p page) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		m, err := s.once(r, question{"json" + own(r) + " " + r.URL.RequestURI(), living[p.template], func(r *http.Request) (*made, error) {
			data, err := p.load(r)
			if err != nil {
				return nil, err
			}
			return marshal(data)
		}})
		if err != nil {
			s.problem(w, r, err)
			return
		}
		s.send(w, r, m)
	}
}

// marshal is an answer of the API.
func marshal(data any) (*made, error) {
	b, err := json.Marshal(data)
	if err != nil {
		return nil, err
	}
	return &made{status: http.StatusOK, media: "application/json", body: append(b, '\n')}, nil
}

// draw makes the page of a view.
func (s *site) draw(r *http.Request, v view) (*made, error) {
	a := who(r)
	l := s.speech(r)
	f := frame{Title: l.Say(v.title), Path: r.URL.Path, Here: r.URL.Path, Query: r.URL.Query().Get("q"), Version: s.Version, Demo: s.Demo, CanCheck: s.Check != nil,
		Accounts: s.Accounts, Signed: a.name != "", Data: v.data}
	if safe(r.Method) {
		f.Here = r.URL.RequestURI()
	}
	pages, err := s.pages[l.Tag][a.level()]()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := pages[v.template].ExecuteTemplate(&b, "layout", f); err != nil {
		return nil, err
	}
	return &made{status: v.status, media: "text/html; charset=utf-8", body: b.Bytes()}, nil
}

// render sends a page that is this asker's alone and is not kept.
func (s *site) render(w http.ResponseWriter, r *http.Request, v view) {
	m, err := s.draw(r, v)
	if err != nil {
		s.Log.Error("rendering", "page", v.template, "path", r.URL.Path, "error", err)
		http.Error(w, "This page could not be made.", http.StatusInternalServerError)
		return
	}
	m.tag = tagOf(m.body)
	s.send(w, r, m)
}

// answer sends JSON that is made for this asker.
func (s *site) answer(w http.ResponseWriter, r *http.Request, data any) {
	s.give(w, r, "application/json", data)
}

// give sends JSON of a media type.
func (s *site) give(w http.ResponseWriter, r *http.Request, media string, data any) {
	m, err := marshal(data)
	if err != nil {
		s.problem(w, r, err)
		return
	}
	m.media, m.tag = media, tagOf(m.body)
	s.send(w, r, m)
}
