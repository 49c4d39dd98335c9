package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"modernc.org/sqlite"
)

// An Op is what a condition asks of a statement.
type Op string

// The conditions. Those of words look at the statement, its whole sentence
// and its speaker's name.
const (
	And       Op = "and"       // all of Of
	Or        Op = "or"        // any of Of
	Not       Op = "not"       // none of Of
	Word      Op = "word"      // Text, in any of its inflections
	Prefix    Op = "prefix"    // a word that starts with Text
	Phrase    Op = "phrase"    // these words in a row
	Exact     Op = "exact"     // these characters, case and accents and marks as typed
	Near      Op = "near"      // the words of Text with at most N others between them
	Sentence  Op = "sentence"  // the words of Text in the statement's own sentence
	Speaker   Op = "speaker"   // an identity's name, or its id
	About     Op = "about"     // an identity's name, or its id, that the statement mentions
	OutletIs  Op = "outlet"    // who published it
	OriginIs  Op = "origin"    // whose report it is
	Channel   Op = "channel"   // kind or name of the channel
	PlaceIs   Op = "place"     // a place that the statement mentions or was made at
	TitleHas  Op = "title"     // the article's title has these words
	StoryIs   Op = "story"     // the id of its story
	Said      Op = "said"      // within [From, To)
	Published Op = "published" // within [From, To)
	FigureIs  Op = "figure"    // a figure of Text ("" is any) within [Low, High]
	Is        Op = "is"        // a property: "direct", "contested", ...
	Act       Op = "act"       // the act of speech
)

// A Cond is a condition on statements; package query reads it from what a
// person typed.
type Cond struct {
	Op        Op
	Text      string
	N         int
	From, To  time.Time
	Low, High float64
	Of        []Cond
}

// A Question asks for statements.
type Question struct {
	Where  Cond
	Best   bool // the best match first, of the latest RankedMatches, where there are words; else the latest first
	Bare   bool // without facets
	Limit  int
	Offset int
}

// An Answer is the statements that answer a question.
type Answer struct {
	Statements []Statement `json:"statements"`
	Facets     []Facet     `json:"facets,omitempty"`
	More       bool        `json:"more"` // there are further statements
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

func init() {
	sqlite.MustRegisterDeterministicScalarFunction("fold", 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		text, _ := args[0].(string)
		return Fold(text), nil
	})
}

var folding = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "’", "'", "‘", "'", "–", "-", "—", "-", "\u00a0", " ", "…", "...")

// Fold is text as phrases are compared: lower case, with plain quotation
// marks, dashes and single spaces.
func Fold(text string) string {
	return strings.Join(strings.Fields(strings.ToLower(folding.Replace(text))), " ")
}

// Search answers a question.
func (s *Store) Search(ctx context.Context, q Question) (Answer, error) {
	where := compile(q.Where)
	if q.Limit <= 0 {
		q.Limit = 20
	}
	rows, err := collect(ctx, s.read, scanInt, where.query(q.Best)+" LIMIT ? OFFSET ?", append(where.args, q.Limit+1, q.Offset)...)
	if err != nil {
		return Answer{}, fmt.Errorf("searching: %w", err)
	}
	a := Answer{More: len(rows) > q.Limit}
	rows = rows[:min(len(rows), q.Limit)]
	of, err := s.statementsIn(ctx, rows)
	if err != nil {
		return a, fmt.Errorf("searching: %w", err)
	}
	for _, row := range rows {
		a.Statements = append(a.Statements, of[row])
	}
	if len(rows) > 0 && !q.Bare {
		a.Facets, err = s.facets(ctx, where)
	}
	return a, err
}

// facetSample is how many answers are counted for the facets.
const facetSample = 200

func (s *Store) facets(ctx context.Context, where clause) ([]Facet, error) {
	type value struct {
		field string
		FacetValue
	}
	sample := "WITH m AS MATERIALIZED (SELECT speaker, name, publisher, channel, voice, form, act, contested FROM statements WHERE row IN (" + where.query(false) + fmt.Sprintf(" LIMIT %d)) ", facetSample)
	var parts []string
	for _, f := range [][3]string{
		{"speaker", "m.speaker", "coalesce((SELECT name FROM identities WHERE id = m.speaker), m.name)"},
		{"outlet", "publisher", "publisher"}, {"channel", "channel", "channel"}, {"is", "iif(voice = 'own', 'own', form)", "iif(voice = 'own', 'own', form)"},
		{"act", "act", "act"}, {"is", "iif(contested, 'contested', '')", "'contested'"},
	} {
		parts = append(parts, fmt.Sprintf("SELECT '%s' AS f, %s AS v, %s AS n, count(*) AS c FROM m WHERE v <> '' GROUP BY v", f[0], f[1], f[2]))
	}
	list, err := collect(ctx, s.read, func(r *sql.Rows) (v value, err error) {
		err = r.Scan(&v.field, &v.Value, &v.Name, &v.Count)
		return v, err
	}, sample+strings.Join(parts, " UNION ALL ")+" ORDER BY f, c DESC, n", where.args...)
	var out []Facet
	for _, v := range list {
		if n := len(out); n == 0 || out[n-1].Field != v.field {
			out = append(out, Facet{Field: v.field})
		}
		f := &out[len(out)-1]
		if len(f.Values) < 8 {
			f.Values = append(f.Values, v.FacetValue)
		}
	}
	return out, err
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
	a, err := s.Search(ctx, Question{Where: Cond{Op: Phrase, Text: text}, Best: true, Bare: true, Limit: 20})
	if err != nil {
		return nil, err
	}
	var out []Quoted
	seen := map[string]bool{}
	for _, st := range a.Statements {
		seen[st.ID] = true
		out = append(out, Quoted{st, "exact"})
	}
	w := strings.Fields(text)
	const run = 4
	var runs []Cond
	for i := 0; i+run <= len(w) && len(runs) < 60; i++ {
		runs = append(runs, Cond{Op: Phrase, Text: strings.Join(w[i:i+run], " ")})
	}
	if len(runs) < 2 {
		return out, nil
	}
	b, err := s.Search(ctx, Question{Where: Cond{Op: Or, Of: runs}, Best: true, Bare: true, Limit: 20})
	for _, st := range b.Statements {
		if !seen[st.ID] {
			out = append(out, Quoted{st, "partial"})
		}
	}
	return out, err
}
