package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Backup writes the whole record into a new file, as it is at one moment.
// Others may read meanwhile; what wants to write waits.
func (s *Store) Backup(ctx context.Context, file string) error {
	if _, err := os.Stat(file); err == nil {
		return fmt.Errorf("backing up: %s exists already", file)
	}
	if _, err := s.write.ExecContext(ctx, "VACUUM INTO ?", file); err != nil {
		return fmt.Errorf("backing up to %s: %w", file, err)
	}
	return os.Chmod(file, 0o600)
}

// Restore makes the record of an empty folder out of a backup.
func Restore(ctx context.Context, file, dir string) error {
	if err := restore(file, dir); err != nil {
		return fmt.Errorf("restoring %s into %q: %w", file, dir, err)
	}
	s, err := Open(ctx, dir) // brings an older schema up to date, and tells a broken file
	if err != nil {
		return err
	}
	defer s.Close()
	var state string
	if err := s.read.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&state); err != nil || state != "ok" {
		return errors.Join(fmt.Errorf("restoring %s: the backup is broken: %s", file, state), err)
	}
	return nil
}

func restore(file, dir string) error {
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	out, err := os.OpenFile(filepath.Join(dir, FileName), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
