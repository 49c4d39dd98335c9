package parse

import (
	"sync"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/sequence"
)

// A parser is a fitted model.
type parser struct {
	moves           *sequence.Model
	relations       *sequence.Model
	punct           int // the label of marks among relations, none when it has none
	moveSettled     [parts]int16
	relationSettled [parts]int16
	rooms           sync.Pool // of *[readers]reader
}

func newParser(moves, relations *sequence.Model) *parser {
	p := &parser{moves: moves, relations: relations, punct: relations.Index("punct")}
	for part := range parts - 1 {
		p.moveSettled[part] = moves.Steps(moveSettled[part])
		p.relationSettled[part] = relations.Steps(relationSettled[part])
	}
	p.rooms.New = func() any {
		all := new([readers]reader)
		for k := range all {
			all[k].features, all[k].nameSums = make([]uint32, 0, mostFeatures), make([]int16, relations.Width())
		}
		return all
	}
	return p
}

// A reader goes through sentences; its buffers serve one after another.
type reader struct {
	state
	first    int // the first token of the sentence
	phase    phase
	part     int // of the features of the decision
	chosen   int // the move whose arc is to be named
	view     view
	bond     bond
	features []uint32 // of the decision, as far as they were fetched
	moveSums [moves + 1]int16
	nameSums []int16
}

// A phase is what a reader waits for.
type phase uint8

const (
	idle phase = iota
	choosing
	naming
)

// The leads from which on a part of the features settles a decision. By them
// about one transition and one relation in a thousand, over 21,000 words of
// news, differs from what all features say.
var (
	moveSettled     = [parts - 1]float32{140, 90}
	relationSettled = [parts - 1]float32{30, 23}
)

// readers is how many sentences are read side by side: while the weights for
// the one are on their way from memory, the features of the others are made.
const readers = 4

// document parses every sentence of doc.
func (p *parser) document(doc *gainsay.Document) []gainsay.Arc {
	out := make([]gainsay.Arc, len(doc.Tokens))
	all := p.rooms.Get().(*[readers]reader)
	next, busy := 0, 1
	for busy > 0 || next < len(doc.Sentences) {
		busy = 0
		for k := range all {
			r := &all[k]
			switch {
			case r.phase != idle:
				p.step(r)
			case next < len(doc.Sentences):
				r.open(doc, doc.Sentences[next])
				r.first = doc.Sentences[next].First
				next++
				p.begin(r)
			default:
				continue
			}
			if busy++; r.phase == idle {
				p.write(r, out)
			}
		}
	}
	p.rooms.Put(all)
	return out
}

// write writes down the arcs of a sentence that was read.
func (p *parser) write(r *reader, out []gainsay.Arc) {
	for i, n := range r.nodes {
		arc := gainsay.Arc{Relation: "root"}
		if n.head >= 0 {
			arc = gainsay.Arc{Head: r.first + int(n.head) + 1, Relation: p.relations.Labels[n.relation]}
		}
		out[r.first+i] = arc
	}
}

// begin makes the moves that need no decision, up to one that does or the end
// of the sentence.
func (p *parser) begin(r *reader) {
	r.phase = idle
	for r.phase == idle && !r.done() {
		if move := r.only(); move != none {
			p.make(r, move)
			continue
		}
		r.phase, r.part, r.moveSums = choosing, 0, [moves + 1]int16{}
		r.state.view(&r.view)
		p.ask(r)
	}
}

// ask fetches the weights for one part of the features of a decision.
func (p *parser) ask(r *reader) {
	if r.phase == choosing {
		r.features = r.view.features(r.part, r.features[:0])
		p.moves.Fetch(r.features)
		return
	}
	r.features = r.bond.features(r.part, r.features[:0])
	p.relations.Fetch(r.features)
}

// step takes up the weights that were fetched, decides where they settle it,
// and fetches the next.
func (p *parser) step(r *reader) {
	if r.phase == choosing {
		p.moves.AddFetched(r.features, r.moveSums[:], len(r.moveSums))
		if best, lead := r.bestMove(); r.part == parts-1 || lead > p.moveSettled[r.part] {
			r.phase = idle
			p.make(r, best)
			if r.phase == idle {
				p.begin(r)
			}
			return
		}
	} else {
		p.relations.AddFetched(r.features, r.nameSums, len(r.nameSums))
		best, lead := sequence.Highest(r.nameSums[:len(p.relations.Labels)])
		if r.part == parts-1 || lead > p.relationSettled[r.part] {
			r.take(r.chosen, uint8(best))
			p.begin(r)
			return
		}
	}
	r.part++
	p.ask(r)
}

// punctuation is the hash of the part of speech of marks.
var punctuation = hash("PUNCT")

// make makes a move, or where its arc has to be named first begins with that.
// The relation of a mark needs no decision.
func (p *parser) make(r *reader, move int) {
	switch {
	case move == shift:
		r.take(move, 0)
	case p.punct > 0 && r.words[r.at(0)].part == punctuation:
		r.take(move, uint8(p.punct))
	default:
		r.phase, r.part, r.chosen = naming, 0, move
		clear(r.nameSums)
		r.state.bond(&r.bond, move)
		p.ask(r)
	}
}

// bestMove is the move with the highest sum so far that may be taken, and its
// lead over the others.
func (r *reader) bestMove() (best int, lead int16) {
	sums := &r.moveSums
	best = none
	lead = 1<<15 - 1
	for m := range moves {
		switch {
		case !r.may(m):
		case best == none:
			best = m
		case sums[m] > sums[best]:
			best, lead = m, sums[m]-sums[best]
		default:
			lead = min(lead, sums[best]-sums[m])
		}
	}
	return best, lead
}
