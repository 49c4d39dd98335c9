package web

import (
	"context"
	"net/http"
	"runtime"
	"sync"
)

// gated bounds how many requests are worked on at a time, in the order in
// which they came: when hundreds take turns, each waits for all the others at
// every step. Whoever waits for an answer to be made, for what the asker
// sends, or for the asker to take what is sent, makes room for the next.
func gated(next http.Handler) http.Handler {
	gate := make(chan struct{}, 2*runtime.GOMAXPROCS(0))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !safe(r.Method) || r.URL.Path == "/mcp" { // whose streams wait before they say a word
			next.ServeHTTP(w, r)
			return
		}
		select {
		case gate <- struct{}{}:
		case <-r.Context().Done():
			return
		}
		in := &place{gate: gate}
		defer in.leave()
		next.ServeHTTP(&leaver{w, in}, r.WithContext(context.WithValue(r.Context(), placeKey{}, in)))
	})
}

// A place is that of a request that is worked on.
type place struct {
	once sync.Once
	gate chan struct{}
}

type placeKey struct{}

func (p *place) leave() { p.once.Do(func() { <-p.gate }) }

// leave makes room for the next request.
func leave(ctx context.Context) {
	if p, ok := ctx.Value(placeKey{}).(*place); ok {
		p.leave()
	}
}

// A leaver makes room when it is written to.
type leaver struct {
	http.ResponseWriter
	place *place
}

func (l *leaver) Write(b []byte) (int, error) {
	l.place.leave()
	return l.ResponseWriter.Write(b)
}

// Flush is for who asks for it by its name.
func (l *leaver) Flush() {
	l.place.leave()
	http.NewResponseController(l.ResponseWriter).Flush()
}

// Unwrap is how http.ResponseController finds what is beneath.
func (l *leaver) Unwrap() http.ResponseWriter {
	l.place.leave()
	return l.ResponseWriter
}
