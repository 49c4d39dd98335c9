package store

import "context"

// Revision is a number that changes whenever the record does, whichever
// program changed it. It asks SQLite and costs microseconds.
//
// PRAGMA data_version sees what other connections committed, and every write
// is another connection's; a record in memory has one connection, which
// counts its own changes. It asks with a connection of its own: the numbers of
// two connections cannot be compared. The query is never broken off, since a
// connection that was is replaced by a new one.
func (s *Store) Revision(ctx context.Context) (int64, error) {
	if s.write == s.read.DB {
		return number(ctx, s.write, "SELECT total_changes()")
	}
	return number(context.WithoutCancel(ctx), s.watching, "PRAGMA data_version")
}
