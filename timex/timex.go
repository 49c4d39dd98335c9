// Package timex finds expressions of time and gives each its TIMEX3 value and,
// where it has one, its place on the calendar.
//
// Needs: Text, Tokens, Sentences, Paragraphs; Dateline and Published for the
// anchor; Tags for tense (without them a few words of tense are known by
// their spelling).
//
// Fills: Timexes.
//
// How: tokens are typed first (Zhong et al., SynTime, ACL 2017), then a small
// grammar reads the typed pieces from left to right and keeps the longest
// reading at each place; each reading is resolved at once (Strötgen and Gertz,
// HeidelTime, SemEval 2010): against the document's anchor in news, against
// the time mentioned last in narrative, and by the tense of the nearest verb
// where a weekday or month could lie on either side. A document is narrative
// when nearly all the years it names are far from its anchor, or when it has
// no anchor. Weeks are ISO weeks; parts of the day and seasons have generous
// hours and months,
// and a clock time without minutes half an hour either way.
//
// Without dateline and publication, a line at the head that is a full date and
// nothing else is the anchor; without that, "last week" and "on Friday" stay
// unresolved.
//
// "The visit came a day after the ministry said ..." dates what follows
// "after": the day before the anchor (rule "event-after"). Every other "a day
// after" is a duration, since the other event's day is not known.
//
// Known misses: event-anchored spans ("the first day of the siege"), fiscal
// years as intervals, holidays that move by country, eras other than BC/AD.
package timex

import "github.com/gainsay-news/gainsay"

// Find lists the expressions of time in text order, none within another.
func Find(doc *gainsay.Document) []gainsay.Timex {
	if len(doc.Tokens) == 0 {
		return nil
	}
	r := newReader(doc)
	r.run()
	r.release()
	return r.out
}
