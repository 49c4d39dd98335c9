// Package store keeps the record in one SQLite file: the pages that came in,
// the documents read from them, what was found in each and across them, and
// what people decided. It knows rows and nouns; it knows no stage of reading
// or comparing. What those keep for themselves between documents (a story's
// words, a document's fingerprint) is stored as bytes that it does not open,
// beside the index keys by which they ask for candidates.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// ErrNotFound says that the record holds nothing under that name.
var ErrNotFound = errors.New("not in the record")

// FileName is the name of the record inside its data folder.
const FileName = "record.sqlite"

// A Store is the record. All its methods may be called at the same time.
type Store struct {
	write    *sql.DB // one connection: SQLite has one writer
	read     *pool
	kept     statements // of write
	recent   *recent
	now      func() time.Time
	watching *sql.DB // one connection, which sees that others wrote
	last     lastRevision
	file     string // of the record, "" in memory
}

// Open opens the record in the folder dir, which it makes when it is missing,
// and brings its schema up to date. The dir ":memory:" is a record that ends
// with the process.
func Open(ctx context.Context, dir string) (*Store, error) {
	s, err := connect(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the record in %q: %w", dir, err)
	}
	if err := s.migrate(ctx); err != nil {
		s.Close()
		return nil, fmt.Errorf("opening the record in %q: %w", dir, err)
	}
	return s, nil
}

func connect(dir string) (*Store, error) {
	if dir == ":memory:" {
		db, err := sql.Open("sqlite", "file::memory:?_pragma=foreign_keys(1)")
		if err != nil {
			return nil, err
		}
		db.SetMaxOpenConns(1)
		return &Store{write: db, read: &pool{DB: db}, recent: newRecent(), now: time.Now}, nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	file := filepath.Join(dir, FileName)
	w, err := sql.Open("sqlite", dsn(file, cache(file, 32)+writing))
	if err != nil {
		return nil, err
	}
	w.SetMaxOpenConns(1)
	r, err := sql.Open("sqlite", dsn(file, cache(file, 8)+reading))
	if err != nil {
		w.Close()
		return nil, err
	}
	r.SetMaxOpenConns(8)
	r.SetMaxIdleConns(8)
	v, err := sql.Open("sqlite", dsn(file, cache(file, 8)+reading))
	if err != nil {
		return nil, errors.Join(err, w.Close(), r.Close())
	}
	v.SetMaxOpenConns(1)
	return &Store{write: w, read: &pool{DB: r}, watching: v, recent: newRecent(), now: time.Now, file: file}, nil
}

// dsn names the file and how a connection to it behaves. NORMAL is safe under
// WAL against the end of the process; a power cut can lose the last commits,
// which are then read again. The file is not mapped: every connection would
// count all of it as its own memory.
func dsn(file, more string) string {
	return "file:" + (&url.URL{Path: file}).EscapedPath() +
		"?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=busy_timeout(10000)&_pragma=temp_store(MEMORY)" + more
}

// How many pages the log gathers before they are written back: pages that many
// reports change are then written once.
const (
	writing = "&_pragma=wal_autocheckpoint(4000)&_txlock=immediate"
	reading = "&_pragma=query_only(1)"
)

// large is the size of a record whose connections keep twice as much of it: with
// 100,000 reports half of it doubles the time that a report takes.
const large = 256 << 20

// cache says how much of the file a connection keeps in memory: least MiB, or
// twice that of a large record. SQLite's pages take twice their size here.
func cache(file string, least int) string {
	if info, err := os.Stat(file); err == nil && info.Size() > large {
		least *= 2
	}
	return fmt.Sprintf("&_pragma=cache_size(-%d)", least<<10)
}

// Close closes the record.
func (s *Store) Close() error {
	s.kept.close()
	s.read.asked.close()
	err := s.read.Close()
	if s.write != s.read.DB {
		err = errors.Join(err, s.watching.Close(), s.write.Close())
	}
	return err
}

// change runs do in one write transaction, which may change what has been
// recorded: nothing that was made of the record before may be shown after.
func (s *Store) change(ctx context.Context, do func(tx *sql.Tx) error) error {
	return s.add(ctx, func(tx *sql.Tx) error {
		s.recent.forget() // no batch is under way, since there is one writer
		if err := do(tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, countUp, decidedCount)
		return err
	})
}

// add runs do in one write transaction, which changes nothing that has been
// recorded. What it adds that pages show, it counts itself.
func (s *Store) add(ctx context.Context, do func(tx *sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// A querier is a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// collect reads every row of a query before it returns, so that no rows are
// open while the next query runs.
func collect[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// number reads one number; no row is 0.
func number(ctx context.Context, q querier, query string, args ...any) (int64, error) {
	var n sql.NullInt64
	err := q.QueryRowContext(ctx, query, args...).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n.Int64, err
}

// unix is t in seconds, NULL when unknown.
func unix(t time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: t.Unix(), Valid: !t.IsZero()}
}

// moment is the time of a column of seconds.
func moment(n sql.NullInt64) time.Time {
	if !n.Valid {
		return time.Time{}
	}
	return time.Unix(n.Int64, 0).UTC()
}

// found turns the driver's word for no row into the record's.
func found(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}
