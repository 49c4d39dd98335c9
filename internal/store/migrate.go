package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate applies the migrations that the file has not seen, in the order of
// their names, each in a transaction of its own. SQLite's user_version counts
// them.
func (s *Store) migrate(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	have, err := number(ctx, s.write, "PRAGMA user_version")
	if err != nil {
		return err
	}
	if have > int64(len(names)) {
		return fmt.Errorf("schema %d is newer than this program knows (%d)", have, len(names))
	}
	for i := have; i < int64(len(names)); i++ {
		if err := s.apply(ctx, names[i], i+1); err != nil {
			return fmt.Errorf("%s: %w", names[i], err)
		}
	}
	return nil
}

func (s *Store) apply(ctx context.Context, name string, version int64) error {
	text, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, string(text)); err != nil {
			return err
		}
		if after := migrated[name]; after != nil {
			if err := after(ctx, tx); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version))
		return err
	})
}

// migrated is what a migration does beside its SQL.
var migrated = map[string]func(context.Context, *sql.Tx) error{
	"migrations/0007_postings.sql": repackKeys,
	"migrations/0011_topics.sql":   findTopics,
}
