package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"time"

	"github.com/gainsay-news/gainsay"
)

// A Statement is a statement as a list shows it: a quotation, or a claim that
// an article makes in its own voice.
type Statement struct {
	row       int64
	document  int64
	ID        string                `json:"id"`
	Voice     string                `json:"voice"` // "quoted" or "own"
	Form      gainsay.QuotationForm `json:"form,omitempty"`
	Act       gainsay.SpeechAct     `json:"act,omitempty"`
	Negated   bool                  `json:"negated,omitempty"`
	Speaker   string                `json:"speaker,omitempty"` // identity; "" when unresolved
	Name      string                `json:"name,omitempty"`    // whose words, as far as known
	Role      string                `json:"role,omitempty"`
	Unnamed   bool                  `json:"unnamed,omitempty"`
	Text      string                `json:"text"`
	Sentence  string                `json:"sentence"`
	Start     int                   `json:"start"` // bytes into the document's text
	End       int                   `json:"end"`
	Said      time.Time             `json:"said,omitzero"`
	SaidTo    time.Time             `json:"said_to,omitzero"`
	SaidRule  string                `json:"said_rule,omitempty"`
	Published time.Time             `json:"published,omitzero"`
	DayOnly   bool                  `json:"published_day_only,omitempty"`
	Channel   gainsay.ChannelKind   `json:"channel,omitempty"`
	Via       string                `json:"via,omitempty"`
	Place     string                `json:"place,omitempty"`
	Story     gainsay.StoryID       `json:"story,omitempty"`
	Publisher string                `json:"publisher,omitempty"`
	Origin    string                `json:"origin,omitempty"`
	Document  gainsay.DocumentID    `json:"document"`
	Title     string                `json:"title"`
	Page      string                `json:"page"`
	Copied    bool                  `json:"copied,omitempty"`
	Current   bool                  `json:"current"`
	Contested bool                  `json:"contested,omitempty"`
	Figures   int                   `json:"figures,omitempty"`
	Score     float64               `json:"score,omitempty"`
	Corrected bool                  `json:"corrected,omitempty"` // by hand, in its speaker, cue, day or a figure
	Withdrawn bool                  `json:"withdrawn,omitempty"` // by the agency; its words are hidden
}

const statementSelect = `SELECT s.row, s.document, s.id, s.voice, s.form, s.act, s.negated, s.speaker, coalesce(i.name, s.name), coalesce(i.role, ''),
	s.unnamed, s.text, s.sentence, s.start, s.stop, s.said, s.said_to, s.said_rule, s.published, d.day_only, s.channel, s.via,
	coalesce(p.name, ''), s.story, s.publisher, s.origin, d.id, d.title, d.page, s.copied, s.current, s.contested, s.figures, s.score, s.corrected, s.withdrawn `

const statementJoin = ` JOIN documents d ON d.row = s.document
	LEFT JOIN identities i ON i.id = s.speaker LEFT JOIN places p ON p.id = s.place `

func scanStatement(r *sql.Rows) (s Statement, err error) {
	var said, saidTo, published sql.NullInt64
	err = r.Scan(&s.row, &s.document, &s.ID, &s.Voice, &s.Form, &s.Act, &s.Negated, &s.Speaker, &s.Name, &s.Role,
		&s.Unnamed, &s.Text, &s.Sentence, &s.Start, &s.End, &said, &saidTo, &s.SaidRule, &published, &s.DayOnly, &s.Channel, &s.Via,
		&s.Place, &s.Story, &s.Publisher, &s.Origin, &s.Document, &s.Title, &s.Page, &s.Copied, &s.Current, &s.Contested, &s.Figures, &s.Score, &s.Corrected, &s.Withdrawn)
	s.Said, s.SaidTo, s.Published = moment(said), moment(saidTo), moment(published)
	return s, err
}

// statements reads statements; tail starts after the joins.
func (s *Store) statements(ctx context.Context, tail string, args ...any) ([]Statement, error) {
	return collect(ctx, s.read, scanStatement, statementSelect+"FROM statements s"+statementJoin+tail, args...)
}

// statementsIn reads the statements of these rows.
func (s *Store) statementsIn(ctx context.Context, rows []int64) (map[int64]Statement, error) {
	list, err := s.statements(ctx, "WHERE s.row IN (SELECT value FROM json_each(?))", jsonText(rows))
	out := make(map[int64]Statement, len(list))
	for _, st := range list {
		out[st.row] = st
	}
	return out, err
}

