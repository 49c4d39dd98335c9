package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// A SavedSearch is a query that is kept under a name.
type SavedSearch struct {
	ID    int64     `json:"id"`
	Name  string    `json:"name"`
	Query string    `json:"query"`
	Owner string    `json:"owner,omitempty"` // the account whose it is; "" is everybody's
	At    time.Time `json:"at"`
}

// SaveSearch keeps a query under a name; the owner's former query of that name
// is replaced.
func (s *Store) SaveSearch(ctx context.Context, v SavedSearch) error {
	err := s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO saved (name, query, owner, at) VALUES (?, ?, ?, ?) ON CONFLICT (owner, name) DO UPDATE SET query = excluded.query", v.Name, v.Query, v.Owner, s.now().Unix())
		return err
	})
	if err != nil {
		return fmt.Errorf("saving the search %q: %w", v.Name, err)
	}
	return nil
}

// SavedQuery is the query that an owner keeps under a name, or that is
// everybody's.
func (s *Store) SavedQuery(ctx context.Context, owner, name string) (query string, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT query FROM saved WHERE name = ? AND owner IN (?2, '') ORDER BY owner = ?2 DESC LIMIT 1", name, owner).Scan(&query)
	return query, found(err)
}

// DropSearch forgets a saved search of an owner, and the alerts on it; what is
// everybody's has the owner "".
func (s *Store) DropSearch(ctx context.Context, owner string, id int64) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "DELETE FROM saved WHERE row = ? AND owner = ?", id, owner)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return found(errors.Join(err, sql.ErrNoRows))
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM alerts WHERE search = ?", id); err != nil {
			return err
		}
		return sweepAlerts(ctx, tx)
	})
}

// SavedSearches lists by name the searches that are an owner's, and everybody's.
func (s *Store) SavedSearches(ctx context.Context, owner string) ([]SavedSearch, error) {
	return collect(ctx, s.read, func(r *sql.Rows) (v SavedSearch, err error) {
		var at int64
		err = r.Scan(&v.ID, &v.Name, &v.Query, &v.Owner, &at)
		v.At = time.Unix(at, 0).UTC()
		return v, err
	}, "SELECT row, name, query, owner, at FROM saved WHERE owner IN (?, '') ORDER BY name, owner", owner)
}
