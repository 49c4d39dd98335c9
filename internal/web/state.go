package web

import (
	"net/http"

	"github.com/gainsay-news/gainsay/internal/store"
)

// A queueView is what the page of the queue shows.
type queueView struct {
	Progress store.Progress `json:"progress"`
	Open     int            `json:"open"`
	Refused  []store.Job    `json:"refused"`
	Latest   []store.Job    `json:"latest"`
	Links    []store.Link   `json:"links"`
	Embargo  []store.Held   `json:"embargo"` // items that wait for their time; nothing of their text is told
}

func (s *site) queue(r *http.Request) (any, error) {
	var v queueView
	var err error
	if v.Progress, err = s.Store.Progress(r.Context()); err != nil {
		return nil, err
	}
	v.Open = v.Progress.Open()
	if v.Refused, err = s.Store.Jobs(r.Context(), store.Refused, 100); err != nil {
		return nil, err
	}
	if v.Latest, err = s.Store.Jobs(r.Context(), "", 30); err != nil {
		return nil, err
	}
	if v.Embargo, err = s.Store.Embargoed(r.Context(), 50); err != nil {
		return nil, err
	}
	v.Links, err = s.Store.Links(r.Context(), "", 50)
	return v, err
}

// An aboutView is what the page about the program shows.
type aboutView struct {
	Totals  store.Totals `json:"totals"`
	Version string       `json:"version"`
}

func (s *site) about(r *http.Request) (any, error) {
	t, err := s.Store.Totals(r.Context())
	return aboutView{t, s.Version}, err
}
