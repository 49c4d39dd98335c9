package quote

import "slices"

// missingSource looks for the source of a verb of saying that the models left
// without one: the name right before the verb, perhaps with an apposition
// between, though they took it for content; or the source of the verb that it
// is coordinated with.
func (r *reading) missingSource(f *found, all []found) {
	if f.cue.empty() || !f.source.empty() || !f.told.empty() || len(r.doc.Tags) != len(r.low) || !r.activeVerb(f.cue) {
		return
	}
	if x := r.nameBefore(f.cue.first); !x.empty() {
		f.source = x
		f.content = without(f.content, run{x.first, f.cue.first})
		for k := range f.content {
			f.content[k] = r.bare(f.content[k].first, f.content[k].last)
		}
		f.content = slices.DeleteFunc(f.content, func(p run) bool { return r.words(p.first, p.last) == 0 })
		return
	}
	if r.subjectTaken(f) {
		return
	}
	f.source = r.sharedSource(f.cue, all)
}

// subjectTaken makes the noun phrase that opens the sentence the source where
// the models hold it for the first piece of what is said: "The head of the
// union that represents miners" "warned of" "strikes".
func (r *reading) subjectTaken(f *found) bool {
	if len(f.content) < 2 {
		return false
	}
	p := f.content[0]
	if p.last != f.cue.first || p.first != r.doc.Sentences[r.sent[f.cue.first]].First || f.content[1].first < f.cue.last || !r.insideGroup(p.first) {
		return false
	}
	for i := p.first; i < p.last; i++ {
		if r.quoted[i] > 0 || r.mark(i) {
			return false
		}
	}
	f.source, f.content = p, f.content[1:]
	return true
}

// activeVerb reports whether a cue is a finite verb that is no passive.
func (r *reading) activeVerb(cue run) bool {
	if !finite[r.doc.Tags[cue.first].Fine] && r.partOf(cue.first) != "ADV" {
		return false
	}
	verb := false
	for i := cue.first; i < cue.last; i++ {
		if beForms[r.low[i]] {
			return false
		}
		verb = verb || finite[r.doc.Tags[i].Fine]
	}
	return verb
}

// longestApposition is how many tokens may stand between a name and its verb.
const longestApposition = 16

// nameBefore is the name that ends before token i, with what stands in
// apposition to it: "Ann Hale, a lawyer in Osten, said". It opens a sentence
// or a clause.
func (r *reading) nameBefore(i int) run {
	first := r.doc.Sentences[r.sent[i]].First
	end := i
	if i > first && r.low[i-1] == "," {
		for end = i - 2; end > first && r.low[end] != ","; end-- {
			if finite[r.doc.Tags[end].Fine] || i-end > longestApposition || r.quoted[end] > 0 {
				return run{}
			}
		}
	}
	if r.allName(end+1, i-1) {
		if x := r.described(first, end); !x.empty() {
			return run{x.first, i - 1}
		}
	}
	x := run{end, end}
	for x.first > first && (r.partOf(x.first-1) == "PROPN" || r.partOf(x.first-1) == "NOUN" && r.capital(x.first-1)) && r.quoted[x.first-1] == 0 {
		x.first--
	}
	if x.empty() || x.first > first && r.low[x.first-1] != "," && r.quoted[x.first-1] == 0 || r.timeAt(x.first) {
		return run{}
	}
	if end < i {
		return run{x.first, i - 1}
	}
	return x
}

// allName reports whether tokens [first, last) are a name and nothing else.
func (r *reading) allName(first, last int) bool {
	for i := first; i < last; i++ {
		if r.partOf(i) != "PROPN" || r.quoted[i] > 0 {
			return false
		}
	}
	return first < last
}

// described is the description that ends before token end and to which a name
// stands in apposition: "the company's chief executive, Mona Reyes,". It opens
// the sentence or follows a quotation or comma.
func (r *reading) described(first, end int) run {
	x := run{end, end}
	for x.first > first && r.quoted[x.first-1] == 0 && (r.insideGroup(x.first-1) || r.partOf(x.first-1) == "ADP") {
		x.first--
	}
	if x.empty() || r.partOf(x.first) == "ADP" || r.partOf(end-1) == "ADP" || x.first > first && r.low[x.first-1] != "," && r.quoted[x.first-1] == 0 {
		return run{}
	}
	return x
}

// without is content with the tokens of x taken out.
func without(content []run, x run) []run {
	var out []run
	for _, p := range content {
		for _, part := range []run{{p.first, min(p.last, x.first)}, {max(p.first, x.last), p.last}} {
			if !part.empty() {
				out = append(out, part)
			}
		}
	}
	return out
}

// sharedSource is the source of the verb that a cue is coordinated with: "The
// union claimed that A and wrote that B".
func (r *reading) sharedSource(cue run, all []found) run {
	if len(r.doc.Arcs) != len(r.low) {
		return run{}
	}
	h := r.headOf(cue)
	for steps := 0; steps < 3 && r.doc.Arcs[h].Relation == "conj" && r.head[h] >= 0; steps++ {
		h = r.head[h]
		for k := range all {
			if all[k].cue.has(h) && !all[k].source.empty() && all[k].source.last <= all[k].cue.first {
				return all[k].source
			}
		}
	}
	return run{}
}

// conditional ends what is thought in an "if" or a "when" with its clause: of
// "If they think it is wrong, they can leave", "it is wrong".
func (r *reading) conditional(f *found) {
	if f.cue.empty() || f.source.empty() || len(f.content) == 0 || f.content[0].first < f.cue.last {
		return
	}
	first := r.doc.Sentences[r.sent[f.cue.first]].First
	at := min(f.source.first, f.cue.first) - 1
	if at < first || !conditions[r.low[at]] || r.quoted[at] > 0 || at > first && r.low[at-1] != "," && r.partOf(at-1) != "CCONJ" {
		return
	}
	c := f.content[0]
	if len(f.content) == 2 && r.low[c.last] == "," && f.content[1].first == c.last+1 && r.subjectAt(c.last+1, f.content[1].last) {
		f.content = f.content[:1]
		return
	}
	for i := c.first + 1; i+1 < c.last; i++ {
		if r.low[i] == "," && r.subjectAt(i+1, c.last) {
			f.content = r.trimmed(c.first, i)
			return
		}
	}
}

var conditions = map[string]bool{"if": true, "when": true, "while": true, "although": true, "though": true, "because": true, "since": true}

// subjectAt reports whether a subject and its verb stand at token i.
func (r *reading) subjectAt(i, last int) bool {
	return r.subjectPronoun(i) && r.finiteWithin(i+1, min(last, i+4)) || (r.partOf(i) == "PROPN" || r.low[i] == "the") && r.finiteWithin(i+1, min(last, i+6))
}

// brokenClause lets a content that ends in a subject go on with its verb: the
// models cut "they claim she has an interest" where the parse is wrong.
func (r *reading) brokenClause(f *found, all []found) {
	n := len(f.content)
	if n == 0 || f.cue.empty() || len(r.doc.Tags) != len(r.low) {
		return
	}
	c := &f.content[n-1]
	last := r.doc.Sentences[r.sent[c.last-1]].Last
	if c.first != f.cue.last || c.last-c.first > 2 || c.last >= last || !r.subjectPronoun(c.last-1) || !finite[r.doc.Tags[c.last].Fine] || r.quoted[c.first] > 0 {
		return
	}
	for k := range all {
		if all[k].cue.has(c.last) {
			return
		}
	}
	*c = r.bare(c.first, r.thoughtEnd(c.first, last))
}
