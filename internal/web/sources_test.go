package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// doors are doors that look nowhere.
func doors(s *store.Store) Doors {
	return Doors{
		Discover: func(_ context.Context, address string) ([]store.Source, error) {
			return []store.Source{{Kind: store.SourceFeed, Address: address + "feed", Name: "A <Gazette>"}, {Kind: store.SourcePage, Address: address}}, nil
		},
		Try: func(_ context.Context, src store.Source) store.SourceTest {
			return store.SourceTest{Code: 200, Kind: "rss with 1 items", Total: 1, Items: []store.TestItem{{URL: "https://a.example/1"}}, Page: &store.TestPage{URL: "https://a.example/1", Title: "Pier", Text: src.Rules.Body}}
		},
		Rules: func(r gainsay.Rules) error {
			if r.Body == "p[" {
				return errors.New("no selector")
			}
			return nil
		},
		Import: func(context.Context, []byte) (int, error) { return 0, errors.New("no list") },
		Export: func(context.Context) ([]byte, error) { return []byte("<opml/>"), nil },
		Push: func(ctx context.Context, page gainsay.Page) ([]store.Pushed, error) {
			n, fresh, err := s.Accept(ctx, page)
			return []store.Pushed{{URL: page.URL, State: "accepted", Number: n, Fresh: fresh}}, err
		},
	}
}

