package store

import (
	"encoding/json"

	"github.com/gainsay-news/gainsay"
)

// A Result is what came of one page: its document and how that stands to the
// record. Commit saves all of it or nothing.
type Result struct {
	Document *gainsay.Document
	Pipeline string // version of the stages that made it
	// Page is the address that the versions of one article share; empty is
	// the document's URL, or its ID where it has none.
	Page string

	CopyOf gainsay.DocumentID // the report that this one is a copy of; "" for a report of its own
	Copy   Profile            // by which later copies find this document

	Story      *StoryChange // the story it joined or opened; nil for none
	Identities []IdentityChange
	Ties       []Tie
	ClaimKeys  [][]string         // ClaimKeys[i] are the index keys of Document.Claims[i]
	Relations  []gainsay.Relation // to the claims of other documents; those within the document are in it

	Packed []byte // of Document, as PackDocument gave it; nil has Commit pack it
}

// packed is the document in the bytes that are kept.
func (r *Result) packed() []byte {
	if r.Packed != nil {
		return r.Packed
	}
	return PackDocument(r.Document)
}

// A Profile is what a comparing room keeps of a thing, which the store does
// not open, and the keys under which it is found again.
type Profile struct {
	Bytes []byte
	Keys  []string
}

// A StoryChange is a story as it is once the document has joined it. Its
// Documents need not be filled. Keys are added to those it has.
type StoryChange struct {
	gainsay.Story
	Profile
	In gainsay.StoryID // the story that people decided on, "" for this one; Commit asks again
}

// An IdentityChange is a person, body or place across documents as it is once
// the document's entities are tied to it.
type IdentityChange struct {
	ID   string
	Kind gainsay.Kind
	Name string
	Role string
	Profile
}

// A Tie says that an entity of the document is an identity.
type Tie struct {
	Entity   gainsay.EntityID
	Identity string
	ByHand   string // the identity that people decided on, else Identity; Commit asks again
	Rule     string
	Score    float64
}

func (r *Result) page() string {
	switch {
	case r.Page != "":
		return r.Page
	case r.Document.URL != "":
		return r.Document.URL
	}
	return string(r.Document.ID)
}

// story is the id of the story that the document is in, or "".
func (c *commit) story() string {
	switch {
	case c.Story == nil:
		return ""
	case c.placed != "":
		return c.placed
	}
	return string(c.Story.ID)
}

// byRules is the story that rules chose, where people chose another.
func (c *commit) byRules() string {
	if c.Story == nil || c.story() == string(c.Story.ID) {
		return ""
	}
	return string(c.Story.ID)
}

// origin is whose report the document is, as far as it is known.
func origin(doc *gainsay.Document) string {
	if doc.Origin != "" {
		return doc.Origin
	}
	return doc.Publisher
}

// jsonText is v as JSON text; the nouns that are stored so cannot fail.
func jsonText(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return "null"
	}
	return string(b)
}