// A StorySummary is a story as a list shows it.
type StorySummary struct {
	row        int64
	ID         gainsay.StoryID  `json:"id"`
	Title      string           `json:"title"`
	When       gainsay.Interval `json:"when,omitzero"`
	Entities   []gainsay.Term   `json:"entities,omitempty"`
	First      time.Time        `json:"first,omitzero"`
	Last       time.Time        `json:"last,omitzero"`
	Documents  int              `json:"documents"`
	Origins    int              `json:"origins"`
	Copies     int              `json:"copies"`
	Speakers   int              `json:"speakers"`
	Statements int              `json:"statements"`
	Conflicts  int              `json:"conflicts"`
}

const storySelect = `SELECT row, id, title, starts, ends, entities, first, last, documents, origins, copies, speakers, statements, conflicts FROM stories `

func scanStory(r *sql.Rows) (s StorySummary, err error) {
	var from, to, first, last sql.NullInt64
	var entities string
	err = r.Scan(&s.row, &s.ID, &s.Title, &from, &to, &entities, &first, &last, &s.Documents, &s.Origins, &s.Copies, &s.Speakers, &s.Statements, &s.Conflicts)
	if err != nil {
		return s, err
	}
	s.When = gainsay.Interval{From: moment(from), To: moment(to)}
	s.First, s.Last = moment(first), moment(last)
	return s, json.Unmarshal([]byte(entities), &s.Entities)
}

// A DocumentSummary is an article as a list shows it.
type DocumentSummary struct {
	row        int64
	ID         gainsay.DocumentID `json:"id"`
	Page       string             `json:"page"`
	Version    int                `json:"version"`
	Current    bool               `json:"current"`
	Publisher  string             `json:"publisher,omitempty"`
	Origin     string             `json:"origin,omitempty"`
	Title      string             `json:"title"`
	Lead       string             `json:"lead,omitempty"`
	Published  time.Time          `json:"published,omitzero"`
	DayOnly    bool               `json:"day_only,omitempty"`
	Zone       gainsay.ZoneSource `json:"zone,omitempty"`
	Printed    string             `json:"printed,omitempty"`
	Story      gainsay.StoryID    `json:"story,omitempty"`
	CopyOf     gainsay.DocumentID `json:"copy_of,omitempty"`
	Statements int                `json:"statements"`
	Words      int                `json:"words"`
	Withdrawn  gainsay.NoticeKind `json:"withdrawn,omitempty"` // "killed" or "withheld" by the agency; its words are hidden
	Kept       Keep               `json:"kept,omitempty"`      // what is kept of its text, where that is not all
}

const documentSelect = `SELECT row, id, page, version, current, publisher, origin, title, lead, published, day_only, zone, printed, story, copy_of, statements, words, withdrawn, kept FROM documents `

func scanDocument(r *sql.Rows) (d DocumentSummary, err error) {
	var published sql.NullInt64
	err = r.Scan(&d.row, &d.ID, &d.Page, &d.Version, &d.Current, &d.Publisher, &d.Origin, &d.Title, &d.Lead, &published, &d.DayOnly,
		&d.Zone, &d.Printed, &d.Story, &d.CopyOf, &d.Statements, &d.Words, &d.Withdrawn, &d.Kept)
	d.Published = moment(published)
	return d, err
}

// A Contradiction is a relation of two statements as a list shows it. Kinds
// that are no contradiction (superseded figures, repeats) have the same form.
type Contradiction struct {
	ID string `json:"id"`
	gainsay.Relation
	Status string    `json:"status,omitempty"` // "": nobody has reviewed it; "confirmed", "dismissed"
	Latest time.Time `json:"latest,omitzero"`  // when the later of the two was published
	One    Statement `json:"one"`              // of claim A
	Two    Statement `json:"two"`              // of claim B
	aSaid  int64
	bSaid  int64
	row    int64
}

const relationSelect = `SELECT r.row, r.id, r.status, r.latest, r.body, r.a_said, r.b_said, r.story FROM relations r `

func scanContradiction(r *sql.Rows) (c Contradiction, err error) {
	var latest sql.NullInt64
	var body []byte
	var story gainsay.StoryID
	if err := r.Scan(&c.row, &c.ID, &c.Status, &latest, &body, &c.aSaid, &c.bSaid, &story); err != nil {
		return c, err
	}
	c.Latest = moment(latest)
	err = json.Unmarshal(body, &c.Relation)
	c.Story = story // a person may have moved it
	return c, err
}

