package quote

import "github.com/gainsay-news/gainsay/lexicon"

// bounds mends where the models begin or end a source or a content in the
// midst of a phrase.
func (r *reading) bounds(f *found, all []found, near *extents) {
	if f.cue.empty() || len(r.doc.Tags) != len(r.low) {
		return
	}
	r.platform(f)
	r.declinedTo(f)
	r.inverted(f, all, near)
	r.brokenPair(f)
	r.toldName(f, all)
	r.afterRelative(f)
	r.governed(f)
	r.wholeSource(f)
	r.lateThat(f)
	r.lostSubject(f)
	r.sandwiched(f)
	r.cutShort(f, near, all)
	r.nextVerb(f)
	r.otherClause(f, all, near)
	r.cuts(f, all, near)
}

// declinedTo takes the saying that somebody declines into the cue: "declined"
// "to say whether".
func (r *reading) declinedTo(f *found) {
	if len(f.content) == 0 || f.content[0].first != f.cue.last || r.low[f.cue.last] != "to" || f.content[0].last-f.cue.last < 3 {
		return
	}
	switch r.verbLemma(f.cue.last - 1) {
	case "decline", "refuse":
	default:
		return
	}
	if verb := f.cue.last + 1; r.shape[verb]&shapePlain != 0 && r.quoted[verb] == 0 {
		f.cue.last = verb + 1
		f.content[0].first = verb + 1
	}
}

// inverted takes what follows a verb of saying behind a whole clause for the
// source, where the models have it for what is said: "The road is closed, says"
// "the bank".
func (r *reading) inverted(f *found, all []found, near *extents) {
	if len(f.content) != 1 || !f.source.empty() || f.cue.last-f.cue.first != 1 || f.cue.first == 0 || r.low[f.cue.first-1] != "," || r.verbLemma(f.cue.first) != "say" {
		return
	}
	s, c := r.doc.Sentences[r.sent[f.cue.first]], f.content[0]
	if c.first != f.cue.last || c.last < s.Last-1 || !r.nominal(c) {
		return
	}
	for i := c.first + 1; i < c.last; i++ {
		if r.timeAt(i) {
			c.last = i
			if r.partOf(i-1) == "ADP" {
				c.last--
			}
		}
	}
	clause := run{s.First, f.cue.first - 1}
	for _, k := range near.over(clause) {
		if o := &all[k]; o != f && (!o.cue.empty() && clause.has(o.cue.first) || len(o.content) > 0 && clause.has(o.content[0].first)) {
			return
		}
	}
	for i := clause.first; i < clause.last; i++ {
		if finite[r.doc.Tags[i].Fine] && r.quoted[i] == 0 {
			f.source, f.content[0] = c, clause
			return
		}
	}
}

// brokenPair begins a content with the first of two things where the models
// begin it with the second, or before it: "is urging" "Norland and Karvia to
// talk".
func (r *reading) brokenPair(f *found) {
	if len(f.content) == 0 {
		return
	}
	c := &f.content[0]
	and := c.first - 1
	if w := r.low[c.first]; w == "and" || w == "or" {
		and++
	}
	if and <= f.cue.last || !r.insideGroup(and+1) || r.low[and] != "and" && r.low[and] != "or" || r.quoted[c.first] > 0 {
		return
	}
	for i := f.cue.last; i < and; i++ {
		if !r.insideGroup(i) || r.quoted[i] > 0 || f.source.has(i) {
			return
		}
	}
	c.first = f.cue.last
}

// toldName begins a content behind the name of who is told, where the models
// begin it at or within the name: "told" "the Associated Press" "he would go".
// The parse may have both for the subject of a verb within.
func (r *reading) toldName(f *found, all []found) {
	if len(f.content) == 0 || !lexicon.Listener(r.verbLemma(f.cue.last-1)) {
		return
	}
	c, end := &f.content[0], f.cue.last
	for end < c.last && r.insideGroup(end) && r.partOf(end) != "PRON" && r.quoted[end] == 0 {
		end++
	}
	if c.first < f.cue.last || c.first >= end || end+2 >= c.last || r.partOf(end-1) != "PROPN" || r.sent[c.first] != r.sent[f.cue.first] {
		return
	}
	if r.low[end] != "that" && (r.partOf(end) != "PRON" || r.low[end] == "who" || r.low[end] == "which") {
		return
	}
	c.first = end
	for k := range all {
		if s := &all[k].source; s.first >= f.cue.last && s.first < end && s.last > end {
			s.first = end
		}
	}
}

// platform takes "on X" off the end of a cue, as trimCue does with platforms
// whose names are no other words.
func (r *reading) platform(f *found) {
	if n := f.cue.last - 1; n-1 > f.cue.first && r.platformX(n) {
		f.cue.last = n - 1
	}
}

