package timex

import (
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// ref is the day that anaphoric words count from ("later", "the same day"):
// the time mentioned last, else the anchor.
func (r *reader) ref() moment {
	if r.last.year > 0 {
		return r.last
	}
	return r.here()
}

// here is the moment that deictic words count from ("last week", "ago"): the
// anchor in news, the time mentioned last in narrative.
func (r *reader) here() moment {
	switch {
	case r.narrative && r.last.year > 0:
		return r.last
	case r.narrative || r.anchor.IsZero():
		return moment{}
	}
	return dayOf(r.anchor)
}

// now is the moment that words of the writer's own time count from ("last
// week", "on Friday"): nothing stands in for an anchor that is not known.
func (r *reader) now() moment {
	if r.anchor.IsZero() {
		return moment{}
	}
	return r.here()
}

// refYear is the year that a date without one is read against, 0 when unknown.
func (r *reader) refYear() int {
	if h := r.here(); h.grain >= byYear && !h.bc {
		return h.year
	}
	return 0
}

// fillYear gives m, which lacks it, a year, and names the rule. A range or
// list may hold it further right ("April and June 1955"); narrative keeps the
// year mentioned last; news takes the nearest such time on the side that the
// tense asks for, the past where no tense does (of TimeBank's bare months 68
// of 100 lie in the twelve months before).
func (r *reader) fillYear(m *moment, first, end int) string {
	if y := r.yearAhead(end); y > 0 {
		m.year = y
		return "year-of-range"
	}
	h := r.here()
	if h.grain < byYear {
		return "no-anchor"
	}
	m.year = h.year
	if r.narrative {
		m.bc = h.bc
		return "year-mentioned-last"
	}
	from := monthIndex(h, m.grain)
	at := monthIndex(*m, m.grain)
	tense := r.tense(first, end)
	if r.stated > 0 && r.stated < h.year && tense <= 0 {
		m.year = r.stated
		return "year-of-paragraph"
	}
	switch {
	case tense > 0 && at < from:
		m.year++
	case tense <= 0 && at > from && (tense < 0 || at-from > ahead(m.grain)):
		m.year--
	}
	return [...]string{"past-by-tense", "nearest-past", "future-by-tense"}[tense+1]
}

// ahead is how far in the future a date without year and tense may lie:
// a month; "Dec. 30" in a report of 2 January is behind.
func ahead(g grain) int {
	switch g {
	case byDay:
		return 31 * 3
	case byMonth:
		return 2
	}
	return 0
}

// monthIndex orders moments of one grain within their year.
func monthIndex(m moment, g grain) int {
	switch g {
	case byQuarter:
		if m.grain == byDay {
			return (m.month + 2) / 3
		}
		return m.index
	case byHalf:
		if m.grain == byDay {
			return (m.month + 5) / 6
		}
		return m.index
	case byDay:
		return m.month*31 + m.day
	}
	return m.month
}

// yearAhead looks for the year of the other end of a range or list of dates.
func (r *reader) yearAhead(i int) int {
	for range 3 { // "July 1, 2 and 3, 1863"
		k := r.link(i)
		if k == 0 && r.mark(i, ',') {
			k = i + 1
		}
		if k == 0 {
			return 0
		}
		j := k
		for j < len(r.p) && j < k+3 && (r.is(j, month) || (r.is(j, number) || r.is(j, ordinal)) && r.flag(j, digits) && r.p[j].val <= 31) {
			j++
		}
		if j == k {
			return 0
		}
		if y, bc, _ := r.yearAt(j, true); y > 0 && !bc {
			return y
		}
		i = j
	}
	return 0
}

// nearDay resolves a weekday that stands alone: the most recent one, the
// anchor's own day included (91 of 100 in TimeBank, AQUAINT and platinum), or
// the next one where the tense is future.
func (r *reader) nearDay(j int) (moment, string) {
	h := r.now()
	if h.grain < byDay {
		return moment{}, "no-anchor"
	}
	day := h.start()
	back := (int(day.Weekday()) - int(r.p[j].val) + 7) % 7
	if back != 0 && r.tense(j, j+1) > 0 {
		return dayOf(day.AddDate(0, 0, 7-back)), "future-by-tense"
	}
	return dayOf(day.AddDate(0, 0, -back)), "nearest-past"
}

// nearSeason resolves a season without a year.
func (r *reader) nearSeason(first, end int, m moment) match {
	if y := r.yearAhead(end); y > 0 {
		m.year = y
		return r.from(first, end, m, "year-of-range")
	}
	h := r.here()
	if h.grain < byYear {
		return match{first: first, end: end, kind: gainsay.Date, value: m.value(), rule: "no-anchor"}
	}
	m.year, m.bc = h.year, h.bc
	if !r.narrative && r.tense(first, end) < 0 && seasonStart(m.code) > h.month {
		m.year--
	}
	return r.from(first, end, m, "year-of-anchor")
}

func seasonStart(c int32) int {
	switch c {
	case code("SP"):
		return 3
	case code("SU"):
		return 6
	case code("FA"):
		return 9
	}
	return 12
}

// holidayYear is the year of the holiday nearest to the anchor.
func (r *reader) holidayYear(h lexicon.Holiday) int {
	at := r.here()
	if at.grain < byYear {
		return 0
	}
	if r.narrative || at.grain < byDay {
		return at.year
	}
	best, gap := 0, time.Duration(1<<62)
	for y := at.year - 1; y <= at.year+1; y++ {
		d := h.On(y).Sub(r.anchor)
		if d < 0 {
			d = -d
		}
		if d < gap {
			best, gap = y, d
		}
	}
	return best
}

// window is how many tokens a verb may stand away from its time.
const window = 14

// tense is the tense of the verb that an expression goes with: -1 past, 1
// future, 0 unknown. The nearest telling word to the left decides, else the
// nearest to the right.
func (r *reader) tense(first, end int) int {
	s := r.doc.SentenceAt(r.p[first].Start)
	if s < 0 {
		return 0
	}
	lo, hi := r.doc.Sentences[s].First, r.doc.Sentences[s].Last
	left, right := int(r.p[first].token), int(r.p[end-1].token)
	if r.saidThen(left, right, lo, hi) {
		return -1
	}
	for i := left - 1; i >= max(lo, left-window); i-- {
		if t := r.tenseOf(i, lo); t != 0 {
			return t
		}
		if r.present(i) {
			return 0
		}
	}
	for i := right + 1; i < min(hi, right+window) && !r.opensClause(i); i++ {
		if t := r.tenseOf(i, lo); t != 0 {
			return t
		}
	}
	return 0
}

// saidThen reports whether a time stands right behind a past verb of saying and
// ends its clause: "is put off until May, the agency announced on Monday".
func (r *reader) saidThen(left, right, lo, hi int) bool {
	if right+1 < hi && r.doc.Tokens[right+1].Kind != gainsay.Mark || len(r.doc.Tags) != len(r.doc.Tokens) {
		return false
	}
	i := left - 1
	if i > lo && strings.EqualFold(r.doc.Words(r.doc.Tokens[i].Span), "on") {
		i--
	}
	return i > lo && r.doc.Tags[i].Fine == "VBD" && reporting[r.doc.Words(r.doc.Tokens[i].Span)]
}

// present reports whether token i is a full verb in the present tense, which
// tells nothing but ends the search: "The statement contradicts ...".
func (r *reader) present(i int) bool {
	if len(r.doc.Tags) != len(r.doc.Tokens) {
		return false
	}
	switch r.doc.Tags[i].Lemma {
	case "be", "have", "do":
		return false
	}
	return r.doc.Tags[i].Fine == "VBZ" || r.doc.Tags[i].Fine == "VBP"
}

// opensClause reports whether token i opens a clause with a tense of its own:
// "the announcement on Sunday that troops will leave".
func (r *reader) opensClause(i int) bool {
	tok := r.doc.Tokens[i]
	switch r.doc.Text[tok.Start:tok.End] {
	case "that", "which", "who", "because", "although", "while", ";", "\"", "“", "whether":
		return true
	}
	return false
}

// tenseWords tell the tense by themselves.
var tenseWords = map[string]int{
	"will": 1, "would": 1, "'ll": 1, "shall": 1, "wo": 1, "upcoming": 1, "due": 1, "scheduled": 1, "postponed": 1, "slated": 1, "expected": 1,
	"plans": 1, "planned": 1, "until": 1, "till": 1, "next": 1, "deadline": 1, "expires": 1, "expire": 1, "coming": 1,
	"was": -1, "were": -1, "had": -1, "did": -1, "since": -1, "last": -1, "killed": -1, "has": -1, "have": -1,
}

// reporting are past verbs that say nothing of when the thing reported was.
var reporting = map[string]bool{"said": true, "told": true, "announced": true, "added": true, "confirmed": true, "warned": true, "wrote": true, "reported": true}

// pastBefore reports whether a past verb governs the infinitive whose "to" is
// token i: "agreed to sell".
func (r *reader) pastBefore(i, lo int) bool {
	for k := i - 1; k >= max(lo, i-3); k-- {
		if r.doc.Tags[k].Fine == "VBD" {
			return true
		}
	}
	return false
}

// tenseOf is what token i says of the tense. lo is where its sentence starts.
func (r *reader) tenseOf(i, lo int) int {
	tok := r.doc.Tokens[i]
	var buf [longest]byte
	if t, ok := tenseWords[string(lexicon.Fold(buf[:0], r.doc.Text[tok.Start:tok.End]))]; ok {
		return t
	}
	if len(r.doc.Tags) != len(r.doc.Tokens) {
		return 0
	}
	switch r.doc.Tags[i].Fine {
	case "VBD":
		if reporting[string(lexicon.Fold(buf[:0], r.doc.Text[tok.Start:tok.End]))] {
			return 0
		}
		return -1
	case "VB":
		if i > lo && strings.EqualFold(r.doc.Words(r.doc.Tokens[i-1].Span), "to") && !r.pastBefore(i-1, lo) {
			return 1
		}
	}
	return 0
}
