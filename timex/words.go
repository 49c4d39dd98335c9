package timex

import (
	"sync"

	"github.com/gainsay-news/gainsay/lexicon"
)

// A class is the part that a piece of text can play in an expression of time.
type class uint8

const (
	none      class = iota
	stop            // end of a paragraph
	mark            // punctuation that matters: , . / -
	word            // a word that only some rule asks for: "of", "in", "than"
	number          // a cardinal, in digits or a word
	scale           // "hundred"
	ordinal         // "third", "24th"
	fraction        // "half"
	vague           // "several"
	article         // "the", "a", "an"
	this            // "this", "that", "these", "those"
	relative        // "last", "next", "same"
	position        // "early", "late", "end"
	approx          // "about", "nearly"
	every           // "every", "each"
	era             // "BC", "AD"
	zone            // "GMT"
	meridiem        // "a.m."
	filler          // "consecutive", "full": between a number and its unit
	shift           // "ago", "later", "before"
	year            // four digits that can be a year
	month           // core classes from here on
	weekday         //
	unit            //
	season          //
	dayPart         //
	holiday         //
	deictic         // "today", "now"
	decade          // "1990s"
	frequency       // "daily"
	clock           // "15:00", "3:07:35"
	isoDate         // "2013-03-22"
	noon            // "noon", "midnight"
	compound        // "Q3", "FY2013"
)

// An entry is what a word in lower case can be.
type entry struct {
	class class
	val   int32 // a month, a weekday, a unit, or one of the codes below
}

// Codes of words that rules ask for by name.
const (
	wOf int32 = iota + 1
	wIn
	wOn
	wAt
	wThan
	wAnd
	wOr
	wTo
	wFrom
	wThe
	wA
	wThis
	wThat
	wThese
	wThose
	wLast
	wPast
	wPrevious
	wNext
	wFollowing
	wComing
	wSame
	wCurrent
	wRecent
	wEarly
	wEarlier
	wLate
	wLater
	wMid
	wEnd
	wBeginning
	wMiddle
	wAgo
	wBefore
	wAfter
	wOld
	wLong
	wNow
	wToday
	wYesterday
	wTomorrow
	wTonight
	wCurrently
	wRecently
	wPresent
	wFuture
	wFormer
	wTime
	wDaily
	wWeekly
	wMonthly
	wYearly
	wHourly
	wNightly
	wQuarterly
	wFiscal
	wLess
	wMore
	wLeast
	wMost
	wSince
	wUntil
	wAD
	wBC
	wAM
	wPM
	wThrough
	wCouple
	wHalf
	wVery
	wBy
	wDuring
	wBetween
	wJust
	wUp
	wMere
	wNear
	wRight
	wMoment
	wOther
	wPeriod
	wFinancial
	wOnce
	wTwice
	wTimes
	wPer
	wOver
)

