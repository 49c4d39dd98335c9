package store

import (
	"slices"
	"sort"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// saveStatements saves every quotation, and every claim that the article
// makes in its own voice, with what each speaks of.
func (c *commit) saveStatements() error {
	quoted := make([]int64, len(c.doc.Quotations))
	for i := range c.doc.Quotations {
		var err error
		if quoted[i], err = c.saveQuotation(&c.doc.Quotations[i]); err != nil {
			return err
		}
	}
	c.statements = make([]int64, len(c.doc.Claims))
	for i := range c.doc.Claims {
		cl := &c.doc.Claims[i]
		if cl.Quotation > 0 {
			c.statements[i] = quoted[cl.Quotation-1]
			continue
		}
		var err error
		if c.statements[i], err = c.saveOwn(cl); err != nil {
			return err
		}
	}
	if err := c.savePlaces(); err != nil {
		return err
	}
	return c.flush()
}

func (c *commit) saveQuotation(q *gainsay.Quotation) (int64, error) {
	return c.saveStatement(c.quotation(q))
}

// quotation is a quotation as it was read.
func (c *commit) quotation(q *gainsay.Quotation) statement {
	name := c.doc.Words(q.Source)
	if e := c.doc.Entity(q.Speaker); e != nil {
		name = e.Name
	}
	st := statement{
		id: string(q.ID), voice: "quoted", form: string(q.Form), act: string(q.Act), negated: q.Negated,
		speaker: c.tied[q.Speaker], name: name, unnamed: q.Unnamed, span: q.Span, said: q.Said, saidRule: q.SaidRule,
		channel: string(q.Channel.Kind), via: q.Channel.Name, place: q.Where, score: q.Score,
	}
	for _, p := range q.Parts() {
		st.parts = append(st.parts, c.doc.Words(p))
	}
	return st
}

func (c *commit) saveOwn(cl *gainsay.Claim) (int64, error) { return c.saveStatement(c.own(cl)) }

// own is what an article says in its own voice, as it was read.
func (c *commit) own(cl *gainsay.Claim) statement {
	return statement{
		id: string(cl.ID), voice: "own", span: cl.Span, parts: []string{c.doc.Words(cl.Span)},
		name: origin(c.doc), said: cl.Said, place: cl.Where,
	}
}

// A statement is a row on its way in.
type statement struct {
	id, voice, form, act string
	negated              bool
	speaker, name        string
	unnamed              bool
	span                 gainsay.Span
	parts                []string
	said                 gainsay.Interval
	saidRule             string
	channel, via         string
	place                gainsay.Place
	score                float64
	corrected            bool
}

func (c *commit) saveStatement(st statement) (int64, error) {
	if err := c.correct(&st); err != nil {
		return 0, err
	}
	text, sentence, figures := strings.Join(st.parts, " … "), sentences(c.doc, st.span), c.figuresIn(st.span)
	row, err := c.nextRow(statementRows)
	if err != nil {
		return 0, err
	}
	c.put(statementRows, row, st.id, c.row, st.voice, st.form, st.act, st.negated, st.speaker, st.name, st.unnamed, text, sentence,
		st.span.Start, st.span.End, unix(st.said.From), unix(st.said.To), st.saidRule, unix(c.doc.Published.Time),
		st.channel, st.via, st.place.ID, c.story(), c.doc.Publisher, origin(c.doc), c.CopyOf != "", figures, st.score, c.Pipeline, st.corrected)
	c.said[st.speaker]++
	words := c.word(row, &st, figures > 0)
	words.about, words.places = c.saveAbout(row, st), c.saveSpots(row, st)
	return row, nil
}

// indexStatement puts the words of a statement, and what is known of it, into
// the index.
const indexStatement = `INSERT INTO statement_words (rowid, text, context, fields, via, dateline)
	SELECT row, text, context, fields, via, dateline FROM statement_tokens WHERE row = ?`

// indexStatements does so for new statements, but for those that a trigger has
// indexed since, as when one is contested.
const indexStatements = `INSERT INTO statement_words (rowid, text, context, fields, via, dateline)
	SELECT row, text, context, fields, via, dateline FROM statement_tokens WHERE row BETWEEN ?1 AND ?2
	AND row NOT IN (SELECT id FROM statement_words_docsize WHERE id BETWEEN ?1 AND ?2)`

// sentences is the text of the sentences that s touches, whole.
func sentences(d *gainsay.Document, s gainsay.Span) string {
	first, last := d.SentenceAt(s.Start), d.SentenceAt(max(s.Start, s.End-1))
	if first < 0 || last < first {
		return d.Words(s)
	}
	return d.Words(d.Sentences[first].Span.Join(d.Sentences[last].Span).Join(s))
}

func (c *commit) figuresIn(s gainsay.Span) int {
	n := 0
	for _, q := range c.doc.Quantities {
		if s.Contains(q.Span) {
			n++
		}
	}
	return n
}

// saveAbout saves the identities that the words of a statement mention. A speaker who says "I" does not speak about himself.
func (c *commit) saveAbout(row int64, st statement) (about []string) {
	for i := c.mentionFrom(st.span.Start); i < len(c.doc.Mentions) && c.doc.Mentions[i].Start < st.span.End; i++ {
		if id := c.identityOf(i); id != "" && id != st.speaker && !slices.Contains(about, id) {
			about = append(about, id)
		}
	}
	for _, id := range about {
		c.about[id]++
		c.put(aboutRows, id, row)
	}
	return about
}

func (c *commit) mentionFrom(offset int) int {
	return sort.Search(len(c.doc.Mentions), func(i int) bool { return c.doc.Mentions[i].Start >= offset })
}

// identityOf is the identity that a mention's entity is tied to, or "".
func (c *commit) identityOf(mention int) string {
	if c.mentioned == nil {
		c.mentioned = map[int]string{}
		for _, e := range c.doc.Entities {
			for _, l := range e.Links {
				c.mentioned[l.Mention] = c.tied[e.ID]
			}
		}
	}
	return c.mentioned[mention]
}

// saveSpots notes once of each place that a statement speaks of it.
func (c *commit) saveSpots(row int64, st statement) (seen []int64) {
	spot := func(p gainsay.Place) {
		if p.ID == 0 || slices.Contains(seen, p.ID) {
			return
		}
		seen = append(seen, p.ID)
		c.put(spotRows, p.ID, row)
		if c.spots == nil {
			c.spots = map[int64]int{}
		}
		if c.spots[p.ID]++; c.spots[p.ID] == 1 {
			c.places = append(c.places, p)
		}
	}
	spot(st.place)
	for _, t := range c.doc.Toponyms {
		if st.span.Contains(t.Span) {
			spot(t.Place)
		}
	}
	return seen
}

// savePlaces saves the places that statements speak of, and counts them.
func (c *commit) savePlaces() error {
	for _, p := range c.places {
		err := c.exec(`INSERT INTO places (id, name, country, class, lat, lon, statements) VALUES (?,?,?,?,?,?,?)
			ON CONFLICT (id) DO UPDATE SET statements = statements + excluded.statements`, p.ID, p.Name, p.Country, p.Class, p.Lat, p.Lon, c.spots[p.ID])
		if err != nil {
			return err
		}
	}
	return nil
}
