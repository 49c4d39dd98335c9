package store

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A clause is a condition as SQL over "statements s".
type clause struct {
	match string // of the words that all answers hold, in the terms of FTS5; "" for none
	sql   string // the rest, "" for none
	args  []any  // match first
	every bool   // of copies and replaced versions too
}

// RankedMatches is how many answers, the latest, are put in order of how well
// they fit; to weigh one takes ten microseconds, and a word may have a
// hundred thousand.
const RankedMatches = 1000

// query selects the rows of the statements that meet the clause, the latest
// first where there are no words, else in the order of the record. Answers
// are current statements that are not copies, unless the question speaks of
// copies.
func (c clause) query() string {
	if c.match == "" {
		return "SELECT s.row FROM statements s" + c.where() + " ORDER BY coalesce(s.said, s.published) DESC, s.row DESC"
	}
	return "SELECT s.row FROM " + matchTables + c.where() + " ORDER BY w.rowid DESC"
}

// where is the clause's conditions.
func (c clause) where() string {
	var conds []string
	if c.match != "" {
		conds = append(conds, "statement_words MATCH ?")
	}
	if c.sql != "" {
		conds = append(conds, c.sql)
	}
	if !c.every {
		conds = append(conds, "s.copied = 0 AND s.current = 1")
	}
	return " WHERE " + strings.Join(conds, " AND ")
}

// plain is a copy of the arguments, to which others can be added.
func (c clause) plain() []any { return slices.Clone(c.args) }

const matchTables = "statement_words w CROSS JOIN statements s ON s.row = w.rowid"

// identitiesCalled selects the identities that a condition names.
func identitiesCalled(c Cond) (string, []any) {
	if !c.Alike {
		return named(c.Text)
	}
	// A name one letter off shares most runs of three letters; they find it.
	w := []rune(Fold(c.Text))
	var runs []string
	for i := 0; i+3 <= len(w); i++ {
		runs = append(runs, ftsString(string(w[i:i+3])))
	}
	if len(runs) == 0 {
		return named(c.Text)
	}
	return "SELECT id FROM identities WHERE row IN (SELECT rowid FROM identity_names WHERE identity_names MATCH ?) AND alike(?, name)",
		[]any{strings.Join(runs, " OR "), c.Text}
}

// named selects the identities that have this id, or a name with this text.
func named(text string) (string, []any) {
	if utf8.RuneCountInString(text) < 3 {
		return `SELECT id FROM identities WHERE id = ? OR name LIKE ? ESCAPE '\'`, []any{text, "%" + escapeLike(text) + "%"}
	}
	return "SELECT id FROM identities WHERE id = ? UNION SELECT id FROM identities WHERE row IN (SELECT rowid FROM identity_names WHERE identity_names MATCH ?)",
		[]any{text, ftsString(text)}
}

func escapeLike(text string) string {
	return strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(text)
}

// Properties are the values that "is" takes, with what each means.
var Properties = []struct{ Name, Means, sql, token string }{
	{"direct", "in direct speech", "s.form = 'direct'", "fdirect"},
	{"indirect", "in indirect speech", "s.form = 'indirect'", "findirect"},
	{"mixed", "partly quoted", "s.form = 'mixed'", "fmixed"},
	{"quoted", "said by somebody the article names or describes", "s.voice = 'quoted'", "vquoted"},
	{"own", "in the article's own voice", "s.voice = 'own'", "vown"},
	{"contested", "in a contradiction, denial or reversal", "s.contested = 1", "ncontested"},
	{"denial", "a denial", "s.act = 'denied'", "adenied"},
	{"anonymous", "by a source without a name", "s.unnamed = 1", "nunnamed"},
	{"unresolved", "by a speaker who could not be resolved", "(s.voice = 'quoted' AND s.speaker = '' AND s.unnamed = 0)", "nunresolved"},
	{"figure", "with a figure", "s.figures > 0", "nfigure"},
	{"corrected", "corrected by hand in its reading", "s.corrected = 1", "ncorrected"},
	{"wire", "in a report that its outlet took from another", "s.origin <> s.publisher", "nwire"},
	{"copy", "in a copy of another report", "s.copied = 1", "ncopy"},
	{"edited", "in a version that has been replaced since", "(s.current = 0 AND s.copied IN (0, 1))", ""},
}

func propertyToken(name string) string {
	for _, p := range Properties {
		if p.Name == name {
			return p.token
		}
	}
	return ""
}

func property(name string) string {
	for _, p := range Properties {
		if p.Name == name {
			return p.sql
		}
	}
	return "0"
}

// hasWord reports whether FTS5 finds a token in text.
func hasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80
	})
}
