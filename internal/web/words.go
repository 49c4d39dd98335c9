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
)

// words are the functions of the templates: how the reader says things.
var words = template.FuncMap{
	"day": day, "iso": iso, "clock": instant(clock), "said": said, "published": printed,
	"number": formatNumber, "figure": figureWords, "bound": boundWords, "count": count, "percent": percent,
	"relation": relationWords, "turn": turnWords, "heading": headingWords, "sign": sign, "differ": differWords, "basis": basisWords, "act": actWords, "form": formWords,
	"channel": channelWords, "kind": kindWords, "zone": zoneWords, "rule": ruleWords,
	"inArticle": inArticle, "decisionLink": decisionLink, "decision": decisionWords, "source": sourceLink, "bare": bare, "quoted": quoted, "shown": shown, "clip": clip,
	"add": func(a, b int) int { return a + b }, "host": host,
	"pair":    func(a, b any) [2]any { return [2]any{a, b} },
	"list":    func(d *store.Decision) []store.Decision { return []store.Decision{*d} },
	"minutes": func(seconds int) int { return seconds / 60 },
	"q":       func(s string) string { return strconv.Quote(s) },
}

// day is "22 Oct 2019", or nothing for a time that is unknown.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 Jan 2006")
}

func iso(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// clock is "22 Oct 2019, 14:05 UTC".
func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2 Jan 2006, 15:04 UTC")
}

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
func printed(t time.Time, dayOnly bool) template.HTML {
	if dayOnly {
		return template.HTML(template.HTMLEscapeString(day(t)))
	}
	return instant(clock)(t)
}

// said says when something was said as exactly as it is known.
func said(from, to time.Time) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case from.IsZero():
		return "before " + day(to)
	case to.IsZero():
		return "since " + day(from)
	case to.Sub(from) < 24*time.Hour:
		return from.Format("Mon 2 Jan 2006, 15:04")
	case to.Sub(from) <= 25*time.Hour:
		return from.Format("Mon 2 Jan 2006")
	}
	return day(from) + " – " + day(to.Add(-time.Second))
}

// formatNumber writes a number with its thousands apart.
func formatNumber(v float64) string {
	if v != math.Trunc(v) || math.Abs(v) >= 1e15 {
		return strconv.FormatFloat(v, 'g', 6, 64)
	}
	digits := strconv.FormatFloat(math.Abs(v), 'f', 0, 64)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if v < 0 {
		return "−" + b.String()
	}
	return b.String()
}

// figureWords writes a figure with its bound: "about 1,000", "over 5,000".
func figureWords(v, high float64, bound gainsay.Bound) string {
	n := formatNumber(v)
	if high > v {
		n += "–" + formatNumber(high)
	}
	switch bound {
	case gainsay.About:
		return "about " + n
	case gainsay.Less:
		return "up to " + n
	case gainsay.More:
		return "over " + n
	case gainsay.Rising:
		return "up by " + n
	case gainsay.Falling:
		return "down by " + n
	}
	return n
}

// boundWords names a bound where there is no figure beside it.
func boundWords(b gainsay.Bound) string {
	if b == gainsay.Equal {
		return "exactly"
	}
	return strings.TrimSuffix(figureWords(0, 0, b), " 0")
}

// count is "1 report", "2 reports".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return formatNumber(float64(n)) + " " + many
}

func percent(score float64) string { return fmt.Sprintf("%.0f%%", 100*score) }

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

func channelWords(kind gainsay.ChannelKind, name string) string {
	w := from(map[gainsay.ChannelKind]string{
		gainsay.ChannelPost: "post", gainsay.ChannelStatement: "statement", gainsay.ChannelInterview: "interview",
		gainsay.ChannelOutlet: "told to", gainsay.ChannelConference: "news conference", gainsay.ChannelBroadcast: "broadcast",
	}, kind)
	switch {
	case name == "" || strings.HasSuffix(w, strings.ToLower(name)):
		return strings.TrimSuffix(w, " to") // no name, or one that says no more than the kind
	case kind == gainsay.ChannelOutlet:
		return "told " + name
	case kind == gainsay.ChannelInterview:
		return w + " with " + name
	}
	return w + " on " + name
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
func quoted(s store.Statement) string {
	if strings.TrimSpace(s.Text) == "" {
		return wordless(s)
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
func wordless(s store.Statement) string {
	if s.Withdrawn {
		return "[" + store.Withdrawn + "]"
	}
	return "[The words are not kept]"
}

// shown is a statement as a short list shows it: in its sentence where its own
// words are too few to be understood.
func shown(s store.Statement) string {
	if s.Form != gainsay.Direct && len(s.Text) < 50 && len(s.Sentence) > len(s.Text) && len(s.Sentence) < 400 {
		return strings.TrimSpace(s.Sentence)
	}
	return quoted(s)
}

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
