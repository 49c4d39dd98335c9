package mention

import "github.com/gainsay-news/gainsay"

// pairs finds two people, or two bodies, named side by side: "Ada Munro and
// Doran Kell". They can speak together and be spoken of as "they".
func (f *finder) pairs() {
	for k := 0; k+1 < len(f.found); k++ {
		x, y := &f.found[k], &f.found[k+1]
		if x.kind != y.kind || x.kind != gainsay.Person && x.kind != gainsay.Organization || x.last <= x.first || y.last <= y.first {
			continue
		}
		and := x.last
		if f.lower(and) != "and" || f.lower(x.first-1) == "," || f.lower(x.first-1) == "and" || !f.sameSentence(x.first, y.last-1) {
			continue
		}
		switch y.first - and {
		case 1:
		case 2:
			if f.lower(and+1) != "the" {
				continue
			}
		default:
			continue
		}
		if f.lower(y.last) == "and" || possessive(f.lower(y.last)) {
			continue
		}
		f.out = append(f.out, gainsay.Mention{Span: f.span(x.first, y.last), Form: gainsay.Nominal, Kind: x.kind, Head: x.last - 1, Rule: gainsay.SideBySide})
	}
}

// initialsFirst joins a name to the one after it that opens with an initial:
// "Ann-Marie" and "G. Holt" are one person's.
func (f *finder) initialsFirst() {
	for k := 0; k+1 < len(f.found); k++ {
		x, y := &f.found[k], &f.found[k+1]
		if x.last != y.first || x.last-x.first != 1 || y.kind != gainsay.Person || x.kind == gainsay.Nationality || f.titleWord(x.first) || f.doc.Tokens[x.last-1].End == f.doc.Tokens[y.first].Start {
			continue
		}
		if w := f.text(y.first); len(w) != 2 || w[1] != '.' || !f.sameSentence(x.first, y.first) || y.last-y.first < 2 {
			continue
		}
		y.first, x.last = x.first, x.first
	}
}
