package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// An Alert tells somebody of new answers to a saved search.
type Alert struct {
	ID     int64         `json:"id"`
	Search int64         `json:"search"`
	Name   string        `json:"name"` // of the search
	Query  string        `json:"query"`
	Owner  string        `json:"owner,omitempty"` // of the search; "" is everybody
	Kind   string        `json:"kind"`            // "webhook" or "mail"
	Target string        `json:"target"`          // the address it goes to
	Every  time.Duration `json:"every"`           // how long new answers are gathered; 0 tells at once
	Who    string        `json:"who"`
	Made   time.Time     `json:"made"`
	Secret string        `json:"-"` // with which webhooks are signed

	position int64 // the last statement that was looked at
}

const alertSelect = `SELECT a.row, a.search, s.name, s.query, s.owner, a.kind, a.target, a.every, a.who, a.made, a.secret, a.position FROM alerts a JOIN saved s ON s.row = a.search `

func scanAlert(r *sql.Rows) (a Alert, err error) {
	var every, made int64
	err = r.Scan(&a.ID, &a.Search, &a.Name, &a.Query, &a.Owner, &a.Kind, &a.Target, &every, &a.Who, &made, &a.Secret, &a.position)
	a.Every, a.Made = time.Duration(every)*time.Second, time.Unix(made, 0).UTC()
	return a, err
}

// AddAlert makes an alert for what comes from now on.
func (s *Store) AddAlert(ctx context.Context, a Alert) (id int64, err error) {
	err = s.change(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, `INSERT INTO alerts (search, kind, target, secret, every, due, position, made, who)
			SELECT row, ?, ?, ?, ?, ?, coalesce((SELECT max(row) FROM statements), 0), ?, ? FROM saved WHERE row = ? AND owner IN (?, '')`,
			a.Kind, a.Target, a.Secret, int64(a.Every.Seconds()), s.now().Add(a.Every).Unix(), s.now().Unix(), a.Who, a.Search, a.Owner)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, ErrNotFound)
		}
		if id, err = res.LastInsertId(); err != nil {
			return err
		}
		return s.note(ctx, tx, Deed{Who: a.Who, Act: "add alert", What: fmt.Sprintf("%s %s", a.Kind, a.Target)})
	})
	if err != nil {
		return 0, fmt.Errorf("adding an alert: %w", err)
	}
	return id, nil
}

// DropAlert ends an alert; what it had not told yet is not told.
func (s *Store) DropAlert(ctx context.Context, id int64, by string) error {
	err := s.change(ctx, func(tx *sql.Tx) error {
		var kind, target string
		if err := tx.QueryRowContext(ctx, "DELETE FROM alerts WHERE row = ? RETURNING kind, target", id).Scan(&kind, &target); err != nil {
			return found(err)
		}
		if err := sweepAlerts(ctx, tx); err != nil {
			return err
		}
		return s.note(ctx, tx, Deed{Who: by, Act: "drop alert", What: kind + " " + target})
	})
	if err != nil {
		return fmt.Errorf("dropping alert %d: %w", id, err)
	}
	return nil
}

// sweepAlerts forgets what belongs to alerts that are gone.
func sweepAlerts(ctx context.Context, tx *sql.Tx) error {
	for _, table := range []string{"alert_items", "deliveries"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE alert NOT IN (SELECT row FROM alerts)"); err != nil {
			return err
		}
	}
	return nil
}

// Alerts lists the alerts.
func (s *Store) Alerts(ctx context.Context) ([]Alert, error) {
	return collect(ctx, s.read, scanAlert, alertSelect+"ORDER BY s.name, a.row")
}

// alertStep is how many statements an alert looks at in one go.
const alertStep = 20000

// Match looks for answers among the statements that an alert has not looked
// at, a part of them at a time, and keeps each once: the same statement read
// again, or looked at twice, is no news. It reports whether there is more to
// look at.
func (s *Store) Match(ctx context.Context, a *Alert, where Cond) (more bool, err error) {
	last, err := number(ctx, s.read, "SELECT max(row) FROM statements")
	if err != nil || last <= a.position {
		return false, err
	}
	upto := min(last, a.position+alertStep)
	ids, err := s.answersAmong(ctx, where, a.position, upto)
	if err != nil {
		return false, fmt.Errorf("answers for alert %d: %w", a.ID, err)
	}
	err = s.add(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "UPDATE alerts SET position = ? WHERE row = ? AND position = ?", upto, a.ID, a.position)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return err // another program was quicker, or the alert is gone
		}
		for _, id := range ids {
			if _, err := tx.ExecContext(ctx, "INSERT INTO alert_items (alert, statement, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", a.ID, id, s.now().Unix()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return false, fmt.Errorf("keeping what alert %d found: %w", a.ID, err)
	}
	a.position = upto
	return upto < last, nil
}

// answersAmong are the ids of the statements of these rows that meet a
// condition.
func (s *Store) answersAmong(ctx context.Context, where Cond, after, upto int64) ([]string, error) {
	c, err := s.compile(ctx, where)
	if err != nil {
		return nil, err
	}
	from, row := "statements s", "s.row"
	if c.match != "" {
		from, row = matchTables, "w.rowid"
	}
	return collect(ctx, s.read, func(r *sql.Rows) (id string, err error) { return id, r.Scan(&id) },
		"SELECT s.id FROM "+from+c.where()+" AND "+row+" > ? AND "+row+" <= ? ORDER BY s.row", append(c.plain(), after, upto)...)
}

// bundled is how many statements one message tells of at most; what is more
// goes into the next.
const bundled = 100

// Bundle makes deliveries of what the alerts have found and not told, those
// of each whose time has come.
func (s *Store) Bundle(ctx context.Context, newID func() string) error {
	now := s.now().Unix()
	err := s.add(ctx, func(tx *sql.Tx) error {
		due, err := collect(ctx, tx, scanInt, "SELECT row FROM alerts WHERE due <= ? AND EXISTS (SELECT 1 FROM alert_items WHERE alert = alerts.row AND delivery IS NULL)", now)
		for _, alert := range due {
			if err == nil {
				err = bundle(ctx, tx, alert, now, newID())
			}
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("bundling alerts: %w", err)
	}
	return nil
}

func bundle(ctx context.Context, tx *sql.Tx, alert, now int64, id string) error {
	res, err := tx.ExecContext(ctx, "INSERT INTO deliveries (alert, id, state, due, made) VALUES (?, ?, 'waiting', ?, ?)", alert, id, now, now)
	if err != nil {
		return err
	}
	row, err := res.LastInsertId()
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE alert_items SET delivery = ? WHERE alert = ? AND statement IN (SELECT statement FROM alert_items WHERE alert = ? AND delivery IS NULL ORDER BY at, statement LIMIT ?)", row, alert, alert, bundled)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE alerts SET due = CASE WHEN EXISTS (SELECT 1 FROM alert_items WHERE alert = ?1 AND delivery IS NULL) THEN due ELSE ?2 + every END WHERE row = ?1`, alert, now)
	return err
}
