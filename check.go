package gainsay

import (
	"fmt"
	"unicode/utf8"
)

// Check states the laws of a document: spans lie inside Text and on rune
// boundaries, layers stand in text order, references point backward and
// exist. It returns the first law that is broken, or nil.
func (d *Document) Check() error {
	for _, law := range []func() error{
		d.checkTokens, d.checkGrammar, d.checkMentions, d.checkFigures,
		d.checkQuotations, d.checkEntities, d.checkClaims, d.checkRelations,
	} {
		if err := law(); err != nil {
			return fmt.Errorf("document %s: %w", d.ID, err)
		}
	}
	return nil
}

// span reports what is wrong with s, which may be zero when optional.
func (d *Document) span(what string, i int, s Span, optional bool) error {
	switch {
	case optional && s == (Span{}):
		return nil
	case s.Start < 0 || s.End > len(d.Text) || s.Start >= s.End:
		return fmt.Errorf("%s %d: span [%d,%d) is empty or outside a text of %d bytes", what, i, s.Start, s.End, len(d.Text))
	case !runeStart(d.Text, s.Start) || !runeStart(d.Text, s.End):
		return fmt.Errorf("%s %d: span [%d,%d) cuts a rune", what, i, s.Start, s.End)
	}
	return nil
}

func runeStart(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }

// ordered checks the spans of a layer and that they stand in text order.
func (d *Document) ordered(what string, n int, at func(int) Span) error {
	last := 0
	for i := range n {
		s := at(i)
		if err := d.span(what, i, s, false); err != nil {
			return err
		}
		if s.Start < last {
			return fmt.Errorf("%s %d: starts at %d, before the one ahead of it at %d", what, i, s.Start, last)
		}
		last = s.Start
	}
	return nil
}

func (d *Document) checkTokens() error {
	if !utf8.ValidString(d.Text) {
		return fmt.Errorf("text is not valid UTF-8")
	}
	if d.Body < 0 || d.Body > len(d.Text) {
		return fmt.Errorf("body starts at %d in a text of %d bytes", d.Body, len(d.Text))
	}
	if err := d.ordered("paragraph", len(d.Paragraphs), func(i int) Span { return d.Paragraphs[i] }); err != nil {
		return err
	}
	if err := d.ordered("token", len(d.Tokens), func(i int) Span { return d.Tokens[i].Span }); err != nil {
		return err
	}
	next := 0
	for i, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Last > len(d.Tokens) || s.Paragraph < 0 || s.Paragraph >= len(d.Paragraphs) {
			return fmt.Errorf("sentence %d: tokens [%d,%d) after %d, paragraph %d", i, s.First, s.Last, next, s.Paragraph)
		}
		next = s.Last
	}
	if next != len(d.Tokens) && len(d.Sentences) > 0 {
		return fmt.Errorf("sentences end at token %d of %d", next, len(d.Tokens))
	}
	return d.ordered("sentence", len(d.Sentences), func(i int) Span { return d.Sentences[i].Span })
}

func (d *Document) checkGrammar() error {
	if len(d.Tags) != 0 && len(d.Tags) != len(d.Tokens) {
		return fmt.Errorf("%d tags for %d tokens", len(d.Tags), len(d.Tokens))
	}
	if len(d.Arcs) != 0 && len(d.Arcs) != len(d.Tokens) {
		return fmt.Errorf("%d arcs for %d tokens", len(d.Arcs), len(d.Tokens))
	}
	for i, a := range d.Arcs {
		if a.Head < 0 || a.Head > len(d.Tokens) || a.Head == i+1 {
			return fmt.Errorf("arc %d: head %d", i, a.Head)
		}
	}
	return nil
}

func (d *Document) checkMentions() error {
	for i, m := range d.Mentions {
		if m.Head < 0 || m.Head >= len(d.Tokens) {
			return fmt.Errorf("mention %d: head token %d of %d", i, m.Head, len(d.Tokens))
		}
		if err := d.span("title of mention", i, m.Title, true); err != nil {
			return err
		}
	}
	return d.ordered("mention", len(d.Mentions), func(i int) Span { return d.Mentions[i].Span })
}

