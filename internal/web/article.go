package web

import (
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// An articleView is what the page of an article shows.
type articleView struct {
	store.ArticlePage
	Statements []store.Statement     `json:"-"`
	Contested  []store.Contradiction `json:"-"`
	Before     int                   `json:"-"` // the version that Changes is against
	Changes    []change              `json:"-"`
}

func (s *site) article(r *http.Request) (any, error) {
	p, err := s.Store.Article(r.Context(), gainsay.DocumentID(r.PathValue("id")))
	if err != nil {
		return nil, err
	}
	v := articleView{ArticlePage: p}
	for _, c := range p.Relations {
		if store.Conflict(c.Kind) && c.Status != "dismissed" {
			v.Contested = append(v.Contested, c)
		}
	}
	return v, s.fillChanges(r, &v)
}

// paragraphs are the body with its findings marked.
func (l speech) paragraphs(v articleView) []template.HTML {
	return l.markUp(v.Doc, l.marks(v.ArticlePage, v.Contested))
}

// fillChanges compares an article with the version before it.
func (s *site) fillChanges(r *http.Request, v *articleView) error {
	for _, d := range v.Versions {
		if d.Version != v.Version-1 {
			continue
		}
		before, err := s.Store.Document(r.Context(), d.ID)
		if err != nil {
			return err
		}
		v.Before, v.Changes = d.Version, changes(before, v.Doc)
	}
	return nil
}

func articleTitle(_ speech, data any) string { return data.(articleView).Title }

// Source is what an article's quotation is shown with beside the text.
func (v articleView) Source(q gainsay.Quotation) string {
	if e := v.Doc.Entity(q.Speaker); e != nil {
		return e.Name
	}
	return v.Doc.Words(q.Source)
}

// A mark is a stretch of text that is shown as a finding.
type mark struct {
	gainsay.Span
	class string
	id    string // of the element, so that a link can lead to it
	href  string
	title string // the evidence, in words
	after string // the address of the contradiction that it takes part in
}

// marks lists the findings of a document as marks, in text order and the
// widest first where several start together.
func (l speech) marks(p store.ArticlePage, contested []store.Contradiction) []mark {
	d := p.Doc
	conflict := map[string]string{}
	for _, c := range contested {
		conflict[c.One.ID], conflict[c.Two.ID] = "/x/"+c.ID, "/x/"+c.ID
	}
	out := l.quotationMarks(d, conflict)
	for _, c := range d.Claims {
		if c.Quotation == 0 {
			out = append(out, mark{Span: c.Span, class: "own", id: "s-" + string(c.ID), after: conflict[string(c.ID)]})
		}
	}
	out = append(out, mentionMarks(p)...)
	for _, q := range d.Quantities {
		out = append(out, mark{Span: q.Span, class: "fig", title: l.Say("figure: {1}", strings.TrimSpace(l.figure(q.Value, q.High, q.Bound)+" "+q.Unit))})
	}
	for _, t := range d.Timexes {
		out = append(out, mark{Span: t.Span, class: "time", title: l.Say("time: {1}", cmp.Or(l.said(t.When.From, t.When.To), t.Value, l.Say("not placed on the calendar")))})
	}
	for _, t := range d.Toponyms {
		if t.Place.ID != 0 {
			out = append(out, mark{Span: t.Span, class: "place", title: l.Say("place: {1}", t.Place.Name+" "+t.Place.Country)})
		}
	}
	out = slices.DeleteFunc(out, func(m mark) bool { return strings.TrimSpace(d.Words(m.Span)) == "" }) // its words are hidden or not kept
	slices.SortStableFunc(out, func(a, b mark) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	return out
}

func (l speech) quotationMarks(d *gainsay.Document, conflict map[string]string) (out []mark) {
	for _, q := range d.Quotations {
		who := d.Words(q.Source)
		if e := d.Entity(q.Speaker); e != nil {
			who = e.Name
		}
		title := strings.Join(slices.DeleteFunc([]string{l.form(q.Form), who, l.said(q.Said.From, q.Said.To), l.channel(q.Channel.Kind, q.Channel.Name)},
			func(s string) bool { return s == "" }), " · ")
		for i, part := range q.Parts() {
			m := mark{Span: part, class: "q " + string(q.Form), title: title}
			if i == 0 {
				m.id, m.href, m.after = "s-"+string(q.ID), "/s/"+string(q.ID), conflict[string(q.ID)]
			}
			out = append(out, m)
		}
		if !q.Cue.IsZero() {
			out = append(out, mark{Span: q.Cue, class: "cue", title: l.Say("cue: {1}", l.act(q.Act))})
		}
	}
	return out
}

// mentionMarks marks names, and pronouns and descriptions that were resolved.
func mentionMarks(p store.ArticlePage) (out []mark) {
	of := map[int]*gainsay.Entity{}
	for i := range p.Doc.Entities {
		for _, l := range p.Doc.Entities[i].Links {
			of[l.Mention] = &p.Doc.Entities[i]
		}
	}
	role := roleMentions(p.Doc)
	for i, m := range p.Doc.Mentions {
		e := of[i]
		if e == nil {
			continue
		}
		k := mark{Span: m.Span, class: "name " + string(m.Form), title: strings.TrimSpace(e.Name + " " + e.Role)}
		if id := p.Identities[e.ID]; id != "" {
			k.href = "/p/" + id
		}
		if first, ok := role[e.ID]; ok && i == first {
			k.id = "r-" + string(e.ID)
		}
		if m.Form != gainsay.Name && strings.EqualFold(e.Name, p.Doc.Words(m.Span)) {
			continue // a description that is not known to be anybody
		}
		out = append(out, k)
	}
	return out
}

// roleMentions is, for each entity with a role, the mention of it in the body
// whose sentence has the words of the role; else its first.
func roleMentions(d *gainsay.Document) map[gainsay.EntityID]int {
	out := map[gainsay.EntityID]int{}
	for _, e := range d.Entities {
		if e.Role == "" {
			continue
		}
		for _, l := range e.Links {
			at := d.Mentions[l.Mention].Start
			i := d.SentenceAt(at)
			if _, ok := out[e.ID]; at < d.Body || ok && i < 0 {
				continue
			} else if !ok {
				out[e.ID] = l.Mention
			}
			if i >= 0 && strings.Contains(strings.ToLower(d.Words(d.Sentences[i].Span)), strings.ToLower(e.Role)) {
				out[e.ID] = l.Mention
				break
			}
		}
	}
	return out
}

// markUp renders each paragraph of the body with its marks. A mark that
// crosses the end of a paragraph or of a wider mark goes on behind it.
func (l speech) markUp(d *gainsay.Document, list []mark) []template.HTML {
	var out []template.HTML
	next := 0
	var open []mark // begun in an earlier paragraph
	for _, p := range paragraphs(d) {
		here := open
		open = nil
		for ; next < len(list) && list[next].Start < p.End; next++ {
			here = append(here, list[next])
		}
		var b strings.Builder
		w := writer{text: d.Text, b: &b, contested: l.Say("contested: see the other statement"), here: l.Say("this statement")}
		open = w.stretch(p, here, false)
		if strings.TrimSpace(d.Words(p)) == "" {
			continue // its words are hidden or not kept
		}
		out = append(out, template.HTML(b.String()))
	}
	return out
}

// paragraphs is those of the body; a text without any is one.
func paragraphs(d *gainsay.Document) []gainsay.Span {
	var out []gainsay.Span
	for _, p := range d.Paragraphs {
		if p.Start >= d.Body {
			out = append(out, p)
		}
	}
	if out == nil && d.Body < len(d.Text) {
		out = []gainsay.Span{{Start: d.Body, End: len(d.Text)}}
	}
	return out
}

// A writer writes marked text.
type writer struct {
	text            string
	b               *strings.Builder
	here, contested string // what its links are called
}

// stretch writes the text of span with the marks in list, which start in
// order, and gives back what of them lies behind it.
func (w writer) stretch(span gainsay.Span, list []mark, linked bool) (rest []mark) {
	pos := span.Start
	for i := 0; i < len(list); i++ {
		m := list[i]
		m.Start = max(m.Start, pos)
		if m.Start >= span.End {
			rest = append(rest, m)
			continue
		}
		if m.End <= m.Start {
			continue
		}
		if m.End > span.End {
			rest = append(rest, mark{Span: gainsay.Span{Start: span.End, End: m.End}, class: m.class, title: m.title})
			m.End = span.End
		}
		inner := i + 1
		for inner < len(list) && list[inner].Start < m.End {
			inner++
		}
		w.plain(pos, m.Start)
		left := w.element(m, list[i+1:inner], linked)
		pos = m.End
		if list = list[inner:]; len(left) > 0 {
			list = append(left, list...)
		}
		i = -1
	}
	w.plain(pos, span.End)
	return rest
}

func (w writer) plain(from, to int) {
	if from < to {
		w.b.WriteString(template.HTMLEscapeString(w.text[from:to]))
	}
}

// element writes one mark with what lies in it. A statement carries its link
// behind it, a name is a link itself; no link holds another.
func (w writer) element(m mark, inner []mark, linked bool) (rest []mark) {
	statement := strings.HasPrefix(m.class, "q ") || m.class == "own"
	tag := "span"
	if m.href != "" && !statement && !linked {
		tag, linked = "a", true
	}
	fmt.Fprintf(w.b, `<%s class="%s"`, tag, template.HTMLEscapeString(m.class))
	for _, a := range [][2]string{{"id", m.id}, {"title", m.title}} {
		if a[1] != "" {
			fmt.Fprintf(w.b, ` %s="%s"`, a[0], template.HTMLEscapeString(a[1]))
		}
	}
	if tag == "a" {
		fmt.Fprintf(w.b, ` href="%s"`, template.HTMLEscapeString(m.href))
	}
	w.b.WriteByte('>')
	rest = w.stretch(m.Span, inner, linked)
	fmt.Fprintf(w.b, "</%s>", tag)
	if linked {
		return rest
	}
	if statement && m.href != "" {
		fmt.Fprintf(w.b, `<a class="perma" href="%s" aria-label="%s">§</a>`, template.HTMLEscapeString(m.href), template.HTMLEscapeString(w.here))
	}
	if m.after != "" {
		fmt.Fprintf(w.b, `<a class="neq" href="%s" aria-label="%s">≠</a>`, template.HTMLEscapeString(m.after), template.HTMLEscapeString(w.contested))
	}
	return rest
}
