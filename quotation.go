package gainsay

// QuotationForm is how a quotation gives the words.
type QuotationForm string

// The forms of quotation.
const (
	Direct   QuotationForm = "direct"
	Indirect QuotationForm = "indirect"
	Mixed    QuotationForm = "mixed" // indirect with words in quotation marks inside
)

// SpeechAct is what the speaker does with the words.
type SpeechAct string

// The acts. Those from Thought on are attitudes, no acts of speech.
const (
	Said      SpeechAct = "said"
	Wrote     SpeechAct = "wrote"
	Asked     SpeechAct = "asked"
	Denied    SpeechAct = "denied"
	Confirmed SpeechAct = "confirmed"
	Refused   SpeechAct = "refused"   // "declined to say whether"
	Promised  SpeechAct = "promised"  // "vowed", "pledged"
	Demanded  SpeechAct = "demanded"  // "called for", "urged", "ordered"
	Accused   SpeechAct = "accused"   // "blamed", "accused"
	Warned    SpeechAct = "warned"    // "threatened"
	Announced SpeechAct = "announced" // "unveiled", "reported"
	Agreed    SpeechAct = "agreed"    // "backed", "supports"
	Thought   SpeechAct = "thought"   // "believes", "fears", "hopes"
	Wanted    SpeechAct = "wanted"
	Planned   SpeechAct = "planned"   // "plans to", "is expected to"
	Perceived SpeechAct = "perceived" // "saw", "learned"
	Shown     SpeechAct = "shown"     // "polls show", "the bill would"
)

// Speech reports whether a is an act of speech or writing.
func (a SpeechAct) Speech() bool {
	switch a {
	case Thought, Wanted, Planned, Perceived, Shown, "":
		return false
	}
	return true
}

// ChannelKind is the sort of channel a statement went through.
type ChannelKind string

// The kinds of channel.
const (
	ChannelPost       ChannelKind = "post"       // on a social network
	ChannelStatement  ChannelKind = "statement"  // a written or press statement
	ChannelInterview  ChannelKind = "interview"  // with an outlet
	ChannelOutlet     ChannelKind = "outlet"     // told to an outlet or its reporters
	ChannelConference ChannelKind = "conference" // a news conference or briefing
	ChannelSpeech     ChannelKind = "speech"     // an address, a rally, a debate
	ChannelMessage    ChannelKind = "message"    // a letter, e-mail, call
	ChannelDocument   ChannelKind = "document"   // a report, filing, testimony, book
	ChannelBroadcast  ChannelKind = "broadcast"  // on television or radio
	ChannelAnnounced  ChannelKind = "announcement"
)

// A Channel is the way words took from a speaker to the outlet.
type Channel struct {
	Kind     ChannelKind `json:"kind,omitempty"`
	Name     string      `json:"name,omitempty"` // "Twitter", "Xinhua"
	Span     Span        `json:"span,omitzero"`
	Inferred bool        `json:"inferred,omitempty"` // from another sentence than the quotation's own
}

// IsZero reports whether no channel is known.
func (c Channel) IsZero() bool { return c == Channel{} }

// A Quotation is something the article says that somebody said.
// Its own span is the content: the words reported.
type Quotation struct {
	ID QuotationID `json:"id"`
	Span
	Pieces    []Span        `json:"pieces,omitempty"` // the content where it is broken: `"We will," he said, "go."`
	Form      QuotationForm `json:"form"`
	Act       SpeechAct     `json:"act,omitempty"`
	Negated   bool          `json:"negated,omitempty"`  // "did not say"
	Cue       Span          `json:"cue,omitzero"`       // "said", "has repeatedly called for"
	Source    Span          `json:"source,omitzero"`    // "the Pentagon chief"; zero when the text names none
	Speaker   EntityID      `json:"speaker,omitempty"`  // who that is; "" when unresolved
	Unnamed   bool          `json:"unnamed,omitempty"`  // "a source from the media office ...": no name exists
	Affiliate Span          `json:"affiliate,omitzero"` // of an unnamed source: "the media office of the Iraqi Defense Ministry"
	Addressee Span          `json:"addressee,omitzero"` // "told reporters"
	Occasion  Span          `json:"occasion,omitzero"`  // "after his meeting with Abdul Mahdi"
	Channel   Channel       `json:"channel,omitzero"`
	Said      Interval      `json:"said,omitzero"`       // when it was said, which is not when it was printed
	SaidRule  string        `json:"said_rule,omitempty"` // what decided Said
	Where     Place         `json:"where,omitzero"`
	Within    int           `json:"within,omitempty"` // 1 + index of the Quotation that this one is reported in; 0 at the top
	Found     string        `json:"found,omitempty"`  // what decided the content
	Score     float64       `json:"score,omitempty"`  // in [0, 1]: how sure the finder is
	Rule      string        `json:"rule,omitempty"`   // what decided the speaker
}

// Parts is the pieces of the content, one when it is not broken.
func (q *Quotation) Parts() []Span {
	if len(q.Pieces) > 0 {
		return q.Pieces
	}
	return []Span{q.Span}
}
