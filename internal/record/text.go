package record

import (
	"fmt"
	"io"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// A Style marks up what is printed on a terminal; its zero value does not.
type Style struct{ Color bool }

func (s Style) paint(code, text string) string {
	if !s.Color || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (s Style) strong(text string) string { return s.paint("1", text) }

// Faint is text that stands back.
func (s Style) Faint(text string) string { return s.paint("2", text) }

// Mark is text that stands out.
func (s Style) Mark(text string) string { return s.paint("36", text) }

// A writer keeps the first error, so that printing reads as a list.
type writer struct {
	w io.Writer
	Style
	err error
}

func (w *writer) line(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.w, format+"\n", args...)
	}
}

// section prints a heading, unless there is nothing under it.
func (w *writer) section(title string, n int) bool {
	if n > 0 {
		w.line("\n%s", w.strong(fmt.Sprintf("%s (%d)", title, n)))
	}
	return n > 0
}

// Text prints the record for people: who said what, what differs, then the
// figures, times, places and names.
func (r *Record) Text(out io.Writer, style Style) error {
	w := &writer{w: out, Style: style}
	r.printHead(w)
	if w.section("Who said what", len(r.Quotations)) {
		for i := range r.Quotations {
			r.Quotations[i].print(w)
		}
	}
	if w.section("How statements stand to each other", len(r.Relations)) {
		for i := range r.Relations {
			r.Relations[i].print(w)
		}
	}
	r.printFigures(w)
	r.printNames(w)
	return w.err
}

func (r *Record) printHead(w *writer) {
	d := r.Document
	title := d.Title
	if title == "" {
		title = "(no title)"
	}
	w.line("%s", w.strong(title))
	var parts []string
	add := func(label, value string) {
		if value != "" {
			parts = append(parts, label+" "+value)
		}
	}
	add("publisher", d.Publisher)
	add("origin", d.Origin)
	add("by", strings.Join(d.Authors, ", "))
	add("editor", strings.Join(d.Editors, ", "))
	if d.Published != nil {
		add("published", d.Published.String())
	}
	if d.Dateline != nil {
		add("dateline", d.Dateline.Text)
	}
	add("number", d.Ref)
	add("language", d.Language)
	add("", fmt.Sprintf("%d words", d.Words))
	w.line("%s", w.Faint(strings.TrimSpace(strings.Join(parts, " · "))))
	if d.URL != "" {
		w.line("%s", w.Faint(d.URL))
	}
	for _, b := range d.Beliefs {
		w.line("%s", w.Faint(b.Field+" from "+b.From+": "+strings.Join(append([]string{b.Why}, b.Others...), "; ")))
	}
}

// String is the printed time and how its zone is known.
func (s *Stamp) String() string {
	if s.Time == "" {
		return s.Printed
	}
	return s.Time + " (zone " + s.Zone + ")"
}

func (q *Quotation) print(w *writer) {
	w.line("  %s  %s", w.Mark(q.Who()), w.Faint(q.circumstances()))
	w.line("      %s", q.Content.Reported())
}

// Reported is the words reported; where they are broken, its pieces with a
// mark between.
func (c *Content) Reported() string {
	if len(c.Pieces) == 0 {
		return oneLine(c.Text)
	}
	parts := make([]string, len(c.Pieces))
	for i, p := range c.Pieces {
		parts[i] = oneLine(p.Text)
	}
	return strings.Join(parts, " … ")
}

// Who is the speaker by name, else the words for an unnamed source, else that
// nobody is named.
func (q *Quotation) Who() string {
	switch {
	case q.Speaker != nil:
		return q.Speaker.Name
	case q.Source != nil && q.Unnamed:
		return q.Source.Text + " (unnamed)"
	case q.Source != nil:
		return q.Source.Text + " (not resolved)"
	}
	return "(no source given)"
}

