package web

import (
	"fmt"
	"html/template"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/gainsay-news/gainsay/internal/tongue"
)

// A speech is a language in which the reader says things.
type speech struct{ *tongue.Language }

// english is the speech of what is no page: feeds, exports, citations, the API.
func english() speech { return speech{tongue.English()} }

// words are the functions of the templates: how the reader says things.
func (l speech) words() template.FuncMap {
	return template.FuncMap{
		"t": l.word, "heard": l.Heard,
		"day": l.day, "iso": iso, "clock": instant(l.clock), "said": l.said, "published": l.printed, "longday": l.longDay, "month": l.month, "weekdays": l.Weekdays,
		"number": l.whole, "decimal": l.decimal, "figure": l.figure, "bound": l.bound, "count": l.Count, "noun": l.Noun, "percent": l.percent,
		"relation": l.relation, "turn": l.turn, "heading": l.heading, "sign": sign, "differ": l.differ, "basis": l.basis, "act": l.act, "form": l.form,
		"channel": l.channel, "kind": l.kind, "zone": l.zone, "rule": ruleWords, "value": l.value,
		"decision": l.decision, "facets": l.facets, "paragraphs": l.paragraphs, "chart": l.chart, "worldmap": l.worldMap, "sparkline": l.sparkline, "readas": l.readAs,
		"inArticle": inArticle, "decisionLink": decisionLink, "source": sourceLink, "bare": bare, "quoted": l.quoted, "shown": l.shown, "clip": clip,
		"add": func(a, b int) int { return a + b }, "host": host,
		"pair":    func(a, b any) [2]any { return [2]any{a, b} },
		"list":    func(d *store.Decision) []store.Decision { return []store.Decision{*d} },
		"minutes": func(seconds int) int { return seconds / 60 },
		"q":       func(s string) string { return strconv.Quote(s) },
	}
}

// word says a word of the program that a page shows: a state, a kind, a role.
func (l speech) word(v any) string { return l.Say(fmt.Sprint(v)) }

// day is "22 Oct 2019", or nothing for a time that is unknown.
func (l speech) day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return l.Date(t, "@date")
}

func day(t time.Time) string { return english().day(t) }

func iso(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// clock is "22 Oct 2019, 14:05 UTC".
func (l speech) clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return l.Date(t.UTC(), "@clock")
}

func (l speech) longDay(t time.Time) string { return l.Date(t, "@longday") }

// month is "May 2031".
func (l speech) month(t time.Time) string { return l.Date(t, "@month") }

// instant marks up a moment, so that a script can show it in the reader's zone
// with the printed form at hand.
func instant(words func(time.Time) string) func(time.Time) template.HTML {
	return func(t time.Time) template.HTML {
		if t.IsZero() {
			return ""
		}
		return template.HTML(`<time datetime="` + iso(t) + `">` + template.HTMLEscapeString(words(t)) + `</time>`)
	}
}

// printed is when something was printed, for a page.
func (l speech) printed(t time.Time, dayOnly bool) template.HTML {
	if dayOnly {
		return template.HTML(template.HTMLEscapeString(l.day(t)))
	}
	return instant(l.clock)(t)
}

// said says when something was said as exactly as it is known.
func (l speech) said(from, to time.Time) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case from.IsZero():
		return l.Say("before {1}", l.day(to))
	case to.IsZero():
		return l.Say("since {1}", l.day(from))
	case to.Sub(from) < 24*time.Hour:
		return l.Date(from, "@moment")
	case to.Sub(from) <= 25*time.Hour:
		return l.Date(from, "@day")
	}
	return l.day(from) + " – " + l.day(to.Add(-time.Second))
}

func said(from, to time.Time) string { return english().said(from, to) }

// number writes a number with its thousands apart.
func (l speech) number(v float64) string {
	if v != math.Trunc(v) || math.Abs(v) >= 1e15 {
		return l.Decimal(strconv.FormatFloat(v, 'g', 6, 64))
	}
	return l.Number(v)
}

func (l speech) whole(n int) string { return l.Number(float64(n)) }

// decimal writes a number with one decimal.
func (l speech) decimal(v float64) string { return l.Decimal(strconv.FormatFloat(v, 'f', 1, 64)) }

// bounded are the words around a figure, by its bound.
var bounded = map[gainsay.Bound]string{
	gainsay.About: "about {1}#figure", gainsay.Less: "up to {1}", gainsay.More: "over {1}", gainsay.Rising: "up by {1}", gainsay.Falling: "down by {1}",
}

