package timex

import (
	"github.com/gainsay-news/gainsay"
)

// clockTime reads "8 p.m. on Friday", "15:00 GMT Saturday", "noon", "3:07:35".
func (r *reader) clockTime(i int) match {
	j := i
	if r.is(j, approx) && r.p[j].val == 0 {
		j++
	}
	at, end := r.hour(j)
	if end == 0 {
		return r.lap(i)
	}
	if r.is(end, zone) && r.text(end)[0]-'A' < 26 {
		at.zoned = true
		end++
	}
	if day, e := r.dayAfterClock(end); e > 0 {
		at.year, at.month, at.day, at.bc = day.at.year, day.at.month, day.at.day, day.at.bc
		return r.timed(i, e, at, day.rule)
	}
	if t := r.sameSentenceDay(j); t.day > 0 {
		at.year, at.month, at.day = t.year, t.month, t.day
		return r.timed(i, end, at, "day-mentioned-last")
	}
	if h := r.here(); h.grain >= byDay && !h.bc {
		at.year, at.month, at.day = h.year, h.month, h.day
		return r.timed(i, end, at, "day-of-anchor")
	}
	return match{first: i, end: end, kind: gainsay.Time, value: at.value(), rule: "no-anchor"}
}

func (r *reader) timed(first, end int, at moment, rule string) match {
	m := r.from(first, end, at, rule)
	m.kind = gainsay.Time
	return m
}

// hour reads the clock itself and gives the piece after it, 0 for none.
func (r *reader) hour(j int) (moment, int) {
	at := moment{grain: byMinute}
	end := j + 1
	switch {
	case r.is(j, noon):
		at.hour, at.round = int(r.p[j].val), true
		return at, end
	case r.is(j, clock) && r.p[j].val >= 0:
		at.hour, at.minute = int(r.p[j].val)/60, int(r.p[j].val)%60
		if !r.is(end, meridiem) {
			if at.hour > 23 || r.mark(end, '-') || len(r.text(j)) < 5 && !r.is(end, zone) && r.fold(j-1) != "at" {
				return moment{}, 0
			}
			return at, end
		}
	case r.is(j, number) && r.flag(j, digits) && r.p[j].val >= 1 && r.p[j].val <= 12 && !r.flag(j, grouped):
		if r.fold(end) == "o'clock" {
			at.hour, at.round = int(r.p[j].val), true
			return at, end + 1
		}
	case r.is(j, number) && r.flag(j, grouped) && r.is(end, meridiem):
		return r.pointed12(j) // "7.30pm"
	default:
		return moment{}, 0
	}
	if !r.is(end, meridiem) || at.hour == 0 && at.minute == 0 && (r.p[j].val < 1 || r.p[j].val > 12) {
		return moment{}, 0
	}
	if !r.is(j, clock) {
		at.hour, at.round = int(r.p[j].val), true
	}
	return r.afternoon(at, end)
}

// pointed12 reads "7.30" before "pm".
func (r *reader) pointed12(j int) (moment, int) {
	s := r.text(j)
	k := len(s) - 3
	if k < 1 || k > 2 || s[k] != '.' || !allDigits(s[:k]) || !allDigits(s[k+1:]) {
		return moment{}, 0
	}
	at := moment{grain: byMinute, minute: int(s[k+1]-'0')*10 + int(s[k+2]-'0')}
	for _, c := range []byte(s[:k]) {
		at.hour = at.hour*10 + int(c-'0')
	}
	if at.hour > 12 || at.minute > 59 {
		return moment{}, 0
	}
	return r.afternoon(at, j+1)
}

// afternoon applies the a.m. or p.m. at piece end.
func (r *reader) afternoon(at moment, end int) (moment, int) {
	if at.hour > 12 {
		return moment{}, 0
	}
	at.hour %= 12
	if r.p[end].val == wPM {
		at.hour += 12
	}
	return at, end + 1
}

// dayAfterClock reads the day after a clock time: "on Friday", "Saturday",
// "tomorrow", ", March 5".
func (r *reader) dayAfterClock(i int) (match, int) {
	k := r.comma(i)
	if r.has(k, word, wOn) {
		k++
	}
	if !(r.is(k, weekday) || r.is(k, month) || r.is(k, deictic) || r.is(k, number) && r.is(k+1, month) || r.is(k, this) || r.is(k, relative)) {
		return match{}, 0
	}
	m := r.absolute(k, k)
	if m.end == 0 {
		m = r.relative(k, k)
	}
	if m.at.grain != byDay && m.at.grain != byPart {
		return match{}, 0
	}
	return m, m.end
}

// sameSentenceDay is the day already named in the sentence.
func (r *reader) sameSentenceDay(j int) moment {
	if len(r.out) == 0 || r.last.grain < byDay {
		return moment{}
	}
	s := r.doc.SentenceAt(r.p[j].Start)
	if s < 0 || r.out[len(r.out)-1].Start < r.doc.Sentences[s].Start {
		return moment{}
	}
	return r.last
}

// lap reads a time of three parts as the length of a race or a tape.
func (r *reader) lap(i int) match {
	if !r.is(i, clock) || r.p[i].val >= 0 {
		return match{}
	}
	s := int(-r.p[i].val)
	v := "PT"
	for _, part := range []struct {
		n    int
		unit string
	}{{s / 3600, "H"}, {s / 60 % 60, "M"}, {s % 60, "S"}} {
		if part.n > 0 {
			v += pad(part.n, 1) + part.unit
		}
	}
	return match{first: i, end: i + 1, kind: gainsay.Duration, value: v, rule: "clock-length"}
}
