package web

import (
	"cmp"
	"net/http"
	"slices"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
)

// A calendarView is a month with how much was said and reported on each day.
type calendarView struct {
	Month string              `json:"month"` // 2031-05
	Prev  string              `json:"previous,omitempty"`
	Next  string              `json:"next,omitempty"`
	Days  []store.CalendarDay `json:"days"`
	start time.Time
}

// calendar shows the month that ?month= asks for, or that of the latest report.
// Its neighbors are the months before and after that have something.
func (s *site) calendar(r *http.Request) (any, error) {
	asked := r.URL.Query().Get("month")
	at, err := time.Parse("2006-01", asked)
	if asked == "" {
		at, err = s.Store.LatestReport(r.Context())
	} else if err != nil {
		return nil, &refusal{http.StatusBadRequest, "A month is written like 2031-05."}
	}
	if err != nil {
		return nil, err
	}
	v := calendarView{start: time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, time.UTC)}
	v.Month = v.start.Format("2006-01")
	end := v.start.AddDate(0, 1, 0)
	before, after, err := s.Store.Around(r.Context(), v.start, end)
	if err != nil {
		return nil, err
	}
	v.Prev, v.Next = monthOf(before), monthOf(after)
	v.Days, err = s.Store.Days(r.Context(), v.start, end)
	return v, err
}

func monthOf(t time.Time) string {
	if t.IsZero() || t.Year() < 0 || t.Year() > 9999 {
		return ""
	}
	return t.UTC().Format("2006-01")
}

// Start is the first day of the month.
func (v calendarView) Start() time.Time { return v.start }

// A calendarDay is a cell of the calendar; its shade goes from 0 to 4.
type calendarDay struct {
	store.CalendarDay
	Shade int
}

// Weeks are the rows of the calendar, from Monday to Sunday; a cell that is of
// another month has no day.
func (v calendarView) Weeks() [][]calendarDay {
	most := slices.MaxFunc(v.Days, func(a, b store.CalendarDay) int { return cmp.Compare(a.Statements, b.Statements) }).Statements
	cells := make([]calendarDay, (int(v.start.Weekday())+6)%7)
	for _, d := range v.Days {
		shade := 0
		if d.Statements > 0 {
			shade = 1 + 3*d.Statements/most
		}
		cells = append(cells, calendarDay{d, shade})
	}
	for len(cells)%7 != 0 {
		cells = append(cells, calendarDay{})
	}
	return slices.Collect(slices.Chunk(cells, 7))
}

func calendarTitle(l speech, data any) string { return l.month(data.(calendarView).start) }
