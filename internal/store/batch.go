package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/gainsay-news/gainsay"
)

// A Batch is pages recorded one after another in one transaction: each sees
// those before it, and all are kept or none. What a transaction costs, and
// what many pages change in one place, is paid once for all of them.
type Batch struct {
	Candidates
	work  *work
	now   int64
	shown bool // something of it is shown
}

// Batch records pages together. When do fails, none of them is recorded. A
// context that ends does not end a batch; do should look at it between pages.
func (s *Store) Batch(ctx context.Context, do func(*Batch) error) error {
	ctx = context.WithoutCancel(ctx) // a context that can end costs a goroutine with every query
	w, err := s.batch(ctx, do)
	if err == nil {
		s.kept.keep(ctx, s.write, w.prepared)
	}
	return err
}

// batch is one transaction; from its first query on it has what is recent for
// itself.
func (s *Store) batch(ctx context.Context, do func(*Batch) error) (w *work, err error) {
	began, done := false, false
	defer func() {
		if began && !done {
			s.recent.empty() // of what is not in the record after all
		}
		if began {
			s.recent.mu.Unlock()
		}
	}()
	err = s.add(ctx, func(tx *sql.Tx) error {
		s.recent.mu.Lock()
		began = true
		w = newWork(ctx, tx, &s.kept)
		w.recent = s.recent
		defer w.close()
		if err := s.recent.refresh(w); err != nil {
			return err
		}
		b := &Batch{Candidates: Candidates{w, newShelf(w, s.recent), s.recent}, work: w, now: s.now().Unix()}
		if err := do(b); err != nil {
			return err
		}
		if b.shown {
			if err := w.exec(countUp, shownCount); err != nil {
				return err
			}
		}
		return errors.Join(w.contest(), w.index(), w.countStories(), b.shelf.save(w))
	})
	done = err == nil
	return w, err
}

// Next is the number of the lowest page that is neither recorded nor refused;
// 0 when none is left. Pages are recorded in this order and no other.
func (b *Batch) Next() (int64, error) {
	return b.work.readNumber("SELECT min(number) FROM jobs WHERE state IN ('waiting', 'reading', 'read')")
}

// Commit records what came of the page with this number. It takes pages in
// the order of their numbers only, so that the same pages give the same record
// whoever works; ErrDone says that somebody else did it. A document that is in
// the record already changes nothing.
func (b *Batch) Commit(number int64, r Result) error {
	if err := b.inTurn(number); err != nil {
		return fmt.Errorf("recording page %d: %w", number, err)
	}
	c := &commit{work: b.work, shelf: b.shelf, number: number, Result: r, doc: r.Document, said: map[string]int{}, about: map[string]int{}}
	if err := c.save(); err != nil {
		return fmt.Errorf("recording page %d: %w", number, err)
	}
	if err := c.hideLater(b.now); err != nil {
		return fmt.Errorf("recording page %d: %w", number, err)
	}
	b.shown = true
	return c.finish(b.now)
}

// inTurn checks that number is the lowest open page.
func (b *Batch) inTurn(n int64) error {
	var state State
	if err := b.work.get("SELECT state FROM jobs WHERE number = ?", []any{n}, &state); err != nil {
		return found(err)
	}
	if state == Recorded || state == Refused {
		return ErrDone
	}
	first, err := b.Next()
	if err == nil && first != n {
		return ErrOrder
	}
	return err
}

// Unchanged ends a page whose text is that of a document in the record.
func (b *Batch) Unchanged(number int64, same gainsay.DocumentID) error {
	return b.work.exec(`UPDATE jobs SET state = 'recorded', document = ?, reason = 'the text is unchanged', read = NULL, finished = ?
		WHERE number = ? AND state <> 'recorded'`, string(same), b.now, number)
}

// Refuse ends a page as Store.Refuse does.
func (b *Batch) Refuse(number int64, stage, reason string) error {
	return b.work.exec(refuse, stage, reason, b.now, number)
}

// Commit records one page in a batch of its own.
func (s *Store) Commit(ctx context.Context, number int64, r Result) error {
	return s.Batch(ctx, func(b *Batch) error { return b.Commit(number, r) })
}

