package quantity

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// skipped gives the piece after something that has digits and is no figure:
// a telephone number, a code, part of a name; i when there is none.
func (r *reader) skipped(i int) int {
	if !r.is(i, digits) {
		return i
	}
	if t := r.text(i); t[0] == '0' && len(t) > 1 && isDigit(t[1]) { // "007", "0401 GMT"
		return i + 1
	}
	if r.text(i+1) == ":" && r.is(i+2, digits) && r.p[i+1].glued && r.p[i+2].glued { // a clock or a lap
		return i + 3
	}
	if i > 0 && r.p[i].glued && r.joinedName(i) {
		return r.tokenEnd(i)
	}
	if end := r.telephone(i); end > i {
		return end
	}
	return i
}

// joinedName reports whether letters, or a letter and a hyphen, run into the
// digits: "G20", "F-16", "COVID-19", "TA-35".
func (r *reader) joinedName(i int) bool {
	prev := i - 1
	if r.is(prev, sign) || r.is(prev, digits) {
		return false
	}
	if r.is(prev, dash) {
		before := prev - 1
		if before < 0 || !r.p[prev].glued || r.is(before, digits) || r.class(before) != lexicon.NotNumber || r.is(before, sign) || r.is(before, percent) {
			return false
		}
		switch string(r.fold(before)) {
		case "minus", "sub", "to", "under", "over", "now", "then", "a", "pre", "an":
			return false
		}
		return r.p[before].token == r.p[i].token || lexicon.Capital(r.text(before))
	}
	c := r.text(prev)
	return c != "" && (isLetter(c[len(c)-1]) || c == "#" || c == "/" && !r.is(prev-1, digits) || c == ":" && r.is(prev-1, digits)) && r.p[prev].token == r.p[i].token
}

// telephone reads "555-0134", "+44 20 7946 0018", "(202) 555-0134".
func (r *reader) telephone(i int) int {
	end, groups, long := i, 0, 0
	for end < min(len(r.p), i+12) && r.is(end, digits) && r.p[end].Len() <= 5 {
		if r.p[end].Len() >= 3 {
			long++
		}
		groups++
		end++
		if r.is(end, dash) && r.is(end+1, digits) && r.p[end].glued {
			end++
		} else if !r.is(end, digits) || groups == 0 {
			break
		}
	}
	plus := i > 0 && r.text(i-1) == "+"
	local := groups == 2 && r.p[i].Len() == 3 && r.is(i+1, dash) && end == i+3 && r.p[i+2].Len() == 4
	if plus && groups >= 2 || groups >= 3 && long >= 2 && (r.is(i+1, dash) || r.p[i].Len() >= 3) || local && r.p[i+2].num.Value >= 0 && r.text(i + 2)[0] == '0' {
		return end
	}
	return i
}

// tokenEnd is the piece after the token that piece i belongs to.
func (r *reader) tokenEnd(i int) int {
	t := r.p[i].token
	for i < len(r.p) && r.p[i].token == t {
		i++
	}
	return i
}

// labels are words that a number follows as a name: "Section 427", "No. 5".
var labels = map[string]bool{
	"section": true, "article": true, "chapter": true, "no": true, "no.": true, "number": true, "flight": true, "highway": true, "route": true, "channel": true,
	"room": true, "unit": true, "page": true, "figure": true, "table": true, "version": true, "step": true, "tier": true, "level": true, "title": true, "category": true, "phase": true, "grade": true,
	"resolution": true, "interstate": true, "proposition": true, "amendment": true, "act": true, "apollo": true, "model": true, "gate": true, "line": true, "lot": true, "week": true, "day": true, "stage": true,
	"round": true, "district": true, "precinct": true, "ward": true, "zone": true, "sector": true, "game": true, "group": true, "class": true, "type": true, "psalm": true, "part": true, "volume": true, "exhibit": true,
}

