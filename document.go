package gainsay

import (
	"strings"
	"time"
	"unicode"
)

// A Page is what a server, a file or an archive answered, before any reading.
type Page struct {
	URL       string    // as asked for, after redirects; a file's path when it has none
	Retrieved time.Time // zero when unknown
	Type      string    // media type with its charset, as the server said: "text/html; charset=utf-8"
	Body      []byte    // decompressed
	Hint      Hint
}

// A Hint is what the caller knows of a page that the page need not say.
type Hint struct {
	Publisher string
	Published time.Time // zero when unknown
	Zone      string    // IANA name or "+08:00": the zone of times printed without one
	Home      string    // the source's home place: "Baghdad", "Wake County, North Carolina"
	Language  string    // BCP 47
	Source    string    `json:",omitempty"` // the source it came through, by the record's name for it
	Rules     *Rules    `json:",omitempty"` // how pages of the source are read where reading them as any fails
	Notice    *Notice   `json:",omitempty"` // what an agency says of an item of its wire
}

// Rules are CSS selectors that say where pages of one source have what. An
// empty one says nothing.
type Rules struct {
	Title  string `json:"title,omitempty"`
	Body   string `json:"body,omitempty"` // the elements whose paragraphs are the body
	Drop   string `json:"drop,omitempty"` // the elements that are none of the page's text
	Author string `json:"author,omitempty"`
	Date   string `json:"date,omitempty"`
}

// IsZero reports whether r says nothing.
func (r *Rules) IsZero() bool { return r == nil || *r == Rules{} }

// NoticeKind is what an agency asks to be done with an item.
type NoticeKind string

// What an agency can ask for.
const (
	NoticeUsable     NoticeKind = ""
	NoticeUpdate     NoticeKind = "update"
	NoticeCorrection NoticeKind = "correction"
	NoticeEmbargo    NoticeKind = "embargo"  // not to be used before Until
	NoticeWithheld   NoticeKind = "withheld" // not to be used until further notice
	NoticeKilled     NoticeKind = "killed"   // never to be used again
)

// A Notice is what an agency says of an item of its wire besides its text.
type Notice struct {
	Item    string     `json:"item"` // the address that all versions of the item share
	Kind    NoticeKind `json:"kind,omitempty"`
	Version string     `json:"version,omitempty"`
	Note    string     `json:"note,omitempty"` // to editors: what is corrected, why it is killed
	Until   time.Time  `json:"until,omitzero"`
	Earlier []Earlier  `json:"earlier,omitempty"` // other items that a notice which bars is about
}

// An Earlier is an item that is known by the bounds of its address, as where a
// wire counts its messages anew each day: it is the last one whose address is
// From or behind it and before To, in the order of bytes.
type Earlier struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Bars reports whether n takes back what came before it.
func (n *Notice) Bars() bool {
	return n != nil && (n.Kind == NoticeWithheld || n.Kind == NoticeKilled)
}

// A Document is one article and the layers found in it, in the order they
// are filled. A layer refers to the layers above it, never to those below.
type Document struct {
	ID        DocumentID `json:"id"`
	URL       string     `json:"url,omitempty"`       // canonical
	Publisher string     `json:"publisher,omitempty"` // whose page it is
	Origin    string     `json:"origin,omitempty"`    // whose report it is: "Xinhua", "Reuters"; a copy has the origin's
	Ref       string     `json:"ref,omitempty"`       // the publisher's own number for the page, when it shows one
	Title     string     `json:"title,omitempty"`
	Authors   []string   `json:"authors,omitempty"`
	Editors   []string   `json:"editors,omitempty"`
	Dateline  Dateline   `json:"dateline,omitzero"`
	Published Stamp      `json:"published,omitzero"`
	Modified  Stamp      `json:"modified,omitzero"`
	Language  string     `json:"language,omitempty"` // BCP 47; only English is read beyond extraction
	Home      string     `json:"home,omitempty"`     // the source's home place, as the caller's Hint gives it
	Media     []Media    `json:"media,omitempty"`
	Beliefs   []Belief   `json:"beliefs,omitempty"` // which part of the page each part of the head is from
	Text      string     `json:"text"`              // title, then paragraphs; never changed once extracted
	Body      int        `json:"body"`              // where the body starts in Text

	Paragraphs []Span `json:"paragraphs,omitempty"`

	Tokens     []Token     `json:"tokens,omitempty"`
	Sentences  []Sentence  `json:"sentences,omitempty"`
	Tags       []Tag       `json:"tags,omitempty"` // Tags[i] is what Tokens[i] is
	Arcs       []Arc       `json:"arcs,omitempty"` // Arcs[i] is what Tokens[i] depends on
	Mentions   []Mention   `json:"mentions,omitempty"`
	Timexes    []Timex     `json:"timexes,omitempty"`
	Quantities []Quantity  `json:"quantities,omitempty"`
	Quotations []Quotation `json:"quotations,omitempty"`
	Entities   []Entity    `json:"entities,omitempty"`
	Toponyms   []Toponym   `json:"toponyms,omitempty"`
	Claims     []Claim     `json:"claims,omitempty"`
	Relations  []Relation  `json:"relations,omitempty"` // between claims of this document
}

// A Dateline is the head of a wire report: "BAGHDAD, Oct. 23 (Xinhua) --".
// Its spans are zero where the text does not have the part.
type Dateline struct {
	Span
	Place  Span     `json:"place,omitzero"`  // "BAGHDAD"
	Day    Span     `json:"day,omitzero"`    // "Oct. 23"
	Agency Span     `json:"agency,omitzero"` // "Xinhua"
	When   Interval `json:"when,omitzero"`   // the day, with the year of publication
}

