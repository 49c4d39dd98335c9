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

// ReleaseLinks gives back every address that was leased and not asked for, as
// when a run ends or starts again after it was killed.
func (s *Store) ReleaseLinks(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, "UPDATE links SET state = 'waiting', leased = 0, tries = max(tries - 1, 0) WHERE state = 'fetching'")
	return err
}

// WaitingLinks counts the addresses that wait, and says when the first of
// them is due.
func (s *Store) WaitingLinks(ctx context.Context) (n int, due time.Time, err error) {
	var first sql.NullInt64
	err = s.write.QueryRowContext(ctx, "SELECT count(*), min(due) FROM links WHERE state = 'waiting'").Scan(&n, &first)
	return n, moment(first), err
}

// FinishLink ends an address: done when reason is empty, refused otherwise.
func (s *Store) FinishLink(ctx context.Context, address, reason string) error {
	_, err := s.write.ExecContext(ctx, "UPDATE links SET state = iif(? = '', 'done', 'refused'), reason = ? WHERE url = ?", reason, reason, address)
	return err
}

// RetryLink puts an address back for later; one that was not asked for has
// not been tried.
func (s *Store) RetryLink(ctx context.Context, address, reason string, after time.Duration, asked bool) error {
	due := s.now().Add(after + time.Second - 1).Unix() // whole seconds, never too early
	_, err := s.write.ExecContext(ctx, "UPDATE links SET state = 'waiting', reason = ?, due = ?, tries = tries - iif(?, 0, 1) WHERE url = ?", reason, due, asked, address)
	return err
}

// Links lists addresses in a state, newest first; an empty state lists all.
func (s *Store) Links(ctx context.Context, state string, limit int) ([]Link, error) {
	return collect(ctx, s.read, scanLink, "SELECT url, source, state, tries, reason FROM links WHERE ? IN ('', state) ORDER BY added DESC, url LIMIT ?", state, limit)
}
