package toponym

import (
	"math"
	"strings"

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

// A sense is a distinct name of the document.
type sense struct {
	run    []gazetteer.Entry
	choice gazetteer.Entry
	rule   string
	count  int
}

// resolve chooses a place for each distinct name: a name has one sense in a
// document, but where the text itself says another.
func (s *scan) resolve() {
	all := s.distinct()
	near := newNearby()
	for _, d := range all {
		if d.certain() {
			near.add(d.choice, float64(d.count))
		} else if e := d.tentative(); e.Known() {
			near.add(e, 0.5*float64(d.count))
		}
	}
	s.addFrame(near)
	for pass := range 2 {
		for _, d := range all {
			if d.rule == "" || pass > 0 && d.rule == byNeighbours {
				d.decide(near)
			}
		}
		if pass == 0 {
			for _, d := range all {
				if d.choice.Known() && !d.certain() {
					near.add(d.choice, 0.3*float64(d.count))
				}
			}
		}
	}
	s.spread()
	for i := range s.names {
		s.listed(i)
	}
}

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

const (
	byNeighbours = "what is named beside it"
	byPeople     = "most people"
	bySize       = "country or region"
	bySingle     = "only one of the name"
)

// certain reports whether the name alone, or the text right beside it, says
// which place it is.
func (d *sense) certain() bool {
	return d.choice.Known() && d.rule != byNeighbours && d.rule != byPeople
}

// distinct groups the names by what they may name and settles the sure ones.
func (s *scan) distinct() []*sense {
	s.senses = map[*gazetteer.Entry]*sense{}
	holders := map[gazetteer.Entry]bool{}
	var all []*sense
	for i := range s.names {
		n := &s.names[i]
		if len(n.senses) == 0 || n.weak {
			continue
		}
		d := s.senses[&n.senses[0]]
		if d == nil {
			d = &sense{run: n.senses}
			s.senses[&n.senses[0]] = d
			all = append(all, d)
		}
		d.count++
		if n.choice.Known() && d.choice != n.choice {
			d.choice, d.rule = n.choice, n.rule
		}
		if n.holder.Known() {
			holders[n.holder] = true
		}
	}
	for _, d := range all {
		d.settle()
		for _, e := range first(d.run, 64) {
			if d.rule != byComma && holders[e] {
				d.choice, d.rule = e, "holds the place before the comma"
				break
			}
		}
	}
	return all
}

const byComma = "within the place after the comma"

// settle chooses where the gazetteer leaves no doubt.
func (d *sense) settle() {
	if d.choice.Known() {
		return
	}
	top := townFirst(d.run)
	switch {
	case len(d.run) == 1:
		d.choice, d.rule = top, bySingle
	case large(top) && top.Name() != "Georgia":
		d.choice, d.rule = top, bySize
	}
}

// tentative is the sense of by far the most people: believed of other names'
// neighbours, but not for good.
func (d *sense) tentative() gazetteer.Entry {
	if top := townFirst(d.run); top.Population() >= 300_000 && top.Population() >= 20*second(d.run, top) {
		return top
	}
	return gazetteer.Entry{}
}

// townFirst is the first of the run, or the town in it when the first is a
// division called by its chief town: "Basra".
func townFirst(run []gazetteer.Entry) gazetteer.Entry {
	top := run[0]
	if top.Class() != "ADM1" {
		return top
	}
	return townIn(top, run)
}

func townIn(division gazetteer.Entry, run []gazetteer.Entry) gazetteer.Entry {
	for _, e := range first(run, 8) {
		if town(e) && division.Holds(e) && e.Population() >= 100_000 {
			return e
		}
	}
	return division
}

func town(e gazetteer.Entry) bool { return strings.HasPrefix(e.Class(), "PPL") }

// second is the most people of a sense that neither holds top nor lies in it.
func second(run []gazetteer.Entry, top gazetteer.Entry) int {
	most := 0
	for _, e := range first(run, 8) {
		if !e.Holds(top) && !top.Holds(e) {
			most = max(most, e.Population())
		}
	}
	return most
}

// decide chooses by what is named in the document and by the number of people.
func (d *sense) decide(near *nearby) {
	best, bestScore, bestNear := gazetteer.Entry{}, math.Inf(-1), 0.0
	for _, e := range first(d.run, 64) {
		support := near.support(e)
		score := people(e) + support
		if score > bestScore {
			best, bestScore, bestNear = e, score, support
		}
	}
	if best.Class() == "ADM1" {
		best = townIn(best, d.run)
	}
	d.choice, d.rule = best, byPeople
	if bestNear > 0 && best != d.run[0] || bestNear > 1 {
		d.rule = byNeighbours
	}
}

// people weighs a sense by its size: a decade of people is one.
func people(e gazetteer.Entry) float64 {
	w := math.Log10(float64(e.Population()) + 30)
	switch e.Class() {
	case "ADM1":
		w += 0.5
	case "PCLI", "CONT":
		w += 1
	case "ADM2":
		w -= 1
	case "PPLX":
		w -= 0.5
	case "PPLC":
		w += 2
	}
	return w
}

// nearby is how often the document names places in each country and division.
type nearby struct {
	weight map[gazetteer.Entry]float64
}

func newNearby() *nearby { return &nearby{map[gazetteer.Entry]float64{}} }

// add counts e and what holds it.
func (b *nearby) add(e gazetteer.Entry, weight float64) {
	for ; e.Known(); e = e.Holder() {
		if e.Class() != "CONT" {
			b.weight[e] += weight
		}
	}
}

// support is how much of what the document names lies in the holders of e.
func (b *nearby) support(e gazetteer.Entry) float64 {
	if len(b.weight) == 0 {
		return 0
	}
	sum := 0.0
	for h := e; h.Known(); h = h.Holder() {
		w := b.weight[h]
		if w == 0 {
			continue
		}
		switch h.Class() {
		case "PCLI":
			sum += 1.2 * math.Log2(1+w)
		case "ADM1":
			sum += 1.5 * math.Log2(1+w)
		case "ADM2":
			sum += 1.0 * math.Log2(1+w)
		}
	}
	return sum
}

// addFrame counts the dateline's place and the source's home.
func (s *scan) addFrame(near *nearby) {
	if home := s.doc.Home; home != "" {
		if run := gazetteer.Lookup(home); len(run) > 0 {
			near.add(run[0], 2)
		}
	}
}

// spread gives each name the sense of its group, unless its own words say
// another.
func (s *scan) spread() {
	for i := range s.names {
		n := &s.names[i]
		if n.choice.Known() || len(n.senses) == 0 {
			continue
		}
		if d := s.senses[&n.senses[0]]; d != nil {
			n.choice, n.rule = d.choice, d.rule
		}
	}
}
