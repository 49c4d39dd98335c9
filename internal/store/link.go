package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Link is an address to be fetched.
type Link struct {
	URL    string
	Source string // where it was found, or who asked for it
	State  string // "waiting", "fetching", "done" or "refused"
	Tries  int
	Reason string
}

func scanLink(r *sql.Rows) (l Link, err error) {
	err = r.Scan(&l.URL, &l.Source, &l.State, &l.Tries, &l.Reason)
	return l, err
}

// AddLink queues an address; fresh is false when it was queued before.
func (s *Store) AddLink(ctx context.Context, address, source string) (fresh bool, err error) {
	res, err := s.write.ExecContext(ctx, "INSERT INTO links (url, source, state, added) VALUES (?, ?, 'waiting', ?) ON CONFLICT DO NOTHING", address, source, s.now().Unix())
	if err != nil {
		return false, fmt.Errorf("queueing %q: %w", address, err)
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// LeaseLinks gives out addresses to fetch, oldest first, n at most.
func (s *Store) LeaseLinks(ctx context.Context, n int, lease time.Duration) (links []Link, err error) {
	now := s.now().Unix()
	return collect(ctx, s.write, scanLink, `UPDATE links SET state = 'fetching', leased = ?, tries = tries + 1
		WHERE url IN (SELECT url FROM links WHERE state = 'waiting' AND due <= ? OR state = 'fetching' AND leased <= ? ORDER BY added, url LIMIT ?)
		RETURNING url, source, state, tries, reason`, now+int64(lease.Seconds()), now, now, n)
}

// FinishLink ends an address: done when reason is empty, refused otherwise.
func (s *Store) FinishLink(ctx context.Context, address, reason string) error {
	_, err := s.write.ExecContext(ctx, "UPDATE links SET state = iif(? = '', 'done', 'refused'), reason = ? WHERE url = ?", reason, reason, address)
	return err
}

// RetryLink puts an address back for later.
func (s *Store) RetryLink(ctx context.Context, address, reason string, after time.Duration) error {
	_, err := s.write.ExecContext(ctx, "UPDATE links SET state = 'waiting', reason = ?, due = ? WHERE url = ?", reason, s.now().Add(after).Unix(), address)
	return err
}

// Links lists addresses in a state, newest first; an empty state lists all.
func (s *Store) Links(ctx context.Context, state string, limit int) ([]Link, error) {
	return collect(ctx, s.read, scanLink, "SELECT url, source, state, tries, reason FROM links WHERE ? IN ('', state) ORDER BY added DESC, url LIMIT ?", state, limit)
}
