package quote

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// roles are what stands about a cue beside its source and content.
type roles struct {
	addressee, occasion, channel run
	kind                         gainsay.ChannelKind
	name                         run
}

// frame lists the tokens about the cue of all[k] in its sentence that belong
// to none of its parts, up to the parts of another attribution.
func (r *reading) frame(all []found, k int) []int {
	f := &all[k]
	s := r.doc.Sentences[r.sent[f.cue.first]]
	var left, right []int
	for i := f.cue.first - 1; i >= s.First && !r.ofOther(all, k, i); i-- {
		if !f.holds(i) {
			left = append(left, i)
		}
	}
	for i, j := 0, len(left)-1; i < j; i, j = i+1, j-1 {
		left[i], left[j] = left[j], left[i]
	}
	for i := f.cue.last; i < s.Last && !r.ofOther(all, k, i); i++ {
		if !f.holds(i) {
			right = append(right, i)
		}
	}
	return append(left, right...)
}

// ofOther reports whether token i belongs to another attribution near all[k]
// and not to all[k] itself.
func (r *reading) ofOther(all []found, k, i int) bool {
	for j := max(0, k-3); j < min(len(all), k+4); j++ {
		if j != k && !holdsToken(all[k].content, i) && !all[k].source.has(i) && (all[j].cue.has(i) || holdsToken(all[j].content, i)) &&
			!holdsToken(all[j].content, all[k].cue.first) {
			return true
		}
	}
	return false
}

func (x run) has(i int) bool { return x.first <= i && i < x.last }

func (f *found) holds(i int) bool {
	return f.cue.has(i) || f.source.has(i) || holdsToken(f.content, i)
}

// rolesOf reads addressee, channel and occasion off the frame of a cue.
func (r *reading) rolesOf(f *found, frame []int) roles {
	var x roles
	r.findAddressee(f, frame, &x)
	for p := 0; p < len(frame); p++ {
		i := frame[p]
		end := phraseEnd(r, frame, p)
		switch {
		case x.addressee.has(i):
		case x.kind == "" && channelPreposition[r.low[i]]:
			if kind, name, ok := r.channelIn(frame[p+1 : end]); ok {
				x.kind, x.name, x.channel = kind, name, run{i, frame[end-1] + 1}
				p = end - 1
			}
		case x.occasion.empty() && occasionPreposition[r.low[i]]:
			if o, ok := r.occasionAt(frame, p, f); ok {
				x.occasion = o
				for p+1 < len(frame) && frame[p+1] < o.last {
					p++
				}
			}
		}
	}
	if x.kind == "" && !x.addressee.empty() {
		r.outletAddressed(&x)
	}
	if x.kind == "" {
		r.channelOfCue(f, &x)
	}
	return x
}

var channelPreposition = map[string]bool{"in": true, "on": true, "at": true, "via": true, "during": true, "through": true, "by": true, "from": true, "over": true}

var occasionPreposition = map[string]bool{"after": true, "before": true, "during": true, "following": true, "ahead": true, "upon": true, "amid": true, "when": true, "at": true, "while": true, "as": true}

// phraseEnd is the position in frame after the phrase that begins at p: up to
// a stop, a gap, or the next preposition but "of", "with" and "for".
func phraseEnd(r *reading, frame []int, p int) int {
	e := p + 1
	for e < len(frame) && frame[e] == frame[e-1]+1 && e-p < 14 {
		w := r.low[frame[e]]
		if r.mark(frame[e]) && w != "'" && w != "’" {
			break
		}
		if e > p+1 && (channelPreposition[w] && !r.capital(frame[e]) && w != "on" && w != "by" || w == "after" || w == "before" || w == "that" || w == "as" || w == "and" && r.shape[frame[min(e+1, len(frame)-1)]]&shapeVerb != 0) {
			break
		}
		e++
	}
	return e
}

// channelIn looks for a noun that names a channel among the tokens of a phrase.
func (r *reading) channelIn(phrase []int) (kind gainsay.ChannelKind, name run, ok bool) {
	for n, i := range phrase {
		w := r.low[i]
		k := lexicon.ChannelNoun(w)
		if r.platformX(i) {
			k = string(gainsay.ChannelPost)
		}
		if k == "" {
			if kind != "" && (w == "of" || w == "with" || w == "about" || w == "after") {
				return kind, r.interviewer(kind, name, phrase[n:]), ok
			}
			continue
		}
		// "a Facebook post", "a post on Facebook": the platform is the name.
		if kind == "" || r.capital(i) == r.capital(name.first) {
			kind = gainsay.ChannelKind(k)
		}
		ok = true
		if name.empty() || r.capital(i) && !r.capital(name.first) {
			name = run{i, i + 1}
		}
	}
	return kind, name, ok
}

// interviewer is whom an interview was with; other channels keep their name.
func (r *reading) interviewer(kind gainsay.ChannelKind, name run, rest []int) run {
	if kind != gainsay.ChannelInterview || len(rest) < 2 || r.low[rest[0]] != "with" {
		return name
	}
	return run{rest[1], rest[len(rest)-1] + 1}
}

// partOf is the universal part of speech of token i.
func (r *reading) partOf(i int) string {
	if len(r.doc.Tags) <= i {
		return ""
	}
	return r.doc.Tags[i].Part
}

