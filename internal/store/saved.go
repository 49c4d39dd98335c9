package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A SavedSearch is a query that is kept under a name.
type SavedSearch struct {
	ID    int64     `json:"id"`
	Name  string    `json:"name"`
	Query string    `json:"query"`
	At    time.Time `json:"at"`
}

// SaveSearch keeps a query under a name; the name's former query is replaced.
func (s *Store) SaveSearch(ctx context.Context, name, query string) error {
	_, err := s.write.ExecContext(ctx, "INSERT INTO saved (name, query, at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET query = excluded.query", name, query, s.now().Unix())
	if err != nil {
		return fmt.Errorf("saving the search %q: %w", name, err)
	}
	return nil
}

// SavedQuery is the query that is kept under a name.
func (s *Store) SavedQuery(ctx context.Context, name string) (query string, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT query FROM saved WHERE name = ?", name).Scan(&query)
	return query, found(err)
}

// DropSearch forgets a saved search, and the alerts on it.
func (s *Store) DropSearch(ctx context.Context, id int64) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		for _, query := range []string{"DELETE FROM saved WHERE row = ?", "DELETE FROM alerts WHERE search = ?"} {
			if _, err := tx.ExecContext(ctx, query, id); err != nil {
				return err
			}
		}
		return sweepAlerts(ctx, tx)
	})
}

// SavedSearches lists the saved searches by name.
func (s *Store) SavedSearches(ctx context.Context) ([]SavedSearch, error) {
	return collect(ctx, s.read, func(r *sql.Rows) (v SavedSearch, err error) {
		var at int64
		err = r.Scan(&v.ID, &v.Name, &v.Query, &at)
		v.At = time.Unix(at, 0).UTC()
		return v, err
	}, "SELECT row, name, query, at FROM saved ORDER BY name")
}
