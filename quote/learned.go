package quote

import "github.com/gainsay-news/gainsay/sequence"

// models are the weights of the learned finder.
type models struct {
	gate  *gate           // where cues are looked for; nil while the models are fitted: everywhere
	cue   *sequence.Model // what reports the outermost statements
	inner *sequence.Model // what reports statements within them
	span  *sequence.Model // source and content of a cue
	judge *sequence.Model // whether to believe the others
}

// eager is what the first model's cue labels are given on top, so that it
// proposes more than it would keep: the third model drops what is none.
var eager = []float32{0, 15, 15}

// keep is the chance from which a candidate is kept; from 0.3 to 0.45 the
// scores on PolNeAR dev move by no more than 0.4.
const keep = 0.36

// learned finds attributions: first the cues, then for each cue which tokens
// are its source and its content. Linking needs no step of its own.
func (r *reading) learned(m *models) []found {
	var out []found
	f := rooms.Get().(*features)
	defer rooms.Put(f)
	all := r.candidates(m, f)
	for k := range all {
		p := chance(m.judge, r.judgeFeatures(f, all, k))
		if p < keep {
			continue
		}
		if r.mendContent(&all[k]); len(all[k].content) == 0 {
			continue
		}
		x := all[k].found
		x.rule, x.score = "model", p
		out = append(out, x)
	}
	return append(out, r.nested(m, out, f)...)
}

// candidates are the attributions that the first two models propose.
func (r *reading) candidates(m *models, f *features) []candidate {
	var out []candidate
	var parts []run
	for _, s := range r.doc.Sentences {
		parts = r.stretches(m.gate, parts[:0], s.First, s.Last)
		for _, x := range parts {
			out = cuesOf(m.cue, r.cueRows(m.cue, f, s, x), eager, x.first, out)
		}
	}
	for k := range out {
		r.spread(m, &out[k], f)
	}
	return out
}

// cuesOf appends the cues that a model sees in rows, the first of token first.
func cuesOf(m *sequence.Model, rows [][]uint32, lean []float32, first int, out []candidate) []candidate {
	labels, margins := m.Margins(rows, lean)
	for _, cue := range labelled(labels, first) {
		out = append(out, candidate{found: found{cue: cue}, lead: margins[cue.first-first]})
	}
	return out
}

// spread finds source and content of a candidate's cue.
func (r *reading) spread(m *models, c *candidate, f *features) {
	c.window = r.window(c.found.cue, f.places)
	labels, margins := m.span.Margins(r.rows(m.span, f, &c.window), nil)
	x := c.window.read(labels)
	c.source, c.content = x.source, x.content
	c.least = edges(labels, margins)
	f.places, c.places = c.places, nil // the next window is laid there
	r.mendSource(c)
}

// edges is the least margin at a place where the label changes.
func edges(labels []int, margins []float32) float32 {
	least := float32(20)
	for i := 1; i < len(labels); i++ {
		if (labels[i]+1)/2 != (labels[i-1]+1)/2 {
			least = min(least, margins[i], margins[i-1])
		}
	}
	return least
}

// read turns the labels of the places into a source and a content.
func (w *window) read(labels []int) found {
	var x found
	for k, l := range labels {
		p := w.places[k].run
		switch {
		case w.cue.has(p.first) && !w.places[k].atom:
		case l == 1 && x.source.empty(), l == 2 && x.source.last == p.first:
			if x.source.empty() {
				x.source = p
			}
			x.source.last = p.last
		case l >= 3:
			if n := len(x.content); n > 0 && x.content[n-1].last == p.first {
				x.content[n-1].last = p.last
			} else {
				x.content = append(x.content, p)
			}
		}
	}
	return x
}

// mendSource takes the subject of the cue for its source where the model saw
// none, or another phrase than the subject that stands right before the verb.
func (r *reading) mendSource(c *candidate) {
	subject := r.subjectOf(c)
	switch {
	case subject.empty() && c.source.empty():
		c.source = r.besideCue(c)
	case subject.empty() || c.source.first < subject.last && subject.first < c.source.last:
	case c.source.empty(), c.source.last <= subject.first && subject.last == c.found.cue.first:
		c.source = subject
	}
}

// besideCue is the noun phrase that ends where a finite verb of saying
// begins, for sentences that the parser got wrong.
func (r *reading) besideCue(c *candidate) run {
	cue := c.found.cue
	if r.shape[c.head]&shapeVerb == 0 || len(r.doc.Tags) != len(r.low) || !finite[r.doc.Tags[cue.first].Fine] {
		return run{}
	}
	x := run{cue.first, cue.first}
	noun := false
	for i := cue.first - 1; i >= c.first && !holdsToken(c.content, i) && r.quoted[i] == 0; i-- {
		p := r.partOf(i)
		if p == "ADV" && x.empty() {
			x = run{i, i}
			continue
		}
		if p != "NOUN" && p != "PROPN" && p != "PRON" && p != "DET" && p != "ADJ" && p != "NUM" && r.low[i] != "of" && r.low[i] != "'s" {
			break
		}
		noun = noun || p == "NOUN" || p == "PROPN" || p == "PRON"
		x.first = i
	}
	if !noun || r.low[x.first] == "of" {
		return run{}
	}
	return x
}

// finite are the Penn tags of verbs that have a subject of their own.
var finite = map[string]bool{"VBD": true, "VBZ": true, "VBP": true, "MD": true}

// subjectOf is what the parse has as the subject of the cue, when it lies
// outside the content.
func (r *reading) subjectOf(c *candidate) run {
	for i := c.first; i < c.last; i++ {
		if r.head[i] < c.found.cue.first || r.head[i] >= c.found.cue.last || !r.subjectArc(i) || c.found.cue.has(i) {
			continue
		}
		x := run{r.left[i], r.right[i] + 1}
		if i < c.found.cue.first {
			x.last = min(x.last, c.found.cue.first)
		}
		for j := x.first; j < x.last; j++ {
			if holdsToken(c.content, j) || c.found.cue.has(j) {
				return run{}
			}
		}
		return r.bare(x.first, x.last)
	}
	return run{}
}

func (r *reading) subjectArc(i int) bool {
	return len(r.doc.Arcs) == len(r.low) && r.doc.Arcs[i].Relation == "nsubj"
}
