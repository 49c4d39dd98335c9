package compare

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// Reports of one event open with how many were hurt and when it happened, each
// in its own words: "A shooting left two people dead", "Three killed in Orsk".
// What such leads say is held against each other by the fate that is counted
// and the kind of event, where subjects and verbs have nothing in common.

// oneNews is within how many days two reports that give the age of a person of
// one full name are taken to be of one person, whatever their stories.
const oneNews = 10

// leads is how many bytes of a report are taken for its lead.
const leads = 700

// ofTheLead reports whether a clash is of two leads of one story.
func (l *alignment) ofTheLead(c clash, known Circumstance) bool {
	if c.differ == gainsay.ByFigure && l.a.claim.Frame == "age" && l.b.claim.Frame == "age" {
		days := l.daysBetween()
		return !known.SameDocument && days >= 0 && days <= oneNews && oneLife(c) && fullNames(l.a.claim.Subject, l.b.claim.Subject)
	}
	if c.differ == gainsay.ByName {
		return known.SameDocument || known.SameStory
	}
	if known.SameDocument {
		return c.differ == gainsay.ByFigure && l.twoCounts(c)
	}
	if !known.SameStory || l.a.claim.Sentence.Start > leads || l.b.claim.Sentence.Start > leads {
		return false
	}
	switch c.differ {
	case gainsay.ByFigure:
		return l.oneDay() && l.oneToll(c)
	case gainsay.ByTime:
		return l.oneHappening() && l.apartInTime()
	}
	return false
}

// besides is how many bytes may lie between two counts that a report sets
// beside each other.
const besides = 300

// twoCounts reports whether two sources of one report give two counts of those
// who were moved away: it sets them beside each other since they differ. Of the
// dead and hurt one is a part of the other more often than not.
func (l *alignment) twoCounts(c clash) bool {
	x, y := c.figures[0], c.figures[1]
	a, b := l.a.claim, l.b.claim
	if x.Unit != "people" || x.Fate != y.Fate || x.Fate != "evacuated" && x.Fate != "displaced" || a.Predicate != b.Predicate || kindCounted(x) != kindCounted(y) && kindCounted(x) != "" && kindCounted(y) != "" {
		return false
	}
	if a.Speaker.IsZero() || b.Speaker.IsZero() || a.Denied || b.Denied || a.Modality != gainsay.Asserted || b.Modality != gainsay.Asserted {
		return false
	}
	near := max(a.Sentence.Start, b.Sentence.Start)-min(a.Sentence.End, b.Sentence.End) < besides
	return near && !others(a.Text) && !others(b.Text) && !otherPart(a.Text) && !otherPart(b.Text) && !(l.ownPlace(l.a, l.from) && l.ownPlace(l.b, l.toA))
}

// oneToll reports whether two figures count those of one fate, and all of them.
func (l *alignment) oneToll(c clash) bool {
	x, y := c.figures[0], c.figures[1]
	fate := l.a.toll(x)
	if fate == "" || fate != l.b.toll(y) || kindCounted(x) != kindCounted(y) || fate == "shot" && min(x.Value, y.Value) <= 1 {
		return false
	}
	a, b := l.a.claim.Text, l.b.claim.Text
	if kindCounted(x) != "" && (strings.Contains(a, " and ") || strings.Contains(b, " and ")) || atOnePlace(a) || atOnePlace(b) {
		return false
	}
	if roundup(a) || roundup(b) || l.a.claim.Modality != gainsay.Asserted || l.b.claim.Modality != gainsay.Asserted || l.a.claim.Denied || l.b.claim.Denied {
		return false
	}
	if l.ownPlace(l.a, l.from) && l.ownPlace(l.b, l.toA) {
		return false
	}
	return fate == "wounded" || !others(a) && !others(b)
}

// ownPlace reports whether a claim has a name that the other lacks.
func (l *alignment) ownPlace(r *reading, to []int) bool {
	for i := range r.words {
		if w := &r.words[i]; w.Part == "PROPN" && w.Role != gainsay.RoleTime && to[i] < 0 {
			return true
		}
	}
	return false
}

