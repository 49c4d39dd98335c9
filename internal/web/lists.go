package web

import (
	"net/http"
	"strconv"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// listSize is how many rows a page of a list has.
const listSize = 40

// A pager is where in a list a page is.
type pager struct {
	Page int `json:"page"` // from 1
	Prev int `json:"prev,omitempty"`
	Next int `json:"next,omitempty"`
}

// paging reads ?page=; rows is how many rows were found when one more than a
// page was asked for.
func paging(r *http.Request) pager {
	n, err := strconv.Atoi(r.URL.Query().Get("page"))
	if err != nil || n < 1 || n > 10000 {
		n = 1
	}
	return pager{Page: n, Prev: n - 1}
}

func (p pager) offset() int { return (p.Page - 1) * listSize }

// cut keeps one page of rows and notes whether there is a next one.
func cut[T any](p *pager, rows []T) []T {
	if len(rows) > listSize {
		p.Next = p.Page + 1
		return rows[:listSize]
	}
	return rows
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
	p := storiesPage{pager: paging(r)}
	rows, err := s.Store.Stories(r.Context(), listSize+1, p.offset())
	p.Stories = cut(&p.pager, rows)
	return p, err
}

type contradictionsPage struct {
	Contradictions []store.Contradiction `json:"contradictions"`
	pager
}

func (s *site) contradictions(r *http.Request) (any, error) {
	p := contradictionsPage{pager: paging(r)}
	rows, err := s.Store.Conflicts(r.Context(), listSize+1, p.offset())
	p.Contradictions = cut(&p.pager, rows)
	return p, err
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
