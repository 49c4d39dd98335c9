package web

import (
	"context"
	"net/http"
	"runtime"
	"sync"
	"time"
)

// mostRenewals is how many answers wait to be made anew at most.
const mostRenewals = 1000

// renewals are the answers that are given though they are old, in the order in
// which they were first asked for since; they are made anew one after another,
// beside those that somebody waits for.
type renewals struct {
	mu      sync.Mutex
	list    []renewal
	waiting map[string]bool // the keys in list
	workers int
}

// A renewal is an answer that is to be made anew.
type renewal struct {
	question
	r   *http.Request
	old *made
}

// renew has an old answer made anew on the side.
func (s *site) renew(r *http.Request, q question, old *made) {
	if time.Since(old.at) < staleFor {
		return
	}
	o := &s.cache.old
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.waiting[q.key] || len(o.list) >= mostRenewals {
		return
	}
	if o.waiting == nil {
		o.waiting = map[string]bool{}
	}
	o.waiting[q.key] = true
	o.list = append(o.list, renewal{q, r.WithContext(context.WithoutCancel(r.Context())), old})
	if o.workers < max(1, runtime.GOMAXPROCS(0)/2) {
		o.workers++
		go s.renewAll()
	}
}

// next is the renewal whose turn it is; when there is none, the worker who
// asked is counted no more.
func (o *renewals) next() (n renewal, ok bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.list) == 0 {
		o.workers--
		return n, false
	}
	n = o.list[0]
	o.list[0] = renewal{}
	o.list = o.list[1:]
	delete(o.waiting, n.key)
	return n, true
}

// renewAll makes old answers anew until none is left.
func (s *site) renewAll() {
	for n, ok := s.cache.old.next(); ok; n, ok = s.cache.old.next() {
		s.makeAnew(n)
	}
}

// makeAnew makes an answer anew that is still given. The old one is given
// until the new one is there, and when that cannot be made.
func (s *site) makeAnew(n renewal) {
	revision, since, err := s.current(n.r.Context(), true)
	if err != nil {
		return
	}
	m := n.begin(revision, since)
	if !s.cache.gives(n.key, n.old) || n.old.like(m) {
		return
	}
	got, err := s.make(n.r, m, n.fresh)
	if err == nil && s.cache.replace(n.key, n.old, m) {
		s.cache.settle(n.key, m, got, nil)
	}
}

// gives reports whether an answer is what is given under a key.
func (c *cache) gives(key string, m *made) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.of[key]
	return e != nil && e.Value.(*kept).made == m
}
