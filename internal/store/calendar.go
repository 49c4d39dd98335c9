package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A CalendarDay is how much the record has of a day, in UTC.
type CalendarDay struct {
	Day        time.Time `json:"day"`
	Statements int       `json:"statements"` // said on it or, where that is not known, printed; copies too
	Reports    int       `json:"reports"`    // published on it
}

// Days counts the statements and reports of each day from one up to another,
// also of those that have none. Each count is a range of an index that need not
// be left for the rows; grouped by day it would be.
func (s *Store) Days(ctx context.Context, from, to time.Time) ([]CalendarDay, error) {
	list, err := collect(ctx, s.read, func(r *sql.Rows) (d CalendarDay, err error) {
		var at int64
		err = r.Scan(&at, &d.Statements, &d.Reports)
		d.Day = time.Unix(at, 0).UTC()
		return d, err
	}, `WITH RECURSIVE days (at) AS (SELECT ?1 UNION ALL SELECT at + 86400 FROM days WHERE at + 86400 < ?2)
		SELECT at, (SELECT count(*) FROM statements WHERE coalesce(said, published) >= at AND coalesce(said, published) < at + 86400),
			(SELECT count(*) FROM documents WHERE published >= at AND published < at + 86400) FROM days`, from.Unix(), to.Unix())
	if err != nil {
		return nil, fmt.Errorf("days from %s: %w", from.Format(time.DateOnly), err)
	}
	return list, nil
}

// Around is when the last statement before a time was said and the first from
// another on: zero where there is none.
func (s *Store) Around(ctx context.Context, from, to time.Time) (before, after time.Time, err error) {
	var a, b sql.NullInt64
	err = s.read.QueryRowContext(ctx, `SELECT (SELECT max(coalesce(said, published)) FROM statements WHERE coalesce(said, published) < ?),
		(SELECT min(coalesce(said, published)) FROM statements WHERE coalesce(said, published) >= ?)`, from.Unix(), to.Unix()).Scan(&a, &b)
	if err != nil {
		return before, after, fmt.Errorf("days around %s: %w", from.Format(time.DateOnly), err)
	}
	return moment(a), moment(b), nil
}

// LatestReport is when the latest report of the record was published; a date
// in the future is a wrong one.
func (s *Store) LatestReport(ctx context.Context) (time.Time, error) {
	var at sql.NullInt64
	err := s.read.QueryRowContext(ctx, "SELECT max(published) FROM documents WHERE published <= ?", s.now().Add(24*time.Hour).Unix()).Scan(&at)
	if err != nil {
		return time.Time{}, fmt.Errorf("latest report: %w", err)
	}
	return moment(at), nil
}
