package web

import (
	"maps"
	"net/http"
	"slices"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// A statementView is what the page of a statement shows.
type statementView struct {
	store.StatementPage
	Before string `json:"before,omitempty"` // the words of its sentences around it
	After  string `json:"after,omitempty"`

	Choices []store.Identity    `json:"-"` // who is named in the report
	Acts    []gainsay.SpeechAct `json:"-"` // what a form offers
	Bounds  []gainsay.Bound     `json:"-"`
}

func (s *site) statement(r *http.Request) (any, error) {
	p, err := s.Store.Statement(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	v := statementView{StatementPage: p}
	v.Before, v.After = around(p.Doc, gainsay.Span{Start: p.Start, End: p.End})
	v.Acts, v.Bounds = slices.Sorted(maps.Keys(speechActs)), slices.Sorted(maps.Keys(figureBounds))
	v.Choices, err = s.Store.IdentitiesIn(r.Context(), p.Document)
	return v, err
}

// around is the text of the sentences of s before and after it.
func around(d *gainsay.Document, s gainsay.Span) (before, after string) {
	first, last := d.SentenceAt(s.Start), d.SentenceAt(max(s.Start, s.End-1))
	if first < 0 || last < first {
		return "", ""
	}
	return d.Words(gainsay.Span{Start: d.Sentences[first].Start, End: s.Start}), d.Words(gainsay.Span{Start: s.End, End: d.Sentences[last].End})
}

// Words is the text of a span of the statement's document.
func (v statementView) Words(s gainsay.Span) string { return v.Doc.Words(s) }

// Resolved says how the speaker was found: the rules that tie the mentions of
// the speaker's entity in this article, each once.
func (v statementView) Resolved() (rules []string) {
	if v.Quotation == nil {
		return nil
	}
	e := v.Doc.Entity(v.Quotation.Speaker)
	if e == nil {
		return nil
	}
	for _, l := range e.Links {
		m := v.Doc.Mentions[l.Mention]
		if v.Quotation.Source.Overlaps(m.Span) && l.Rule != "" {
			rules = append(rules, l.Rule)
		}
	}
	return rules
}

func statementTitle(_ speech, data any) string {
	v := data.(statementView)
	return v.Name + ": " + clip(80, bare(v.Text))
}
