package store

import (
	"context"
	"database/sql"
	"sync"
)

// statements are the queries of commits, kept ready from one to the next:
// parsing them took a third of a commit's time. They belong to the writing
// connection, so they are made ready between transactions.
type statements struct {
	mu   sync.Mutex
	list map[string]*sql.Stmt
}

func (k *statements) get(query string) *sql.Stmt {
	if k == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.list[query]
}

// keep makes the queries of a commit ready for the next ones. One that fails
// is made ready by the commit that needs it, so the error is of no account.
func (k *statements) keep(ctx context.Context, db *sql.DB, used map[string]*sql.Stmt) {
	for query := range used {
		if k.get(query) != nil {
			continue
		}
		// Without the lock: whoever holds the connection may be asking for it.
		if st, err := db.PrepareContext(ctx, query); err == nil {
			k.put(query, st)
		}
	}
}

func (k *statements) put(query string, st *sql.Stmt) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.list == nil {
		k.list = map[string]*sql.Stmt{}
	}
	if k.list[query] != nil {
		st.Close()
		return
	}
	k.list[query] = st
}

func (k *statements) count() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.list)
}

func (k *statements) close() {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, st := range k.list {
		st.Close()
	}
	k.list = nil
}

// A pool is connections that read, with the queries that are asked again and
// again kept ready: to read one anew takes SQLite longer than to answer many.
type pool struct {
	*sql.DB
	asked statements
}

// mostAsked is how many queries a pool keeps ready. Pages ask fewer; searches
// are put together as needed, in ever new ways.
const mostAsked = 300

// ready is a query that is kept ready, nil for one that is not.
func (p *pool) ready(ctx context.Context, query string) *sql.Stmt {
	if st := p.asked.get(query); st != nil {
		return st
	}
	if p.asked.count() >= mostAsked {
		return nil
	}
	st, err := p.PrepareContext(ctx, query)
	if err != nil {
		return nil // whoever asks hears of it
	}
	p.asked.put(query, st)
	return p.asked.get(query)
}

// QueryContext asks a query that is kept ready.
func (p *pool) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if st := p.ready(ctx, query); st != nil {
		return st.QueryContext(ctx, args...)
	}
	return p.DB.QueryContext(ctx, query, args...)
}

// QueryRowContext is QueryContext for one row.
func (p *pool) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if st := p.ready(ctx, query); st != nil {
		return st.QueryRowContext(ctx, args...)
	}
	return p.DB.QueryRowContext(ctx, query, args...)
}
