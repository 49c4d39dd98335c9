package web

import (
	"context"
	"net/http"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// listSize is how many rows a page of a list has.
const listSize = 40

// A pager is where in a list a page is.
type pager struct {
	After string `json:"-"`              // the mark that this page starts behind, "" for the first
	Next  string `json:"next,omitempty"` // the mark of the next page: ?after=
}

// paged reads the page of a list that ?after= asks for.
func paged[T any](r *http.Request, list func(ctx context.Context, limit int, after string) ([]T, string, error)) ([]T, pager, error) {
	p := pager{After: r.URL.Query().Get("after")}
	rows, next, err := list(r.Context(), listSize, p.After)
	p.Next = next
	return rows, p, tooWide(r.Context(), err)
}

func (s *site) front(r *http.Request) (any, error) {
	f, err := s.Store.Front(r.Context())
	if err == nil && s.settings(r.Context()).On("viewed") {
		f.Viewed, err = s.Store.MostViewed(r.Context(), 5)
	}
	return f, err
}

type storiesPage struct {
	Stories []store.StorySummary `json:"stories"`
	pager
}

func (s *site) stories(r *http.Request) (any, error) {
	rows, p, err := paged(r, s.Store.Stories)
	return storiesPage{rows, p}, err
}

type contradictionsPage struct {
	Contradictions []store.Contradiction `json:"contradictions"`
	pager
}

func (s *site) contradictions(r *http.Request) (any, error) {
	rows, p, err := paged(r, s.Store.Conflicts)
	return contradictionsPage{rows, p}, err
}

type peoplePage struct {
	People []store.Identity `json:"people"`
	Bodies []store.Identity `json:"organizations"`
	Places []store.Identity `json:"places"`
}

func (s *site) people(r *http.Request) (any, error) {
	var p peoplePage
	for _, part := range []struct {
		kind gainsay.Kind
		into *[]store.Identity
	}{{gainsay.Person, &p.People}, {gainsay.Organization, &p.Bodies}, {gainsay.Location, &p.Places}} {
		rows, err := s.Store.Identities(r.Context(), part.kind, 100)
		if err != nil {
			return p, err
		}
		*part.into = rows
	}
	return p, nil
}
