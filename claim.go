package gainsay

// Modality is in which way a claim holds.
type Modality string

// The modalities.
const (
	Asserted    Modality = "asserted"    // is, was
	Intended    Modality = "planned"     // will, is to, plans to
	Possible    Modality = "possible"    // may, could, reportedly
	Required    Modality = "required"    // must, should, has to
	Permitted   Modality = "permitted"   // is allowed to, has permission to
	Conditional Modality = "conditional" // would, if
	Asking      Modality = "question"
)

// A Claim is one statement that can be true or false, with what is needed to
// compare it across documents: it reads whole without the document it is from.
type Claim struct {
	ID       ClaimID    `json:"id"`
	Document DocumentID `json:"document"`
	Span
	Text      string      `json:"text"`
	Quotation int         `json:"quotation,omitempty"` // 1 + index of the Quotation it stands in; 0: the article says it in its own voice
	Sentence  Span        `json:"sentence"`            // the sentence it stands in, whole
	Speaker   Term        `json:"speaker,omitzero"`    // whose claim it is; zero when unknown or the article's own
	Via       []Term      `json:"via,omitempty"`       // who reports that speaker, outermost first
	Said      Interval    `json:"said,omitzero"`       // when it was said; for the article's own voice, its publication
	Subject   Term        `json:"subject,omitzero"`
	Predicate string      `json:"predicate,omitempty"` // lemma: "reposition"
	Frame     string      `json:"frame,omitempty"`     // the event it evokes, where "reposition" and "remain" meet
	Object    Term        `json:"object,omitzero"`
	Terms     []Term      `json:"terms,omitempty"`  // the other things it speaks of
	Words     []ClaimWord `json:"words,omitempty"`  // its content words, aligned with another claim's when both are compared
	Denied    bool        `json:"denied,omitempty"` // its polarity is negative
	Modality  Modality    `json:"modality,omitempty"`
	When      Interval    `json:"when,omitzero"`
	Where     Place       `json:"where,omitzero"`
	Amount    Quantity    `json:"amount,omitzero"`
	Amounts   []Quantity  `json:"amounts,omitempty"` // all figures in it, when there are several
	Rule      string      `json:"rule,omitempty"`
}

// A Term is a thing that a claim speaks of.
type Term struct {
	Span
	Text   string   `json:"text,omitempty"`
	Head   string   `json:"head,omitempty"`   // lemma of its head word
	Entity EntityID `json:"entity,omitempty"` // "" when it is no known entity
	Name   string   `json:"name,omitempty"`   // the entity's name, so that the term reads alone
}

// A ClaimRole is the part that a word plays in its claim.
type ClaimRole string

// The parts. The empty one is that of any other argument.
const (
	RoleSubject   ClaimRole = "s"
	RolePredicate ClaimRole = "p"
	RoleObject    ClaimRole = "o"
	RoleModifier  ClaimRole = "m" // inside a clause that describes a subject or an object
	RoleTime      ClaimRole = "t" // part of an expression of time
	RoleFigure    ClaimRole = "f" // part of a figure
)

// A ClaimWord is a content word of a claim.
type ClaimWord struct {
	Lemma  string    `json:"l"`
	Part   string    `json:"p"`           // universal part of speech
	Role   ClaimRole `json:"r,omitempty"` // in the claim
	Of     string    `json:"o,omitempty"` // lemma of the word that it depends on
	Denied bool      `json:"n,omitempty"` // it stands under a negation of its own
}

// IsZero reports whether t names nothing.
func (t Term) IsZero() bool { return t == Term{} }

// Label is the entity's name where it is known, else the words.
func (t Term) Label() string {
	if t.Name != "" {
		return t.Name
	}
	return t.Text
}
