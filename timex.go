package gainsay

import "time"

// TimexKind is the TIMEX3 type of an expression of time.
type TimexKind string

// The TIMEX3 types.
const (
	Date     TimexKind = "DATE"
	Time     TimexKind = "TIME"
	Duration TimexKind = "DURATION"
	Set      TimexKind = "SET"
)

// A Timex is an expression of time, in the terms of TimeML's TIMEX3, resolved
// against the document's anchor ([Document.Anchor]) or an earlier timex.
type Timex struct {
	Span
	Kind  TimexKind `json:"kind"`
	Value string    `json:"value,omitempty"` // TIMEX3: "2019-10-20", "P2W"; "" when unresolved
	Mod   string    `json:"mod,omitempty"`   // TIMEX3: "START", "APPROX", ...
	When  Interval  `json:"when,omitzero"`   // zero when it has no place on the calendar
	Rule  string    `json:"rule,omitempty"`
}

// An Interval is the half-open stretch of time [From, To).
// A zero From or To leaves that end open: what is unknown conflicts with nothing.
type Interval struct {
	From time.Time `json:"from,omitzero"`
	To   time.Time `json:"to,omitzero"`
}

// Day is the calendar day of t as an interval.
func Day(t time.Time) Interval {
	from := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	return Interval{from, from.AddDate(0, 0, 1)}
}

// IsZero reports whether nothing is known of v.
func (v Interval) IsZero() bool { return v.From.IsZero() && v.To.IsZero() }

// Disjoint reports whether no instant lies in both. An open end is unknown
// and so meets everything.
func (v Interval) Disjoint(w Interval) bool { return v.endsBefore(w) || w.endsBefore(v) }

func (v Interval) endsBefore(w Interval) bool {
	return !v.To.IsZero() && !w.From.IsZero() && !v.To.After(w.From)
}

// Contains reports whether both ends of w are known and lie within v.
func (v Interval) Contains(w Interval) bool {
	return !v.From.IsZero() && !v.To.IsZero() && !w.From.IsZero() && !w.To.IsZero() &&
		!w.From.Before(v.From) && !w.To.After(v.To)
}
