package timex

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// season reads "spring", "the fall of 1862", "summer 2012".
func (r *reader) season(j, start int) match {
	if r.flag(j, plural) && r.fold(j) != "summers" && r.fold(j) != "winters" {
		return match{}
	}
	m := moment{grain: bySeason, code: r.p[j].val}
	y, bc, end := r.yearAt(j+1, true)
	if y > 0 {
		m.year, m.bc = y, bc
		return r.from(j, end, m, "explicit-date")
	}
	if w := r.fold(j); (w == "fall" || w == "spring") && !r.seasonWord(j, start) {
		return match{}
	}
	if r.flag(j, capital) && !r.startsSentence(start) && r.flag(j+1, capital) && !r.has(j-1, article, wThe) {
		return match{} // "Spring Valley"
	}
	return r.nearSeason(start, j+1, m)
}

// seasonWord tells the season "fall" from falling.
func (r *reader) seasonWord(j, start int) bool {
	if strings.HasPrefix(r.tag(j), "V") || r.fold(j+1) == "of" || r.fold(j+1) == "in" {
		return false
	}
	switch r.fold(start - 1) {
	case "in", "by", "since", "until", "during", "throughout", "of", "through", "this", "last", "next":
		return true
	}
	return r.fold(j) == "spring" && (start < j || r.flag(j, capital))
}

// decade reads "1990s", "'90s", "nineties".
func (r *reader) decade(j int) match {
	v := int(r.p[j].val)
	switch {
	case v >= 100:
		return r.from(j, j+1, moment{grain: byDecade, year: v}, "decade")
	case r.is(j+1, era) && r.flag(j, digits):
		return match{first: j, end: j + 2, kind: gainsay.Date, value: "BC" + pad(v, 3), rule: "decade"}
	}
	if !r.flag(j, digits) && !r.has(j-1, article, wThe) && !r.is(j-1, position) && r.text(j)[0] != '\'' && r.text(j)[0] < 0x80 {
		return match{} // "in his nineties"
	}
	if r.fold(j-1) != "the" && !r.is(j-1, position) && r.text(j)[0] != '\'' && r.text(j)[0] < 0x80 {
		return match{} // "in their 20s"
	}
	c := 19
	if a := r.refYear(); a > 0 {
		if c = a / 100; c*10+v > a/10 {
			c--
		}
	}
	return r.from(j, j+1, moment{grain: byDecade, year: c*10 + v}, "decade")
}

// numbered reads "20th century", "third quarter of 2012", "first half", "70 AD".
func (r *reader) numbered(j int) match {
	if r.is(j, number) {
		if r.link(j+1) > 0 && r.flag(j, digits) && r.is(j+2, number) && r.has(j+3, era, wBC) && r.p[j].val > r.p[j+2].val {
			return r.from(j, j+1, moment{grain: byYear, year: int(r.p[j].val), bc: true}, "explicit-date")
		}
		if r.is(j+1, era) && r.flag(j, digits) && !r.flag(j, grouped) && r.p[j].val > 0 {
			return r.from(j, j+2, moment{grain: byYear, year: int(r.p[j].val), bc: r.p[j+1].val == wBC}, "explicit-date")
		}
		return match{}
	}
	k := r.hyphen(j + 1)
	n := int(r.p[j].val)
	if r.is(j, unit) { // "second"
		n = 2
	}
	switch {
	case r.is(k, unit) && lexicon.TimeUnit(r.p[k].val) == lexicon.Century && !r.flag(k, plural) && n > 0:
		if r.has(k+1, era, wBC) {
			return match{first: j, end: k + 2, kind: gainsay.Date, value: "BC" + pad(n-1, 2), rule: "century"}
		}
		return r.from(j, k+1, moment{grain: byCentury, year: n - 1}, "century")
	case r.is(k, unit) && lexicon.TimeUnit(r.p[k].val) == lexicon.Quarter && !r.flag(k, plural) && n >= 1 && n <= 4:
		return r.partOfYear(j, k+1, moment{grain: byQuarter, index: n})
	case r.has(k, fraction, wHalf) && n <= 2 && n >= 1:
		return r.partOfYear(j, k+1, moment{grain: byHalf, index: n})
	}
	return match{}
}

// partOfYear completes a quarter or a half: "of 2012", "of the year", "of last
// year", ", 2012" or nothing. "The second half" of a game is no date.
func (r *reader) partOfYear(first, end int, m moment) match {
	k := end
	if r.has(k, word, wOf) || r.has(k, word, wIn) {
		k++
	}
	if r.has(k, word, wFiscal) || r.has(k, word, wFinancial) {
		k++
	}
	if r.is(k, year) {
		m.year = int(r.p[k].val)
		return r.from(first, k+1, m, "explicit-date")
	}
	if k > end {
		if y := r.relative(k, k); y.at.grain == byYear && y.at.year > 0 {
			m.year = y.at.year
			return r.from(first, y.end, m, y.rule)
		}
	}
	if r.has(k, article, wThe) && r.is(k+1, unit) && lexicon.TimeUnit(r.p[k+1].val) == lexicon.Year && k > end {
		m.year = r.refYear()
		return r.from(first, k+2, m, "year-of-anchor")
	}
	if m.grain == byHalf || !r.quarterContext(first, end) {
		return match{}
	}
	rule := r.fillYear(&m, first, end)
	return r.from(first, end, m, rule)
}

