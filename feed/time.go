package feed

import (
	"strings"
	"time"
)

// layouts are ways to write a time that gofeed does not read; zones are
// numbers by then.
var layouts = []string{
	"Mon 2 Jan 2006 15:4:5 Z0700", "Mon 2 Jan 2006 15:4 Z0700", "2 Jan 2006 15:4:5 Z0700", "Mon 2 Jan 2006 15:4:5", "Mon 2 Jan 2006", "2 Jan 2006 15:4:5", "2 Jan 2006",
	"Mon Jan 2 2006 3:4:5 PM", "Mon Jan 2 2006 3:4 PM", "Jan 2 2006 3:4:5 PM", "Jan 2 2006 3:4 PM", "Jan 2 2006 3:4PM", "Jan 2 2006 15:4:5", "Mon Jan 2 2006 15:4:5 Z0700", "Mon Jan 2 2006 15:4:5",
	"2006-01-02 15:04:05", "2006.01.02 15:04:05", "2006/01/02 15:04:05", "20060102150405", "2006-01-02", "2006/01/02",
}

// when is a time as gofeed or one of layouts read it, zero when neither can.
func when(parsed *time.Time, printed string) (time.Time, string) {
	printed = strings.TrimSpace(printed)
	if parsed != nil && !parsed.IsZero() {
		return *parsed, printed
	}
	if len(printed) > 64 {
		return time.Time{}, printed
	}
	clean := normal(printed)
	for _, l := range layouts {
		if t, err := time.Parse(l, clean); err == nil {
			return t, printed
		}
	}
	return time.Time{}, printed
}

// normal writes a printed time with single spaces, without commas, and with a
// zone such as "GMT+9" as a number.
func normal(s string) string {
	words := strings.Fields(strings.NewReplacer(",", " ", "Sept ", "Sep ").Replace(s))
	if n := len(words) - 1; n > 0 {
		words[n] = offset(words[n])
		if words[n] == "" {
			words = words[:n]
		}
	}
	return strings.Join(words, " ")
}

// offset writes "GMT+9", "UTC-03:30" and "+9" as "+0900", "-0330", "+0900",
// and drops names of zones that mean none.
func offset(zone string) string {
	num := strings.TrimPrefix(strings.TrimPrefix(strings.ToUpper(zone), "GMT"), "UTC")
	if num == "" {
		return "+0000"
	}
	if num[0] != '+' && num[0] != '-' {
		return zone
	}
	digits := strings.ReplaceAll(num[1:], ":", "")
	switch len(digits) {
	case 1:
		digits = "0" + digits + "00"
	case 2:
		digits += "00"
	case 3:
		digits = "0" + digits
	}
	return num[:1] + digits
}
