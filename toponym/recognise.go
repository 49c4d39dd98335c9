package toponym

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
)

// at looks for a name that starts with token t and returns the token to go on
// with.
func (s *scan) at(t int, in *gainsay.Sentence) int {
	m := s.mentionAt(t)
	if m != nil && s.facility(m, t) {
		return s.unlisted(m, t, road)
	}
	if article(s.word(t)) && s.reach(t, in) > t+1 && s.word(t+1) != "Hague" {
		return t + 1
	}
	skip := t + 1
	for last := s.reach(t, in); last > t; last-- {
		if !s.capital(last-1) || last-1 > t && article(s.word(last-1)) {
			continue
		}
		run, word := senses(s.text(t, last))
		if len(run) == 0 {
			continue
		}
		n := name{Span: gainsay.Span{Start: s.doc.Tokens[t].Start, End: s.doc.Tokens[last-1].End}, first: t, last: last, senses: run, word: word}
		if s.directed(&n) {
			return t + 1
		}
		if s.accept(&n, in) {
			s.names = append(s.names, n)
			return s.withHolder(last, in)
		}
		skip = max(skip, last) // no part of a longer name: "London" in "New London"
	}
	if m != nil && m.Kind == gainsay.Person {
		return s.after(m.Span, t)
	}
	if after := s.parts(t); after > 0 {
		return after
	}
	if m != nil && m.Kind == gainsay.Location && m.Start == s.doc.Tokens[t].Start && s.believable(m, t, in) {
		return s.unlisted(m, t, "place name")
	}
	return skip
}

func article(word string) bool { return word == "The" || word == "THE" }

// directed reports whether n is a large place with a direction before its
// name, which a small place happens to bear whole: "North Texas".
func (s *scan) directed(n *name) bool {
	if n.last-n.first < 2 || !direction[s.word(n.first)] || strong(n.senses[0]) {
		return false
	}
	rest := gazetteer.Lookup(s.text(n.first+1, n.last))
	return len(rest) > 0 && (large(rest[0]) || rest[0].Class() == "ADM1" && strong(rest[0]))
}

var direction = set("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "Greater", "Northeast", "Northwest", "Southeast", "Southwest", "Upper", "Lower")

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
		return n.word || m.Span == n.Span && large(n.senses[0])
	case gainsay.Organization, gainsay.Event, gainsay.Work, gainsay.Other:
		return s.acceptInside(n, m, in)
	case gainsay.Person:
		n.found, n.weak, n.person = "person's name", true, true
		return m.Span == n.Span && !n.word && !misread[s.doc.Words(n.Span)]
	}
	return s.acceptAlone(n, in)
}

// acceptInside decides on a string in the name of something else.
func (s *scan) acceptInside(n *name, m *gainsay.Mention, in *gainsay.Sentence) bool {
	if n.Span.Len() > m.Len() || misread[s.doc.Words(n.Span)] {
		return false
	}
	n.inside = m.Span != n.Span
	n.found = "in a name"
	switch {
	case n.word, strong(n.senses[0]):
		return true
	case !n.inside:
		n.weak = !s.inPlacePhrase(n) && !s.holderAfter(n.last, in).Known()
		return true
	case n.last-n.first > 1, institutions[s.word(n.last)] && n.Start == m.Start:
		return true
	}
	n.weak = true
	return n.Start == m.Start
}

// acceptIn decides on a string in the name of a place.
func (s *scan) acceptIn(n *name, m *gainsay.Mention) bool {
	n.found = "place name"
	if n.senses[0].Class() == "BLDG" || misread[s.doc.Words(n.Span)] && !s.inPlacePhrase(n) {
		return false
	}
	switch {
	case n.Span == m.Span, n.Span.Contains(m.Span):
		return true
	case n.Start > m.Start && direction[s.word(n.first-1)] && n.End == m.End && strong(n.senses[0]):
		return true
	case n.Start == m.Start && institutions[s.word(n.last)]:
		n.inside = true
		return true
	case m.Start == n.Start && strings.HasPrefix(s.doc.Text[n.End:m.End], ","):
		return true // "Troy, N.C." as one mention
	case m.Start < n.Start && strings.HasSuffix(strings.TrimRight(s.doc.Text[m.Start:n.Start], " "), ","):
		return true
	}
	return false
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
