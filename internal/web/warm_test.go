package web

import (
	"net/http"
	"testing"
)

// TestWarm makes pages in advance, which are then given to who may see them as
// they are, and says that the server is ready.
func TestWarm(t *testing.T) {
	_, s := reader(t)
	for _, accounts := range []bool{false, true} {
		r, err := New(Config{Store: s, Accounts: accounts})
		if err != nil {
			t.Fatal(err)
		}
		if w := get(t, r, "/ready"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("before, it answers %d", w.Code)
		}
		n := r.Warm(t.Context())
		if w := get(t, r, "/ready"); w.Code != http.StatusOK || w.Body.String() != "ready\n" {
			t.Errorf("after, it answers %d", w.Code)
		}
		if has := len(r.site.cache.of); has < n || n <= len(front) {
			t.Errorf("accounts %v: it says that it made %d pages and keeps %d", accounts, n, has)
		}
		if accounts {
			if w := get(t, r, "/"); w.Code == http.StatusOK {
				t.Error("what was made in advance is shown to who may not see it")
			}
			continue
		}
		before := len(r.site.cache.of)
		if w := get(t, r, "/stories"); w.Code != http.StatusOK {
			t.Fatal(w.Code)
		}
		if len(r.site.cache.of) != before {
			t.Error("what was made in advance is made again")
		}
	}
	if err := s.Set(t.Context(), map[string]string{"public": "on"}, nil, "test"); err != nil {
		t.Fatal(err)
	}
	r, err := New(Config{Store: s, Accounts: true})
	if err != nil {
		t.Fatal(err)
	}
	r.Warm(t.Context())
	before := len(r.site.cache.of)
	if w := get(t, r, "/stories"); w.Code != http.StatusOK || len(r.site.cache.of) != before {
		t.Errorf("a public page answers %d and is made again: %d, %d", w.Code, before, len(r.site.cache.of))
	}
}
