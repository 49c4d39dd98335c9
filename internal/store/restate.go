package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/gainsay-news/gainsay"
)

// settleStatement makes the rows of a statement anew from its document and
// the corrections that stand.
func settleStatement(ctx context.Context, tx *sql.Tx, id string) error {
	type place struct{ row, document int64 }
	rows, err := collect(ctx, tx, func(r *sql.Rows) (p place, err error) {
		err = r.Scan(&p.row, &p.document)
		return p, err
	}, "SELECT row, document FROM statements WHERE id = ?", id)
	if err == nil && len(rows) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return err
	}
	for _, p := range rows {
		c := &commit{work: newWork(ctx, tx, nil), row: p.document, about: map[string]int{}, said: map[string]int{}}
		err := c.restate(p.row, id)
		c.close()
		if err != nil {
			return fmt.Errorf("document %d: %w", p.document, err)
		}
	}
	return nil
}

// restate makes one row of a statement anew, and what hangs on it.
func (c *commit) restate(row int64, id string) error {
	if err := c.load(); err != nil {
		return err
	}
	st, ok := c.readStatement(id)
	if !ok {
		return ErrNotFound
	}
	if err := c.correct(&st); err != nil {
		return err
	}
	var before string
	if err := c.get("SELECT speaker FROM statements WHERE row = ?", []any{row}, &before); err != nil {
		return err
	}
	err := c.exec("UPDATE statements SET speaker = ?, name = ?, unnamed = ?, act = ?, said = ?, said_to = ?, said_rule = ?, corrected = ? WHERE row = ?",
		st.speaker, st.name, st.unnamed, st.act, unix(st.said.From), unix(st.said.To), st.saidRule, st.corrected, row)
	if err == nil {
		err = c.exec("UPDATE relations SET a_speaker = ? WHERE a_said = ?", st.speaker, row)
	}
	if err == nil {
		err = c.exec("UPDATE relations SET b_speaker = ? WHERE b_said = ?", st.speaker, row)
	}
	if err == nil {
		err = c.reclaim(row, id)
	}
	if err == nil {
		err = recount(c.ctx, c.tx, map[string]bool{before: true, st.speaker: true})
	}
	if err != nil {
		return err
	}
	return c.countStory(c.story())
}

// load reads the document of a commit that changes one already recorded.
func (c *commit) load() error {
	var body []byte
	var story string
	if err := c.get("SELECT body, story FROM documents WHERE row = ?", []any{c.row}, &body, &story); err != nil {
		return err
	}
	c.doc, c.tied = new(gainsay.Document), map[gainsay.EntityID]string{}
	c.Story = &StoryChange{Story: gainsay.Story{ID: gainsay.StoryID(story)}}
	if err := unpackDocument(body, c.doc); err != nil {
		return err
	}
	ties, err := collect(c.ctx, c.tx, func(r *sql.Rows) (t savedTie, err error) {
		err = r.Scan(&t.entity, &t.identity)
		return t, err
	}, "SELECT entity, identity FROM ties WHERE document = ? ORDER BY hand", c.row) // by hand comes last and wins
	for _, t := range ties {
		c.tied[gainsay.EntityID(t.entity)] = t.identity
	}
	return err
}

// readStatement is a statement as the document was read.
func (c *commit) readStatement(id string) (statement, bool) {
	for i := range c.doc.Quotations {
		if string(c.doc.Quotations[i].ID) == id {
			return c.quotation(&c.doc.Quotations[i]), true
		}
	}
	for i := range c.doc.Claims {
		if string(c.doc.Claims[i].ID) == id {
			return c.own(&c.doc.Claims[i]), true
		}
	}
	return statement{}, false
}

// reclaim makes the claims and figures of a statement anew.
func (c *commit) reclaim(row int64, id string) error {
	rows := map[string]int64{}
	claims, err := collect(c.ctx, c.tx, func(r *sql.Rows) (id string, err error) {
		var row int64
		err = r.Scan(&row, &id)
		rows[id] = row
		return id, err
	}, "SELECT row, id FROM claims WHERE statement = ? ORDER BY row", row)
	if err != nil {
		return err
	}
	if err := c.exec("DELETE FROM figures WHERE statement = ?", row); err != nil {
		return err
	}
	read := map[string]gainsay.Claim{}
	for _, cl := range c.doc.Claims {
		read[string(cl.ID)] = cl
	}
	for _, claim := range claims {
		cl, err := c.correctClaim(read[claim], id)
		if err == nil {
			err = c.exec("UPDATE claims SET body = ? WHERE row = ?", Pack(&cl), rows[claim])
		}
		if err == nil {
			c.saveFigures(&cl, rows[claim], row)
			err = c.flush()
		}
		if err != nil {
			return err
		}
	}
	return nil
}
