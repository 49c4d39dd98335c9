package query

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// span is a stretch of time: a day, a month, a year, a..b, a/b, >=a, <=a, or
// the days before now: P3D.
func (p *parser) span(v token) (from, to time.Time, err error) {
	if from, ok := p.ago(v.text); ok {
		return from, time.Time{}, nil
	}
	text := v.text
	for _, sep := range []string{"..", "/"} {
		if a, b, ok := strings.Cut(text, sep); ok {
			return between(v, a, b)
		}
	}
	num := strings.TrimLeft(text, "<>=")
	from, to, err = calendar(v, num)
	switch text[:len(text)-len(num)] {
	case ">=":
		to = time.Time{}
	case ">":
		from, to = to, time.Time{}
	case "<=":
		from = time.Time{}
	case "<":
		from, to = time.Time{}, from
	}
	return from, to, err
}

// between is from the start of a to the end of b; either may be open.
func between(v token, a, b string) (from, to time.Time, err error) {
	if a != "" {
		if from, _, err = calendar(v, a); err != nil {
			return from, to, err
		}
	}
	if b != "" {
		_, to, err = calendar(token{at: v.at + len(v.text) - len(b), text: b}, b)
	}
	return from, to, err
}

var duration = regexp.MustCompile(`^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?/?$`)

// ago is the start of the day that lies a duration of ISO 8601 before now.
func (p *parser) ago(text string) (time.Time, bool) {
	m := duration.FindStringSubmatch(strings.ToUpper(text))
	if m == nil || m[1]+m[2]+m[3]+m[4] == "" {
		return time.Time{}, false
	}
	var n [5]int
	for i := 1; i < len(m); i++ {
		n[i], _ = strconv.Atoi(m[i]) // digits or nothing
	}
	return p.now.AddDate(-n[1], -n[2], -7*n[3]-n[4]).Truncate(24 * time.Hour), true
}

// calendar is the day, month or year that text names, or a minute with its
// zone.
func calendar(v token, text string) (from, to time.Time, err error) {
	for _, f := range []struct {
		layout  string
		y, m, d int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(f.layout, text); err == nil {
			return t, t.AddDate(f.y, f.m, f.d), nil
		}
	}
	for _, layout := range []string{"2006-01-02T15:04Z07:00", time.RFC3339} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), t.UTC().Add(time.Minute), nil
		}
	}
	return from, to, &Error{v.at, fmt.Sprintf("%q is no date; write 2031-05-02, 2031-05, 2031, 2031-05-02T14:00Z or P3D", text)}
}
