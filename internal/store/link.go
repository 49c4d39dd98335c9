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

	Owner    int64     `json:"-"` // the source that it belongs to; 0 for none
	Step     int       `json:"-"` // how often it was looked at again
	First    time.Time `json:"-"` // when it was first had
	ETag     string    `json:"-"`
	Modified string    `json:"-"`
}

const linkColumns = "url, source, state, tries, reason, owner, step, first, etag, modified"

func scanLink(r *sql.Rows) (l Link, err error) {
	var first int64
	err = r.Scan(&l.URL, &l.Source, &l.State, &l.Tries, &l.Reason, &l.Owner, &l.Step, &first, &l.ETag, &l.Modified)
	if first > 0 {
		l.First = time.Unix(first, 0).UTC()
	}
	return l, err
}

// AddLink queues an address; fresh is false when it was queued before.
func (s *Store) AddLink(ctx context.Context, address, source string) (fresh bool, err error) {
	return s.AddOwned(ctx, Link{URL: address, Source: source})
}

// AddOwned queues an address that belongs to a source.
func (s *Store) AddOwned(ctx context.Context, l Link) (fresh bool, err error) {
	address := l.URL
	res, err := s.write.ExecContext(ctx, "INSERT INTO links (url, source, state, added, owner) VALUES (?, ?, 'waiting', ?, ?) ON CONFLICT DO NOTHING", address, l.Source, s.now().Unix(), l.Owner)
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
		WHERE url IN (SELECT url FROM links WHERE state = 'waiting' AND due <= ? OR state = 'fetching' AND leased <= ? ORDER BY step, added, url LIMIT ?)
		RETURNING `+linkColumns, now+int64(lease.Seconds()), now, now, n)
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
	return collect(ctx, s.read, scanLink, "SELECT "+linkColumns+" FROM links WHERE ? IN ('', state) ORDER BY added DESC, url LIMIT ?", state, limit)
}

// again are the times after a page was first had at which it is asked for
// again: what is corrected is corrected soon.
var again = []time.Duration{15 * time.Minute, time.Hour, 3 * time.Hour, 3 * 24 * time.Hour, 30 * 24 * time.Hour}

// AgainLink ends an address for now: it is asked for again when its time
// comes, and done when it has been often enough.
func (s *Store) AgainLink(ctx context.Context, l Link) error {
	if l.Step >= len(again) {
		return s.FinishLink(ctx, l.URL, "")
	}
	now := s.now()
	first := l.First
	if first.IsZero() {
		first = now
	}
	due := first.Add(again[l.Step])
	if due.Before(now.Add(again[0])) {
		due = now.Add(again[0])
	}
	_, err := s.write.ExecContext(ctx, "UPDATE links SET state = 'waiting', leased = 0, tries = 0, reason = '', due = ?, step = ?, first = ?, etag = ?, modified = ? WHERE url = ?",
		due.Unix(), l.Step+1, first.Unix(), l.ETag, l.Modified, l.URL)
	return err
}

// AskAnew queues an address of a source that was had before.
func (s *Store) AskAnew(ctx context.Context, l Link) error {
	_, err := s.write.ExecContext(ctx, "UPDATE links SET state = 'waiting', due = 0, tries = 0, reason = '' WHERE url = ? AND owner = ? AND state IN ('done', 'refused')", l.URL, l.Owner)
	return err
}
