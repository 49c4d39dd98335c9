package query

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
)

// Words reads a question back, so that whoever asked sees how it was taken.
func Words(c store.Cond) string {
	if c.Op == store.And && len(c.Of) == 0 {
		return "every statement"
	}
	return say(c, false)
}

// say puts a condition in words; inner ones that have parts go in brackets.
func say(c store.Cond, inner bool) string {
	switch c.Op {
	case store.And, store.Or:
		return list(c, inner)
	case store.Not:
		return "not " + say(c.Of[0], true)
	case store.Word:
		return "with “" + c.Text + "” in any form"
	case store.Prefix:
		return "with a word that begins “" + c.Text + "”"
	case store.Phrase:
		return "with “" + c.Text + "” in a row"
	case store.Exact:
		return "with exactly “" + c.Text + "”"
	case store.Near:
		return "with “" + c.Text + "” at most " + strconv.Itoa(c.N) + " words apart"
	case store.Sentence:
		return "with “" + c.Text + "” in one sentence"
	case store.AtLeast:
		return "with “" + c.Text + "” " + strconv.Itoa(c.N) + " times or more"
	case store.Pattern:
		return "with a match of the pattern " + c.Text
	}
	return sayField(c)
}

func list(c store.Cond, inner bool) string {
	sep := ", "
	if c.Op == store.Or {
		sep = " or "
	}
	var parts []string
	for _, k := range c.Of {
		parts = append(parts, say(k, true))
	}
	if inner {
		return "(" + strings.Join(parts, sep) + ")"
	}
	return strings.Join(parts, sep)
}

func sayField(c store.Cond) string {
	switch c.Op {
	case store.Speaker:
		return "said by " + sayName(c)
	case store.About:
		return "about " + sayName(c)
	case store.OutletIs:
		return "published by " + c.Text
	case store.OriginIs:
		return "reported by " + c.Text
	case store.Channel:
		return "through " + c.Text
	case store.PlaceIs:
		return "speaking of or made at " + c.Text
	case store.TitleHas:
		return "under a title with “" + c.Text + "”"
	case store.StoryIs:
		return "in the story " + c.Text
	case store.TopicIs:
		return "on the topic “" + c.Text + "”"
	case store.DatelineIs:
		return "in a report from “" + c.Text + "”"
	case store.Act:
		return "as an act of speech that was “" + c.Text + "”"
	case store.IDIs:
		return "that is the statement " + c.Text
	case store.KindIs:
		return "said by one who is of the kind “" + c.Text + "”"
	case store.LanguageIs:
		return "in the language “" + c.Text + "”"
	case store.Saved:
		return "that answers the saved search “" + c.Text + "”"
	case store.Seen:
		return "recorded " + sayTime(c)
	case store.Said:
		return "said " + sayTime(c)
	case store.Published:
		return "published " + sayTime(c)
	case store.FigureIs:
		return sayFigure(c)
	case store.Is:
		for _, p := range store.Properties {
			if p.Name == c.Text {
				return p.Means
			}
		}
	}
	return string(c.Op) + " " + c.Text
}

func sayName(c store.Cond) string {
	if c.Alike {
		return "somebody whose name is spelled like “" + c.Text + "”"
	}
	return c.Text
}

func sayTime(c store.Cond) string {
	last := c.To.AddDate(0, 0, -1)
	day := func(t time.Time) string { return t.Format("2 Jan 2006") }
	if !sameClock(c.From, c.To) {
		last, day = c.To, func(t time.Time) string { return t.Format("2 Jan 2006, 15:04 UTC") }
	}
	switch {
	case c.From.IsZero():
		return "up to " + day(last)
	case c.To.IsZero():
		return "from " + day(c.From) + " on"
	case c.From.Equal(last):
		return "on " + day(c.From)
	}
	return "from " + day(c.From) + " to " + day(last)
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

func sayFigure(c store.Cond) string {
	num := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	of := ""
	if c.Text != "" {
		of = " of " + c.Text
	}
	switch {
	case math.IsInf(c.Low, -1) && math.IsInf(c.High, 1):
		return "with a figure" + of
	case math.IsInf(c.Low, -1):
		return "with a figure" + of + " of at most " + num(c.High)
	case math.IsInf(c.High, 1):
		return "with a figure" + of + " of at least " + num(c.Low)
	case c.Low == c.High:
		return "with the figure " + num(c.Low) + of
	}
	return "with a figure" + of + " from " + num(c.Low) + " to " + num(c.High)
}
