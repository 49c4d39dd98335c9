package quote

import "strings"

// fewestFloating is how many words a quoted sentence without a cue must have.
const fewestFloating = 4

// floating finds quoted sentences that no attribution took: they have no cue
// of their own, and Attribute looks for whose they are.
func (r *reading) floating(all []found) []found {
	taken := r.takenBy(all)
	var out []found
	goesOn := false
	for _, q := range r.quotes {
		if q.depth > 1 {
			continue
		}
		first, last := r.doc.TokensIn(q.Span)
		long := goesOn || r.words(first, last) >= fewestFloating
		goesOn = q.next
		if first >= last || !long || !r.wholeSentences(first, last) || r.titled(first, last) {
			continue
		}
		if x := (run{first, last}); !anyTaken(taken, x) {
			out = append(out, found{content: []run{x}, rule: "marks", score: 0.6})
		}
	}
	return out
}

// takenBy marks the tokens that attributions have.
func (r *reading) takenBy(all []found) []bool {
	taken := make([]bool, len(r.low))
	for _, f := range all {
		for _, p := range append([]run{f.cue, f.source}, f.content...) {
			for i := p.first; i < p.last; i++ {
				taken[i] = true
			}
		}
	}
	return taken
}

func anyTaken(taken []bool, x run) bool {
	for i := x.first; i < x.last; i++ {
		if taken[i] {
			return true
		}
	}
	return false
}

// wholeSentences reports whether a quoted stretch opens its sentence and ends one.
func (r *reading) wholeSentences(first, last int) bool {
	if first != r.doc.Sentences[r.sent[first]].First || last != r.doc.Sentences[r.sent[last-1]].Last {
		return false
	}
	for i := last - 1; i >= first && i >= last-3; i-- {
		if strings.Contains(".?!…—-", r.low[i]) {
			return true
		}
	}
	return first == r.paragraphStart(first) && last == r.paragraphEnd(first) && len(r.doc.Tags) == len(r.low) && r.finiteWithin(first+1, last-1)
}

// titled reports whether nearly all words are capitalised: the title of a work.
func (r *reading) titled(first, last int) bool {
	small, all := 0, 0
	for i := first; i < last; i++ {
		if r.mark(i) || len(r.low[i]) < 4 {
			continue
		}
		all++
		if r.shape[i]&shapeCapital == 0 {
			small++
		}
	}
	return small*5 < all
}
