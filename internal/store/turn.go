package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"
)

// ErrCursor says that a page was asked for by a mark that no page gave.
var ErrCursor = errors.New("this mark does not say where a page starts")

// A cursor is where a page of answers starts. By time, answers follow the one
// of second a and row b (row alone where the time is unknown); by row, they
// are recorded before row a; within the window of the latest matches, they
// start at place a of it.
type cursor struct {
	by   byte // 't', 'u' (time unknown), 'r', 'w'; 0 for the start
	a, b int64
}

func (c cursor) String() string {
	return string(c.by) + strconv.FormatInt(c.a, 36) + "." + strconv.FormatInt(c.b, 36)
}

func readCursor(text string) (c cursor, err error) {
	if text == "" {
		return c, nil
	}
	a, b, _ := strings.Cut(text[1:], ".")
	c.by = text[0]
	c.a, err = strconv.ParseInt(a, 36, 64)
	if err == nil {
		c.b, err = strconv.ParseInt(b, 36, 64)
	}
	if err != nil || !strings.ContainsRune("turw", rune(c.by)) {
		return cursor{}, ErrCursor
	}
	return c, nil
}

// turn reads one page of the rows that answer a question, and the cursor of
// the next one, "" for none.
//
// Without words answers come by time. With words the latest RankedMatches of
// them are put in order of time, or of how well they fit; behind those, and
// in a list that is longer, they come in the order of the record: to put all
// matches of a word in order would read each of them.
func (s *Store) turn(ctx context.Context, of clause, q Question) (rows []int64, next string, err error) {
	at, err := readCursor(q.After)
	if err != nil {
		return nil, "", err
	}
	switch {
	case of.match == "":
		return s.byTime(ctx, of, at, q.Limit)
	case at.by == 'r' || q.Limit > RankedMatches:
		return s.byRecord(ctx, of, at, q.Limit)
	}
	return s.inWindow(ctx, of, at.a, q)
}

// A dated row is a statement and when it was said or printed.
type datedRow struct {
	row  int64
	time sql.NullInt64
}

func (s *Store) byTime(ctx context.Context, of clause, at cursor, limit int) (rows []int64, next string, err error) {
	var list []datedRow
	ask := func(cond, order string, args ...any) error {
		more, err := collect(ctx, s.read, func(r *sql.Rows) (d datedRow, err error) {
			err = r.Scan(&d.row, &d.time)
			return d, err
		}, "SELECT s.row, coalesce(s.said, s.published) FROM statements s"+of.where()+cond+" ORDER BY "+order+" LIMIT ?", append(append(of.plain(), args...), limit+1-len(list))...)
		list = append(list, more...)
		return err
	}
	const newest = "coalesce(s.said, s.published) DESC, s.row DESC"
	switch at.by {
	case 't':
		err = ask(" AND coalesce(s.said, s.published) <= ? AND (coalesce(s.said, s.published) < ? OR s.row < ?)", newest, at.a, at.a, at.b)
		if err == nil && len(list) <= limit {
			err = ask(" AND coalesce(s.said, s.published) IS NULL", "s.row DESC")
		}
	case 'u':
		err = ask(" AND coalesce(s.said, s.published) IS NULL AND s.row < ?", "s.row DESC", at.b)
	default:
		err = ask("", newest)
	}
	for i, d := range list {
		if i == limit {
			last := list[i-1]
			next = cursor{'t', last.time.Int64, last.row}.String()
			if !last.time.Valid {
				next = cursor{'u', 0, last.row}.String()
			}
			break
		}
		rows = append(rows, d.row)
	}
	return rows, next, err
}

func (s *Store) byRecord(ctx context.Context, of clause, at cursor, limit int) (rows []int64, next string, err error) {
	cond, args := "", of.args
	if at.by == 'r' {
		cond, args = " AND w.rowid < ?", append(of.plain(), at.a)
	}
	rows, err = collect(ctx, s.read, scanInt, "SELECT s.row FROM "+matchTables+of.where()+cond+" ORDER BY w.rowid DESC LIMIT ?", append(args, limit+1)...)
	if len(rows) > limit {
		rows = rows[:limit]
		next = cursor{'r', rows[limit-1], 0}.String()
	}
	return rows, next, err
}

// inWindow reads a page of the latest matches.
func (s *Store) inWindow(ctx context.Context, of clause, from int64, q Question) (rows []int64, next string, err error) {
	if from < 0 || from > RankedMatches {
		return nil, "", ErrCursor
	}
	order, columns := "t DESC, row DESC", "coalesce(s.said, s.published) AS t"
	if q.Best {
		order, columns = "voice = 'own', rank, row DESC", "s.voice, w.rank" // what people said before what reports say
	}
	window := "(SELECT s.row, " + columns + " FROM " + matchTables + of.where() + " ORDER BY w.rowid DESC LIMIT " + strconv.Itoa(RankedMatches) + ")"
	rows, err = collect(ctx, s.read, scanInt, "SELECT row FROM "+window+" ORDER BY "+order+" LIMIT ? OFFSET ?", append(of.plain(), q.Limit+1, from)...)
	if err != nil {
		return nil, "", err
	}
	if len(rows) > q.Limit {
		return rows[:q.Limit], cursor{'w', from + int64(q.Limit), 0}.String(), nil
	}
	if from+int64(len(rows)) < RankedMatches {
		return rows, "", nil
	}
	oldest, err := number(ctx, s.read, "SELECT min(row) FROM "+window, of.args...)
	return rows, cursor{'r', oldest, 0}.String(), err
}
