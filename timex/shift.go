package timex

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// shifted reads a time at a distance from another: "four years ago", "twelve
// days later", "a year earlier", "the day before", "three weeks before".
func (r *reader) shifted(i int) match {
	if m := r.dayBefore(i); m.end > 0 {
		return m
	}
	mod, j := r.hedged(i)
	n := r.amount(j)
	if n.end == 0 && r.is(j, unit) && r.flag(j, plural) {
		n = amountRead{vague: true, end: j}
	}
	if n.end == 0 {
		return match{}
	}
	k := n.end
	if r.is(k, filler) || r.fold(k) == "more" {
		k++
	}
	if !r.is(k, unit) || n.n > 9999 {
		return match{}
	}
	u := lexicon.TimeUnit(r.p[k].val)
	m := r.offset(i, k+1, n, u)
	if m.mod == "" {
		m.mod = mod
	}
	return m
}

// offset reads the word after the distance.
func (r *reader) offset(i, k int, n amountRead, u lexicon.TimeUnit) match {
	switch {
	case r.has(k, shift, wAgo):
		return r.away(i, k+1, r.now(), distance{n, u, -1})
	case r.has(k, position, wLater):
		return r.away(i, k+1, r.ref(), distance{n, u, 1})
	case r.has(k, position, wEarlier) && !r.has(k+1, word, wThan), r.has(k, relative, wPrevious):
		return r.away(i, k+1, r.ref(), distance{n, u, -1})
	case r.has(k, shift, wAfter) && r.came(i) && !n.vague && r.clause(k+1):
		return r.event(i, k+1, n, u)
	case r.has(k, shift, wBefore) && !r.clause(k+1) && !n.article:
		return r.away(i, k+1, r.ref(), distance{n, u, -1})
	case r.has(k, shift, wAfter) && (r.mark(k+1, ',') || r.mark(k+1, '.')):
		return r.away(i, k+1, r.ref(), distance{n, u, 1})
	}
	return match{}
}

// A distance is a number of units, back (-1) or ahead (1).
type distance struct {
	amountRead
	unit lexicon.TimeUnit
	sign int
}

// away is the moment at a distance from base, to the grain of the unit.
func (r *reader) away(first, end int, base moment, d distance) match {
	n, u, sign := d.amountRead, d.unit, d.sign
	ref := [...]string{"PAST_REF", "", "FUTURE_REF"}[sign+1]
	if n.vague || u <= lexicon.Hour || n.n != float64(int(n.n)) {
		if n.vague && sign < 0 || r.last.year == 0 || u <= lexicon.Hour {
			return match{first: first, end: end, kind: gainsay.Date, value: ref, rule: "vague-offset"}
		}
		return match{first: first, end: end, kind: gainsay.Date, value: unresolved(moment{}, u), rule: "vague-offset"}
	}
	if q := r.last; u == lexicon.Year && n.n == 1 && q.grain == byQuarter && !r.narrative {
		q.year += sign // in earnings "a year earlier" is the same quarter
		return r.from(first, end, q, "same-quarter")
	}
	at := r.unitOf(base, u, sign*int(n.n))
	if at.grain == 0 && !r.narrative {
		at = r.unitOf(r.here(), u, sign*int(n.n)) // no day before a month that was spoken of
	}
	if at.grain == 0 || at.year <= 0 || at.year > 9999 {
		return match{first: first, end: end, kind: gainsay.Date, value: unresolved(base, u), rule: "no-anchor"}
	}
	return r.from(first, end, at, "offset")
}

// came reports whether the verb of happening stands before the distance: "The
// visit came a day after ...".
func (r *reader) came(i int) bool {
	switch r.fold(i - 1) {
	case "came", "comes", "come", "coming", "just", "only", "barely":
		switch r.fold(i - 1) {
		case "just", "only", "barely":
			return r.fold(i-2) == "came" || r.fold(i-2) == "comes"
		}
		return true
	}
	return false
}

// event dates the event named after "after" when the sentence's own event is
// the report's: as many units before it.
func (r *reader) event(i, end int, n amountRead, u lexicon.TimeUnit) match {
	base := r.now()
	if r.last.grain >= byDay && !r.last.bc {
		base = r.last
	}
	at := r.unitOf(base, u, -int(n.n))
	if at.grain == 0 || u < lexicon.DayUnit {
		return match{}
	}
	return r.from(i, end, at, "event-after")
}

