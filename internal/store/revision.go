package store

import (
	"context"
	"fmt"
	"sync"
)

// A Revision tells states of the record apart, whichever program changed it.
type Revision struct {
	Any     int64 // changes with whatever is written, the queue and its leases too
	Shown   int64 // changes when reports were recorded
	Decided int64 // changes with what people decide and what agencies take back: nothing made before may be shown after
}

// The counters that the record keeps of itself, beside that of SQLite.
const (
	shownCount   = "shown"
	decidedCount = "decided"
	countUp      = "INSERT INTO meta VALUES (?, '1') ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
)

// lastRevision is what was read last, so that what has not changed is not
// read again.
type lastRevision struct {
	mu sync.Mutex
	Revision
	read bool
}

// Revision is the state of the record now. It asks SQLite and costs
// microseconds.
//
// PRAGMA data_version sees what other connections committed, and every write
// is another connection's; a record in memory has one connection, which
// counts its own changes. It asks with a connection of its own: the numbers of
// two connections cannot be compared. The query is never broken off, since a
// connection that was is replaced by a new one.
func (s *Store) Revision(ctx context.Context) (Revision, error) {
	ctx = context.WithoutCancel(ctx)
	db, query := s.watching, "PRAGMA data_version"
	if s.write == s.read.DB {
		db, query = s.write, "SELECT total_changes()"
	}
	s.last.mu.Lock()
	defer s.last.mu.Unlock()
	now, err := number(ctx, db, query)
	if err != nil || s.last.read && now == s.last.Any {
		return s.last.Revision, err
	}
	// What is committed from here on has the next one who asks read again.
	r := Revision{Any: now}
	err = db.QueryRowContext(ctx, `SELECT coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?), 0),
		coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?), 0)`, shownCount, decidedCount).Scan(&r.Shown, &r.Decided)
	if err != nil {
		return r, fmt.Errorf("the record's revision: %w", err)
	}
	s.last.Revision, s.last.read = r, true
	return r, nil
}
