package quote

import (
	"slices"
	"sort"

	"github.com/gainsay-news/gainsay"
)

// A reach makes a layer of spans in text order searchable though they may
// overlap: the furthest end of each and all before it.
type reach []int

func reachOf[T any](layer []T, span func(*T) gainsay.Span) reach {
	out := make(reach, len(layer))
	furthest := 0
	for i := range layer {
		furthest = max(furthest, span(&layer[i]).End)
		out[i] = furthest
	}
	return out
}

// after is the first index from which a span may end after the byte at.
func (x reach) after(at int) int { return sort.SearchInts(x, at+1) }

// startingAt is the first index of an ordered layer with a span that starts at
// the byte at or later.
func startingAt[T any](layer []T, at int, span func(*T) gainsay.Span) int {
	return sort.Search(len(layer), func(i int) bool { return span(&layer[i]).Start >= at })
}

func mentionSpan(m *gainsay.Mention) gainsay.Span { return m.Span }
func timexSpan(t *gainsay.Timex) gainsay.Span     { return t.Span }
func toponymSpan(t *gainsay.Toponym) gainsay.Span { return t.Span }

// mentionsFrom are the mentions that start at the byte at or later.
func mentionsFrom(doc *gainsay.Document, at int) []gainsay.Mention {
	return doc.Mentions[startingAt(doc.Mentions, at, mentionSpan):]
}

// An extents finds the attributions whose words lie about a token, without
// asking each.
type extents struct {
	order []int // indices of the attributions, by their first token
	runs  []run // of each in that order, from its first token to its last
	ends  []int // the furthest of these ends so far
}

func extentsOf(all []found) extents {
	runs := make([]run, len(all))
	x := extents{order: make([]int, len(all)), runs: make([]run, 0, len(all)), ends: make([]int, 0, len(all))}
	for k := range all {
		runs[k], x.order[k] = all[k].extent(), k
	}
	slices.SortStableFunc(x.order, func(a, b int) int { return runs[a].first - runs[b].first })
	furthest := 0
	for _, k := range x.order {
		furthest = max(furthest, runs[k].last)
		x.runs, x.ends = append(x.runs, runs[k]), append(x.ends, furthest)
	}
	return x
}

// over are the indices of the attributions that reach over some of the tokens
// of a run, in their own order.
func (x *extents) over(at run) []int {
	var out []int
	for i := sort.SearchInts(x.ends, at.first+1); i < len(x.order) && x.runs[i].first < at.last; i++ {
		if x.runs[i].last > at.first {
			out = append(out, x.order[i])
		}
	}
	slices.Sort(out)
	return out
}

// extent is from the first token of an attribution's parts to the last.
func (f *found) extent() run {
	x := run{1 << 40, 0}
	take := func(p run) {
		if !p.empty() {
			x.first, x.last = min(x.first, p.first), max(x.last, p.last)
		}
	}
	take(f.cue)
	take(f.source)
	for _, p := range f.content {
		take(p)
	}
	return x
}

// markCues sets in taken the tokens of the cues of all.
func markCues(taken []bool, all []found) {
	for k := range all {
		for i := all[k].cue.first; i < all[k].cue.last; i++ {
			taken[i] = true
		}
	}
}
