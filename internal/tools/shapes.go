package tools

import (
	"errors"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
)

var errLong = errors.New("the text is too long")

// A said is a statement with what is needed to quote it rightly.
type said struct {
	ID        string `json:"id"`
	Speaker   string `json:"speaker" jsonschema:"empty when the report names none"`
	Role      string `json:"role,omitempty"`
	Words     string `json:"words" jsonschema:"the words of the report, not a summary"`
	Form      string `json:"form" jsonschema:"direct speech, indirect, mixed, or the report's own voice"`
	Said      string `json:"said,omitempty" jsonschema:"day on which it was said, when known"`
	Channel   string `json:"channel,omitempty"`
	Outlet    string `json:"outlet"`
	Origin    string `json:"origin,omitempty" jsonschema:"whose report it is, when not the outlet's own"`
	Published string `json:"published,omitempty"`
	Title     string `json:"title"`
	Source    string `json:"source,omitempty" jsonschema:"address of the report"`
	Address   string `json:"address" jsonschema:"where a person can look the statement up"`
	Contested bool   `json:"contested,omitempty" jsonschema:"a statement of the record conflicts with it"`
}

func (t *toolbox) saying(s store.Statement) said {
	out := said{ID: s.ID, Speaker: s.Name, Role: s.Role, Words: s.Text, Form: string(s.Form), Said: date(s.Said), Channel: string(s.Channel), Outlet: s.Publisher,
		Published: date(s.Published), Title: s.Title, Source: s.Page, Address: t.Base + "/s/" + s.ID, Contested: s.Contested}
	if s.Voice == "own" {
		out.Form = "own voice"
	}
	if s.Origin != s.Publisher {
		out.Origin = s.Origin
	}
	return out
}

func (t *toolbox) sayings(list []store.Statement) []said {
	out := []said{}
	for _, s := range list {
		out = append(out, t.saying(s))
	}
	return out
}

func date(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.DateOnly)
}

// A stands is two statements and how they stand to each other.
type stands struct {
	ID      string  `json:"id"`
	How     string  `json:"how" jsonschema:"contradicts, denies, revises, ..."`
	Differ  string  `json:"differ,omitempty" jsonschema:"the respect in which they differ"`
	Why     string  `json:"why"`
	Basis   string  `json:"basis" jsonschema:"found by a rule, or asserted by an outlet or a speaker"`
	Sure    float64 `json:"sure" jsonschema:"how sure the reading of the words is; never who is right"`
	A       said    `json:"a"`
	B       said    `json:"b"`
	Address string  `json:"address"`
}

func (t *toolbox) standing(list []store.Contradiction) []stands {
	out := []stands{}
	for _, c := range list {
		out = append(out, stands{c.ID, string(c.Kind), string(c.Differ), c.Why, string(c.Basis), c.Score, t.saying(c.One), t.saying(c.Two), t.Base + "/x/" + c.ID})
	}
	return out
}