// named reports whether a number belongs to a name: "Boeing 737", "Section 427".
func (r *reader) named(n number) bool {
	if n.cash == "" && r.address(n) {
		return true
	}
	if n.cash == "" && n.value < 0 && r.tag(n.first-1) == "NNP" && !r.measureAt(n.end) {
		return true // "COVID -19"
	}
	if n.cash != "" || n.ranged || n.share || n.scaled || !r.is(n.first, digits) || n.end != n.first+1 {
		return false
	}
	next := n.end
	if t := r.text(n.first); len(t) >= 8 && allDigits(t) && !r.measureAt(next) && r.tag(next) != "NNS" {
		return true // a code
	}
	if t := r.text(n.first); (t == "911" || t == "999" || t == "112") && strings.HasPrefix(string(r.fold(next)), "call") {
		return true
	}
	if v := n.value; v >= 1900 && v < 2100 && r.p[n.first].Len() == 4 && r.ofYear(next) {
		return true
	}
	if next < len(r.p) && r.p[next].glued && r.p[next].token == r.p[n.first].token && !r.is(next, dash) {
		return r.glyph(next)
	}
	prev := n.first - 1
	if prev < 0 || r.is(prev, covered) || r.p[n.first].glued {
		return r.sports(n)
	}
	if labels[string(r.fold(prev))] && !r.measureAt(next) {
		return true
	}
	if r.nameBefore(prev) && r.p[n.first].num.Value < 10000 && r.p[n.first].Len() <= 4 {
		return !r.measureAt(next) && r.tag(next) != "NNS" && lexicon.CurrencyBytes(r.fold(next)) == "" && !lexicon.People(string(r.fold(next)))
	}
	return r.sports(n)
}

// nameBefore reports whether piece i is a word of a name: a capital letter
// inside it, or at its start where no sentence starts.
func (r *reader) nameBefore(i int) bool {
	w := r.text(i)
	if r.p[i].kind != other || r.doc.Tokens[r.p[i].token].Kind != gainsay.Word {
		return false
	}
	for k := 1; k < len(w); k++ {
		if w[k]-'A' < 26 && !strings.Contains(w, ".") {
			return true
		}
	}
	if s := r.sentence(i); s < 0 || r.doc.Sentences[s].Start == r.p[i].Start {
		return false
	}
	t := r.tag(i)
	return w[0]-'A' < 26 && (len(w) > 1 || t == "NNP") && (t == "" || t[0] == 'N' || t == "VBG" || t == "JJ")
}

// streets are the words that end an address.
var streets = map[string]bool{
	"street": true, "st": true, "st.": true, "road": true, "rd": true, "rd.": true, "avenue": true, "ave": true, "ave.": true, "way": true, "lane": true, "drive": true,
	"boulevard": true, "blvd": true, "blvd.": true, "square": true, "place": true, "court": true, "terrace": true, "plaza": true, "parkway": true,
}

// address reports whether a number opens an address or stands in a name:
// "49 Orlo Road", "787 Dreamliner".
func (r *reader) address(n number) bool {
	if !r.is(n.first, digits) || n.scaled || r.p[n.first].num.Value < 2 {
		return false
	}
	k := n.end
	for k < min(len(r.p), n.end+4) && (lexicon.Capital(r.text(k)) || r.class(k) == lexicon.Ordinal) && !r.says(k, "US") {
		if k > n.end && streets[string(r.fold(k))] || streets[string(r.fold(k))] && r.class(k-1) == lexicon.Ordinal {
			return true
		}
		k++
	}
	if t := r.tag(k); k != n.end+1 || t != "" && (t[0] == 'N' || t[0] == 'J') {
		return false // "5,000 U.S. troops"
	}
	w := r.text(n.end)
	return w[len(w)-1] != '.' && r.tag(n.end) == "NNP" && w[len(w)-1] != 's' && !lexicon.People(string(r.fold(n.end))) && !r.measureAt(n.end) && r.moneyAt(n.end) == "" && len(w) > 1
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}

// ofYear reports whether piece i is a noun that a year stands before: "below
// 2005 levels".
func (r *reader) ofYear(i int) bool {
	switch string(r.fold(i)) {
	case "level", "levels", "high", "highs", "low", "lows", "season", "budget", "figure", "figures", "standard", "standards", "sales", "campaign", "election", "elections":
		return true
	}
	return false
}

// glyph reports whether letters run on from the digits into a name: "5G", "3D".
func (r *reader) glyph(next int) bool {
	c := r.text(next)
	if u, _ := r.unitAt(number{first: next - 1, end: next}, next); u != "" || !isLetter(c[0]) {
		return false
	}
	return !r.is(next, word)
}

// sports reports whether two small numbers with a dash are a score.
func (r *reader) sports(n number) bool {
	d := n.end
	if r.vote(n.first) {
		return false
	}
	if r.is(d, dash) && r.p[d].glued && r.is(d+1, digits) && r.p[d+1].glued && r.score(n, d) {
		return true
	}
	d = n.first - 1
	return r.is(d, dash) && r.p[d].glued && r.is(d-1, digits) && r.p[n.first].glued
}

// vote reports whether the sentence counts votes.
func (r *reader) vote(i int) bool {
	for k := max(0, i-7); k < min(len(r.p), i+7); k++ {
		switch string(r.fold(k)) {
		case "vote", "voted", "votes", "ballot", "approved", "rejected", "senate", "parliament", "house":
			return true
		}
	}
	return false
}
