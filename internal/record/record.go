// Package record turns a document into the record that people and programs
// read: every finding with its words beside its span, times as days, speakers
// with their names. The command line prints it, the reader's API serves it.
package record

import (
	"time"

	"github.com/gainsay-news/gainsay"
)

// A Record is what was found in one input. Offsets are bytes of Document.Text.
type Record struct {
	Document   Document    `json:"document"`
	Entities   []Entity    `json:"entities"`
	Quotations []Quotation `json:"quotations"`
	Quantities []Quantity  `json:"quantities"`
	Timexes    []Timex     `json:"timexes"`
	Toponyms   []Toponym   `json:"toponyms"`
	Claims     []Claim     `json:"claims"`
	Relations  []Relation  `json:"relations"`
}

// A Span is words and where they stand.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// An Interval is the first and the last day of a stretch of time; an end that
// is open is left out.
type Interval struct {
	First string `json:"first,omitempty"`
	Last  string `json:"last,omitempty"`
}

// A Document is the head of a record and the text that its spans point into.
type Document struct {
	ID        gainsay.DocumentID `json:"id"`
	URL       string             `json:"url,omitempty"`
	Publisher string             `json:"publisher,omitempty"`
	Origin    string             `json:"origin,omitempty"`
	Ref       string             `json:"ref,omitempty"`
	Title     string             `json:"title,omitempty"`
	Authors   []string           `json:"authors,omitempty"`
	Editors   []string           `json:"editors,omitempty"`
	Dateline  *Dateline          `json:"dateline,omitempty"`
	Published *Stamp             `json:"published,omitempty"`
	Modified  *Stamp             `json:"modified,omitempty"`
	Language  string             `json:"language,omitempty"`
	Media     []gainsay.Media    `json:"media,omitempty"`
	Beliefs   []gainsay.Belief   `json:"beliefs,omitempty"` // which part of the page was believed for each part of the head
	Text      string             `json:"text"`
	Body      int                `json:"body"`
	Sentences int                `json:"sentences"`
	Words     int                `json:"words"`
}

// A Dateline is the head of a wire report.
type Dateline struct {
	Span
	Place  *Span     `json:"place,omitempty"`
	Day    *Span     `json:"day,omitempty"`
	Agency *Span     `json:"agency,omitempty"`
	When   *Interval `json:"when,omitempty"`
}

// A Stamp is a printed time. The instant is in RFC 3339; where the zone is
// unknown it has none, and where only the day is known it is that day.
type Stamp struct {
	Time    string `json:"time"`
	Printed string `json:"printed,omitempty"`
	Zone    string `json:"zone"` // "stated", "set", "guessed" or "unknown"
	From    string `json:"from,omitempty"`
}

// An Entity is somebody or something, with every mention of it.
type Entity struct {
	ID       gainsay.EntityID `json:"id"`
	Kind     gainsay.Kind     `json:"kind,omitempty"`
	Name     string           `json:"name"`
	Role     string           `json:"role,omitempty"`
	Also     []string         `json:"also,omitempty"`
	Mentions []Mention        `json:"mentions"`
}

// A Mention is a place that refers to an entity, and the sieve that tied it.
type Mention struct {
	Span
	Form gainsay.Form `json:"form"`
	Rule string       `json:"rule"`
}

// A Party is an entity as another finding names it.
type Party struct {
	ID   gainsay.EntityID `json:"id"`
	Name string           `json:"name"`
}

// A Quotation is who said what.
type Quotation struct {
	ID        gainsay.QuotationID   `json:"id"`
	Content   Content               `json:"content"`
	Form      gainsay.QuotationForm `json:"form"`
	Act       gainsay.SpeechAct     `json:"act,omitempty"`
	Speech    bool                  `json:"speech"`
	Negated   bool                  `json:"negated,omitempty"`
	Cue       *Span                 `json:"cue,omitempty"`
	Source    *Span                 `json:"source,omitempty"`
	Speaker   *Party                `json:"speaker,omitempty"`
	Unnamed   bool                  `json:"unnamed,omitempty"`
	Affiliate *Span                 `json:"affiliate,omitempty"`
	Addressee *Span                 `json:"addressee,omitempty"`
	Occasion  *Span                 `json:"occasion,omitempty"`
	Channel   *Channel              `json:"channel,omitempty"`
	Said      *Interval             `json:"said,omitempty"`
	SaidRule  string                `json:"said_rule,omitempty"`
	Where     *gainsay.Place        `json:"where,omitempty"`
	Within    gainsay.QuotationID   `json:"within,omitempty"`
	Found     string                `json:"found,omitempty"`
	Score     float64               `json:"score"`
	Rule      string                `json:"rule,omitempty"`
}

