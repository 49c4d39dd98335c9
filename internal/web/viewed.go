package web

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
)

// A viewing counts how often pages are opened, where that is set. It keeps
// numbers and nothing of who asked, and writes them down now and then: what
// was counted since is lost when the program ends.
type viewing struct {
	mu      sync.Mutex
	counts  map[store.View]int
	written time.Time
}

// writeEvery is how often counts are written down, mostViews how many pages
// are counted in between.
const (
	writeEvery = 10 * time.Second
	mostViews  = 10000
)

// counted are the pages that are counted, by template.
var counted = map[string]string{"story": "story", "contradiction": "contradiction"}

// view counts that a page was opened. Whoever opens it by a program, asks for
// it in advance or has it already does not count.
func (s *site) view(r *http.Request, template string) {
	kind := counted[template]
	if kind == "" || r.Method != http.MethodGet || r.Header.Get("Authorization") != "" || r.Header.Get("Sec-Purpose") != "" || !s.settings(r.Context()).On("viewed") {
		return
	}
	v := &s.viewing
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.counts == nil {
		v.counts = map[store.View]int{}
	}
	if len(v.counts) < mostViews {
		v.counts[store.View{Kind: kind, ID: r.PathValue("id")}]++
	}
	if time.Since(v.written) < s.writeViews {
		return
	}
	counts := v.counts
	v.counts, v.written = nil, time.Now()
	go func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), makeTime)
		defer cancel()
		if err := s.Store.Viewed(ctx, counts); err != nil {
			s.Log.Error("counting views", "error", err)
		}
	}()
}
