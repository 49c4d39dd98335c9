package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// The versions of a page that are kept whole are mementos of it (RFC 7089):
// each says when it was fetched and where the others are, a TimeMap lists
// them, and a TimeGate leads to the one of a time.

// A past is the versions of one page of the web.
type past struct {
	base     string
	original string // the address of the page
	captures []store.Capture
}

// pastOf reads the versions of a page; ErrNotFound when none is kept whole or
// the page is not of the web.
func (s *site) pastOf(r *http.Request, page string) (p past, err error) {
	u, err := url.Parse(page)
	if err != nil || host(page) == "" {
		return p, store.ErrNotFound
	}
	p = past{base: s.base(r), original: u.String()}
	if p.captures, err = s.Store.Captures(r.Context(), page); err == nil && len(p.captures) == 0 {
		err = store.ErrNotFound
	}
	return p, err
}

// linkSafe escapes what would end an address in a Link header.
var linkSafe = strings.NewReplacer("<", "%3C", ">", "%3E", `"`, "%22", " ", "%20", "\\", "%5C")

// link is an entry of a Link header or a TimeMap.
func link(address, rel string, more ...string) string {
	out := "<" + linkSafe.Replace(address) + `>; rel="` + rel + `"`
	for i := 0; i+1 < len(more); i += 2 {
		out += "; " + more[i] + `="` + more[i+1] + `"`
	}
	return out
}

func (p past) at(door string) string { return p.base + door + "?url=" + url.QueryEscape(p.original) }

// memento is the entry of a version.
func (p past) memento(i int, rel string) string {
	c := p.captures[i]
	return link(p.base+"/a/"+url.PathEscape(string(c.ID)), strings.TrimSpace(rel+" memento"), "datetime", httpTime(c.At))
}

// doors are the entries that each answer about a page has.
func (p past) doors() []string {
	return []string{link(p.original, "original"), link(p.at("/timegate"), "timegate"),
		link(p.at("/timemap"), "timemap", "type", "application/link-format", "from", httpTime(p.captures[0].At), "until", httpTime(p.captures[len(p.captures)-1].At))}
}

// around are the entries of the first version, the last, and those beside i.
func (p past) around(i int) (list []string) {
	last := len(p.captures) - 1
	rel := map[int][]string{0: {"first"}}
	rel[last] = append(rel[last], "last")
	if i > 0 {
		rel[i-1] = append(rel[i-1], "prev")
	}
	if i < last {
		rel[i+1] = append(rel[i+1], "next")
	}
	for _, k := range []int{0, i - 1, i, i + 1, last} {
		if words, ok := rel[k]; ok {
			list = append(list, p.memento(k, strings.Join(words, " ")))
			delete(rel, k)
		}
	}
	return list
}

func httpTime(t time.Time) string { return t.UTC().Format(http.TimeFormat) }

// dated puts the headers of a memento on the page of an article that is one.
func (s *site) dated(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		m, err := s.once(r, question{"memento " + s.base(r) + r.URL.Path, false, func(r *http.Request) (*made, error) {
			id := gainsay.DocumentID(r.PathValue("id"))
			page, err := s.Store.PageOf(r.Context(), id)
			if err != nil {
				return nil, err
			}
			p, err := s.pastOf(r, page)
			if err != nil {
				return nil, err
			}
			i := slices.IndexFunc(p.captures, func(c store.Capture) bool { return c.ID == id })
			if i < 0 {
				return &made{}, nil // not kept whole, though others are
			}
			return &made{body: []byte(httpTime(p.captures[i].At) + "\n" + strings.Join(append(p.doors(), p.around(i)...), ", "))}, nil
		}})
		if err == nil && len(m.body) > 0 { // what is wrong with the article, its page says
			at, links, _ := strings.Cut(string(m.body), "\n")
			w.Header().Set("Memento-Datetime", at)
			w.Header().Set("Link", links)
		}
		next(w, r)
	}
}

// timeMap answers /timemap?url= with the versions of a page.
func (s *site) timeMap(w http.ResponseWriter, r *http.Request) {
	p, err := s.pastOf(r, r.URL.Query().Get("url"))
	if err != nil {
		s.problem(w, r, err)
		return
	}
	doors := p.doors()
	doors[2] = strings.Replace(doors[2], `rel="timemap"`, `rel="self"`, 1)
	for i := range p.captures {
		rel := []string{}
		if i == 0 {
			rel = append(rel, "first")
		}
		if i == len(p.captures)-1 {
			rel = append(rel, "last")
		}
		doors = append(doors, p.memento(i, strings.Join(rel, " ")))
	}
	body := []byte(strings.Join(doors, ",\n") + "\n")
	s.send(w, r, &made{status: http.StatusOK, media: "application/link-format", body: body, tag: tagOf(body)})
}

// timeGate answers /timegate?url= by leading to the version that a page had at
// the time that Accept-Datetime names: the last that was fetched by then, or
// the first of all. Without that header it is the last.
func (s *site) timeGate(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept-Datetime")
	p, err := s.pastOf(r, r.URL.Query().Get("url"))
	if err != nil {
		s.problem(w, r, err)
		return
	}
	i := len(p.captures) - 1
	if asked := r.Header.Get("Accept-Datetime"); asked != "" {
		t, err := http.ParseTime(asked)
		if err != nil {
			s.problem(w, r, &refusal{http.StatusBadRequest, fmt.Sprintf("“%s” is no time as HTTP writes it.", clip(60, asked))})
			return
		}
		n, found := slices.BinarySearchFunc(p.captures, t, func(c store.Capture, t time.Time) int { return cmp.Compare(c.At.Unix(), t.Unix()) })
		if !found {
			n = max(0, n-1)
		}
		i = n
	}
	w.Header().Set("Link", strings.Join(append(p.doors(), p.around(i)...), ", "))
	http.Redirect(w, r, p.base+"/a/"+url.PathEscape(string(p.captures[i].ID)), http.StatusFound)
}
