package web

import (
	"bytes"
	"context"
	"net/http"
	"time"

	"github.com/gainsay-news/gainsay/internal/access"
)

// front are the pages that readers come to first; from them they go on to what
// these link to.
var front = []string{"/", "/stories", "/contradictions", "/people", "/figures", "/places", "/topics", "/sources"}

// mostWarm is how many pages are made in advance.
const mostWarm = 400

// Warm makes the pages that readers come to first, and those which these link
// to, so that nobody waits for them when many come at once. It gives how many
// it made, and ends early with the context.
func (r *Reader) Warm(ctx context.Context) int {
	s := r.site
	s.warming.Store(true)
	defer s.warming.Store(false)
	defer s.warm.Store(true)
	a := asker{scopes: access.Reader.Scopes()}
	switch {
	case !s.Accounts:
		a.scopes = access.All
	case !s.settings(ctx).On("public"):
		a.name = "nobody" // a page is the same for all who may see it, up to the name
	}
	ctx = context.WithValue(ctx, askerKey{}, a)
	seen := map[string]bool{}
	var paths []string
	add := func(path string) {
		if !seen[path] && len(paths) < mostWarm {
			seen[path] = true
			paths = append(paths, path)
		}
	}
	for _, path := range front {
		add(path)
	}
	made := 0
	for i := 0; i < len(paths) && ctx.Err() == nil; i++ {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, paths[i], nil)
		if err != nil {
			continue
		}
		request.RequestURI = paths[i]
		for waited := time.Duration(0); waited < lullWait && s.crowded(); waited += lullStep {
			time.Sleep(lullStep)
		}
		page := &unsent{header: http.Header{}}
		s.mux.ServeHTTP(page, request)
		made++
		if i < len(front) {
			for _, link := range page.links() {
				add(link)
			}
		}
	}
	return made
}

// ready says whether the server has made in advance what it makes in advance,
// to whoever sends readers here.
func (s *site) ready(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	if !s.warm.Load() {
		w.Header().Set("Retry-After", "5")
		http.Error(w, "not yet", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Write([]byte("ready\n"))
}

// An unsent page is kept instead of being sent.
type unsent struct {
	header http.Header
	bytes.Buffer
}

func (u *unsent) Header() http.Header { return u.header }
func (u *unsent) WriteHeader(int)     {}

// links are the addresses of stories, statements, contradictions, people and
// articles that a page leads to.
func (u *unsent) links() (out []string) {
	for _, part := range bytes.Split(u.Bytes(), []byte(`href="/`))[1:] {
		path, _, _ := bytes.Cut(part, []byte(`"`))
		if bytes.ContainsAny(path, "?&#") {
			continue
		}
		switch kind, id, _ := bytes.Cut(path, []byte("/")); string(kind) {
		case "story", "s", "x", "p", "a":
			if len(id) > 0 && !bytes.Contains(id, []byte("/")) {
				out = append(out, "/"+string(path))
			}
		}
	}
	return out
}
