package timex

import (
	"strconv"
	"time"

	"github.com/gainsay-news/gainsay"
)

// A grain is how fine a moment is known.
type grain uint8

const (
	noGrain grain = iota
	byMillennium
	byCentury
	byDecade
	byYear
	byHalf
	byQuarter
	bySeason
	byMonth
	byWeek
	byWeekend
	byDay
	byPart
	byHour
	byMinute
	bySecond
)

// A moment is a point of the calendar known to some grain.
type moment struct {
	grain             grain
	year              int // 0 unknown; of a decade or century: without its last digits
	bc                bool
	month, day        int
	index             int   // of the week, quarter or half
	code              int32 // of the season or the part of the day
	hour, minute, sec int
	round             bool // no minutes were given: "8 p.m." is half an hour either way
	zoned             bool // the text gives a zone: the instant in UTC is unknown
}

func dayOf(t time.Time) moment {
	return moment{grain: byDay, year: t.Year(), month: int(t.Month()), day: t.Day()}
}

func weekOf(t time.Time) moment {
	y, w := t.ISOWeek()
	return moment{grain: byWeek, year: y, index: w}
}

func monthOf(t time.Time) moment {
	return moment{grain: byMonth, year: t.Year(), month: int(t.Month())}
}

func quarterOf(t time.Time) moment {
	return moment{grain: byQuarter, year: t.Year(), index: (int(t.Month())-1)/3 + 1}
}

