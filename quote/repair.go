package quote

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay/lexicon"
)

// repaired are the attributions with what grammar knows better than the
// models: who speaks in a passive, where a second cue starts, what is no part
// of a cue.
func (r *reading) repaired(all []found) []found {
	var out []found
	all = r.accordingWithin(all)
	near := extentsOf(all)
	wholeClauses(all, &near)
	for _, f := range all {
		if r.keptNameless(&f) || r.emptyLabel(&f) {
			continue
		}
		r.trimCue(&f)
		r.bounds(&f, all, &near)
		r.quotedAs(&f)
		r.dropExpletive(&f)
		r.sourceAfter(&f)
		r.askedOf(&f, all)
		r.accused(&f, all, &near)
		r.missingSource(&f, all)
		r.accordingPhrase(&f)
		r.accordingSubject(&f)
		r.conditional(&f)
		r.brokenClause(&f, all)
		if second, ok := r.splitCoordinated(&f); ok {
			out = append(out, f, second)
			continue
		}
		out = append(out, f)
	}
	r.participles(out)
	return out
}

// wholeClauses gives a content that starts with the verb of another statement
// that statement's source too: "According to the Mail, Hale said ...".
func wholeClauses(all []found, near *extents) {
	for k := range all {
		f := &all[k]
		if f.cue.empty() || f.source.empty() || f.source.last != f.cue.first {
			continue
		}
		for _, j := range near.over(f.cue) {
			if o := &all[j]; j != k && len(o.content) > 0 && o.content[0].first == f.cue.first && o.source.last <= f.source.first && o.cue.last <= f.source.first {
				o.content[0].first = f.source.first
			}
		}
	}
}

// trimCue takes a channel off the end of a cue: of "said in a statement",
// "said" is the cue.
func (r *reading) trimCue(f *found) {
	for i := f.cue.first + 1; i < f.cue.last; i++ {
		if !channelPreposition[r.low[i]] || r.shape[i-1]&shapeVerb == 0 {
			continue
		}
		if _, _, ok := r.channelIn(tokensOf(i+1, f.cue.last)); ok {
			f.cue.last = i
		}
	}
}

func tokensOf(first, last int) []int {
	var out []int
	for i := first; i < last; i++ {
		out = append(out, i)
	}
	return out
}

// quotedAs reads "X was quoted by Y as saying Z": X speaks.
func (r *reading) quotedAs(f *found) {
	passive, quoted := false, false
	for i := f.cue.first; i < f.cue.last; i++ {
		switch l := r.verbLemma(i); {
		case beForms[r.low[i]]:
			passive = true
		case l == "quote" || l == "cite":
			if quoted = true; !passive {
				return
			}
		}
	}
	last := r.doc.Sentences[r.sent[f.cue.first]].Last
	for i := f.cue.first; passive && i+1 < last; i++ {
		if r.low[i] != "as" || r.low[i+1] != "saying" && r.low[i+1] != "telling" {
			continue
		}
		subject, said := r.groupBefore(f.cue.first), i+2
		if said < last && r.low[said] == "by" {
			for said++; said < last && r.insideGroup(said); said++ {
			}
		}
		end := f.content
		if subject.empty() || len(end) == 0 || end[len(end)-1].last <= said {
			return
		}
		f.source = subject
		f.cue.last = min(f.cue.last, i+2)
		f.content = []run{{said, end[len(end)-1].last}}
		return
	}
	if by := f.source.first - 1; passive && quoted && by >= f.cue.last-1 && r.low[by] == "by" {
		if subject := r.groupBefore(f.cue.first); !subject.empty() && r.speaks(subject) {
			f.source, f.content = subject, without(f.content, subject)
		}
	}
}

var beForms = map[string]bool{"is": true, "are": true, "was": true, "were": true, "been": true, "being": true, "be": true}

// groupBefore is the noun phrase that ends before token i.
func (r *reading) groupBefore(i int) run {
	x := run{i, i}
	for j := i - 1; j >= r.doc.Sentences[r.sent[i]].First; j-- {
		switch r.partOf(j) {
		case "NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM":
			x.first = j
		default:
			return x
		}
	}
	return x
}

// dropExpletive takes "it" of "it is believed" for no source.
func (r *reading) dropExpletive(f *found) {
	if f.source.last-f.source.first != 1 || r.low[f.source.first] != "it" || len(r.doc.Tags) != len(r.low) {
		return
	}
	be := false
	for i := f.cue.first; i < f.cue.last; i++ {
		be = be || beForms[r.low[i]]
		if be && r.doc.Tags[i].Fine == "VBN" {
			f.source = run{}
			return
		}
	}
}

// sourceAfter takes the noun phrase right after the verb for the source where
// the model has it as content: "The bridge is shut, say officials".
func (r *reading) sourceAfter(f *found) {
	if f.cue.empty() || !f.source.empty() || len(f.content) < 2 || f.cue.first == 0 || !r.mark(f.cue.first-1) {
		return
	}
	if last := f.cue.last - 1; r.shape[last]&shapePlain == 0 && r.low[last] != "to" {
		return
	}
	for k, p := range f.content[1:] {
		if p.first != f.cue.last || r.sent[p.first] != r.sent[f.cue.first] || r.quoted[p.first] > 0 || !r.nominal(p) && !(r.allQuoted(f.content[0]) && r.briefed(p)) {
			continue
		}
		f.source = r.bare(p.first, p.last)
		f.content = append(slices.Clone(f.content[:k+1]), f.content[k+2:]...)
		return
	}
}

