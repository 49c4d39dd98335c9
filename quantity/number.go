package quantity

import (
	"math"

	"github.com/gainsay-news/gainsay/lexicon"
)

// A number is a figure read from pieces [first, end).
type number struct {
	first, end  int
	value, high float64 // high is 0 where there is no range
	ranged      bool
	vague       bool // "hundreds": nobody gave the figure
	share       bool // "two-thirds", "one in five"
	scaled      bool // ends in "million", "bn"
	cash        lexicon.Currency
	unit        string // read with the number: the first of two ends had it
	unitEnd     int
	rule        string
}

// opens reports whether a figure can start at piece i.
func (r *reader) opens(i int) bool {
	switch r.p[i].kind {
	case digits, sign:
		return true
	case dash: // "-1.3%"
		return r.is(i+1, digits) && r.p[i+1].glued && !r.p[i].glued
	case other:
		return r.says(i, "minus") && (r.is(i+1, digits) || r.is(i+1, dash) && r.is(i+2, digits))
	case word:
		return r.p[i].num.Class != lexicon.NotNumber
	}
	return false
}

// number reads one figure with its currency and scale, no range.
func (r *reader) number(i int) (number, bool) {
	n := number{first: i, rule: "number"}
	k := r.sign(&n, i)
	if n.cash != "" && !r.is(k, digits) && !r.is(k, dash) {
		return n, false
	}
	neg := 1.0
	if r.says(k, "minus") {
		neg, k = -1, k+1
	}
	if r.is(k, dash) {
		neg, k = -1, k+1
	}
	v, e, ok := r.cardinal(k)
	switch {
	case ok:
		n.value, n.end, n.scaled = neg*v, e, r.class(e-1) == lexicon.Scale
		return r.fraction(n), true
	case r.class(k) == lexicon.Vague && n.cash == "":
		return r.vague(k)
	case r.class(k) == lexicon.Fraction && n.cash == "", r.class(k) == lexicon.Ordinal && r.is(k, word) && n.cash == "":
		return r.half(k)
	}
	return n, false
}

// sign reads the currency before a figure: "$", "US$", "$US", "HK $", "AUD".
func (r *reader) sign(n *number, i int) int {
	if !r.is(i, sign) {
		return i
	}
	n.cash, n.rule = lexicon.CurrencySign(r.text(i)), "money"
	k := i + 1
	if k < len(r.p) && r.p[k].glued && r.is(k+1, digits) {
		if c := lexicon.CurrencySign(r.text(i) + r.text(k)); c != "" { // "$" "US"
			n.cash = c
			return k + 1
		}
	}
	if i > r.last && r.text(i) == "$" {
		if c := lexicon.CurrencySign(r.text(i-1) + "$"); c != "" { // "HK" "$"
			n.cash, n.first = c, i-1
		}
	}
	if r.is(k, sign) {
		k++
	}
	return k
}

// cardinal adds up number words and digits: "4 hundred million", "two hundred and six".
func (r *reader) cardinal(i int) (float64, int, bool) {
	var n lexicon.Numeral
	k := i
	for k < len(r.p) {
		at := k
		if k > i {
			switch {
			case r.is(at, dash) && r.is(at+1, word) && r.p[at].glued && r.p[at+1].glued && r.is(k-1, word):
				at++
			case r.is(at, dash) && r.class(at+1) == lexicon.Scale && r.p[at].glued:
				at++
			case r.says(at, "and") && r.class(k-1) == lexicon.Scale && r.is(at+1, word) && r.p[k-1].num.Value >= 100 && r.is(k-1, word):
				at++
			case r.is(at, digits):
				at = len(r.p)
			}
		}
		w, ok := r.numeral(at, k > i)
		if !ok || !n.Add(w) {
			break
		}
		k = at + 1
	}
	return n.Value(), k, n.Count() > 0
}