func ask(t *testing.T, h http.Handler, method, path, media, body string) *httptest.ResponseRecorder {
	t.Helper()
	r := here(method, path, strings.NewReader(body))
	r.Header.Set("Content-Type", media)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

const formMedia = "application/x-www-form-urlencoded"

// TestSourcesPages goes the way of somebody who adds a source, tests it, sets
// it and turns it off.
func TestSourcesPages(t *testing.T) {
	s := newStore(t)
	h := handlerOf(t, Config{Store: s, Doors: doors(s)})
	w := ask(t, h, "POST", "/sources", formMedia, url.Values{"address": {"https://gazette.example/"}}.Encode())
	if body := w.Body.String(); w.Code != 200 || !strings.Contains(body, `value="https://gazette.example/feed"`) || !strings.Contains(body, "A &lt;Gazette&gt;") {
		t.Fatalf("%d %s", w.Code, body)
	}
	w = ask(t, h, "POST", "/sources", formMedia, url.Values{"address": {"https://gazette.example/feed"}, "kind": {"feed"}, "name": {"Gazette"}}.Encode())
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/sources/1" {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Location"))
	}
	if w = ask(t, h, "POST", "/sources", formMedia, url.Values{"address": {"https://gazette.example/feed"}, "kind": {"feed"}}.Encode()); w.Code != http.StatusBadRequest {
		t.Errorf("the same source twice: %d", w.Code)
	}
	form := url.Values{"name": {"Orsk Gazette"}, "keep": {"sentence"}, "days": {"30"}, "least": {"10"}, "most": {"60"}, "zone": {"Europe/London"}, "rule-body": {"main p"}, "rules": {"yes"}}
	if w = ask(t, h, "POST", "/sources/1/settings", formMedia, form.Encode()); w.Code != http.StatusSeeOther {
		t.Fatalf("settings: %d %s", w.Code, w.Body)
	}
	src, _ := s.Source(context.Background(), "1")
	if src.Name != "Orsk Gazette" || src.Keep != store.KeepSentence || src.Days != 30 || src.Least != 600 || src.Most != 3600 || src.Rules.Body != "main p" {
		t.Errorf("set to %+v", src)
	}
	form.Set("rule-body", "p[")
	if w = ask(t, h, "POST", "/sources/1/settings", formMedia, form.Encode()); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "no selector") {
		t.Errorf("a faulty rule: %d", w.Code)
	}
	form.Set("rule-body", "article > p")
	if w = ask(t, h, "POST", "/sources/1/test", formMedia, form.Encode()); w.Code != 200 || !strings.Contains(w.Body.String(), "<blockquote>article &gt; p</blockquote>") {
		t.Errorf("a test of rules: %d %s", w.Code, w.Body)
	}
	if src, _ := s.Source(context.Background(), "1"); src.Rules.Body != "main p" {
		t.Error("a test was saved")
	}
	ask(t, h, "POST", "/sources/1/state", formMedia, "state=paused")
	if src, _ = s.Source(context.Background(), "1"); src.State != store.SourcePaused {
		t.Errorf("state %q", src.State)
	}
	for _, path := range []string{"/sources", "/sources/1", "/queue", "/sources?add=https://x.example/"} {
		if w = ask(t, h, "GET", path, "", ""); w.Code != 200 {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	if body := ask(t, h, "GET", "/sources", "", "").Body.String(); !strings.Contains(body, "javascript:location.href=&#34;http://"+here("GET", "/", nil).Host+"/sources?add=&#34;") {
		t.Error("no bookmark")
	}
	if w = ask(t, h, "POST", "/sources/1/remove", formMedia, ""); w.Code != http.StatusSeeOther {
		t.Errorf("remove: %d", w.Code)
	}
	if w = ask(t, h, "GET", "/sources/1", "", ""); w.Code != http.StatusNotFound {
		t.Errorf("a source that is gone: %d", w.Code)
	}
}

func TestSourcesAPI(t *testing.T) {
	s := newStore(t)
	h := handlerOf(t, Config{Store: s, Doors: doors(s)})
	const media = "application/json"
	if w := ask(t, h, "POST", "/api/v1/sources", media, `{"kind": "feed", "address": "https://a.example/feed", "keep": "excerpt"}`); w.Code != http.StatusCreated {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	for body, want := range map[string]int{`{"address": "ftp://a.example/"}`: 400, `{"address": "https://a.example/feed"}`: 400, `{`: 400, `{"address": "https://b.example/", "keep": "some"}`: 400, `{"kind": "folder", "address": "here"}`: 400} {
		if w := ask(t, h, "POST", "/api/v1/sources", media, body); w.Code != want {
			t.Errorf("%s: %d", body, w.Code)
		}
	}
	if w := ask(t, h, "PUT", "/api/v1/sources/1", media, `{"state": "paused", "zone": "+08:00", "address": "https://other.example/"}`); w.Code != 200 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	var src store.SourceHealth
	json.Unmarshal(ask(t, h, "GET", "/api/v1/sources/1", "", "").Body.Bytes(), &src)
	if src.State != store.SourcePaused || src.Zone != "+08:00" || src.Address != "https://a.example/feed" || src.Source.Keep != store.KeepExcerpt || len(src.PerDay) != 60 {
		t.Errorf("got %+v", src)
	}
	if w := ask(t, h, "POST", "/api/v1/sources/1/test", media, `{"body": "p["}`); w.Code != 400 {
		t.Errorf("a faulty rule: %d", w.Code)
	}
	if w := ask(t, h, "POST", "/api/v1/sources/1/test", media, `{"body": "p"}`); w.Code != 200 || !strings.Contains(w.Body.String(), `"text":"p"`) {
		t.Errorf("a test: %d %s", w.Code, w.Body)
	}
	if w := ask(t, h, "DELETE", "/api/v1/sources/1", "", ""); w.Code != http.StatusNoContent {
		t.Errorf("delete: %d", w.Code)
	}
	big := strings.Repeat("a", 2<<20) // more than a form may have
	if w := ask(t, h, "POST", "/api/v1/documents?url=https://a.example/1", "text/plain", big); w.Code != http.StatusAccepted || !strings.Contains(w.Body.String(), `"number":1`) {
		t.Errorf("push: %d %s", w.Code, w.Body)
	}
	if w := ask(t, h, "GET", "/sources.opml", "", ""); w.Code != 200 || w.Body.String() != "<opml/>" {
		t.Errorf("opml: %d", w.Code)
	}
}

// TestSourcesFromOutside holds what reaches in against those who may not ask
// for it: without accounts, whoever is not at the machine only reads.
func TestSourcesFromOutside(t *testing.T) {
	s := newStore(t)
	h := handlerOf(t, Config{Store: s, Doors: doors(s), Hosts: []string{"news.example"}})
	for _, k := range [][2]string{{"POST", "/api/v1/documents"}, {"POST", "/api/v1/sources"}, {"POST", "/sources"}, {"PUT", "/api/v1/sources/1"}, {"DELETE", "/api/v1/sources/1"}} {
		r := httptest.NewRequest(k[0], "http://news.example"+k[1], strings.NewReader(`{}`))
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != http.StatusForbidden && w.Code != http.StatusUnauthorized {
			t.Errorf("%s %s from outside: %d", k[0], k[1], w.Code)
		}
	}
}

// TestWithdrawnOnPages kills a report and looks for its words on every page.
func TestWithdrawnOnPages(t *testing.T) {
	h, s := reader(t)
	words := reports[0].says[1].words // of which nobody has a copy
	if body := get(t, h, "/a/d1").Body.String(); !strings.Contains(body, words) {
		t.Fatalf("%q is not shown before", words)
	}
	kill := gainsay.Page{URL: reports[0].page + "#version-2", Hint: gainsay.Hint{Notice: &gainsay.Notice{Item: reports[0].page, Kind: gainsay.NoticeKilled, Note: "A wrong bridge."}}}
	if _, _, err := s.Accept(context.Background(), kill); err != nil {
		t.Fatal(err)
	}
	if body := get(t, h, "/a/d1").Body.String(); !strings.Contains(body, "withdrew this report") || !strings.Contains(body, "A wrong bridge.") {
		t.Errorf("the article does not say that it was withdrawn: %s", body)
	}
	if body := get(t, h, "/s/d1-a-q").Body.String(); !strings.Contains(body, "["+store.Withdrawn+"]") {
		t.Error("the statement does not say that it was withdrawn")
	}
	for _, path := range everyPage() {
		for _, at := range []string{path, "/api/v1" + path} {
			if body := get(t, h, at).Body.String(); strings.Contains(body, words) && !strings.Contains(path, "quote=") {
				i := strings.Index(body, words)
				t.Errorf("%s shows %q", at, body[max(0, i-120):i+60])
			}
		}
	}
}