// nominal reports whether a run is a noun phrase, perhaps with a clause that
// hangs on it.
func (r *reading) nominal(x run) bool {
	if len(r.doc.Tags) != len(r.low) {
		return false
	}
	for i := x.first; i < x.last; i++ {
		switch {
		case r.low[i] == "who" || r.low[i] == "which":
			return i > x.first
		case r.quoted[i] > 0 || finite[r.doc.Tags[i].Fine] || r.sent[i] != r.sent[x.first]:
			return false
		}
	}
	switch r.partOf(x.first) {
	case "NOUN", "PROPN", "DET", "ADJ", "NUM":
		return true
	}
	return false
}

// briefed reports whether a run is a noun phrase with a participle that the
// tags may take for a verb: "a person briefed on the talks".
func (r *reading) briefed(x run) bool {
	i := x.first
	for i < x.last && r.insideGroup(i) && r.quoted[i] == 0 {
		i++
	}
	return i > x.first && i+1 < x.last && pasts[r.doc.Tags[i].Fine] && r.partOf(i-1) == "NOUN" && r.partOf(i+1) == "ADP" && r.nominal(run{x.first, i}) && !r.finiteWithin(i+1, x.last)
}

// askedOf reads "he was asked whether": he is asked, and does not speak.
func (r *reading) askedOf(f *found, all []found) {
	last := f.cue.last - 1
	for last > f.cue.first && r.low[last] != "asked" {
		last-- // "asked about"
	}
	if f.cue.empty() || f.source.empty() || f.source.last > f.cue.first || r.low[last] != "asked" {
		return
	}
	for i := f.cue.first; i < last; i++ {
		if beForms[r.low[i]] {
			f.told, f.source = f.source, run{}
			return
		}
	}
	if r.answers(f, all) {
		f.told, f.source = f.source, run{}
	}
}

// answers reports whether whom a cue has as its source is asked before he
// speaks: "Hale, asked about the cuts, said".
func (r *reading) answers(f *found, all []found) bool {
	if r.low[f.cue.first-1] != "," {
		return false
	}
	for k := range all {
		o := &all[k]
		if o.cue.first > f.cue.last && r.sent[o.cue.first] == r.sent[f.cue.first] && r.low[o.cue.first-1] == "," && o.source.first == f.source.first {
			return true
		}
	}
	return false
}

// accused reads "A accused B of telling C": within what A says, B tells.
func (r *reading) accused(f *found, all []found, near *extents) {
	if f.cue.empty() || f.source.empty() {
		return
	}
	for _, k := range near.over(run{f.cue.first, f.cue.first + 1}) {
		o := &all[k]
		if o.cue == f.cue || !holdsToken(o.content, f.cue.first) || holdsToken(o.content, f.source.first) {
			continue
		}
		if !o.source.empty() && (f.source.last <= o.source.first || f.source.first >= o.source.last) {
			continue
		}
		f.source = run{}
		if i := f.cue.first - 1; i > 0 && (r.low[i] == "of" || r.low[i] == "for" || r.low[i] == "from") {
			if g := r.groupBefore(i); holdsToken(o.content, g.first) {
				f.source = g
			}
		}
		return
	}
}

// splitCoordinated cuts "said A and added that B" into two attributions of
// one source.
func (r *reading) splitCoordinated(f *found) (found, bool) {
	if f.cue.empty() || len(f.content) != 1 || f.content[0].first < f.cue.last || len(r.doc.Tags) != len(r.low) {
		return found{}, false
	}
	fine := r.doc.Tags[r.headOf(f.cue)].Fine
	c := f.content[0]
	for i := c.first + 2; i+3 < c.last; i++ {
		if r.low[i] != "and" || r.quoted[i] > 0 {
			continue
		}
		verb := i + 1
		if r.partOf(verb) == "ADV" {
			verb++
		}
		if r.shape[verb]&shapePlain == 0 || r.doc.Tags[verb].Fine != fine {
			continue
		}
		next := verb + 1
		if r.low[next] != "that" && r.low[next] != ":" && !r.opensQuoted(next) {
			continue
		}
		second := found{cue: run{i + 1, verb + 1}, source: f.source, rule: f.rule + ":and", score: f.score}
		second.content = r.trimmed(next, c.last)
		f.content = r.trimmed(c.first, i)
		return second, len(second.content) > 0 && len(f.content) > 0
	}
	return found{}, false
}

// refusals and attitudes that a following verb of saying does not undo.
func (r *reading) leadingAct(f *found) (string, bool) {
	for i := f.cue.first; i+1 < f.cue.last; i++ {
		for _, c := range lexicon.VerbCues(r.low[i]) {
			if c.Act == "refused" {
				return c.Act, true
			}
		}
		if r.low[i+1] != "to" || i+2 >= f.cue.last {
			continue
		}
		if c := lexicon.VerbCues(r.low[i]); len(c) > 0 && strings.Contains("thought wanted planned", c[0].Act) && c[0].Act != "" {
			return c[0].Act, true
		}
	}
	return "", false
}

// asSaying finds "X was quoted (by Y) as saying Z" where the models saw no cue.
func (r *reading) asSaying(taken []bool) []found {
	var out []found
	for i := 1; i+1 < len(r.low); i++ {
		if r.low[i] != "quoted" && r.low[i] != "cited" || !beForms[r.low[i-1]] || r.quoted[i] > 0 || taken[i] {
			continue
		}
		last := r.doc.Sentences[r.sent[i]].Last
		f := found{cue: run{i - 1, i + 1}, source: r.groupBefore(i - 1), rule: "quoted-as", score: 0.85}
		for j := i + 1; j+2 < min(last, i+10); j++ {
			if r.low[j] == "as" && r.low[j+1] == "saying" && !f.source.empty() {
				f.content = r.trimmed(j+2, last)
				out = append(out, f)
				break
			}
		}
	}
	return out
}