// figure writes a figure with its bound: "about 1,000", "over 5,000".
func (l speech) figure(v, high float64, bound gainsay.Bound) string {
	n := l.number(v)
	if high > v {
		n += "–" + l.number(high)
	}
	if words := bounded[bound]; words != "" {
		return l.Say(words, n)
	}
	return n
}

// bound names a bound where there is no figure beside it.
func (l speech) bound(b gainsay.Bound) string {
	if words := bounded[b]; words != "" {
		return strings.TrimSpace(l.Say(words, ""))
	}
	return l.Say("exactly")
}

// count is "1 report", "2 reports".
func count(n int, one, many string) string { return english().Count(n, one, many) }

func (l speech) percent(score float64) string {
	return l.Say("@percent", fmt.Sprintf("%.0f", 100*score))
}

// from looks a word up; what is not listed is shown as it is.
func from[K ~string](table map[K]string, key K) string {
	if w, ok := table[key]; ok {
		return w
	}
	return strings.ReplaceAll(string(key), "_", " ")
}

func relationWords(k gainsay.RelationKind) string {
	return from(map[gainsay.RelationKind]string{
		gainsay.Contradicts: "conflicts with", gainsay.Denies: "denied by", gainsay.Revises: "revised by the same speaker",
		gainsay.Supersedes: "superseded by a later figure", gainsay.Repeats: "repeated by", gainsay.NotComparable: "not comparable with",
	}, k)
}

// turnWords says how a statement stands to an earlier one by the same speaker.
func turnWords(k gainsay.RelationKind) string {
	return from(map[gainsay.RelationKind]string{
		gainsay.Contradicts: "conflicts with that", gainsay.Denies: "denies that", gainsay.Revises: "says otherwise than that",
		gainsay.Supersedes: "a later figure than that", gainsay.Repeats: "repeats that",
	}, k)
}

// sign is the mark of a relation; the words beside it say the same.
func sign(k gainsay.RelationKind) string {
	switch k {
	case gainsay.Repeats:
		return "="
	case gainsay.Supersedes:
		return "→"
	case gainsay.NotComparable:
		return "∥"
	}
	return "≠"
}

// headingWords is what a page says above two statements.
func headingWords(k gainsay.RelationKind) string {
	return from(map[gainsay.RelationKind]string{
		gainsay.Contradicts: "Conflicting statements", gainsay.Denies: "A denial", gainsay.Revises: "The same speaker says otherwise",
		gainsay.Supersedes: "A later figure", gainsay.Repeats: "The same, said twice", gainsay.NotComparable: "Alike, but not comparable",
	}, k)
}

func differWords(d gainsay.Difference) string {
	return from(map[gainsay.Difference]string{
		gainsay.ByNegation: "one affirms what the other negates", gainsay.ByFigure: "the figures", gainsay.ByTime: "the time",
		gainsay.ByPlace: "the place", gainsay.ByAntonym: "opposite words", gainsay.ByModality: "what may, must or will be", gainsay.ByRole: "who does what", gainsay.ByName: "the spelling of a name",
	}, d)
}

func basisWords(b gainsay.Basis) string {
	return from(map[gainsay.Basis]string{
		gainsay.FoundByRule: "found by a rule", gainsay.AssertedByOutlet: "asserted by an outlet",
		gainsay.AssertedBySpeaker: "asserted by a speaker", gainsay.AddedByCurator: "added by a curator",
	}, b)
}

func actWords(a gainsay.SpeechAct) string {
	return from(map[gainsay.SpeechAct]string{gainsay.Refused: "declined to say", gainsay.Perceived: "learned"}, a)
}

func formWords(f gainsay.QuotationForm) string {
	return from(map[gainsay.QuotationForm]string{gainsay.Direct: "direct speech", gainsay.Indirect: "indirect speech", gainsay.Mixed: "partly quoted"}, f)
}

// channels are the words of kinds of channel.
var channels = map[gainsay.ChannelKind]string{
	gainsay.ChannelPost: "post", gainsay.ChannelStatement: "statement", gainsay.ChannelInterview: "interview",
	gainsay.ChannelOutlet: "told", gainsay.ChannelConference: "news conference", gainsay.ChannelBroadcast: "broadcast",
}

// channel says through what something was said: "post on Chatter".
func (l speech) channel(kind gainsay.ChannelKind, name string) string {
	words := from(channels, kind)
	switch {
	case name == "" || strings.HasSuffix(words, strings.ToLower(name)):
		return l.Say(words) // no name, or one that says no more than the kind
	case kind == gainsay.ChannelOutlet:
		return l.Say("told {1}", name)
	case kind == gainsay.ChannelInterview:
		return l.Say("interview with {1}", name)
	}
	return l.Say("{1} on {2}#channel", l.Say(words), name)
}

