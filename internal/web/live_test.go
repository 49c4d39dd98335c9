package web

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/gainsay-news/gainsay/internal/store"
)

// liveReader is a reader that watches its record.
func liveReader(t *testing.T, s *store.Store) *httptest.Server {
	t.Helper()
	r, err := New(Config{Store: s, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- r.Run(ctx) }()
	server := httptest.NewServer(r)
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		server.CloseClientConnections()
		server.Close()
	})
	return server
}

// An event is one of a stream.
type event struct {
	id, kind string
	news     store.News
}

// listen opens a stream and gives its events, the first when it is open.
func listen(t *testing.T, server *httptest.Server, path, last string) <-chan event {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Last-Event-ID", last)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "text/event-stream" || resp.Header.Get("Content-Security-Policy") != policy {
		t.Fatalf("%s %v", resp.Status, resp.Header)
	}
	events := make(chan event, 100)
	go func() {
		defer close(events)
		var e event
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			name, value, _ := strings.Cut(lines.Text(), ": ")
			switch name {
			case "id":
				e.id = value
			case "event":
				e.kind = value
			case "data":
				if err := json.Unmarshal([]byte(value), &e.news); err != nil {
					t.Error(err)
				}
				events <- e
				e = event{}
			}
		}
	}()
	return events
}

func next(t *testing.T, events <-chan event) event {
	t.Helper()
	select {
	case e, ok := <-events:
		if !ok {
			t.Fatal("the stream ended")
		}
		return e
	case <-time.After(20 * time.Second):
		t.Fatal("nothing came")
	}
	return event{}
}

func TestLive(t *testing.T) {
	s := newStore(t)
	server := liveReader(t, s)
	put(t, s, reports[0], reports[0].document())
	events := listen(t, server, "/api/v1/live", "")
	time.Sleep(2 * lookEvery) // it starts with what comes from now on
	put(t, s, reports[1], reports[1].document())
	e := next(t, events)
	if e.kind != "contradiction" || e.news.Path != conflictPath() || !strings.Contains(e.news.Title, "one says open") {
		t.Errorf("%+v", e)
	}
	changed := reports[1]
	changed.id, changed.title = "d9", "Bridge shut for a year"
	put(t, s, changed, changed.document())
	if e := next(t, events); e.kind != "change" || e.news.Path != "/a/d9" || e.news.Title != changed.title {
		t.Errorf("%+v", e)
	}
	again := listen(t, server, "/live", "0-0-0")
	var kinds []string
	for range 3 {
		e = next(t, again)
		kinds = append(kinds, e.kind)
	}
	if got := strings.Join(kinds, " "); !strings.Contains(got, "story") || !strings.Contains(got, "contradiction") || !strings.Contains(got, "change") {
		t.Errorf("one who comes back hears of %s", got)
	}
	if m, ok := store.ParseMark(e.id); !ok || m.Story != 1 || m.Document == 0 {
		t.Errorf("the last event has the mark %q", e.id)
	}
}

func TestParseMark(t *testing.T) {
	for _, bad := range []string{"", "1-2", "1-2-x", "1-2-3-4", "1-2-3 ", "' OR 1=1", "99999999999999999999-1-1"} {
		if m, ok := store.ParseMark(bad); ok {
			t.Errorf("%q is %v", bad, m)
		}
	}
}

// TestSlowListener is too far behind and is dropped; the others hear all.
func TestSlowListener(t *testing.T) {
	h := hub{wake: make(chan struct{}, 1)}
	slow, err := h.listen("a")
	quick, err2 := h.listen("a")
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	heard := 0
	for range streamBuffer + 2 {
		h.tell(bundle{})
		if _, ok := <-quick; ok {
			heard++
		}
	}
	n := 0
	for range slow {
		n++
	}
	if n != streamBuffer || heard != streamBuffer+2 {
		t.Errorf("the slow one heard %d and was not dropped; the quick one %d", n, heard)
	}
	h.leave(slow) // does no harm
	h.leave(quick)
	if !h.empty() {
		t.Error("somebody still listens")
	}
	for range streamsEach {
		if _, err := h.listen("a"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.listen("a"); err == nil {
		t.Error("one may open any number of streams")
	}
	for i := range mostStreams {
		if _, err := h.listen(""); err != nil {
			if i < mostStreams-streamsEach {
				t.Errorf("after %d: %v", i, err)
			}
			return
		}
	}
	t.Error("there may be any number of streams")
}

// TestLiveInBrowser has a page of contradictions open while one comes in.
func TestLiveInBrowser(t *testing.T) {
	ctx := browser(t)
	s := newStore(t)
	server := liveReader(t, s)
	put(t, s, reports[0], reports[0].document())
	do(t, ctx, chromedp.Navigate(server.URL+"/contradictions"), chromedp.WaitVisible(chromedp.CSS("main")))
	time.Sleep(3 * lookEvery)
	put(t, s, reports[1], reports[1].document())
	do(t, ctx, chromedp.WaitVisible(chromedp.CSS(".live a")))
	if got := text(t, ctx, ".live"); !strings.Contains(got, "new contradiction: Of the bridge, one says open and the other says shut.") {
		t.Errorf("the page says %q", got)
	}
	do(t, ctx, chromedp.Click(chromedp.CSS(".live a")), chromedp.WaitVisible(chromedp.CSS(".versus")))
}
