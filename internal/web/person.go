package web

import (
	"net/http"

	"github.com/gainsay-news/gainsay/internal/store"
)

func (s *site) person(r *http.Request) (any, error) {
	return s.Store.Identity(r.Context(), r.PathValue("id"))
}

func personTitle(data any) string { return data.(store.IdentityPage).Name }
