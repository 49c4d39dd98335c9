package quantity

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// fate finds what happened to people who are counted, and so makes people of
// a number without a noun: "12 killed", "the toll rose to 52".
func (r *reader) fate(q *gainsay.Quantity, n number, end int) {
	people := q.Unit == "people"
	if !people && q.Unit != "" && (q.Unit != q.Of.Head || !lexicon.FateOf(q.Of.Head).Noun && !r.fateWord(q)) {
		return // a share or a measure, or things
	}
	name, rule := r.fateOf(q, n, end)
	if name == "" {
		return
	}
	q.Fate = name
	if !people {
		q.Unit = "people"
	}
	if rule == "after" {
		r.shared(q)
	}
}

// shared gives the fate that follows a list to the counts before it: "twelve
// soldiers and three civilians were killed".
func (r *reader) shared(q *gainsay.Quantity) {
	next := q.Start
	for k := len(r.out) - 1; k >= 0; k-- {
		prev := &r.out[k]
		end := max(prev.End, prev.Of.End)
		if prev.Unit != "people" || prev.Fate != "" || end > next || !linked(r.doc.Text[end:next]) {
			return
		}
		prev.Fate = q.Fate
		next = prev.Start
	}
}

// linked reports whether only what joins a list stands between two counts.
func linked(between string) bool {
	switch strings.TrimSpace(between) {
	case "and", ",", ", and", "or", "as well as", "and about", "and another":
		return true
	}
	return false
}

// fateWord reports whether what seemed to be counted is a fate: "12 dead".
func (r *reader) fateWord(q *gainsay.Quantity) bool {
	f := lexicon.FateOf(strings.ToLower(q.Of.Text))
	return f.Noun || f.Passive
}

// fateOf is the fate, and where it was found.
func (r *reader) fateOf(q *gainsay.Quantity, n number, end int) (name, rule string) {
	if f := r.headFate(q); f != "" {
		return f, "head"
	}
	if f := r.fateAfter(end); f != "" {
		return f, "after"
	}
	if f := r.fateBefore(r.startOf(q, n)); f != "" {
		return f, "before"
	}
	return r.inherited(q), "list"
}

// headFate reads the noun itself: "12 deaths", "30 wounded", "200 arrests".
func (r *reader) headFate(q *gainsay.Quantity) string {
	if q.Of.IsZero() {
		return ""
	}
	last := q.Of.Text
	if i := strings.LastIndexAny(last, " -\n"); i >= 0 {
		last = last[i+1:]
	}
	if f := lexicon.FateOf(strings.ToLower(last)); f.Noun {
		return f.Name
	}
	return ""
}

// startOf is the first piece of the quantity, its hedge included.
func (r *reader) startOf(q *gainsay.Quantity, n number) int {
	i := n.first
	for i > 0 && r.p[i-1].Start >= q.Span.Start {
		i--
	}
	return i
}

// helpers stand between the people and what happened to them.
var helpers = map[string]bool{
	"were": true, "was": true, "are": true, "is": true, "be": true, "been": true, "being": true, "have": true, "has": true, "had": true, "reported": true, "reportedly": true,
	"also": true, "now": true, "still": true, "feared": true, "confirmed": true, "believed": true, "presumed": true, "to": true, "will": true, "would": true, "who": true, "that": true,
	"later": true, "remain": true, "remained": true, "said": true, "thought": true, "already": true, "either": true, "got": true, "may": true, "could": true, "officially": true, "seriously": true,
	"since": true, "more": true, "others": true, "not": false, "critically": true, "shot": true, "found": true, "beaten": true, "burned": true, "left": true, "pronounced": true, "badly": true, "went": true,
}

// fateAfter reads "12 people were killed", "30 wounded", "1,000 troops
// withdrawing", "300 people in the camp were evacuated".
func (r *reader) fateAfter(end int) string {
	helped := false
	s := r.sentence(end - 1)
	for k := end; k < min(len(r.p), end+9); k++ {
		w := r.fold(k)
		if f := lexicon.FateBytes(w); f.Name != "" && (f.Passive || f.Does) {
			return r.suffered(f, k, helped)
		}
		switch {
		case helpers[string(w)]:
			helped = true
			continue
		case r.stopsFate(k, s):
			return ""
		}
	}
	return ""
}

