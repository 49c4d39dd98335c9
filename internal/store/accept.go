package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/gainsay-news/gainsay"
)

// Accept takes a page into the record and gives it its number. A page that
// was accepted before, by address and bytes, keeps the number it has; fresh
// is then false.
func (s *Store) Accept(ctx context.Context, page gainsay.Page) (number int64, fresh bool, err error) {
	sum := sha256.Sum256(page.Body)
	hash := hex.EncodeToString(sum[:])
	hint, err := json.Marshal(page.Hint)
	if err != nil {
		return 0, false, err
	}
	err = s.change(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT number FROM jobs WHERE url = ? AND hash = ?", page.URL, hash).Scan(&number)
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		fresh = true
		_, err = tx.ExecContext(ctx, "INSERT INTO blobs (hash, size, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", hash, len(page.Body), pack(page.Body))
		if err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `INSERT INTO jobs (url, hash, type, hint, retrieved, accepted, state)
			VALUES (?, ?, ?, ?, ?, ?, 'waiting') RETURNING number`,
			page.URL, hash, page.Type, string(hint), unix(page.Retrieved), s.now().Unix()).Scan(&number)
	})
	if err != nil {
		return 0, false, fmt.Errorf("accepting %q: %w", page.URL, err)
	}
	return number, fresh, nil
}

// Page gives back the page of a number as it was accepted.
func (s *Store) Page(ctx context.Context, number int64) (gainsay.Page, error) {
	var page gainsay.Page
	var hint string
	var packed []byte
	var retrieved sql.NullInt64
	err := s.read.QueryRowContext(ctx, `SELECT url, type, hint, retrieved, bytes
		FROM jobs JOIN blobs USING (hash) WHERE number = ?`, number).Scan(&page.URL, &page.Type, &hint, &retrieved, &packed)
	if err != nil {
		return page, fmt.Errorf("page %d: %w", number, found(err))
	}
	page.Retrieved = moment(retrieved)
	if err := json.Unmarshal([]byte(hint), &page.Hint); err != nil {
		return page, fmt.Errorf("page %d: %w", number, err)
	}
	page.Body, err = unpack(packed)
	if err != nil {
		return page, fmt.Errorf("page %d: %w", number, err)
	}
	return page, nil
}
