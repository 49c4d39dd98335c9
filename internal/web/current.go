package web

import (
	"context"
	"sync"
	"time"

	"github.com/gainsay-news/gainsay/internal/setting"
	"github.com/gainsay-news/gainsay/internal/store"
)

// settings are what is set, as of a revision of the record.
type settings struct {
	mu       sync.Mutex
	revision int64 // of what was decided
	values   setting.Set
}

// settings are what an administrator set. When they cannot be read, those
// that were read last hold; a server whose record is gone answers nothing
// anyway.
func (s *site) settings(ctx context.Context) setting.Set {
	revision, _, err := s.current(ctx, s.many())
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if err != nil || s.set.values != nil && s.set.revision == revision.Decided {
		return s.set.values
	}
	if v, err := s.Store.Settings(ctx); err == nil {
		s.set.values, s.set.revision = v, revision.Decided
	}
	return s.set.values
}

// current is the record's revision and when it was first seen.
func (s *site) current(ctx context.Context, many bool) (store.Revision, time.Time, error) {
	c := s.cache
	now := time.Now()
	c.mu.Lock()
	n, since, checked := c.revision, c.since, c.checked
	c.mu.Unlock()
	if many && now.Sub(checked) < checkEvery {
		return n, since, nil
	}
	n, err := s.Store.Revision(ctx)
	c.mu.Lock()
	defer c.mu.Unlock()
	if n != c.revision || c.since.IsZero() {
		c.revision, c.since = n, now
	}
	c.checked = now
	return n, c.since, err
}
