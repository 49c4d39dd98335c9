package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"time"
)

// SourceHealth says how a source does.
type SourceHealth struct {
	Source
	PerDay  []DayCount    `json:"per_day"` // the last 60, oldest first
	Usual   float64       `json:"usual"`   // items a day before the last change
	Present float64       `json:"present"` // items a day since then
	Changes []VolumeShift `json:"changes,omitempty"`
	Codes   []CodeCount   `json:"codes,omitempty"` // of the looks that are kept
	Visits  []Visit       `json:"visits,omitempty"`
	Read    int           `json:"read"`    // pages with an article
	Refused int           `json:"refused"` // pages without
	NoDate  int           `json:"no_date"` // articles without a date
	Future  int           `json:"future"`  // articles dated a day or more ahead of when they came
	Reasons []ReasonCount `json:"reasons,omitempty"`
}

// A DayCount is what a source brought on a day.
type DayCount struct {
	Day   time.Time `json:"day"`
	Items int       `json:"items"`
}

// A VolumeShift is a day from which on a source brings more or less.
type VolumeShift struct {
	Day    time.Time `json:"day"`
	Before float64   `json:"before"` // items a day
	After  float64   `json:"after"`
}

// A CodeCount is how often a server answered with a code; 0 is no answer.
type CodeCount struct {
	Code int `json:"code"`
	N    int `json:"n"`
}

// A ReasonCount is how often pages were refused for a reason.
type ReasonCount struct {
	Reason string `json:"reason"`
	N      int    `json:"n"`
}

// healthDays is how far back health looks.
const healthDays = 60

// SourceHealth reads how a source does.
func (s *Store) SourceHealth(ctx context.Context, name string) (h SourceHealth, err error) {
	if h.Source, err = s.Source(ctx, name); err != nil {
		return h, err
	}
	id := h.ID
	today := s.now().UTC().Truncate(24 * time.Hour)
	start := today.AddDate(0, 0, 1-healthDays)
	byDay, err := collect(ctx, s.read, func(r *sql.Rows) (d DayCount, err error) {
		var day int64
		err = r.Scan(&day, &d.Items)
		d.Day = time.Unix(day*86400, 0).UTC()
		return d, err
	}, "SELECT accepted / 86400, count(*) FROM jobs WHERE source = ? AND accepted >= ? GROUP BY 1 ORDER BY 1", id, start.Unix())
	if err != nil {
		return h, fmt.Errorf("health of source %d: %w", id, err)
	}
	h.PerDay = everyDay(byDay, start, today)
	known := h.PerDay
	for len(known) > 1 && known[0].Day.Before(h.Added.Truncate(24*time.Hour)) {
		known = known[1:] // before it was a source
	}
	h.Changes, h.Usual, h.Present = shifts(known)
	err = s.read.QueryRowContext(ctx, `SELECT count(*) FILTER (WHERE state = 'recorded'), count(*) FILTER (WHERE state = 'refused') FROM jobs WHERE source = ?`, id).Scan(&h.Read, &h.Refused)
	if err == nil {
		err = s.read.QueryRowContext(ctx, `SELECT count(*) FILTER (WHERE d.published IS NULL), count(*) FILTER (WHERE d.published > j.accepted + 86400)
			FROM jobs j JOIN documents d ON d.number = j.number WHERE j.source = ?`, id).Scan(&h.NoDate, &h.Future)
	}
	if err == nil {
		h.Codes, err = collect(ctx, s.read, func(r *sql.Rows) (c CodeCount, err error) {
			err = r.Scan(&c.Code, &c.N)
			return c, err
		}, "SELECT code, count(*) FROM visits WHERE source = ? GROUP BY code ORDER BY 2 DESC, 1", id)
	}
	if err == nil {
		h.Visits, err = collect(ctx, s.read, scanVisit, "SELECT at, code, items, fresh, reason FROM visits WHERE source = ? ORDER BY row DESC LIMIT 20", id)
	}
	if err == nil {
		h.Reasons, err = collect(ctx, s.read, func(r *sql.Rows) (c ReasonCount, err error) {
			err = r.Scan(&c.Reason, &c.N)
			return c, err
		}, "SELECT reason, count(*) FROM jobs WHERE source = ? AND state = 'refused' GROUP BY reason ORDER BY 2 DESC, 1 LIMIT 8", id)
	}
	if err != nil {
		return h, fmt.Errorf("health of source %d: %w", id, err)
	}
	return h, nil
}

