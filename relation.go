package gainsay

// RelationKind is how two claims stand to each other.
type RelationKind string

// The kinds of relation. All but Repeats and NotComparable are differences.
const (
	Repeats       RelationKind = "repeats"
	Contradicts   RelationKind = "contradicts"
	Denies        RelationKind = "denies"         // one speaker rejects what another is reported to have said
	Revises       RelationKind = "revises"        // the same speaker says otherwise
	Supersedes    RelationKind = "supersedes"     // a later count of a thing that grows
	NotComparable RelationKind = "not_comparable" // kept only where a rule would have fired but for scope, time, or part and whole
)

// Difference is what in two claims cannot both hold.
type Difference string

// The differences.
const (
	ByNegation Difference = "negation"
	ByFigure   Difference = "figure"
	ByTime     Difference = "time"
	ByPlace    Difference = "place"
	ByAntonym  Difference = "antonym"
	ByModality Difference = "modality"
	ByRole     Difference = "role"
	ByName     Difference = "name" // how one person's name is spelled
)

// Basis is what a relation rests on.
type Basis string

// The bases.
const (
	FoundByRule       Basis = "found_by_rule"
	AssertedByOutlet  Basis = "asserted_by_outlet" // "The statement contradicts ..."
	AssertedBySpeaker Basis = "asserted_by_speaker"
	AddedByCurator    Basis = "added_by_curator"
)

// A Relation says how two claims of a story stand to each other.
type Relation struct {
	Story  StoryID      `json:"story,omitempty"` // empty across stories: a reversal months later
	A      ClaimID      `json:"a"`               // in the order they were said
	B      ClaimID      `json:"b"`
	Kind   RelationKind `json:"kind"`
	Differ Difference   `json:"differ,omitempty"`
	Basis  Basis        `json:"basis"`
	At     Span         `json:"at,omitzero"`  // the sentence that asserts it, when one does
	In     DocumentID   `json:"in,omitempty"` // the document that At points into
	Why    string       `json:"why"`          // one sentence for the reader, in neutral words
	Score  float64      `json:"score"`        // in [0, 1]: how sure the reading is, never who is right
	Rule   string       `json:"rule,omitempty"`
}

// ID names the relation by its two claims, kind and basis.
func (r Relation) ID() string {
	return ContentID("relation", string(r.A), string(r.B), string(r.Kind), string(r.Basis))
}
