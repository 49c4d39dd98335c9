package toponym

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
)

// confirm keeps a weak name when the document has the same name in a place
// where it is sure, and a person's name only if nobody bears it with another.
func (s *scan) confirm() {
	sure := map[*gazetteer.Entry]bool{}
	for i := range s.names {
		if n := &s.names[i]; !n.weak && !n.whole && len(n.senses) > 0 {
			sure[&n.senses[0]] = true
		}
	}
	bearers := s.bearers()
	for i := range s.names {
		n := &s.names[i]
		if !n.weak || !sure[&n.senses[0]] || n.person && bearers[s.doc.Words(n.Span)] {
			continue
		}
		n.weak, n.found = false, "gazetteer, as elsewhere in the report"
	}
}

// bearers are the words of persons' names of more than one word.
func (s *scan) bearers() map[string]bool {
	out := map[string]bool{}
	for i := range s.doc.Mentions {
		m := &s.doc.Mentions[i]
		if m.Form != gainsay.Name || m.Kind != gainsay.Person {
			continue
		}
		for w := range strings.FieldsSeq(s.doc.Words(m.Span)) {
			if len(w) < m.Len() {
				out[w] = true
			}
		}
	}
	return out
}
