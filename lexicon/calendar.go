package lexicon

import "time"

// Month is the month that a word in lower case names, full or abbreviated
// without its point; 0 for none.
func Month(word string) time.Month { return months[word] }

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
	"oct": 10, "nov": 11, "dec": 12, "janurary": 1, "febuary": 2, "feburary": 2, "setpember": 9,
}

// Months lists the words for months.
func Months() map[string]time.Month { return months }

// Weekday is the day of the week that a word in lower case names.
func Weekday(word string) (time.Weekday, bool) {
	d, ok := weekdays[word]
	return d, ok
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sundays": 0, "mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4, "fridays": 5, "saturdays": 6,
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5,
}

// Weekdays lists the words for days of the week.
func Weekdays() map[string]time.Weekday { return weekdays }

// A TimeUnit is a unit of time as TIMEX3 writes it: "Y" in "P2Y", with a T
// before it for hours and less.
type TimeUnit uint8

// The units of time, shortest first.
const (
	NoUnit TimeUnit = iota
	Second
	Minute
	Hour
	DayUnit
	Weekend
	Week
	Fortnight
	MonthUnit
	Quarter
	Season // as in "each season"
	Year
	Decade
	Century
	Millennium
)

// TimeUnits lists the words for units of time.
func TimeUnits() map[string]TimeUnit { return timeUnits }

var timeUnits = map[string]TimeUnit{
	"second": Second, "seconds": Second, "minute": Minute, "minutes": Minute, "min": Minute, "mins": Minute,
	"hour": Hour, "hours": Hour, "hr": Hour, "hrs": Hour, "sec": Second, "secs": Second,
	"day": DayUnit, "days": DayUnit, "weekend": Weekend, "weekends": Weekend,
	"week": Week, "weeks": Week, "wk": Week, "wks": Week, "fortnight": Fortnight, "fortnights": Fortnight,
	"month": MonthUnit, "months": MonthUnit, "mth": MonthUnit, "mths": MonthUnit,
	"quarter": Quarter, "quarters": Quarter,
	"season": Season, "seasons": Season,
	"year": Year, "years": Year, "yr": Year, "yrs": Year, "decade": Decade, "decades": Decade,
	"century": Century, "centuries": Century, "millennium": Millennium, "millennia": Millennium,
}

// Seasons gives the TIMEX3 code of each word for a season.
func Seasons() map[string]string { return seasons }

var seasons = map[string]string{
	"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU",
	"autumn": "FA", "fall": "FA", "winter": "WI", "wintertime": "WI",
	"summers": "SU", "winters": "WI",
}

// DayParts gives the TIMEX3 code of each word for a part of the day.
func DayParts() map[string]string { return dayParts }

var dayParts = map[string]string{
	"morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV",
	"night": "NI", "nights": "NI", "overnight": "NI", "daytime": "DT", "dawn": "MO", "daybreak": "MO", "sunrise": "MO",
	"dusk": "EV", "sunset": "EV", "nightfall": "NI", "midday": "MI", "lunchtime": "MI",
}

// A Holiday is a day of the year with a name, by its rule.
type Holiday struct {
	Month   time.Month
	Day     int          // of the month; 0 when it is found by weekday or from Easter
	Weekday time.Weekday // with Nth: the Nth such day of Month, -1 the last
	Nth     int
	Easter  int // days after Easter Sunday, for Month 0
}

// On is the day in a year of the Gregorian calendar.
func (h Holiday) On(year int) time.Time {
	switch {
	case h.Month == 0:
		return easter(year).AddDate(0, 0, h.Easter)
	case h.Day > 0:
		return time.Date(year, h.Month, h.Day, 0, 0, 0, 0, time.UTC)
	case h.Nth > 0:
		first := time.Date(year, h.Month, 1, 0, 0, 0, 0, time.UTC)
		return first.AddDate(0, 0, (int(h.Weekday)-int(first.Weekday())+7)%7+7*(h.Nth-1))
	}
	last := time.Date(year, h.Month+1, 0, 0, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -((int(last.Weekday()) - int(h.Weekday) + 7) % 7))
}

// easter is Easter Sunday of the Gregorian calendar, by the algorithm that
// Nature printed in 1876 (Butcher).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// Holidays lists holidays by their words in lower case, parted by single
// spaces. Names that fall on different days in different countries
// ("Independence Day", "Mother's Day") are left out.
func Holidays() map[string]Holiday { return holidays }

var holidays = map[string]Holiday{
	"christmas": {Month: 12, Day: 25}, "christmas day": {Month: 12, Day: 25}, "xmas": {Month: 12, Day: 25},
	"christmas eve": {Month: 12, Day: 24}, "boxing day": {Month: 12, Day: 26},
	"new year's eve": {Month: 12, Day: 31}, "new year's day": {Month: 1, Day: 1}, "new years eve": {Month: 12, Day: 31},
	"valentine's day": {Month: 2, Day: 14}, "st. patrick's day": {Month: 3, Day: 17},
	"april fools' day": {Month: 4, Day: 1}, "may day": {Month: 5, Day: 1}, "bastille day": {Month: 7, Day: 14},
	"halloween": {Month: 10, Day: 31}, "armistice day": {Month: 11, Day: 11}, "veterans day": {Month: 11, Day: 11},
	"remembrance day": {Month: 11, Day: 11}, "international women's day": {Month: 3, Day: 8},
	"thanksgiving": {Month: 11, Weekday: 4, Nth: 4}, "thanksgiving day": {Month: 11, Weekday: 4, Nth: 4},
	"memorial day": {Month: 5, Weekday: 1, Nth: -1}, "martin luther king day": {Month: 1, Weekday: 1, Nth: 3},
	"presidents day": {Month: 2, Weekday: 1, Nth: 3}, "columbus day": {Month: 10, Weekday: 1, Nth: 2},
	"easter": {}, "easter sunday": {}, "easter monday": {Easter: 1}, "good friday": {Easter: -2},
	"palm sunday": {Easter: -7}, "ash wednesday": {Easter: -46}, "pentecost": {Easter: 49},
	"maundy thursday": {Easter: -3},
}
