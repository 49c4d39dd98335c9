package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/gainsay-news/gainsay"
)

// An Order is what an agency asked to be done with an item of its wire.
type Order struct {
	Item    string             `json:"item"`
	Kind    gainsay.NoticeKind `json:"kind"`
	Version string             `json:"version,omitempty"`
	Note    string             `json:"note,omitempty"`
	At      time.Time          `json:"at"` // when it came in
	number  int64
}

func scanOrder(r *sql.Rows) (o Order, err error) {
	var at int64
	err = r.Scan(&o.Item, &o.Kind, &o.Version, &o.Note, &at, &o.number)
	o.At = time.Unix(at, 0).UTC()
	return o, err
}

const orderSelect = "SELECT item, kind, version, note, at, number FROM orders "

// takeOrder keeps what an agency asks for with the page of a number. What
// takes an item back takes effect at once, also on versions that are recorded
// later but came before it.
func (w *work) takeOrder(now, number int64, n *gainsay.Notice) error {
	if n == nil || n.Kind == gainsay.NoticeUsable {
		return nil
	}
	if err := w.takeBackEarlier(now, number, n); err != nil {
		return err
	}
	err := w.exec("INSERT INTO orders (item, number, at, kind, version, note) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		n.Item, number, now, string(n.Kind), n.Version, n.Note)
	if err != nil || !n.Bars() {
		return err
	}
	if err := w.exec("DELETE FROM held WHERE item = ?", n.Item); err != nil {
		return err
	}
	rows, err := collect(w.ctx, w, scanInt, `SELECT row FROM documents WHERE withdrawn <> 'killed' AND number < ?2
		AND page IN (SELECT page FROM documents WHERE number IN (SELECT number FROM jobs WHERE url = ?1)) ORDER BY row`, n.Item, number)
	for _, row := range rows {
		if err == nil {
			err = w.hide(now, row, n)
		}
	}
	return err
}

// takeBackEarlier gives the order of a notice to the items that it names by
// the bounds of their addresses. Where the record has no such item, the reason
// why the notice was not read as a page says so.
func (w *work) takeBackEarlier(now, number int64, n *gainsay.Notice) error {
	if !n.Bars() {
		return nil
	}
	for _, e := range n.Earlier {
		items, err := collect(w.ctx, w, scanText, `SELECT item FROM (SELECT url AS item FROM jobs WHERE url >= ?1 AND url < ?2 AND number < ?3 AND instr(url, '#') = 0
			UNION SELECT item FROM held WHERE item >= ?1 AND item < ?2) ORDER BY item DESC LIMIT 1`, e.From, e.To, number)
		if err != nil {
			return err
		}
		if len(items) == 0 {
			err = w.exec("UPDATE jobs SET reason = reason || ?2 WHERE number = ?1", number, "; the record has no message from "+e.From+" to "+e.To)
		} else {
			err = w.takeOrder(now, number, &gainsay.Notice{Item: items[0], Kind: n.Kind, Version: n.Version, Note: n.Note})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// barred is the order that takes back what came with a page, or nil: the
// strictest of those that came after it.
func barred(ctx context.Context, q querier, number int64) (*gainsay.Notice, error) {
	list, err := collect(ctx, q, scanOrder, orderSelect+`WHERE item = (SELECT url FROM jobs WHERE number = ?1) AND number > ?1
		AND kind IN ('killed', 'withheld') ORDER BY kind, row LIMIT 1`, number)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	o := list[0]
	return &gainsay.Notice{Item: o.Item, Kind: o.Kind, Version: o.Version, Note: o.Note}, nil
}

// Withdrawn stands where the title of a withdrawn article would.
const Withdrawn = "Withdrawn by the agency"

// withdrawnWhy stands in the place of a relation's reason.
const withdrawnWhy = "One of the two statements was withdrawn by the agency that made the report."

// What is hidden of a document, so that nothing is deleted.
type hiddenWords struct {
	Title      string             `json:"title"`
	Lead       string             `json:"lead"`
	Document   *gainsay.Document  `json:"document"`
	Statements []hiddenStatement  `json:"statements"`
	Relations  map[string]string  `json:"relations"` // by id, the body
	Figures    map[int64][]string `json:"figures"`   // by row: words, thing, head
}

type hiddenStatement struct {
	Row            int64
	Text, Sentence string
}

// hide takes the words of a document out of everything that is shown or
// searched and keeps them where nothing looks.
func (w *work) hide(now, row int64, n *gainsay.Notice) error {
	had, err := w.readNumber("SELECT count(*) FROM hidden WHERE document = ?", row)
	if err != nil {
		return err
	}
	if had > 0 {
		return errors.Join(w.exec(countUp, decidedCount), w.exec("UPDATE documents SET withdrawn = ? WHERE row = ?", string(n.Kind), row),
			w.exec("UPDATE hidden SET kind = ?, note = ? WHERE document = ?", string(n.Kind), n.Note, row))
	}
	if w.recent != nil {
		w.recent.empty() // a story may have its title from the document
	}
	if err := w.index(); err != nil { // it may be new: what is not there cannot be taken out
		return err
	}
	words, err := wordsOf(w.ctx, w, row)
	if err != nil {
		return fmt.Errorf("hiding document %d: %w", row, err)
	}
	kept, err := json.Marshal(words)
	if err != nil {
		return err
	}
	blank := PackDocument(blanked(words.Document, nil))
	w.changed = true
	err = w.steps([]step{
		{countUp, []any{decidedCount}},
		{"INSERT INTO hidden (document, at, kind, note, bytes) VALUES (?, ?, ?, ?, ?)", []any{row, now, string(n.Kind), n.Note, pack(kept)}},
		{"UPDATE documents SET withdrawn = ?2, title = ?3, lead = '', body = ?4, dateline = '' WHERE row = ?1", []any{row, string(n.Kind), Withdrawn, blank}},
		{"UPDATE statements SET withdrawn = 1, text = '', sentence = '' WHERE document = ?", []any{row}},
		{"DELETE FROM document_words WHERE rowid = ?", []any{row}},
		{"DELETE FROM spoken WHERE statement IN (SELECT row FROM statements WHERE document = ?)", []any{row}},
		{"DELETE FROM statement_words WHERE rowid IN (SELECT row FROM statements WHERE document = ?)", []any{row}},
		{"UPDATE figures SET words = '', thing = '', head = '' WHERE statement IN (SELECT row FROM statements WHERE document = ?)", []any{row}},
		{"UPDATE relations SET body = json_set(body, '$.why', ?2) WHERE a_doc = ?1 OR b_doc = ?1", []any{row, withdrawnWhy}},
		{`UPDATE stories SET title = coalesce((SELECT d.title FROM documents d WHERE d.story = stories.id AND d.withdrawn = '' AND d.title <> '' ORDER BY d.row LIMIT 1), ?2)
			WHERE id = (SELECT story FROM documents WHERE row = ?1) AND title = ?3`, []any{row, Withdrawn, words.Title}},
	})
	if err == nil {
		err = w.recountTopics(row)
	}
	if err != nil {
		return fmt.Errorf("hiding document %d: %w", row, err)
	}
	return nil
}

// wordsOf collects what hide hides.
func wordsOf(ctx context.Context, tx querier, row int64) (w hiddenWords, err error) {
	var body []byte
	if err := tx.QueryRowContext(ctx, "SELECT title, lead, body FROM documents WHERE row = ?", row).Scan(&w.Title, &w.Lead, &body); err != nil {
		return w, err
	}
	w.Document = new(gainsay.Document)
	if err := unpackDocument(body, w.Document); err != nil {
		return w, err
	}
	w.Statements, err = collect(ctx, tx, func(r *sql.Rows) (h hiddenStatement, err error) {
		err = r.Scan(&h.Row, &h.Text, &h.Sentence)
		return h, err
	}, "SELECT row, text, sentence FROM statements WHERE document = ? ORDER BY row", row)
	if err != nil {
		return w, err
	}
	w.Relations, w.Figures = map[string]string{}, map[int64][]string{}
	relations, err := collect(ctx, tx, func(r *sql.Rows) (p [2]string, err error) {
		err = r.Scan(&p[0], &p[1])
		return p, err
	}, "SELECT id, CAST(body AS TEXT) FROM relations WHERE a_doc = ?1 OR b_doc = ?1", row)
	if err != nil {
		return w, err
	}
	for _, p := range relations {
		w.Relations[p[0]] = p[1]
	}
	type figure struct {
		row                int64
		words, thing, head string
	}
	figures, err := collect(ctx, tx, func(r *sql.Rows) (f figure, err error) {
		err = r.Scan(&f.row, &f.words, &f.thing, &f.head)
		return f, err
	}, "SELECT row, words, thing, head FROM figures WHERE statement IN (SELECT row FROM statements WHERE document = ?)", row)
	for _, f := range figures {
		w.Figures[f.row] = []string{f.words, f.thing, f.head}
	}
	return w, err
}

// hideLater hides what a document that has just been recorded brings, where
// its item was taken back before its turn came, and the reasons of its
// relations to documents that are hidden.
func (c *commit) hideLater(now int64) error {
	if c.row == 0 {
		return nil
	}
	n, err := barred(c.ctx, c, c.number)
	if err != nil {
		return err
	}
	if n != nil {
		return c.hide(now, c.row, n)
	}
	if len(c.Relations) == 0 {
		return nil
	}
	return c.exec(`UPDATE relations SET body = json_set(body, '$.why', ?2) WHERE row > ?3 AND number = ?1
		AND (a_doc IN (SELECT document FROM hidden) OR b_doc IN (SELECT document FROM hidden))`, c.number, withdrawnWhy, c.relationsAfter)
}

// Orders lists what an agency asked to be done with the item of a document,
// oldest first.
func (s *Store) Orders(ctx context.Context, page string) ([]Order, error) {
	return collect(ctx, s.read, scanOrder, orderSelect+`WHERE item IN (SELECT url FROM jobs WHERE number IN (SELECT number FROM documents WHERE page = ?)) ORDER BY row`, page)
}

// HoldBack keeps a page under embargo until its time comes; fresh is false
// when it was kept before, or has been accepted since.
func (s *Store) HoldBack(ctx context.Context, page gainsay.Page) (fresh bool, err error) {
	sum := sha256.Sum256(page.Body)
	hash := hex.EncodeToString(sum[:])
	raw, err := json.Marshal(page)
	if err != nil {
		return false, err
	}
	n := page.Hint.Notice
	err = s.add(ctx, func(tx *sql.Tx) error {
		known, err := number(ctx, tx, "SELECT count(*) FROM jobs WHERE url = ? AND hash = ?", page.URL, hash)
		if err != nil || known > 0 {
			return err
		}
		res, err := tx.ExecContext(ctx, "INSERT INTO held (item, hash, until, page) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", n.Item, hash, n.Until.Unix(), pack(raw))
		if err != nil {
			return err
		}
		rows, err := res.RowsAffected()
		fresh = rows > 0
		return err
	})
	if err != nil {
		return false, fmt.Errorf("holding %q back: %w", page.URL, err)
	}
	return fresh, nil
}

// A Held is an item under embargo. Nothing of its text is told.
type Held struct {
	Item  string    `json:"item"`
	Until time.Time `json:"until"`
}

// Embargoed lists the items under embargo, the first to come free first.
func (s *Store) Embargoed(ctx context.Context, limit int) ([]Held, error) {
	return collect(ctx, s.read, func(r *sql.Rows) (h Held, err error) {
		var until int64
		err = r.Scan(&h.Item, &until)
		h.Until = time.Unix(until, 0).UTC()
		return h, err
	}, "SELECT item, until FROM held ORDER BY until, row LIMIT ?", limit)
}

// ReleaseHeld accepts the items whose embargo has ended, and says how many.
func (s *Store) ReleaseHeld(ctx context.Context) (n int, err error) {
	type due struct {
		row  int64
		page []byte
	}
	list, err := collect(ctx, s.read, func(r *sql.Rows) (d due, err error) {
		err = r.Scan(&d.row, &d.page)
		return d, err
	}, "SELECT row, page FROM held WHERE until <= ? ORDER BY until, row LIMIT 100", s.now().Unix())
	if err != nil {
		return 0, err
	}
	for _, d := range list {
		raw, err := unpack(d.page)
		if err != nil {
			return n, err
		}
		var page gainsay.Page
		if err := json.Unmarshal(raw, &page); err != nil {
			return n, err
		}
		page.Hint.Notice.Kind, page.Hint.Notice.Until = gainsay.NoticeUsable, time.Time{}
		if _, _, err := s.Accept(ctx, page); err != nil {
			return n, err
		}
		if _, err := s.write.ExecContext(ctx, "DELETE FROM held WHERE row = ?", d.row); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}
