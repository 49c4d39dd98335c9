package gainsay

import "math"

// Bound is how a figure's hedge bounds it.
type Bound string

// The bounds.
const (
	Equal   Bound = "="    // exactly the figure, or a range from Value to High
	About   Bound = "~"    // "roughly", "some", "nearly"
	Less    Bound = "<"    // "under", "up to", "at most"
	More    Bound = ">"    // "over", "at least"
	Rising  Bound = "up"   // a change upward by the figure
	Falling Bound = "down" // a change downward by the figure
)

// A Quantity is a figure and what it bounds: "roughly 1,000 troops" is 1000 with Bound About.
type Quantity struct {
	Span           // hedge and number: "roughly 1,000"
	Number Span    `json:"number"` // the number alone: "1,000"
	Value  float64 `json:"value"`
	High   float64 `json:"high"` // the upper end of a range, else Value
	Bound  Bound   `json:"bound"`
	Hedge  Span    `json:"hedge,omitzero"` // "roughly"
	Unit   string  `json:"unit,omitempty"` // "people", "USD", "percent", "kilometre"
	Of     Term    `json:"of,omitzero"`    // what is counted: "U.S. troops"
	Fate   string  `json:"fate,omitempty"` // what happened to people counted: "killed", "wounded", "deployed", "withdrawn"
	Rule   string  `json:"rule,omitempty"`
}

// looseness is how far from its figure an "about" may be: "roughly 1,000"
// is compatible with 850 and with 1,150, not with 5,000.
const looseness = 0.15

// Range is the ends of what the figure allows, both included. It is false for
// a change and for a quantity without a figure.
func (q Quantity) Range() (low, high float64, ok bool) {
	low, high = q.Value, max(q.Value, q.High)
	switch q.Bound {
	case Equal:
		return low, high, true
	case About:
		return low - looseness*math.Abs(low), high + looseness*math.Abs(high), true
	case Less:
		return math.Inf(-1), high, true
	case More:
		return low, math.Inf(1), true
	}
	return 0, 0, false
}

// Disjoint reports whether both are in one unit and no figure satisfies both.
// Quantities of unknown unit are never disjoint.
func (q Quantity) Disjoint(r Quantity) bool {
	a, b, ok1 := q.Range()
	c, d, ok2 := r.Range()
	return ok1 && ok2 && q.Unit != "" && q.Unit == r.Unit && (b < c || d < a)
}
