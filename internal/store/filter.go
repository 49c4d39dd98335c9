package store

import (
	"math"
	"strings"
)

// filter is a condition as a filter that needs nothing beside it.
func filter(c Cond) (string, []any) {
	switch c.Op {
	case And, Or:
		return joined(c.Of, map[Op]string{And: " AND ", Or: " OR "}[c.Op])
	case Not:
		sql, args := joined(c.Of, " OR ")
		if sql == "" {
			return "", nil
		}
		return "NOT " + sql, args
	case AtLeast:
		return "times(s.text, ?) >= ?", []any{c.Text, c.N}
	case Word, Prefix, Near, Sentence, DatelineIs:
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
		if sql, a := filter(k); sql != "" {
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
	case Phrase:
		if !hasWord(c.Text) {
			return "0", nil
		}
		return "(instr(fold(s.text), ?) OR instr(fold(s.sentence), ?))", []any{Fold(c.Text), Fold(c.Text)}
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
		return `EXISTS (SELECT 1 FROM spots JOIN places ON places.id = spots.place WHERE spots.statement = s.row AND places.name LIKE ? ESCAPE '\')`, []any{escapeLike(c.Text)}
	case TitleHas:
		return "s.document IN (SELECT rowid FROM document_words WHERE document_words MATCH ?)", []any{"title : (" + ftsWords(c.Text) + ")"}
	case IDIs:
		return "s.id = ?", []any{c.Text}
	case StoryIs:
		return "s.story = ?", []any{c.Text}
	case TopicIs:
		return "EXISTS (SELECT 1 FROM spoken WHERE statement = s.row AND word = ?)", []any{topicWord(c.Text)}
	}
	return rare(c)
}

// rare are the conditions that are seldom asked by themselves.
func rare(c Cond) (string, []any) {
	switch c.Op {
	case Act:
		return "s.act = ?", []any{strings.ToLower(c.Text)}
	case KindIs:
		return "(SELECT kind FROM identities WHERE id = s.speaker) = ?", []any{strings.ToLower(c.Text)}
	case LanguageIs:
		return `EXISTS (SELECT 1 FROM documents d WHERE d.row = s.document AND (d.language = ? OR d.language LIKE ? ESCAPE '\'))`, []any{strings.ToLower(c.Text), escapeLike(c.Text) + "-%"}
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
	sql, args := "SELECT 1 FROM figures WHERE statement = s.row", []any{}
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
	return "EXISTS (" + sql + ")", args
}
