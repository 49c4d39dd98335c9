package query

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
)

// A Voice is the language in which a question is read back.
type Voice struct {
	Say   func(message string, args ...string) string // the gaps of a message are {1}, {2}
	Date  func(time.Time) string
	Clock func(time.Time) string
}

// english is the voice of those who ask for no other.
var english = Voice{
	Say: func(message string, args ...string) string {
		for i, a := range args {
			message = strings.Replace(message, "{"+strconv.Itoa(i+1)+"}", a, 1)
		}
		return message
	},
	Date:  func(t time.Time) string { return t.Format("2 Jan 2006") },
	Clock: func(t time.Time) string { return t.Format("2 Jan 2006, 15:04 UTC") },
}

// Words reads a question back, so that whoever asked sees how it was taken.
func Words(c store.Cond) string { return english.Words(c) }

// Words reads a question back in a language.
func (v Voice) Words(c store.Cond) string {
	if c.Op == store.And && len(c.Of) == 0 {
		return v.Say("every statement")
	}
	return v.cond(c, false)
}

// said are the conditions whose message has the text of the condition in it.
var said = map[store.Op]string{
	store.Word: "with “{1}” in any form", store.Prefix: "with a word that begins “{1}”", store.Phrase: "with “{1}” in a row", store.Exact: "with exactly “{1}”",
	store.Sentence: "with “{1}” in one sentence", store.Pattern: "with a match of the pattern {1}",
	store.OutletIs: "published by {1}", store.OriginIs: "reported by {1}", store.Channel: "through {1}", store.PlaceIs: "speaking of or made at {1}",
	store.TitleHas: "under a title with “{1}”", store.StoryIs: "in the story {1}", store.TopicIs: "on the topic “{1}”", store.DatelineIs: "in a report from “{1}”",
	store.Act: "as an act of speech that was “{1}”", store.IDIs: "that is the statement {1}", store.KindIs: "said by one who is of the kind “{1}”",
	store.LanguageIs: "in the language “{1}”", store.Saved: "that answers the saved search “{1}”",
}

// Messages are the messages of a question read back that stand in a table.
func Messages() []string { return slices.Collect(maps.Values(said)) }

// cond puts a condition in words; inner ones that have parts go in brackets.
func (v Voice) cond(c store.Cond, inner bool) string {
	if message, ok := said[c.Op]; ok {
		return v.Say(message, c.Text)
	}
	switch c.Op {
	case store.And, store.Or:
		return v.list(c, inner)
	case store.Not:
		return v.Say("not {1}", v.cond(c.Of[0], true))
	case store.Near:
		return v.Say("with “{1}” at most {2} words apart", c.Text, strconv.Itoa(c.N))
	case store.AtLeast:
		return v.Say("with “{1}” {2} times or more", c.Text, strconv.Itoa(c.N))
	case store.Speaker:
		return v.Say("said by {1}", v.name(c))
	case store.About:
		return v.Say("about {1}", v.name(c))
	case store.Seen:
		return v.time(c, "recorded")
	case store.Said:
		return v.time(c, "said")
	case store.Published:
		return v.time(c, "published")
	case store.FigureIs:
		return v.figure(c)
	case store.Is:
		for _, p := range store.Properties {
			if p.Name == c.Text {
				return v.Say(p.Means)
			}
		}
	}
	return string(c.Op) + " " + c.Text
}

func (v Voice) list(c store.Cond, inner bool) string {
	sep := ", "
	if c.Op == store.Or {
		sep = " " + v.Say("or") + " "
	}
	var parts []string
	for _, k := range c.Of {
		parts = append(parts, v.cond(k, true))
	}
	if inner {
		return "(" + strings.Join(parts, sep) + ")"
	}
	return strings.Join(parts, sep)
}

func (v Voice) name(c store.Cond) string {
	if c.Alike {
		return v.Say("somebody whose name is spelled like “{1}”", c.Text)
	}
	return c.Text
}

// time says when something was done: said, published or recorded.
func (v Voice) time(c store.Cond, done string) string {
	last, day := c.To.AddDate(0, 0, -1), v.Date
	if !sameClock(c.From, c.To) {
		last, day = c.To, v.Clock
	}
	switch {
	case c.From.IsZero():
		return v.Say(done+" up to {1}", day(last))
	case c.To.IsZero():
		return v.Say(done+" from {1} on", day(c.From))
	case c.From.Equal(last):
		return v.Say(done+" on {1}", day(c.From))
	}
	return v.Say(done+" from {1} to {2}", day(c.From), day(last))
}

// sameClock reports whether both ends of a time are midnights.
func sameClock(times ...time.Time) bool {
	for _, t := range times {
		if !t.Equal(t.Truncate(24 * time.Hour)) {
			return false
		}
	}
	return true
}

func (v Voice) figure(c store.Cond) string {
	num := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	what := v.Say("a figure")
	if c.Text != "" {
		what = v.Say("a figure of {1}", c.Text)
	}
	switch {
	case math.IsInf(c.Low, -1) && math.IsInf(c.High, 1):
		return v.Say("with {1}", what)
	case math.IsInf(c.Low, -1):
		return v.Say("with {1} of at most {2}", what, num(c.High))
	case math.IsInf(c.High, 1):
		return v.Say("with {1} of at least {2}", what, num(c.Low))
	case c.Low == c.High:
		return v.Say("with {1} that is {2}", what, num(c.Low))
	}
	return v.Say("with {1} from {2} to {3}", what, num(c.Low), num(c.High))
}
