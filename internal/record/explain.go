package record

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A reason is which rule or model decided a finding, and on which words.
type reason struct {
	at            int
	kind, finding string
	rule          string
	words         []string
}

// Explain prints, in text order, for each finding which rule or model decided
// it and on which words.
func (r *Record) Explain(out io.Writer, style Style) error {
	w := &writer{w: out, Style: style}
	r.printHead(w)
	reasons := slices.Concat(r.quotationReasons(), r.nameReasons(), r.figureReasons(), r.claimReasons())
	slices.SortStableFunc(reasons, func(a, b reason) int { return cmp.Compare(a.at, b.at) })
	for _, x := range reasons {
		rule := x.rule
		if rule == "" {
			rule = "(no rule given)"
		}
		w.line("%6d  %-10s %s", x.at, x.kind, w.Mark(x.finding))
		w.line("        %s %s", rule, w.Faint(strings.Join(x.words, " · ")))
	}
	for i := range r.Relations {
		x := &r.Relations[i]
		w.line("%6s  %-10s %s", "", "relation", w.Mark(string(x.Kind)))
		w.line("        %s %s", x.Rule, w.Faint(fmt.Sprintf("basis %s · differ %s · score %.2f", x.Basis, x.Differ, x.Score)))
		w.line("        A %s", x.A.String())
		w.line("        B %s", x.B.String())
		w.line("        %s", x.Why)
	}
	return w.err
}

func (r *Record) quotationReasons() []reason {
	var out []reason
	for i := range r.Quotations {
		q := &r.Quotations[i]
		words := []string{fmt.Sprintf("score %.2f", q.Score)}
		if q.Cue != nil {
			words = append(words, "cue “"+oneLine(q.Cue.Text)+"”")
		}
		if q.Source != nil {
			words = append(words, "source “"+oneLine(q.Source.Text)+"”")
		}
		words = append(words, "speaker "+q.Who()+" by "+orNone(q.Rule))
		if q.Said != nil {
			words = append(words, "said "+q.Said.String()+" by "+orNone(q.SaidRule))
		}
		out = append(out, reason{q.Content.Start, "quotation", oneLine(q.Content.Text), q.Found, words})
	}
	return out
}

func orNone(rule string) string {
	if rule == "" {
		return "no rule"
	}
	return rule
}

func (r *Record) nameReasons() []reason {
	var out []reason
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			out = append(out, reason{m.Start, "mention", oneLine(m.Text), m.Rule, []string{"is " + e.Name, string(m.Form)}})
		}
	}
	for _, t := range r.Toponyms {
		words := []string{"not resolved"}
		if t.Place != nil {
			words = []string{fmt.Sprintf("%s, %s (%d)", t.Place.Name, t.Place.Country, t.Place.ID)}
		}
		out = append(out, reason{t.Start, "place", oneLine(t.Text), t.Rule, words})
	}
	return out
}

func (r *Record) figureReasons() []reason {
	var out []reason
	for _, t := range r.Timexes {
		out = append(out, reason{t.Start, "time", oneLine(t.Text), t.Rule, []string{string(t.Kind), t.Value, t.When.String()}})
	}
	for _, q := range r.Quantities {
		out = append(out, reason{q.Start, "figure", oneLine(q.Text), q.Rule, []string{string(q.Bound), number(q), q.Unit, "of " + q.Of}})
	}
	return out
}

func (r *Record) claimReasons() []reason {
	var out []reason
	for _, c := range r.Claims {
		words := []string{c.Subject + " / " + c.Predicate + " / " + c.Object, "frame " + c.Frame, string(c.Modality)}
		if c.Denied {
			words = append(words, "negative")
		}
		out = append(out, reason{c.Start, "claim", oneLine(c.Text), c.Rule, words})
	}
	return out
}
