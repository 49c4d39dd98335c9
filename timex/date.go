package timex

import (
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// pointed reads a date that stands by itself: "around March 1981", "the 25th
// of August", "Friday, March 22, 2013", "the spring of 1862", "the 1990s".
func (r *reader) pointed(i int) match {
	j := i
	if r.is(j, approx) && r.p[j].val == 0 && (r.is(j+1, month) || r.is(j+1, year) || r.is(j+1, article)) {
		j++
	}
	if r.has(j, article, wThe) {
		j++
	}
	m := r.absolute(j, i)
	if m.end == 0 {
		return match{}
	}
	m.first = i
	switch c := r.p[j].class; {
	case j > i && r.has(j-1, article, wThe) && (c == month || c == year || c == deictic || c == weekday || c == isoDate || c == compound):
		return match{} // "the March 2007 vote": the article is the noun's
	case c == season && m.end > j+1 && !r.has(j+1, word, wOf) && r.flag(j, capital):
		m.first = j
	}
	return m
}

// absolute reads a date from its own words on; start is where the whole
// expression starts, for the rules that look at what stands before it.
func (r *reader) absolute(j, start int) match {
	if j >= len(r.p) {
		return match{}
	}
	switch r.p[j].class {
	case weekday:
		return r.weekday(j)
	case month:
		return r.monthFirst(j)
	case number, ordinal:
		if m := r.dayFirst(j); m.end > 0 {
			return m
		}
		return r.numbered(j)
	case year:
		return r.bareYear(j, start)
	case isoDate:
		return r.iso(j)
	case season:
		return r.season(j, start)
	case decade:
		return r.decade(j)
	case compound:
		return r.compound(j)
	case holiday:
		return r.holiday(j)
	case unit:
		if lexicon.TimeUnit(r.p[j].val) == lexicon.Second && !r.flag(j, plural) {
			return r.numbered(j)
		}
		return r.weekend(j)
	case deictic:
		return r.deictic(j, start)
	case word:
		return r.fiscal(j)
	case fraction:
		return match{}
	}
	return match{}
}

// yearAt reads a year that completes a date: ", 1939", "of 1862", "in 2011"
// is another date. It gives the piece after it.
func (r *reader) yearAt(i int, of bool) (y int, bc bool, end int) {
	j := r.comma(i)
	if of && r.has(j, word, wOf) {
		j++
	}
	if r.is(j, year) && !r.flag(j+1, glued) || r.is(j, year) && !r.mark(j+1, '/') && !r.is(j+1, unit) {
		y, end = int(r.p[j].val), j+1
		if r.has(end, era, wBC) {
			return y, true, end + 1
		}
		return y, false, end
	}
	if r.is(j, number) && r.flag(j, digits) && r.p[j].val > 0 && r.is(j+1, era) {
		return int(r.p[j].val), r.p[j+1].val == wBC, j + 2
	}
	return 0, false, i
}

// monthFirst reads "Oct. 23, 2019", "March 1981", "February of 1940", "May".
func (r *reader) monthFirst(j int) match {
	m := moment{grain: byMonth, month: int(r.p[j].val)}
	end := r.dot(j + 1)
	day := r.hyphen(end)
	if d, e := r.dayNumber(day); e > 0 {
		m.grain, m.day = byDay, d
		end = e
	}
	if r.mark(j+1, '.') && m.day == 0 && r.is(j+2, year) {
		end = j + 2
	}
	y, bc, e := r.yearAt(end, true)
	if m.day == 0 && y > 0 && r.mark(end, ',') && !r.plainYear(e-1) {
		y = 0
	}
	if y > 0 && !(bc && e == end) {
		m.year, m.bc, end = y, bc, e
	}
	if m.day == 0 && m.year == 0 && end == j+1 && r.mark(end, '.') && r.flag(end, glued) && len(r.text(j)) < 5 && r.p[end].token == r.p[j].token {
		end++ // "in Oct. the"
	}
	if m.day == 0 && m.year == 0 && !r.monthAlone(j) {
		return match{}
	}
	return r.completed(j, end, m)
}

// plainYear tells "October, 1917" from "in October, 2000 soldiers".
func (r *reader) plainYear(i int) bool {
	return !(r.tagged(i+1, "NNS") || r.is(i+1, unit))
}

// monthAlone rejects what is no month: "May" as a name or a verb, "March" as a verb.
func (r *reader) monthAlone(j int) bool {
	if t := r.tag(j); t == "MD" || t == "VB" || t == "VBP" || strings.HasPrefix(t, "RB") {
		return false
	}
	switch r.fold(j) {
	case "may", "march", "mar", "april", "june", "august", "jan", "dec":
		prev := r.fold(j - 1)
		if r.dateContext(j) || prev == "the" || prev == "of" || prev == "a" {
			return true
		}
		next := j + 1
		if r.flag(next, capital) || r.is(j-1, none) && r.flag(j-1, capital) || r.mark(next, '.') && len(r.text(j)) < 4 {
			return false
		}
		if r.fold(j) == "may" {
			return r.tag(j) == "NNP" && !r.startsSentence(j)
		}
	}
	return true
}

// dateContext reports whether the word before is one that dates follow.
func (r *reader) dateContext(j int) bool {
	switch p := r.fold(j - 1); p {
	case "in", "since", "by", "until", "till", "from", "during", "before", "after", "through", "throughout", "last",
		"next", "this", "early", "late", "mid", "and", "to", "between", "around", "on", "of", "each", "every", "for", "or", "late-", "as":
		return true
	}
	return r.is(j-1, mark) && (r.mark(j-1, '-') || r.mark(j-1, '('))
}

// startsSentence reports whether a capital letter at piece i says nothing.
func (r *reader) startsSentence(i int) bool {
	if i == 0 || r.is(i-1, stop) {
		return true
	}
	s := r.doc.SentenceAt(r.p[i].Start)
	return s >= 0 && r.doc.Sentences[s].Start == r.p[i].Start
}

// dayNumber reads a day of the month in digits: "23", "23rd". It gives the
// piece after it, 0 for none.
func (r *reader) dayNumber(i int) (int, int) {
	if (r.is(i, number) || r.is(i, ordinal)) && r.flag(i, digits) && !r.flag(i, grouped) && r.p[i].val <= 99 && r.p[i].val >= 0 {
		if r.mark(i+1, '/') || r.is(i+1, meridiem) || r.is(i+1, scale) {
			return 0, 0
		}
		return int(r.p[i].val), i + 1
	}
	if r.is(i, ordinal) && r.p[i].val <= 31 {
		return int(r.p[i].val), i + 1
	}
	return 0, 0
}

// dayFirst reads "23 October 2019", "the 3rd of May", "22/03/2013".
func (r *reader) dayFirst(j int) match {
	d, k := r.dayNumber(j)
	if m := r.slashed(j); m.end > 0 {
		return m
	}
	if k == 0 {
		return match{}
	}
	k = r.hyphen(k)
	if r.is(j, ordinal) && r.has(k, word, wOf) {
		k++
	}
	if !r.is(k, month) {
		return r.otherDay(j, k, d)
	}
	m := moment{grain: byDay, month: int(r.p[k].val), day: d}
	end := r.hyphen(r.dot(k + 1))
	if y, bc, e := r.yearAt(end, true); y > 0 {
		m.year, m.bc, end = y, bc, e
	} else {
		end = k + 1
	}
	return r.completed(j, end, m)
}

// otherDay reads the first of two days that share a month, "15 to 22
// February", "(22-25 April 1951)", and a day of the month spoken of, "on the
// 20th".
func (r *reader) otherDay(j, k, d int) match {
	if l := r.link(k); l > 0 && d > 0 && d <= 31 {
		if e, end := r.dayNumber(l); end > 0 && e > d && r.is(end, month) && r.flag(l, digits) {
			if m := r.dayFirst(l); m.at.grain == byDay {
				at := m.at
				at.day = d
				return r.from(j, j+1, at, m.rule)
			}
		}
	}
	prev := r.fold(j - 2)
	if r.is(j, ordinal) && r.flag(j, digits) && r.has(j-1, article, wThe) && (prev == "on" || prev == "by" || prev == "until") && r.ends(k) {
		if h := r.ref(); h.grain >= byMonth && h.month > 0 {
			return r.from(j, k, moment{grain: byDay, year: h.year, bc: h.bc, month: h.month, day: d}, "month-mentioned-last")
		}
	}
	return match{}
}

// ends reports whether no noun follows that piece i could belong to.
func (r *reader) ends(i int) bool {
	t := r.tag(i)
	return t == "" || t[0] != 'N' && t[0] != 'J' && t != "CD"
}

// slashed reads dates in digits whose order the figures settle: "22/03/2013",
// "3/22/2013"; "3/4/2013" stays unresolved.
func (r *reader) slashed(j int) match {
	if !(r.mark(j+1, '/') || r.mark(j+1, '.') || r.mark(j+1, '-')) || !r.flag(j+1, glued) || !r.mark(j+3, byte(r.p[j+1].val)) ||
		!r.is(j+4, year) || !r.is(j+2, number) || !r.is(j, number) || r.flag(j, grouped) {
		return match{}
	}
	a, b := int(r.p[j].val), int(r.p[j+2].val)
	if a < 1 || b < 1 || a > 31 || b > 31 {
		return match{}
	}
	m := moment{grain: byDay, year: int(r.p[j+4].val), day: a, month: b}
	switch {
	case a == b || a > 12 && b <= 12:
	case b > 12 && a <= 12:
		m.day, m.month = b, a
	default:
		return match{first: j, end: j + 5, kind: gainsay.Date, rule: "ambiguous-date"}
	}
	return r.from(j, j+5, m, "digits")
}

func (r *reader) iso(j int) match {
	s := r.text(j)
	y, _ := strconv.Atoi(s[:4])
	mo, _ := strconv.Atoi(s[5:7])
	d, _ := strconv.Atoi(s[8:])
	m := moment{grain: byDay, year: y, month: mo, day: d}
	if y == 0 || mo == 0 || d == 0 {
		return match{first: j, end: j + 1, kind: gainsay.Date, rule: "impossible-date"}
	}
	return r.from(j, j+1, m, "iso-date")
}

// completed gives a month or day without a year the year it belongs to.
func (r *reader) completed(first, end int, m moment) match {
	if !m.valid() {
		return match{first: first, end: end, kind: gainsay.Date, rule: "impossible-date"}
	}
	if m.year > 0 {
		return r.withPart(r.from(first, end, m, "explicit-date"))
	}
	rule := r.fillYear(&m, first, end)
	if !m.valid() {
		return match{first: first, end: end, kind: gainsay.Date, rule: "impossible-date"}
	}
	return r.withPart(r.from(first, end, m, rule))
}

// withPart takes a part of the day after a date: "Sunday night".
func (r *reader) withPart(m match) match {
	if m.at.grain != byDay || !r.is(m.end, dayPart) {
		return m
	}
	at := m.at
	at.grain, at.code = byPart, r.p[m.end].val
	n := r.from(m.first, m.end+1, at, m.rule)
	n.kind = gainsay.Time
	return n
}

// weekday reads "Friday", "Friday night", "Friday, March 22".
func (r *reader) weekday(j int) match {
	k := r.comma(r.dot(j + 1))
	if r.has(k, article, wThe) {
		k++
	}
	if r.is(k, month) || r.is(k, number) || r.is(k, ordinal) {
		var m match
		if r.is(k, month) {
			m = r.monthFirst(k)
		} else {
			m = r.dayFirst(k)
		}
		if m.end > 0 && (m.at.grain == byDay || m.at.grain == byPart) {
			m.first = j
			return m
		}
	}
	if !r.flag(j, capital) && r.flag(j, plural) {
		return match{}
	}
	if r.notDay(j) {
		return match{}
	}
	end := j + 1
	if r.mark(end, '.') && r.p[end].token == r.p[j].token && !r.startsNext(end+1) {
		end++
	}
	if r.flag(j, plural) {
		return match{first: j, end: end, kind: gainsay.Set, value: "XXXX-WXX-" + pad(isoDay(r.p[j].val), 1), rule: "set"}
	}
	at, rule := r.nearDay(j)
	if at.grain == noGrain {
		return match{first: j, end: end, kind: gainsay.Date, value: "XXXX-WXX-" + pad(isoDay(r.p[j].val), 1), rule: rule}
	}
	return r.withPart(r.from(j, end, at, rule))
}

// notDay rejects "Sun" in a name and "Sat" as a verb.
func (r *reader) notDay(j int) bool {
	switch r.fold(j) {
	case "sun", "sat", "wed", "mon", "fri", "thu":
		return !(r.fold(j-1) == "on" || r.fold(j-1) == "this" || r.is(j-1, relative) || r.mark(j+1, ',') || r.mark(j+1, '.') || r.is(j+1, month))
	}
	return false
}

// startsNext reports whether a sentence starts at piece i.
func (r *reader) startsNext(i int) bool { return i >= len(r.p) || r.startsSentence(i) }

func isoDay(w int32) int { return int(w+6)%7 + 1 }
