package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/gainsay-news/gainsay"
)

// Which story a report is in, where people decided it: a "move" of a document
// says in which story it is instead of the one that rules chose, a "merge" of
// a story into which other one its reports go. The rules' own choice is kept
// in documents.placed, and goes on gathering reports as before.

// storySteps is how many merges are followed from one story.
const storySteps = 16

// placed is the story that a report is in once decisions have their say.
func placed(ctx context.Context, q querier, doc, story string) (string, error) {
	moved, err := decidedAct(ctx, q, decision{"document", "move"}, doc)
	if err != nil {
		return "", err
	}
	if moved != "" {
		story = moved
	}
	return mergedStory(ctx, q, story)
}

func mergedStory(ctx context.Context, q querier, story string) (string, error) {
	for range storySteps {
		next, err := decidedAct(ctx, q, decision{"story", "merge"}, story)
		if err != nil || next == "" {
			return story, err
		}
		story = next
	}
	return story, nil
}

// A decision is of what kind of thing, and what is done with it.
type decision struct{ kind, act string }

// decidedAct is the value of the last such decision about a subject that
// stands, or "".
func decidedAct(ctx context.Context, q querier, d decision, subject string) (value string, err error) {
	err = q.QueryRowContext(ctx, "SELECT value FROM decisions WHERE kind = ? AND subject = ? AND act = ? AND undone IS NULL ORDER BY row DESC LIMIT 1", d.kind, subject, d.act).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// PlacedByHand is the story that a report which rules put into one is in by
// decision, or that one.
func (c Candidates) PlacedByHand(ctx context.Context, doc gainsay.DocumentID, story gainsay.StoryID) (gainsay.StoryID, error) {
	known := &c.recent.moved
	if !known.known {
		n, err := number(ctx, c.q, "SELECT EXISTS (SELECT 1 FROM decisions WHERE kind IN ('document', 'story') AND undone IS NULL)")
		if err != nil {
			return "", err
		}
		known.known, known.value = true, n != 0
	}
	if !known.value {
		return story, nil
	}
	to, err := placed(ctx, c.q, string(doc), string(story))
	return gainsay.StoryID(to), err
}

// StoryRedirect is where the page of a story stands: its own id, or that of
// the story which it was merged into.
func (s *Store) StoryRedirect(ctx context.Context, id gainsay.StoryID) (gainsay.StoryID, error) {
	to, err := mergedStory(ctx, s.read, string(id))
	return gainsay.StoryID(to), err
}

func readyStory(ctx context.Context, tx *sql.Tx, d *Decision) error {
	if d.Act == "choose" {
		return nil
	}
	if d.Act != "merge" {
		return fmt.Errorf("%w: a story is not for %q", errRefused, d.Act)
	}
	n, err := number(ctx, tx, "SELECT count(*) FROM stories WHERE id IN (?, ?)", d.Subject, d.Value)
	if err != nil {
		return err
	}
	if d.Subject != d.Value && n != 2 {
		return ErrNotFound
	}
	end, err := mergedStory(ctx, tx, d.Value)
	if err == nil && end == d.Subject {
		return fmt.Errorf("%w: a story is not merged into itself", errRefused)
	}
	return err
}

// readyMove checks the move of a report, and opens a story of its own for it
// when none is named.
func readyMove(ctx context.Context, tx *sql.Tx, d *Decision) error {
	if d.Act != "move" {
		return fmt.Errorf("%w: a document is not for %q", errRefused, d.Act)
	}
	var title, pipeline string
	err := tx.QueryRowContext(ctx, "SELECT title, pipeline FROM documents WHERE id = ?", d.Subject).Scan(&title, &pipeline)
	if err != nil {
		return found(err)
	}
	if d.Value != "" {
		n, err := number(ctx, tx, "SELECT count(*) FROM stories WHERE id = ?", d.Value)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	}
	d.Value = gainsay.ContentID("story", "split", d.Subject)
	_, err = tx.ExecContext(ctx, "INSERT INTO stories (id, title, pipeline) VALUES (?,?,?) ON CONFLICT DO NOTHING", d.Value, title, pipeline)
	return err
}

// settlePlaces puts every report that a decision touches where decisions say.
func settlePlaces(ctx context.Context, tx *sql.Tx, d Decision) error {
	type doc struct {
		row              int64
		id, story, rules string
	}
	docs, err := collect(ctx, tx, func(r *sql.Rows) (p doc, err error) {
		err = r.Scan(&p.row, &p.id, &p.story, &p.rules)
		return p, err
	}, `SELECT row, id, story, iif(placed = '', story, placed) FROM documents
		WHERE id = ?1 OR story IN (?1, ?2) OR placed <> '' AND placed IN (?1, ?2)`, d.Subject, d.Value)
	if err != nil {
		return err
	}
	touched := map[string]bool{}
	c := &commit{work: newWork(ctx, tx, nil)}
	defer c.close()
	for _, p := range docs {
		to, err := placed(ctx, tx, p.id, p.rules)
		if err != nil {
			return err
		}
		if to == p.story {
			continue
		}
		touched[to], touched[p.story] = true, true
		if err := c.moveDocument(p.row, to, p.rules); err != nil {
			return err
		}
	}
	for story := range touched {
		if err := c.countStory(story); err != nil {
			return err
		}
	}
	return nil
}

// moveDocument puts a report and all of its findings into a story; a relation
// is of the story that both of its ends are in.
func (c *commit) moveDocument(row int64, story, rules string) error {
	if rules == story {
		rules = "" // where rules put it
	}
	for _, q := range []struct {
		sql  string
		args []any
	}{
		{"UPDATE documents SET story = ?, placed = ? WHERE row = ?", []any{story, rules, row}},
		{"UPDATE statements SET story = ? WHERE document = ?", []any{story, row}},
		{"UPDATE claims SET story = ? WHERE document = ?", []any{story, row}},
		{"UPDATE figures SET story = ? WHERE statement IN (SELECT row FROM statements WHERE document = ?)", []any{story, row}},
		{`UPDATE relations SET story = iif((SELECT story FROM documents WHERE row = a_doc) = (SELECT story FROM documents WHERE row = b_doc), ?1, '')
			WHERE row IN (SELECT row FROM relations WHERE a_said IN (SELECT row FROM statements WHERE document = ?2)
				UNION SELECT row FROM relations WHERE b_said IN (SELECT row FROM statements WHERE document = ?2))`, []any{story, row}},
	} {
		if err := c.exec(q.sql, q.args...); err != nil {
			return err
		}
	}
	return nil
}
