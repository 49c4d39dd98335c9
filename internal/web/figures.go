package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
)

// A series is the figures given for one thing, over time.
type series struct {
	Thing, Unit, Fate string
	Points            []store.Figure
}

// Name says what is counted.
func (s series) Name() string {
	return strings.Join(slices.DeleteFunc([]string{s.Thing, s.Fate}, func(w string) bool { return w == "" }), ", ")
}

// constant reports whether all figures of the series are one: nothing to show
// over time.
func (s series) constant() bool {
	return !slices.ContainsFunc(s.Points, func(f store.Figure) bool { return f.Value != s.Points[0].Value || f.High != s.Points[0].High })
}

// bySeries gathers figures by what they count, in order of time, where they
// changed; those with most figures first.
func bySeries(list []store.Figure) (out []series) {
	at := map[[3]string]int{}
	for _, f := range list {
		key := [3]string{f.Head, f.Unit, f.Fate}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, series{Thing: cmp.Or(f.Thing, f.Head, f.Unit), Unit: f.Unit, Fate: f.Fate})
		}
		out[i].Points = append(out[i].Points, f)
	}
	out = slices.DeleteFunc(out, func(s series) bool { return s.constant() })
	for i := range out {
		slices.SortStableFunc(out[i].Points, func(a, b store.Figure) int { return figureTime(a).Compare(figureTime(b)) })
	}
	slices.SortStableFunc(out, func(a, b series) int { return len(b.Points) - len(a.Points) })
	return out
}

// figureTime is when a figure was given: when it was said, else printed.
func figureTime(f store.Figure) time.Time {
	if f.Statement.Said.IsZero() {
		return f.Statement.Published
	}
	return f.Statement.Said
}

// A figuresView is what the page of figures shows.
type figuresView struct {
	Moving []store.Contradiction `json:"moving"`
	pager
}

func (s *site) figures(r *http.Request) (any, error) {
	rows, p, err := paged(r, s.Store.Moving)
	return figuresView{rows, p}, err
}
