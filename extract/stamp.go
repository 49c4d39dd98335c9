package extract

import (
	"strings"
	"time"
	_ "time/tzdata" // zones are the same wherever the program runs

	"github.com/gainsay-news/gainsay"
)

// zoned and unzoned hold the ways pages write a time, with and without a zone.
var (
	zoned = []string{
		time.RFC3339Nano, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02T15:04:05.999Z0700",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05Z0700", "2006-01-02T15:04:05 Z07:00",
		"2006-01-02 15:04 Z07:00", "Mon, 2 Jan 2006 15:04:05 Z0700", "Mon, 2 Jan 2006 15:04 Z0700", "2 Jan 2006 15:04:05 Z0700",
		"Mon Jan 2 15:04:05 Z0700 2006", "Mon Jan 2 2006 15:04:05 Z0700", "20060102T150405Z0700", "2006-01-02T15:04:05.999Z07",
	}
	unzoned = []string{
		"2006-01-02T15:04:05.999", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05.999", "2006-01-02 15:04:05", "2006-01-02 15:04",
		"2006-01-02, 15:04", "2006/01/02 15:04:05", "2006/01/02 15:04", "20060102150405", "20060102T150405",
		"Mon, 2 Jan 2006 15:04:05", "Mon, 2 Jan 2006 15:04", "Mon Jan 2 15:04:05 2006", "Mon Jan 2, 2006 3:04 PM",
		"Monday, January 2, 2006 3:04 PM", "Monday, January 2, 2006 15:04", "Monday 2 January 2006 15:04", "Monday, 2 January 2006 15:04",
		"January 2, 2006 3:04 PM", "January 2, 2006, 3:04 PM", "January 2, 2006 3:04PM", "January 2, 2006 15:04", "January 2, 2006 15:04:05",
		"Jan 2, 2006 3:04 PM", "Jan 2, 2006, 3:04 PM", "Jan 2, 2006 15:04:05", "Jan 2, 2006 15:04",
		"2 January 2006 15:04", "2 January 2006, 15:04", "2 January 2006 3:04 PM", "2 Jan 2006 15:04", "2 Jan 2006, 15:04", "2 Jan 2006 15:04:05",
		"15:04 2 January 2006", "15:04, 2 January 2006", "3:04 PM, January 2, 2006", "3:04 PM January 2, 2006", "15:04 2 Jan 2006", "15:04, 2 Jan 2006",
		"1/2/2006 3:04:05 PM", "1/2/2006 3:04 PM",
	}
	days = []string{
		"2006-01-02", "2006/01/02", "20060102", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006",
		"Monday, January 2, 2006", "Monday, 2 January 2006", "Monday 2 January 2006", "Mon, Jan 2, 2006", "Mon, 2 Jan 2006", "Mon 2 Jan 2006", "2-Jan-2006", "02.01.2006",
	}
)

// abbreviations of zones that mean one offset in the news of every country.
// CST and IST mean two and are left out.
var abbreviations = map[string]int{
	"UTC": 0, "GMT": 0, "Z": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
	"EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
	"AKST": -540, "AKDT": -480, "HST": -600, "JST": 540, "KST": 540, "HKT": 480, "SGT": 480, "WIB": 420,
	"AEST": 600, "AEDT": 660, "ACST": 570, "AWST": 480, "NZST": 720, "NZDT": 780, "PKT": 300, "SAST": 120, "EAT": 180, "WAT": 60,
}

