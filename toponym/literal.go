package toponym

import (
	"github.com/gainsay-news/gainsay"
)

// literal reports whether n says where something is. An adjective, a people
// and a part of a longer name say who; so does a name that acts ("Moscow
// said") or stands before the noun it belongs to ("the Beijing government").
func (s *scan) literal(n *name) bool {
	if n.word || n.inside {
		return false
	}
	if s.inPlacePhrase(n) || n.holder.Known() || s.doc.Dateline.Contains(n.Span) && !s.doc.Dateline.IsZero() {
		return true
	}
	next := s.word(n.last)
	switch {
	case next == "'s" || next == "’s", actors[next], governs[next]:
		return false
	case actOn[s.word(n.first-1)]:
		return false
	}
	return true
}

// actors are verbs whose subject acts.
var actors = set("said", "says", "has", "had", "is", "was", "will", "would", "wants", "denied", "denies", "announced", "accused", "warned", "agreed",
	"insists", "insisted", "claims", "claimed", "urged", "urges", "rejected", "called", "calls", "did", "does", "could", "should", "may", "might")

// governs are nouns of those who act for a place.
var governs = set("government", "police", "officials", "authorities", "army", "troops", "forces", "president", "President", "mayor", "Mayor", "coach",
	"minister", "officer", "spokesman", "spokeswoman", "residents", "administration", "lawmakers", "military")

// actOn are words before one who is acted on.
var actOn = set("against", "with", "between", "by", "accused", "urged", "told", "asked", "warned", "blamed")

// part is the word before n that cuts a part out of the place: "northern".
func (s *scan) part(n *name) string {
	if n.word || n.first == 0 || s.doc.Tokens[n.first].Kind != gainsay.Word {
		return ""
	}
	if w := s.word(n.first - 1); sides[w] {
		return w
	}
	return ""
}

var sides = set("northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern",
	"north-eastern", "north-western", "south-eastern", "south-western", "upper", "lower", "downtown", "inner", "outer", "coastal", "rural")
