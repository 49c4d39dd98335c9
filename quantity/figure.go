package quantity

import (
	"math"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// figure reads the figure that starts at piece i, writes it down when it is
// one, and gives the piece to go on from.
func (r *reader) figure(i int) int {
	if end := r.skipped(i); end > i {
		return end
	}
	n, ok := r.number(i)
	if !ok || math.Abs(n.value) > 1e18 {
		return i + 1
	}
	n = r.ranged(n)
	if r.named(n) {
		return n.end
	}
	q := gainsay.Quantity{Number: r.join(n.first, n.end), Value: n.value, High: n.value, Bound: gainsay.Equal, Rule: n.rule}
	if n.ranged {
		q.High = n.high
	}
	end := r.measured(&q, n)
	if q.Unit == "" && q.Of.IsZero() && r.only(n) {
		return n.end
	}
	r.bound(&q, n, end)
	r.fate(&q, n, end)
	r.out = append(r.out, q)
	r.last = n.end
	return n.end
}

// only reports whether a number that counts nothing is no figure at all:
// "one" as a pronoun, a lone digit that numbers a list.
func (r *reader) only(n number) bool {
	if r.says(n.first, "one") && n.end == n.first+1 || r.hyphened(n.end) {
		return true
	}
	return n.rule == "vague" && n.value <= 9
}

// measured finds the unit of the figure or what it counts, and gives the piece
// after it.
func (r *reader) measured(q *gainsay.Quantity, n number) int {
	end := n.end
	switch {
	case n.cash != "":
		q.Unit = string(n.cash)
		if r.is(end, sign) || r.says(end, "US") || r.says(end, "U.S.") {
			end++
		}
		if r.moneyAt(end) != "" && q.Unit == "USD" {
			end++
		}
	default:
		if u, e, ok := r.age(n); ok {
			q.Unit, q.Rule = u, "age"
			return e
		}
		if n.unit != "" {
			q.Unit, end = n.unit, n.unitEnd
		} else if u, e := r.unitAt(n, end); u != "" {
			q.Unit, end = u, e
		}
	}
	if q.Unit == "" {
		return r.counted(q, n)
	}
	if q.Unit != "percent" {
		if u, e := r.rate(end); u != "" {
			q.Unit, end = q.Unit+" per "+u, e
		}
	}
	r.ofAt(q, end)
	return end
}

// unitAt is the unit of measure or money that stands at piece k, after n.
func (r *reader) unitAt(n number, k int) (string, int) {
	if r.is(k, percent) {
		return "percent", k + 1
	}
	at := k
	if r.is(at, dash) && r.p[at].glued && at+1 < len(r.p) && r.p[at+1].glued {
		at++
	}
	if at >= len(r.p) || n.cash != "" || r.p[at].kind == covered {
		return "", k
	}
	if r.is(at, sign) && r.p[at].glued && !r.is(at+1, digits) {
		return string(lexicon.CurrencySign(r.text(at))), at + 1
	}
	unit, end := "", k
	var buf [40]byte
	phrase := buf[:0]
	for j := at; j < min(len(r.p), at+3) && len(phrase)+r.p[j].Len()+1 < len(buf); j++ {
		if j > at && !r.glueless(j) {
			break
		}
		if len(phrase) > 0 && !(r.p[j].glued && r.text(j-1) == "°") {
			phrase = append(phrase, ' ')
		}
		phrase = append(phrase, r.fold(j)...)
		if u := r.unitNamed(n, string(phrase), at); u != "" {
			unit, end = u, j+1
		}
	}
	return unit, end
}

// glueless reports whether piece j can continue a unit of several words.
func (r *reader) glueless(j int) bool {
	return !r.is(j, digits) && (!r.p[j].glued || r.text(j-1) == "°" || r.is(j-1, dash) || r.is(j, dash))
}

// unitNamed is the unit that a phrase of pieces from at on names after n.
func (r *reader) unitNamed(n number, phrase string, at int) string {
	if c := lexicon.CurrencyWord(phrase); c != "" {
		if c == "GBP" && (phrase == "pounds" || phrase == "pound") && r.weight(n, at) {
			return "pound-mass"
		}
		return string(c)
	}
	u := lexicon.Unit(phrase)
	if phrase == "nm" && r.text(at)[0] == 'N' {
		return "newton metre"
	}
	if u == "" || !lexicon.ShortUnit(phrase) {
		if u == "quarter" && !r.tagged {
			return ""
		}
		return u
	}
	raw := r.text(at)
	switch phrase {
	case "c", "f", "v", "w", "mb", "kb", "ps", "mp":
		if raw[0]-'A' >= 26 {
			return ""
		}
	case "\"", "”", "in.", "stone", "mi", "ha":
		return ""
	case "g", "m", "l":
		if raw[0] < 'a' {
			return ""
		}
	case "pc":
		if !r.p[at].glued {
			return ""
		}
	}
	if !r.is(at-1, digits) && !r.is(at-1, dash) {
		return ""
	}
	if r.p[at].glued || phrase == "m" || phrase == "g" || raw[0]-'A' < 26 || len(phrase) > 2 {
		return u
	}
	return ""
}

// weight tells pounds of weight from pounds of money: money is in millions or
// where the sentence speaks of paying.
func (r *reader) weight(n number, at int) bool {
	if n.scaled {
		return false
	}
	if r.says(at+1, "of") {
		return !r.says(at+2, "debt") && !r.says(at+2, "damage")
	}
	for i := max(0, n.first-8); i < n.first; i++ {
		switch string(r.fold(i)) {
		case "cost", "costs", "paid", "pay", "pays", "spent", "fine", "fined", "price", "priced", "worth", "earned", "sold", "bought", "fee", "raised", "prize", "bill":
			return false
		}
	}
	return true
}

// moneyAt is the currency named at piece k.
func (r *reader) moneyAt(k int) lexicon.Currency {
	if k >= len(r.p) {
		return ""
	}
	return lexicon.CurrencyBytes(r.fold(k))
}

// measureAt reports whether piece k is a unit or a currency.
func (r *reader) measureAt(k int) bool {
	return k < len(r.p) && (r.is(k, percent) || lexicon.UnitBytes(r.fold(k)) != "")
}

// rate reads "per barrel", "a year", "an hour", "/h" after a unit and gives
// what is divided by.
func (r *reader) rate(k int) (string, int) {
	at := k
	switch {
	case r.says(k, "per"):
		at++
	case r.is(k, dash) && r.p[k].glued && r.says(k+1, "a") && r.is(k+2, dash): // "12-cent-a-share"
		return string(r.fold(k + 3)), k + 4
	case r.slash(k):
		at++
		if r.says(at, "h") {
			return "hour", at + 1
		}
		if r.says(at, "s") {
			return "second", at + 1
		}
	case r.says(k, "a") || r.says(k, "an"):
		if at++; r.is(at, dash) {
			at++
		}
		if !r.divisor(at) || r.says(at+1, "earlier") || r.says(at+1, "ago") || r.says(at+1, "before") || r.says(at+1, "later") {
			return "", k
		}
	default:
		return "", k
	}
	if at >= len(r.p) || r.p[at].kind == digits {
		return "", k
	}
	if u, e := r.unitAt(number{}, at); u != "" && e > at {
		return u, e
	}
	if t := r.tag(at); t != "" && t[0] != 'N' {
		return "", k
	}
	return string(r.fold(at)), at + 1
}

// divisor reports whether "a" before piece k means "per".
func (r *reader) divisor(k int) bool {
	switch string(r.fold(k)) {
	case "barrel", "share", "ounce", "gallon", "litre", "liter", "ton", "tonne", "pound", "kilo", "kilogram", "bushel", "piece", "head", "person", "unit",
		"year", "month", "week", "day", "night", "hour", "minute", "second", "decade", "quarter", "bottle", "ticket":
		return true
	}
	return false
}

// age reads "24-year-old", "61 years old", "aged 8", "Orlo, 54,".
func (r *reader) age(n number) (string, int, bool) {
	k := n.end
	if r.is(k, dash) {
		k++
	}
	unit := r.fold(k)
	name := ""
	switch string(unit) {
	case "year", "years", "yr", "yrs":
		name = "year of age"
	case "month", "months":
		name = "month of age"
	case "week", "weeks":
		name = "week of age"
	case "day", "days":
		name = "day of age"
	}
	if name != "" {
		j := k + 1
		if r.is(j, dash) {
			j++
		}
		if r.says(j, "old") || r.says(j, "olds") {
			return name, j + 1, true
		}
		if r.says(j, "of") && r.says(j+1, "age") {
			return name, j + 2, true
		}
		if r.says(n.first-1, "of") && r.says(n.first-2, "age") || r.says(n.first-1, "aged") {
			return name, k + 1, true
		}
		return "", 0, false
	}
	plain := n.value == math.Trunc(n.value) && n.value > 0 && n.value < 120 && !n.share && !n.vague
	switch {
	case !plain:
	case r.says(n.first-1, "between") && (r.says(n.first-2, "aged") || r.says(n.first-2, "ages")):
		return "year of age", n.end, true
	case r.says(n.first-1, "aged") || r.says(n.first-1, "age") && !r.says(n.end, "percent"):
		return "year of age", n.end, true
	case r.says(n.first-1, ",") && r.says(n.end, ",") && r.is(n.first, digits) && (r.tag(n.first-2) == "NNP" || !r.tagged):
		return "year of age", n.end, r.person(n.first - 2)
	}
	return "", 0, false
}

// person reports whether the name that ends at piece i may be a person's.
func (r *reader) person(i int) bool {
	if i < 0 || !lexicon.Capital(r.text(i)) {
		return false
	}
	return lexicon.Month(string(r.fold(i))) == 0
}
