package web

import (
	"net/http"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/store"
)

// An alertsView is what the page of alerts shows.
type alertsView struct {
	Alerts     []store.Alert       `json:"alerts"`
	Deliveries []store.Delivery    `json:"deliveries"`
	Searches   []store.SavedSearch `json:"searches"`
	Fresh      string              `json:"-"` // the secret of a webhook that was just added, shown once
}

func (s *site) alerts(r *http.Request) (any, error) {
	var v alertsView
	var err error
	if v.Alerts, err = s.Store.Alerts(r.Context()); err != nil {
		return nil, err
	}
	if v.Deliveries, err = s.Store.Deliveries(r.Context(), 100); err != nil {
		return nil, err
	}
	v.Searches, err = s.Store.SavedSearches(r.Context(), owner(r.Context()))
	return v, err
}

// intervals are for how long a mail gathers what is new.
var intervals = map[string]time.Duration{"at once": 0, "hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour}

// addAlert takes the form of a new alert.
func (s *site) addAlert(w http.ResponseWriter, r *http.Request) {
	a := store.Alert{Kind: r.PostFormValue("kind"), Target: strings.TrimSpace(r.PostFormValue("target")), Who: actor(r), Owner: owner(r.Context())}
	search, err := strconv.ParseInt(r.PostFormValue("search"), 10, 64)
	every, known := intervals[r.PostFormValue("every")]
	if err != nil || !known || len(a.Target) > 1000 || !fits(a.Kind, a.Target) {
		s.fail(w, r, &refusal{http.StatusBadRequest, "An alert needs a saved search, how often it tells, and a web address that starts with https:// or http://, or a mail address."})
		return
	}
	a.Search, a.Every = search, every
	if a.Kind == "webhook" {
		a.Secret = access.NewSecret()
	}
	if _, err := s.Store.AddAlert(r.Context(), a); err != nil {
		s.fail(w, r, err)
		return
	}
	data, err := s.alerts(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v := data.(alertsView)
	v.Fresh = a.Secret
	w.Header().Set("Cache-Control", "no-store")
	s.render(w, r, view{http.StatusOK, "alerts", "Alerts", v})
}

// fits reports whether a target is one of its kind.
func fits(kind, target string) bool {
	switch kind {
	case "webhook":
		u, err := url.Parse(target)
		return err == nil && host(target) != "" && u.User == nil
	case "mail":
		a, err := mail.ParseAddress(target)
		return err == nil && a.Address == target
	}
	return false
}

// dropAlert ends an alert.
func (s *site) dropAlert(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err == nil {
		err = s.Store.DropAlert(r.Context(), id, actor(r))
	} else {
		err = store.ErrNotFound
	}
	s.alerted(w, r, err)
}

// revive tries a delivery again that was given up.
func (s *site) revive(w http.ResponseWriter, r *http.Request) {
	s.alerted(w, r, s.Store.Revive(r.Context(), r.PathValue("id")))
}

func (s *site) alerted(w http.ResponseWriter, r *http.Request, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/alerts", http.StatusSeeOther)
}
