package web

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// TestGate wants nobody who waits to keep others from being answered: neither
// streams that say nothing yet, nor who is slow to take what is sent.
func TestGate(t *testing.T) {
	wait := make(chan struct{})
	defer close(wait)
	waiting := make(chan struct{}, 100)
	h := gated(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/mcp":
		case "/sent":
			w.Write([]byte("a"))
		case "/flushed":
			w.(http.Flusher).Flush()
		case "/left":
			leave(r.Context())
		default:
			return
		}
		waiting <- struct{}{}
		<-wait
	}))
	for _, path := range []string{"/mcp", "/sent", "/flushed", "/left"} {
		for range 20 {
			go h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, path, nil))
		}
	}
	late := time.After(20 * time.Second)
	for range 80 {
		select {
		case <-waiting:
		case <-late:
			t.Fatal("who waits holds up others")
		}
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	}()
	select {
	case <-done:
	case <-late:
		t.Fatal("who waits holds up others")
	}
}
