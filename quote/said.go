package quote

import (
	"github.com/gainsay-news/gainsay"
)

// frameSpan is the sentence of quotation i's cue.
func (a *attributor) sentence(q *gainsay.Quotation) gainsay.Span {
	at := q.Cue
	if at.IsZero() {
		return gainsay.Span{}
	}
	if s := a.doc.SentenceAt(at.Start); s >= 0 && s < len(a.doc.Sentences) {
		return a.doc.Sentences[s].Span
	}
	return gainsay.Span{}
}

// free reports whether s lies in the sentence of quotation i's cue, outside
// its content and the parts of other quotations nearer to it.
func (a *attributor) free(i int, sentence, s gainsay.Span) bool {
	q := &a.out[i]
	if !sentence.Contains(s) || q.Source.Contains(s) {
		return false
	}
	for _, p := range q.Parts() {
		if p.Overlaps(s) {
			return false
		}
	}
	for j := max(0, i-4); j < min(len(a.out), i+5); j++ {
		o := &a.out[j]
		if j == i || o.Cue.IsZero() || !sentence.Overlaps(o.Cue) {
			continue
		}
		for _, p := range o.Parts() {
			if p.Contains(s) && !p.Contains(q.Cue) {
				return false
			}
		}
		if between(o.Cue, s, q.Cue) {
			return false
		}
	}
	return true
}

// between reports whether x lies between a and b.
func between(x, a, b gainsay.Span) bool {
	return a.End <= x.Start && x.End <= b.Start || b.End <= x.Start && x.End <= a.Start
}

// when sets the day on which quotation i was said.
func (a *attributor) when(i int) {
	q := &a.out[i]
	sentence := a.sentence(q)
	if t, ok := a.nearest(i, sentence); ok {
		if t.When.IsZero() {
			q.SaidRule = "unresolved:" + a.doc.Words(t.Span)
			return
		}
		q.Said, q.SaidRule = t.When, "time:"+a.doc.Words(t.Span)
		return
	}
	if q.Within != 0 || a.past(q) || !q.Act.Speech() {
		return
	}
	switch {
	case !a.doc.Dateline.When.IsZero():
		q.Said, q.SaidRule = a.doc.Dateline.When, "dateline"
	case !a.doc.Published.Time.IsZero():
		q.Said, q.SaidRule = gainsay.Day(a.doc.Anchor()), "publication"
	}
}

// nearest is the expression of time nearest to the cue that says when it was.
func (a *attributor) nearest(i int, sentence gainsay.Span) (gainsay.Timex, bool) {
	q := &a.out[i]
	best, at := 1<<30, -1
	for k := startingAt(a.doc.Timexes, sentence.Start, timexSpan); k < len(a.doc.Timexes); k++ {
		t := a.doc.Timexes[k]
		if t.Start >= sentence.End {
			break
		}
		if t.Kind != gainsay.Date && t.Kind != gainsay.Time || !a.free(i, sentence, t.Span) || q.Occasion.Contains(t.Span) || a.byTheWay(q, t.Span) || a.clauseAfter(q, t.Span) {
			continue
		}
		d := t.Start - q.Cue.End
		if t.End <= q.Cue.Start {
			d = q.Cue.Start - t.End
		}
		if d = max(d, 0); d < best {
			best, at = d, k
		}
	}
	if at < 0 {
		return gainsay.Timex{}, false
	}
	return a.doc.Timexes[at], true
}

// byTheWay reports whether a time between source and cue belongs to what is told
// of the source by the way: "Holm, arrested on Monday, denied it"; "Strand, who
// worked there until last year, said".
func (a *attributor) byTheWay(q *gainsay.Quotation, t gainsay.Span) bool {
	if q.Source.IsZero() || q.Source.End > t.Start || t.End > q.Cue.Start {
		return false
	}
	first, last := a.doc.TokensIn(q.Source)
	for i := first; i < last; i++ {
		if w := folded(a.word(i)); (w == "who" || w == "which") && i > first {
			return true
		}
	}
	first, last = a.doc.TokensIn(gainsay.Span{Start: q.Source.End, End: t.Start})
	if first >= last || a.word(first) != "," {
		return false
	}
	for i := first + 1; i < last; i++ {
		if a.part(i) == "VERB" {
			return true
		}
	}
	return false
}