// platformX reports whether token i is the platform of one letter: "on X".
func (r *reading) platformX(i int) bool {
	return i > 0 && r.low[i] == "x" && r.capital(i) && r.low[i-1] == "on"
}

// wholeSource gives a source that ends with a preposition what it governs: "a
// spokesman for" "the prosecutor's office".
func (r *reading) wholeSource(f *found) {
	if f.source.empty() || r.partOf(f.source.last-1) != "ADP" || f.source.last == f.cue.first {
		return
	}
	last := r.doc.Sentences[r.sent[f.source.first]].Last
	end := f.source.last
	for end < last && r.quoted[end] == 0 && !f.cue.has(end) && !f.holds(end) && r.insideGroup(end) {
		end++
	}
	f.source.last = end
}

// insideGroup reports whether token i can be within a noun phrase.
func (r *reading) insideGroup(i int) bool {
	switch r.partOf(i) {
	case "NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON":
		return r.low[i] != "who" && r.low[i] != "which" && r.low[i] != "that"
	case "PART":
		return possessive(r.low[i])
	}
	return r.low[i] == "of"
}

func possessive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// longestDetour is how many tokens of a channel may stand before "that".
const longestDetour = 8

// lateThat begins a content at its "that" where the models begin it within
// the phrase before: "said in a statement posted on its website that".
func (r *reading) lateThat(f *found) {
	if len(f.content) == 0 {
		return
	}
	c := &f.content[0]
	if c.first == f.cue.last {
		r.afterTime(c)
		return
	}
	if c.first < f.cue.last || r.partOf(c.first-1) != "ADP" || r.quoted[c.first] > 0 {
		return
	}
	for i := c.first; i < min(c.last-2, c.first+longestDetour); i++ {
		if r.low[i] == "that" && r.partOf(i) == "SCONJ" {
			c.first = i
			return
		}
		if !r.insideGroup(i) {
			return
		}
	}
}

// afterTime begins a content at its "that" where only when it was said stands
// before: "had said a day earlier that".
func (r *reading) afterTime(c *run) {
	for i := c.first + 1; i < min(c.last-2, c.first+6); i++ {
		if r.low[i] != "that" || r.quoted[i] > 0 || !r.insideGroup(i+1) {
			continue
		}
		if r.timeAt(c.first) && r.timeOnly(run{c.first - 1, i}) {
			c.first = i
		}
		return
	}
}

// lostSubject begins a content that would begin with its finite verb right
// behind the cue, where the subject stands: "said inflation, which fell, was".
func (r *reading) lostSubject(f *found) {
	if len(f.content) == 0 || f.content[0].first <= f.cue.last+1 || r.sent[f.content[0].first] != r.sent[f.cue.first] {
		return
	}
	c := &f.content[0]
	if !finite[r.doc.Tags[c.first].Fine] || r.low[c.first-1] != "," || r.quoted[c.first] > 0 || !r.insideGroup(f.cue.last) {
		return
	}
	for i := f.cue.last; i < c.first; i++ {
		if r.quoted[i] > 0 || f.source.has(i) || r.low[i] == ";" {
			return
		}
	}
	c.first = f.cue.last
}

// sandwiched drops what stands between a cue and the end of its sentence in
// the midst of direct speech: "..., Firth said after the match. ...".
func (r *reading) sandwiched(f *found) {
	if len(f.content) < 3 {
		return
	}
	var out []run
	for k, p := range f.content {
		if k > 0 && k+1 < len(f.content) && r.sent[p.first] == r.sent[f.cue.first] && p.first > f.cue.last && r.partOf(p.first-1) == "ADP" &&
			r.allQuoted(f.content[k-1]) && r.allQuoted(f.content[k+1]) && !r.anyQuoted(p) {
			continue
		}
		out = append(out, p)
	}
	f.content = out
}

func (r *reading) allQuoted(p run) bool {
	return r.quoted[p.first] > 0 && r.quoted[p.last-1] > 0
}

func (r *reading) anyQuoted(p run) bool {
	for i := p.first; i < p.last; i++ {
		if r.quoted[i] > 0 {
			return true
		}
	}
	return false
}

// otherClause ends a content at a semicolon after which somebody else speaks:
// "Critics say A; supporters insist B".
func (r *reading) otherClause(f *found, all []found, near *extents) {
	if len(f.content) == 0 {
		return
	}
	c := &f.content[len(f.content)-1]
	if c.first < f.cue.last {
		return
	}
	for i := c.first + 1; i < c.last; i++ {
		if r.low[i] != ";" || r.quoted[i] > 0 {
			continue
		}
		for _, k := range near.over(run{i + 1, i + 2}) {
			if o := &all[k]; o.source.first == i+1 && !o.source.empty() && !o.cue.empty() && o.cue.first < c.last {
				c.last = i
				return
			}
		}
	}
}