// ZoneSource says how the zone of a Stamp is known.
type ZoneSource string

// The ways a zone can be known.
const (
	ZoneUnknown ZoneSource = ""        // the time is kept as if it were UTC
	ZoneStated  ZoneSource = "stated"  // the page says it
	ZoneSet     ZoneSource = "set"     // the source's setting says it
	ZoneGuessed ZoneSource = "guessed" // from the source's country or the dateline
)

// A Stamp is a printed time: the instant, its printed form, how its zone is
// known, and which part of the page was believed.
type Stamp struct {
	Time    time.Time  `json:"time,omitzero"`
	Printed string     `json:"printed,omitempty"`
	Zone    ZoneSource `json:"zone,omitempty"`
	DayOnly bool       `json:"day_only,omitempty"` // no time of day was given
	From    string     `json:"from,omitempty"`     // "json-ld", "meta", "text", "hint", ...
}

// A Belief says which part of a page was believed for one part of the head,
// and why.
type Belief struct {
	Field  string   `json:"field"` // "title", "authors", "published"
	From   string   `json:"from"`  // "json-ld", "meta og:title", "h1", "title", "element", "rule", ...
	Why    string   `json:"why"`
	Others []string `json:"others,omitempty"` // what other parts say, where they differ
}

// Media is a picture or a video that the page carries.
type Media struct {
	Kind    string `json:"kind"` // "image", "video" or "audio"
	Address string `json:"address,omitempty"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"credit,omitempty"`
}

// TokenKind is the shape of a token.
type TokenKind uint8

// The kinds of token.
const (
	Word    TokenKind = iota // letters, perhaps with digits, hyphens and apostrophes inside
	Number                   // "1,000", "3.5", "24th" is a Word
	Mark                     // punctuation and quotation marks
	Symbol                   // "$", "%", "+"
	Address                  // a web or mail address, an @handle, a #tag
)

// KindOf is the kind of a token that is given as a word, by its characters.
func KindOf(w string) TokenKind {
	digits, letters := false, false
	for _, r := range w {
		digits = digits || unicode.IsDigit(r)
		letters = letters || unicode.IsLetter(r)
	}
	switch {
	case strings.Contains(w, "://") || strings.HasPrefix(w, "www.") || strings.HasPrefix(w, "@") && letters:
		return Address
	case letters:
		return Word
	case digits:
		return Number
	case strings.ContainsAny(w, "$%+=<>€£#&*"):
		return Symbol
	}
	return Mark
}

// A Token is a word or a mark, clitics apart: "Esper" "'s", "do" "n't".
type Token struct {
	Span
	Kind TokenKind `json:"kind"`
}

// A Sentence is a run of tokens within one paragraph.
type Sentence struct {
	Span
	First     int `json:"first"` // Tokens[First:Last]
	Last      int `json:"last"`
	Paragraph int `json:"paragraph"` // Paragraphs[Paragraph]
}

// A Tag is the grammar of a token.
type Tag struct {
	Part  string `json:"part"`           // universal part of speech: "NOUN", "VERB", "PROPN", ...
	Fine  string `json:"fine,omitempty"` // Penn Treebank tag: "VBD", "NNP", ...
	Lemma string `json:"lemma"`
}

// An Arc is what a token depends on, in Universal Dependencies.
type Arc struct {
	Head     int    `json:"head"`     // 1 + index into Tokens; 0 for the root of its sentence
	Relation string `json:"relation"` // "nsubj", "ccomp", "obl", ...; "" when there is no parse
}

// Words is the text of s; "" for a span that is zero or out of range.
func (d *Document) Words(s Span) string {
	if s.Start < 0 || s.End > len(d.Text) || s.Start >= s.End {
		return ""
	}
	return d.Text[s.Start:s.End]
}

// SentenceAt is the index of the sentence that holds the byte at offset, or
// of the last one before it; -1 when there is none.
func (d *Document) SentenceAt(offset int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].Start <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}

// TokensIn is the range [first, last) of the tokens that lie within s.
func (d *Document) TokensIn(s Span) (first, last int) {
	first = d.tokenFrom(s.Start)
	last = first
	for last < len(d.Tokens) && d.Tokens[last].End <= s.End {
		last++
	}
	return first, last
}

// tokenFrom is the index of the first token that starts at or after offset.
func (d *Document) tokenFrom(offset int) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Tokens[mid].Start < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Entity is the entity with this id, or nil.
func (d *Document) Entity(id EntityID) *Entity {
	if id == "" {
		return nil
	}
	for i := range d.Entities {
		if d.Entities[i].ID == id {
			return &d.Entities[i]
		}
	}
	return nil
}

// EntityOf is the entity that a link ties Mentions[mention] to, or nil.
func (d *Document) EntityOf(mention int) *Entity {
	for i := range d.Entities {
		for _, l := range d.Entities[i].Links {
			if l.Mention == mention {
				return &d.Entities[i]
			}
		}
	}
	return nil
}

// Anchor is the day that expressions of time count from: the dateline's, else
// that of publication in the zone it was printed in; zero when neither is known.
func (d *Document) Anchor() time.Time {
	if !d.Dateline.When.From.IsZero() {
		return d.Dateline.When.From
	}
	t := d.Published.Time
	if t.IsZero() {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
