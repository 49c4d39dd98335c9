package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Decision is something a person decided about the record. It can be taken
// back, and stays in the log when it is.
type Decision struct {
	ID      int64     `json:"id"`
	At      time.Time `json:"at"`
	Who     string    `json:"who"`
	Act     string    `json:"act"`             // "dismiss", "confirm", "choose", "merge", "split", "move", "speaker", "cue", "day", "figure"
	Kind    string    `json:"kind"`            // "relation", "story", "identity", "tie", "document", "statement"
	Subject string    `json:"subject"`         // its id; of a tie, what TieSubject gives
	Value   string    `json:"value,omitempty"` // the identity or story that it leads to; of a correction, a Correction as JSON
	Why     string    `json:"why,omitempty"`
	Undone  time.Time `json:"undone,omitzero"`
}

func (s *Store) decisions(ctx context.Context, tail string, args ...any) ([]Decision, error) {
	return collect(ctx, s.read, func(r *sql.Rows) (d Decision, err error) {
		var at int64
		var undone sql.NullInt64
		err = r.Scan(&d.ID, &at, &d.Who, &d.Act, &d.Kind, &d.Subject, &d.Value, &d.Why, &undone)
		d.At, d.Undone = time.Unix(at, 0).UTC(), moment(undone)
		return d, err
	}, "SELECT row, at, who, act, kind, subject, value, why, undone FROM decisions "+tail, args...)
}

// Decisions lists what people decided, the latest first.
func (s *Store) Decisions(ctx context.Context, limit int) ([]Decision, error) {
	return s.decisions(ctx, "ORDER BY row DESC LIMIT ?", limit)
}

// DecisionsOn lists what was decided about one thing, oldest first.
func (s *Store) DecisionsOn(ctx context.Context, kind, subject string) ([]Decision, error) {
	return s.decisions(ctx, "WHERE kind = ? AND subject = ? ORDER BY row", kind, subject)
}

// Decide records a decision and does what it says.
func (s *Store) Decide(ctx context.Context, d Decision) (id int64, err error) {
	err = s.change(ctx, func(tx *sql.Tx) error {
		if err := ready(ctx, tx, &d); err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, "INSERT INTO decisions (at, who, act, kind, subject, value, why) VALUES (?,?,?,?,?,?,?)",
			s.now().Unix(), d.Who, d.Act, d.Kind, d.Subject, d.Value, d.Why)
		if err != nil {
			return err
		}
		if id, err = res.LastInsertId(); err != nil {
			return err
		}
		return settle(ctx, tx, d)
	})
	if err != nil {
		return 0, fmt.Errorf("deciding to %s %s %s: %w", d.Act, d.Kind, d.Subject, err)
	}
	return id, nil
}

// Undo takes a decision back.
func (s *Store) Undo(ctx context.Context, id int64) error {
	err := s.change(ctx, func(tx *sql.Tx) error {
		var d Decision
		err := tx.QueryRowContext(ctx, "UPDATE decisions SET undone = ? WHERE row = ? AND undone IS NULL RETURNING act, kind, subject, value", s.now().Unix(), id).
			Scan(&d.Act, &d.Kind, &d.Subject, &d.Value)
		if err != nil {
			return found(err)
		}
		return settle(ctx, tx, d)
	})
	if err != nil {
		return fmt.Errorf("undoing decision %d: %w", id, err)
	}
	return nil
}

// settle gives a subject the state that its decisions leave it in: that of
// the last one which stands.
func settle(ctx context.Context, tx *sql.Tx, d Decision) error {
	switch d.Kind {
	case "statement":
		return settleStatement(ctx, tx, d.Subject)
	case "document":
		return settlePlaces(ctx, tx, d)
	case "story":
		if d.Act == "merge" {
			return settlePlaces(ctx, tx, d)
		}
		n, err := number(ctx, tx, "SELECT row FROM stories WHERE id = ?", d.Subject)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	case "relation":
		return settleRelation(ctx, tx, d.Subject)
	case "identity", "tie":
		return settleTies(ctx, tx, d)
	}
	return fmt.Errorf("nothing is decided about a %q", d.Kind)
}

func settleRelation(ctx context.Context, tx *sql.Tx, id string) error {
	var story string
	err := tx.QueryRowContext(ctx, `UPDATE relations SET status = coalesce((SELECT CASE act WHEN 'dismiss' THEN 'dismissed' WHEN 'confirm' THEN 'confirmed' ELSE '' END
		FROM decisions WHERE kind = 'relation' AND subject = ?1 AND undone IS NULL ORDER BY row DESC LIMIT 1), '') WHERE id = ?1 RETURNING story`, id).Scan(&story)
	if err != nil {
		return found(err)
	}
	_, err = tx.ExecContext(ctx, `UPDATE statements SET contested = EXISTS (SELECT 1 FROM relations r WHERE statements.row IN (r.a_said, r.b_said)
		AND r.kind IN ('contradicts', 'denies', 'revises') AND `+shownR+`)
		WHERE row IN (SELECT a_said FROM relations WHERE id = ?1 UNION SELECT b_said FROM relations WHERE id = ?1)`, id)
	if err != nil {
		return err
	}
	c := &commit{work: newWork(ctx, tx, nil)}
	defer c.close()
	return c.countStory(story)
}
