package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"github.com/gainsay-news/gainsay"
)

// A Capture is a version of a page whose whole text is kept, with when it was
// fetched or, where nobody says, taken in.
type Capture struct {
	ID gainsay.DocumentID
	At time.Time
}

// captured finds the versions of a page; the text of those that an agency took
// back is hidden, and of some sources not all text is kept.
const captured = `SELECT d.id, coalesce(j.retrieved, j.accepted) FROM documents d JOIN jobs j ON j.number = d.number
	WHERE d.page = ? AND d.withdrawn = '' AND d.kept = ''`

// Captures lists the versions of a page in the order in which they were
// fetched, which is that of their numbers unless an archive was read later.
func (s *Store) Captures(ctx context.Context, page string) ([]Capture, error) {
	list, err := collect(ctx, s.read, func(r *sql.Rows) (c Capture, err error) {
		var at sql.NullInt64
		err = r.Scan(&c.ID, &at)
		c.At = moment(at)
		return c, err
	}, captured+" ORDER BY d.version", page)
	if err != nil {
		return nil, fmt.Errorf("versions of %q: %w", page, err)
	}
	slices.SortStableFunc(list, func(a, b Capture) int { return a.At.Compare(b.At) })
	return list, nil
}

// PageOf is the address of the page that a document is a version of.
func (s *Store) PageOf(ctx context.Context, id gainsay.DocumentID) (string, error) {
	list, err := collect(ctx, s.read, func(r *sql.Rows) (page string, err error) { return page, r.Scan(&page) }, "SELECT page FROM documents WHERE id = ?", string(id))
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return "", fmt.Errorf("the page of %q: %w", id, err)
	}
	return list[0], nil
}