// numeral is the number word at piece i; after a figure also a bare letter for
// its scale: "3.5m", "8 B".
func (r *reader) numeral(i int, after bool) (lexicon.NumberWord, bool) {
	if c := r.class(i); c == lexicon.Cardinal || c == lexicon.Scale {
		return r.p[i].num, true
	}
	if !after || i >= len(r.p) || r.p[i].kind == covered || !r.is(i-1, digits) {
		return lexicon.NumberWord{}, false
	}
	v := 0.0
	switch s := r.text(i); s {
	case "k", "K":
		v = 1e3
	case "m", "M":
		if !r.money(i) && s == "m" && !r.scalable(i) {
			return lexicon.NumberWord{}, false
		}
		v = 1e6
	case "b", "B":
		v = 1e9
	case "Bn", "BN", "bn":
		v = 1e9
	case "t", "T", "tn":
		if !r.money(i) {
			return lexicon.NumberWord{}, false
		}
		v = 1e12
	}
	return lexicon.NumberWord{Class: lexicon.Scale, Value: v}, v > 0
}

// money reports whether a currency sign stands before the digits before i.
func (r *reader) money(i int) bool {
	return r.is(i-2, sign) || r.is(i-3, sign) || r.is(i-2, dash) && (r.is(i-4, sign) || r.is(i-5, sign))
}

// scalable tells "35m of its devices" and "2.7m sales" from "35m of cable":
// millions go on with a noun that is counted.
func (r *reader) scalable(i int) bool {
	if lexicon.CurrencyBytes(r.fold(i+1)) != "" {
		return true
	}
	for k := i + 1; k < min(len(r.p), i+6); k++ {
		switch t := r.tag(k); {
		case lexicon.People(string(r.fold(k))), t == "NNS":
			return true
		case t == "JJ", t == "VBN", t == "NN", t == "NNP", t == "CC" && k > i+1, k == i+1 && r.says(k, "of"), k == i+2 && r.determiner(k):
		default:
			return false
		}
	}
	return false
}

// fraction adds what stands after a whole number: "2 1/2", "two and a half
// million", "one-third", "one in five".
func (r *reader) fraction(n number) number {
	k := n.end
	switch {
	case r.is(k, digits) && r.slash(k+1) && r.is(k+2, digits) && r.p[k+2].num.Value > r.p[k].num.Value && r.p[k].num.Value > 0:
		n.value += r.p[k].num.Value / r.p[k+2].num.Value
		n.end = k + 3
	case r.slash(k) && r.is(k-1, digits) && r.is(k+1, digits) && r.p[k].glued && r.p[k+1].num.Value > n.value && r.p[k+1].num.Value <= 16:
		n.value /= r.p[k+1].num.Value
		n.end, n.share = k+2, true
	case r.says(k, "and") && r.says(k+1, "a") && r.says(k+2, "half"):
		n.value += 0.5
		n.end = k + 3
		if r.class(n.end) == lexicon.Scale {
			n.value *= r.p[n.end].num.Value
			n.end++
		}
	case n.value > 0 && n.value < 20 && n.value == math.Trunc(n.value):
		return r.part(n)
	}
	return n
}

func (r *reader) slash(i int) bool {
	return i >= 0 && i < len(r.p) && r.p[i].Len() == 1 && r.text(i) == "/"
}

// part reads "two-thirds", "three quarters", "one in five", "one out of ten".
func (r *reader) part(n number) number {
	k := n.end
	if r.is(k, dash) && r.p[k].glued {
		k++
	}
	size := 0.0
	switch {
	case r.class(k) == lexicon.Fraction:
		size = r.p[k].num.Value
	case r.class(k) == lexicon.Ordinal && r.p[k].num.Value >= 3 && n.value == 1:
		size = 1 / r.p[k].num.Value
	}
	if size > 0 && n.value*size <= 1.5 && !r.is(n.first, digits) {
		n.value *= size
		n.end, n.share = k+1, true
		return n
	}
	in := 0
	if r.says(n.end, "in") {
		in = n.end + 1
	} else if r.says(n.end, "out") && r.says(n.end+1, "of") {
		in = n.end + 2
	}
	if in > 0 && r.class(in) == lexicon.Cardinal && r.p[in].num.Value > n.value && r.p[in].num.Value <= 1000 {
		if d, e, ok := r.cardinal(in); ok && !r.measureAt(e) {
			n.value /= d
			n.end, n.share = e, true
		}
	}
	return n
}

