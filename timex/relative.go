package timex

import (
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// positioned reads what narrows a date: "early December", "late last July",
// "mid-1999", "the end of the year", "earlier in the day", "later this week",
// "the morning of April 19".
func (r *reader) positioned(i int) match {
	j := i
	if r.is(j, approx) && r.p[j].val == 0 {
		j++
	}
	if r.has(j, article, wThe) {
		j++
	}
	if r.has(j, filler, 0) || r.has(j, word, wVery) {
		j++
	}
	switch {
	case r.is(j, position):
		return r.narrowed(i, j)
	case r.is(j, dayPart) && r.has(j+1, word, wOf) && j > i:
		return r.partOf(i, j)
	}
	return r.relative(j, i)
}

// narrowed reads what follows "early", "the end of".
func (r *reader) narrowed(i, j int) match {
	c := r.p[j].val
	k := r.hyphen(j + 1)
	of := r.has(k, word, wOf)
	if c == wEnd || c == wBeginning || c == wMiddle {
		if !of {
			return match{}
		}
		k++
	} else if of || r.has(k, word, wIn) {
		k++
	}
	if r.is(k, decade) && r.tag(i-1) == "PRP$" {
		return match{} // "in his early 20s"
	}
	m := r.narrowable(k, k > j+1 && k-1 > j)
	if m.end == 0 || m.at.grain == byDay && m.rule == "nearest-past" && (c == wMid) {
		return match{}
	}
	m.first, m.mod = i, modOf(c)
	return m
}

func modOf(c int32) string {
	switch c {
	case wEarly, wBeginning:
		return "START"
	case wLate, wEnd:
		return "END"
	case wMid, wMiddle:
		return "MID"
	}
	return ""
}

// narrowable reads a date, a relative date, or, after "in" or "of", a unit of
// the time spoken of: "the day", "year".
func (r *reader) narrowable(k int, linked bool) match {
	the := k
	if r.has(k, article, wThe) {
		the = k + 1
	}
	if m := r.relative(the, k); m.end > 0 {
		return m
	}
	if linked && r.is(the, unit) && !r.flag(the, plural) {
		u := lexicon.TimeUnit(r.p[the].val)
		if at := r.unitOf(r.ref(), u, 0); at.grain > 0 && !r.has(the+1, word, wOf) {
			return r.from(k, the+1, at, "time-mentioned-last")
		}
		return match{}
	}
	return r.absolute(the, k)
}

// partOf reads "the night of April 18, 1775".
func (r *reader) partOf(i, j int) match {
	k := j + 2
	if r.has(k, article, wThe) {
		k++
	}
	m := r.absolute(k, k)
	if m.at.grain != byDay {
		return match{}
	}
	at := m.at
	at.grain, at.code = byPart, r.p[j].val
	return r.from(i, m.end, at, m.rule)
}

// A bearing is what a relative word means: how many units off, and from where.
type bearing struct {
	off      int
	anaphora bool // counts from the time mentioned last
}

func (r *reader) bearing(j int, the bool) (bearing, bool) {
	switch {
	case r.has(j, this, wThis), r.has(j, relative, wCurrent):
		return bearing{}, true
	case r.has(j, this, wThat), r.has(j, relative, wSame):
		return bearing{0, true}, true
	case r.has(j, relative, wLast):
		return bearing{-1, false}, true
	case r.has(j, relative, wPast):
		return bearing{-1, false}, true
	case r.has(j, relative, wPrevious):
		return bearing{-1, true}, true
	case r.has(j, relative, wNext):
		return bearing{1, the}, true
	case r.has(j, relative, wComing):
		return bearing{1, false}, true
	case r.has(j, relative, wFollowing):
		return bearing{1, true}, true
	}
	return bearing{}, false
}

// relative reads "last year", "the next few months", "this morning", "that
// same day", "last Thursday"; start is where an article stands.
func (r *reader) relative(j, start int) match {
	if r.has(j, relative, wRecent) || r.is(j, vague) && r.is(j+1, relative) {
		return r.recent(j, start)
	}
	b, ok := r.bearing(j, start < j)
	if !ok {
		return match{}
	}
	past, last := r.has(j, relative, wPast), r.has(j, relative, wLast)
	k := j + 1
	if r.is(j, this) && (r.has(k, relative, wSame) || r.has(k, relative, wPast) || r.has(k, relative, wComing) || r.is(k, filler)) {
		if r.has(k, relative, wComing) {
			b.off = 1
		}
		k++
	}
	if r.is(k, unit) && !r.flag(k, plural) {
		return r.relativeUnit(start, k, b, start < j && (past || last), past)
	}
	if r.is(k, filler) || r.has(k, shift, wLong) {
		return match{}
	}
	if m := r.stretch(start, k, b); m.end > 0 {
		return m
	}
	return r.relativeName(start, k, b)
}

// relativeUnit reads "last week", "the past year", "this month", "the next decade".
func (r *reader) relativeUnit(start, k int, b bearing, the, past bool) match {
	u := lexicon.TimeUnit(r.p[k].val)
	if past || u == lexicon.Decade && b.off != 0 || the && u == lexicon.Century {
		if r.p[k].val == int32(lexicon.Season) {
			return match{}
		}
		m := r.lasting(start, k+1, amountRead{n: 1}, u, "stretch")
		m.when = r.beside(b.off, 1, u)
		return m
	}
	if u < lexicon.DayUnit || u == lexicon.Season || u == lexicon.Fortnight {
		return match{}
	}
	if u == lexicon.Quarter && !r.quarterContext(start, k+1) {
		return match{}
	}
	if r.is(start, this) && r.p[start].val == wThat && r.is(k+1, none) && !r.narrative {
		if t := r.tag(k); t != "" && t != "NN" {
			return match{}
		}
	}
	base := r.now()
	if b.anaphora {
		base = r.ref()
	}
	end := k + 1
	at := r.unitOf(base, u, b.off)
	if at.grain == 0 {
		return match{first: start, end: end, kind: gainsay.Date, value: unresolved(base, u), rule: "no-anchor"}
	}
	return r.from(start, end, at, "relative")
}

// unresolved is what is known of a unit counted from a coarse moment.
func unresolved(base moment, u lexicon.TimeUnit) string {
	y := "XXXX"
	if base.grain >= byYear && base.year > 0 && !base.bc {
		y = pad(base.year, 4)
	}
	switch u {
	case lexicon.DayUnit:
		if base.grain == byMonth {
			return y + "-" + two(base.month) + "-XX"
		}
		return y + "-XX-XX"
	case lexicon.Week, lexicon.Fortnight:
		return y + "-WXX"
	case lexicon.Weekend:
		return y + "-WXX-WE"
	case lexicon.MonthUnit:
		return y + "-XX"
	case lexicon.Quarter:
		return y + "-QX"
	}
	return y
}

// unitOf is the unit that holds base, or the one n units off; zero when base
// is too coarse to tell.
func (r *reader) unitOf(base moment, u lexicon.TimeUnit, n int) moment {
	if base.grain == 0 || base.bc || base.year == 0 {
		return moment{}
	}
	switch u {
	case lexicon.Year:
		if base.grain >= byYear {
			return moment{grain: byYear, year: base.year + n}
		}
		return moment{}
	case lexicon.Decade:
		return moment{grain: byDecade, year: base.year/10 + n}
	case lexicon.Century:
		return moment{grain: byCentury, year: base.year/100 + n}
	}
	day := base.start()
	if day.IsZero() {
		return moment{}
	}
	switch u {
	case lexicon.Quarter:
		if base.grain >= byQuarter && base.grain != bySeason {
			return quarterOf(time.Date(day.Year(), day.Month()+time.Month(3*n), 1, 0, 0, 0, 0, time.UTC))
		}
	case lexicon.MonthUnit:
		if base.grain >= byMonth {
			return monthOf(time.Date(day.Year(), day.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC))
		}
	case lexicon.Week, lexicon.Weekend, lexicon.Fortnight:
		return weekAt(base, day, u, n)
	case lexicon.DayUnit:
		if base.grain >= byDay {
			return dayOf(day.AddDate(0, 0, n))
		}
	}
	return moment{}
}

func weekAt(base moment, day time.Time, u lexicon.TimeUnit, n int) moment {
	if base.grain < byWeek {
		return moment{}
	}
	if u == lexicon.Fortnight {
		n *= 2
	}
	w := weekOf(day.AddDate(0, 0, 7*n))
	if u == lexicon.Weekend {
		w.grain = byWeekend
	}
	return w
}

// stretch reads a number of units on one side of now: "the past two years",
// "the next few months", "the last 24 hours".
func (r *reader) stretch(start, k int, b bearing) match {
	n := r.amount(k)
	if n.end == 0 && r.is(k, unit) && r.flag(k, plural) && r.p[k].val > 0 && b.off != 0 {
		n = amountRead{n: 0, vague: true, end: k}
	}
	if n.end == 0 {
		return match{}
	}
	e := n.end
	if r.is(e, filler) {
		e++
	}
	if !r.is(e, unit) || lexicon.TimeUnit(r.p[e].val) == lexicon.Season {
		return match{}
	}
	u := lexicon.TimeUnit(r.p[e].val)
	m := r.lasting(start, e+1, n, u, "stretch")
	if !n.vague && b.off != 0 && n.n < 1000 && !b.anaphora {
		m.when = r.beside(b.off, int(n.n), u)
	}
	return m
}

// beside is the stretch of n units that ends (or, for off > 0, starts) with
// the anchor's day.
func (r *reader) beside(off, n int, u lexicon.TimeUnit) gainsay.Interval {
	if r.anchor.IsZero() || r.narrative || u < lexicon.DayUnit {
		return gainsay.Interval{}
	}
	other := addUnits(r.anchor, u, off*n)
	if off < 0 {
		return gainsay.Interval{From: other, To: r.anchor.AddDate(0, 0, 1)}
	}
	return gainsay.Interval{From: r.anchor, To: other.AddDate(0, 0, 1)}
}

func addUnits(t time.Time, u lexicon.TimeUnit, n int) time.Time {
	switch u {
	case lexicon.DayUnit:
		return t.AddDate(0, 0, n)
	case lexicon.Week, lexicon.Weekend:
		return t.AddDate(0, 0, 7*n)
	case lexicon.Fortnight:
		return t.AddDate(0, 0, 14*n)
	case lexicon.MonthUnit:
		return t.AddDate(0, n, 0)
	case lexicon.Quarter:
		return t.AddDate(0, 3*n, 0)
	case lexicon.Year, lexicon.Season:
		return t.AddDate(n, 0, 0)
	case lexicon.Decade:
		return t.AddDate(10*n, 0, 0)
	case lexicon.Century:
		return t.AddDate(100*n, 0, 0)
	}
	return t
}

// recent reads "recent weeks", "several recent days".
func (r *reader) recent(j, start int) match {
	k := j
	if r.is(k, vague) {
		k++
	}
	if !r.has(k, relative, wRecent) || !r.is(k+1, unit) || !r.flag(k+1, plural) {
		return match{}
	}
	return r.lasting(start, k+2, amountRead{vague: true}, lexicon.TimeUnit(r.p[k+1].val), "vague-stretch")
}

// relativeName reads "last June", "next Friday", "this summer", "last night".
func (r *reader) relativeName(start, k int, b bearing) match {
	if k >= len(r.p) {
		return match{}
	}
	switch p := r.p[k]; p.class {
	case month:
		return r.relativeMonth(start, k, b)
	case weekday:
		return r.relativeDay(start, k, b)
	case season:
		return r.relativeSeason(start, k, b)
	case dayPart:
		base := r.now()
		if b.anaphora || r.has(start, article, wThe) {
			base = r.ref()
		}
		if base.grain < byDay {
			return match{first: start, end: k + 1, kind: gainsay.Time, value: "XXXX-XX-XXT" + uncode(p.val), rule: "no-anchor"}
		}
		at := dayOf(base.start().AddDate(0, 0, b.off))
		at.grain, at.code = byPart, p.val
		return r.from(start, k+1, at, "relative")
	case decade, holiday:
		m := r.absolute(k, start)
		if m.end > 0 {
			m.first = start
		}
		return m
	case word:
		return r.fiscalYear(start, k, b)
	}
	return match{}
}

// fiscalYear reads "this fiscal year": a year whose months are not known.
func (r *reader) fiscalYear(start, k int, b bearing) match {
	if !r.has(k, word, wFiscal) && !r.has(k, word, wFinancial) || !r.is(k+1, unit) {
		return match{}
	}
	u := lexicon.TimeUnit(r.p[k+1].val)
	at := r.unitOf(r.now(), u, b.off)
	if at.grain == 0 || u < lexicon.Quarter {
		return match{}
	}
	return match{first: start, end: k + 2, kind: gainsay.Date, value: at.value(), mod: "APPROX", rule: "fiscal-year"}
}

func (r *reader) relativeMonth(start, k int, b bearing) match {
	m := moment{grain: byMonth, month: int(r.p[k].val)}
	end := r.dot(k + 1)
	if d, e := r.dayNumber(end); e > 0 {
		m.grain, m.day, end = byDay, d, e
	}
	h := r.now()
	if h.grain < byMonth || !m.valid() {
		return match{}
	}
	m.year = h.year
	at, from := monthIndex(m, m.grain), monthIndex(h, m.grain)
	switch {
	case b.off < 0 && at >= from:
		m.year--
	case b.off > 0 && at <= from:
		m.year++
	}
	return r.from(start, end, m, "relative")
}

// relativeDay reads "last Friday": strictly before; "next Friday": strictly
// after; "this Friday": the one of this week or next, by tense.
func (r *reader) relativeDay(start, k int, b bearing) match {
	h := r.now()
	if h.grain < byDay {
		return match{first: start, end: k + 1, kind: gainsay.Date, value: "XXXX-WXX-" + pad(isoDay(r.p[k].val), 1), rule: "no-anchor"}
	}
	day := h.start()
	ahead := (int(r.p[k].val) - int(day.Weekday()) + 7) % 7
	switch {
	case b.off < 0:
		ahead -= 7
	case b.off > 0 && ahead == 0, b.off > 0 && ahead < 3:
		ahead += 7
	case b.off == 0 && ahead != 0 && r.tense(start, k+1) < 0:
		ahead -= 7
	}
	return r.withPart(r.from(start, k+1, dayOf(day.AddDate(0, 0, ahead)), "relative"))
}

func (r *reader) relativeSeason(start, k int, b bearing) match {
	m := moment{grain: bySeason, code: r.p[k].val}
	h := r.now()
	if h.grain < byYear || r.flag(k, plural) {
		return match{}
	}
	m.year = h.year
	begins := seasonStart(m.code)
	switch {
	case b.off < 0 && (h.grain < byMonth || begins+2 >= h.month || begins == 12 && h.month > 2):
		m.year--
	case b.off > 0 && h.grain >= byMonth && begins <= h.month:
		m.year++
	}
	return r.from(start, k+1, m, "relative")
}
