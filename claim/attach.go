package claim

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// attach gives a claim the time, place and figures that stand in its clause.
func (r *reader) attach(out *gainsay.Claim, c clause) {
	d := r.doc
	in := func(s gainsay.Span) bool { return r.holds(c, s) }
	for i := firstFrom(d.Timexes, out.Span, func(x gainsay.Timex) gainsay.Span { return x.Span }); i < len(d.Timexes) && d.Timexes[i].Start < out.End; i++ {
		if x := &d.Timexes[i]; in(x.Span) && !x.When.IsZero() && (x.Kind == gainsay.Date || x.Kind == gainsay.Time) && out.When.IsZero() {
			out.When = x.When
		}
	}
	for i := firstFrom(d.Quantities, out.Span, func(x gainsay.Quantity) gainsay.Span { return x.Span }); i < len(d.Quantities) && d.Quantities[i].Start < out.End; i++ {
		if q := d.Quantities[i]; in(q.Number) {
			out.Amounts = append(out.Amounts, q)
		}
	}
	if len(out.Amounts) > 0 {
		out.Amount = out.Amounts[0]
	}
	if len(out.Amounts) == 1 {
		out.Amounts = nil
	}
	for i := firstFrom(d.Toponyms, out.Span, func(x gainsay.Toponym) gainsay.Span { return x.Span }); i < len(d.Toponyms) && d.Toponyms[i].Start < out.End; i++ {
		if p := &d.Toponyms[i]; in(p.Span) && p.Literal && p.Place.ID != 0 && out.Where.ID == 0 && !overlaps(out.Subject.Span, p.Span) {
			out.Where = p.Place
		}
	}
}

func overlaps(a, b gainsay.Span) bool { return a.Start < b.End && b.Start < a.End }

// firstFrom is the index of the first item that starts within span or later.
func firstFrom[T any](items []T, span gainsay.Span, at func(T) gainsay.Span) int {
	i, _ := slices.BinarySearchFunc(items, span.Start, func(x T, start int) int { return at(x).Start - start })
	return i
}

// holds reports whether the words of s stand among the tokens of the clause.
func (r *reader) holds(c clause, s gainsay.Span) bool {
	first, last := r.doc.TokensIn(s)
	if first >= last {
		return false
	}
	_, ok := slices.BinarySearch(c.shown, last-1)
	return ok || slices.Contains(c.subject.tokens, last-1)
}

// say sets who a claim is by: the speaker of its quotation, through those
// that report him; or the subject of a saying verb that no stage has read.
func (r *reader) say(out *gainsay.Claim, unit int, told phrase) {
	d := r.doc
	out.Quotation = unit
	if unit == 0 {
		out.Said = r.published()
		if told.known() {
			out.Speaker = r.term(told)
		}
		return
	}
	q := &d.Quotations[unit-1]
	out.Said = q.Said
	out.Speaker = r.source(q)
	if told.known() && r.lemma(told.head) != "" && r.term(told).Entity != out.Speaker.Entity {
		out.Via = []gainsay.Term{out.Speaker}
		out.Speaker = r.term(told)
	}
	for range 4 {
		if q.Within == 0 {
			break
		}
		q = &d.Quotations[q.Within-1]
		if t := r.source(q); !t.IsZero() {
			out.Via = append([]gainsay.Term{t}, out.Via...)
		}
	}
}

// whenAnnounced is the day that stands with the noun for what was said.
func (r *reader) whenAnnounced(out *gainsay.Claim, c clause) {
	if c.announcement.IsZero() {
		return
	}
	for i := firstFrom(r.doc.Timexes, c.announcement, func(x gainsay.Timex) gainsay.Span { return x.Span }); i < len(r.doc.Timexes); i++ {
		x := &r.doc.Timexes[i]
		if x.Start >= c.announcement.End {
			return
		}
		if !x.When.IsZero() {
			out.Said = x.When
			return
		}
	}
}

// entityOf is the entity with an id, or nil.
func (r *reader) entityOf(id gainsay.EntityID) *gainsay.Entity {
	if r.entities == nil {
		r.entities = make(map[gainsay.EntityID]*gainsay.Entity, len(r.doc.Entities))
		for i := range r.doc.Entities {
			r.entities[r.doc.Entities[i].ID] = &r.doc.Entities[i]
		}
	}
	return r.entities[id]
}

// source is the speaker of a quotation as a term.
func (r *reader) source(q *gainsay.Quotation) gainsay.Term {
	t := gainsay.Term{Span: q.Source, Text: r.doc.Words(q.Source), Entity: q.Speaker}
	if q.Source.IsZero() {
		t.Span = gainsay.Span{}
	}
	if e := r.entityOf(q.Speaker); e != nil {
		t.Name = e.Name
		if t.Text == "" {
			t.Text = e.Name
		}
	}
	return t
}

// published is the day on which the article speaks for itself.
func (r *reader) published() gainsay.Interval {
	if at := r.doc.Anchor(); !at.IsZero() {
		return gainsay.Day(at)
	}
	return gainsay.Interval{}
}

// words is the content words of a clause, each with its part in it.
func (r *reader) words(c clause) []gainsay.ClaimWord {
	out := make([]gainsay.ClaimWord, 0, len(c.tokens))
	all := slices.Concat(c.tokens, c.subject.tokens, c.object.tokens)
	slices.Sort(all)
	for _, t := range slices.Compact(all) {
		if w, ok := r.claimWord(&c, t); ok {
			out = append(out, w)
		}
	}
	for _, p := range []phrase{c.subject, c.object} {
		out = r.nameWords(out, c, p)
	}
	return out
}

