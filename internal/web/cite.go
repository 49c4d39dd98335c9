package web

import (
	"fmt"
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