var grammarWords = map[string]entry{
	"of": {word, wOf}, "in": {word, wIn}, "on": {word, wOn}, "at": {word, wAt}, "than": {word, wThan},
	"and": {word, wAnd}, "or": {word, wOr}, "to": {word, wTo}, "from": {word, wFrom}, "since": {word, wSince},
	"until": {word, wUntil}, "till": {word, wUntil}, "through": {word, wThrough}, "by": {word, wBy},
	"during": {word, wDuring}, "between": {word, wBetween}, "least": {word, wLeast}, "most": {word, wMost},
	"just": {word, wJust}, "up": {word, wUp}, "mere": {word, wMere}, "near": {word, wNear}, "right": {word, wRight},
	"moment": {word, wMoment}, "other": {word, wOther}, "time": {word, wTime}, "period": {word, wPeriod},
	"fiscal": {word, wFiscal}, "financial": {word, wFinancial}, "very": {word, wVery}, "per": {word, wPer},
	"once": {word, wOnce}, "twice": {word, wTwice}, "times": {word, wTimes},

	"the": {article, wThe}, "a": {article, wA}, "an": {article, wA},
	"this": {this, wThis}, "that": {this, wThat}, "these": {this, wThese}, "those": {this, wThose},
	"last": {relative, wLast}, "past": {relative, wPast}, "previous": {relative, wPrevious}, "prior": {relative, wPrevious},
	"preceding": {relative, wPrevious}, "next": {relative, wNext}, "following": {relative, wFollowing},
	"coming": {relative, wComing}, "upcoming": {relative, wComing}, "same": {relative, wSame},
	"current": {relative, wCurrent}, "recent": {relative, wRecent}, "nxt": {relative, wNext}, "ensuing": {relative, wFollowing},
	"succeeding": {relative, wFollowing}, "subsequent": {relative, wFollowing}, "final": {relative, wFollowing + 1000},

	"early": {position, wEarly}, "earlier": {position, wEarlier}, "late": {position, wLate}, "later": {position, wLater},
	"mid": {position, wMid}, "end": {position, wEnd}, "close": {position, wEnd}, "beginning": {position, wBeginning},
	"start": {position, wBeginning}, "outset": {position, wBeginning}, "middle": {position, wMiddle},

	"about": {approx, 0}, "around": {approx, 0}, "roughly": {approx, 0}, "approximately": {approx, 0}, "circa": {approx, 0},
	"nearly": {approx, wLess}, "almost": {approx, wLess}, "over": {approx, wMore}, "under": {approx, wLess},
	"more": {approx, wMore}, "less": {approx, wLess}, "some": {approx, 0}, "only": {approx, 0}, "fewer": {approx, wLess},

	"every": {every, 1}, "each": {every, 2},
	"bc": {era, wBC}, "bce": {era, wBC}, "b.c.": {era, wBC}, "b.c": {era, wBC}, "ad": {era, wAD}, "a.d.": {era, wAD}, "ce": {era, wAD},
	"gmt": {zone, 0}, "utc": {zone, 0}, "est": {zone, 0}, "edt": {zone, 0}, "et": {zone, 0}, "pst": {zone, 0}, "pdt": {zone, 0},
	"cet": {zone, 0}, "cest": {zone, 0}, "bst": {zone, 0}, "cst": {zone, 0}, "cdt": {zone, 0}, "msk": {zone, 0}, "ist": {zone, 0},
	"am": {meridiem, wAM}, "a.m.": {meridiem, wAM}, "a.m": {meridiem, wAM}, "pm": {meridiem, wPM}, "p.m.": {meridiem, wPM}, "p.m": {meridiem, wPM},

	"consecutive": {filler, 0}, "full": {filler, 0}, "straight": {filler, 0}, "whole": {filler, 0}, "entire": {filler, 0},
	"additional": {filler, 0}, "extra": {filler, 0}, "calendar": {filler, 0}, "business": {filler, 0}, "working": {filler, 0},
	"successive": {filler, 0}, "short": {filler, 0}, "long": {shift, wLong}, "single": {filler, 0}, "remaining": {filler, 0},
	"intense": {filler, 0}, "brief": {filler, 0}, "school": {filler, 0}, "tumultuous": {filler, 0}, "bloody": {filler, 0},

	"ago": {shift, wAgo}, "before": {shift, wBefore}, "after": {shift, wAfter}, "old": {shift, wOld},

	"now": {deictic, wNow}, "today": {deictic, wToday}, "yesterday": {deictic, wYesterday}, "tomorrow": {deictic, wTomorrow},
	"tonight": {deictic, wTonight}, "currently": {deictic, wCurrently}, "recently": {deictic, wRecently},
	"nowadays": {deictic, wCurrently}, "presently": {deictic, wCurrently}, "tmr": {deictic, wTomorrow}, "tonite": {deictic, wTonight},
	"lately": {deictic, wRecently}, "former": {deictic, wFormer}, "future": {deictic, wFuture}, "present": {deictic, wPresent},
	"noon": {noon, 12}, "midnight": {noon, 24},

	"daily": {frequency, wDaily}, "weekly": {frequency, wWeekly}, "monthly": {frequency, wMonthly}, "annually": {frequency, wYearly},
	"yearly": {frequency, wYearly}, "annual": {frequency, wYearly}, "hourly": {frequency, wHourly}, "nightly": {frequency, wNightly},
	"quarterly": {frequency, wQuarterly},
	"nineties":  {decade, 9}, "eighties": {decade, 8}, "seventies": {decade, 7}, "sixties": {decade, 6}, "fifties": {decade, 5},
	"forties": {decade, 4}, "thirties": {decade, 3}, "twenties": {decade, 2},
}

// ambiguous words are time only with a capital letter: "may", "march".
var ambiguous = map[string]bool{"may": true, "march": true, "mar": true, "sun": true, "sat": true, "dec": false, "wed": true, "jan": true, "mon": true}

// table is what each word can be.
var table = sync.OnceValue(func() map[string]entry {
	t := make(map[string]entry, 512)
	for w, m := range lexicon.Months() {
		t[w] = entry{month, int32(m)}
	}
	for w, d := range lexicon.Weekdays() {
		t[w] = entry{weekday, int32(d)}
	}
	t["sat"], t["sun"] = entry{weekday, 6}, entry{weekday, 0}
	for w, u := range lexicon.TimeUnits() {
		t[w] = entry{unit, int32(u)}
	}
	for w, s := range lexicon.Seasons() {
		t[w] = entry{season, code(s)}
	}
	for w, p := range lexicon.DayParts() {
		t[w] = entry{dayPart, code(p)}
	}
	for w := range lexicon.Holidays() {
		t[firstWord(w)] = entry{holiday, 0}
	}
	addNumbers(t)
	for w, e := range grammarWords {
		t[w] = e
	}
	delete(t, "new") // "New Year's Eve" is asked for by its rule
	t["new"] = entry{holiday, 1}
	t["may"], t["april"] = entry{month, 5}, entry{month, 4}
	return t
})

func addNumbers(t map[string]entry) {
	for _, w := range lexicon.NumberWords() {
		n := lexicon.Number(w)
		switch {
		case t[w].class == unit: // "second", "quarter"
		case n.Class == lexicon.Cardinal:
			t[w] = entry{number, int32(n.Value)}
		case n.Class == lexicon.Scale && n.Value < 1e9:
			t[w] = entry{scale, int32(n.Value)}
		case n.Class == lexicon.Ordinal:
			t[w] = entry{ordinal, int32(n.Value)}
		case w == "half":
			t[w] = entry{fraction, wHalf}
		case n.Class == lexicon.Vague:
			t[w] = entry{vague, int32(n.Value)}
		}
	}
	t["many"], t["couple"] = entry{vague, 3}, entry{vague, wCouple}
}

func firstWord(s string) string {
	for i := range s {
		if s[i] == ' ' || s[i] == '\'' {
			return s[:i]
		}
	}
	return s
}

// code packs the two letters of a TIMEX3 code.
func code(s string) int32 { return int32(s[0])<<8 | int32(s[1]) }

func uncode(c int32) string { return string([]byte{byte(c >> 8), byte(c)}) }
