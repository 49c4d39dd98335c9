package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/gainsay-news/gainsay"
)

// An Arrival is a page to accept; one that could not be opened is refused at
// once, with the reason.
type Arrival struct {
	gainsay.Page
	Refused string
	Step    string // at which it was refused
}

// An Accepted is what Accept did with a page.
type Accepted struct {
	Number int64
	Fresh  bool // the record did not have the page
}

// Accept takes a page into the record and gives it its number. A page that
// was accepted before, by address and bytes, keeps the number it has; fresh
// is then false.
func (s *Store) Accept(ctx context.Context, page gainsay.Page) (number int64, fresh bool, err error) {
	all, err := s.AcceptAll(ctx, []Arrival{{Page: page}})
	if err != nil {
		return 0, false, err
	}
	return all[0].Number, all[0].Fresh, nil
}

// AcceptAll is Accept for several pages, all of which are kept or none.
func (s *Store) AcceptAll(ctx context.Context, pages []Arrival) ([]Accepted, error) {
	rows := make([]acceptance, len(pages))
	for i := range pages { // before the transaction, which others wait for
		rows[i] = accepting(&pages[i])
	}
	out := make([]Accepted, len(pages))
	var w *work
	ctx = context.WithoutCancel(ctx)
	err := s.add(ctx, func(tx *sql.Tx) error {
		w = newWork(ctx, tx, &s.kept)
		defer w.close()
		for i, row := range rows {
			var err error
			if out[i], err = row.save(w, s.now().Unix()); err != nil {
				return fmt.Errorf("accepting %q: %w", row.page.URL, err)
			}
		}
		return nil
	})
	if err == nil {
		s.kept.keep(ctx, s.write, w.prepared)
	}
	return out, err
}

// An acceptance is a page on its way in.
type acceptance struct {
	page   *Arrival
	hash   string
	hint   string
	packed []byte
}

func accepting(page *Arrival) acceptance {
	sum := sha256.Sum256(page.Body)
	return acceptance{page, hex.EncodeToString(sum[:]), jsonText(page.Hint), pack(page.Body)}
}

// Accept takes a page into the record in the transaction of a batch, which may
// then record it.
func (b *Batch) Accept(page Arrival) (Accepted, error) { return accepting(&page).save(b.work, b.now) }

func (a acceptance) save(w *work, now int64) (Accepted, error) {
	known, err := w.readNumber("SELECT number FROM jobs WHERE url = ? AND hash = ?", a.page.URL, a.hash)
	if err != nil || known != 0 {
		return Accepted{Number: known}, err
	}
	err = w.exec("INSERT INTO blobs (hash, size, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", a.hash, len(a.page.Body), a.packed)
	if err != nil {
		return Accepted{}, err
	}
	number, err := w.insert(`INSERT INTO jobs (url, hash, type, hint, retrieved, accepted, state, source) VALUES (?, ?, ?, ?, ?, ?, 'waiting', coalesce((SELECT row FROM sources WHERE address = ?), 0))`,
		a.page.URL, a.hash, a.page.Type, a.hint, unix(a.page.Retrieved), now, a.page.Hint.Source)
	if err == nil && a.page.Refused != "" {
		err = w.exec(refuse, a.page.Step, a.page.Refused, now, number)
	}
	if err == nil {
		err = w.takeOrder(now, number, a.page.Hint.Notice)
	}
	return Accepted{number, true}, err
}

// Page gives back the page of a number as it was accepted.
func (s *Store) Page(ctx context.Context, number int64) (gainsay.Page, error) {
	var page gainsay.Page
	var hint string
	var packed []byte
	var retrieved sql.NullInt64
	err := s.read.QueryRowContext(ctx, `SELECT url, type, hint, retrieved, bytes
		FROM jobs JOIN blobs USING (hash) WHERE number = ?`, number).Scan(&page.URL, &page.Type, &hint, &retrieved, &packed)
	if err != nil {
		return page, fmt.Errorf("page %d: %w", number, found(err))
	}
	page.Retrieved = moment(retrieved)
	if err := json.Unmarshal([]byte(hint), &page.Hint); err != nil {
		return page, fmt.Errorf("page %d: %w", number, err)
	}
	page.Body, err = unpack(packed)
	if err != nil {
		return page, fmt.Errorf("page %d: %w", number, err)
	}
	return page, nil
}

// A Pushed is what became of one thing that somebody sent.
type Pushed struct {
	URL    string `json:"url"`
	State  string `json:"state"`            // "accepted", "held" until an embargo ends, "queued" to be fetched, "refused"
	Number int64  `json:"number,omitempty"` // of the page in the record
	Fresh  bool   `json:"fresh"`            // the record did not have it
	Reason string `json:"reason,omitempty"`
}