// keptNameless reports whether a "statement" is only the wish of a source not to
// be named: "who asked not to be identified".
func (r *reading) keptNameless(f *found) bool {
	if f.cue.empty() || len(f.content) == 0 {
		return false
	}
	negated := false
	for i := f.cue.first; i+1 < min(len(r.low), f.cue.last+5); i++ {
		negated = negated || lexicon.Negator(r.low[i])
		if i >= f.cue.last && beForms[r.low[i]] {
			return negated && nameless[r.low[i+1]]
		}
	}
	return false
}

// nameless are the participles of what sources ask not to be.
var nameless = map[string]bool{"named": true, "identified": true, "quoted": true}

// afterRelative gives a verb right after a relative clause between commas the
// subject before it, where the parse went astray on it: "Batalha, whose
// ministry runs the port, rejected calls by the opposition".
func (r *reading) afterRelative(f *found) {
	i := f.cue.first - 1
	s := r.doc.Sentences[r.sent[f.cue.first]]
	if i <= s.First || r.low[i] != "," || r.quoted[i] > 0 || !pasts[r.doc.Tags[f.cue.first].Fine] || !f.source.empty() && f.source.last <= f.cue.first {
		return
	}
	verb := false
	for i--; i > s.First && r.low[i] != ","; i-- {
		verb = verb || r.shape[i]&shapeVerb != 0 || finite[r.doc.Tags[i].Fine]
		if r.quoted[i] > 0 {
			return
		}
	}
	if w := r.low[min(i+1, s.Last-1)]; !verb || r.low[i] != "," || w != "who" && w != "whose" && w != "which" {
		return
	}
	x := r.described(s.First, i)
	if x.empty() {
		return
	}
	taken := f.source
	f.source = run{x.first, f.cue.first - 1}
	f.content = without(without(f.content, f.source), f.cue)
	if last := len(f.content) - 1; last >= 0 && !taken.empty() && f.content[last].last <= taken.first {
		f.content[last].last = taken.last // "calls [by the opposition]"
	}
}

// governed gives an active verb the subject that opens its sentence where the
// models took what a preposition governs, at the end of the subject's relative
// clause: "The operator of the ferry that sank off Calder on Sunday denied".
func (r *reading) governed(f *found) {
	s := r.doc.Sentences[r.sent[f.cue.first]]
	if f.source.empty() || f.source.first <= s.First+1 || f.source.last > f.cue.first || !governing[r.low[f.source.first-1]] || !r.activeVerb(f.cue) || f.source.first < s.First {
		return
	}
	for i := f.source.first; i < f.cue.first; i++ {
		if r.mark(i) || r.quoted[i] > 0 {
			return
		}
	}
	x := run{s.First, s.First}
	for x.last < f.source.first && r.quoted[x.last] == 0 && (r.insideGroup(x.last) || x.last > s.First && r.partOf(x.last) == "ADP") {
		x.last++
	}
	if w := r.low[x.last]; x.last >= f.source.first || x.empty() || w != "that" && w != "who" && w != "which" {
		return
	}
	f.source = x
}

// governing are the prepositions whose object is no subject; "after" and its
// like open clauses too.
var governing = map[string]bool{"of": true, "in": true, "on": true, "at": true, "near": true, "off": true, "from": true, "with": true,
	"for": true, "against": true, "over": true, "under": true, "between": true, "to": true, "by": true, "into": true, "outside": true, "inside": true}

// pasts are the tags of a finite past, and of what is taken for a participle.
var pasts = map[string]bool{"VBD": true, "VBN": true, "VBZ": true}

// participles gives a participle without a source that of the verb before it
// in its sentence: "Reyes wrote, adding that".
func (r *reading) participles(all []found) {
	near := extentsOf(all)
	for k := range all {
		f := &all[k]
		r.goesOnTo(f, all, &near)
		r.besideVerb(f, all, &near)
		if f.cue.last-f.cue.first != 1 || !f.source.empty() || !f.told.empty() || len(r.doc.Tags) != len(r.low) ||
			r.doc.Tags[f.cue.first].Fine != "VBG" || f.cue.first == 0 || r.low[f.cue.first-1] != "," {
			continue
		}
		r.freed(f, all, &near)
		best := -1
		for _, j := range near.over(run{r.doc.Sentences[r.sent[f.cue.first]].First, f.cue.first}) {
			o := &all[j]
			if j != k && !o.cue.empty() && o.cue.last <= f.cue.first && r.sent[o.cue.first] == r.sent[f.cue.first] && !o.source.empty() &&
				!o.holds(f.cue.first) && r.activeVerb(o.cue) && (best < 0 || o.cue.first > all[best].cue.first && !holdsToken(all[best].content, o.cue.first)) {
				best = j
			}
		}
		if best >= 0 {
			f.source = all[best].source
		}
	}
}

