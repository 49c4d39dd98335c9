package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/gainsay-news/gainsay"
)

// saveRelations saves the relations within the document and to others.
func (c *commit) saveRelations() (err error) {
	if c.relationsAfter, err = c.readNumber("SELECT max(row) FROM relations"); err != nil {
		return err
	}
	for _, rels := range [][]gainsay.Relation{c.doc.Relations, c.Relations} {
		for _, r := range rels {
			if err := c.saveRelation(r); err != nil {
				return fmt.Errorf("%s of %s and %s: %w", r.Kind, r.A, r.B, err)
			}
		}
	}
	return nil
}

// An end is where a relation's claim stands in the record.
type end struct {
	document, statement int64
	story, speaker      string
	published           sql.NullInt64
}

func (c *commit) saveRelation(r gainsay.Relation) error {
	a, err := c.end(r.A)
	if err != nil {
		return err
	}
	b, err := c.end(r.B)
	if err != nil {
		return err
	}
	if r.Story == "" && a.story == b.story {
		r.Story = gainsay.StoryID(a.story)
	}
	latest := a.published
	if b.published.Valid && (!latest.Valid || b.published.Int64 > latest.Int64) {
		latest = b.published
	}
	err = c.exec(`INSERT INTO relations (id, number, story, a, b, a_doc, b_doc, a_said, b_said, kind, differ, basis, score, latest, body, pipeline, a_speaker, b_speaker)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`,
		r.ID(), c.number, string(r.Story), string(r.A), string(r.B), a.document, b.document, a.statement, b.statement,
		string(r.Kind), string(r.Differ), string(r.Basis), r.Score, latest, jsonText(r), c.Pipeline, a.speaker, b.speaker)
	if err != nil || !Conflict(r.Kind) || r.Score < Shown {
		return err
	}
	c.contested = append(c.contested, a.statement, b.statement)
	return nil
}

// end finds a claim: most are of the document itself, or are asked for again.
func (c *commit) end(id gainsay.ClaimID) (e end, err error) {
	if e, ok := c.ends[id]; ok {
		return e, nil
	}
	err = c.get(`SELECT claims.document, claims.statement, documents.story, documents.published, statements.speaker
		FROM claims JOIN documents ON documents.row = claims.document JOIN statements ON statements.row = claims.statement WHERE claims.id = ? ORDER BY claims.row DESC LIMIT 1`, []any{string(id)}, &e.document, &e.statement, &e.story, &e.published, &e.speaker)
	if err != nil {
		return e, fmt.Errorf("claim %q: %w", id, found(err))
	}
	if c.ends == nil {
		c.ends = map[gainsay.ClaimID]end{}
	}
	c.ends[id] = e
	return e, nil
}

// Shown is the score from which a relation is shown where nothing else is
// set. What is less sure is kept for review, and shown when a person has
// confirmed it; what a person has dismissed is not.
const Shown = 0.5

const (
	shown  = "(status = 'confirmed' OR status <> 'dismissed' AND score >= coalesce((SELECT CAST(value AS REAL) FROM settings WHERE key = 'shown'), 0.5))"
	shownR = "(r.status = 'confirmed' OR r.status <> 'dismissed' AND r.score >= coalesce((SELECT CAST(value AS REAL) FROM settings WHERE key = 'shown'), 0.5))"
)

// reshow brings up to date what is kept of the relations that are shown, when
// another score was set from which they are.
func reshow(ctx context.Context, tx *sql.Tx) error {
	const conflict = "kind IN ('contradicts', 'denies', 'revises')"
	_, err := tx.ExecContext(ctx, `UPDATE statements SET contested = EXISTS (SELECT 1 FROM relations r WHERE statements.row IN (r.a_said, r.b_said) AND r.`+conflict+` AND `+shownR+`)
		WHERE row IN (SELECT a_said FROM relations WHERE `+conflict+` UNION SELECT b_said FROM relations WHERE `+conflict+`)`)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE stories SET conflicts = (SELECT count(*) FROM relations WHERE story = stories.id AND `+conflict+` AND `+shown+`)
		WHERE id IN (SELECT story FROM relations WHERE `+conflict+`)`)
	return err
}

// Conflict reports whether a kind of relation is one where the two statements
// cannot both hold.
func Conflict(k gainsay.RelationKind) bool {
	return k == gainsay.Contradicts || k == gainsay.Denies || k == gainsay.Revises
}

// count brings the counts of the document, its story and its identities up to
// date. Those of a story are counted anew, because copies and versions change
// them; those of identities only grow.
func (c *commit) count() error {
	err := c.exec("UPDATE documents SET statements = (SELECT count(*) FROM statements WHERE document = documents.row AND voice = 'quoted') WHERE row = ?", c.row)
	if err != nil {
		return err
	}
	if err := c.countOutlet(); err != nil {
		return err
	}
	if err := c.countIdentities(); err != nil {
		return err
	}
	if c.Story == nil {
		return nil
	}
	c.stories[c.story()] = true
	return nil
}

func (c *commit) countOutlet() error {
	err := c.exec("INSERT INTO origins SELECT origin, 1 FROM documents WHERE row = ? ON CONFLICT (name) DO UPDATE SET documents = documents + 1", c.row)
	if err != nil {
		return err
	}
	return c.exec(`INSERT INTO outlets SELECT publisher, 1, copy_of <> '', statements, published IS NULL, zone IN ('stated', 'set'), version > 1, published, published
		FROM documents WHERE row = ?
		ON CONFLICT (name) DO UPDATE SET documents = documents + 1, copies = copies + excluded.copies, statements = statements + excluded.statements,
			no_date = no_date + excluded.no_date, zone_known = zone_known + excluded.zone_known, edited = edited + excluded.edited,
			first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)), last = max(coalesce(last, excluded.last), coalesce(excluded.last, last))`, c.row)
}

func (c *commit) countStory(id string) error {
	err := c.exec(`UPDATE stories SET
		(documents, origins, copies, first, last) = (SELECT count(*), count(DISTINCT iif(copy_of = '', origin, NULL)),
			count(*) FILTER (WHERE copy_of <> ''), min(published), max(published) FROM documents WHERE story = ?1 AND current = 1),
		(statements, speakers) = (SELECT count(*), count(DISTINCT nullif(name, '')) FROM statements
			WHERE story = ?1 AND voice = 'quoted' AND current = 1 AND copied = 0),
		conflicts = (SELECT count(*) FROM relations WHERE story = ?1 AND kind IN ('contradicts', 'denies', 'revises') AND `+shown+`)
		WHERE id = ?1`, id)
	if err != nil {
		return err
	}
	return c.countTopics(id)
}

func (c *commit) countIdentities() error {
	seen := map[string]bool{}
	for _, t := range c.Ties {
		id := c.tied[t.Entity]
		if seen[id] {
			continue
		}
		seen[id] = true
		err := c.exec("UPDATE identities SET documents = documents + 1, said = said + ?, about = about + ? WHERE id = ?",
			c.said[id], c.about[id], id)
		if err != nil {
			return err
		}
	}
	return nil
}