// toll is the fate of the people that a figure counts; "" for none that
// reports open with.
func (r *reading) toll(q gainsay.Quantity) string {
	switch {
	case (q.Fate == "killed" || q.Fate == "wounded") && q.Unit == "people":
		for w := range strings.FieldsSeq(strings.ToLower(r.claim.Text)) {
			if lexicon.FateOf(strings.Trim(w, ",.")).Name == q.Fate {
				return q.Fate
			}
		}
	case q.Fate == "" && q.Unit == "people" && r.claim.Predicate == "shoot" && q.Of.Head == r.claim.Subject.Head:
		return "shot"
	}
	return ""
}

// kindCounted is the noun of those counted, "" where it takes all people in.
func kindCounted(q gainsay.Quantity) string {
	switch q.Of.Head {
	case "people", "person", "victim", "other", "dead", "hurt", "":
		return ""
	}
	return q.Of.Head
}

// atOnePlace reports whether a text tells where some of those counted were, or
// where they were hit: "died at the scene", "shot in the leg".
func atOnePlace(text string) bool {
	low := strings.ToLower(text)
	for _, w := range []string{"the scene", "hospital", "one of ", " inside", "in the chest", "in the leg", "in the head", "in the arm", "in the back", "in the face", "in the stomach", "in the neck"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// others reports whether a text counts some beside one that it named before.
func others(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		switch strings.Trim(w, ",.") {
		case "other", "others", "another", "more", "additional", "including", "himself", "herself", "at":
			return w != "at" || strings.Contains(text, "at least")
		}
	}
	return false
}

// roundup reports whether a text counts over several events.
func roundup(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		switch strings.Trim(w, ",.:") {
		case "separate", "shootings", "weekend", "homicides", "murders", "incidents", "citywide", "overnight", "year", "month", "week", "years":
			return true
		}
	}
	return false
}

// happens are the predicates by which a report says when its event was.
var happens = map[string]bool{"happen": true, "occur": true, "take": true, "unfold": true, "break-out": true, "erupt": true}

// eventNouns are what a report calls the event that it is about.
var eventNouns = map[string]bool{
	"shooting": true, "incident": true, "it": true, "this": true, "crash": true, "fire": true, "attack": true, "explosion": true, "blast": true, "accident": true,
	"robbery": true, "stabbing": true, "earthquake": true, "quake": true, "killing": true, "murder": true, "collision": true, "slaying": true,
}

// oneHappening reports whether both claims say when the event of their report
// was.
func (l *alignment) oneHappening() bool {
	a, b := l.a.claim, l.b.claim
	return happens[a.Predicate] && happens[b.Predicate] && ofTheEvent(a.Subject) && ofTheEvent(b.Subject) &&
		strings.Count(a.Subject.Text, " ") <= 1 && strings.Count(b.Subject.Text, " ") <= 1
}

// ofTheEvent reports whether a subject is the event of its report, and is not
// read as something else: "it" may be taken for a condition.
func ofTheEvent(t gainsay.Term) bool {
	return eventNouns[t.Head] && (t.Name == "" || eventNouns[strings.ToLower(lastWord(t.Name))])
}

// The gaps between two times of one event that are more than two ways to say
// one time: "about 1:30 a.m." and "shortly after 2 a.m." may be one.
const (
	clockGap = 45 // minutes, between two times of the clock
	halfDay  = 12 * 60
	day24    = 24 * 60
)

// apartInTime reports whether two times of the clock cannot be two ways to say
// one. The days are left aside: "5:30 p.m." alone stands for that of any day.
func (l *alignment) apartInTime() bool {
	a, b := l.a.claim.When, l.b.claim.When
	if !byTheClock(a) || !byTheClock(b) {
		return false
	}
	x, y := minutes(a), minutes(b)
	gap := max(x-y, y-x)
	return min(gap, day24-gap) >= clockGap && min(gap, day24-gap) < halfDay-30
}

func byTheClock(v gainsay.Interval) bool {
	return !v.From.IsZero() && !v.To.IsZero() && v.To.Sub(v.From).Minutes() <= 60
}

// minutes is the middle of an interval in minutes of the day.
func minutes(v gainsay.Interval) int {
	mid := v.From.Add(v.To.Sub(v.From) / 2)
	return mid.Hour()*60 + mid.Minute()
}

// nearInTime reports whether two times are those of one night.
func nearInTime(a, b gainsay.Interval) bool {
	if b.From.Before(a.From) {
		a, b = b, a
	}
	return !a.To.IsZero() && !b.From.IsZero() && b.From.Sub(a.To).Hours() <= 24 && !long(a) && !long(b)
}
