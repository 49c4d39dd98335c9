package web

import (
	"net/http"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
)

// A topicsView is what the page of topics shows.
type topicsView struct {
	Since  time.Time     `json:"since,omitzero"`
	Topics []store.Topic `json:"topics"`
}

// topicWindow is how far back from the latest report the stories go that the
// list of topics is made of.
const topicWindow = 30 * 24 * time.Hour

func (s *site) topics(r *http.Request) (any, error) {
	var v topicsView
	latest, err := s.Store.LatestReport(r.Context())
	if err != nil {
		return v, err
	}
	if !latest.IsZero() {
		v.Since = latest.Add(-topicWindow)
	}
	v.Topics, err = s.Store.Topics(r.Context(), v.Since, 200)
	return v, err
}

func (s *site) topic(r *http.Request) (any, error) {
	return s.Store.Topic(r.Context(), r.PathValue("id"))
}

func topicTitle(_ speech, data any) string { return data.(store.TopicPage).Word }
