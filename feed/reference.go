package feed

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Reference names an earlier message of a wire that has no names for items:
// by the service, the number that it counts anew each day, and the day.
type Reference struct {
	Message  string    // service and number, as the IDs of items begin: "opa0123"
	From, To time.Time // it was filed at From or later, and before To
}

// ID is the ID of the message if it was filed at that time.
func (r Reference) ID(at time.Time) string { return messageID(r.Message, "", at) }

// maxReferences bounds how many messages one can take back.
const maxReferences = 64

// A referrer reads what one message says of others.
type referrer struct {
	service string
	own     int
	width   int // of a number, in digits
	filed   time.Time
	words   []string
}

// references are the messages named in the lines of a message with the ID id,
// filed at filed: "OPA0123 of March 4", "OPA 123, filed 041530 MAR 25",
// "message 0123". One without a day was filed within the last 24 hours, after
// which numbers mean other messages; where the time of filing is not known
// either, what is meant is not known.
func references(id string, filed time.Time, lines string) (list []Reference) {
	service := strings.TrimRight(strings.ToLower(id), "0123456789")
	r := referrer{service: service, width: len(id) - len(service), filed: filed.UTC(), words: strings.Fields(strings.ToLower(lines))}
	r.own, _ = strconv.Atoi(id[len(service):])
	for i := 0; i < len(r.words) && len(list) < maxReferences; i++ {
		number, used := r.numberAt(i)
		if used == 0 || number == r.own || r.stands(i, i+used) {
			continue
		}
		i += used - 1
		from, to := r.day(i + 1)
		if !from.IsZero() {
			list = append(list, Reference{fmt.Sprintf("%s%0*d", r.service, r.width, number), from, to})
		}
	}
	return list
}

// numbered are the words after which a number is that of a message; true where
// it has to have all of its digits, since other things are counted so too.
var numbered = map[string]bool{"message": false, "msg": false, "item": true, "no": true, "nr": true, "number": true}

// kept are words that stand before or behind the number of a message which is
// not taken back but named for what to use in its place.
var kept = map[string]bool{"use": true, "see": true, "substitute": true, "replacement": true, "instead": true, "stands": true, "stand": true, "remains": true, "remain": true, "unaffected": true}

// stands reports whether the words around those from i to end say that the
// message named is good.
func (r *referrer) stands(i, end int) bool {
	for j := i - 1; j >= max(0, i-5) && !strings.HasSuffix(r.words[j], ";"); j-- {
		if kept[bare(r.words[j])] {
			return true
		}
	}
	for j := end; j < min(len(r.words), end+4) && !strings.HasSuffix(r.words[j-1], ";"); j++ {
		if kept[bare(r.words[j])] {
			return true
		}
	}
	return false
}

// numberAt is the number of a message that the words at i name, and how many
// words do.
func (r *referrer) numberAt(i int) (number, used int) {
	word := bare(r.words[i])
	if rest, named := strings.CutPrefix(word, r.service); named && r.service != "" {
		if n, ok := messageNumber(strings.TrimLeft(rest, "-/.#")); ok {
			return n, 1
		}
		if rest == "" {
			return r.counted(i+1, 1)
		}
	}
	return r.counted(i, 0)
}

// counted is the number that the words at i give, with or without a word
// before it that says what it counts; used words stand before i.
func (r *referrer) counted(i, used int) (number, all int) {
	whole, named := numbered[r.word(i)]
	if named {
		i++
	}
	word := strings.TrimLeft(r.word(i), "#")
	n, ok := messageNumber(word)
	if !ok || used == 0 && (!named || whole && len(word) != r.width) {
		return 0, 0
	}
	if named {
		used++
	}
	return n, used + 1
}

// bare is a word without the marks around it.
func bare(word string) string { return strings.Trim(word, ".,;:()[]\"'“”-") }

func messageNumber(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && len(s) <= 5 && n > 0
}

// near is within how many words behind a number its day is looked for.
const near = 8

// day reads when the message named before word i was filed.
func (r *referrer) day(i int) (from, to time.Time) {
	for j := i; j < min(len(r.words), i+near); j++ {
		if _, used := r.numberAt(j); used > 0 {
			break // of the next message
		}
		word := bare(r.words[j])
		if t, err := time.Parse(time.DateOnly, word); err == nil {
			return t, t.AddDate(0, 0, 1)
		}
		if t, err := time.Parse("021504", word); err == nil && len(word) == 6 {
			at := r.date(t.Day(), r.word(j+1), r.word(j+2))
			if at.IsZero() {
				continue
			}
			at = at.Add(time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute)
			return at, at.Add(time.Minute)
		}
		if monthOf(word) == 0 {
			continue
		}
		for _, k := range []int{j - 1, j + 1} {
			d, err := strconv.Atoi(strings.TrimRight(r.word(k), "stndrh"))
			if at := r.date(d, word, r.word(max(j, k)+1)); err == nil && !at.IsZero() {
				return at, at.AddDate(0, 0, 1)
			}
		}
	}
	if r.filed.IsZero() {
		return from, to
	}
	return r.filed.AddDate(0, 0, -1), r.filed.Add(time.Minute)
}

func (r *referrer) word(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return bare(r.words[i])
}

// date is a day of a month and a year; what is not said of them makes it the
// last such day before the message that names it.
func (r *referrer) date(day int, month, year string) time.Time {
	m := monthOf(month)
	y, err := strconv.Atoi(year)
	switch {
	case err != nil || m == 0 || y >= 100 && y < 1900 || y > 2200:
		y = 0
	case y < 100:
		y += 2000
	}
	if y == 0 && r.filed.IsZero() {
		return time.Time{}
	}
	for back := range 12 {
		at := time.Date(y, m, day, 0, 0, 0, 0, time.UTC)
		switch {
		case m == 0:
			at = time.Date(r.filed.Year(), r.filed.Month()-time.Month(back), day, 0, 0, 0, 0, time.UTC)
		case y == 0:
			at = time.Date(r.filed.Year()-back, m, day, 0, 0, 0, 0, time.UTC)
		}
		if at.Day() == day && (y != 0 || !at.After(r.filed)) {
			return at
		}
	}
	return time.Time{}
}

// monthOf is the month that a word in lower case names, or 0.
func monthOf(word string) time.Month {
	if len(word) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); word == name || word == name[:3] || word == "sept" && m == time.September {
			return m
		}
	}
	return 0
}