// work is a write transaction with the queries that it has made ready.
type work struct {
	ctx      context.Context
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
	kept     *statements // ready from earlier transactions; may be nil
	recent   *recent     // of a batch; nil in other transactions
	bulks    []*bulk
	lastRows map[*table]int64

	// What a batch does once at its end.
	words     []*wording      // of the statements that are not indexed yet
	changed   bool            // one of them, since it was saved
	documents []step          // that index documents
	stories   map[string]bool // to be counted
	contested []int64         // rows of statements
}

func newWork(ctx context.Context, tx *sql.Tx, kept *statements) *work {
	return &work{ctx: ctx, tx: tx, kept: kept, prepared: map[string]*sql.Stmt{}, stories: map[string]bool{}, lastRows: map[*table]int64{}}
}

// contest marks the statements that relations of the batch contest.
func (w *work) contest() error {
	if len(w.contested) == 0 {
		return nil
	}
	return w.exec("UPDATE statements SET contested = 1 WHERE contested = 0 AND row IN (SELECT value FROM json_each(?))", numbersText(w.contested))
}

// nameIdentities puts the names of new identities into their index.
const nameIdentities = `INSERT INTO identity_names (rowid, name) SELECT row, name FROM identities
	WHERE row > (SELECT coalesce(max(id), 0) FROM identity_names_docsize) ORDER BY row`

// index puts the words of what was saved into the indexes, all at once: most
// of what another query does between two of these would have the index write
// out what it has gathered.
func (w *work) index() error {
	if err := w.exec(nameIdentities); err != nil {
		return fmt.Errorf("names of identities: %w", err)
	}
	contested := make(map[int64]bool, len(w.contested))
	for _, row := range w.contested {
		contested[row] = true
	}
	if err := w.indexWords(contested); err != nil {
		return fmt.Errorf("words of statements: %w", err)
	}
	documents := w.documents
	w.documents, w.contested = nil, nil
	return w.steps(documents)
}

// countStories counts the stories that documents of the batch are in.
func (w *work) countStories() error {
	c := &commit{work: w}
	for story := range w.stories {
		if err := c.countStory(story); err != nil {
			return fmt.Errorf("counts of story %s: %w", story, err)
		}
	}
	return nil
}

func (w *work) exec(query string, args ...any) error {
	_, err := w.run(query, args)
	return err
}

// run runs a statement that the store has prepared, or prepares it.
func (w *work) run(query string, args []any) (sql.Result, error) {
	st, err := w.statement(query)
	if err != nil {
		return nil, err
	}
	return st.ExecContext(w.ctx, args...)
}

// get reads one row.
func (w *work) get(query string, args []any, into ...any) error {
	st, err := w.statement(query)
	if err != nil {
		return err
	}
	return st.QueryRowContext(w.ctx, args...).Scan(into...)
}

// readNumber reads one number; no row is 0.
func (w *work) readNumber(query string, args ...any) (int64, error) {
	var n sql.NullInt64
	err := w.get(query, args, &n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n.Int64, err
}

// insert is exec for one new row, whose number it returns.
func (w *work) insert(query string, args ...any) (int64, error) {
	res, err := w.run(query, args)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// QueryContext and QueryRowContext make work a querier. The context is that
// of the transaction.
func (w *work) QueryContext(_ context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := w.statement(query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(w.ctx, args...)
}

func (w *work) QueryRowContext(_ context.Context, query string, args ...any) *sql.Row {
	st, err := w.statement(query)
	if err != nil {
		return w.tx.QueryRowContext(w.ctx, query, args...) // a row alone can hold the error
	}
	return st.QueryRowContext(w.ctx, args...)
}

// statement is a query made ready: for this transaction, from one that the
// store keeps for all of them where it has it.
func (w *work) statement(query string) (*sql.Stmt, error) {
	st := w.prepared[query]
	if st != nil {
		return st, nil
	}
	if kept := w.kept.get(query); kept != nil {
		st = w.tx.StmtContext(w.ctx, kept)
	} else {
		var err error
		if st, err = w.tx.PrepareContext(w.ctx, query); err != nil {
			return nil, err
		}
	}
	w.prepared[query] = st
	return st, nil
}

// close frees the statements.
func (w *work) close() {
	for _, s := range w.prepared {
		s.Close()
	}
}