// cutShort goes on with a content that ends in the midst of a phrase, up to the
// next mark: "the link to the shooting that" "occurred on Monday".
func (r *reading) cutShort(f *found, near *extents, all []found) {
	n := len(f.content) - 1
	if n < 0 {
		return
	}
	c := &f.content[n]
	end, last := c.last, r.doc.Sentences[r.sent[c.last-1]].Last
	if !r.opensPhrase(end-1) || r.quoted[end-1] > 0 {
		return
	}
	for end < last && !r.mark(end) && r.quoted[end] == 0 && !f.holds(end) {
		end++
	}
	for _, k := range near.over(run{c.last, end}) {
		if o := &all[k]; o != f && holdsAny(o, c.last, end) {
			return
		}
	}
	c.last = end
}

// opensPhrase reports whether something has to follow token i.
func (r *reading) opensPhrase(i int) bool {
	switch r.low[i] {
	case "that", "which", "who", "whose", "the", "a", "an", "their", "its", "he", "she", "they":
		return i+1 < len(r.low) && r.sent[i+1] == r.sent[i] && !r.mark(i+1)
	}
	return false
}

// holdsAny reports whether a cue or a source of o stands within tokens [first, last).
func holdsAny(o *found, first, last int) bool {
	return !o.cue.empty() && o.cue.first < last && o.cue.last > first || !o.source.empty() && o.source.first < last && o.source.last > first
}

// nextVerb ends a content before a verb that stands beside the cue: "reported
// four deaths" "but revised the toll", and what follows a quotation by "and"
// and a verb: said: "..." "and called on".
func (r *reading) nextVerb(f *found) {
	n := len(f.content) - 1
	if n < 0 || f.content[n].first < f.cue.last {
		return
	}
	c := &f.content[n]
	for i := c.first + 1; i+1 < c.last; i++ {
		if r.sent[i] != r.sent[f.cue.first] || finite[r.doc.Tags[i].Fine] && r.quoted[i] == 0 {
			return
		}
		if r.low[i] != "and" && r.low[i] != "but" || r.quoted[i] > 0 {
			continue
		}
		verb := i + 1
		if r.partOf(verb) == "ADV" && verb+1 < c.last {
			verb++
		}
		if r.partOf(verb) != "VERB" || r.doc.Tags[verb].Fine == "VB" || r.doc.Tags[verb].Fine == "VBG" || r.quoted[verb] > 0 {
			continue
		}
		if r.quoted[c.first] > 0 && r.quoted[i-1] == r.quoted[c.first] || r.conjoined(f, verb) {
			c.last = i
			return
		}
	}
}

// conjoined reports whether the parse has a verb beside the cue.
func (r *reading) conjoined(f *found, verb int) bool {
	return len(r.doc.Arcs) == len(r.low) && r.doc.Arcs[verb].Relation == "conj" && f.cue.has(r.head[verb])
}

// goesOnTo gives a cue without a source that follows a quotation by "and" the
// source of that quotation.
func (r *reading) goesOnTo(f *found, all []found, near *extents) {
	if f.cue.empty() || !f.source.empty() || !f.told.empty() || f.cue.first < 2 || r.low[f.cue.first-1] != "and" && r.low[f.cue.first-1] != "but" {
		return
	}
	for _, j := range near.over(run{f.cue.first - 2, f.cue.first - 1}) {
		if o := &all[j]; !o.source.empty() && o.cue.last < f.cue.first && len(o.content) > 0 && o.content[len(o.content)-1].last == f.cue.first-1 && r.sent[o.cue.first] == r.sent[f.cue.first] {
			f.source = o.source
			return
		}
	}
}

// freed takes a participle of saying at the end of indirect speech out of it:
// "ruled that he must testify" "rejecting the argument that". Its subject is
// who speaks.
func (r *reading) freed(f *found, all []found, near *extents) {
	for _, j := range near.over(f.cue) {
		o := &all[j]
		n := len(o.content) - 1
		if n < 0 || o.cue.empty() || o.cue.last > f.cue.first || r.sent[o.cue.first] != r.sent[f.cue.first] {
			continue
		}
		c := &o.content[n]
		if !c.has(f.cue.first) || c.first >= f.cue.first-1 || r.quoted[f.cue.first] > 0 || c.last != f.content[len(f.content)-1].last {
			continue
		}
		c.last = f.cue.first - 1
	}
}
