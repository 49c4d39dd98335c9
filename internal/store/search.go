package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// An Op is what a condition asks of a statement.
type Op string

// The conditions. Those of words look at the statement, its whole sentence
// and its speaker's name.
const (
	And        Op = "and"       // all of Of
	Or         Op = "or"        // any of Of
	Not        Op = "not"       // none of Of
	Word       Op = "word"      // Text, in any of its inflections
	Prefix     Op = "prefix"    // a word that starts with Text
	Phrase     Op = "phrase"    // these words in a row
	Exact      Op = "exact"     // these characters, case and accents and marks as typed
	Near       Op = "near"      // the words of Text with at most N others between them
	Sentence   Op = "sentence"  // the words of Text in the statement's own sentence
	Speaker    Op = "speaker"   // an identity's name, or its id
	About      Op = "about"     // an identity's name, or its id, that the statement mentions
	OutletIs   Op = "outlet"    // who published it
	OriginIs   Op = "origin"    // whose report it is
	Channel    Op = "channel"   // kind or name of the channel
	PlaceIs    Op = "place"     // a place that the statement mentions or was made at
	TitleHas   Op = "title"     // the article's title has these words
	StoryIs    Op = "story"     // the id of its story
	TopicIs    Op = "topic"     // what it speaks of turns on this noun
	DatelineIs Op = "dateline"  // the place at the head of its report has these words
	Said       Op = "said"      // within [From, To)
	Published  Op = "published" // within [From, To)
	FigureIs   Op = "figure"    // a figure of Text ("" is any) within [Low, High]
	Is         Op = "is"        // a property: "direct", "contested", ...
	Act        Op = "act"       // the act of speech
	AtLeast    Op = "atleast"   // the words of Text in a row, N times or more
	Pattern    Op = "pattern"   // a match of the regular expression Text
	KindIs     Op = "kind"      // the speaker is a person, an organization, ...
	LanguageIs Op = "lang"      // the article's language
	IDIs       Op = "id"        // the statement of this id
	Seen       Op = "seen"      // recorded within [From, To)
	Saved      Op = "saved"     // what the saved search Text asks for; query.Expand puts it here
)

// A Cond is a condition on statements; package query reads it from what a
// person typed.
type Cond struct {
	Op        Op
	Text      string
	Alike     bool // of a name: one that is spelled like Text will do
	N         int
	From, To  time.Time
	Low, High float64
	Of        []Cond

	loose bool     // of a phrase: its words in any inflection will do
	ids   []string // the identities, places or outlets that a name means
}

// A Question asks for statements.
type Question struct {
	Where Cond
	Best  bool   // the best match first, of the latest RankedMatches, where there are words; else the latest first
	Bare  bool   // without facets
	After string // Answer.Next of the page before
	Limit int
}

// An Answer is the statements that answer a question.
type Answer struct {
	Statements []Statement `json:"statements"`
	Facets     []Facet     `json:"facets,omitempty"`
	More       bool        `json:"more"`           // there are further statements
	Next       string      `json:"next,omitempty"` // where they start: Question.After
}

// A Facet counts the values of one field among the latest 200 answers.
type Facet struct {
	Field  string       `json:"field"` // as the query language calls it
	Values []FacetValue `json:"values"`
}

// A FacetValue is one value of a facet.
type FacetValue struct {
	Value string `json:"value"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Search answers a question.
func (s *Store) Search(ctx context.Context, q Question) (Answer, error) {
	where, err := s.compile(ctx, q.Where)
	if err != nil {
		return Answer{}, fmt.Errorf("searching: %w", err)
	}
	if q.Limit <= 0 {
		q.Limit = 20
	}
	t, err := s.turn(ctx, where, q)
	if err != nil {
		return Answer{}, fmt.Errorf("searching: %w", err)
	}
	a := Answer{More: t.next != "", Next: t.next}
	of, err := s.statementsIn(ctx, t.rows)
	if err != nil {
		return a, fmt.Errorf("searching: %w", err)
	}
	for _, row := range t.rows {
		a.Statements = append(a.Statements, of[row])
	}
	if len(t.sample) > 0 {
		a.Facets, err = s.facets(ctx, t.sample)
	}
	return a, err
}

// A Quoted is a statement that holds words somebody is said to have said.
type Quoted struct {
	Statement Statement `json:"statement"`
	Match     string    `json:"match"` // "exact" or "partial"
}

// Quote looks for words that somebody is said to have said: statements that
// hold all of them, then statements that share a run of them.
func (s *Store) Quote(ctx context.Context, text string) ([]Quoted, error) {
	text = strings.Trim(Fold(text), `"' .,;`)
	if utf8.RuneCountInString(text) < 3 {
		return nil, nil
	}
	a, err := s.Search(ctx, Question{Where: Cond{Op: Phrase, Text: text}, Bare: true, Limit: quotedMost})
	if err != nil {
		return nil, err
	}
	var out []Quoted
	seen := map[string]bool{}
	for _, st := range a.Statements {
		seen[st.ID] = true
		out = append(out, Quoted{st, "exact"})
	}
	slices.SortStableFunc(out, func(a, b Quoted) int { return strings.Compare(b.Statement.Voice, a.Statement.Voice) }) // what people said first
	w := strings.Fields(text)
	var runs []Cond
	for i := 0; i+quotedRun <= len(w) && len(runs) < 24; i += quotedRun / 2 {
		runs = append(runs, Cond{Op: Phrase, Text: strings.Join(w[i:i+quotedRun], " "), loose: true})
	}
	if len(runs) == 0 || len(w) == quotedRun || len(out) > 0 { // whoever asks for words that are there wants those
		return out, nil
	}
	b, err := s.Search(ctx, Question{Where: Cond{Op: Or, Of: runs}, Bare: true, Limit: 4 * quotedMost})
	if err != nil {
		return nil, err
	}
	some := b.Statements
	shared := map[string]int{}
	for _, st := range some {
		shared[st.ID] = longestRun(w, strings.Fields(Fold(st.Text+" "+st.Sentence)))
	}
	slices.SortStableFunc(some, func(a, b Statement) int { return shared[b.ID] - shared[a.ID] })
	for _, st := range some {
		if !seen[st.ID] && len(out) < 2*quotedMost {
			out = append(out, Quoted{st, "partial"})
		}
	}
	return out, nil
}

const (
	quotedMost = 20 // statements that hold all the words, and as many that hold some
	quotedRun  = 4  // words in a row that a statement has to share
)

// longestRun is how many words in a row two texts share at most.
func longestRun(a, b []string) int {
	best := 0
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			up := row[j+1]
			row[j+1] = 0
			if x == y {
				row[j+1] = diagonal + 1
			}
			diagonal, best = up, max(best, row[j+1])
		}
	}
	return best
}
