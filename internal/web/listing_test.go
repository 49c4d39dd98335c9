package web

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestListings reads every list in every form and wants the same items of
// each.
func TestListings(t *testing.T) {
	h, _ := reader(t)
	for name := range listings {
		q := ""
		if name == "search" {
			q = "?q=bridge"
		}
		var a atomFeed
		if w := get(t, h, "/"+name+".atom"+q); xml.Unmarshal(w.Body.Bytes(), &a) != nil || len(a.Entries) == 0 || a.ID == "" || a.Title == "" {
			t.Errorf("%s as Atom: %d %s", name, w.Code, w.Body)
			continue
		}
		var f struct {
			Version, Title string
			Items          []struct{ ID, URL, Title string }
		}
		w := get(t, h, "/"+name+".json"+q)
		if json.Unmarshal(w.Body.Bytes(), &f) != nil || f.Version != "https://jsonfeed.org/version/1.1" || len(f.Items) != len(a.Entries) || f.Items[0].ID != a.Entries[0].ID || !strings.HasPrefix(f.Items[0].URL, "http://localhost:8080/") {
			t.Errorf("%s as JSON Feed: %d %s", name, w.Code, w.Body)
		}
		w = get(t, h, "/"+name+".csv"+q)
		if rows, err := csv.NewReader(w.Body).ReadAll(); err != nil || len(rows) != 1+len(a.Entries) || rows[1][0] != a.Entries[0].ID {
			t.Errorf("%s as a table: %q %v", name, rows, err)
		}
		w = get(t, h, "/"+name+".jsonl"+q)
		if n := strings.Count(w.Body.String(), "\n"); n != len(a.Entries) {
			t.Errorf("%s as lines: %d of %d", name, n, len(a.Entries))
		}
	}
	if w := get(t, h, "/search.json?q=%28"); w.Code != http.StatusBadRequest || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/problem+json") {
		t.Errorf("a query that cannot be read: %d %s", w.Code, w.Header())
	}
	if w := get(t, h, "/stories.exe"); w.Code != http.StatusNotFound {
		t.Errorf("a form that is none: %d", w.Code)
	}
}

// TestHadAlready asks for feeds, exports and linked data a second time by
// their tags, and again when the record has changed.
func TestHadAlready(t *testing.T) {
	h, s := reader(t)
	paths := []string{"/feed", "/feed?q=bridge", "/stories.json", "/contradictions.csv", "/export/csv?q=bridge", "/export/sqlite?q=bridge", "/export/parquet?q=bridge", "/s/d1-a-q/ld", conflictPath() + "/ld", conflictPath() + "/cite/bib"}
	tags := map[string]string{}
	again := func(path, tag string) *httptest.ResponseRecorder {
		r := here(http.MethodGet, path, nil)
		r.Header.Set("If-None-Match", tag)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	for _, path := range paths {
		w := get(t, h, path)
		if tags[path] = w.Header().Get("ETag"); tags[path] == "" || w.Code != http.StatusOK {
			t.Fatalf("%s: %d, no tag", path, w.Code)
		}
		if w := again(path, tags[path]); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("%s by its tag: %d, %d bytes", path, w.Code, w.Body.Len())
		}
		if w := again(path, `"other"`); w.Code != http.StatusOK {
			t.Errorf("%s by another tag: %d", path, w.Code)
		}
	}
	f := fixture{id: "d9", publisher: "West Post", title: "Bridge again", page: "https://west.example/9", day: 5, says: []saying{{who: "Tom Rask", words: "“The bridge opens”", sentence: "“The bridge opens”, Tom Rask said."}}}
	put(t, s, f, f.document())
	for _, path := range []string{"/feed?q=bridge", "/stories.json", "/export/csv?q=bridge", "/export/sqlite?q=bridge"} {
		if w := again(path, tags[path]); w.Code != http.StatusOK {
			t.Errorf("%s of a record that has changed: %d", path, w.Code)
		}
	}
}

func TestCiteContradiction(t *testing.T) {
	h, _ := reader(t)
	for form, want := range map[string][]string{
		"bib": {"@misc{gainsay-d1-a-q,", "@misc{gainsay-d2-a-q,", "@misc{gainsay-x-", "http://localhost:8080" + conflictPath()},
		"ris": {"TI  - Bridge open again", "TI  - Bridge still shut", "UR  - http://localhost:8080" + conflictPath(), "TY  - ELEC"},
		"txt": {"A: Anna Berg", "B: Tom Rask", "http://localhost:8080" + conflictPath()},
	} {
		w := get(t, h, conflictPath()+"/cite/"+form)
		for _, words := range want {
			if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), words) {
				t.Errorf("%s lacks %q: %d %s", form, words, w.Code, w.Body)
			}
		}
	}
	if body := get(t, h, conflictPath()).Body.String(); !strings.Contains(body, conflictPath()+"/cite/ris") || !strings.Contains(body, "gainsay-x-") {
		t.Error("its page does not offer them")
	}
	if w := get(t, h, conflictPath()+"/cite/exe"); w.Code != http.StatusNotFound {
		t.Errorf("a form that is none: %d", w.Code)
	}
}
