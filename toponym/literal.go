package toponym

import (
	"github.com/gainsay-news/gainsay"
)

// literal reports whether n says where something is. An adjective, a people
// and a part of a longer name say who; so does a name that acts ("Moscow
// said"), is acted with or against ("talks with Moscow"), owns ("Moscow's
// answer") or stands before the noun it belongs to ("the Moscow police").
func (s *scan) literal(n *name) bool {
	if n.word || n.inside {
		return false
	}
	if s.inPlacePhrase(n) || n.holder.Known() || n.found == road || s.doc.Dateline.Contains(n.Span) {
		return true
	}
	next, before := s.word(n.last), s.before(n)
	switch {
	case next == "'s", next == "’s", actors[next], governs[next], actOn[before]:
		return false
	}
	switch s.relation(n.last - 1) {
	case "nsubj", "compound", "nmod:poss", "amod":
		return false
	case "conj":
		if r := s.relation(s.headOf(n.last - 1)); r == "nsubj" || r == "compound" || r == "nmod:poss" {
			return false
		}
	}
	return true
}

// before is the word before n and its article.
func (s *scan) before(n *name) string {
	w := s.word(n.first - 1)
	if w == "the" || w == "The" {
		w = s.word(n.first - 2)
	}
	return w
}

// relation is how token t hangs from its head; "" without a parse.
func (s *scan) relation(t int) string {
	if t < 0 || t >= len(s.doc.Arcs) {
		return ""
	}
	return s.doc.Arcs[t].Relation
}

// headOf is the token that token t hangs from; -1 for none.
func (s *scan) headOf(t int) int {
	if t < 0 || t >= len(s.doc.Arcs) {
		return -1
	}
	return s.doc.Arcs[t].Head - 1
}

// actors are verbs whose subject acts.
var actors = set("said", "says", "has", "had", "is", "was", "will", "would", "wants", "denied", "denies", "announced", "accused", "warned", "agreed",
	"insists", "insisted", "claims", "claimed", "urged", "urges", "rejected", "called", "calls", "did", "does", "could", "should", "may", "might",
	"beat", "won", "lost", "have", "can", "must")

// governs are nouns of those who act for a place.
var governs = set("government", "police", "officials", "authorities", "army", "troops", "forces", "president", "President", "mayor", "Mayor", "coach",
	"minister", "officer", "spokesman", "spokeswoman", "residents", "administration", "lawmakers", "military", "team", "fans", "side", "ambassador",
	"embassy", "court", "state", "city", "council", "firm", "company", "summit", "coach", "striker", "captain", "attorney", "native", "man", "woman")

// actOn are words before one who is acted on or with.
var actOn = set("against", "with", "between", "by", "accused", "urged", "told", "asked", "warned", "blamed", "versus", "vs", "vs.", "v", "beat", "beating",
	"facing", "sanction", "sanctions", "against", "than", "like", "unlike", "for")

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
