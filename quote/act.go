package quote

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// setAct sets what the speaker does with the words, and whether the cue says
// that it was not done.
func (r *reading) setAct(q *gainsay.Quotation, f *found) {
	q.Act = gainsay.Said
	for i := f.cue.first; i < f.cue.last; i++ {
		switch r.low[i] {
		case "not", "n't", "never", "neither", "nor", "without", "cannot":
			q.Negated = true
		}
	}
	if f.rule == "personal" {
		q.Act = gainsay.Thought
		return
	}
	if f.rule == putsFigure {
		return
	}
	if act, ok := r.leadingAct(f); ok {
		q.Act = gainsay.SpeechAct(act)
		return
	}
	if q.Form == gainsay.Indirect && (r.furniture(f) || r.measuredBy(f)) {
		q.Act = ""
		return
	}
	for i := f.cue.last - 1; i >= f.cue.first; i-- {
		cues := lexicon.VerbCues(r.low[i])
		if len(cues) == 0 || r.partOf(i) == "NOUN" {
			if nouns := lexicon.NounCues(r.low[i]); len(nouns) > 0 {
				if cues = nouns; r.partOf(i) == "VERB" {
					continue // "accounts for" is no account
				}
			}
		}
		if len(cues) > 0 {
			q.Act = gainsay.SpeechAct(cues[0].Act)
			r.sharpen(q, f, i, cues[0])
			if q.Act.Speech() && (q.Form == gainsay.Indirect || r.scarcelyQuoted(f.content)) && !r.actual(f, i, cues[0]) {
				q.Act = ""
			}
			return
		}
	}
	if n := len(f.content); n > 0 && r.low[f.content[n-1].last-1] == "?" && r.low[f.cue.first] == ":" {
		q.Act = gainsay.Asked
	} else if q.Form == gainsay.Indirect && !r.plainFrame(f) || q.Form != gainsay.Direct && r.low[f.cue.first] == ":" && f.rule == "model" && !r.labels(f.source) {
		q.Act = "" // "forced a recognition that": nobody knows that anything was said
	}
}

// measuredBy reports whether "according to" names nobody who could say it:
// "according to the nature of the market".
func (r *reading) measuredBy(f *found) bool {
	for i := f.cue.first; i < f.cue.last; i++ {
		if r.low[i] == "according" {
			return !f.source.empty() && !r.speaks(f.source)
		}
	}
	return false
}

// furniture reports whether what follows a colon tells the reader where to
// look: "You can follow Ada Munro at @munro".
func (r *reading) furniture(f *found) bool {
	if r.low[f.cue.first] != ":" {
		return false
	}
	for _, p := range f.content {
		for i := p.first; i < p.last; i++ {
			if strings.HasPrefix(r.low[i], "@") || strings.HasPrefix(r.low[i], "http") {
				return true
			}
		}
	}
	return false
}

// plainFrame reports whether a cue without a known verb still tells that
// something was said: a colon, a dash, "according to", "put it".
func (r *reading) plainFrame(f *found) bool {
	for i := f.cue.first; i < f.cue.last; i++ {
		switch r.low[i] {
		case "put":
			if i+1 < len(r.low) && r.low[i+1] == "it" {
				return true
			}
		case ":", "according", "per", "words", "gave", "made", "issued", "delivered", "spoke", "took":
			return true
		}
		if dashes[r.low[i]] || r.low[i] == "went" && i+1 < len(r.low) && r.low[i+1] == "on" {
			return true
		}
	}
	return f.cue.empty()
}

// sharpen tells "called the plan a joke" from "called for a vote", and a
// question from a request.
func (r *reading) sharpen(q *gainsay.Quotation, f *found, i int, c lexicon.Cue) {
	switch {
	case c.Noun:
	case c.Lemma == "plead":
		r.plea(q, f)
	case c.Lemma == "call" && i+1 < len(r.low) && (r.low[i+1] == "for" || r.low[i+1] == "on" || r.low[i+1] == "upon"):
		q.Act = gainsay.Demanded
	case lexicon.Listener(c.Lemma) && len(f.content) > 0 && r.startsInfinitive(f.content[0]) && (q.Act == gainsay.Said || q.Act == gainsay.Asked):
		q.Act = gainsay.Demanded
	}
}

// plea tells the pleas before a court, "pleaded guilty", from "pleaded for
// calm".
func (r *reading) plea(q *gainsay.Quotation, f *found) {
	for i := f.cue.first + 1; i < min(f.cue.last+3, len(r.low)); i++ {
		switch r.low[i] {
		case "not", "guilty", "innocent", "no": // "not guilty" denies a charge, not the words
			q.Act = gainsay.Said
			return
		case "for", "with":
			q.Act = gainsay.Demanded
			return
		}
	}
}

// startsInfinitive reports whether a content opens with "to" and a verb, or
// with who is asked and then "to".
func (r *reading) startsInfinitive(c run) bool {
	for i := c.first; i < min(c.last-1, c.first+5); i++ {
		if r.low[i] == "to" {
			return r.partOf(i+1) == "VERB" || r.partOf(i+1) == "AUX"
		}
		if p := r.partOf(i); p == "VERB" || p == "AUX" || p == "SCONJ" {
			return false
		}
	}
	return false
}
