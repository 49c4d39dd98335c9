package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
)

// listed holds for identities that may have a page: those that nobody took
// off the lists, and persons who are in as many reports as is set and whom a
// report quotes in a public role, unless private persons may have one. Who has
// five statements in five reports is known to the public though no report
// names a role: nobody writes whose president a president is. The
// plus before s.speaker has SQLite look among the statements of the report,
// which are few, and not among all of the speaker's.
const listed = `(kind <> 'person' OR documents >= coalesce((SELECT CAST(value AS INTEGER) FROM settings WHERE key = 'persons'), 1)
		AND (EXISTS (SELECT 1 FROM settings WHERE key = 'private' AND value <> '') OR said >= 5 AND documents >= 5
			OR EXISTS (SELECT 1 FROM ties t WHERE t.identity = identities.id AND t.role <> '' AND publicrole(t.role) AND ` + standing + `
				AND EXISTS (SELECT 1 FROM statements s WHERE s.document = t.document AND +s.speaker = identities.id))))
	AND instr(' ' || coalesce((SELECT value FROM settings WHERE key = 'delisted'), '') || ' ', ' ' || id || ' ') = 0`

// Listed reports whether somebody may have a page and be in lists, as the
// settings want.
func (s *Store) Listed(ctx context.Context, id string) (bool, error) {
	n, err := number(ctx, s.read, "SELECT count(*) FROM identities WHERE id = ? AND "+listed, id)
	if err != nil {
		return false, fmt.Errorf("whether %q is listed: %w", id, err)
	}
	return n == 1, nil
}

// Itself is the identity, also of what holds one.
func (i Identity) Itself() Identity { return i }

// A View is a page that was opened, "story" or "contradiction" with its id.
type View struct{ Kind, ID string }

// keptDays is for how many days the counts of views are kept.
const keptDays = 31

// Viewed adds to how often pages were opened on the day, and forgets the
// counts of a month ago.
func (s *Store) Viewed(ctx context.Context, counts map[View]int) error {
	day := s.now().Unix() / 86400
	err := s.add(ctx, func(tx *sql.Tx) error {
		for v, n := range counts {
			_, err := tx.ExecContext(ctx, "INSERT INTO views VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n", day, v.Kind, v.ID, n)
			if err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM views WHERE day < ?", day-keptDays); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, countUp, shownCount)
		return err
	})
	if err != nil {
		return fmt.Errorf("counting views: %w", err)
	}
	return nil
}

// A Viewing is a story or contradiction with how often it was opened.
type Viewing struct {
	Kind  string `json:"kind"` // "story" or "contradiction"
	ID    string `json:"id"`
	Title string `json:"title"`
	Views int    `json:"views"`
}

// MostViewed lists what was opened most, today and yesterday.
func (s *Store) MostViewed(ctx context.Context, limit int) ([]Viewing, error) {
	return collect(ctx, s.read, func(r *sql.Rows) (v Viewing, err error) {
		var body []byte
		err = r.Scan(&v.Kind, &v.ID, &v.Views, &v.Title, &body)
		if err == nil && len(body) > 0 {
			var rel struct{ Why string }
			err = json.Unmarshal(body, &rel)
			v.Title = rel.Why
		}
		return v, err
	}, `SELECT v.kind, v.id, sum(v.n) AS n, coalesce(s.title, ''), r.body FROM views v
		LEFT JOIN stories s ON v.kind = 'story' AND s.id = v.id LEFT JOIN relations r ON v.kind = 'contradiction' AND r.id = v.id
		WHERE v.day >= ? AND (s.id IS NOT NULL OR r.id IS NOT NULL AND `+shownR+`) GROUP BY v.kind, v.id ORDER BY n DESC, v.id LIMIT ?`, s.now().Add(-24*time.Hour).Unix()/86400, limit)
}
