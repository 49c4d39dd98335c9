package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// SpanOf is where the statement stands in its document.
func (v statementView) SpanOf() gainsay.Span { return gainsay.Span{Start: v.Start, End: v.End} }

// CiteText is the statement as a line to cite.
func (v statementView) CiteText() string { return citeText(v.Statement) + " Gainsay /s/" + v.ID + "." }

// BibTeX is the article that the statement stands in as an entry.
func (v statementView) BibTeX() string { return bibTeX(v.Statement) }

// CiteText is both statements as lines to cite.
func (v contradictionView) CiteText() string {
	return "A: " + citeText(v.One) + "\nB: " + citeText(v.Two) + "\nGainsay /x/" + v.ID + "."
}

// citeText names the speaker, the words, the article, its outlet and day.
func citeText(s store.Statement) string {
	var b strings.Builder
	if s.Name != "" {
		b.WriteString(s.Name + ": ")
	}
	b.WriteString(quoted(s))
	fmt.Fprintf(&b, " In “%s”, %s", s.Title, s.Publisher)
	if d := day(s.Published); d != "" {
		b.WriteString(", " + d)
	}
	b.WriteString(".")
	if host(s.Page) != "" {
		b.WriteString(" " + s.Page)
	}
	return b.String()
}

var texEscape = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "_", `\_`, "$", `\$`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "\n", " ")

// bibTeX is an entry whose work is the article; the statement is its note.
func bibTeX(s store.Statement) string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{gainsay-%s,\n  author = {{%s}},\n  title = {%s},\n", s.ID, texEscape.Replace(s.Publisher), texEscape.Replace(s.Title))
	if !s.Published.IsZero() {
		fmt.Fprintf(&b, "  year = {%d},\n  date = {%s},\n", s.Published.Year(), s.Published.Format("2006-01-02"))
	}
	if host(s.Page) != "" {
		fmt.Fprintf(&b, "  url = {%s},\n", strings.NewReplacer("{", "%7B", "}", "%7D", "\n", "").Replace(s.Page))
	}
	fmt.Fprintf(&b, "  note = {%s: %s Gainsay /s/%s}\n}\n", texEscape.Replace(s.Name), texEscape.Replace(quoted(s)), s.ID)
	return b.String()
}

// ris is the article as an entry of the RIS format; the statement is its note.
func ris(s store.Statement) string {
	var b strings.Builder
	line := func(tag, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s  - %s\r\n", tag, strings.Join(strings.Fields(value), " "))
		}
	}
	line("TY", "NEWS")
	line("TI", s.Title)
	line("T2", s.Publisher)
	if !s.Published.IsZero() {
		line("DA", s.Published.Format("2006/01/02"))
	}
	if host(s.Page) != "" {
		line("UR", s.Page)
	}
	line("N1", s.Name+": "+quoted(s)+" Gainsay /s/"+s.ID)
	b.WriteString("ER  - \r\n\r\n")
	return b.String()
}

// A citing writes a relation as what can be cited: the two articles, and the
// page that holds their statements against each other.
type citing struct {
	base string
	store.ContradictionPage
}

func (c citing) title() string { return c.One.Name + " and " + c.Two.Name + ": " + c.Why }

func (c citing) address() string { return c.base + "/x/" + c.ID }

// citations are the forms in which a relation can be cited.
var citations = map[string]func(citing) string{
	"bib": func(c citing) string {
		return fmt.Sprintf("%s\n%s\n@misc{gainsay-x-%s,\n  author = {{Gainsay}},\n  title = {%s},\n  url = {%s},\n  note = {A: gainsay-%s. B: gainsay-%s. It shows that the statements differ, not which is right.}\n}\n",
			bibTeX(c.One), bibTeX(c.Two), c.ID, texEscape.Replace(c.title()), c.address(), c.One.ID, c.Two.ID)
	},
	"ris": func(c citing) string {
		title := strings.Join(strings.Fields(c.title()), " ")
		return ris(c.One) + ris(c.Two) + "TY  - ELEC\r\nTI  - " + title + "\r\nT2  - Gainsay\r\nUR  - " + c.address() + "\r\nN1  - A: /s/" + c.One.ID + ", B: /s/" + c.Two.ID + "\r\nER  - \r\n\r\n"
	},
	"txt": func(c citing) string {
		return c.Why + "\nA: " + citeText(c.One) + "\nB: " + citeText(c.Two) + "\nGainsay " + c.address() + ".\n"
	},
}

// citeRelation answers /x/{id}/cite/{form}.
func (s *site) citeRelation(w http.ResponseWriter, r *http.Request) {
	form := r.PathValue("form")
	write, ok := citations[form]
	if !ok {
		s.problem(w, r, store.ErrNotFound)
		return
	}
	p, err := s.Store.Contradiction(r.Context(), r.PathValue("id"))
	if err != nil {
		s.problem(w, r, err)
		return
	}
	body := []byte(write(citing{s.base(r), p}))
	w.Header().Set("Content-Disposition", `attachment; filename="contradiction.`+form+`"`)
	s.send(w, r, &made{status: http.StatusOK, media: exporters[form].media, body: body, tag: tagOf(body)})
}

// BibTeX is the relation and its two articles as entries.
func (v contradictionView) BibTeX() string { return citations["bib"](citing{"", v.ContradictionPage}) }