// half reads "half the votes", "a quarter of the homes", "half a million".
func (r *reader) half(k int) (number, bool) {
	n := number{first: k, end: k + 1, value: r.p[k].num.Value, share: true, rule: "share"}
	if r.class(k) == lexicon.Ordinal { // "a third of"
		n.value = 1 / n.value
	}
	if r.says(k+1, "a") || r.is(k+1, dash) {
		if r.class(k+2) == lexicon.Scale || r.says(k+2, "dozen") {
			n.value *= r.p[k+2].num.Value
			n.end, n.share = k+3, false
			return n, true
		}
		return n, false
	}
	switch {
	case r.says(k, "half") || r.says(k, "halves"):
		if r.tag(k-1) == "JJ" || r.tag(k-1) == "NN" || r.class(k-1) == lexicon.Ordinal || r.is(k-1, dash) {
			return n, false
		}
		if !r.says(k+1, "of") && !r.says(k+1, "the") && !r.says(k+1, "its") && !r.says(k+1, "their") && !r.says(k+1, "his") && !r.says(k+1, "her") {
			return n, false
		}
		return n, true
	case r.says(k, "quarter"), r.class(k) == lexicon.Ordinal:
		return n, r.says(k-1, "a") && r.says(k+1, "of")
	}
	return n, false
}

// tenfold are the least and most that a vague plural can mean.
var tenfold = map[float64][2]float64{
	20: {20, 100}, 24: {24, 100}, 40: {40, 200}, 200: {100, 1e3}, 2e3: {1e3, 1e4}, 2e6: {1e6, 1e7}, 2e9: {1e9, 1e10}, 2e12: {1e12, 1e13},
}

// vague reads "dozens", "hundreds of thousands", "a couple of", "several hundred".
func (r *reader) vague(k int) (number, bool) {
	n := number{first: k, end: k + 1, vague: true, ranged: true, rule: "vague"}
	switch v := r.p[k].num.Value; {
	case r.says(k, "couple"):
		if !r.says(k-1, "a") || !r.says(k+1, "of") && r.class(k+1) != lexicon.Scale {
			return n, false
		}
		n.value, n.high, n.ranged = 2, 2, false
		if r.says(k+1, "of") {
			n.end = k + 2
		}
	case r.says(k, "several") || r.says(k, "few"):
		n.value, n.high = 3, 9
		if r.class(k+1) != lexicon.Scale {
			return n, false // "several" alone bounds nothing that can be compared
		}
	default:
		ends := tenfold[v]
		n.value, n.high = ends[0], ends[1]
		for _, m := range [...]struct {
			word  string
			times float64
		}{{"hundreds", 100}, {"thousands", 1e3}, {"millions", 1e6}, {"billions", 1e9}, {"dozens", 12}} {
			if r.says(n.end, "of") && r.says(n.end+1, m.word) && m.times*100 > v {
				base := map[bool][2]float64{true: {10, 100}, false: ends}[r.says(k, "tens")]
				n.value, n.high = base[0]*m.times, base[1]*m.times
				n.end += 2
				break
			}
		}
	}
	if r.class(n.end) == lexicon.Scale {
		n.value, n.high = n.value*r.p[n.end].num.Value, n.high*r.p[n.end].num.Value
		n.end++
	}
	return n, true
}

// ranged reads the other end of a range.
func (r *reader) ranged(n number) number {
	if n.vague || n.share {
		return n
	}
	n.unit, n.unitEnd = r.unitAt(n, n.end)
	after := r.pastUnit(n)
	k := r.to(n, after)
	if k == 0 {
		return n
	}
	m, ok := r.number(k)
	if !ok || m.vague || m.share || n.cash != "" && m.cash != "" && n.cash != m.cash {
		return n
	}
	mu, _ := r.unitAt(m, m.end)
	if n.unit != "" && mu != n.unit && !(mu == "" && r.says(n.first-1, "from")) || m.cash != "" && n.cash == "" && n.unit != "" {
		return n
	}
	if n.cash != "" && m.cash == "" && m.value < n.value && r.says(k-1, "to") && !r.says(n.first-1, "from") {
		return n // "paid $450,000 to two aides"
	}
	if !r.says(n.first-1, "by") && !r.says(n.first-1, "from") && m.value > 3*n.value && r.says(k-1, "to") && r.changed(n.first) {
		return n // "rose 120 to 15,300"
	}
	was := n
	if n = r.spread(n, m); n.unit == "" && was.unit != "" {
		n.unit, n.unitEnd = was.unit, n.end
	}
	return n
}