// Content is the words reported; Pieces are given where they are broken.
type Content struct {
	Span
	Pieces []Span `json:"pieces,omitempty"`
}

// A Channel is the way a statement took.
type Channel struct {
	Kind     gainsay.ChannelKind `json:"kind,omitempty"`
	Name     string              `json:"name,omitempty"`
	Span     *Span               `json:"span,omitempty"`
	Inferred bool                `json:"inferred"`
}

// A Quantity is a figure with its hedge.
type Quantity struct {
	Span
	Value float64       `json:"value"`
	High  float64       `json:"high"`
	Bound gainsay.Bound `json:"bound"`
	Hedge string        `json:"hedge,omitempty"`
	Unit  string        `json:"unit,omitempty"`
	Of    string        `json:"of,omitempty"`
	Fate  string        `json:"fate,omitempty"`
	Rule  string        `json:"rule,omitempty"`
}

// A Timex is an expression of time.
type Timex struct {
	Span
	Kind  gainsay.TimexKind `json:"kind"`
	Value string            `json:"value,omitempty"`
	When  *Interval         `json:"when,omitempty"`
	Rule  string            `json:"rule,omitempty"`
}

// A Toponym is a place name and the place it was resolved to.
type Toponym struct {
	Span
	Place   *gainsay.Place `json:"place,omitempty"`
	Literal bool           `json:"literal"`
	Part    string         `json:"part,omitempty"`
	Rule    string         `json:"rule,omitempty"`
}

// A Claim is one comparable statement.
type Claim struct {
	ID gainsay.ClaimID `json:"id"`
	Span
	Quotation gainsay.QuotationID `json:"quotation,omitempty"`
	Speaker   string              `json:"speaker,omitempty"`
	Via       []string            `json:"via,omitempty"`
	Said      *Interval           `json:"said,omitempty"`
	Subject   string              `json:"subject,omitempty"`
	Predicate string              `json:"predicate,omitempty"`
	Frame     string              `json:"frame,omitempty"`
	Object    string              `json:"object,omitempty"`
	Denied    bool                `json:"denied"`
	Modality  gainsay.Modality    `json:"modality,omitempty"`
	When      *Interval           `json:"when,omitempty"`
	Where     *gainsay.Place      `json:"where,omitempty"`
	Rule      string              `json:"rule,omitempty"`
}

// A Relation is how two claims stand to each other, with both sentences.
type Relation struct {
	ID     string               `json:"id"`
	Kind   gainsay.RelationKind `json:"kind"`
	Basis  gainsay.Basis        `json:"basis"`
	Differ gainsay.Difference   `json:"differ,omitempty"`
	A      Side                 `json:"a"`
	B      Side                 `json:"b"`
	At     *Span                `json:"at,omitempty"` // the sentence that asserts it
	Why    string               `json:"why"`
	Score  float64              `json:"score"`
	Rule   string               `json:"rule,omitempty"`
}

// A Side is one claim of a relation.
type Side struct {
	Claim gainsay.ClaimID `json:"claim"`
	Span
	Speaker  string    `json:"speaker,omitempty"`
	Said     *Interval `json:"said,omitempty"`
	Sentence *Span     `json:"sentence,omitempty"`
}

// Days is an interval as days; nil when nothing of it is known.
func Days(v gainsay.Interval) *Interval {
	if v.IsZero() {
		return nil
	}
	out := &Interval{}
	if !v.From.IsZero() {
		out.First = v.From.Format(time.DateOnly)
	}
	if !v.To.IsZero() {
		out.Last = v.To.Add(-time.Nanosecond).Format(time.DateOnly)
	}
	return out
}

// String is the day, or the first and the last with two dots between.
func (v *Interval) String() string {
	switch {
	case v == nil:
		return ""
	case v.First == v.Last:
		return v.First
	}
	return v.First + ".." + v.Last
}
