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

func (k *statements) close() {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, st := range k.list {
		st.Close()
	}
	k.list = nil
}

// asking is the reading pool with queries that are kept ready. It is for the
// few fixed queries that every page asks, not for those made as needed.
type asking struct{ *Store }

func (a asking) ready(ctx context.Context, query string) (*sql.Stmt, error) {
	if st := a.asked.get(query); st != nil {
		return st, nil
	}
	st, err := a.read.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	a.asked.put(query, st)
	return a.asked.get(query), nil
}

// QueryContext runs a query that is kept ready.
func (a asking) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := a.ready(ctx, query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

// QueryRowContext is QueryContext for one row.
func (a asking) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	st, err := a.ready(ctx, query)
	if err != nil {
		return a.read.QueryRowContext(ctx, query, args...) // a row alone can hold the error
	}
	return st.QueryRowContext(ctx, args...)
}
