package feed

import (
	"strings"
	"time"
)

// A Status says what an agency asks to be done with an item of its wire
// (IPTC's publication status); "" where the format has none.
type Status string

// The publication states of an item.
const (
	Usable   Status = "usable"
	Withheld Status = "withheld" // not to be used until further notice
	Canceled Status = "canceled" // killed: never to be used again
)

// wireText is the text of an item whose format is an agency's.
type wireText struct {
	html       string // paragraphs
	paragraphs []string
}

// content is the text as HTML.
func (w *wireText) content() string {
	if w.html != "" {
		return w.html
	}
	var b strings.Builder
	for _, p := range w.paragraphs {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			b.WriteString("<p>" + escape(p) + "</p>\n")
		}
	}
	return b.String()
}

// plainText keeps a text without markup, a paragraph a line where lines are
// not set apart by empty ones.
func (w *wireText) plainText(s string) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if strings.Contains(s, "\n\n") {
		w.paragraphs = strings.Split(s, "\n\n")
		return
	}
	w.paragraphs = strings.Split(s, "\n")
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;").Replace

// statusOf reads a publication status: "usable", "stat:canceled",
// "http://cv.iptc.org/newscodes/pubstatusg2/withheld". What is not known is
// withheld: an agency that asks for something else than use is not guessed at.
func statusOf(s string) Status {
	switch lastPart(strings.ToLower(strings.TrimSpace(s))) {
	case "", "usable":
		return Usable
	case "canceled", "cancelled", "killed":
		return Canceled
	}
	return Withheld
}

// lastPart is a code without its scheme.
func lastPart(code string) string { return code[strings.LastIndexAny(code, ":/")+1:] }

// corrects reports whether an agency's note or headline opens as those of a
// correction do: "CORRECTION:", "Corrects spelling of ...", "(Corrected)".
func corrects(note string) bool {
	note = strings.ToLower(strings.TrimLeft(note, " ([*-"))
	return strings.HasPrefix(note, "correct") && !strings.HasPrefix(note, "correctional") || strings.HasPrefix(note, "eds: correct")
}

// embargo takes the time before which an item is not to be used. Without one
// that can be read the embargo has no end (NewsML-G2 says so of an empty one).
func (it *Item) embargo(printed string) {
	it.Embargo = moment(printed)
	if it.Embargo.IsZero() && it.Status == Usable {
		it.Status = Withheld
		it.Note = first(it.Note, "an embargo without an end: "+printed)
	}
}

// moment is a time in the form that both formats prescribe.
func moment(printed string) time.Time {
	t, _ := when(nil, printed)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04:05-0700", "20060102T150405-0700", "20060102T150405Z", "20060102T1504-0700", "20060102T1504Z", "20060102"} {
		if parsed, err := time.Parse(layout, strings.TrimSpace(printed)); err == nil {
			return parsed
		}
	}
	return t
}
