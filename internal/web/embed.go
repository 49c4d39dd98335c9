package web

import (
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay/internal/store"
)

// cardPolicy is that of a card on another page: it runs nothing, sends
// nothing and may stand in a frame anywhere.
const cardPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"

// The size of a card in pixels; one that asks for less gets less.
const (
	cardWidth     = 560
	cardHeight    = 260
	cardSides     = 420 // with two statements
	narrowestCard = 240
)

// embed answers /embed/s/{id} and /embed/x/{id}: a card without scripts and
// cookies, which shows both sides or nothing.
func (s *site) embed(kind string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := view{status: http.StatusOK, template: "card"}
		card, err := s.card(r, kind, r.PathValue("id"))
		if err != nil {
			s.fail(w, r, err)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", cardPolicy)
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		v.data, v.title = card, card.Title
		s.render(w, r, v)
	}
}

// A card is what stands on another's page.
type card struct {
	Title string
	Base  string
	Link  string
	Sides []store.Statement
	Why   string
}

func (s *site) card(r *http.Request, kind, id string) (c card, err error) {
	c = card{Base: s.base(r), Link: "/" + kind + "/" + url.PathEscape(id)}
	if kind == "s" {
		p, err := s.Store.Statement(r.Context(), id)
		c.Sides, c.Title = []store.Statement{p.Statement}, p.Name+": "+clip(80, bare(p.Text))
		return c, err
	}
	p, err := s.Store.Contradiction(r.Context(), id)
	if err == nil && p.Status == "dismissed" {
		err = &refusal{http.StatusGone, "A reviewer dismissed this: the two are not held to conflict."}
	}
	c.Sides, c.Title, c.Why = []store.Statement{p.One, p.Two}, headingWords(p.Kind), p.Why
	return c, err
}

// oembed answers /oembed?url=: what another page needs to show a card
// (oembed.com).
func (s *site) oembed(w http.ResponseWriter, r *http.Request) {
	ask := r.URL.Query()
	if f := ask.Get("format"); f != "" && f != "json" {
		s.problem(w, r, &refusal{http.StatusNotImplemented, "Only JSON is given."})
		return
	}
	u, err := url.Parse(ask.Get("url"))
	if err != nil || u.Host != "" && u.Host != r.Host {
		s.problem(w, r, store.ErrNotFound)
		return
	}
	kind, id, ok := strings.Cut(strings.Trim(u.Path, "/"), "/")
	if !ok || kind != "s" && kind != "x" {
		s.problem(w, r, store.ErrNotFound)
		return
	}
	c, err := s.card(r, kind, id)
	if err != nil {
		s.problem(w, r, err)
		return
	}
	width, height := atMost(ask.Get("maxwidth"), cardWidth), cardHeight
	if len(c.Sides) > 1 {
		height = cardSides
	}
	height = atMost(ask.Get("maxheight"), height)
	frame := fmt.Sprintf(`<iframe src="%s" width="%d" height="%d" title="%s" sandbox="allow-popups" loading="lazy"></iframe>`,
		template.HTMLEscapeString(c.Base+"/embed/"+kind+"/"+url.PathEscape(id)), width, height, template.HTMLEscapeString(c.Title))
	writeJSON(w, http.StatusOK, "application/json", object{"version": "1.0", "type": "rich", "provider_name": "Gainsay", "provider_url": c.Base,
		"title": c.Title, "width": width, "height": height, "html": frame, "cache_age": 3600})
}

// atMost is a size in pixels that somebody allows, within reason.
func atMost(text string, most int) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return most
	}
	return max(min(n, most), narrowestCard)
}
