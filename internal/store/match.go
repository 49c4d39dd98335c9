package store

import (
	"context"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A condition is asked of the index in two parts: a match, in the terms of
// FTS5, that every answer meets, and a filter for what the match lets through
// beside them. Most conditions are a match alone.

// mostNamed is how many people, bodies, outlets or places are sought by one
// name: those with most statements or reports.
const mostNamed = 50

// compile makes SQL of a condition: one match of all that can be matched,
// which drives the query, and a filter of the rest.
func (s *Store) compile(ctx context.Context, c Cond) (clause, error) {
	c, err := s.resolve(ctx, c)
	if err != nil {
		return clause{}, err
	}
	all := []Cond{c}
	if c.Op == And {
		all = c.Of
	}
	var match, without, months, rest []string
	var restArgs []any
	for _, k := range all {
		m, ok := matchOf(k)
		switch {
		case ok && k.Op == Said:
			months = append(months, m) // by itself, time drives
		case ok:
			match = append(match, m)
		case k.Op == Not:
			if m, exact := excluded(k); exact {
				without = append(without, m)
				continue
			}
		}
		sql, args := filter(k)
		if ok {
			sql, args = residue(k)
		}
		if sql != "" {
			rest, restArgs = append(rest, sql), append(restArgs, args...)
		}
	}
	of := clause{sql: strings.Join(rest, " AND "), every: ofCopies(c)}
	if len(match) > 0 {
		of.match = strings.Join(append(match, months...), " AND ")
		if len(without) > 0 {
			of.match = "(" + of.match + ") NOT (" + strings.Join(without, " OR ") + ")"
		}
		of.args = append(of.args, of.match)
	} else if len(without) > 0 {
		restArgs = append(restArgs, strings.Join(without, " OR "))
		of.sql = strings.Join(append(rest, "s.row NOT IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)"), " AND ")
	}
	of.args = append(of.args, restArgs...)
	return of, nil
}

// ofCopies reports whether a condition speaks of copies or of versions that
// were replaced; else they are left out.
func ofCopies(c Cond) bool {
	return c.Op == IDIs || c.Op == Is && (c.Text == "copy" || c.Text == "edited") || slices.ContainsFunc(c.Of, ofCopies)
}

// excluded is the match of what a Not leaves out, when nothing else is needed
// to tell it.
func excluded(c Cond) (string, bool) {
	m, ok := matchOf(c.Of[0])
	if !ok {
		return "", false
	}
	sql, _ := residue(c.Of[0])
	return m, sql == ""
}

// resolve looks up whom and which places the conditions name.
func (s *Store) resolve(ctx context.Context, c Cond) (Cond, error) {
	var err error
	switch c.Op {
	case Speaker, About:
		ids, args := identitiesCalled(c)
		c.ids, err = collect(ctx, s.read, scanText, "SELECT id FROM identities WHERE id IN ("+ids+") ORDER BY said DESC LIMIT ?", append(args, mostNamed)...)
	case PlaceIs:
		c.ids, err = collect(ctx, s.read, scanText, "SELECT id FROM places WHERE name = ? COLLATE NOCASE LIMIT ?", c.Text, mostNamed)
	case OutletIs:
		c.ids, err = collect(ctx, s.read, scanText, `SELECT hex(name) FROM outlets WHERE name LIKE ? ESCAPE '\' ORDER BY documents DESC LIMIT ?`, "%"+escapeLike(c.Text)+"%", mostNamed)
	case OriginIs:
		c.ids, err = collect(ctx, s.read, scanText, `SELECT hex(name) FROM origins WHERE name LIKE ? ESCAPE '\' ORDER BY documents DESC LIMIT ?`, "%"+escapeLike(c.Text)+"%", mostNamed)
	}
	if err != nil || len(c.Of) == 0 {
		return c, err
	}
	of := make([]Cond, len(c.Of))
	for i, k := range c.Of {
		if of[i], err = s.resolve(ctx, k); err != nil {
			return c, err
		}
	}
	c.Of = of
	return c, nil
}

// ftsString quotes text for FTS5, where only a quotation mark means anything
// inside quotation marks, but for a NUL, at which it stops reading.
func ftsString(text string) string { return `"` + ftsQuoted.Replace(text) + `"` }

var ftsQuoted = strings.NewReplacer(`"`, `""`, "\x00", " ")

func ftsWords(text string) string {
	var out []string
	for _, w := range strings.Fields(text) {
		out = append(out, ftsString(w))
	}
	return strings.Join(out, " ")
}

// spoken limits a match to what was said, its sentence and its speaker's name.
func spoken(match string) string { return "({text context} : " + match + ")" }

// tokens is a match of any of these tokens.
func tokens(prefix string, list ...string) string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = ftsString(prefix + t)
	}
	return "(fields : (" + strings.Join(out, " OR ") + "))"
}

