package quote

// sureNested is the lead from which a cue within a content is believed: on
// PolNeAR, which marks the outermost only, every one counts against the spans.
const sureNested = 90

// nested finds the statements that are reported within kept ones: of the
// inner cues those inside a content, with a source and a content of their own
// in the same piece.
func (r *reading) nested(m *models, kept []found, f *features) []found {
	var out []found
	near := extentsOf(kept)
	inner := r.innerCues(m, kept, f)
	for k := range inner {
		c := &inner[k]
		if c.lead < sureNested || r.shape[r.headOf(c.found.cue)]&(shapePlain|shapeNoun) == 0 {
			continue
		}
		piece, ok := pieceAround(kept, near.over(c.found.cue), c.found.cue)
		if !ok {
			continue
		}
		r.spread(m, c, f)
		if x, ok := r.within(c, piece); ok {
			out = append(out, x)
		}
	}
	return out
}

// innerCues are the cues that the model of inner ones sees in the sentences
// with a content that has a word of saying.
func (r *reading) innerCues(m *models, kept []found, f *features) []candidate {
	if m.inner == nil { // while the models are fitted
		return nil
	}
	asked := make([]bool, len(r.low)) // has a content, and is no cue
	for k := range kept {
		for _, p := range kept[k].content {
			for i := p.first; i < p.last; i++ {
				asked[i] = r.shape[i]&(shapePlain|shapeNoun) != 0
			}
		}
	}
	for k := range kept {
		for i := kept[k].cue.first; i < kept[k].cue.last; i++ {
			asked[i] = false
		}
	}
	var out []candidate
	var parts []run
	for _, s := range r.doc.Sentences {
		parts = around(parts[:0], s.First, s.Last, func(i int) bool { return asked[i] })
		for _, x := range parts {
			out = cuesOf(m.inner, r.cueRows(m.inner, f, s, x), nil, x.first, out)
		}
	}
	return out
}

// pieceAround is the smallest piece of a content that holds the cue, if the
// cue is not that of a kept attribution already.
func pieceAround(kept []found, near []int, cue run) (run, bool) {
	var best run
	for _, i := range near {
		if kept[i].cue.first < cue.last && cue.first < kept[i].cue.last {
			return run{}, false
		}
		for _, p := range kept[i].content {
			if p.first <= cue.first && cue.last <= p.last && (best.empty() || p.last-p.first < best.last-best.first) {
				best = p
			}
		}
	}
	return best, !best.empty()
}

// within cuts a candidate to the piece that it stands in.
func (r *reading) within(c *candidate, piece run) (found, bool) {
	x := found{cue: c.found.cue, rule: "model:nested", score: 1 - 1/(1+float64(c.lead)/4)}
	if s := cut(c.source, piece); !s.empty() && s == c.source {
		x.source = s
	}
	for _, p := range c.content {
		if p = cut(p, piece); !p.empty() && !(p.first <= piece.first && p.last >= piece.last) {
			if p = r.bare(p.first, p.last); r.words(p.first, p.last) > 1 {
				x.content = append(x.content, p)
			}
		}
	}
	return x, len(x.content) > 0 && !x.source.empty()
}

func cut(x, to run) run { return run{max(x.first, to.first), min(x.last, to.last)} }
