package record

import (
	"time"

	"github.com/gainsay-news/gainsay"
)

// Of is the record of a document.
func Of(d *gainsay.Document) *Record {
	b := builder{d}
	return &Record{
		Document:   b.head(),
		Entities:   each(d.Entities, b.entity),
		Quotations: each(d.Quotations, b.quotation),
		Quantities: each(d.Quantities, b.quantity),
		Timexes:    each(d.Timexes, b.timex),
		Toponyms:   each(d.Toponyms, b.toponym),
		Claims:     each(d.Claims, b.claim),
		Relations:  each(d.Relations, b.relation),
	}
}

// each maps a layer; an empty one stays a list, for the readers of JSON.
func each[F, T any](layer []F, f func(*F) T) []T {
	out := make([]T, 0, len(layer))
	for i := range layer {
		out = append(out, f(&layer[i]))
	}
	return out
}

// A builder gives the findings of a document their words.
type builder struct{ *gainsay.Document }

func (b builder) words(s gainsay.Span) Span { return Span{s.Start, s.End, b.Words(s)} }

func (b builder) optional(s gainsay.Span) *Span {
	if s.IsZero() {
		return nil
	}
	w := b.words(s)
	return &w
}

func (b builder) head() Document {
	d := b.Document
	words := 0
	for _, t := range d.Tokens {
		if t.Kind == gainsay.Word || t.Kind == gainsay.Number {
			words++
		}
	}
	return Document{
		ID: d.ID, URL: d.URL, Publisher: d.Publisher, Origin: d.Origin, Ref: d.Ref,
		Title: d.Title, Authors: d.Authors, Editors: d.Editors,
		Dateline: b.dateline(), Published: stamp(d.Published), Modified: stamp(d.Modified),
		Language: d.Language, Media: d.Media, Beliefs: d.Beliefs, Text: d.Text, Body: d.Body,
		Sentences: len(d.Sentences), Words: words,
	}
}

func (b builder) dateline() *Dateline {
	l := b.Dateline
	if l.Span.IsZero() {
		return nil
	}
	return &Dateline{b.words(l.Span), b.optional(l.Place), b.optional(l.Day), b.optional(l.Agency), Days(l.When)}
}

func stamp(s gainsay.Stamp) *Stamp {
	if s.Time.IsZero() && s.Printed == "" {
		return nil
	}
	out := &Stamp{Printed: s.Printed, Zone: string(s.Zone), From: s.From}
	if s.Zone == gainsay.ZoneUnknown {
		out.Zone = "unknown"
	}
	switch {
	case s.Time.IsZero():
	case s.DayOnly:
		out.Time = s.Time.Format(time.DateOnly)
	case s.Zone == gainsay.ZoneUnknown:
		out.Time = s.Time.Format("2006-01-02T15:04:05")
	default:
		out.Time = s.Time.Format(time.RFC3339)
	}
	return out
}

func (b builder) entity(e *gainsay.Entity) Entity {
	out := Entity{ID: e.ID, Kind: e.Kind, Name: e.Name, Role: e.Role, Also: e.Also, Mentions: []Mention{}}
	for _, l := range e.Links {
		m := b.Mentions[l.Mention]
		out.Mentions = append(out.Mentions, Mention{b.words(m.Span), m.Form, l.Rule})
	}
	return out
}

func (b builder) quotation(q *gainsay.Quotation) Quotation {
	out := Quotation{
		ID: q.ID, Content: Content{Span: b.words(q.Span)}, Form: q.Form, Act: q.Act, Speech: q.Act.Speech(),
		Negated: q.Negated, Cue: b.optional(q.Cue), Source: b.optional(q.Source), Unnamed: q.Unnamed,
		Affiliate: b.optional(q.Affiliate), Addressee: b.optional(q.Addressee), Occasion: b.optional(q.Occasion),
		Said: Days(q.Said), SaidRule: q.SaidRule, Where: place(q.Where), Found: q.Found, Score: q.Score, Rule: q.Rule,
	}
	for _, p := range q.Pieces {
		out.Content.Pieces = append(out.Content.Pieces, b.words(p))
	}
	if e := b.Entity(q.Speaker); e != nil {
		out.Speaker = &Party{e.ID, e.Name}
	}
	if !q.Channel.IsZero() {
		out.Channel = &Channel{q.Channel.Kind, q.Channel.Name, b.optional(q.Channel.Span), q.Channel.Inferred}
	}
	if q.Within > 0 {
		out.Within = b.Quotations[q.Within-1].ID
	}
	return out
}

func (b builder) quantity(q *gainsay.Quantity) Quantity {
	return Quantity{b.words(q.Span), q.Value, q.High, q.Bound, b.Words(q.Hedge), q.Unit, q.Of.Text, q.Fate, q.Rule}
}

func (b builder) timex(t *gainsay.Timex) Timex {
	return Timex{b.words(t.Span), t.Kind, t.Value, Days(t.When), t.Rule}
}

func (b builder) toponym(t *gainsay.Toponym) Toponym {
	return Toponym{b.words(t.Span), place(t.Place), t.Literal, t.Part, t.Rule}
}

func place(p gainsay.Place) *gainsay.Place {
	if p.ID == 0 && p.Name == "" {
		return nil
	}
	return &p
}

func (b builder) claim(c *gainsay.Claim) Claim {
	out := Claim{
		ID: c.ID, Span: b.words(c.Span), Speaker: c.Speaker.Label(), Said: Days(c.Said), Subject: c.Subject.Label(),
		Predicate: c.Predicate, Frame: c.Frame, Object: c.Object.Label(), Denied: c.Denied, Modality: c.Modality,
		When: Days(c.When), Where: place(c.Where), Rule: c.Rule,
	}
	if c.Quotation > 0 {
		out.Quotation = b.Quotations[c.Quotation-1].ID
	}
	for _, v := range c.Via {
		out.Via = append(out.Via, v.Label())
	}
	return out
}

func (b builder) relation(r *gainsay.Relation) Relation {
	return Relation{r.ID(), r.Kind, r.Basis, r.Differ, b.side(r.A), b.side(r.B), b.optional(r.At), r.Why, r.Score, r.Rule}
}

func (b builder) side(id gainsay.ClaimID) Side {
	for i := range b.Claims {
		if c := &b.Claims[i]; c.ID == id {
			return Side{id, b.words(c.Span), c.Speaker.Label(), Days(c.Said), b.optional(c.Sentence)}
		}
	}
	return Side{Claim: id}
}
