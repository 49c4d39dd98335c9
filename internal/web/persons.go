package web

import (
	"net/http"
	"strings"

	"github.com/gainsay-news/gainsay/internal/store"
)

// listed keeps the page of a person from those who ask for it when the
// settings want the person left alone. The answer says so: the address stays,
// and what reports say stays in the record.
func (s *site) listed(load func(r *http.Request) (any, error)) func(r *http.Request) (any, error) {
	return func(r *http.Request) (any, error) {
		data, err := load(r)
		p, ok := data.(interface{ Itself() store.Identity })
		if err != nil || !ok {
			return data, err
		}
		listed, err := s.Store.Listed(r.Context(), p.Itself().ID)
		if err == nil && !listed {
			err = &refusal{http.StatusGone, "This person has no page on this server: it leaves private persons alone. What reports quote of them is found by searching."}
		}
		if err != nil {
			return nil, err
		}
		return data, nil
	}
}

// unindexed asks search engines to leave the pages of persons out.
func unindexed(h http.Header, path string) {
	if strings.HasPrefix(path, "/p/") || strings.HasPrefix(path, "/api/v1/p/") {
		h.Set("X-Robots-Tag", "noindex")
	}
}
