package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// A Mark is how far somebody has followed what is new in the record: the last
// rows that they have seen.
type Mark struct{ Story, Relation, Document int64 }

// String writes a mark so that ParseMark reads it.
func (m Mark) String() string { return fmt.Sprintf("%d-%d-%d", m.Story, m.Relation, m.Document) }

// ParseMark reads a mark; ok is false for what is none.
func ParseMark(text string) (m Mark, ok bool) {
	n, err := fmt.Sscanf(text, "%d-%d-%d", &m.Story, &m.Relation, &m.Document)
	return m, err == nil && n == 3 && m.String() == text
}

// News is one thing that is new in the record.
type News struct {
	Kind  string    `json:"kind"` // "story", "contradiction" or "change" of an article
	ID    string    `json:"id"`
	Path  string    `json:"path"`
	Title string    `json:"title"`
	At    time.Time `json:"at,omitzero"`
	row   int64
}

// LatestMark is the mark of one who has seen everything.
func (s *Store) LatestMark(ctx context.Context) (m Mark, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT (SELECT coalesce(max(row), 0) FROM stories), (SELECT coalesce(max(row), 0) FROM relations), (SELECT coalesce(max(row), 0) FROM documents)").
		Scan(&m.Story, &m.Relation, &m.Document)
	return m, err
}

// Since lists what is new after a mark, of each kind so many at most, and the
// mark that stands behind it.
func (s *Store) Since(ctx context.Context, m Mark, most int) ([]News, Mark, error) {
	scan := func(r *sql.Rows) (n News, err error) {
		var at sql.NullInt64
		err = r.Scan(&n.row, &n.Kind, &n.ID, &n.Title, &at)
		n.At = moment(at)
		n.Path = map[string]string{"story": "/story/", "contradiction": "/x/", "change": "/a/"}[n.Kind] + n.ID
		return n, err
	}
	var out []News
	for _, part := range []struct {
		query string
		after *int64
	}{
		{"SELECT row, 'story', id, title, last FROM stories WHERE row > ? ORDER BY row LIMIT ?", &m.Story},
		{"SELECT r.row, 'contradiction', r.id, coalesce(json_extract(CAST(r.body AS TEXT), '$.why'), ''), r.latest FROM relations r WHERE r.row > ? AND r.kind IN ('contradicts', 'denies', 'revises') AND " + shownR + " ORDER BY r.row LIMIT ?", &m.Relation},
		{"SELECT row, 'change', id, title, published FROM documents WHERE row > ? AND version > 1 AND current = 1 ORDER BY row LIMIT ?", &m.Document},
	} {
		list, err := collect(ctx, s.read, scan, part.query, *part.after, most)
		if err != nil {
			return nil, m, fmt.Errorf("what is new: %w", err)
		}
		for _, n := range list {
			*part.after = max(*part.after, n.row)
		}
		out = append(out, list...)
	}
	slices.SortStableFunc(out, func(a, b News) int { return cmp.Compare(a.At.Unix(), b.At.Unix()) })
	return out, m, nil
}
