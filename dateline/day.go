package dateline

import (
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// published is when the page says that it was published; zero when unknown.
type published = time.Time

// parenthesized reads "(March 5)".
func (s *scanner) parenthesized(at published) (gainsay.Span, gainsay.Interval, bool) {
	s.space()
	if s.pos >= s.end || s.text[s.pos] != '(' {
		return gainsay.Span{}, gainsay.Interval{}, false
	}
	s.pos++
	day, when, ok := s.day(at)
	s.space()
	if !ok || s.pos >= s.end || s.text[s.pos] != ')' {
		return gainsay.Span{}, gainsay.Interval{}, false
	}
	s.pos++
	s.last = s.pos
	return day, when, true
}

// day reads "Oct. 23", "23 October 2019", "Wednesday", "Wednesday, Oct. 23".
// The interval is zero when the year is not known or there is no such day.
func (s *scanner) day(at published) (gainsay.Span, gainsay.Interval, bool) {
	s.space()
	start := s.pos
	weekday, named := s.weekday()
	if named {
		s.comma()
	}
	month, day := s.monthDay()
	if month == 0 {
		if !named {
			s.pos = start
			return gainsay.Span{}, gainsay.Interval{}, false
		}
		s.pos = s.last
		return gainsay.Span{Start: start, End: s.last}, lastWeekday(weekday, at), true
	}
	back := s.pos
	s.comma()
	year := s.number(4)
	if year < 1000 {
		s.pos, year = back, 0
	} else {
		s.last = s.pos
	}
	return gainsay.Span{Start: start, End: s.last}, resolve(year, month, day, at), true
}

func (s *scanner) weekday() (time.Weekday, bool) {
	w := s.word()
	d, ok := lexicon.Weekday(strings.ToLower(strings.TrimSuffix(w, ".")))
	if ok && isCapital(w[0]) {
		s.pos += len(w)
		s.last = s.pos
		return d, true
	}
	return 0, false
}

// monthDay reads "Oct. 23" or "23 October"; month 0 when neither is there.
func (s *scanner) monthDay() (month time.Month, day int) {
	back := s.pos
	if day = s.number(2); day > 0 {
		s.space()
		month = s.month()
	} else if month = s.month(); month != 0 {
		s.space()
		day = s.number(2)
	}
	if month == 0 || day == 0 {
		s.pos = back
		return 0, 0
	}
	s.last = s.pos
	return month, day
}

func (s *scanner) month() time.Month {
	w := s.word()
	m := lexicon.Month(strings.ToLower(strings.TrimSuffix(w, ".")))
	if m != 0 {
		s.pos += len(w)
	}
	return m
}

// number reads a figure of at most width digits, 0 for none.
func (s *scanner) number(width int) int {
	n, i := 0, s.pos
	for i < s.end && s.text[i]-'0' < 10 {
		n = n*10 + int(s.text[i]-'0')
		i++
		if i-s.pos > width {
			return 0
		}
	}
	s.pos = i
	return n
}

// resolve is the day in its year; without a year, in the one that brings it
// nearest to publication.
func resolve(year int, month time.Month, day int, at published) gainsay.Interval {
	if year > 0 {
		return calendar(year, month, day)
	}
	if at.IsZero() {
		return gainsay.Interval{}
	}
	var best gainsay.Interval
	gap := time.Duration(1<<63 - 1)
	for y := at.Year() - 1; y <= at.Year()+1; y++ {
		d := calendar(y, month, day)
		if d.IsZero() {
			continue
		}
		if g := at.Sub(d.From).Abs(); g < gap {
			best, gap = d, g
		}
	}
	return best
}

// calendar is a day, or zero when the calendar has no such day.
func calendar(year int, month time.Month, day int) gainsay.Interval {
	d := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if d.Day() != day || d.Month() != month {
		return gainsay.Interval{}
	}
	return gainsay.Day(d)
}

// lastWeekday is the most recent such day, that of publication included.
func lastWeekday(w time.Weekday, at published) gainsay.Interval {
	if at.IsZero() {
		return gainsay.Interval{}
	}
	back := (int(at.Weekday()) - int(w) + 7) % 7
	return gainsay.Day(at.AddDate(0, 0, -back))
}
