package timex

import (
	"math"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// An amountRead is how many units, read from the pieces up to end.
type amountRead struct {
	n       float64
	vague   bool // "several", "a few": a number that nobody gave
	article bool // "a", "an"
	end     int
}

// amount reads a number of units: "two", "2 1/2", "two and a half", "half a",
// "a", "several", "a couple of", "12 or 18" is two.
func (r *reader) amount(i int) amountRead {
	switch {
	case r.is(i, number) || r.is(i, scale) || r.is(i, year) && !r.flag(i, grouped):
		return r.cardinal(i)
	case r.is(i, fraction):
		if r.has(i+1, article, wA) {
			return amountRead{n: 0.5, end: i + 2}
		}
		return amountRead{n: 0.5, end: r.hyphen(i + 1)}
	case r.has(i, article, wA):
		return r.afterArticle(i)
	case r.is(i, vague) && r.p[i].val != wCouple:
		if r.has(i+1, word, wOf) {
			return amountRead{vague: true, end: i + 2}
		}
		return amountRead{vague: true, end: i + 1}
	}
	return amountRead{}
}

func (r *reader) afterArticle(i int) amountRead {
	k := i + 1
	switch {
	case r.is(k, vague):
		k++
		if r.has(k, word, wOf) {
			k++
		}
		return amountRead{vague: true, end: k}
	case r.is(k, scale):
		return r.cardinal(k)
	case r.is(k, fraction):
		return amountRead{n: 0.5, end: r.hyphen(k + 1)}
	case r.has(k, word, wMere):
		if n := r.amount(k + 1); n.end > 0 && !n.article {
			return n
		}
	}
	return amountRead{n: 1, article: true, end: k}
}

// cardinal reads digits and number words, with a fraction after them.
func (r *reader) cardinal(i int) amountRead {
	var n lexicon.Numeral
	k := i
	for k < len(r.p) {
		if k > i && !r.numeralGoesOn(k) {
			break
		}
		at := k
		if k > i && r.mark(k, '-') {
			at++
		}
		if at > i && r.has(at, word, wAnd) {
			at++
		}
		w, ok := r.numberWord(at)
		if !ok || !n.Add(w) {
			break
		}
		k = at + 1
	}
	if n.Count() == 0 {
		return amountRead{}
	}
	v := n.Value()
	switch {
	case r.has(k, word, wAnd) && r.has(k+1, article, wA) && r.is(k+2, fraction):
		return amountRead{n: v + 0.5, end: k + 3}
	case r.is(k, number) && r.mark(k+1, '/') && r.is(k+2, number) && r.p[k+2].val > r.p[k].val && r.p[k].val > 0:
		return amountRead{n: v + float64(r.p[k].val)/float64(r.p[k+2].val), end: k + 3}
	}
	return amountRead{n: v, end: k}
}

// numeralGoesOn reports whether piece k can join the number before it.
func (r *reader) numeralGoesOn(k int) bool {
	if r.mark(k, '-') {
		return !r.flag(k-1, digits) && r.is(k+1, number) && r.flag(k, glued) && !r.flag(k+1, digits)
	}
	if r.has(k, word, wAnd) {
		return r.is(k-1, scale) && r.is(k+1, number)
	}
	return r.is(k, scale) || r.is(k, number) && !r.flag(k, digits)
}

func (r *reader) numberWord(k int) (lexicon.NumberWord, bool) {
	switch {
	case r.is(k, number) && r.p[k].val < 0:
		v, ok := lexicon.Digits(r.text(k))
		return lexicon.NumberWord{Class: lexicon.Cardinal, Value: v}, ok
	case r.is(k, number), r.is(k, year):
		return lexicon.NumberWord{Class: lexicon.Cardinal, Value: float64(r.p[k].val)}, true
	case r.is(k, scale):
		return lexicon.NumberWord{Class: lexicon.Scale, Value: float64(r.p[k].val)}, true
	}
	return lexicon.NumberWord{}, false
}

// hedged skips a hedge before an amount: "more than", "nearly", "at least".
func (r *reader) hedged(i int) (mod string, end int) {
	switch {
	case r.is(i, approx) && (r.p[i].val == wMore || r.p[i].val == wLess):
		mod = map[int32]string{wMore: "MORE_THAN", wLess: "LESS_THAN"}[r.p[i].val]
		switch r.fold(i) {
		case "more", "less", "fewer":
			if !r.has(i+1, word, wThan) {
				return "", i
			}
			return mod, i + 2
		}
		return mod, i + 1
	case r.is(i, approx):
		return "APPROX", i + 1
	case r.has(i, word, wAt) && r.has(i+1, word, wLeast):
		return "EQUAL_OR_MORE", i + 2
	case r.has(i, word, wAt) && r.has(i+1, word, wMost), r.has(i, word, wUp) && r.has(i+1, word, wTo):
		return "EQUAL_OR_LESS", i + 2
	}
	return "", i
}

// duration reads "two weeks", "a four-month", "two-week-long", "the 90 years",
// "almost seven years", "days", "half an hour".
func (r *reader) duration(i int) match {
	mod, j := r.hedged(i)
	if r.has(j, article, wThe) || r.is(j, this) && j == i {
		j++
	}
	if m := r.bare(i, j); m.end > 0 {
		m.mod = mod
		return m
	}
	n := r.amount(j)
	if n.end == 0 || n.article && j > i && r.has(j-1, article, wThe) {
		return match{}
	}
	if k := r.otherEnd(n); k > 0 {
		return r.firstEnd(i, n, k)
	}
	k := r.hyphen(n.end)
	hyphened := k > n.end
	if r.is(k, filler) || r.fold(k) == "more" || r.has(k, word, wOther) {
		k++
	}
	if !r.is(k, unit) {
		return match{}
	}
	u := lexicon.TimeUnit(r.p[k].val)
	m := r.ended(i, k, n, u, hyphened)
	m.mod = mod
	return m
}

// ended decides what the unit at k closes: a duration, an age, a rate.
func (r *reader) ended(i, k int, n amountRead, u lexicon.TimeUnit, hyphened bool) match {
	if u == lexicon.Season || u == lexicon.Quarter && n.n != math.Trunc(n.n) || n.n < 0 {
		return match{}
	}
	if u == lexicon.Quarter && (n.article || r.p[k].flags&plural == 0) {
		return match{}
	}
	end := k + 1
	after := r.hyphen(end)
	switch {
	case r.has(after, shift, wOld) && after > end:
		return match{} // "22-year-old" is an age: package quantity's
	case r.has(after, shift, wOld):
		end = after + 1
	case r.has(after, shift, wLong) && after > end:
		end = after + 1
	}
	if n.article && (r.flag(k, plural) || hyphened || r.rate(i) || u <= lexicon.Second || !r.countable(end)) {
		return match{}
	}
	first := i
	if hyphened || end > k+1 && after > k+1 {
		for first < k && r.is(first, article) {
			first++
		}
	}
	if !hyphened && n.n > 1 && r.p[k].flags&plural == 0 && !r.flag(k-1, digits) && u > lexicon.DayUnit {
		return match{}
	}
	if r.text(end) == "'" && r.flag(end, glued) && r.flag(k, plural) && !hyphened {
		end++ // "five years' probation"
	}
	return r.lasting(first, end, n, u, "duration")
}

// countable rejects the article of "a day" in "a day trip", "a year 2000 bug".
func (r *reader) countable(end int) bool {
	return !r.is(end, year) && !(r.mark(end, '-') && r.flag(end, glued) && r.fold(end+1) != "long")
}

// rate reports whether "a day" at piece i says how often: "$5 a day", "twice a day".
func (r *reader) rate(i int) bool {
	if r.is(i-1, number) || r.is(i-1, scale) || r.has(i-1, word, wTimes) || r.has(i-1, word, wTwice) || r.has(i-1, word, wOnce) || r.is(i-1, year) {
		return true
	}
	switch r.fold(i - 1) {
	case "%", "percent", "cent", "pc", "percentage":
		return true
	}
	if r.tagged(i-1, "NNS") || r.tagged(i-1, "NN") {
		for k := i - 2; k >= max(0, i-4); k-- {
			if r.is(k, number) || r.is(k, scale) {
				return true
			}
		}
	}
	return false
}

// bare reads a plural unit that nobody counts: "for years", "within days".
func (r *reader) bare(i, j int) match {
	if !r.is(j, unit) || !r.flag(j, plural) || j != i {
		return r.long(j)
	}
	u := lexicon.TimeUnit(r.p[j].val)
	if u == lexicon.Quarter || u == lexicon.Season || u == lexicon.Weekend || u == lexicon.Second {
		return match{}
	}
	if r.has(j+1, word, wOf) && u <= lexicon.Hour {
		return match{}
	}
	switch t := r.tag(j - 1); {
	case r.is(j+1, shift) || r.is(j+1, position):
	case t == "PRP$" || t == "CD" || t == "POS" || t == "VBN" || strings.HasPrefix(t, "JJ") || strings.HasPrefix(t, "NN"):
		return match{}
	}
	if r.is(j-1, mark) && r.mark(j-1, '-') || r.is(j-1, number) || r.is(j-1, ordinal) || r.mark(j+1, '-') && r.flag(j+1, glued) && r.fold(j+2) != "long" {
		return match{}
	}
	end := j + 1
	if r.mark(end, '-') && r.fold(end+1) == "long" {
		end += 2
	}
	return r.lasting(j, end, amountRead{vague: true}, u, "vague-duration")
}

// long reads "month-long", "day-long".
func (r *reader) long(j int) match {
	if !r.is(j, unit) || r.flag(j, plural) || !r.mark(j+1, '-') || !r.has(j+2, shift, wLong) {
		return match{}
	}
	return r.lasting(j, j+3, amountRead{n: 1}, lexicon.TimeUnit(r.p[j].val), "duration")
}

// otherEnd finds the second amount of "between 12 and 18 months".
func (r *reader) otherEnd(n amountRead) int {
	k := r.link(n.end)
	if k == 0 || n.article {
		return 0
	}
	o := r.amount(k)
	if o.end == 0 || o.article || o.vague || o.n <= n.n && !n.vague {
		return 0
	}
	e := r.hyphen(o.end)
	if r.is(e, filler) {
		e++
	}
	if !r.is(e, unit) || r.has(e+1, shift, wOld) || r.mark(e+1, '-') {
		return 0
	}
	return e
}

// firstEnd gives the first number of a range the unit of the second.
func (r *reader) firstEnd(i int, n amountRead, unitAt int) match {
	return r.lasting(i, n.end, n, lexicon.TimeUnit(r.p[unitAt].val), "duration")
}

// lasting makes a duration.
func (r *reader) lasting(first, end int, n amountRead, u lexicon.TimeUnit, rule string) match {
	return match{first: first, end: end, kind: gainsay.Duration, value: period(n.n, n.vague, u), rule: rule}
}

// letters are the units of TIMEX3 durations.
var letters = map[lexicon.TimeUnit]string{
	lexicon.Second: "S", lexicon.Minute: "M", lexicon.Hour: "H", lexicon.DayUnit: "D", lexicon.Weekend: "WE", lexicon.Week: "W",
	lexicon.Fortnight: "W", lexicon.MonthUnit: "M", lexicon.Quarter: "Q", lexicon.Year: "Y", lexicon.Season: "Y",
	lexicon.Decade: "DE", lexicon.Century: "CE", lexicon.Millennium: "ML",
}

// period is a duration as TIMEX3 writes it: "P2W", "PT30M", "PXD".
func period(n float64, vague bool, u lexicon.TimeUnit) string {
	p := "P"
	if u <= lexicon.Hour {
		p = "PT"
	}
	if vague {
		return p + "X" + letters[u]
	}
	switch {
	case u == lexicon.Decade:
		n, u = n*10, lexicon.Year
	case u == lexicon.Fortnight:
		n, u = n*2, lexicon.Week
	case n == 0.5:
		return halfOf(u)
	}
	return p + strconv.FormatFloat(n, 'f', -1, 64) + letters[u]
}

// halfOf is half a unit in whole smaller units where there are such.
func halfOf(u lexicon.TimeUnit) string {
	switch u {
	case lexicon.Minute:
		return "PT30S"
	case lexicon.Hour:
		return "PT30M"
	case lexicon.DayUnit:
		return "PT12H"
	case lexicon.Year:
		return "P6M"
	case lexicon.Century:
		return "P50Y"
	}
	return "P0.5" + letters[u]
}