// pastUnit is the piece after the unit of the first end, its rate included:
// "from $75 U.S. per barrel to".
func (r *reader) pastUnit(n number) int {
	after := n.end
	if n.unit != "" {
		return n.unitEnd
	}
	if n.cash != "" {
		if r.says(after, "US") || r.says(after, "U.S.") {
			after++
		}
		if _, e := r.rate(after); e > after {
			after = e
		}
	}
	return after
}

// to skips what joins the two ends of a range, 0 for none.
func (r *reader) to(n number, k int) int {
	before := n.first - 1
	switch {
	case r.is(k, dash) && r.p[k].glued && r.says(k+1, "to"): // "0-to-60", "7- to 8-inch"
		if r.is(k+2, dash) {
			k++
		}
		return k + 2
	case r.is(k, dash) && r.p[k].glued && k+1 < len(r.p) && (r.p[k+1].glued || r.is(k+1, sign)) && r.opens(k+1):
		if r.score(n, k) {
			return 0
		}
		return k + 1
	case r.is(k, dash) && !r.p[k].glued && n.cash == "" && r.is(n.end-1, digits) && r.is(k+1, digits) && !r.p[k+1].glued && r.p[k+1].num.Value > n.value && r.measureAt(k+2):
		return k + 1 // "40 - 50 years"
	case r.says(k, "to"):
		if r.is(k+1, dash) && r.is(k+2, digits) {
			return k + 2
		}
		if k+1 < len(r.p) && r.opens(k+1) {
			return k + 1
		}
	case r.says(k, "and") && (r.says(before, "between") || r.says(before-1, "between")):
		return k + 1
	case r.says(k, "or") && k+1 < len(r.p) && r.class(k+1) == lexicon.Cardinal && n.cash == "" && r.p[k+1].num.Value == n.value+1:
		return k + 1
	}
	return 0
}

// score tells "won 3-2" and "a 52-48 vote" from "3-5 days".
func (r *reader) score(n number, k int) bool {
	m := r.p[k+1].num.Value
	if r.is(k+1, digits) && m <= n.value && n.value < 1000 && n.cash == "" {
		return true
	}
	for i := max(0, n.first-5); i < n.first; i++ {
		switch string(r.fold(i)) {
		case "won", "beat", "lost", "win", "defeated", "lead", "led", "voted", "vote", "score", "drew", "record", "victory", "over", "win,", "defeat":
			return n.cash == ""
		}
	}
	return false
}

// spread makes a range of two figures: "8 or $9", "1 to 2 thousand", "$10 to
// $15 billion" share the sign and the scale.
func (r *reader) spread(n, m number) number {
	lo, hi := n.value, m.value
	if m.scaled && !n.scaled && lo < 1000 {
		if s := r.p[m.end-1].num.Value; r.is(m.end-1, word) {
			lo = lexicon.Times(lo, s)
		} else if w, ok := r.numeral(m.end-1, true); ok {
			lo = lexicon.Times(lo, w.Value)
		}
	}
	if n.unit == "" || n.cash != "" {
		n.unit, n.unitEnd = "", 0
	}
	if n.cash == "" {
		n.cash = m.cash
	}
	n.value, n.high, n.ranged = lo, hi, lo != hi
	n.end, n.scaled, n.rule = m.end, m.scaled, "range"
	if n.cash != "" {
		n.rule = "money-range"
	}
	n.unit, n.unitEnd = r.unitAt(n, n.end)
	return n
}
