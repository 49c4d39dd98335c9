package toponym

import (
	"math"
	"strings"

	"github.com/gainsay-news/gainsay/gazetteer"
)

// A sense is a distinct name of the document.
type sense struct {
	run    []gazetteer.Entry
	choice gazetteer.Entry
	rule   string
	count  int
	word   string // the name, where it is one word
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
	s.unmoor(all)
	s.spread()
	for i := range s.names {
		s.listed(i)
	}
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
			if n.last-n.first == 1 {
				d.word = s.word(n.first)
			}
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
