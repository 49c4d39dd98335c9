package timex

import (
	"strings"
)

// bareYear reads four digits as a year where the words around allow it.
func (r *reader) bareYear(j, start int) match {
	if !r.yearHere(j, start) {
		return match{}
	}
	m := moment{grain: byYear, year: int(r.p[j].val)}
	end := j + 1
	if r.is(end, era) {
		m.bc = r.p[end].val == wBC
		end++
	}
	if r.is(end, season) && !m.bc && r.fold(end) != "fall" && r.fold(end) != "spring" {
		m.grain, m.code = bySeason, r.p[end].val
		end++
	}
	return r.from(start, end, m, "explicit-date")
}

// yearHere weighs the neighbours of four digits: "in 1984" is a year, "$ 1999",
// "about 2000 shoes" and "Section 1983" are not.
func (r *reader) yearHere(j, start int) bool {
	v := r.p[j].val
	if r.is(j+1, era) {
		return true
	}
	if r.noYear(j) {
		return false
	}
	modern := v >= 1900 && v <= 2060
	if r.yearContext(j, start) {
		return modern || v >= 1000
	}
	counted := r.tagged(j+1, "NNS") && !r.flag(j+1, capital)
	if r.mark(j+1, '-') && (r.is(j+2, year) || r.flag(j+2, twoFig)) || r.mark(j-1, '-') && r.is(j-2, year) {
		return true
	}
	if r.mark(j-1, '(') || r.is(j-1, stop) && (r.is(j+1, stop) || j+1 == len(r.p)) {
		return true
	}
	return modern && !counted && !r.is(j-1, approx)
}

// noYear are the neighbours that no year has.
func (r *reader) noYear(j int) bool {
	prev, next := r.text(j-1), r.fold(j+1)
	if r.mark(j+1, '/') && r.flag(j+1, glued) || r.mark(j-1, '/') && r.flag(j, glued) || r.mark(j-1, '.') && r.flag(j, glued) {
		return true
	}
	switch prev {
	case "$", "£", "€", "¥", "#", "No", "No.", "Section", "Article", "Room", "Route", "Flight", "Unit", "Rs", "USD", "Highway", "Resolution":
		return true
	}
	if r.flag(j+1, glued) && !r.is(j+1, mark) && r.text(j+1) != "" && isLetter(r.text(j + 1)[0]) && r.text(j+1) != "s" {
		return true // "2000m"
	}
	switch next {
	case "%", "percent", "people", "km", "kilometers", "kilometres", "miles", "meters", "metres", "feet", "tons", "tonnes", "troops",
		"soldiers", "men", "hp", "rpm", "lb", "kg", "pounds", "dollars", "euros", "points", "per", "million", "billion", "°":
		return true
	}
	return r.is(j+1, unit) && r.p[j+1].flags&plural != 0
}

// yearContext reports whether the word before asks for a date.
func (r *reader) yearContext(j, start int) bool {
	switch r.fold(start - 1) {
	case "in", "since", "until", "till", "from", "during", "by", "early", "late", "mid", "throughout", "circa", "through", "after", "before", "as", "the":
		return !(r.tagged(j+1, "NNS") && r.fold(start-1) != "in")
	case "of", "between":
		return !r.tagged(j+1, "NNS")
	case "and", "to":
		return r.is(start-2, year)
	case "year", "years":
		return true
	}
	return false
}

// tagged reports whether piece i has this Penn tag.
func (r *reader) tagged(i int, tag string) bool { return r.tag(i) == tag && tag != "" }

// ranged reads the second day after a day, "Oct. 23-25", and the month after a
// month, "April and June 1955" is two dates that share a year.
func (r *reader) ranged(m match) int {
	k := r.link(m.end)
	if k == 0 || m.at.grain != byDay || !r.is(m.end-1, number) && !r.is(m.end-1, ordinal) {
		return m.end
	}
	d, e := r.dayNumber(k)
	if e == 0 || d < 1 || d > 31 || d <= m.at.day || r.is(e, month) || r.tagged(e, "NNS") || r.is(e, unit) || r.flag(e, glued) && !r.is(e, mark) {
		return m.end
	}
	at := m.at
	at.day = d
	if y, _, f := r.yearAt(e, false); y > 0 {
		at.year, e = y, f
		r.correct(at.year)
	}
	if n := r.from(k, e, at, m.rule); n.value != "" {
		return r.emit(n)
	}
	return m.end
}

// correct gives the date just written the year that its range ended with:
// "July 1 to 3, 1863".
func (r *reader) correct(y int) {
	t := &r.out[len(r.out)-1]
	m := r.last
	if m.year == y || t.Rule == "explicit-date" {
		return
	}
	m.year = y
	if m.valid() {
		t.Value, t.When, t.Rule = m.value(), m.when(), "year-of-range"
	}
}

// link skips what joins two ends of a range or list, 0 for none.
func (r *reader) link(i int) int {
	switch {
	case r.mark(i, '-'), r.has(i, word, wTo), r.has(i, word, wAnd), r.has(i, word, wThrough), r.has(i, word, wUntil), r.has(i, word, wOr):
		return i + 1
	}
	return 0
}

// yearRange reads the two digits after a year: "1957-58".
func (r *reader) yearRange(m match) int {
	if !r.mark(m.end, '-') || !r.flag(m.end, glued) || !r.flag(m.end+1, glued) || !r.is(m.end+1, number) || !r.flag(m.end+1, twoFig) || m.at.bc ||
		r.flag(m.end+2, glued) && !r.is(m.end+2, mark) {
		return m.end
	}
	at := moment{grain: byYear, year: m.at.year/100*100 + int(r.p[m.end+1].val)}
	if at.year <= m.at.year {
		return m.end
	}
	return r.emit(r.from(m.end+1, m.end+2, at, "explicit-date"))
}

// clause reports whether what follows piece i is a clause or noun that the
// expression hangs on: "the day [before Raymond ...]".
func (r *reader) clause(i int) bool {
	if i >= len(r.p) || r.is(i, stop) || r.is(i, mark) {
		return false
	}
	if r.has(i, word, wAnd) || r.has(i, word, wAt) || r.has(i, word, wIn) || r.has(i, word, wOn) || r.has(i, word, wFrom) || r.has(i, word, wBy) {
		return false
	}
	t := r.text(i)
	if t == ";" || t == ":" || t == "\"" || t == "”" || t == "?" || t == "!" {
		return false
	}
	return !strings.HasPrefix(r.tag(i), "V") && r.tag(i) != "MD" || r.tag(i) == "VBG"
}
