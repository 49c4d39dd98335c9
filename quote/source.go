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
	f.source = r.sharedSource(f.cue, all)
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

// accordingPhrase mends where the phrase "according to NAME of the BODY,"
// ends, when the models had it end before its comma.
func (r *reading) accordingPhrase(f *found) {
	if f.cue.empty() || f.source.empty() || f.source.first != f.cue.last || r.low[f.cue.last-1] != "to" || len(f.content) == 0 || f.content[0].first != f.source.last {
		return
	}
	c := &f.content[0]
	if p := r.partOf(c.first); p != "ADP" {
		return
	}
	for i := c.first; i < min(c.last, c.first+longestApposition); i++ {
		if finite[r.doc.Tags[i].Fine] || r.quoted[i] > 0 {
			return
		}
		if r.low[i] == "," {
			if i+2 < c.last {
				f.source.last, *c = i, r.bare(i+1, c.last)
			}
			return
		}
	}
}
