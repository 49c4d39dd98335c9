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
