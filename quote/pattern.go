package quote

import (
	"strings"

	"github.com/gainsay-news/gainsay/lexicon"
)

// A found is an attribution in tokens: what the finders hand on.
type found struct {
	content []run // in text order
	cue     run
	source  run
	told    run // who is told or asked, as the subject of a passive
	rule    string
	score   float64
}

// A run is the tokens [first, last).
type run struct{ first, last int }

func (x run) empty() bool { return x.last <= x.first }

// patterns finds attributions sentence by sentence from words alone: one verb
// of saying outside quotation marks, its subject beside it, the rest content.
func (r *reading) patterns() []found {
	var out []found
	taken := make([]bool, len(r.quotes))
	for s := range r.doc.Sentences {
		if f, ok := r.inSentence(s); ok {
			out = append(out, f)
			for _, c := range f.content {
				for i := c.first; i < c.last; i++ {
					if q := r.quoted[i]; q > 0 {
						taken[q-1] = true
					}
				}
			}
		}
	}
	for k, q := range r.quotes {
		if taken[k] || q.depth > 1 {
			continue
		}
		first, last := r.doc.TokensIn(q.Span)
		if r.words(first, last) >= 4 {
			out = append(out, found{content: []run{{first, last}}, rule: "marks", score: 0.5})
		}
	}
	return out
}

func (r *reading) inSentence(s int) (found, bool) {
	first, last := r.doc.Sentences[s].First, r.doc.Sentences[s].Last
	for i := first; i < last; i++ {
		if r.quoted[i] > 0 {
			continue
		}
		if r.low[i] == "according" && i+1 < last && r.low[i+1] == "to" {
			return r.according(i, first, last)
		}
		if c := lexicon.VerbCues(r.low[i]); len(c) > 0 && c[0].Plain && i > first-1 {
			if f, ok := r.around(i, first, last); ok {
				return f, true
			}
		}
	}
	return found{}, false
}

func (r *reading) according(i, first, last int) (found, bool) {
	end := i + 2
	for end < last && !strings.Contains(",.;", r.low[end]) {
		end++
	}
	f := found{cue: run{i, i + 2}, source: run{i + 2, end}, rule: "according-to", score: 0.9}
	if i-first > 2 {
		f.content = r.trimmed(first, i)
	} else {
		f.content = r.trimmed(end, last)
	}
	return f, len(f.content) > 0 && !f.source.empty()
}

// around reads the sentence about a verb of saying at i.
func (r *reading) around(i, first, last int) (found, bool) {
	f := found{cue: run{i, i + 1}, rule: "said", score: 0.7}
	comma := i - 1
	for comma >= first && r.low[comma] != "," && !(r.quoted[comma] > 0 && r.quoteMark(comma)) {
		comma--
	}
	between := r.words(comma+1, i)
	if comma-first > 2 && between <= 8 && r.closes(i+1, last, between > 0) {
		f.content = r.trimmed(first, comma+1)
		f.source = run{comma + 1, i}
		after := i + 1
		if f.source.empty() {
			for after < last && !strings.Contains(",.", r.low[after]) && r.quoted[after] == 0 {
				after++
			}
			f.source = run{i + 1, after}
		}
		for after < last && r.quoted[after] == 0 {
			after++
		}
		if after < last {
			f.content = append(f.content, r.trimmed(after, last)...)
		}
		return f, !f.source.empty() && len(f.content) > 0
	}
	f.source = r.bare(first, i)
	f.content = r.trimmed(i+1, last)
	return f, !f.source.empty() && len(f.content) > 0
}

// closes reports whether the clause of the verb before from ends soon: what
// follows is a name (when the subject is still to come), then a stop.
func (r *reading) closes(from, last int, subject bool) bool {
	for i := from; i < last && i < from+8; i++ {
		switch {
		case strings.Contains(".,;:", r.low[i]) || r.quoted[i] > 0:
			return true
		case subject && i > from+5:
			return false
		}
	}
	return from >= last || last-from < 8
}

// trimmed is the run without marks at its ends, quotation marks kept.
func (r *reading) trimmed(first, last int) []run {
	x := r.bare(first, last)
	if x.empty() {
		return nil
	}
	return []run{x}
}

func (r *reading) bare(first, last int) run {
	for first < last && r.mark(first) && r.quoted[first] == 0 {
		first++
	}
	for last > first && r.mark(last-1) && r.quoted[last-1] == 0 {
		last--
	}
	return run{first, last}
}
