package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/query"
	"github.com/gainsay-news/gainsay/internal/store"
)

// review takes a decision about a relation from its form.
func (s *site) review(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	d := store.Decision{Who: signed(r), Act: r.FormValue("act"), Kind: "relation", Subject: id, Why: strings.TrimSpace(r.FormValue("why"))}
	if d.Act != "dismiss" && d.Act != "confirm" {
		s.fail(w, r, &refusal{http.StatusBadRequest, "A review dismisses or confirms."})
		return
	}
	if d.Who == "" || len(d.Who) > 80 || len(d.Why) > 1000 {
		s.fail(w, r, &refusal{http.StatusBadRequest, "A review needs a name of at most 80 characters, and a reason of at most 1,000."})
		return
	}
	if _, err := s.Store.Decide(r.Context(), d); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/x/"+url.PathEscape(id), http.StatusSeeOther)
}

// undo takes a decision back.
func (s *site) undo(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		s.fail(w, r, store.ErrNotFound)
		return
	}
	if err := s.Store.Undo(r.Context(), n); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/decisions", http.StatusSeeOther)
}

// choose takes an editor's choice from its form.
func (s *site) choose(w http.ResponseWriter, r *http.Request) {
	d := store.Decision{Who: signed(r), Act: "choose", Kind: "story", Subject: r.PathValue("id"), Why: strings.TrimSpace(r.FormValue("why"))}
	if d.Who == "" || d.Why == "" || len(d.Who) > 80 || len(d.Why) > 1000 {
		s.fail(w, r, &refusal{http.StatusBadRequest, "An editor’s choice needs a name of at most 80 characters and a reason of at most 1,000."})
		return
	}
	if _, err := s.Store.Decide(r.Context(), d); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// A savedView is what the page of saved searches shows.
type savedView struct {
	Searches []store.SavedSearch `json:"searches"`
}

func (s *site) saved(r *http.Request) (any, error) {
	list, err := s.Store.SavedSearches(r.Context(), owner(r.Context()))
	return savedView{list}, err
}

// owner is whose the searches are that a request saves and names: the
// account's that signed in. Where nobody does they are everybody's.
func owner(ctx context.Context) string {
	a, _ := ctx.Value(askerKey{}).(asker)
	return a.name
}

// save keeps a search under a name.
func (s *site) save(w http.ResponseWriter, r *http.Request) {
	name, q := strings.TrimSpace(r.FormValue("name")), strings.TrimSpace(r.FormValue("q"))
	if _, err := query.Parse(q); err != nil || q == "" || name == "" || len(name) > 100 {
		s.fail(w, r, &refusal{http.StatusBadRequest, "A saved search needs a query that can be read, and a name of at most 100 characters."})
		return
	}
	if err := s.Store.SaveSearch(r.Context(), store.SavedSearch{Name: name, Query: q, Owner: owner(r.Context())}); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/saved", http.StatusSeeOther)
}

// drop forgets a saved search: one of the asker's own or, where they may
// review, one that is everybody's.
func (s *site) drop(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		err = store.ErrNotFound
	} else {
		err = s.Store.DropSearch(r.Context(), owner(r.Context()), n)
	}
	if errors.Is(err, store.ErrNotFound) && who(r).scopes.May(access.Review) {
		err = s.Store.DropSearch(r.Context(), "", n)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/saved", http.StatusSeeOther)
}

// A decisionsView is what the log of decisions shows.
type decisionsView struct {
	Decisions []store.Decision `json:"decisions"`
}

func (s *site) decisions(r *http.Request) (any, error) {
	list, err := s.Store.Decisions(r.Context(), 300)
	return decisionsView{list}, err
}