// contradictions reads relations with the statements at both ends; tail
// starts after the table.
func (s *Store) contradictions(ctx context.Context, tail string, args ...any) ([]Contradiction, error) {
	list, err := collect(ctx, s.read, scanContradiction, relationSelect+tail, args...)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	rows := make([]int64, 0, 2*len(list))
	for _, c := range list {
		rows = append(rows, c.aSaid, c.bSaid)
	}
	ends, err := s.statementsIn(ctx, rows)
	for i := range list {
		list[i].One, list[i].Two = ends[list[i].aSaid], ends[list[i].bSaid]
	}
	return list, err
}

// An Identity is a person, body or place as a list shows it.
type Identity struct {
	ID        string       `json:"id"`
	Kind      gainsay.Kind `json:"kind,omitempty"`
	Name      string       `json:"name"`
	Role      string       `json:"role,omitempty"`
	Said      int          `json:"said"`  // statements by it
	About     int          `json:"about"` // statements that mention it
	Documents int          `json:"documents"`
}

const identitySelect = "SELECT id, kind, name, role, said, about, documents FROM identities "

func scanIdentity(r *sql.Rows) (i Identity, err error) {
	err = r.Scan(&i.ID, &i.Kind, &i.Name, &i.Role, &i.Said, &i.About, &i.Documents)
	return i, err
}

// A Figure is a number in a statement.
type Figure struct {
	Value     float64       `json:"value"`
	High      float64       `json:"high"`
	Bound     gainsay.Bound `json:"bound"`
	Unit      string        `json:"unit,omitempty"`
	Thing     string        `json:"thing,omitempty"` // what is counted
	Head      string        `json:"head,omitempty"`
	Fate      string        `json:"fate,omitempty"`
	Words     string        `json:"words"`
	Statement Statement     `json:"statement"`
	statement int64
}

const figureSelect = "SELECT f.value, f.high, f.bound, f.unit, f.thing, f.head, f.fate, f.words, f.statement FROM figures f "

func scanFigure(r *sql.Rows) (f Figure, err error) {
	err = r.Scan(&f.Value, &f.High, &f.Bound, &f.Unit, &f.Thing, &f.Head, &f.Fate, &f.Words, &f.statement)
	return f, err
}

func (s *Store) figures(ctx context.Context, tail string, args ...any) ([]Figure, error) {
	list, err := collect(ctx, s.read, scanFigure, figureSelect+tail, args...)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	rows := make([]int64, len(list))
	for i, f := range list {
		rows[i] = f.statement
	}
	of, err := s.statementsIn(ctx, rows)
	for i := range list {
		list[i].Statement = of[list[i].statement]
	}
	return slices.DeleteFunc(list, func(f Figure) bool { return f.Statement.Withdrawn }), err
}

// A PlaceCount is a place and how many statements speak of it.
type PlaceCount struct {
	ID         int64   `json:"id"`
	Name       string  `json:"name"`
	Country    string  `json:"country,omitempty"`
	Lat        float64 `json:"lat"`
	Lon        float64 `json:"lon"`
	Statements int     `json:"statements"`
}

func scanPlace(r *sql.Rows) (p PlaceCount, err error) {
	err = r.Scan(&p.ID, &p.Name, &p.Country, &p.Lat, &p.Lon, &p.Statements)
	return p, err
}

// An Outlet is a publisher and what the record has of it.
type Outlet struct {
	Name       string    `json:"name"`
	Documents  int       `json:"documents"`
	Copies     int       `json:"copies"` // of others' reports
	Statements int       `json:"statements"`
	NoDate     int       `json:"no_date"`
	ZoneKnown  int       `json:"zone_known"`
	Edited     int       `json:"edited"` // versions after the first
	First      time.Time `json:"first,omitzero"`
	Last       time.Time `json:"last,omitzero"`
}

func scanOutlet(r *sql.Rows) (o Outlet, err error) {
	var first, last sql.NullInt64
	err = r.Scan(&o.Name, &o.Documents, &o.Copies, &o.Statements, &o.NoDate, &o.ZoneKnown, &o.Edited, &first, &last)
	o.First, o.Last = moment(first), moment(last)
	return o, err
}
