package web

import (
	"html"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// TestStoryChanges holds the page of a story to what was changed in it and to
// what its reports share.
func TestStoryChanges(t *testing.T) {
	h, s := reader(t)
	again := fixture{id: "d5", publisher: "North Post", title: "Bridge open, with limits", page: reports[0].page, day: 7, says: reports[0].says[1:]}
	n, _, err := s.Accept(t.Context(), gainsay.Page{URL: again.page, Body: []byte("again")})
	if err == nil {
		err = s.Commit(t.Context(), n, again.result(again.document()))
	}
	if err == nil {
		_, err = s.Decide(t.Context(), store.Decision{Who: "Ida", Act: "day", Kind: "statement", Subject: "d2-a-q", Value: store.Correction{Day: "2031-05-01"}.Text(), Why: "misread"})
	}
	if err != nil {
		t.Fatal(err)
	}
	page := html.UnescapeString(get(t, h, "/story/bridge").Body.String())
	_, changed, ok := strings.Cut(page, `id="changes"`)
	changed, grouped, joined := strings.Cut(changed, `id="grouping"`)
	if !ok || !joined {
		t.Fatal("the page lacks changes or what its reports share")
	}
	for _, want := range []string{"version 2 of a report by North Post", `href="/a/d5"`, `href="/a/d1"`, "Ida", "misread", `href="/s/d2-a-q"`, "superseded by a later figure", "a day later some 55"} {
		if !strings.Contains(changed, want) {
			t.Errorf("the changes lack %q", want)
		}
	}
	for _, want := range []string{"the first in the record", "a copy of another report", "names: Anna Berg", "words: bridge", "is not kept"} {
		if !strings.Contains(grouped, want) {
			t.Errorf("what the reports share lacks %q", want)
		}
	}
	if strings.Contains(grouped, "names: Tom Rask") {
		t.Error("a name of one report is said to be shared")
	}
}