func (d *Document) checkFigures() error {
	for i, q := range d.Quantities {
		for _, s := range []Span{q.Number, q.Hedge, q.Of.Span} {
			if err := d.span("part of quantity", i, s, true); err != nil {
				return err
			}
		}
	}
	if err := d.ordered("quantity", len(d.Quantities), func(i int) Span { return d.Quantities[i].Span }); err != nil {
		return err
	}
	if err := d.ordered("toponym", len(d.Toponyms), func(i int) Span { return d.Toponyms[i].Span }); err != nil {
		return err
	}
	return d.ordered("timex", len(d.Timexes), func(i int) Span { return d.Timexes[i].Span })
}

func (d *Document) checkQuotations() error {
	seen := map[QuotationID]bool{}
	for i := range d.Quotations {
		q := &d.Quotations[i]
		if q.ID == "" || seen[q.ID] {
			return fmt.Errorf("quotation %d: id %q is empty or taken", i, q.ID)
		}
		seen[q.ID] = true
		if q.Within < 0 || q.Within > len(d.Quotations) || q.Within == i+1 {
			return fmt.Errorf("quotation %d: within %d", i, q.Within)
		}
		if q.Speaker != "" && d.Entities != nil && d.Entity(q.Speaker) == nil {
			return fmt.Errorf("quotation %d: no entity %q", i, q.Speaker)
		}
		for _, s := range []Span{q.Cue, q.Source, q.Affiliate, q.Addressee, q.Occasion, q.Channel.Span} {
			if err := d.span("part of quotation", i, s, true); err != nil {
				return err
			}
		}
		for _, s := range q.Pieces {
			if err := d.span("piece of quotation", i, s, false); err != nil {
				return err
			}
		}
	}
	return d.ordered("quotation", len(d.Quotations), func(i int) Span { return d.Quotations[i].Span })
}

func (d *Document) checkEntities() error {
	seen := map[EntityID]bool{}
	for i, e := range d.Entities {
		if e.ID == "" || seen[e.ID] {
			return fmt.Errorf("entity %d: id %q is empty or taken", i, e.ID)
		}
		seen[e.ID] = true
		for _, l := range e.Links {
			if l.Mention < 0 || l.Mention >= len(d.Mentions) {
				return fmt.Errorf("entity %d: mention %d of %d", i, l.Mention, len(d.Mentions))
			}
		}
	}
	return nil
}

func (d *Document) checkClaims() error {
	seen := map[ClaimID]bool{}
	for i, c := range d.Claims {
		if c.ID == "" || seen[c.ID] {
			return fmt.Errorf("claim %d: id %q is empty or taken", i, c.ID)
		}
		seen[c.ID] = true
		if c.Quotation < 0 || c.Quotation > len(d.Quotations) {
			return fmt.Errorf("claim %d: quotation %d of %d", i, c.Quotation, len(d.Quotations))
		}
		for _, s := range []Span{c.Subject.Span, c.Object.Span, c.Speaker.Span, c.Sentence} {
			if err := d.span("part of claim", i, s, true); err != nil {
				return err
			}
		}
	}
	return d.ordered("claim", len(d.Claims), func(i int) Span { return d.Claims[i].Span })
}

func (d *Document) checkRelations() error {
	known := map[ClaimID]bool{}
	for i := range d.Claims {
		known[d.Claims[i].ID] = true
	}
	for i, r := range d.Relations {
		if !known[r.A] || !known[r.B] || r.A == r.B {
			return fmt.Errorf("relation %d: between claims %q and %q", i, r.A, r.B)
		}
		if r.Why == "" || r.Score < 0 || r.Score > 1 {
			return fmt.Errorf("relation %d: reason %q, score %v", i, r.Why, r.Score)
		}
		if err := d.span("assertion of relation", i, r.At, true); err != nil {
			return err
		}
	}
	return nil
}
