package quote

import (
	"slices"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// cuts mends where the models cut through a name, a phrase or a clause: what
// the parse and the marks around it tell of where sources and contents end.
func (r *reading) cuts(f *found, all []found, near *extents) {
	r.afterLabel(f)
	r.antecedent(f)
	r.splitName(f)
	r.parenthesis(f)
	r.behindWhom(f)
	r.openStart(f, all, near)
	r.mainClause(f)
}

// afterLabel begins a source of a headline behind a colon: in "Marsh: Video
// shows" the video shows.
func (r *reading) afterLabel(f *found) {
	if r.doc.Tokens[f.cue.first].Start >= r.titleEnd() {
		return
	}
	for i := f.source.last - 2; i > f.source.first; i-- {
		if r.low[i] == ":" && r.quoted[i] == 0 {
			f.source.first = i + 1
			return
		}
	}
}

// antecedent drops what a relative source goes back to from what is said:
// "Judge Tice," who said "that it was late".
func (r *reading) antecedent(f *found) {
	w := r.low[f.source.first]
	if len(f.content) < 2 || f.source.last-f.source.first != 1 || w != "who" && w != "which" || f.content[len(f.content)-1].first < f.cue.last {
		return
	}
	if p := f.content[0]; (p.last == f.source.first || p.last == f.source.first-1) && r.phraseOnly(p) {
		f.content = f.content[1:]
	}
}

// splitName gives a source the rest of its noun phrase, where the models took
// it for what is said: "Owen" "Tice" said, "Jim Cole, Vector" "Systems head," said.
func (r *reading) splitName(f *found) {
	if f.source.empty() || f.source.last > f.cue.first || len(f.content) < 2 || f.content[len(f.content)-1].first < f.cue.last || r.partOf(f.source.first) == "PRON" || r.partOf(f.source.first) == "DET" {
		return
	}
	f.content = slices.DeleteFunc(slices.Clone(f.content), func(p run) bool {
		switch {
		case p.last == f.source.first && r.phraseOnly(p) && r.tied(p, f.source):
			f.source.first = p.first
		case p.first == f.source.last && (p.last == f.cue.first || p.last == f.cue.first-1 && r.mark(p.last)) && r.phraseOnly(p):
			f.source.last = p.last
		default:
			return false
		}
		return true
	})
}

// tied reports whether the end of a run and the start of the next are in one
// name or, by the parse, in one phrase: not "a history" "Munro" would like to
// forget.
func (r *reading) tied(x, y run) bool {
	if y.has(r.head[x.last-1]) || x.has(r.head[y.first]) {
		return true
	}
	end := r.span(x.last-1, y.first+1)
	for _, m := range mentionsFrom(r.doc, end.Start-longestName) {
		if m.Start > end.Start {
			break
		}
		if m.Form == gainsay.Name && m.Contains(end) {
			return true
		}
	}
	return false
}

// longestName is how many bytes before its second half a name may begin.
const longestName = 60

// phraseOnly reports whether a run is within one noun phrase without a time.
func (r *reading) phraseOnly(p run) bool {
	for i := p.first; i < p.last; i++ {
		if r.quoted[i] > 0 || r.partOf(i) == "PRON" || r.timeAt(i) || !r.insideGroup(i) && !(i > p.first && (r.partOf(i) == "ADP" || r.low[i] == "and")) {
			return false
		}
	}
	return true
}

// parenthesis reads a verb of saying and its subject in the midst of what is
// said: "The bridge," "says the mayor," "is closed".
func (r *reading) parenthesis(f *found) {
	i, s := f.cue.first, r.doc.Sentences[r.sent[f.cue.first]]
	if f.cue.last-i != 1 || i-1 <= s.First || r.low[i-1] != "," || r.shape[i]&shapePlain == 0 || r.quoted[i] > 0 || !pasts[r.doc.Tags[i].Fine] {
		return
	}
	before := run{s.First, i - 1}
	if !f.source.empty() && (f.source.first != before.first || f.source.last < before.last || f.source.last > i) || f.source.empty() && !f.holds(s.First) {
		return
	}
	end := f.cue.last
	for end < s.Last && !(r.low[end] == "," && end+1 < s.Last && finite[r.doc.Tags[end+1].Fine]) {
		if r.quoted[end] > 0 || finite[r.doc.Tags[end].Fine] || !r.mark(end) && !r.insideGroup(end) && r.partOf(end) != "ADP" {
			return
		}
		end++
	}
	last := s.Last
	for last > end && r.mark(last-1) {
		last--
	}
	if end == f.cue.last || end+1 >= last || r.anyQuoted(run{s.First, last}) || !r.nominal(run{f.cue.last, end}) {
		return
	}
	f.source, f.content = run{f.cue.last, end}, []run{before, {end + 1, last}}
}

// behindWhom begins a content behind whom it is said to and on what occasion:
// "told" "the teachers on the lawn" "that", "said" "in a letter to the board"
// "that", "told" "the council," "\"...".
func (r *reading) behindWhom(f *found) {
	if len(f.content) == 0 || f.content[0].first < f.cue.last || f.content[0].first >= len(r.low) || r.quoted[f.cue.last] > 0 || r.sent[f.content[0].first] != r.sent[f.cue.first] {
		return
	}
	c, listens := &f.content[0], lexicon.Listener(r.verbLemma(f.cue.last-1))
	if listens && r.low[c.first] != "that" {
		group := f.cue.last
		for group < c.last && r.insideGroup(group) && r.quoted[group] == 0 {
			group++
		}
		if c.first < group && group+1 < c.last && r.low[group] == "," && r.opensQuoted(group+1) {
			f.told, c.first = run{f.cue.last, group}, group+1
			return
		}
	}
	group := c.first == f.cue.last && listens && r.insideGroup(c.first) && r.partOf(c.first) != "PRON"
	if !group && (r.partOf(c.first) != "ADP" || c.first-f.cue.last > longestDetour) {
		return
	}
	relative := false
	for i := c.first + 1; i < min(c.last-2, c.first+longestWhom); i++ {
		if r.quoted[i] > 0 || r.low[i] == ":" || r.low[i] == ";" {
			return
		}
		relative = relative || r.low[i] == "who"
		if r.low[i] != "that" || r.partOf(i) != "SCONJ" {
			continue
		}
		if h := r.head[i]; group && relative || h > i && f.cue.has(r.head[h]) && r.relation(h) == "ccomp" {
			if listens && f.told.empty() {
				f.told = r.bare(c.first, i)
			}
			c.first = i
			return
		}
	}
}

// longestWhom is how many tokens may tell to whom something is said.
const longestWhom = 24

// relation is how token i hangs on its head, "" without a parse.
func (r *reading) relation(i int) string {
	if len(r.doc.Arcs) != len(r.low) {
		return ""
	}
	return r.doc.Arcs[i].Relation
}

// openStart begins a content in front of its cue with the clause that it is in
// the midst of; a clause in front of a cue that has its words behind it is none.
func (r *reading) openStart(f *found, all []found, near *extents) {
	if len(f.content) == 0 || f.source.empty() || f.content[0].last > f.cue.first || r.words(f.content[0].first, f.content[0].last) < 3 {
		return
	}
	c, s := &f.content[0], r.doc.Sentences[r.sent[f.content[0].first]]
	if c.first == s.First || c.last > s.Last || r.quoted[c.first] > 0 || r.quoted[c.first-1] > 0 || r.mark(c.first-1) || opening[r.low[c.first-1]] || r.partOf(c.first-1) == "CCONJ" || f.source.has(c.first-1) {
		return
	}
	if n := len(f.content) - 1; n > 0 && f.content[n].first >= f.cue.last && (r.low[f.cue.last] != "," || r.opensQuoted(f.cue.last+1)) {
		f.content = f.content[1:]
		return
	}
	first := c.first
	for first > s.First && r.quoted[first-1] == 0 && !f.source.has(first-1) && !barrier[r.low[first-1]] {
		first--
	}
	for _, k := range near.over(run{first, c.first}) {
		if o := &all[k]; o != f && !o.cue.empty() && o.cue != f.cue && holdsAny(o, first, c.first) {
			return
		}
	}
	c.first = first
}

// opening are the words that open a clause and may be left out of what is said.
var opening = map[string]bool{"that": true, "if": true, "whether": true, "as": true, "while": true, "because": true, "although": true, "though": true, "when": true, "after": true, "before": true, "so": true, "yet": true, "still": true, "also": true, "meanwhile": true, "however": true}

// barrier are the marks beyond which another clause is.
var barrier = map[string]bool{":": true, ";": true, "--": true, "—": true, "–": true, "(": true, ")": true, "[": true}

// mainClause ends a content before the verb of the clause that the cue only
// hangs on: "Munro's vow to build a bridge" "has failed", "Munro, who said that
// she would come," "left".
func (r *reading) mainClause(f *found) {
	n := len(f.content) - 1
	if n < 0 || f.content[n].first < f.cue.last || len(r.doc.Arcs) != len(r.low) {
		return
	}
	c, h := &f.content[n], r.headOf(f.cue)
	if rel := r.relation(h); rel != "acl:relcl" && !(subjects[rel] && r.partOf(h) == "NOUN") {
		return
	}
	branch := h
	for v, steps := r.head[h], 0; v >= 0 && steps < 8; v, steps = r.head[v], steps+1 {
		if v >= c.last || r.quoted[v] > 0 {
			return
		}
		if v > c.first && r.partOf(v) != "NOUN" && r.partOf(v) != "PROPN" && subjects[r.relation(branch)] {
			r.endBefore(f, n, v, branch)
			return
		}
		branch = v
	}
}

// subjects are the relations of what a verb tells something of.
var subjects = map[string]bool{"nsubj": true, "nsubj:pass": true}

// endBefore ends piece n of a content before the words of verb v that do not
// hang on its branch.
func (r *reading) endBefore(f *found, n, v, branch int) {
	c := &f.content[n]
	for i := c.first + 1; i <= v; i++ {
		top := i
		for steps := 0; top != v && r.head[top] != v && r.head[top] >= 0 && steps < 40; steps++ {
			top = r.head[top]
		}
		if top == branch || r.head[top] != v && top != v || r.mark(i) {
			continue
		}
		if b := r.bare(c.first, i); b.last-b.first > 2 && (r.low[i-1] == "," || r.partOf(r.headOf(f.cue)) == "NOUN") {
			c.last = b.last
		}
		return
	}
}

// besideVerb gives a verb without a source that stands beside another cue, or
// tells how it is said, the source of that: "accused the army and named Hale",
// "expressed doubt saying".
func (r *reading) besideVerb(f *found, all []found, near *extents) {
	if f.cue.empty() || !f.source.empty() || !f.told.empty() || len(r.doc.Arcs) != len(r.low) {
		return
	}
	h := r.headOf(f.cue)
	up := r.head[h]
	if up < 0 || up > h || !(r.relation(h) == "conj" && r.doc.Tags[h].Fine == r.doc.Tags[up].Fine || r.relation(h) == "advcl" && r.doc.Tags[h].Fine == "VBG") {
		return
	}
	for i := up + 1; i < h; i++ {
		if r.head[i] == h && subjects[r.relation(i)] {
			return
		}
	}
	for _, k := range near.over(run{up, up + 1}) {
		if o := &all[k]; o.cue.has(up) && !o.source.empty() && r.activeVerb(o.cue) {
			f.source = o.source
			return
		}
	}
}

// emptyLabel reports whether a headline's colon follows what says nothing: no
// person, no body and no sort of report ("Box Office: It's Good to Be Strange").
func (r *reading) emptyLabel(f *found) bool {
	if f.cue.empty() || r.doc.Body == 0 && r.sent[f.cue.first] != 0 || r.doc.Tokens[f.cue.first].Start >= max(1, r.titleEnd()) || r.low[f.cue.last-1] != ":" {
		return false
	}
	if f.source.empty() || len(r.doc.Tags) != len(r.low) {
		return f.source.empty()
	}
	head := f.source.last - 1
	if sourceLabels[r.low[head]] || lexicon.UnnamedNoun(r.low[head]) || f.source.first == head && r.allCapitals(head) || r.fullName(f.source) {
		return false
	}
	if _, ok := lexicon.PersonNoun(r.doc.Tags[head].Lemma); ok || lexicon.UnnamedNoun(r.doc.Tags[head].Lemma) {
		return false
	}
	return !r.inBody(head)
}

// fullName reports whether a run is a person's name of two words or more.
func (r *reading) fullName(x run) bool {
	s := r.span(x.first, x.last)
	for _, m := range mentionsFrom(r.doc, s.Start) {
		if m.Start > s.Start {
			break
		}
		if m.Span == s {
			return m.Form == gainsay.Name && m.Kind == gainsay.Person && x.last-x.first > 1
		}
	}
	return false
}

// titleEnd is where the first line ends.
func (r *reading) titleEnd() int {
	if len(r.doc.Paragraphs) < 2 {
		return 0
	}
	return r.doc.Paragraphs[0].End
}

// inBody reports whether the name that ends with token i of the headline
// stands in the text below too.
func (r *reading) inBody(i int) bool {
	for k := range r.doc.Mentions {
		m := &r.doc.Mentions[k]
		if m.Start < r.titleEnd() || m.Form != gainsay.Name || m.Kind == gainsay.KindUnknown {
			continue
		}
		if _, last := r.doc.TokensIn(m.Span); last > 0 && r.low[last-1] == r.low[i] {
			return true
		}
	}
	return false
}
