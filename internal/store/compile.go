package store

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A clause is a condition as SQL over "statements s".
type clause struct {
	match string // of the words that all answers hold, in the terms of FTS5; "" for none
	sql   string // the rest, "" for none
	args  []any  // match first
}

// RankedMatches is how many answers, the latest, are put in order of how well
// they fit; to weigh one takes ten microseconds, and a word may have a
// hundred thousand.
const RankedMatches = 2000

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
	if !strings.Contains(c.sql, "s.copied") {
		conds = append(conds, "s.copied = 0 AND s.current = 1")
	}
	return " WHERE " + strings.Join(conds, " AND ")
}

// plain is a copy of the arguments, to which others can be added.
func (c clause) plain() []any { return slices.Clone(c.args) }

const matchTables = "statement_words w CROSS JOIN statements s ON s.row = w.rowid"

// compile makes SQL of a condition. The words that every answer must hold
// become one match, which drives the query; all else filters it.
func compile(c Cond) clause {
	all := []Cond{c}
	if c.Op == And {
		all = c.Of
	}
	var match, rest []string
	var args, restArgs []any
	for _, k := range all {
		if m, ok := matchOf(k); ok {
			match = append(match, m)
			if k.Op != Phrase && k.Op != AtLeast {
				continue
			}
		}
		if sql, a := where(k); sql != "" {
			rest = append(rest, sql)
			restArgs = append(restArgs, a...)
		}
	}
	if len(match) > 0 {
		args = append(args, strings.Join(match, " AND "))
	}
	return clause{strings.Join(match, " AND "), strings.Join(rest, " AND "), append(args, restArgs...)}
}

// ftsString quotes text for FTS5, where only a quotation mark means anything
// inside quotation marks.
func ftsString(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

func ftsWords(text string) string {
	var out []string
	for _, w := range strings.Fields(text) {
		out = append(out, ftsString(w))
	}
	return strings.Join(out, " ")
}

// matchOf is a condition in the terms of FTS5, when it is one of words only.
func matchOf(c Cond) (string, bool) {
	if c.Op != And && c.Op != Or && !hasWord(c.Text) {
		return "", false
	}
	switch c.Op {
	case Word, Phrase, AtLeast:
		return ftsString(c.Text), true
	case Prefix:
		return ftsString(c.Text) + "*", true
	case Near:
		return "NEAR(" + ftsWords(c.Text) + ", " + strconv.Itoa(min(max(c.N, 0), 99)) + ")", true
	case Sentence:
		return "context : (" + ftsWords(c.Text) + ")", true
	case And, Or:
		var parts []string
		for _, k := range c.Of {
			m, ok := matchOf(k)
			if !ok || k.Op == Phrase || k.Op == AtLeast {
				return "", false
			}
			parts = append(parts, m)
		}
		return "(" + strings.Join(parts, map[Op]string{And: " AND ", Or: " OR "}[c.Op]) + ")", len(parts) > 0
	}
	return "", false
}

// hasWord reports whether FTS5 finds a token in text.
func hasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80
	})
}

// where is a condition as a filter.
func where(c Cond) (string, []any) {
	switch c.Op {
	case And, Or:
		return joined(c.Of, map[Op]string{And: " AND ", Or: " OR "}[c.Op])
	case Not:
		sql, args := joined(c.Of, " OR ")
		if sql == "" {
			return "", nil
		}
		return "NOT " + sql, args
	case Phrase:
		sql, args := matched(c)
		return "(" + sql + " AND (instr(fold(s.text), ?) OR instr(fold(s.sentence), ?)))", append(args, Fold(c.Text), Fold(c.Text))
	case AtLeast:
		sql, args := matched(c)
		return "(" + sql + " AND times(s.text, ?) >= ?)", append(args, c.Text, c.N)
	case Word, Prefix, Near, Sentence:
		return matched(c)
	}
	return field(c)
}

// matched is a condition of words as a filter.
func matched(c Cond) (string, []any) {
	m, ok := matchOf(c)
	if !ok {
		return "0", nil // no word in it: nothing holds it
	}
	return "s.row IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)", []any{m}
}

func joined(list []Cond, sep string) (string, []any) {
	var parts []string
	var args []any
	for _, k := range list {
		if sql, a := where(k); sql != "" {
			parts = append(parts, sql)
			args = append(args, a...)
		}
	}
	if len(parts) == 0 {
		return "", nil
	}
	return "(" + strings.Join(parts, sep) + ")", args
}

