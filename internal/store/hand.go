package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// What people decide about who is who stands in decisions alone: a "merge" of
// an identity says into which, a "split" of a tie says which identity the
// entity of a document is instead. The ties that rules made stay as they are;
// what follows from decisions is kept beside them as ties by hand, and made
// again whenever a decision is taken or taken back, and for every document
// that is recorded later. Ids come from contents, so decisions hold for a
// record that is built again from the same pages.

// TieSubject is the subject of a decision about one entity of a document.
func TieSubject(doc gainsay.DocumentID, entity gainsay.EntityID) string {
	return string(doc) + " " + string(entity)
}

// handSteps is how many merges are followed from one identity.
const handSteps = 16

// byHand is the identity that an entity is once decisions have their say: its
// split, then the merges of what that leads to.
func byHand(ctx context.Context, q querier, subject, identity string) (string, error) {
	split, err := decided(ctx, q, "tie", subject)
	if err != nil {
		return "", err
	}
	return merged(ctx, q, cmp.Or(split, identity))
}

// merged follows the merges that stand from an identity to where they lead.
func merged(ctx context.Context, q querier, identity string) (string, error) {
	for range handSteps {
		next, err := decided(ctx, q, "identity", identity)
		if err != nil || next == "" {
			return identity, err
		}
		identity = next
	}
	return identity, nil
}