// value is a value of a facet of a search.
func (l speech) value(field, name string) string {
	switch field {
	case "is", "act", "channel":
		return l.Say(name)
	}
	return name
}

func kindWords(k gainsay.Kind) string {
	if k == gainsay.Organization {
		return "organisation"
	}
	return string(k)
}

func zoneWords(z gainsay.ZoneSource) string {
	return from(map[gainsay.ZoneSource]string{
		gainsay.ZoneUnknown: "zone not stated, taken as UTC", gainsay.ZoneStated: "zone stated", gainsay.ZoneSet: "zone set for the source",
		gainsay.ZoneGuessed: "zone guessed",
	}, z)
}

// The words of kinds, as a language has them.
func (l speech) relation(k gainsay.RelationKind) string { return l.Say(relationWords(k)) }
func (l speech) turn(k gainsay.RelationKind) string     { return l.Say(turnWords(k)) }
func (l speech) heading(k gainsay.RelationKind) string  { return l.Say(headingWords(k)) }
func (l speech) differ(k gainsay.Difference) string     { return l.Say(differWords(k)) }
func (l speech) basis(k gainsay.Basis) string           { return l.Say(basisWords(k)) }
func (l speech) act(k gainsay.SpeechAct) string         { return l.Say(actWords(k)) }
func (l speech) form(k gainsay.QuotationForm) string    { return l.Say(formWords(k)) }
func (l speech) kind(k gainsay.Kind) string             { return l.Say(kindWords(k)) }
func (l speech) zone(k gainsay.ZoneSource) string       { return l.Say(zoneWords(k)) }

// ruleWords makes the name of a rule readable.
func ruleWords(rule string) string { return strings.NewReplacer("-", " ", "_", " ").Replace(rule) }

// inArticle is the address of a statement's words in its article.
func inArticle(s store.Statement) string { return "/a/" + string(s.Document) + "#s-" + s.ID }

// sourceLink is the address of the words on the publisher's page, by a text
// fragment; "" when the page has no web address.
func sourceLink(s store.Statement) string {
	if host(s.Page) == "" {
		return ""
	}
	return strings.SplitN(s.Page, "#", 2)[0] + "#:~:text=" + textFragment(s.Text)
}

// textFragment is the directive that finds text on a page: its first and last
// words, or all of it when it is short.
func textFragment(text string) string {
	text, _, _ = strings.Cut(text, " … ") // a broken quotation is sought by its first piece
	w := strings.Fields(text)
	if len(w) <= 8 {
		return fragmentEscape(strings.Join(w, " "))
	}
	return fragmentEscape(strings.Join(w[:4], " ")) + "," + fragmentEscape(strings.Join(w[len(w)-4:], " "))
}

// fragmentEscape escapes what means something in a text directive.
func fragmentEscape(s string) string {
	return strings.NewReplacer("-", "%2D", "&", "%26", ",", "%2C").Replace(url.PathEscape(s))
}

// host is the host of a web address, "" for anything else.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// bare is text without the quotation marks and commas around it.
func bare(text string) string { return strings.Trim(text, " \t\n\"“”„«»,") }

// quoted is a statement's text as it is shown: direct speech between
// quotation marks, anything else without.
func (l speech) quoted(s store.Statement) string {
	if strings.TrimSpace(s.Text) == "" {
		return l.wordless(s)
	}
	if s.Form != gainsay.Direct {
		return strings.TrimSpace(s.Text)
	}
	pieces := strings.Split(s.Text, " … ") // a broken quotation
	for i := range pieces {
		pieces[i] = "“" + bare(pieces[i]) + "”"
	}
	return strings.Join(pieces, " … ")
}

// wordless stands where the words of a statement would.
func (l speech) wordless(s store.Statement) string {
	if s.Withdrawn {
		return "[" + l.Say(store.Withdrawn) + "]"
	}
	return "[" + l.Say("The words are not kept") + "]"
}

// shown is a statement as a short list shows it: in its sentence where its own
// words are too few to be understood.
func (l speech) shown(s store.Statement) string {
	if s.Form != gainsay.Direct && len(s.Text) < 50 && len(s.Sentence) > len(s.Text) && len(s.Sentence) < 400 {
		return strings.TrimSpace(s.Sentence)
	}
	return l.quoted(s)
}

func quoted(s store.Statement) string { return english().quoted(s) }

func shown(s store.Statement) string { return english().shown(s) }

// clip shortens text at a space.
func clip(n int, text string) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	cut := string(r[:n])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–-") + "…"
}