// field is a condition on a column as a filter.
func field(c Cond) (string, []any) {
	like := "%" + escapeLike(c.Text) + "%"
	switch c.Op {
	case Exact:
		return "(instr(s.text, ?) OR instr(s.sentence, ?))", []any{c.Text, c.Text}
	case Speaker:
		ids, args := identitiesCalled(c)
		return "(s.speaker IN (" + ids + `) OR s.speaker = '' AND s.name LIKE ? ESCAPE '\')`, append(args, like)
	case About:
		ids, args := identitiesCalled(c)
		return "s.row IN (SELECT statement FROM about WHERE identity IN (" + ids + "))", args
	case OutletIs:
		return `s.publisher LIKE ? ESCAPE '\'`, []any{like}
	case OriginIs:
		return `s.origin LIKE ? ESCAPE '\'`, []any{like}
	case Channel:
		return `(s.channel = ? OR s.via LIKE ? ESCAPE '\')`, []any{strings.ToLower(c.Text), escapeLike(c.Text)}
	case PlaceIs:
		return `s.row IN (SELECT statement FROM spots JOIN places ON places.id = spots.place WHERE places.name LIKE ? ESCAPE '\')`, []any{escapeLike(c.Text)}
	case TitleHas:
		return "s.document IN (SELECT rowid FROM document_words WHERE document_words MATCH ?)", []any{"title : (" + ftsWords(c.Text) + ")"}
	case StoryIs:
		return "s.story = ?", []any{c.Text}
	case Act:
		return "s.act = ?", []any{strings.ToLower(c.Text)}
	case KindIs:
		return "s.speaker IN (SELECT id FROM identities WHERE kind = ?)", []any{strings.ToLower(c.Text)}
	case LanguageIs:
		return `s.document IN (SELECT row FROM documents WHERE language = ? OR language LIKE ? ESCAPE '\')`, []any{strings.ToLower(c.Text), escapeLike(c.Text) + "-%"}
	case Pattern:
		return "matches(?, s.text)", []any{c.Text}
	case Seen:
		return within("(SELECT j.accepted FROM documents d JOIN jobs j ON j.number = d.number WHERE d.row = s.document)", c)
	case Said:
		return within("coalesce(s.said, s.published)", c)
	case Published:
		return within("s.published", c)
	case FigureIs:
		return figureWhere(c)
	case Is:
		return property(c.Text), nil
	}
	return "0", nil
}

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

func within(column string, c Cond) (string, []any) {
	sql, args := column+" IS NOT NULL", []any{}
	if !c.From.IsZero() {
		sql, args = sql+" AND "+column+" >= ?", append(args, c.From.Unix())
	}
	if !c.To.IsZero() {
		sql, args = sql+" AND "+column+" < ?", append(args, c.To.Unix())
	}
	return "(" + sql + ")", args
}

func figureWhere(c Cond) (string, []any) {
	sql, args := "SELECT statement FROM figures WHERE 1", []any{}
	if !math.IsInf(c.Low, -1) {
		sql, args = sql+" AND high >= ?", append(args, c.Low)
	}
	if !math.IsInf(c.High, 1) {
		sql, args = sql+" AND value <= ?", append(args, c.High)
	}
	if c.Text != "" {
		like := "%" + escapeLike(c.Text) + "%"
		sql, args = sql+` AND (thing LIKE ? ESCAPE '\' OR fate = ? OR unit = ?)`, append(args, like, c.Text, c.Text)
	}
	return "s.row IN (" + sql + ")", args
}

// Properties are the values that "is" takes, with what each means.
var Properties = []struct{ Name, Means, sql string }{
	{"direct", "in direct speech", "s.form = 'direct'"},
	{"indirect", "in indirect speech", "s.form = 'indirect'"},
	{"mixed", "partly quoted", "s.form = 'mixed'"},
	{"quoted", "said by somebody the article names or describes", "s.voice = 'quoted'"},
	{"own", "in the article's own voice", "s.voice = 'own'"},
	{"contested", "in a contradiction, denial or reversal", "s.contested = 1"},
	{"denial", "a denial", "s.act = 'denied'"},
	{"anonymous", "by a source without a name", "s.unnamed = 1"},
	{"unresolved", "by a speaker who could not be resolved", "(s.voice = 'quoted' AND s.speaker = '' AND s.unnamed = 0)"},
	{"figure", "with a figure", "s.figures > 0"},
	{"corrected", "corrected by hand in its reading", "s.corrected = 1"},
	{"wire", "in a report that its outlet took from another", "s.origin <> s.publisher"},
	{"copy", "in a copy of another report", "s.copied = 1"},
	{"edited", "in a version that has been replaced since", "(s.current = 0 AND s.copied IN (0, 1))"},
}

func property(name string) string {
	for _, p := range Properties {
		if p.Name == name {
			return p.sql
		}
	}
	return "0"
}
