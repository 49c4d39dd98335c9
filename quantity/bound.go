package quantity

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// bound reads the hedge before or after the figure, or the verb that makes it
// a change, and sets the span: hedge and number.
func (r *reader) bound(q *gainsay.Quantity, n number, end int) {
	q.Span = q.Number
	if n.vague && !n.ranged {
		q.Bound = gainsay.About // "a couple of"
	}
	first, b := r.hedgeBefore(n, q.Unit)
	if b != "" {
		q.Hedge = r.join(first, n.first)
		q.Bound = gainsay.Bound(b)
		m := n
		m.first = first
		if d := r.change(m, q.Unit); d != 0 && !n.vague && b != ">" {
			q.Bound = map[int]gainsay.Bound{1: gainsay.Rising, -1: gainsay.Falling}[d]
		}
	} else if s, b := r.hedgeAfter(n.end, end); b != "" {
		q.Hedge, q.Bound = s, gainsay.Bound(b)
	} else if d := r.change(n, q.Unit); d != 0 && !n.vague {
		q.Bound = map[int]gainsay.Bound{1: gainsay.Rising, -1: gainsay.Falling}[d]
	} else if b := r.restated(n, q.Unit); b != "" {
		q.Bound = b
	}
	if q.Bound == gainsay.Equal && q.Unit == "percent" && n.value < 0 {
		q.Bound = gainsay.Falling // "FTSE -0.6%"
	}
	if q.Hedge.IsZero() {
		return
	}
	if q.Hedge.Start < q.Number.Start || q.Hedge.Start <= q.Number.End+1 {
		q.Span = q.Number.Join(q.Hedge)
	}
}

// restated gives a figure that says the one before it again its bound: "lost
// 190 points, or 0.6%", "more than 100 kilometres (60 miles)".
func (r *reader) restated(n number, unit string) gainsay.Bound {
	if len(r.out) == 0 || n.first == 0 || n.cash != "" {
		return ""
	}
	prev := &r.out[len(r.out)-1]
	if r.sentence(n.first) != r.doc.SentenceAt(prev.Start) || n.first-r.last > 4 {
		return ""
	}
	i := n.first - 1
	change := prev.Bound == gainsay.Rising || prev.Bound == gainsay.Falling
	switch {
	case r.says(i, "by") && change && unit == prev.Unit:
		return prev.Bound // "down 2.3%, Orlo by 2.6%"
	case r.says(i, "or") && r.says(i-1, ",") && change && movable(unit), r.text(i) == "(" && unit != prev.Unit && movable(prev.Unit) == movable(unit), r.slash(i):
		return prev.Bound
	}
	return ""
}

// hedgeBefore finds the longest hedge that ends where the number starts.
func (r *reader) hedgeBefore(n number, unit string) (int, lexicon.Bound) {
	var buf [64]byte
	i := n.first
	if r.says(i-1, "a") || r.says(i-1, "the") || r.says(i-1, "another") || r.says(i-1, "an") {
		if r.says(i-1, "a") && (n.value >= 1 || n.share) {
			i-- // "about a dozen", "more than a million"
		}
	}
	best, bound := i, lexicon.Bound("")
	for k := i - 1; k >= max(r.last, i-lexicon.HedgeWords); k-- {
		words := buf[:0]
		for j := k; j < i && len(words)+r.p[j].Len()+1 < cap(words); j++ {
			if j > k && !(r.p[j].glued && (r.is(j, dash) || r.is(j-1, dash))) {
				words = append(words, ' ')
			}
			if r.is(j, dash) {
				continue
			}
			words = append(words, r.fold(j)...)
		}
		if b := lexicon.HedgeBeforeBytes(words); b != "" {
			best, bound = k, b
		}
	}
	if bound != "" && best == i-1 && r.preposition(best, unit) {
		return 0, ""
	}
	return best, bound
}

// preposition tells "over two days", "around 30 countries", "within a year"
// as words of place and time from hedges.
func (r *reader) preposition(i int, unit string) bool {
	time := strings.HasPrefix(unit, "day") || strings.HasPrefix(unit, "week") || strings.HasPrefix(unit, "month") || strings.HasPrefix(unit, "year") ||
		unit == "hour" || unit == "minute" || unit == "decade" || unit == "second"
	switch string(r.fold(i)) {
	case "over":
		if !time || unit == "year of age" {
			return false
		}
		switch string(r.fold(i - 1)) {
		case "for", "in", "of", "just", "well", "is", "was", "after", "took", "lasted", "to", "at", "last":
			return false
		}
		return true
	case "within":
		return true
	}
	return false
}

// hedgeAfter finds a hedge right after the number or after its unit.
func (r *reader) hedgeAfter(numberEnd, end int) (gainsay.Span, lexicon.Bound) {
	for _, k := range [2]int{numberEnd, end} {
		at := k
		if r.is(at, dash) {
			at++
		}
		for words := 2; words >= 1; words-- {
			if at+words > len(r.p) {
				continue
			}
			s := r.join(at, at+words)
			if s.Len() > longest {
				continue
			}
			b := lexicon.HedgeAfterBytes(lexicon.Fold(r.buf[:0], r.doc.Text[s.Start:s.End]))
			if b != "" && !(words == 1 && !r.p[at].glued && r.text(at) != "plus") {
				return s, b
			}
		}
	}
	return gainsay.Span{}, ""
}

// changed reports whether a word of change stands before the figure.
func (r *reader) changed(first int) bool {
	d := r.change(number{first: first}, "percent")
	return d != 0
}

// change is the direction of the verb that governs the figure: "fell 3
// percent", "rose by about 40", "cut its force by 300", "down 5 points".
func (r *reader) change(n number, unit string) int {
	i := n.first - 1
	by := false
	for skipped := 0; i >= r.last && skipped < 4; skipped++ {
		w := string(r.fold(i))
		switch w {
		case "by":
			by = true
		case "another", "a", "an", "further", "additional", "as", "much", "of":
			if w == "of" && !r.noun(i-1) {
				return 0
			}
		default:
			if strings.HasPrefix(r.tag(i), "RB") && w != "up" && w != "down" {
				break
			}
			return r.direction(i, by, unit)
		}
		i--
	}
	return 0
}

// noun reports whether piece i is a noun of change: "an increase of".
func (r *reader) noun(i int) bool {
	d, _ := lexicon.Change(string(r.fold(i)))
	return d != 0
}

// direction is what the word at piece i says; after "by" the verb may stand a
// few words further left.
func (r *reader) direction(i int, by bool, unit string) int {
	reach := 1
	if by {
		reach = 5
	}
	for k := i; k > i-reach && k >= max(0, r.last-1); k-- {
		w := string(r.fold(k))
		d, money := lexicon.Change(w)
		if d == 0 && by && lexicon.Raised(w) {
			return 1
		}
		if d == 0 || money && !by && !movable(unit) {
			continue
		}
		if t := r.tag(k); (w == "up" || w == "down") && t == "RP" && !movable(unit) || (w == "up" || w == "down") && t == "IN" && r.says(k+1, "to") || strings.HasPrefix(t, "NN") && !by && !r.says(k+1, "of") && w != "up" && w != "down" {
			continue
		}
		return d
	}
	return 0
}

// movable are the units of shares, prices and rates.
func movable(unit string) bool {
	return unit == "percent" || unit == "point" || unit == "basis point" || unit == "percentage point" || len(unit) == 3 && unit == strings.ToUpper(unit) || unit == "cent"
}