// dayBefore reads "the day before", "the following night" is relative's,
// "the day before yesterday", "the week after".
func (r *reader) dayBefore(i int) match {
	if !r.has(i, article, wThe) || r.flag(i+1, plural) {
		return match{}
	}
	j := i + 1
	if !r.is(j, unit) && !r.is(j, dayPart) || !r.is(j+1, shift) {
		return match{}
	}
	sign := 0
	switch r.p[j+1].val {
	case wBefore:
		sign = -1
	case wAfter:
		sign = 1
	default:
		return match{}
	}
	u := lexicon.DayUnit
	if r.is(j, unit) {
		if u = lexicon.TimeUnit(r.p[j].val); u < lexicon.DayUnit || u == lexicon.Season || u == lexicon.Quarter {
			return match{}
		}
	}
	base, end := r.ref(), j+2
	if r.has(end, deictic, wYesterday) || r.has(end, deictic, wTomorrow) {
		if r.anchor.IsZero() {
			return match{}
		}
		return r.from(i, end+1, dayOf(r.anchor.AddDate(0, 0, 2*sign)), "offset")
	}
	if r.clause(end) {
		return match{first: i, end: j + 1, kind: gainsay.Date, value: r.hanging(u), rule: "other-event"}
	}
	at := r.unitOf(base, u, sign)
	if at.grain == 0 {
		return match{first: i, end: end, kind: gainsay.Date, value: unresolved(base, u), rule: "no-anchor"}
	}
	if r.is(j, dayPart) {
		at.grain, at.code = byPart, r.p[j].val
	}
	return r.from(i, end, at, "offset")
}

// hanging is the value of a unit that hangs on an event we cannot date.
func (r *reader) hanging(u lexicon.TimeUnit) string { return unresolved(moment{}, u) }

// deictic reads "today", "yesterday morning", "now"; "future" and "present"
// belong to vagueTime.
func (r *reader) deictic(j, start int) match {
	off := 0
	switch r.p[j].val {
	case wNow:
		if r.flag(j-1, glued) && r.mark(j-1, '-') {
			return match{}
		}
		return match{first: j, end: j + 1, kind: gainsay.Date, value: "PRESENT_REF", rule: "deictic"}
	case wCurrently:
		return match{first: j, end: j + 1, kind: gainsay.Date, value: "PRESENT_REF", rule: "deictic"}
	case wRecently:
		return match{first: j, end: j + 1, kind: gainsay.Date, value: "PAST_REF", rule: "deictic"}
	case wYesterday:
		off = -1
	case wTomorrow:
		off = 1
	case wToday, wTonight:
	default:
		return match{}
	}
	return r.deicticDay(j, start, off)
}

func (r *reader) deicticDay(j, start, off int) match {
	if r.narrative || r.anchor.IsZero() {
		v := [...]string{"PAST_REF", "PRESENT_REF", "FUTURE_REF"}[off+1]
		return match{first: start, end: j + 1, kind: gainsay.Date, value: v, rule: "no-anchor"}
	}
	at := dayOf(r.anchor.AddDate(0, 0, off))
	if r.has(j, deictic, wTonight) {
		at.grain, at.code = byPart, code("NI")
		return r.from(start, j+1, at, "deictic")
	}
	return r.withPart(r.from(start, j+1, at, "deictic"))
}

// vagueTime reads "at the time", "these days", "the past", "the near future".
func (r *reader) vagueTime(i int) match {
	ref := func(end int, value string) match {
		return match{first: i, end: end, kind: gainsay.Date, value: value, rule: "vague"}
	}
	switch {
	case r.has(i, word, wAt) && r.has(i+1, article, wThe) && r.has(i+2, word, wTime) && !r.has(i+3, word, wOf):
		return ref(i+3, "PAST_REF")
	case r.has(i, this, wThat) && r.has(i+1, word, wTime) && r.has(i-1, word, wAt):
		return ref(i+2, "PAST_REF")
	case r.has(i, this, wThis) && r.has(i+1, word, wTime) && (r.fold(i-1) == "at" || r.fold(i-1) == "by" || r.fold(i-1) == "during" || r.fold(i-1) == "from" || r.fold(i-1) == "around"):
		return ref(i+2, "PRESENT_REF")
	case r.is(i, dayPart) && !r.flag(i, plural) && (r.has(i-1, word, wAt) || r.has(i-1, word, wBy)) && r.ends(i+1):
		return match{first: i, end: i + 1, kind: gainsay.Time, value: "XXXX-XX-XXT" + uncode(r.p[i].val), rule: "vague"}
	case r.is(i, this) && r.has(i+1, word, wPeriod):
		return ref(i+2, "")
	case r.has(i, word, wAt) && r.has(i+1, article, wThe) && r.has(i+2, word, wMoment) && !r.has(i+3, word, wOf),
		r.has(i, word, wAt) && r.has(i+1, deictic, wPresent):
		return ref(i+3-b2i(r.has(i+1, deictic, wPresent)), "PRESENT_REF")
	case r.has(i, word, wRight) && r.has(i+1, deictic, wNow):
		return ref(i+2, "PRESENT_REF")
	case r.is(i, article) && r.has(i+1, relative, wPast) && !r.is(i+2, unit) && r.nominal(i+2):
		return ref(i+2, "PAST_REF")
	case r.has(i, article, wThe) && r.has(i+1, deictic, wFuture) && r.nominal(i+2) && r.fold(i+2) != "of":
		return ref(i+2, "FUTURE_REF")
	case r.has(i, article, wThe) && (r.has(i+1, word, wNear) || r.fold(i+1) == "foreseeable") && r.has(i+2, deictic, wFuture):
		return ref(i+3, "FUTURE_REF")
	case r.has(i, this, wThese) && r.is(i+1, unit) && r.flag(i+1, plural) && lexicon.TimeUnit(r.p[i+1].val) == lexicon.DayUnit:
		return ref(i+2, "PRESENT_REF")
	}
	return match{}
}