// decided is the value of the last decision about a subject that stands, or "".
func decided(ctx context.Context, q querier, kind, subject string) (value string, err error) {
	err = q.QueryRowContext(ctx, "SELECT value FROM decisions WHERE kind = ? AND subject = ? AND undone IS NULL ORDER BY row DESC LIMIT 1", kind, subject).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// anyByHand reports whether people decided anything about who is who; most
// records are read without.
func anyByHand(ctx context.Context, q querier) (bool, error) {
	n, err := number(ctx, q, "SELECT EXISTS (SELECT 1 FROM decisions WHERE kind IN ('identity', 'tie') AND undone IS NULL)")
	return n != 0, err
}

// anyByHand is asked once a batch, in which nobody decides.
func (c Candidates) anyByHand(ctx context.Context) (bool, error) {
	known := &c.recent.decided
	if known.known {
		return known.value, nil
	}
	some, err := anyByHand(ctx, c.q)
	known.known, known.value = err == nil, some
	return some, err
}

// ByHand fills in which identities the entities of a document are by decision.
func (c Candidates) ByHand(ctx context.Context, doc gainsay.DocumentID, ties []Tie) error {
	some, err := c.anyByHand(ctx)
	for i := range ties {
		t := &ties[i]
		t.ByHand = t.Identity
		if some && err == nil {
			t.ByHand, err = byHand(ctx, c.q, TieSubject(doc, t.Entity), t.Identity)
		}
	}
	return err
}

// Redirect is where the page of an identity stands: its own id, or that of the
// identity which it was merged into.
func (s *Store) Redirect(ctx context.Context, id string) (string, error) {
	return merged(ctx, s.read, id)
}

// ready checks a decision, and names the new identity or story of a split that
// names none.
func ready(ctx context.Context, tx *sql.Tx, d *Decision) error {
	switch d.Kind {
	case "identity":
		return readyMerge(ctx, tx, d)
	case "tie":
		return readySplit(ctx, tx, d)
	case "story":
		return readyStory(ctx, tx, d)
	case "document":
		return readyMove(ctx, tx, d)
	case "statement":
		return readyCorrection(ctx, tx, d)
	}
	return nil
}

func readyMerge(ctx context.Context, tx *sql.Tx, d *Decision) error {
	if d.Act != "merge" {
		return fmt.Errorf("%w: an identity is not for %q", errRefused, d.Act)
	}
	n, err := number(ctx, tx, "SELECT count(*) FROM identities WHERE id IN (?, ?)", d.Subject, d.Value)
	if err != nil {
		return err
	}
	if d.Subject != d.Value && n != 2 {
		return ErrNotFound
	}
	end, err := merged(ctx, tx, d.Value)
	if err == nil && end == d.Subject {
		return fmt.Errorf("%w: an identity is not merged into itself", errRefused)
	}
	return err
}

func readySplit(ctx context.Context, tx *sql.Tx, d *Decision) error {
	doc, entity, _ := strings.Cut(d.Subject, " ")
	if d.Act != "split" {
		return fmt.Errorf("%w: a tie is not for %q", errRefused, d.Act)
	}
	var kind, name, role, pipeline string
	err := tx.QueryRowContext(ctx, `SELECT i.kind, t.name, t.role, t.pipeline FROM ties t JOIN identities i ON i.id = t.identity
		WHERE t.document = (SELECT row FROM documents WHERE id = ?) AND t.entity = ? AND t.hand = 0`, doc, entity).Scan(&kind, &name, &role, &pipeline)
	if err != nil {
		return found(err)
	}
	if d.Value != "" {
		n, err := number(ctx, tx, "SELECT count(*) FROM identities WHERE id = ?", d.Value)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	}
	d.Value = gainsay.ContentID("identity", "split", doc, entity)
	_, err = tx.ExecContext(ctx, "INSERT INTO identities (id, kind, name, role, pipeline) VALUES (?,?,?,?,?) ON CONFLICT DO NOTHING", d.Value, kind, name, role, pipeline)
	if err == nil {
		_, err = tx.ExecContext(ctx, nameIdentities)
	}
	return err
}

// settleTies makes the ties by hand of every document that a decision touches
// anew.
func settleTies(ctx context.Context, tx *sql.Tx, d Decision) error {
	end, err := merged(ctx, tx, d.Value)
	if err != nil {
		return err
	}
	doc, _, _ := strings.Cut(d.Subject, " ")
	rows, err := collect(ctx, tx, scanInt, `SELECT DISTINCT document FROM ties WHERE identity IN (?, ?, ?)
		UNION SELECT row FROM documents WHERE ? = 'tie' AND id = ?`, d.Subject, d.Value, end, d.Kind, doc)
	if err != nil {
		return err
	}
	touched := map[string]bool{d.Value: true}
	for _, row := range rows {
		c := &commit{work: newWork(ctx, tx, nil), row: row, about: map[string]int{}}
		err := c.retie(touched)
		c.close()
		if err != nil {
			return fmt.Errorf("document %d: %w", row, err)
		}
	}
	return recount(ctx, tx, touched)
}

// retie makes the ties by hand of one document anew, and all that holds its
// identities; what it touches is noted.
func (c *commit) retie(touched map[string]bool) error {
	var body []byte
	if err := c.get("SELECT body FROM documents WHERE row = ?", []any{c.row}, &body); err != nil {
		return err
	}
	c.doc = new(gainsay.Document)
	if err := unpackDocument(body, c.doc); err != nil {
		return err
	}
	ties, err := collect(c.ctx, c.work, func(r *sql.Rows) (t savedTie, err error) {
		err = r.Scan(&t.entity, &t.hand, &t.identity)
		return t, err
	}, "SELECT entity, hand, identity FROM ties WHERE document = ?", c.row)
	if err != nil {
		return err
	}
	if err := c.exec("DELETE FROM ties WHERE document = ? AND hand = 1", c.row); err != nil {
		return err
	}
	c.tied = make(map[gainsay.EntityID]string, len(ties))
	for _, t := range ties {
		touched[t.identity] = true
		if t.hand {
			continue
		}
		if err := c.tieByHand(gainsay.EntityID(t.entity), t.identity); err != nil {
			return err
		}
		touched[c.tied[gainsay.EntityID(t.entity)]] = true
	}
	return c.respeak()
}

type savedTie struct {
	entity, identity string
	hand             bool
}

// tieByHand notes which identity an entity is, and beside the tie that rules
// made keeps one by hand where decisions say otherwise.
func (c *commit) tieByHand(entity gainsay.EntityID, identity string) error {
	id, err := byHand(c.ctx, c.work, TieSubject(c.doc.ID, entity), identity)
	if err != nil {
		return err
	}
	c.tied[entity] = id
	if id == identity {
		return nil
	}
	return c.exec(`INSERT INTO ties (document, entity, hand, identity, name, role, also, rule, score, pipeline)
		SELECT document, entity, 1, ?, name, role, also, 'by hand', 1, pipeline FROM ties WHERE document = ? AND entity = ? AND hand = 0`, id, c.row, string(entity))
}

// respeak writes who speaks, and of whom, for every statement of the document.
func (c *commit) respeak() error {
	speakers := map[string]string{}
	for i := range c.doc.Quotations {
		speakers[string(c.doc.Quotations[i].ID)] = c.tied[c.doc.Quotations[i].Speaker]
	}
	type row struct {
		number int64
		st     statement
	}
	rows, err := collect(c.ctx, c.work, func(r *sql.Rows) (t row, err error) {
		err = r.Scan(&t.number, &t.st.id, &t.st.span.Start, &t.st.span.End)
		return t, err
	}, "SELECT row, id, start, stop FROM statements WHERE document = ?", c.row)
	if err != nil {
		return err
	}
	for _, t := range rows {
		t.st.speaker = speakers[t.st.id]
		if err := c.correct(&t.st); err != nil {
			return err
		}
		c.saveAbout(t.number, t.st)
		err := errors.Join(c.exec("UPDATE statements SET speaker = ? WHERE row = ?", t.st.speaker, t.number),
			c.exec("UPDATE relations SET a_speaker = ? WHERE a_said = ?", t.st.speaker, t.number),
			c.exec("UPDATE relations SET b_speaker = ? WHERE b_said = ?", t.st.speaker, t.number),
			c.exec("DELETE FROM about WHERE statement = ?", t.number),
			c.flush(),
			c.exec("DELETE FROM statement_words WHERE rowid = ?", t.number),
			c.exec(indexStatement, t.number))
		if err != nil {
			return err
		}
	}
	return nil
}

// recount counts what identities said, and what was said of them, anew.
func recount(ctx context.Context, tx *sql.Tx, touched map[string]bool) error {
	for id := range touched {
		_, err := tx.ExecContext(ctx, `UPDATE identities SET
			documents = (SELECT count(DISTINCT document) FROM ties t WHERE identity = ?1 AND `+standing+`),
			said = (SELECT count(*) FROM statements WHERE speaker = ?1),
			about = (SELECT count(*) FROM about WHERE identity = ?1) WHERE id = ?1`, id)
		if err != nil {
			return err
		}
	}
	return nil
}

// standing is the condition of a tie t that no tie by hand stands in front of.
const standing = "(t.hand = 1 OR NOT EXISTS (SELECT 1 FROM ties h WHERE h.document = t.document AND h.entity = t.entity AND h.hand = 1))"