func (r *reader) claimWord(c *clause, t int) (gainsay.ClaimWord, bool) {
	part := r.part(t)
	lemma := r.lemma(t)
	switch part {
	case "NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM":
	default:
		if !lexicon.Whole(lemma) && !lexicon.Part(lemma) && !lexicon.Earlier(lemma) {
			return gainsay.ClaimWord{}, false
		}
	}
	if lexicon.Light(lemma) && t != c.predicate || lexicon.Negator(lemma) {
		return gainsay.ClaimWord{}, false
	}
	w := gainsay.ClaimWord{Lemma: lemma, Part: part, Role: r.role(c, t)}
	if part == "ADJ" || part == "NOUN" {
		if country, ok := lexicon.CountryOf(r.doc.Words(r.doc.Tokens[t].Span)); ok && !strings.Contains(country.Name, " ") {
			w.Lemma, w.Part = strings.ToLower(country.Name), "PROPN" // "Iraqi" aligns with "Iraq"
		}
	}
	if t == c.predicate {
		w.Lemma = r.predicate(t)
	}
	if h := r.parent(t); h >= 0 {
		w.Of = r.lemma(h)
	}
	w.Denied = t != c.predicate && r.deniedWord(t)
	return w, true
}

func (r *reader) parent(t int) int {
	if len(r.arcs) != len(r.doc.Tokens) {
		return -1
	}
	return r.head(t)
}

// deniedWord: "without a permit", "not guilty", "non-".
func (r *reader) deniedWord(t int) bool {
	for k := r.first[t]; k >= 0; k = r.next[k] {
		switch r.word(k) {
		case "not", "n't", "without", "never", "no":
			return true
		}
	}
	return false
}

// role is the deep part of a token: the subject of a passive is its object,
// and "by" names its subject.
func (r *reader) role(c *clause, t int) gainsay.ClaimRole {
	switch {
	case t == c.predicate:
		return gainsay.RolePredicate
	case r.inTimex(t):
		return gainsay.RoleTime
	case r.part(t) == "NUM":
		return gainsay.RoleFigure
	case slices.Contains(c.subject.tokens, t):
		if c.passive {
			return gainsay.RoleObject
		}
		return gainsay.RoleSubject
	case slices.Contains(c.object.tokens, t):
		return gainsay.RoleObject
	}
	for _, p := range c.others {
		if slices.Contains(p.tokens, t) {
			if c.passive && r.word(r.marker(p.head)) == "by" {
				return gainsay.RoleSubject
			}
			return ""
		}
	}
	if len(r.arcs) == len(r.doc.Tokens) && c.predicate >= 0 && r.head(t) != c.predicate {
		return gainsay.RoleModifier
	}
	return ""
}

func (r *reader) inTimex(t int) bool {
	at := r.doc.Tokens[t].Span
	i := firstFrom(r.doc.Timexes, gainsay.Span{Start: at.Start + 1}, func(x gainsay.Timex) gainsay.Span { return x.Span })
	return i > 0 && r.doc.Timexes[i-1].Contains(at)
}

// nameWords adds the name behind a pronoun or a description.
func (r *reader) nameWords(out []gainsay.ClaimWord, c clause, p phrase) []gainsay.ClaimWord {
	if !p.known() || r.entity[p.head] == 0 {
		return out
	}
	role := gainsay.RoleObject
	if p.head == c.subject.head && !c.passive {
		role = gainsay.RoleSubject
	}
	for f := range strings.FieldsSeq(r.doc.Entities[r.entity[p.head]-1].Name) {
		if f[0] < 'A' || f[0] > 'Z' && f[0] < 0x80 || f == "The" {
			continue // a description, no name
		}
		f = strings.ToLower(strings.Trim(f, ".,'\""))
		if len(f) > 1 && !slices.ContainsFunc(out, func(w gainsay.ClaimWord) bool { return w.Lemma == f }) {
			out = append(out, gainsay.ClaimWord{Lemma: f, Part: "PROPN", Role: role})
		}
	}
	return out
}

// text is the words of the clause with names in the place of pronouns, so
// that it reads without the article.
func (r *reader) text(c clause) string {
	var b strings.Builder
	last := 0
	for i, t := range c.shown {
		s := r.doc.Tokens[t].Span
		if i > 0 && last < s.Start && (strings.TrimSpace(r.doc.Text[last:s.Start]) != "" || s.Start > last) {
			b.WriteByte(' ')
		}
		b.WriteString(r.named(t))
		last = s.End
	}
	text := b.String()
	if c.subject.known() && !slices.Contains(c.shown, c.subject.head) {
		text = r.name(c.subject) + ": " + text
	}
	return text
}

// named is a token, or the name that it stands for when it is a pronoun.
func (r *reader) named(t int) string {
	w := r.doc.Words(r.doc.Tokens[t].Span)
	if r.part(t) != "PRON" || r.entity[t] == 0 {
		return w
	}
	name := r.doc.Entities[r.entity[t]-1].Name
	if len(name) < 3 || strings.EqualFold(name, w) {
		return w
	}
	switch strings.ToLower(w) {
	case "his", "her", "its", "their", "my", "our", "your":
		return name + "'s"
	}
	return name
}

func (r *reader) name(p phrase) string {
	if t := r.term(p); t.Name != "" {
		return t.Name
	} else if t.Text != "" {
		return t.Text
	}
	return r.doc.Words(r.doc.Tokens[p.head].Span)
}
