package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// ErrTaken says that a name belongs to another.
var ErrTaken = errors.New("the name is taken")

// A User is an account.
type User struct {
	Name     string    `json:"name"`
	Role     string    `json:"role"`
	Added    time.Time `json:"added"`
	Language string    `json:"language,omitempty"` // of the interface; "" is the browser's
	row      int64
}

func scanUser(r *sql.Rows) (u User, err error) {
	var added int64
	err = r.Scan(&u.row, &u.Name, &u.Role, &added, &u.Language)
	u.Added = time.Unix(added, 0).UTC()
	return u, err
}

// AddUser makes an account; hash is what is kept of its password.
func (s *Store) AddUser(ctx context.Context, name, role, hash, by string) error {
	err := s.change(ctx, func(tx *sql.Tx) error {
		n, err := number(ctx, tx, "SELECT count(*) FROM users WHERE name = ?", name)
		if err == nil && n > 0 {
			err = ErrTaken // also by one who was removed: decisions carry names
		}
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO users (name, role, hash, added) VALUES (?, ?, ?, ?)", name, role, hash, s.now().Unix()); err != nil {
			return err
		}
		return s.note(ctx, tx, Deed{Who: by, Act: "add account", What: name, After: role})
	})
	if err != nil {
		return fmt.Errorf("adding the account %q: %w", name, err)
	}
	return nil
}

// Users lists the accounts by name.
func (s *Store) Users(ctx context.Context) ([]User, error) {
	return collect(ctx, s.read, scanUser, "SELECT row, name, role, added, language FROM users WHERE removed IS NULL ORDER BY name")
}

// SetRole gives an account another role.
func (s *Store) SetRole(ctx context.Context, name, role, by string) error {
	return s.changeUser(ctx, name, func(tx *sql.Tx, u User) (Deed, error) {
		_, err := tx.ExecContext(ctx, "UPDATE users SET role = ? WHERE row = ?", role, u.row)
		return Deed{Who: by, Act: "set role", What: u.Name, Before: u.Role, After: role}, err
	})
}

// SetLanguage keeps in which language an account reads.
func (s *Store) SetLanguage(ctx context.Context, name, tag string) error {
	_, err := s.write.ExecContext(ctx, "UPDATE users SET language = ? WHERE name = ? AND removed IS NULL", tag, name)
	return err
}

// SetPassword gives an account another password and ends its sessions.
func (s *Store) SetPassword(ctx context.Context, name, hash, by string) error {
	return s.changeUser(ctx, name, func(tx *sql.Tx, u User) (Deed, error) {
		_, err := tx.ExecContext(ctx, "UPDATE users SET hash = ? WHERE row = ?", hash, u.row)
		if err == nil {
			_, err = tx.ExecContext(ctx, "DELETE FROM sessions WHERE user = ?", u.row)
		}
		return Deed{Who: by, Act: "set password", What: u.Name}, err
	})
}

// RemoveUser ends an account and its sessions. The name stays with what it
// decided and is not given again.
func (s *Store) RemoveUser(ctx context.Context, name, by string) error {
	return s.changeUser(ctx, name, func(tx *sql.Tx, u User) (Deed, error) {
		_, err := tx.ExecContext(ctx, "UPDATE users SET removed = ?, hash = '' WHERE row = ?", s.now().Unix(), u.row)
		if err == nil {
			_, err = tx.ExecContext(ctx, "DELETE FROM sessions WHERE user = ?", u.row)
		}
		return Deed{Who: by, Act: "remove account", What: u.Name, Before: u.Role}, err
	})
}

func (s *Store) changeUser(ctx context.Context, name string, do func(tx *sql.Tx, u User) (Deed, error)) error {
	err := s.change(ctx, func(tx *sql.Tx) error {
		list, err := collect(ctx, tx, scanUser, "SELECT row, name, role, added, language FROM users WHERE name = ? AND removed IS NULL", name)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return ErrNotFound
		}
		deed, err := do(tx, list[0])
		if err != nil {
			return err
		}
		return s.note(ctx, tx, deed)
	})
	if err != nil {
		return fmt.Errorf("the account %q: %w", name, err)
	}
	return nil
}

// PasswordHash is what is kept of an account's password, "" where there is no
// such account.
func (s *Store) PasswordHash(ctx context.Context, name string) (string, error) {
	var hash string
	err := s.read.QueryRowContext(ctx, "SELECT hash FROM users WHERE name = ? AND removed IS NULL", name).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return hash, err
}

// StartSession keeps the hash of a session's secret for an account, and drops
// the sessions that are over.
func (s *Store) StartSession(ctx context.Context, name, hash string, life time.Duration) error {
	now := s.now()
	err := s.add(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM sessions WHERE expires <= ?", now.Unix()); err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, "INSERT INTO sessions SELECT ?, row, ?, ? FROM users WHERE name = ? AND removed IS NULL", hash, now.Unix(), now.Add(life).Unix(), name)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, ErrNotFound)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("signing in %q: %w", name, err)
	}
	return nil
}

// Session is the account whose session has this hash.
func (s *Store) Session(ctx context.Context, hash string) (User, error) {
	list, err := collect(ctx, s.read, scanUser, `SELECT u.row, u.name, u.role, u.added, u.language FROM sessions s JOIN users u ON u.row = s.user
		WHERE s.hash = ? AND s.expires > ? AND u.removed IS NULL`, hash, s.now().Unix())
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return User{}, err
	}
	return list[0], nil
}

// EndSession signs a session out.
func (s *Store) EndSession(ctx context.Context, hash string) error {
	_, err := s.write.ExecContext(ctx, "DELETE FROM sessions WHERE hash = ?", hash)
	return err
}
