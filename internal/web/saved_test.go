package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay/internal/store"
)

// TestSavedByAccount wants each account to see, name and forget its own saved
// searches and everybody's, and no other's.
func TestSavedByAccount(t *testing.T) {
	server, s := newsroom(t)
	if err := s.SaveSearch(t.Context(), store.SavedSearch{Name: "All of us", Query: "bridge"}); err != nil {
		t.Fatal(err)
	}
	one, two := visit(t, server).signIn("reader"), visit(t, server).signIn("reviewer")
	send := func(v *visitor, path string, form url.Values) int {
		form.Set("form-token", v.formToken())
		resp, _ := v.post(path, form)
		return resp.StatusCode
	}
	if code := send(one, "/saved", url.Values{"name": {"Mine"}, "q": {`"is shut"`}}); code != http.StatusSeeOther {
		t.Fatalf("saving: %d", code)
	}
	if code := send(two, "/saved", url.Values{"name": {"Mine"}, "q": {"lorries"}}); code != http.StatusSeeOther {
		t.Fatalf("saving by another: %d", code)
	}
	for _, c := range []struct {
		who          *visitor
		path         string
		has, has_not string
	}{
		{one, "/saved", "is shut", "lorries"}, {two, "/saved", "lorries", "is shut"}, {one, "/saved", "All of us", "lorries"},
		{one, "/api/v1/saved", "is shut", "lorries"}, {two, "/api/v1/saved", "lorries", "is shut"},
		{one, "/search?q=s%61ved:Mine", "South Mail", "open to all"}, {two, "/search?q=s%61ved:Mine", "open to all", "South Mail"},
	} {
		if _, body := c.who.get(c.path); !strings.Contains(body, c.has) || strings.Contains(body, c.has_not) {
			t.Errorf("%s lacks %q or has %q", c.path, c.has, c.has_not)
		}
	}
	list, err := s.SavedSearches(t.Context(), "reader")
	if err != nil || len(list) != 2 {
		t.Fatalf("%+v, %v", list, err)
	}
	for _, v := range list {
		path := "/saved/" + strings.TrimSpace(string(rune('0'+v.ID))) + "/drop"
		want := map[bool][2]int{true: {http.StatusNotFound, http.StatusSeeOther}, false: {http.StatusSeeOther, http.StatusNotFound}}[v.Owner != ""]
		if code := send(two, path, url.Values{}); code != want[0] {
			t.Errorf("a reviewer forgets %q of %q: %d", v.Name, v.Owner, code)
		}
		if code := send(one, path, url.Values{}); code != want[1] {
			t.Errorf("its owner forgets %q of %q: %d", v.Name, v.Owner, code)
		}
	}
}
