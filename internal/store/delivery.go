package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Delivery is one message of an alert on its way. Its ID stays the same
// however often it is tried, so that whoever gets it twice can tell.
type Delivery struct {
	ID       string    `json:"id"`
	Alert    int64     `json:"alert"`
	State    string    `json:"state"` // "waiting", "sent" or "dead"
	Tries    int       `json:"tries"`
	Items    int       `json:"items"`
	Made     time.Time `json:"made"`
	Due      time.Time `json:"due,omitzero"`
	Finished time.Time `json:"finished,omitzero"`
	Reason   string    `json:"reason,omitempty"` // why it failed last
	row      int64
}

const deliveryColumns = "row, id, alert, state, tries, (SELECT count(*) FROM alert_items i WHERE i.delivery = deliveries.row), made, due, finished, reason"

func scanDelivery(r *sql.Rows) (d Delivery, err error) {
	var made int64
	var due, finished sql.NullInt64
	err = r.Scan(&d.row, &d.ID, &d.Alert, &d.State, &d.Tries, &d.Items, &made, &due, &finished, &d.Reason)
	d.Made, d.Due, d.Finished = time.Unix(made, 0).UTC(), moment(due), moment(finished)
	return d, err
}

// Deliveries lists deliveries, the latest first.
func (s *Store) Deliveries(ctx context.Context, limit int) ([]Delivery, error) {
	return collect(ctx, s.read, scanDelivery, "SELECT "+deliveryColumns+" FROM deliveries ORDER BY row DESC LIMIT ?", limit)
}

// LeaseDelivery gives out a delivery whose time has come, for the length of
// the lease; ErrNotFound when there is none.
func (s *Store) LeaseDelivery(ctx context.Context, lease time.Duration) (Delivery, error) {
	now := s.now()
	var list []Delivery
	err := s.add(ctx, func(tx *sql.Tx) (err error) {
		list, err = collect(ctx, tx, scanDelivery, `UPDATE deliveries SET tries = tries + 1, leased = ? WHERE row = (SELECT row FROM deliveries
			WHERE state = 'waiting' AND due <= ? AND leased <= ? ORDER BY due, row LIMIT 1) RETURNING `+deliveryColumns, now.Add(lease).Unix(), now.Unix(), now.Unix())
		return err
	})
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Delivery{}, err
	}
	return list[0], nil
}

// Parcel is the alert of a delivery and the statements that it tells of.
func (s *Store) Parcel(ctx context.Context, d Delivery) (Alert, []Statement, error) {
	alerts, err := collect(ctx, s.read, scanAlert, alertSelect+"WHERE a.row = ?", d.Alert)
	if err == nil && len(alerts) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Alert{}, nil, fmt.Errorf("delivery %s: %w", d.ID, err)
	}
	list, err := s.statements(ctx, `WHERE s.row IN (SELECT max(t.row) FROM statements t JOIN alert_items i ON i.statement = t.id WHERE i.delivery = ? GROUP BY t.id) ORDER BY s.row`, d.row)
	if err != nil {
		return Alert{}, nil, fmt.Errorf("delivery %s: %w", d.ID, err)
	}
	return alerts[0], list, nil
}

// Sent ends a delivery that arrived.
func (s *Store) Sent(ctx context.Context, d Delivery) error {
	_, err := s.write.ExecContext(ctx, "UPDATE deliveries SET state = 'sent', reason = '', finished = ? WHERE row = ? AND state = 'waiting'", s.now().Unix(), d.row)
	return err
}

// Again puts a delivery back for later.
func (s *Store) Again(ctx context.Context, d Delivery, after time.Duration, reason string) error {
	_, err := s.write.ExecContext(ctx, "UPDATE deliveries SET due = ?, leased = 0, reason = ? WHERE row = ? AND state = 'waiting'", s.now().Add(after).Unix(), reason, d.row)
	return err
}

// Dead ends a delivery that cannot arrive, with the reason.
func (s *Store) Dead(ctx context.Context, d Delivery, reason string) error {
	_, err := s.write.ExecContext(ctx, "UPDATE deliveries SET state = 'dead', reason = ?, finished = ? WHERE row = ? AND state = 'waiting'", reason, s.now().Unix(), d.row)
	return err
}

// Revive tries a dead delivery again, as if for the first time.
func (s *Store) Revive(ctx context.Context, id string) error {
	res, err := s.write.ExecContext(ctx, "UPDATE deliveries SET state = 'waiting', tries = 0, due = ?, leased = 0, finished = NULL WHERE id = ? AND state = 'dead'", s.now().Unix(), id)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return ErrNotFound
	}
	return nil
}
