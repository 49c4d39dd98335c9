package tongue

import (
	"strings"
	"time"
)

// The layouts of dates that a file of messages gives, as Go writes them; the
// names of months and days in them are the language's own.
var layoutNames = []string{"@date", "@clock", "@day", "@moment", "@longday", "@month"}

// A piece of a layout is what Go formats, or one of the names it cannot.
type piece struct {
	layout string
	name   func(time.Time) string
}

func (l *Language) setLayouts() {
	months, short := strings.Fields(l.said["@months"]), strings.Fields(l.said["@mon"])
	days, brief := strings.Fields(l.said["@weekdays"]), strings.Fields(l.said["@wday"])
	named := []struct {
		token string
		name  func(time.Time) string
		ok    bool
	}{
		{"January", func(t time.Time) string { return months[t.Month()-1] }, len(months) == 12},
		{"Jan", func(t time.Time) string { return short[t.Month()-1] }, len(short) == 12},
		{"Monday", func(t time.Time) string { return days[t.Weekday()] }, len(days) == 7},
		{"Mon", func(t time.Time) string { return brief[t.Weekday()] }, len(brief) == 7},
	}
	l.layouts = map[string][]piece{}
	for _, key := range layoutNames {
		list := []piece{{layout: l.said[key]}}
		for _, n := range named {
			if n.ok {
				list = cut(list, n.token, n.name)
			}
		}
		l.layouts[key] = list
	}
}

// cut takes a token out of the pieces of a layout and puts its name there.
func cut(list []piece, token string, name func(time.Time) string) (out []piece) {
	for _, p := range list {
		before, after, found := strings.Cut(p.layout, token)
		if !found {
			out = append(out, p)
			continue
		}
		out = append(out, piece{layout: before}, piece{name: name}, piece{layout: after})
	}
	return out
}

// Date writes a time by one of the language's layouts: "@date", "@clock" (with
// the time of day), "@day" (with the weekday), "@moment" (with both),
// "@longday", "@month".
func (l *Language) Date(t time.Time, layout string) string {
	var b strings.Builder
	for _, p := range l.layouts[layout] {
		switch {
		case p.name != nil:
			b.WriteString(p.name(t))
		case p.layout != "":
			b.WriteString(t.Format(p.layout))
		}
	}
	return b.String()
}

// Weekdays are the short names of the days from Monday to Sunday.
func (l *Language) Weekdays() []string {
	days := strings.Fields(l.said["@wday"])
	if len(days) != 7 {
		days = strings.Fields(English().said["@wday"])
	}
	return append(days[1:], days[0])
}