// matchOf is what every statement that meets a condition matches.
func matchOf(c Cond) (string, bool) {
	switch c.Op {
	case And:
		return matchAll(c.Of)
	case Or:
		return matchAny(c.Of)
	case Speaker:
		return matchSpeaker(c)
	case About:
		return tokens("b", append(c.ids, " ")...), true
	case PlaceIs:
		return tokens("p", append(c.ids, " ")...), true
	case OutletIs:
		return tokens("o", append(c.ids, " ")...), true
	case OriginIs:
		return tokens("g", append(c.ids, " ")...), true
	case TopicIs:
		return tokens("t", hex.EncodeToString([]byte(topicWord(c.Text)))), true
	case Act:
		return tokens("a", strings.ToLower(c.Text)), hasWord(c.Text)
	case FigureIs:
		return tokens("n", "figure"), true
	case Is:
		token := propertyToken(c.Text)
		return tokens("", token), token != ""
	case Said:
		return matchTime("m", "y", c)
	case Published:
		return matchTime("d", "e", c)
	}
	if !hasWord(c.Text) {
		return "", false
	}
	switch c.Op {
	case Word, Phrase, AtLeast, Exact:
		return spoken(ftsString(c.Text)), true
	case Prefix:
		return spoken(ftsString(c.Text) + " *"), true
	case Near:
		return spoken("NEAR(" + ftsWords(c.Text) + ", " + strconv.Itoa(min(max(c.N, 0), 99)) + ")"), true
	case Sentence:
		return "(context : (" + ftsWords(c.Text) + "))", true
	case DatelineIs:
		return "(dateline : " + ftsString(c.Text) + ")", true
	case Channel:
		return "(" + tokens("c", strings.ToLower(c.Text)) + " OR (via : " + ftsString(c.Text) + "))", true
	}
	return "", false
}

// matchAll is a match of those conditions that have one.
func matchAll(list []Cond) (string, bool) {
	var parts []string
	for _, k := range list {
		if m, ok := matchOf(k); ok {
			parts = append(parts, m)
		}
	}
	return "(" + strings.Join(parts, " AND ") + ")", len(parts) > 0
}

// matchAny is a match of any condition, when all have one.
func matchAny(list []Cond) (string, bool) {
	var parts []string
	for _, k := range list {
		m, ok := matchOf(k)
		if !ok {
			return "", false
		}
		parts = append(parts, m)
	}
	return "(" + strings.Join(parts, " OR ") + ")", len(parts) > 0
}

// matchSpeaker is the speakers that a name means, or the name itself where the
// speaker is known by no more. A whole name that somebody known has is not
// looked for among the others: its first name walks through too much.
func matchSpeaker(c Cond) (string, bool) {
	if !hasWord(c.Text) {
		return "", false
	}
	unknown := "((context : " + ftsString(withoutArticle(c.Text)) + ") AND " + tokens("n", "nobody") + ")"
	if len(c.ids) == 0 {
		return unknown, true
	}
	if len(strings.Fields(c.Text)) > 1 {
		return tokens("s", c.ids...), true
	}
	return "(" + tokens("s", c.ids...) + " OR " + unknown + ")", true
}

// withoutArticle is a name without the article that opens it, which every
// other statement has: the filter behind the match sees to it.
func withoutArticle(name string) string {
	first, rest, _ := strings.Cut(strings.TrimSpace(name), " ")
	switch strings.ToLower(first) {
	case "the", "a", "an":
		if hasWord(rest) {
			return rest
		}
	}
	return name
}

// The longest times that are matched by months and by years.
const (
	mostMonths = 24
	mostYears  = 100
)

// matchTime is the months that a time touches, or its years.
func matchTime(month, year string, c Cond) (string, bool) {
	if c.From.IsZero() || c.To.IsZero() || !c.From.Before(c.To) {
		return "", false
	}
	last := c.To.Add(-time.Second)
	months := 12*(last.Year()-c.From.Year()) + int(last.Month()) - int(c.From.Month()) + 1
	years := last.Year() - c.From.Year() + 1
	var list []string
	switch {
	case months <= mostMonths:
		for i := range months {
			list = append(list, time.Date(c.From.Year(), c.From.Month()+time.Month(i), 1, 0, 0, 0, 0, time.UTC).Format("200601"))
		}
		return tokens(month, list...), true
	case years <= mostYears:
		for i := range years {
			list = append(list, strconv.Itoa(c.From.Year()+i))
		}
		return tokens(year, list...), true
	}
	return "", false
}

// residue is the filter for what the match of a condition lets through beside
// its answers, "" for nothing.
func residue(c Cond) (string, []any) {
	switch c.Op {
	case And:
		return residueOfAll(c.Of)
	case Or:
		return residueOfAny(c.Of)
	case Speaker:
		return "(s.speaker <> '' OR s.name LIKE ? ESCAPE '\\')", []any{"%" + escapeLike(c.Text) + "%"}
	case Phrase:
		if c.loose {
			return "", nil
		}
		return field(c)
	case Exact, Said, Published, FigureIs, Channel:
		return field(c)
	case AtLeast:
		return "times(s.text, ?) >= ?", []any{c.Text, c.N}
	}
	return "", nil
}

func residueOfAll(list []Cond) (string, []any) {
	var parts []string
	var args []any
	for _, k := range list {
		sql, a := filter(k)
		if _, ok := matchOf(k); ok {
			sql, a = residue(k)
		}
		if sql != "" {
			parts, args = append(parts, sql), append(args, a...)
		}
	}
	return strings.Join(parts, " AND "), args
}

// residueOfAny is nothing where no condition needs more than its match. Where
// one does, each has to be told by itself.
func residueOfAny(list []Cond) (string, []any) {
	needed := false
	for _, k := range list {
		sql, _ := residue(k)
		needed = needed || sql != ""
	}
	if !needed {
		return "", nil
	}
	return joined(list, " OR ")
}