// clauseAfter reports whether a time behind the words said belongs to another
// clause behind them: "spoke of her son, who was born in 2000".
func (a *attributor) clauseAfter(q *gainsay.Quotation, t gainsay.Span) bool {
	if q.Cue.End > q.Start || q.End > t.Start {
		return false
	}
	first, last := a.doc.TokensIn(gainsay.Span{Start: q.End, End: t.Start})
	for i := first; i < last && i < len(a.doc.Tags); i++ {
		if finite[a.doc.Tags[i].Fine] {
			return true
		}
	}
	return false
}

// past reports whether the cue speaks of an earlier time than the report's:
// "had said", "used to say".
func (a *attributor) past(q *gainsay.Quotation) bool {
	first, last := a.doc.TokensIn(q.Cue)
	for i := first; i < last; i++ {
		switch folded(a.word(i)) {
		case "had", "once", "previously", "earlier", "used", "long", "often", "repeatedly", "always", "has", "have", "will", "would", "may", "might", "could", "should":
			return true
		}
	}
	return false
}

// where sets the place that the cue's clause names.
func (a *attributor) where(i int) {
	q := &a.out[i]
	sentence := a.sentence(q)
	for _, t := range a.doc.Toponyms[startingAt(a.doc.Toponyms, sentence.Start, toponymSpan):] {
		if t.Start >= sentence.End {
			return
		}
		if !t.Literal || t.Place.ID == 0 || !a.free(i, sentence, t.Span) {
			continue
		}
		first, _ := a.doc.TokensIn(t.Span)
		for k := first - 1; k >= max(0, first-2); k-- {
			switch folded(a.word(k)) {
			case "in", "at", "from":
				q.Where = t.Place
				return
			}
		}
	}
}

// reachChannel is how many bytes may lie between two statements of one
// speaker for the second to have been made as the first was.
const reachChannel = 500

// inherit takes channel and day over from the statement before, when the same
// speaker goes on.
func (a *attributor) inherit(i int) {
	q := &a.out[i]
	if q.Speaker == "" || !q.Act.Speech() || q.Within != 0 {
		return
	}
	for j := i - 1; j >= max(0, i-6); j-- {
		p := &a.out[j]
		if p.Within != 0 || !p.Act.Speech() {
			continue
		}
		if p.Speaker != q.Speaker || q.Start-p.End > reachChannel {
			return
		}
		if q.Channel.Kind == "" && lends[p.Channel.Kind] {
			q.Channel = p.Channel
			q.Channel.Inferred = true
		}
		if (q.SaidRule == "dateline" || q.SaidRule == "publication") && !p.Said.IsZero() && p.SaidRule != q.SaidRule && !a.relative(p) {
			q.Said, q.SaidRule = p.Said, "before:"+p.SaidRule
		}
		return
	}
}

// relative reports whether a statement is told of its source by the way, in a
// relative clause, whose day is not that of what follows.
func (a *attributor) relative(q *gainsay.Quotation) bool {
	w := folded(a.doc.Words(q.Source))
	return w == "who" || w == "which"
}

// lends are the channels that a speaker is likely to go on in.
var lends = map[gainsay.ChannelKind]bool{
	gainsay.ChannelPost: true, gainsay.ChannelStatement: true, gainsay.ChannelInterview: true,
	gainsay.ChannelConference: true, gainsay.ChannelSpeech: true, gainsay.ChannelMessage: true,
	gainsay.ChannelBroadcast: true, gainsay.ChannelDocument: true,
}
