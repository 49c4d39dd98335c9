package web

import (
	"net/http"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// A contradictionView is what the page of a relation shows.
type contradictionView struct {
	store.ContradictionPage
	Facets []facet `json:"facets"`
}

// A facet is one respect in which two claims are held against each other.
type facet struct {
	Name    string `json:"name"`
	A       string `json:"a,omitempty"`
	B       string `json:"b,omitempty"`
	Verdict string `json:"verdict"` // "same", "differs", "not stated" or "beside"
}

func (s *site) contradiction(r *http.Request) (any, error) {
	p, err := s.Store.Contradiction(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return contradictionView{p, english().sides(p)}, nil
}

func contradictionTitle(l speech, data any) string {
	v := data.(contradictionView)
	return l.heading(v.Kind) + ": " + l.Say("{1} and {2}", v.One.Name, v.Two.Name) + ": " + clip(60, bare(v.Two.Text))
}

// facets are those of a page, in its language.
func (l speech) facets(v contradictionView) []facet {
	if l.Tag == "en" {
		return v.Facets
	}
	return l.sides(v.ContradictionPage)
}

// facetNames are the respects, in the order in which a page has them.
var facetNames = [...]string{"Subject", "What is said of it", "Object", "Affirmed or denied", "How it holds", "Figure", "Where", "Time spoken of"}

// decisive is the respect that a difference lies in.
var decisive = map[gainsay.Difference]string{
	gainsay.ByNegation: "Affirmed or denied", gainsay.ByFigure: "Figure", gainsay.ByTime: "Time spoken of",
	gainsay.ByPlace: "Where", gainsay.ByAntonym: "What is said of it", gainsay.ByModality: "How it holds", gainsay.ByRole: "Subject",
}

// sides lays two claims side by side. Only the respect that the relation
// names is said to differ; the others are said to be the same where their
// words are.
func (l speech) sides(p store.ContradictionPage) []facet {
	a, b := p.ClaimA, p.ClaimB
	list := []facet{
		{Name: facetNames[0], A: term(a.Subject), B: term(b.Subject)},
		{Name: facetNames[1], A: predicate(a), B: predicate(b)},
		{Name: facetNames[2], A: term(a.Object), B: term(b.Object)},
		{Name: facetNames[3], A: l.Say(polarity(a)), B: l.Say(polarity(b))},
		{Name: facetNames[4], A: l.Say(modality(a)), B: l.Say(modality(b))},
		{Name: facetNames[5], A: l.amount(a), B: l.amount(b)},
		{Name: facetNames[6], A: a.Where.Name, B: b.Where.Name},
		{Name: facetNames[7], A: l.said(a.When.From, a.When.To), B: l.said(b.When.From, b.When.To)},
	}
	named := decisive[p.Differ]
	out := list[:0]
	for _, f := range list {
		if f.A == "" && f.B == "" {
			continue
		}
		f.Verdict = verdict(f, f.Name == named)
		out = append(out, f)
	}
	return out
}

func verdict(f facet, named bool) string {
	switch {
	case named:
		return "differs"
	case f.A == "" || f.B == "":
		return "not stated"
	case strings.EqualFold(f.A, f.B):
		return "same"
	}
	return "beside"
}

func term(t gainsay.Term) string {
	if t.Name != "" && !strings.EqualFold(t.Name, t.Text) {
		return strings.TrimSpace(t.Text + " (" + t.Name + ")")
	}
	return t.Text
}

func predicate(c gainsay.Claim) string {
	if c.Frame != "" && c.Frame != c.Predicate {
		return c.Predicate + " (" + strings.ReplaceAll(c.Frame, "_", " ") + ")"
	}
	return c.Predicate
}

func polarity(c gainsay.Claim) string {
	switch {
	case c.Text == "":
		return ""
	case c.Denied:
		return "denied"
	}
	return "affirmed"
}

func modality(c gainsay.Claim) string { return string(c.Modality) }

func (l speech) amount(c gainsay.Claim) string {
	if c.Amount.Bound == "" {
		return ""
	}
	words := l.figure(c.Amount.Value, c.Amount.High, c.Amount.Bound)
	if c.Amount.Of.Text != "" {
		return words + " " + c.Amount.Of.Text
	}
	return strings.TrimSpace(words + " " + c.Amount.Unit)
}