// stopsFate reports whether what follows piece k is about something else.
func (r *reader) stopsFate(k, sentence int) bool {
	if !r.tagged {
		return true
	}
	t := r.tag(k)
	if t == "" || t[0] == 'V' || t == "MD" || t == "CC" || r.is(k, digits) || r.is(k, word) && t == "CD" {
		return true
	}
	c := r.text(k)[0]
	return c == ';' || c == '.' || c == '(' || c == '"' || c == ',' && r.tag(k+1) != "VBG" || r.sentence(k) != sentence
}

// suffered decides between "12 people killed in" and "12 people killed 3".
func (r *reader) suffered(f lexicon.Fate, k int, helped bool) string {
	if helped || f.Does {
		if helped && r.tag(k) == "VBD" && f.Active && !f.Does && r.object(k+1) {
			return ""
		}
		return f.Name
	}
	if r.object(k+1) && f.Active {
		return ""
	}
	return f.Name
}

// object reports whether a noun phrase starts at piece k.
func (r *reader) object(k int) bool {
	switch t := r.tag(k); t {
	case "DT", "CD", "PRP", "PRP$", "NN", "NNS", "JJ", "NNP":
		return true
	}
	return false
}

// fateBefore reads "killed 12", "killing at least 12", "the deaths of 12",
// "the death toll rose to 52".
func (r *reader) fateBefore(first int) string {
	of := false
	for k := first - 1; k >= max(0, first-4); k-- {
		w := r.fold(k)
		if f := lexicon.FateBytes(w); f.Name != "" && (f.Active && !of || f.Noun && of) {
			if r.passive(k) {
				return ""
			}
			return f.Name
		}
		switch string(w) {
		case "of":
			of = true
		case "the", "another", "a", "an", "up", "out", "off", "further", "all", "its", "their", "his", "about", "any", "additional", "back", "down":
		default:
			return r.toll(first)
		}
	}
	return r.toll(first)
}

// passive reports whether the form at piece k has its object before it:
// "were killed 12 kilometres away".
func (r *reader) passive(k int) bool {
	switch string(r.fold(k - 1)) {
	case "was", "were", "been", "being", "are", "is", "be":
		return r.tag(k) != "VBG" // "has been withdrawing 1,000" is active
	}
	return false
}

// Bounds on how far before a figure what it counts is told.
const (
	tollBefore   = 9  // "the death toll in the valley rose to 52"
	numberBefore = 18 // "the number of dead in the fire on the ferry rose to 52"
)

// toll reads "the death toll rose to 52", "put the toll at 9", "the number of
// missing stood at 12".
func (r *reader) toll(first int) string {
	s := r.sentence(first)
	for k := first - 1; k >= max(0, first-numberBefore) && r.sentence(k) == s; k-- {
		switch string(r.fold(k)) {
		case "toll":
			if first-k <= tollBefore {
				return "killed"
			}
			return ""
		case "number", "tally", "count":
			if name := r.numberOf(k+1, first); name != "" && (first-k <= tollBefore || r.comesTo(k+1, first)) {
				return name
			}
			return ""
		case ",", "and", ";", "by":
			return ""
		}
	}
	return ""
}

// comesTo reports whether the words right before a figure, behind piece k, say
// what a number comes to: "rose to", "stood at".
func (r *reader) comesTo(k, first int) bool {
	last := string(r.fold(first - 1))
	if last != "to" && last != "at" || first-2 < k {
		return false
	}
	t := r.tag(first - 2)
	return t != "" && t[0] == 'V'
}

// numberOf is the fate of those whose number is told: "of the dead", "of people
// missing", between pieces k and first.
func (r *reader) numberOf(k, first int) string {
	if !r.says(k, "of") {
		return ""
	}
	for k++; k < first; k++ {
		if f := lexicon.FateBytes(r.fold(k)); f.Name != "" && (f.Noun || f.Passive) {
			return f.Name
		}
		switch string(r.fold(k)) {
		case "the", "people", "those", "confirmed", "known", "reported", "persons":
		default:
			return ""
		}
	}
	return ""
}

// inherited carries the fate over "and": "killed five soldiers and three civilians".
func (r *reader) inherited(q *gainsay.Quantity) string {
	if len(r.out) == 0 || q.Unit != "people" {
		return ""
	}
	prev := &r.out[len(r.out)-1]
	between := r.doc.Text[max(prev.End, prev.Of.End):max(q.Start, prev.End, prev.Of.End)]
	if linked(between) {
		return prev.Fate
	}
	return ""
}
