package toponym

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
)

// holderAfter is the place that a comma and its name after token last give as
// the holder of what stands before: "Troy, N.C.", "Basra, Iraq", "Troy (N.C.)".
func (s *scan) holderAfter(last int, in *gainsay.Sentence) gazetteer.Entry {
	if last+1 >= in.Last || s.word(last) != "," && s.word(last) != "(" {
		return gazetteer.Entry{}
	}
	for end := min(in.Last, last+4); end > last+1; end-- {
		text := s.text(last+1, end)
		if e := gazetteer.Abbreviated(text); e.Known() {
			return e
		}
		if !s.capital(end - 1) {
			continue
		}
		if run := gazetteer.Lookup(text); len(run) > 0 && !misread[text] {
			return run[0]
		}
	}
	return gazetteer.Entry{}
}

// withHolder ties the name that ends before token last to the place named
// right after it and takes an abbreviation there for a name of its own. It
// returns the token to go on with.
func (s *scan) withHolder(last int, in *gainsay.Sentence) int {
	n := &s.names[len(s.names)-1]
	if end := s.withDistrict(n, last, in); end > last {
		return end
	}
	if last+1 >= in.Last || s.word(last) != "," && s.word(last) != "(" {
		return last
	}
	for end := min(in.Last, last+4); end > last+1; end-- {
		text := s.text(last+1, end)
		holder := gazetteer.Abbreviated(text)
		if holder.Known() && s.choose(n, holder) {
			s.names = append(s.names, name{Span: gainsay.Span{Start: s.doc.Tokens[last+1].Start, End: s.doc.Tokens[end-1].End}, first: last + 1, last: end,
				senses: gazetteer.Lookup(holder.Name()), found: "abbreviation", choice: holder, rule: "abbreviation after a comma"})
			return end
		}
		for _, h := range first(gazetteer.Lookup(text), 8) {
			if s.choose(n, h) {
				n.holder = h
				return last
			}
		}
	}
	return last
}

// withDistrict widens "Washington" to "Washington, D.C.".
func (s *scan) withDistrict(n *name, last int, in *gainsay.Sentence) int {
	if s.word(last-1) != "Washington" && s.word(last-1) != "WASHINGTON" {
		return last
	}
	for _, end := range []int{last + 2, last + 1} {
		if end > in.Last || n.first+1 != last {
			continue
		}
		if d := s.word(end - 1); d != "D.C." && d != "DC" && d != "D.C" || end == last+2 && s.word(last) != "," {
			continue
		}
		n.End, n.last = s.doc.Tokens[end-1].End, end
		n.senses = gazetteer.Lookup("D.C.")
		return end
	}
	return last
}

// choose takes the sense of n that lies within holder and reports whether
// there is one. The name after the comma must be the larger place.
func (s *scan) choose(n *name, holder gazetteer.Entry) bool {
	if top := n.senses[0]; !holder.Holds(top) && (large(top) || top.Class() == "ADM1" && strong(top)) {
		return false // "Florida, New York and Ohio" is a list
	}
	for _, e := range first(n.senses, 64) {
		if e != holder && holder.Holds(e) {
			if e.Class() == "ADM1" {
				e = townIn(e, n.senses)
			}
			n.choice, n.holder, n.rule, n.weak = e, holder, byComma, false
			return true
		}
	}
	return false
}

func first(run []gazetteer.Entry, n int) []gazetteer.Entry { return run[:min(n, len(run))] }

// listed takes the division of a name for its town where it stands in a list
// of divisions: "Florida, New York and Ohio".
func (s *scan) listed(i int) {
	n := &s.names[i]
	if !town(n.choice) || n.rule == byComma || n.weak {
		return
	}
	beside := gazetteer.Entry{}
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(s.names) || !s.enumerated(min(i, j)) {
			continue
		}
		if o := s.names[j].choice; o.Class() != "ADM1" || o.Holds(n.choice) {
			return
		}
		beside = s.names[j].choice
	}
	for _, e := range first(n.senses, 8) {
		if beside.Known() && e.Class() == "ADM1" && e.Holder() == beside.Holder() {
			n.choice, n.rule = e, "in a list of divisions"
			return
		}
	}
}

// enumerated reports whether nothing but a comma, "and" or "or" stands between
// name i and the next.
func (s *scan) enumerated(i int) bool {
	from, to := s.names[i].last, s.names[i+1].first
	if to <= from || to-from > 2 {
		return false
	}
	for t := from; t < to; t++ {
		if w := s.word(t); w != "," && w != "and" && w != "or" {
			return false
		}
	}
	return true
}