// nominal reports whether the word before piece i closes its noun phrase.
func (r *reader) nominal(i int) bool {
	t := r.tag(i)
	if t == "" {
		return i >= len(r.p) || r.is(i, mark) || r.is(i, word) || r.is(i, stop)
	}
	return t[0] != 'N' && t[0] != 'J' && t != "CD" && t != "VBG"
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// set reads what recurs: "every Thursday", "each morning", "daily", "twice a week".
func (r *reader) set(i int) match {
	set := func(end int, value string) match {
		return match{first: i, end: end, kind: gainsay.Set, value: value, rule: "set"}
	}
	switch {
	case r.is(i, frequency):
		return r.frequency(i)
	case r.is(i, every):
		return r.every(i, set)
	case r.has(i, word, wOnce) || r.has(i, word, wTwice):
		if (r.has(i+1, article, wA) || r.is(i+1, every) || r.has(i+1, word, wPer)) && r.is(i+2, unit) {
			return set(i+3, period(1, false, lexicon.TimeUnit(r.p[i+2].val)))
		}
	case r.is(i, number) && r.has(i+1, word, wTimes):
		if (r.has(i+2, article, wA) || r.is(i+2, every) || r.has(i+2, word, wPer)) && r.is(i+3, unit) {
			return set(i+4, period(1, false, lexicon.TimeUnit(r.p[i+3].val)))
		}
	}
	return match{}
}

func (r *reader) frequency(i int) match {
	if r.flag(i, capital) && !r.startsSentence(i) || r.flag(i, glued) && r.mark(i-1, '-') {
		return match{} // "China Daily"
	}
	u := map[int32]lexicon.TimeUnit{wDaily: lexicon.DayUnit, wNightly: lexicon.DayUnit, wWeekly: lexicon.Week, wMonthly: lexicon.MonthUnit,
		wYearly: lexicon.Year, wHourly: lexicon.Hour, wQuarterly: lexicon.Quarter}[r.p[i].val]
	return match{first: i, end: i + 1, kind: gainsay.Set, value: period(1, false, u), rule: "set"}
}

func (r *reader) every(i int, set func(int, string) match) match {
	j, n := i+1, 1.0
	if r.has(j, word, wOther) {
		j, n = j+1, 2
	}
	if r.is(j, filler) {
		j++
	}
	if a := r.amount(j); a.end > 0 && !a.article {
		if a.vague || !r.is(a.end, unit) {
			return match{}
		}
		return set(a.end+1, period(a.n, false, lexicon.TimeUnit(r.p[a.end].val)))
	}
	if j >= len(r.p) {
		return match{}
	}
	switch p := r.p[j]; p.class {
	case unit:
		if lexicon.TimeUnit(p.val) == lexicon.Season {
			return set(j+1, "P1Y")
		}
		return set(j+1, period(n, false, lexicon.TimeUnit(p.val)))
	case weekday:
		return set(j+1, "XXXX-WXX-"+pad(isoDay(p.val), 1))
	case month:
		return set(j+1, "XXXX-"+two(int(p.val)))
	case season:
		return set(j+1, "XXXX-"+uncode(p.val))
	case dayPart:
		return set(j+1, "XXXX-XX-XXT"+uncode(p.val))
	}
	return match{}
}
