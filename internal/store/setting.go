package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Deed is an act upon the server itself: a setting, an account, a token.
// The log of deeds only grows.
type Deed struct {
	At     time.Time `json:"at"`
	Who    string    `json:"who"`
	Act    string    `json:"act"`
	What   string    `json:"what"`
	Before string    `json:"before,omitempty"`
	After  string    `json:"after,omitempty"`
}

// note writes a deed into the log, within the transaction that does it.
func (s *Store) note(ctx context.Context, tx *sql.Tx, d Deed) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO acts (at, who, act, what, before, after) VALUES (?, ?, ?, ?, ?, ?)", s.now().Unix(), d.Who, d.Act, d.What, d.Before, d.After)
	return err
}

// Deeds lists what was done to the server, the latest first.
func (s *Store) Deeds(ctx context.Context, limit int) ([]Deed, error) {
	return collect(ctx, s.read, func(r *sql.Rows) (d Deed, err error) {
		var at int64
		err = r.Scan(&at, &d.Who, &d.Act, &d.What, &d.Before, &d.After)
		d.At = time.Unix(at, 0).UTC()
		return d, err
	}, "SELECT at, who, act, what, before, after FROM acts ORDER BY row DESC LIMIT ?", limit)
}

// Settings are what was set, by key; what was not is not among them.
func (s *Store) Settings(ctx context.Context) (map[string]string, error) {
	pairs, err := collect(ctx, s.read, func(r *sql.Rows) (p [2]string, err error) {
		err = r.Scan(&p[0], &p[1])
		return p, err
	}, "SELECT key, value FROM settings")
	out := map[string]string{}
	for _, p := range pairs {
		out[p[0]] = p[1]
	}
	return out, err
}

// Set sets what differs from what is set now, and logs each; a key in secret
// is logged without its value. A value that is "" unsets.
func (s *Store) Set(ctx context.Context, values map[string]string, secret map[string]bool, by string) error {
	err := s.change(ctx, func(tx *sql.Tx) error {
		for key, value := range values {
			var before string
			if err := tx.QueryRowContext(ctx, "SELECT coalesce((SELECT value FROM settings WHERE key = ?), '')", key).Scan(&before); err != nil {
				return err
			}
			if before == value {
				continue
			}
			if err := set(ctx, tx, key, value); err != nil {
				return err
			}
			if key == "shown" {
				if err := reshow(ctx, tx); err != nil {
					return err
				}
			}
			d := Deed{Who: by, Act: "set", What: key, Before: before, After: value}
			if secret[key] {
				d.Before, d.After = "", ""
			}
			if err := s.note(ctx, tx, d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keeping settings: %w", err)
	}
	return nil
}

func set(ctx context.Context, tx *sql.Tx, key, value string) error {
	if value == "" {
		_, err := tx.ExecContext(ctx, "DELETE FROM settings WHERE key = ?", key)
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
	return err
}