func (q *Quotation) circumstances() string {
	parts := []string{string(q.Form)}
	if q.Cue != nil {
		parts = append(parts, "“"+oneLine(q.Cue.Text)+"”")
	}
	if !q.Speech {
		parts = append(parts, "no act of speech")
	}
	if q.Negated {
		parts = append(parts, "negated")
	}
	if q.Addressee != nil {
		parts = append(parts, "to "+q.Addressee.Text)
	}
	if c := q.Channel; c != nil {
		parts = append(parts, c.String())
	}
	if q.Occasion != nil {
		parts = append(parts, oneLine(q.Occasion.Text))
	}
	if day := q.Said.String(); day != "" {
		parts = append(parts, "said "+day)
	}
	return strings.Join(parts, " · ")
}

// String names the channel and says when it is inferred.
func (c *Channel) String() string {
	out := "via " + string(c.Kind)
	if c.Name != "" && !strings.HasPrefix(c.Name, string(c.Kind)) { // "posted" tells no more than "post"
		out += " " + c.Name
	}
	if c.Inferred {
		out += " (inferred)"
	}
	return out
}

var verbs = map[gainsay.RelationKind]string{
	gainsay.Repeats: "REPEATS", gainsay.Contradicts: "CONTRADICTS", gainsay.Denies: "DENIES",
	gainsay.Revises: "REVISES", gainsay.Supersedes: "SUPERSEDES", gainsay.NotComparable: "NOT COMPARABLE",
}

func (r *Relation) print(w *writer) {
	basis := strings.ReplaceAll(string(r.Basis), "_", " ")
	w.line("  %s  %s", w.Mark(verbs[r.Kind]), w.Faint(fmt.Sprintf("%s · score %.2f", basis, r.Score)))
	w.line("      A %s", r.A.String())
	w.line("      B %s", r.B.String())
	w.line("      %s", r.Why)
	if r.At != nil {
		w.line("      %s", w.Faint("asserted in: "+oneLine(r.At.Text)))
	}
}

// String is who, when and the words.
func (s *Side) String() string {
	who := s.Speaker
	if who == "" {
		who = "the report"
	}
	if day := s.Said.String(); day != "" {
		who += ", " + day
	}
	return who + ": " + oneLine(s.Text)
}

func (r *Record) printFigures(w *writer) {
	if w.section("Figures", len(r.Quantities)) {
		for _, q := range r.Quantities {
			of := q.Of
			switch {
			case of == "":
				of = q.Unit
			case q.Unit == "percent":
				of = "percent of " + of
			}
			w.line("  %s  %s", w.Mark(oneLine(q.Text)), w.Faint(strings.TrimSpace(string(q.Bound)+" "+number(q)+" "+of+" "+q.Fate)))
		}
	}
	if w.section("Times", len(r.Timexes)) {
		for _, t := range r.Timexes {
			w.line("  %s  %s", w.Mark(oneLine(t.Text)), w.Faint(strings.TrimSpace(t.Value+" "+t.When.String())))
		}
	}
}

func number(q Quantity) string {
	if q.High != q.Value {
		return fmt.Sprintf("%g to %g", q.Value, q.High)
	}
	return fmt.Sprintf("%g", q.Value)
}

func (r *Record) printNames(w *writer) {
	if w.section("Who and what", len(r.Entities)) {
		for _, e := range r.Entities {
			detail := []string{string(e.Kind)}
			if e.Role != "" {
				detail = append(detail, e.Role)
			}
			if len(e.Also) > 0 {
				detail = append(detail, "also "+strings.Join(e.Also, ", "))
			}
			w.line("  %s  %s", w.Mark(oneLine(e.Name)), w.Faint(oneLine(strings.Join(detail, " · "))))
		}
	}
	r.printPlaces(w)
}

func (r *Record) printPlaces(w *writer) {
	seen := map[string]int{}
	var order []string
	for _, t := range r.Toponyms {
		if t.Place == nil {
			continue
		}
		line := fmt.Sprintf("%s  %s", w.Mark(t.Place.Name), w.Faint(fmt.Sprintf("%s %.2f, %.2f", t.Place.Country, t.Place.Lat, t.Place.Lon)))
		if seen[line]++; seen[line] == 1 {
			order = append(order, line)
		}
	}
	if w.section("Places", len(order)) {
		for _, line := range order {
			w.line("  %s", line)
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