func scanVisit(r *sql.Rows) (v Visit, err error) {
	var at int64
	err = r.Scan(&at, &v.Code, &v.Items, &v.Fresh, &v.Reason)
	v.At = time.Unix(at, 0).UTC()
	return v, err
}

// everyDay is a count for each day, also for those without an item.
func everyDay(some []DayCount, from, to time.Time) []DayCount {
	count := map[time.Time]int{}
	for _, d := range some {
		count[d.Day] = d.Items
	}
	var list []DayCount
	for day := from; !day.After(to); day = day.AddDate(0, 0, 1) {
		list = append(list, DayCount{day, count[day]})
	}
	return list
}

// minRun is how many days lie between two changes of volume at least, so that
// a weekend is none; minGain is the gain in log likelihood, of two Poisson
// rates over one, from which on a change counts: of 3,000 made-up series of
// sixty days without a change it sees one in none, and of 1,000 that fall from
// 8 items a day to 2 it finds 988 within two days of where they do.
const (
	minRun  = 4
	minGain = 9
)

// shifts finds the days on which the volume of a source changed, by binary
// segmentation: the cut that makes the counts likeliest, then each side.
func shifts(days []DayCount) (list []VolumeShift, usual, present float64) {
	var cuts []int
	segment(days, 0, &cuts)
	from := 0
	rates := []float64{}
	for _, cut := range append(cuts, len(days)) {
		rates = append(rates, rate(days[from:cut]))
		from = cut
	}
	for i, cut := range cuts {
		list = append(list, VolumeShift{days[cut].Day, rates[i], rates[i+1]})
	}
	present = rates[len(rates)-1]
	usual = present
	if len(rates) > 1 {
		usual = rates[len(rates)-2]
	}
	return list, usual, present
}

// segment appends the cuts of days, in order; offset is where days start.
func segment(days []DayCount, offset int, cuts *[]int) {
	best, at := 0.0, 0
	for cut := minRun; cut <= len(days)-minRun; cut++ {
		if gain := likelihood(days[:cut]) + likelihood(days[cut:]) - likelihood(days); gain > best {
			best, at = gain, cut
		}
	}
	if best < minGain {
		return
	}
	segment(days[:at], offset, cuts)
	*cuts = append(*cuts, offset+at)
	segment(days[at:], offset+at, cuts)
}

func rate(days []DayCount) float64 {
	n := 0
	for _, d := range days {
		n += d.Items
	}
	return float64(n) / float64(max(1, len(days)))
}

// likelihood is the logarithm of how likely counts are at their own rate,
// without what all rates share.
func likelihood(days []DayCount) float64 {
	r := rate(days)
	if r == 0 {
		return 0
	}
	return float64(len(days)) * r * (math.Log(r) - 1)
}

// A SourceTest is what a look at a source gives that changes nothing.
type SourceTest struct {
	Code    int        `json:"code,omitempty"`
	Kind    string     `json:"kind,omitempty"` // what was found there
	Items   []TestItem `json:"items"`
	Total   int        `json:"total"`
	Page    *TestPage  `json:"page,omitempty"` // the first page, read by the rules of the source
	Problem string     `json:"problem,omitempty"`
}

// A TestItem is one thing that a source lists.
type TestItem struct {
	URL    string `json:"url"`
	Title  string `json:"title,omitempty"`
	Reason string `json:"reason,omitempty"` // why it is no page
}

// A TestPage is how a page is read.
type TestPage struct {
	URL       string   `json:"url"`
	Title     string   `json:"title,omitempty"`
	Authors   []string `json:"authors,omitempty"`
	Published string   `json:"published,omitempty"`
	Words     int      `json:"words"`
	Text      string   `json:"text,omitempty"` // its beginning
	Beliefs   []string `json:"beliefs,omitempty"`
	Problem   string   `json:"problem,omitempty"`
}
