package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

const rememberedPage = `https://north.example/a?b=c&d=<x>"y`

// remembered is a reader over a page that was fetched three times, the second
// of which is recorded last.
func remembered(t *testing.T) http.Handler {
	t.Helper()
	s := newStore(t)
	for _, v := range []struct {
		id  string
		day int
	}{{"m1", 1}, {"m3", 20}, {"m2", 10}} {
		f := fixture{id: v.id, publisher: "North Post", title: "A page of " + v.id, page: rememberedPage, day: v.day, says: []saying{{who: "Anna Berg", words: "It is " + v.id, sentence: "Anna Berg said: It is " + v.id + ".", form: gainsay.Direct}}}
		d := f.document()
		n, _, err := s.Accept(context.Background(), gainsay.Page{URL: f.page, Body: []byte(d.Text), Retrieved: time.Date(2031, 5, v.day, 12, 0, 0, 0, time.UTC)})
		if err == nil {
			err = s.Commit(context.Background(), n, f.result(d))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return handler(t, s)
}

func gate(t *testing.T, h http.Handler, page, at string) *httptest.ResponseRecorder {
	t.Helper()
	r := here(http.MethodGet, "/timegate?url="+url.QueryEscape(page), nil)
	if at != "" {
		r.Header.Set("Accept-Datetime", at)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestMemento(t *testing.T) {
	h := remembered(t)
	for range 2 { // the second time it is kept
		w := get(t, h, "/a/m2")
		if got := w.Header().Get("Memento-Datetime"); w.Code != http.StatusOK || got != "Sat, 10 May 2031 12:00:00 GMT" {
			t.Fatalf("%d, fetched %q", w.Code, got)
		}
		links := w.Header().Get("Link")
		for _, want := range []string{
			`<https://north.example/a?b=c&d=<x>"y>; rel="original"`,
			`</timegate?url=`, `; rel="timemap"; type="application/link-format"; from="Thu, 01 May 2031 12:00:00 GMT"; until="Tue, 20 May 2031 12:00:00 GMT"`,
			`/a/m1>; rel="first prev memento"; datetime="Thu, 01 May 2031 12:00:00 GMT"`, `/a/m3>; rel="last next memento"; datetime="Tue, 20 May 2031 12:00:00 GMT"`,
		} {
			want = strings.NewReplacer(`d=<x>"y`, `d=%3Cx%3E%22y`, `</time`, `<http://localhost:8080/time`).Replace(want)
			if !strings.Contains(links, want) {
				t.Errorf("%s\nlacks %s", links, want)
			}
		}
	}
	if got := get(t, h, "/a/none").Header(); got.Get("Memento-Datetime") != "" || got.Get("Link") != "" {
		t.Errorf("what is not there was fetched: %v", got)
	}
}

func TestTimeMap(t *testing.T) {
	h := remembered(t)
	w := get(t, h, "/timemap?url="+url.QueryEscape(rememberedPage))
	body := w.Body.String()
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/link-format" || strings.Count(body, "memento\"") != 3 || strings.Count(body, ",\n") != 5 {
		t.Fatalf("%d %s", w.Code, body)
	}
	if one, two := strings.Index(body, "/a/m1"), strings.Index(body, "/a/m2"); one < 0 || two < one || strings.Index(body, "/a/m3") < two || !strings.Contains(body, `rel="self"`) {
		t.Errorf("the versions are not in order of time:\n%s", body)
	}
	for _, bad := range []string{"", "https://nowhere.example/", "javascript:alert(1)", "file:///etc/passwd", "//x"} {
		if w := get(t, h, "/timemap?url="+url.QueryEscape(bad)); w.Code != http.StatusNotFound {
			t.Errorf("%q has a map: %d %s", bad, w.Code, w.Body)
		}
	}
}

func TestTimeGate(t *testing.T) {
	h := remembered(t)
	for at, want := range map[string]string{
		"": "m3", "Thu, 01 May 2031 12:00:00 GMT": "m1", "Thu, 01 May 2031 11:59:59 GMT": "m1", "Fri, 09 May 2031 00:00:00 GMT": "m1",
		"Sat, 10 May 2031 12:00:00 GMT": "m2", "Mon, 19 May 2031 00:00:00 GMT": "m2", "Fri, 01 Jan 2038 00:00:00 GMT": "m3",
	} {
		w := gate(t, h, rememberedPage, at)
		if to := w.Header().Get("Location"); w.Code != http.StatusFound || to != "http://localhost:8080/a/"+want || !strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Accept-Datetime") || w.Header().Get("Memento-Datetime") != "" {
			t.Errorf("at %q: %d to %q, not %s", at, w.Code, to, want)
		}
	}
	if w := gate(t, h, rememberedPage, "yesterday"); w.Code != http.StatusBadRequest || w.Header().Get("Location") != "" {
		t.Errorf("a time that is none: %d", w.Code)
	}
	if w := gate(t, h, "https://evil.example/", ""); w.Code != http.StatusNotFound || w.Header().Get("Location") != "" {
		t.Errorf("a page that is not in the record: %d to %q", w.Code, w.Header().Get("Location"))
	}
}

// TestNoMementoOfAPart looks whether a version is said to be one only where
// all of its text is kept.
func TestNoMementoOfAPart(t *testing.T) {
	f := fixture{id: "k1", publisher: "Desk", title: "Bridge count", page: "https://desk.example/1", day: 2, says: []saying{{who: "Anna Berg", words: "It is open", sentence: "Anna Berg said: It is open.", form: gainsay.Direct}}}
	for keep, want := range map[store.Keep]bool{store.KeepFull: true, store.KeepSentence: false, store.KeepNothing: false} {
		s := newStore(t)
		if _, err := s.AddSource(t.Context(), store.Source{Kind: store.SourcePush, Address: "desk", Keep: keep}); err != nil {
			t.Fatal(err)
		}
		n, _, err := s.Accept(t.Context(), gainsay.Page{URL: f.page, Body: []byte("x"), Hint: gainsay.Hint{Source: "desk"}})
		if err == nil {
			err = s.Commit(t.Context(), n, f.result(f.document()))
		}
		if err == nil {
			_, err = s.Sweep(t.Context())
		}
		if err != nil {
			t.Fatal(err)
		}
		h := handler(t, s)
		if w := get(t, h, "/a/k1"); w.Code != http.StatusOK || (w.Header().Get("Memento-Datetime") != "") != want {
			t.Errorf("keeping %s: %d, fetched %q", keep, w.Code, w.Header().Get("Memento-Datetime"))
		}
		if w := get(t, h, "/timemap?url=https://desk.example/1"); (w.Code == http.StatusOK) != want {
			t.Errorf("keeping %s, there is a map: %d", keep, w.Code)
		}
	}
}
