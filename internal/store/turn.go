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

// turn reads one page of the rows that answer a question.
//
// Without words answers come by time. With words the latest RankedMatches of
// them are put in order of time, or of how well they fit; behind those, and
// in a list that is longer, they come in the order of the record: to put all
// matches of a word in order would read each of them.
func (s *Store) turn(ctx context.Context, of clause, q Question) (t turned, err error) {
	at, err := readCursor(q.After)
	if err != nil {
		return t, err
	}
	switch {
	case of.match != "" && at.by != 'r' && q.Limit <= RankedMatches:
		return s.inWindow(ctx, of, at.a, q)
	case of.match == "":
		t.rows, t.next, err = s.byTime(ctx, of, at, q.Limit)
	default:
		t.rows, t.next, err = s.byRecord(ctx, of, at, q.Limit)
	}
	if err == nil && len(t.rows) > 0 && !q.Bare {
		t.sample, err = collect(ctx, s.read, scanInt, of.query()+" LIMIT ?", append(of.plain(), facetSample)...)
	}
	return t, err
}

// A turned is one page of the rows that answer a question.
type turned struct {
	rows   []int64
	next   string  // the cursor of the page behind it, "" for none
	sample []int64 // the latest answers, whose facets are counted
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

// inWindow reads a page of the latest matches. All that is asked of them (the
// page, the latest for the facets, the oldest) comes of one walk through the
// index.
func (s *Store) inWindow(ctx context.Context, of clause, from int64, q Question) (t turned, err error) {
	if from < 0 || from > RankedMatches {
		return t, ErrCursor
	}
	order, columns := "t DESC, row DESC", "coalesce(s.said, s.published) AS t"
	if q.Best {
		order, columns = "voice = 'own', rank, row DESC", "s.voice, w.rank" // what people said before what reports say
	}
	sample := facetSample
	if q.Bare {
		sample = 0
	}
	type part struct{ what, row int64 }
	list, err := collect(ctx, s.read, func(r *sql.Rows) (p part, err error) {
		err = r.Scan(&p.what, &p.row)
		return p, err
	}, "WITH m AS MATERIALIZED (SELECT s.row, "+columns+" FROM "+matchTables+of.where()+" ORDER BY w.rowid DESC LIMIT "+strconv.Itoa(RankedMatches)+`)
		SELECT 0, row FROM (SELECT row FROM m ORDER BY `+order+` LIMIT ? OFFSET ?)
		UNION ALL SELECT 1, row FROM (SELECT row FROM m ORDER BY row DESC LIMIT ?) UNION ALL SELECT 2, min(row) FROM m HAVING count(*) > 0`,
		append(of.plain(), q.Limit+1, from, sample)...)
	oldest := int64(0)
	for _, p := range list {
		switch p.what {
		case 0:
			t.rows = append(t.rows, p.row)
		case 1:
			t.sample = append(t.sample, p.row)
		default:
			oldest = p.row
		}
	}
	switch {
	case len(t.rows) > q.Limit:
		t.rows = t.rows[:q.Limit]
		t.next = cursor{'w', from + int64(q.Limit), 0}.String()
	case from+int64(len(t.rows)) == RankedMatches:
		t.next = cursor{'r', oldest, 0}.String()
	}
	return t, err
}