// valid reports whether the calendar has such a moment; of an unknown year it
// asks for some year to have it.
func (m moment) valid() bool {
	if m.month < 0 || m.month > 12 || m.day < 0 || m.year < 0 || m.year > 9999 {
		return false
	}
	if m.day == 0 {
		return true
	}
	if m.month == 0 {
		return m.day <= 31
	}
	y := m.year
	if y == 0 || m.bc {
		y = 2000
	}
	return m.day <= time.Date(y, time.Month(m.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// value is the moment as TIMEX3 writes it.
func (m moment) value() string {
	y := "XXXX"
	switch {
	case m.bc:
		y = "BC" + pad(m.year, 4)
	case m.year > 0:
		y = pad(m.year, 4)
	}
	switch m.grain {
	case byMillennium:
		return pad(m.year, 1)
	case byCentury:
		return pad(m.year, 2)
	case byDecade:
		return pad(m.year, 3)
	case byYear:
		return y
	case byHalf:
		return y + "-H" + pad(m.index, 1)
	case byQuarter:
		return y + "-Q" + pad(m.index, 1)
	case bySeason:
		return y + "-" + uncode(m.code)
	case byWeek:
		return y + "-W" + pad(m.index, 2)
	case byWeekend:
		return y + "-W" + pad(m.index, 2) + "-WE"
	case byMonth:
		return y + "-" + two(m.month)
	}
	return y + "-" + two(m.month) + "-" + two(m.day) + m.clock()
}

func (m moment) clock() string {
	switch m.grain {
	case byPart:
		return "T" + uncode(m.code)
	case byHour:
		return "T" + pad(m.hour, 2)
	case byMinute:
		return "T" + pad(m.hour, 2) + ":" + pad(m.minute, 2)
	case bySecond:
		return "T" + pad(m.hour, 2) + ":" + pad(m.minute, 2) + ":" + pad(m.sec, 2)
	}
	return ""
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	if len(s) >= width {
		return s
	}
	return "0000"[:width-len(s)] + s
}

func two(n int) string {
	if n == 0 {
		return "XX"
	}
	return pad(n, 2)
}

// when is the stretch of the calendar that the moment takes up; zero when a
// part of it is unknown, or before the common era.
func (m moment) when() gainsay.Interval {
	if m.year == 0 || m.bc || !m.valid() {
		return gainsay.Interval{}
	}
	at := func(y, mo, d int) time.Time { return time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC) }
	switch m.grain {
	case byMillennium:
		return span(at(m.year*1000, 1, 1), 1000, 0, 0)
	case byCentury:
		return span(at(m.year*100, 1, 1), 101, 0, 0) // "19" is the years 1900 to 2000
	case byDecade:
		return span(at(m.year*10, 1, 1), 10, 0, 0)
	case byYear:
		return span(at(m.year, 1, 1), 1, 0, 0)
	case byHalf:
		return span(at(m.year, 6*m.index-5, 1), 0, 6, 0)
	case byQuarter:
		return span(at(m.year, 3*m.index-2, 1), 0, 3, 0)
	case bySeason:
		return m.season()
	case byWeek:
		return span(mondayOf(m.year, m.index), 0, 0, 7)
	case byWeekend:
		return span(mondayOf(m.year, m.index).AddDate(0, 0, 5), 0, 0, 2)
	}
	if m.month == 0 {
		return gainsay.Interval{}
	}
	if m.grain == byMonth {
		return span(at(m.year, m.month, 1), 0, 1, 0)
	}
	if m.day == 0 {
		return gainsay.Interval{}
	}
	return m.within(at(m.year, m.month, m.day))
}

// season is generous, for nobody says by which reckoning: summer is 1 June to
// the end of September. A winter belongs to the year on either side.
func (m moment) season() gainsay.Interval {
	first := map[int32]int{code("SP"): 3, code("SU"): 6, code("FA"): 9, code("WI"): 12}[m.code]
	if first == 12 {
		return span(time.Date(m.year-1, 12, 1, 0, 0, 0, 0, time.UTC), 0, 16, 0)
	}
	return span(time.Date(m.year, time.Month(first), 1, 0, 0, 0, 0, time.UTC), 0, 4, 0)
}

// partHours is the generous hours of each part of the day.
var partHours = map[int32][2]int{
	code("MO"): {0, 12}, code("AF"): {12, 19}, code("EV"): {16, 24}, code("NI"): {17, 30},
	code("DT"): {5, 21}, code("MI"): {11, 14},
}

// within narrows a day to the time of day. A clock time whose zone is not the
// document's gives the day and its neighbours' hours: the day alone.
func (m moment) within(day time.Time) gainsay.Interval {
	hour := func(h int) time.Time { return day.Add(time.Duration(h) * time.Hour) }
	if m.zoned && m.grain >= byHour {
		return gainsay.Day(day)
	}
	switch m.grain {
	case byPart:
		if h, ok := partHours[m.code]; ok {
			return gainsay.Interval{From: hour(h[0]), To: hour(h[1])}
		}
	case byHour:
		return gainsay.Interval{From: hour(m.hour), To: hour(m.hour + 1)}
	case byMinute, bySecond:
		from := hour(m.hour).Add(time.Duration(m.minute) * time.Minute)
		if m.hour == 24 { // midnight: nobody says on which side of the day
			return gainsay.Interval{From: day.Add(-30 * time.Minute), To: from.Add(30 * time.Minute)}
		}
		if m.round {
			return gainsay.Interval{From: from.Add(-30 * time.Minute), To: from.Add(30 * time.Minute)}
		}
		return gainsay.Interval{From: from, To: from.Add(time.Minute)}
	}
	return gainsay.Day(day)
}

func span(from time.Time, years, months, days int) gainsay.Interval {
	return gainsay.Interval{From: from, To: from.AddDate(years, months, days)}
}

// mondayOf is the first day of an ISO week.
func mondayOf(year, week int) time.Time {
	jan4 := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	return jan4.AddDate(0, 0, -int(jan4.Weekday()+6)%7+7*(week-1))
}

// start is the first day of the moment, for counting from it.
func (m moment) start() time.Time {
	m.zoned = false
	if m.grain == byPart || m.grain > byPart {
		m.grain = byDay
	}
	if m.grain == bySeason {
		m.grain = byYear
	}
	return m.when().From
}
