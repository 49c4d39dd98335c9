package gainsay

// Form is how a mention refers.
type Form string

// The forms of mention.
const (
	Name    Form = "name"    // "Mark Esper"
	Nominal Form = "nominal" // "the Pentagon chief"
	Pronoun Form = "pronoun" // "he"
)

// Kind is the sort of thing that a mention or an entity is.
type Kind string

// The kinds of thing.
const (
	KindUnknown  Kind = ""
	Person       Kind = "person"
	Organization Kind = "organization"
	Location     Kind = "place"       // a place as such or as an actor: "Moscow said"
	Nationality  Kind = "nationality" // "Iraqi", "Kurdish", "Republican", "Muslim"
	Event        Kind = "event"       // "World War II", "the Olympics"
	Work         Kind = "work"        // "The Art of War"
	Other        Kind = "other"       // laws, products, languages, prizes
)

// A Mention is a place in the text that refers to something. For a name the
// span is the name without article, title and possessive; for a nominal it is
// the noun phrase without clauses after it.
type Mention struct {
	Span
	Form  Form   `json:"form"`
	Kind  Kind   `json:"kind,omitempty"`
	Head  int    `json:"head"`           // Tokens[Head] is its head word
	Title Span   `json:"title,omitzero"` // "U.S. Defense Secretary" before or after a name
	Rule  string `json:"rule,omitempty"` // what found it
}

// SideBySide is the rule of a nominal that is two names with "and" between:
// two who speak together or are "they".
const SideBySide = "side by side"

// An Entity is what one or more mentions refer to. Its ID is of its document;
// package identity says which entities of two documents are one.
type Entity struct {
	ID    EntityID `json:"id"`
	Kind  Kind     `json:"kind,omitempty"`
	Name  string   `json:"name"`           // fullest name in this document: "Mark Esper"
	Role  string   `json:"role,omitempty"` // "U.S. Defense Secretary"
	Also  []string `json:"also,omitempty"` // other names and descriptions in text order, each once
	Links []Link   `json:"links"`          // the mentions, in text order, each with the sieve that tied it
}

// A Link ties a mention to an entity.
type Link struct {
	Mention int     `json:"mention"` // Mentions[Mention]
	Rule    string  `json:"rule"`
	Score   float64 `json:"score,omitempty"`
}