// occasionAt is the adjunct that begins at frame[p], when it tells of an event.
func (r *reading) occasionAt(frame []int, p int, f *found) (run, bool) {
	i, e := frame[p], p+1
	for e < len(frame) && frame[e] == frame[e-1]+1 && !(r.mark(frame[e]) && strings.Contains(",.;:—–-", r.low[frame[e]])) {
		e++
	}
	x := run{i, frame[e-1] + 1}
	if x.last-x.first < 2 || x.last-x.first > 25 || r.timeOnly(x) || i < f.cue.first && !r.opens(i) {
		return run{}, false
	}
	switch r.low[i] {
	case "at", "as", "while", "when", "during":
		return x, r.eventIn(x)
	case "before":
		return x, r.low[i+1] != "being"
	case "ahead":
		return x, r.low[i+1] == "of"
	}
	return x, true
}

// opens reports whether token i stands at the head of its sentence or after a comma.
func (r *reading) opens(i int) bool {
	return i == r.doc.Sentences[r.sent[i]].First || r.mark(i-1)
}

// timeOnly reports whether a phrase says no more than a time.
func (r *reading) timeOnly(x run) bool {
	s := r.span(x.first+1, x.last)
	for _, t := range r.doc.Timexes[r.times.after(s.Start):] {
		if t.Start > s.Start+4 {
			break
		}
		if t.Contains(s) || t.Start <= s.Start+4 && t.End >= s.End {
			return true
		}
	}
	return false
}

func (r *reading) eventIn(x run) bool {
	for i := x.first; i < x.last; i++ {
		if lexicon.EventNoun(r.low[i]) || eventWords[r.low[i]] {
			return true
		}
	}
	return false
}

var eventWords = map[string]bool{"meeting": true, "meetings": true, "talks": true, "visit": true, "trip": true, "ceremony": true, "summit": true, "event": true, "session": true, "hearing": true, "vigil": true, "funeral": true, "gathering": true, "fundraiser": true, "forum": true, "appearance": true, "opening": true, "signing": true, "conference": true, "rally": true, "stop": true, "tour": true, "debate": true, "dinner": true, "lunch": true, "breakfast": true, "protest": true, "march": true, "launch": true}

// findAddressee sets who is told.
func (r *reading) findAddressee(f *found, frame []int, x *roles) {
	h := r.headOf(f.cue)
	for _, i := range frame {
		if i < f.cue.last {
			continue
		}
		switch gap := i - f.cue.last; {
		case gap == 0 && lexicon.Listener(r.verbLemma(h)) && !channelPreposition[r.low[i]] && !r.mark(i):
			x.addressee = r.nounGroup(i, frame)
			return
		case r.low[i] == "to" && gap <= 1 && r.shape[h]&shapeVerb != 0 && r.partOf(i+1) != "VERB":
			x.addressee = r.nounGroup(i+1, frame)
			return
		}
	}
}

// verbLemma is the lemma of the verb at i.
func (r *reading) verbLemma(i int) string {
	if c := lexicon.VerbCues(r.low[i]); len(c) > 0 {
		return c[0].Lemma
	}
	return r.low[i]
}

// nounGroup is the noun phrase that begins at token i, within the frame.
func (r *reading) nounGroup(i int, frame []int) run {
	end := i
	for end < len(r.low) && inFrame(frame, end) {
		w, p := r.low[end], r.partOf(end)
		if p == "ADP" && w != "of" && (w != "at" && w != "from" || r.partOf(end-1) == "PROPN") || p == "VERB" || p == "AUX" || p == "SCONJ" || p == "ADV" || r.mark(end) && w != "'" && w != "’" ||
			w == "that" || p == "PRON" && end > i || w == "on" || w == "in" || r.timeAt(end) {
			break
		}
		end++
	}
	return run{i, end}
}

func inFrame(frame []int, i int) bool {
	_, in := slices.BinarySearch(frame, i)
	return in
}

// timeAt reports whether an expression of time begins at token i.
func (r *reading) timeAt(i int) bool {
	at := r.doc.Tokens[i].Start
	k := startingAt(r.doc.Timexes, at, timexSpan)
	return k < len(r.doc.Timexes) && r.doc.Timexes[k].Start == at
}

// outletAddressed takes the addressee for the channel when it is the press.
func (r *reading) outletAddressed(x *roles) {
	for i := x.addressee.first; i < x.addressee.last; i++ {
		if lexicon.OutletNoun(r.low[i]) {
			x.kind, x.channel, x.name = gainsay.ChannelOutlet, x.addressee, x.addressee
			return
		}
	}
	s := r.span(x.addressee.first, x.addressee.last)
	for _, m := range mentionsFrom(r.doc, s.Start) {
		if m.Start >= s.End {
			break
		}
		if m.Form == gainsay.Name && m.Kind == gainsay.Organization && s.Contains(m.Span) && m.End == s.End {
			x.kind, x.channel, x.name = gainsay.ChannelOutlet, x.addressee, x.addressee
		}
	}
}

// channelOfCue takes the channel that the cue itself names: "tweeted",
// "announcement".
func (r *reading) channelOfCue(f *found, x *roles) {
	for i := f.cue.last - 1; i >= f.cue.first; i-- {
		kind := gainsay.ChannelKind(lexicon.ChannelNoun(r.low[i]))
		switch {
		case strings.HasPrefix(r.low[i], "tweet"), strings.HasPrefix(r.low[i], "retweet"), kind == gainsay.ChannelPost, r.low[i] == "posted":
			kind = gainsay.ChannelPost
		case kind == "" || r.shape[i]&shapeNoun == 0 && kind != gainsay.ChannelStatement:
			continue
		}
		x.kind, x.channel, x.name = kind, run{i, i + 1}, run{i, i + 1}
		return
	}
}
