package ingest

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/store"
)

func TestBackOff(t *testing.T) {
	soon := time.Now().Add(10 * time.Second)
	for _, k := range []struct {
		err   error
		tries int
		want  time.Duration
	}{
		{fetch.ErrBusy, 1, 10 * time.Second}, {fetch.ErrBusy, 2, 2 * time.Minute}, {fetch.ErrHeld, 5, 10 * time.Second},
		{fetch.ErrTimeout, 1, time.Minute}, {fetch.ErrTimeout, 4, 8 * time.Minute},
	} {
		got := backOff(&fetch.Later{At: soon, Err: k.err}, k.tries)
		if got.Round(time.Second) != k.want && got.Truncate(time.Second)+time.Second != k.want {
			t.Errorf("%v after %d tries: %v, want %v", k.err, k.tries, got, k.want)
		}
	}
}

func TestDepth(t *testing.T) {
	for depth := range maxDepth {
		if got := depthOf(sourceAt(depth + 1)); got != depth+1 {
			t.Errorf("%d is read as %d", depth+1, got)
		}
	}
	if got := depthOf("a reader"); got != 0 {
		t.Errorf("what a reader asked for is %d deep", got)
	}
}

// TestFollowAFeed takes a feed by its address: one report, one that is gone,
// and one whose server fails and is put back.
func TestFollowAFeed(t *testing.T) {
	web := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		switch in.URL.Path {
		case "/feed":
			out.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprint(out, `<rss version="2.0"><channel><title>Orrin</title><item><link>/pier</link></item><item><link>/none</link></item><item><link>/fails</link></item></channel></rss>`)
		case "/pier":
			out.Header().Set("Content-Type", "text/html")
			io.WriteString(out, "<html lang=en><head><title>Pier opens</title></head><body><article><h1>Pier opens</h1><p>The pier of Orrin was opened to the public on Tuesday, mayor Ada Brook told the council.</p><p>\"We did not expect so many visitors on the first day,\" Brook said on the pier.</p></article></body></html>")
		case "/fails":
			out.WriteHeader(http.StatusInternalServerError)
		default:
			http.NotFound(out, in)
		}
	}))
	defer web.Close()
	s, err := store.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	client := fetch.New(fetch.Options{Gap: time.Millisecond, Retries: -1})
	defer client.Close()
	in := Inputs{Paths: []string{web.URL + "/feed"}, Follow: true, Local: true, Client: client}
	if _, err := Accept(t.Context(), s, in, nil); err != nil {
		t.Fatal(err)
	}
	got, err := Follow(t.Context(), s, client, FollowOptions{Local: true, Patience: time.Second})
	if err != nil || got.Pages != 1 || got.Refused != 1 || got.Later != 1 || got.Left != 1 || time.Until(got.Next) < 30*time.Second {
		t.Errorf("got %+v, %v", got, err)
	}
	again, err := Follow(t.Context(), s, client, FollowOptions{Local: true, Patience: time.Second})
	if err != nil || again.Later != 0 || again.Left != 1 {
		t.Errorf("what is not due was asked for: %+v, %v", again, err)
	}
	if err := Run(t.Context(), s, Options{}); err != nil {
		t.Fatal(err)
	}
	if p, err := s.Progress(t.Context()); err != nil || p.Recorded != 1 {
		t.Errorf("%+v, %v", p, err)
	}
}
