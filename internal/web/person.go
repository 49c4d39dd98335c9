package web

import (
	"net/http"
	"net/url"

	"github.com/gainsay-news/gainsay/internal/store"
)

func (s *site) person(r *http.Request) (any, error) {
	id := r.PathValue("id")
	to, err := s.Store.Redirect(r.Context(), id)
	if err == nil && to != id {
		err = &moved{"/p/" + url.PathEscape(to)}
	}
	if err != nil {
		return nil, err
	}
	return s.Store.Identity(r.Context(), id)
}

func personTitle(_ speech, data any) string { return data.(store.IdentityPage).Name }
