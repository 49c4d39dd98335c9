package quote

import (
	"slices"

	"github.com/gainsay-news/gainsay"
)

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

// accordingWithin mends "X has learned that according to Y, Z" and "which,
// according to Y, Z": Z is what Y says, and what X has learned goes on to its
// end. The models often see only one of the two.
func (r *reading) accordingWithin(all []found) []found {
	if len(r.doc.Tags) != len(r.low) {
		return all
	}
	var near *extents
	for i := 0; i+3 < len(r.low); i++ {
		if r.low[i] != "according" || r.low[i+1] != "to" || r.quoted[i] > 0 {
			continue
		}
		comma := r.commaAfter(i+2, i)
		if comma < 0 {
			continue
		}
		if near == nil {
			x := extentsOf(all)
			near = &x
		}
		last := r.doc.Sentences[r.sent[i]].Last
		switch {
		case i > 1 && r.low[i-1] == "that":
			r.throughComma(all, near, i-1, comma)
			all = r.setAccording(all, near, found{cue: run{i, i + 2}, source: run{i + 2, comma}, content: r.trimmed(comma+1, last), rule: "according", score: 0.8})
		case i > 1 && r.low[i-1] == "," && relativizers[r.low[i-2]]:
			content := append([]run{{i - 2, i - 1}}, r.trimmed(comma+1, r.relativeEnd(comma+1, last))...)
			all = r.setAccording(all, near, found{cue: run{i, i + 2}, source: run{i + 2, comma}, content: content, rule: "according", score: 0.8})
		case i == r.doc.Sentences[r.sent[i]].First && r.speaks(run{i + 2, comma}) && r.finiteWithin(comma+1, last) && !anyCue(all, near, i):
			all = append(all, found{cue: run{i, i + 2}, source: run{i + 2, comma}, content: r.trimmed(comma+1, last), rule: "according", score: 0.8})
		}
	}
	return all
}

// anyCue reports whether token i belongs to the cue of an attribution.
func anyCue(all []found, near *extents, i int) bool {
	return slices.ContainsFunc(near.over(run{i, i + 1}), func(j int) bool { return all[j].cue.has(i) })
}

// throughComma lets the contents that hold token that, and end before the
// comma of a phrase that opens them, go on to the end of the sentence.
func (r *reading) throughComma(all []found, near *extents, that, comma int) {
	for _, j := range near.over(run{that, that + 1}) {
		if o := &all[j]; holdsToken(o.content, that) && o.content[len(o.content)-1].last <= comma {
			o.content[len(o.content)-1].last = r.bare(that, r.doc.Sentences[r.sent[that]].Last).last
		}
	}
}

// setAccording puts x in the place of the attribution with its cue, or beside
// the others.
func (r *reading) setAccording(all []found, near *extents, x found) []found {
	for _, j := range near.over(x.cue) {
		if all[j].cue.first == x.cue.first {
			all[j].source, all[j].content = x.source, x.content
			return all
		}
	}
	return append(all, x)
}

// relativizers open a clause that hangs on a noun.
var relativizers = map[string]bool{"which": true, "who": true, "that": true}

// commaAfter is the comma that ends the phrase of a source from token i on, in
// the sentence of token cue; -1 where a verb or the end comes first.
func (r *reading) commaAfter(i, cue int) int {
	last := r.doc.Sentences[r.sent[cue]].Last
	for ; i+2 < last && i-cue < longestApposition+4; i++ {
		switch {
		case r.low[i] == ",":
			return i
		case r.quoted[i] > 0 || finite[r.doc.Tags[i].Fine] && r.doc.Tags[i].Fine != "VBD":
			return -1
		}
	}
	return -1
}

// relativeEnd is where the clause that starts at token i ends: before the
// comma after its verb.
func (r *reading) relativeEnd(i, last int) int {
	verb := false
	for ; i < last; i++ {
		if verb && r.low[i] == "," {
			return i
		}
		verb = verb || finite[r.doc.Tags[i].Fine]
	}
	return last
}

// accordingSubject takes the subject of the clause out of the source where no
// comma parts them: "According to the Osten Index Professor Hale is".
func (r *reading) accordingSubject(f *found) {
	if f.cue.empty() || f.source.first != f.cue.last || r.low[f.cue.last-1] != "to" || len(f.content) == 0 || f.content[0].first != f.source.last || !finite[r.doc.Tags[f.source.last].Fine] {
		return
	}
	s := r.span(f.source.first, f.source.last)
	for _, m := range mentionsFrom(r.doc, s.Start) {
		if m.Start >= s.End {
			return
		}
		if m.Form != gainsay.Name || m.Kind != gainsay.Person || m.End != s.End {
			continue
		}
		first, _ := r.doc.TokensIn(m.Span)
		for first-1 > f.source.first+1 && r.capital(first-1) && !r.inName(first-1) {
			first-- // "Professor"
		}
		if first > f.source.first+1 {
			f.source.last, f.content[0].first = first, first
		}
		return
	}
}
