package toponym

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
)

// at looks for a name that starts with token t and returns the token after it.
func (s *scan) at(t int, in *gainsay.Sentence) int {
	m := s.mentionAt(t)
	if m != nil && m.Kind == gainsay.Person {
		return s.after(m.Span, t)
	}
	for last := s.reach(t, in); last > t; last-- {
		if !s.capital(last - 1) {
			continue
		}
		run, word := senses(s.text(t, last))
		if len(run) == 0 {
			continue
		}
		n := name{Span: gainsay.Span{Start: s.doc.Tokens[t].Start, End: s.doc.Tokens[last-1].End}, first: t, last: last, senses: run, word: word}
		if s.accept(&n, in) {
			s.names = append(s.names, n)
			return s.withHolder(last, in)
		}
	}
	if m != nil && m.Kind == gainsay.Location && m.Start == s.doc.Tokens[t].Start {
		return s.unlisted(m, t)
	}
	return s.parts(t)
}

func (s *scan) mentionAt(t int) *gainsay.Mention {
	if i := s.mention[t]; i > 0 {
		return &s.doc.Mentions[i-1]
	}
	return nil
}

// after is the first token from t on that starts after span.
func (s *scan) after(span gainsay.Span, t int) int {
	for t < len(s.doc.Tokens) && s.doc.Tokens[t].Start < span.End {
		t++
	}
	return t
}

// accept decides whether a string that the gazetteer knows is a place's name
// here, and says what decided.
func (s *scan) accept(n *name, in *gainsay.Sentence) bool {
	m := s.mentionAt(n.first)
	if m == nil {
		m = s.mentionAt(n.last - 1)
	}
	if m == nil {
		return s.acceptAlone(n, in)
	}
	switch m.Kind {
	case gainsay.Location:
		return s.acceptIn(n, m)
	case gainsay.Nationality:
		n.found = "nationality"
		return n.word || m.Span == n.Span && strong(n.senses[0])
	case gainsay.Organization, gainsay.Event, gainsay.Work, gainsay.Other:
		n.inside = m.Span != n.Span
		n.found = "in a name"
		return n.Span.Len() <= m.Len() && (n.word || strong(n.senses[0])) && !misread[s.doc.Words(n.Span)]
	case gainsay.Person:
		return false
	}
	return s.acceptAlone(n, in)
}

// acceptIn decides on a string in the name of a place.
func (s *scan) acceptIn(n *name, m *gainsay.Mention) bool {
	n.found = "place name"
	switch {
	case n.Span == m.Span, n.Span.Contains(m.Span):
		return true
	case m.Start == n.Start && strings.HasPrefix(s.doc.Text[n.End:m.End], ","):
		return true // "Troy, N.C." as one mention
	case m.Start < n.Start && strings.HasSuffix(strings.TrimRight(s.doc.Text[m.Start:n.Start], " "), ","):
		return true
	}
	return false
}

// unlisted takes the name of a place that the gazetteer does not have; a
// place's name within it says where it lies.
func (s *scan) unlisted(m *gainsay.Mention, t int) int {
	last := s.after(m.Span, t)
	n := name{Span: m.Span, first: t, last: last, found: "place name"}
	for first := t; first < last && n.senses == nil; first++ {
		for end := last; end > first; end-- {
			if run, _ := senses(s.text(first, end)); len(run) > 0 && strong(run[0]) {
				n.senses, n.whole = run, true
				break
			}
		}
	}
	s.names = append(s.names, n)
	return last
}

// strong reports whether a name of e mostly means e: a country or a region, a
// division or a town of many people.
func strong(e gazetteer.Entry) bool {
	switch {
	case large(e):
		return true
	case e.Class() == "ADM1":
		return e.Population() >= 400_000
	}
	return e.Population() >= strongFrom
}

// strongFrom is the number of people from which a town's name is believed
// without more evidence.
const strongFrom = 150_000

