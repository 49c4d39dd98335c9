package store

import "context"

// A list by time is read page by page: each page starts behind a mark, the
// last of the page before, so that a page costs the same however deep it is
// and nothing is seen twice or missed when the record grows meanwhile.

// A sorting is how a list by time is put in order: the columns of its time and its row.
type sorting struct{ time, row string }

// pageOf reads the page of a list that starts at a mark: ask reads rows under
// a condition, the latest first, those without a time last; mark says where a
// row stands.
func pageOf[T any](after string, limit int, at sorting, ask func(cond string, limit int, args ...any) ([]T, error), mark func(T) cursor) (rows []T, next string, err error) {
	from, err := readCursor(after)
	if err != nil {
		return nil, "", err
	}
	if from.by == 'r' || from.by == 'w' {
		return nil, "", ErrCursor
	}
	order := " ORDER BY " + at.time + " DESC, " + at.row + " DESC LIMIT ?"
	switch from.by {
	case 't':
		cond := at.time + " <= ? AND (" + at.time + " < ? OR " + at.row + " < ?)"
		rows, err = ask(cond+order, limit+1, from.a, from.a, from.b)
	case 0:
		rows, err = ask(at.time+" IS NOT NULL"+order, limit+1)
	}
	if err == nil && len(rows) <= limit {
		cond, args := at.time+" IS NULL", []any(nil)
		if from.by == 'u' {
			cond, args = cond+" AND "+at.row+" < ?", []any{from.b}
		}
		var more []T
		more, err = ask(cond+" ORDER BY "+at.row+" DESC LIMIT ?", limit+1-len(rows), args...)
		rows = append(rows, more...)
	}
	if err == nil && len(rows) > limit {
		rows = rows[:limit]
		next = mark(rows[limit-1]).String()
	}
	return rows, next, err
}

// Stories lists stories, the latest first, from the mark of the page before;
// next is the mark of the page behind, "" where there is none.
func (s *Store) Stories(ctx context.Context, limit int, after string) (list []StorySummary, next string, err error) {
	return pageOf(after, limit, sorting{"last", "row"}, func(cond string, limit int, args ...any) ([]StorySummary, error) {
		return collect(ctx, s.read, scanStory, storySelect+"WHERE documents > 0 AND "+cond, append(args, limit)...)
	}, func(st StorySummary) cursor {
		if st.Last.IsZero() {
			return cursor{'u', 0, st.row}
		}
		return cursor{'t', st.Last.Unix(), st.row}
	})
}

// Conflicts lists the contradictions, denials and reversals that are shown,
// the latest first, page by page as Stories does.
func (s *Store) Conflicts(ctx context.Context, limit int, after string) (list []Contradiction, next string, err error) {
	return s.relationPage(ctx, "r.kind IN ('contradicts', 'denies', 'revises')", limit, after)
}

// Moving lists the figures that a later one supersedes, the latest first.
func (s *Store) Moving(ctx context.Context, limit int, after string) (list []Contradiction, next string, err error) {
	return s.relationPage(ctx, "r.kind = 'supersedes'", limit, after)
}

func (s *Store) relationPage(ctx context.Context, kind string, limit int, after string) ([]Contradiction, string, error) {
	return pageOf(after, limit, sorting{"r.latest", "r.row"}, func(cond string, limit int, args ...any) ([]Contradiction, error) {
		return s.contradictions(ctx, "WHERE "+kind+" AND "+shownR+" AND "+cond, append(args, limit)...)
	}, func(c Contradiction) cursor {
		if c.Latest.IsZero() {
			return cursor{'u', 0, c.row}
		}
		return cursor{'t', c.Latest.Unix(), c.row}
	})
}
