package store

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
)

// The reasons why Commit does not take a result.
var (
	ErrOrder = errors.New("an earlier page is not recorded yet")
	ErrDone  = errors.New("the page is recorded or refused already")
)

// A commit is the work of saving one result. The first error stops it.
type commit struct {
	Result
	*work
	shelf  *shelf
	number int64
	doc    *gainsay.Document
	row    int64 // of the document
	reason string

	tied           map[gainsay.EntityID]string // entity to identity
	claims         []int64                     // rows of doc.Claims
	statements     []int64                     // rows of the statement that each of doc.Claims stands in
	mentioned      map[int]string              // mention to identity, made when first asked for
	ends           map[gainsay.ClaimID]end     // of the relations
	relationsAfter int64                       // the last row of relations before those of the document

	said   map[string]int  // how many statements are an identity's
	about  map[string]int  // how many speak of it
	spots  map[int64]int   // how many speak of a place
	places []gainsay.Place // of them, as they come

	placed              string // the story that the document is in, by decision where there is one
	asked, anyCorrected bool   // whether any statement was corrected by hand
}

func (c *commit) save() error {
	have, err := c.readNumber("SELECT row FROM documents WHERE id = ?", string(c.doc.ID))
	if err != nil {
		return err
	}
	if have != 0 {
		c.reason = "the document is in the record already"
		return nil
	}
	if c.Story != nil {
		if c.placed, err = placed(c.ctx, c.tx, string(c.doc.ID), string(c.Story.ID)); err != nil {
			return err
		}
	}
	for _, step := range []struct {
		what string
		do   func() error
	}{
		{"document", c.saveDocument}, {"identities", c.saveIdentities}, {"statements", c.saveStatements},
		{"claims", c.saveClaims}, {"story", c.saveStory}, {"relations", c.saveRelations}, {"counts", c.count},
	} {
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.what, err)
		}
	}
	return nil
}

func (c *commit) finish(now int64) error {
	return c.exec("UPDATE jobs SET state = 'recorded', document = ?, pipeline = ?, reason = ?, stage = '', read = NULL, finished = ? WHERE number = ?",
		string(c.doc.ID), c.Pipeline, c.reason, now, c.number)
}

