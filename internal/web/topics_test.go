package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/ingest"
)

// TestTopics opens the topics of the shipped collection.
func TestTopics(t *testing.T) {
	s := newStore(t)
	if _, err := ingest.Accept(t.Context(), s, ingest.Inputs{Pages: demo.Pages()}, nil); err != nil {
		t.Fatal(err)
	}
	if err := ingest.Run(t.Context(), s, ingest.Options{Workers: 2}); err != nil {
		t.Fatal(err)
	}
	h := handler(t, s)
	for _, path := range []string{"/", "/topics"} {
		if body := get(t, h, path).Body.String(); !strings.Contains(body, `href="/topics/soldier"`) {
			t.Errorf("%s leads to no topic: %s", path, body)
		}
	}
	w := get(t, h, "/topics/soldier")
	if body := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(body, "/story/") || !strings.Contains(body, "soldiers") {
		t.Errorf("its page: %d %s", w.Code, body)
	}
	if w := get(t, h, "/topics/accordion"); w.Code != http.StatusNotFound {
		t.Errorf("of what nobody speaks: %d", w.Code)
	}
	if body := get(t, h, "/search?q=topic:soldier+dateline:nowhere").Body.String(); !strings.Contains(body, "on the topic “soldier”, in a report from “nowhere”") {
		t.Error("the query is not read back")
	}
}
