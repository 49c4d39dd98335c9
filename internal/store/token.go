package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Token is a program's key to the API; the key itself is not kept.
type Token struct {
	ID      int64     `json:"id"`
	Name    string    `json:"name"`
	Scopes  string    `json:"scopes"`
	Made    time.Time `json:"made"`
	Used    time.Time `json:"used,omitzero"` // to the hour
	Revoked time.Time `json:"revoked,omitzero"`
}

func scanToken(r *sql.Rows) (t Token, err error) {
	var made int64
	var used, revoked sql.NullInt64
	err = r.Scan(&t.ID, &t.Name, &t.Scopes, &made, &used, &revoked)
	t.Made, t.Used, t.Revoked = time.Unix(made, 0).UTC(), moment(used), moment(revoked)
	return t, err
}

const tokenSelect = "SELECT row, name, scopes, made, used, revoked FROM tokens "

// AddToken keeps the hash of a token.
func (s *Store) AddToken(ctx context.Context, t Token, hash, by string) (id int64, err error) {
	err = s.change(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "INSERT INTO tokens (name, hash, scopes, made) VALUES (?, ?, ?, ?)", t.Name, hash, t.Scopes, s.now().Unix())
		if err != nil {
			return err
		}
		if id, err = res.LastInsertId(); err != nil {
			return err
		}
		return s.note(ctx, tx, Deed{Who: by, Act: "add token", What: fmt.Sprintf("%d %s", id, t.Name), After: t.Scopes})
	})
	if err != nil {
		return 0, fmt.Errorf("adding the token %q: %w", t.Name, err)
	}
	return id, nil
}

// Tokens lists the tokens, those that were revoked too.
func (s *Store) Tokens(ctx context.Context) ([]Token, error) {
	return collect(ctx, s.read, scanToken, tokenSelect+"ORDER BY row")
}

// RevokeToken ends a token.
func (s *Store) RevokeToken(ctx context.Context, id int64, by string) error {
	err := s.change(ctx, func(tx *sql.Tx) error {
		var name string
		err := tx.QueryRowContext(ctx, "UPDATE tokens SET revoked = ? WHERE row = ? AND revoked IS NULL RETURNING name", s.now().Unix(), id).Scan(&name)
		if err != nil {
			return found(err)
		}
		return s.note(ctx, tx, Deed{Who: by, Act: "revoke token", What: fmt.Sprintf("%d %s", id, name)})
	})
	if err != nil {
		return fmt.Errorf("revoking token %d: %w", id, err)
	}
	return nil
}

// TokenOf is the token with this hash that nobody has revoked. That it was
// used is noted once an hour.
func (s *Store) TokenOf(ctx context.Context, hash string) (Token, error) {
	list, err := collect(ctx, s.read, scanToken, tokenSelect+"WHERE hash = ? AND revoked IS NULL", hash)
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Token{}, err
	}
	t := list[0]
	if hour := s.now().Truncate(time.Hour); t.Used.Before(hour) {
		_, err = s.write.ExecContext(ctx, "UPDATE tokens SET used = ? WHERE row = ?", hour.Unix(), t.ID)
	}
	return t, err
}