// wallClocks are abbreviations without the season, which the day decides.
var wallClocks = map[string]string{"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}

// stamp reads a printed time. zone is what a time without one is taken to be
// in, "" for nothing. ok is false for what is no time.
func stamp(printed, from, zone string) (s gainsay.Stamp, ok bool) {
	printed = squeeze(printed)
	s = gainsay.Stamp{Printed: printed, From: from}
	clean, loc, named := splitZone(normalTime(printed))
	if t, ok := parseAny(zoned, clean, nil); ok && loc == nil {
		s.Time, s.Zone = t, gainsay.ZoneStated
		return s, plausible(t)
	}
	if named {
		s.Zone = gainsay.ZoneStated
	} else if loc = location(zone); loc != nil {
		s.Zone = gainsay.ZoneSet
	} else {
		loc = time.UTC
	}
	if t, ok := parseAny(unzoned, clean, loc); ok {
		s.Time = t
		return s, plausible(t)
	}
	if t, ok := parseAny(days, clean, loc); ok {
		s.Time, s.DayOnly = t, true
		return s, plausible(t)
	}
	return gainsay.Stamp{}, false
}

func parseAny(layouts []string, s string, loc *time.Location) (time.Time, bool) {
	for _, l := range layouts {
		var t time.Time
		var err error
		if loc == nil {
			t, err = time.Parse(l, s)
		} else {
			t, err = time.ParseInLocation(l, s, loc)
		}
		if err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// plausible reports whether a time can be that of a page: the web is younger
// than 1991 and no page comes from far ahead.
func plausible(t time.Time) bool { return t.Year() >= 1990 && t.Year() < 2100 }

// normalTime writes a printed time the way the layouts have it: "a.m." as AM,
// ordinals as numbers, "Sept." as "Sep", without "Published:" and "at".
func normalTime(s string) string {
	s = strings.NewReplacer("\u00a0", " ", "|", " ", "•", " ", "·", " ", "–", " ", "—", " ", " @ ", " ", "a.m.", "AM", "p.m.", "PM", "A.M.", "AM", "P.M.", "PM").Replace(s)
	words := strings.Fields(s)
	kept := words[:0]
	for i, w := range words {
		bare := strings.Trim(w, ",.:;()")
		switch low := strings.ToLower(bare); {
		case timeNoise[low] || (bare == "" && w != ""):
		case low == "am" || low == "pm":
			kept = append(kept, strings.ToUpper(low))
		case i+1 < len(words) && len(low) > 2 && isDigits(low[:len(low)-2]) && ordinal[low[len(low)-2:]]:
			kept = append(kept, low[:len(low)-2]+comma(w))
		case shortMonth[low] != "":
			kept = append(kept, shortMonth[low])
		case len(low) > 3 && isClock(low[:len(low)-2]) && (strings.HasSuffix(low, "am") || strings.HasSuffix(low, "pm")):
			kept = append(kept, low[:len(low)-2], strings.ToUpper(low[len(low)-2:]))
		default:
			kept = append(kept, w)
		}
	}
	return strings.TrimRight(strings.Join(kept, " "), ".,; ")
}

var timeNoise = map[string]bool{"published": true, "posted": true, "updated": true, "modified": true, "on": true, "at": true, "date": true, "last": true, "first": true, "created": true, "time": true, "is": true, "hrs": true, "publish": true}
var ordinal = map[string]bool{"st": true, "nd": true, "rd": true, "th": true}
var shortMonth = map[string]string{"sept": "Sep", "jan": "Jan", "feb": "Feb", "mar": "Mar", "apr": "Apr", "jun": "Jun", "jul": "Jul", "aug": "Aug", "sep": "Sep", "oct": "Oct", "nov": "Nov", "dec": "Dec"}

func comma(w string) string {
	if strings.HasSuffix(w, ",") {
		return ","
	}
	return ""
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func isClock(s string) bool { return isDigits(strings.Replace(s, ":", "", 1)) }

// splitZone takes a zone's abbreviation off the end of a time.
func splitZone(s string) (rest string, loc *time.Location, named bool) {
	words := strings.Fields(s)
	for n := len(words) - 1; n >= max(1, len(words)-2); n-- {
		name := strings.Trim(words[n], "(),.")
		zone := wallClocks[name]
		minutes, known := abbreviations[name]
		if !known && zone == "" {
			continue
		}
		if n > 0 && strings.ContainsAny(words[n-1], "+-") && !strings.Contains(words[n-1], ":") && len(words[n-1]) == 5 {
			return strings.Join(words[:n], " "), nil, false // "+0800 (CST)": the number says it
		}
		rest = strings.Join(append(append([]string{}, words[:n]...), words[n+1:]...), " ")
		if zone != "" {
			loc, _ = time.LoadLocation(zone)
			return rest, loc, loc != nil
		}
		return rest, time.FixedZone(name, minutes*60), true
	}
	return s, nil, false
}

// location is the zone a source is set to: an IANA name or "+08:00".
func location(zone string) *time.Location {
	if zone == "" {
		return nil
	}
	if t, err := time.Parse("Z07:00", zone); err == nil {
		return t.Location()
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return nil
	}
	return loc
}