// acceptAlone decides on a string that no mention covers.
func (s *scan) acceptAlone(n *name, in *gainsay.Sentence) bool {
	text := s.doc.Words(n.Span)
	if misread[text] {
		return false
	}
	single := n.last-n.first == 1
	if single && n.first == in.First && !n.word && !large(n.senses[0]) && s.lowered(n.first) {
		return false
	}
	if single && len(text) < 3 && !shouted(text) {
		return false
	}
	n.found = "gazetteer"
	n.weak = !n.word && !(strong(n.senses[0]) && (!s.shout || large(n.senses[0])))
	if n.weak && (s.inPlacePhrase(n) || s.holderAfter(n.last, in).Known()) {
		n.weak, n.found = false, "gazetteer, after a word of place"
	}
	if s.besideName(n, in) && !n.word && !large(n.senses[0]) {
		return false
	}
	return true
}

// besideName reports whether a capitalised word that is no part of n stands
// right before or after it: "Paris Hilton", "Jack London".
func (s *scan) besideName(n *name, in *gainsay.Sentence) bool {
	if s.shout {
		return false
	}
	before := n.first > in.First+1 && s.capital(n.first-1) && !titles[s.word(n.first-1)]
	after := n.last < in.Last && s.capital(n.last)
	return before || after
}

// titles are words with a capital that may stand before a place's name.
var titles = map[string]bool{"In": true, "The": true, "From": true, "At": true, "Near": true, "North": true, "South": true, "East": true, "West": true,
	"Northern": true, "Southern": true, "Eastern": true, "Western": true, "Central": true, "Greater": true, "Downtown": true}

// inPlacePhrase reports whether a word of place stands before n.
func (s *scan) inPlacePhrase(n *name) bool {
	w := s.word(n.first - 1)
	if w == "the" {
		w = s.word(n.first - 2)
	}
	return locative[w]
}

var locative = map[string]bool{"in": true, "at": true, "from": true, "near": true, "outside": true, "around": true, "across": true, "throughout": true,
	"towards": true, "toward": true, "into": true, "In": true, "At": true, "Near": true, "From": true, "northern": true, "southern": true,
	"eastern": true, "western": true, "central": true, "downtown": true, "inside": true, "north": true, "south": true, "east": true, "west": true}

// parts takes a country or a people from the parts of a word with a hyphen
// or a slash: "Russian-backed".
func (s *scan) parts(t int) int {
	w := s.word(t)
	start := s.doc.Tokens[t].Start
	if m := s.mentionAt(t); !strings.ContainsAny(w, "-/–") || m != nil && m.Kind == gainsay.Person {
		return t + 1
	}
	for from := 0; from < len(w); {
		to := from + partEnd(w[from:])
		if run, word := senses(w[from:to]); upper(w[from:to]) && to-from > 1 && len(run) > 0 && (word || strong(run[0])) && !misread[w[from:to]] {
			s.names = append(s.names, name{Span: gainsay.Span{Start: start + from, End: start + to}, first: t, last: t + 1, senses: run, word: true, found: "part of a word"})
		}
		from = to
		for from < len(w) && strings.HasPrefix(w[from:], "–") {
			from += len("–")
		}
		for from < len(w) && (w[from] == '-' || w[from] == '/') {
			from++
		}
	}
	return t + 1
}

func partEnd(w string) int {
	if i := strings.IndexAny(w, "-/–"); i >= 0 {
		return i
	}
	return len(w)
}

// confirm keeps a weak name when the document has the same name in a place
// where it is sure.
func (s *scan) confirm() {
	for i := range s.names {
		n := &s.names[i]
		if !n.weak {
			continue
		}
		for j := range s.names {
			o := &s.names[j]
			if !o.weak && !o.whole && same(n.senses, o.senses) {
				n.weak, n.found = false, "gazetteer, as elsewhere in the report"
				break
			}
		}
	}
}

// same reports whether two names are one in the gazetteer.
func same(a, b []gazetteer.Entry) bool {
	return len(a) > 0 && len(b) > 0 && &a[0] == &b[0]
}
