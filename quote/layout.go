package quote

import (
	"slices"
	"strings"
	"unicode"
)

// layouts finds statements that the page's layout gives to a speaker: the
// labels of a transcript ("WALLACE: ...") and lines under a quotation that
// name who said it ("― Ann Hale").
func (r *reading) layouts() []found {
	return append(append(r.transcript(), r.bylines()...), r.pulled()...)
}

// fewestLabels is how many labels make a transcript: a single "UPDATE:" does not.
const fewestLabels = 2

// transcript gives what follows each label, up to the next, to who is named.
func (r *reading) transcript() []found {
	var labels []run
	for i := range r.low {
		if r.low[i] == ":" {
			if l, ok := r.label(i); ok {
				labels = append(labels, l)
			}
		}
	}
	if len(labels) < fewestLabels || r.distinct(labels) < 2 {
		return nil
	}
	var out []found
	for k, l := range labels {
		end := r.paragraphEnd(l.last)
		if k+1 < len(labels) {
			end = r.upTo(end, labels[k+1].first)
		}
		if r.words(l.last+1, end) == 0 {
			continue
		}
		x := found{source: l, cue: run{l.last, l.last + 1}, rule: "transcript", score: 0.9}
		x.content = []run{{l.last + 1, end}}
		out = append(out, x)
	}
	return out
}

// upTo lets a turn run on over paragraphs without a label of their own.
func (r *reading) upTo(end, next int) int {
	if next < end {
		return next
	}
	for k := 0; k < 2 && end < next; k++ {
		end = min(next, r.paragraphEnd(end))
	}
	return end
}

// label is the capitals before the colon at i, when they open a paragraph or
// a sentence.
func (r *reading) label(i int) (run, bool) {
	first := i
	for first > 0 && i-first < 5 && r.allCapitals(first-1) {
		first--
	}
	if first == i || i+1 >= len(r.low) || r.sent[i+1] != r.sent[i] && r.paragraph(i+1) != r.paragraph(i) {
		return run{}, false
	}
	if first == 0 || r.paragraph(first-1) != r.paragraph(first) || strings.Contains(".?!\"”)]", r.low[first-1]) {
		return run{first, i}, true
	}
	return run{}, false
}

// allCapitals reports whether token i is a word in capitals, or an initial.
func (r *reading) allCapitals(i int) bool {
	letters := 0
	for _, c := range r.doc.Words(r.doc.Tokens[i].Span) {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsLetter(c) {
			letters++
		}
	}
	return letters > 1 || letters == 1 && strings.HasSuffix(r.low[i], ".")
}

func (r *reading) distinct(labels []run) int {
	seen := map[string]bool{}
	for _, l := range labels {
		seen[r.doc.Words(r.span(l.first, l.last))] = true
	}
	return len(seen)
}

// paragraphEnd is the token after the last one of the paragraph of token i.
func (r *reading) paragraphEnd(i int) int {
	if i >= len(r.low) {
		return len(r.low)
	}
	s := r.sent[i]
	p := r.doc.Sentences[s].Paragraph
	for s+1 < len(r.doc.Sentences) && r.doc.Sentences[s+1].Paragraph == p {
		s++
	}
	return r.doc.Sentences[s].Last
}

// longestByline is how many tokens a line that names a speaker may have.
const longestByline = 14

// bylines finds a quoted stretch with a dash and a name after it.
func (r *reading) bylines() []found {
	var out []found
	for _, q := range r.quotes {
		if q.depth > 1 {
			continue
		}
		first, last := r.doc.TokensIn(q.Span)
		if r.words(first, last) < 3 || last >= len(r.low) || !dashes[r.low[last]] {
			continue
		}
		end := r.paragraphEnd(last)
		name := r.nameFrom(last + 1)
		if end-last > longestByline || name.empty() || name.last < end && !strings.Contains(",(.", r.low[name.last]) {
			continue
		}
		out = append(out, found{content: []run{{first, last}}, cue: run{last, last + 1}, source: name, rule: "byline", score: 0.9})
	}
	return out
}

var dashes = map[string]bool{"-": true, "--": true, "–": true, "—": true, "―": true, "~": true}

// nameFrom is the capitalised words from token i on.
func (r *reading) nameFrom(i int) run {
	x := run{i, i}
	for x.last < len(r.low) && x.last-i < 6 && r.sent[x.last] == r.sent[i] && !r.mark(x.last) && r.shape[x.last]&shapeCapital != 0 {
		x.last++
	}
	return x
}

// joined adds to what the layout says what the model found, save where the two
// lie across each other.
func joined(layout, model []found) []found {
	out := slices.Clone(layout)
	near := extentsOf(layout)
	for _, f := range model {
		if !slices.ContainsFunc(near.over(f.extent()), func(l int) bool { return crosses(&f, &layout[l]) }) {
			out = append(out, f)
		}
	}
	return out
}

// crosses reports whether f has some of the words of a turn l, but does not
// lie within it.
func crosses(f, l *found) bool {
	whole := l.content[0]
	inside, outside := false, false
	for _, p := range append([]run{f.cue, f.source}, f.content...) {
		switch {
		case p.empty():
		case whole.first <= p.first && p.last <= whole.last:
			inside = inside || p != whole
			outside = outside || p == whole
		case p.first < whole.last && whole.first < p.last || l.cue.has(p.first) || l.source.has(p.first):
			return true
		default:
			outside = true
		}
	}
	return inside && outside
}
