package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"github.com/gainsay-news/gainsay"
)

// Evidence gives the bytes of the pages that documents of the record were read
// from, in the order of the record: of every version whose bytes are kept, and
// of none that its agency took back.
func (s *Store) Evidence(ctx context.Context) iter.Seq2[gainsay.Page, error] {
	return func(yield func(gainsay.Page, error) bool) {
		rows, err := collect(ctx, s.read, scanInt, `SELECT d.number FROM documents d JOIN jobs j ON j.number = d.number JOIN blobs USING (hash)
			WHERE d.withdrawn = '' AND d.kept = '' ORDER BY d.number`)
		if err != nil {
			yield(gainsay.Page{}, fmt.Errorf("reading the archive: %w", err))
			return
		}
		for _, n := range rows {
			page, err := s.Page(ctx, n)
			if errors.Is(err, ErrNotFound) {
				continue // dropped since
			}
			if err == nil && page.Retrieved.IsZero() {
				var accepted sql.NullInt64
				err = s.read.QueryRowContext(ctx, "SELECT accepted FROM jobs WHERE number = ?", n).Scan(&accepted)
				page.Retrieved = moment(accepted)
			}
			if !yield(page, err) || err != nil {
				return
			}
		}
	}
}