// quarterContext tells the quarter of a year from that of a game or a city.
func (r *reader) quarterContext(first, end int) bool {
	for i := max(0, first-8); i < min(len(r.p), end+8); i++ {
		switch r.fold(i) {
		case "game", "touchdown", "points", "yards", "score", "coach", "lead", "quarterback":
			return false
		}
	}
	return true
}

// compound reads "Q3 2012", "H1", "FY2013".
func (r *reader) compound(j int) match {
	v := r.p[j].val
	if v>>16 == 'F' {
		return match{first: j, end: j + 1, kind: gainsay.Date, value: pad(int(v&0xffff), 4), rule: "fiscal-year"}
	}
	if v>>16 == 'Y' { // "'63"
		return r.shortYear(j, int(v&0xff))
	}
	m := moment{grain: byQuarter, index: int(v & 0xff)}
	if v>>8 == 'H' {
		m.grain = byHalf
	}
	if y, _, end := r.yearAt(j+1, true); y > 0 {
		m.year = y
		return r.from(j, end, m, "explicit-date")
	}
	if r.is(j-1, year) || m.grain == byHalf {
		return match{}
	}
	rule := r.fillYear(&m, j, j+1)
	return r.from(j, j+1, m, rule)
}

// shortYear reads "'63" as the latest such year that is not ahead.
func (r *reader) shortYear(j, y int) match {
	a := r.refYear()
	if a == 0 || r.is(j+1, none) && r.flag(j+1, glued) {
		return match{}
	}
	c := a / 100 * 100
	if c+y > a+1 {
		c -= 100
	}
	return r.from(j, j+1, moment{grain: byYear, year: c + y}, "two-digit-year")
}

// weekend reads "the weekend": the last one, or the next where the tense is
// future.
func (r *reader) weekend(j int) match {
	h := r.here()
	if lexicon.TimeUnit(r.p[j].val) != lexicon.Weekend || r.flag(j, plural) || !r.has(j-1, article, wThe) || h.grain < byDay || h.bc || !r.ends(j+1) {
		return match{}
	}
	day, rule := h.start(), "nearest-past"
	if wd := day.Weekday(); wd != 0 && wd != 6 {
		if r.tense(j, j+1) > 0 {
			rule = "future-by-tense"
		} else {
			day = day.AddDate(0, 0, -7)
		}
	}
	at := weekOf(day)
	at.grain = byWeekend
	return r.from(j, j+1, at, rule)
}

// fiscal reads "fiscal 2013", "fiscal year 2013": a year whose months are not known.
func (r *reader) fiscal(j int) match {
	if !r.has(j, word, wFiscal) && !r.has(j, word, wFinancial) {
		return match{}
	}
	k := j + 1
	if r.is(k, unit) && lexicon.TimeUnit(r.p[k].val) == lexicon.Year {
		k++
	}
	if !r.is(k, year) {
		return match{}
	}
	return match{first: j, end: k + 1, kind: gainsay.Date, value: pad(int(r.p[k].val), 4), rule: "fiscal-year"}
}

// holiday reads "Christmas Eve", "Easter 1916".
func (r *reader) holiday(j int) match {
	name, words, end := "", 0, 0
	var day lexicon.Holiday
	for k := j; k < len(r.p) && words < 5; k++ {
		if !r.flag(k, capital) && !r.flag(k, glued) {
			break
		}
		w := r.fold(k)
		if w == "" {
			break
		}
		if name != "" && !r.flag(k, glued) {
			name += " "
		}
		name += w
		words++
		if h, ok := lexicon.Holidays()[name]; ok {
			day, end = h, k+1
		}
	}
	if end == 0 || !r.flag(j, capital) {
		return match{}
	}
	y, _, e := r.yearAt(end, false)
	if y == 0 {
		y = r.holidayYear(day)
		e = end
	}
	if y == 0 || y < 1583 && day.Month == 0 {
		return match{first: j, end: e, kind: gainsay.Date, value: unknownHoliday(day), rule: "holiday"}
	}
	return r.withPart(r.from(j, e, dayOf(day.On(y)), "holiday"))
}

func unknownHoliday(h lexicon.Holiday) string {
	if h.Day == 0 {
		return ""
	}
	return "XXXX-" + two(int(h.Month)) + "-" + two(h.Day)
}