func (c *commit) saveDocument() error {
	page := c.page()
	version, err := c.readNumber("SELECT max(version) FROM documents WHERE page = ?", page)
	if err != nil {
		return err
	}
	if version > 0 {
		if err := c.retire(page); err != nil {
			return err
		}
	}
	d := c.doc
	c.row, err = c.insert(`INSERT INTO documents (id, number, page, version, publisher, origin, title, lead, published, day_only,
		zone, printed, language, story, copy_of, words, copy, pipeline, body, placed, dateline) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		string(d.ID), c.number, page, version+1, d.Publisher, origin(d), d.Title, lead(d), unix(d.Published.Time), d.Published.DayOnly,
		string(d.Published.Zone), d.Published.Printed, d.Language, c.story(), string(c.CopyOf), countWords(d.Text[d.Body:]), c.Copy.Bytes, c.Pipeline, c.packed(), c.byRules(), d.Words(d.Dateline.Place))
	if err != nil {
		return err
	}
	c.recent.copies.put(c.row, &CopyCandidate{ID: d.ID, CopyOf: c.CopyOf, Page: page, Profile: c.Copy.Bytes})
	c.recent.documents.put(c.row, &DocumentFacts{Story: gainsay.StoryID(c.story()), Page: page, Publisher: d.Publisher, Origin: origin(d), CopyOf: c.CopyOf, Published: d.Published.Time.Truncate(time.Second).UTC(), Current: true})
	if err := c.index(copyKey, c.row, c.Copy.Keys); err != nil {
		return err
	}
	c.documents = append(c.documents, step{"INSERT INTO document_words (rowid, title, text) VALUES (?, ?, ?)", []any{c.row, d.Title, d.Text[d.Body:]}})
	return nil
}

// retire marks the earlier versions of the page as no longer current.
func (c *commit) retire(page string) error {
	earlier, err := collect(c.ctx, c.work, scanInt, "SELECT row FROM documents WHERE page = ? AND current = 1", page)
	if err != nil {
		return err
	}
	c.recent.retire(earlier)
	err = c.exec("UPDATE statements SET current = 0 WHERE document IN (SELECT row FROM documents WHERE page = ? AND current = 1)", page)
	if err != nil {
		return err
	}
	return c.exec("UPDATE documents SET current = 0 WHERE page = ? AND current = 1", page)
}

func countWords(text string) int {
	n := 0
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}

// lead is the first paragraph of the body, cut at a few hundred bytes.
func lead(d *gainsay.Document) string {
	text := strings.TrimSpace(d.Text[min(d.Body, len(d.Text)):])
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	return clip(text, 400)
}

// clip shortens text to at most n bytes at a space, with an ellipsis.
func clip(text string, n int) string {
	if len(text) <= n {
		return text
	}
	cut := strings.LastIndexByte(text[:n], ' ')
	if cut <= 0 {
		cut = n
		for cut > 0 && text[cut]&0xC0 == 0x80 {
			cut--
		}
	}
	return text[:cut] + "…"
}

func (c *commit) index(kind int, owner int64, keys []string) error {
	return c.shelf.add(c.ctx, kind, owner, keys)
}

func (c *commit) saveStory() error {
	if c.Story == nil {
		return nil
	}
	st := c.Story
	if st.Title == "" {
		st.Title = cmp.Or(c.doc.Title, clip(lead(c.doc), 90), c.page())
	}
	var row int64
	err := c.get(`INSERT INTO stories (id, title, starts, ends, entities, profile, pipeline) VALUES (?,?,?,?,?,?,?)
		ON CONFLICT (id) DO UPDATE SET title = excluded.title, starts = excluded.starts, ends = excluded.ends,
			entities = excluded.entities, profile = excluded.profile, pipeline = excluded.pipeline RETURNING row`, []any{
		string(st.ID), st.Title, unix(st.When.From), unix(st.When.To), jsonText(st.Entities), st.Profile.Bytes, c.Pipeline}, &row)
	if err != nil {
		return err
	}
	c.recent.stories.put(row, &StoryCandidate{Story: gainsay.Story{ID: st.ID, Title: st.Title}, Profile: st.Profile.Bytes})
	return c.index(storyKey, row, st.Keys)
}

// saveIdentities saves new identities all at once, and those that the record
// has one by one.
func (c *commit) saveIdentities() error {
	rows, err := c.identityRows()
	if err != nil {
		return err
	}
	for _, id := range c.Identities {
		row, known := rows[id.ID]
		if known {
			err = c.exec("UPDATE identities SET kind = ?, name = ?, role = ?, profile = ?, pipeline = ? WHERE row = ?",
				string(id.Kind), id.Name, id.Role, id.Bytes, c.Pipeline, row)
		} else if row, err = c.nextRow(identityRows); err == nil {
			c.put(identityRows, row, id.ID, string(id.Kind), id.Name, id.Role, id.Bytes, c.Pipeline)
		}
		if err != nil {
			return err
		}
		c.recent.identities.put(row, &IdentityCandidate{ID: id.ID, Profile: id.Bytes})
		if err := c.index(identityKey, row, id.Keys); err != nil {
			return err
		}
	}
	return c.saveTies()
}

// identityRows is the rows of those of the identities that the record has.
func (c *commit) identityRows() (map[string]int64, error) {
	ids := make([]string, len(c.Identities))
	for i, id := range c.Identities {
		ids[i] = id.ID
	}
	rows := make(map[string]int64, len(ids))
	_, err := collect(c.ctx, c.work, func(r *sql.Rows) (row int64, err error) {
		var id string
		err = r.Scan(&id, &row)
		rows[id] = row
		return row, err
	}, "SELECT id, row FROM identities WHERE id IN (SELECT value FROM json_each(?))", jsonText(ids))
	return rows, err
}

func (c *commit) saveTies() error {
	c.tied = make(map[gainsay.EntityID]string, len(c.Ties))
	decided, err := anyByHand(c.ctx, c.work)
	if err != nil {
		return err
	}
	for _, t := range c.Ties {
		e := c.doc.Entity(t.Entity)
		if e == nil {
			return fmt.Errorf("tie to %s: no entity %q in the document", t.Identity, t.Entity)
		}
		c.put(tieRows, c.row, string(t.Entity), t.Identity, e.Name, e.Role, jsonText(e.Also), t.Rule, t.Score, c.Pipeline)
		c.tied[t.Entity] = t.Identity
		if !decided {
			c.recent.speakers.put(speaker{c.row, t.Entity}, t.Identity)
		}
	}
	if err := c.flush(); err != nil || !decided {
		return err
	}
	for _, t := range c.Ties {
		if err := c.tieByHand(t.Entity, t.Identity); err != nil {
			return err
		}
	}
	return nil
}

func (c *commit) saveClaims() error {
	c.claims = make([]int64, len(c.doc.Claims))
	for i := range c.doc.Claims {
		as, err := c.correctClaim(c.doc.Claims[i], c.statementID(i))
		if err != nil {
			return err
		}
		cl := &as
		packed := Pack(cl)
		row, err := c.nextRow(claimRows)
		if err != nil {
			return err
		}
		c.put(claimRows, row, string(cl.ID), c.row, c.statements[i], c.story(), packed, c.Pipeline)
		c.recent.claims.put(row, &recentClaim{packed: packed, document: c.row})
		c.claims[i] = row
		if i < len(c.ClaimKeys) {
			if err := c.index(claimKey, row, c.ClaimKeys[i]); err != nil {
				return err
			}
		}
		c.saveFigures(cl, row, c.statements[i])
		words := c.words[c.statements[i]-c.words[0].row]
		words.spoken = append(words.spoken, c.saveSpoken(cl, c.statements[i])...)
	}
	return c.flush()
}

// statementID is the id of the statement that a claim of the document is in.
func (c *commit) statementID(claim int) string {
	if cl := c.doc.Claims[claim]; cl.Quotation > 0 {
		return string(c.doc.Quotations[cl.Quotation-1].ID)
	}
	return string(c.doc.Claims[claim].ID)
}

func (c *commit) saveFigures(cl *gainsay.Claim, row, statement int64) {
	amounts := cl.Amounts
	if len(amounts) == 0 {
		amounts = []gainsay.Quantity{cl.Amount}
	}
	for _, q := range amounts {
		if q.Bound == "" {
			continue
		}
		c.put(figureRows, row, statement, c.story(), q.Value, max(q.Value, q.High), string(q.Bound), q.Unit, q.Of.Text, strings.ToLower(q.Of.Head), q.Fate,
			c.doc.Words(q.Span))
	}
}
