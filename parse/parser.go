package parse

import (
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
}

func newParser(moves, relations *sequence.Model) *parser {
	p := &parser{moves: moves, relations: relations, punct: relations.Index("punct")}
	for part := range parts - 1 {
		p.moveSettled[part] = moves.Steps(moveSettled[part])
		p.relationSettled[part] = relations.Steps(relationSettled[part])
	}
	return p
}

// A reader goes through sentences; its buffers serve one after another.
type reader struct {
	state
	features []uint32 // of the last move
	named    []uint32 // of the last relation
}

// The leads from which on a part of the features settles a decision. By them
// about one transition and one relation in a thousand, over 21,000 words of
// news, differs from what all features say.
var (
	moveSettled     = [parts - 1]float32{140, 90}
	relationSettled = [parts - 1]float32{30, 23}
)

func newReader() *reader {
	return &reader{features: make([]uint32, 0, mostFeatures), named: make([]uint32, 0, mostFeatures)}
}

// move is the best transition that may be taken.
func (p *parser) move(r *reader) int {
	v := r.state.view()
	var sums [moves + 1]int16
	best := none
	for part := range parts {
		p.moves.AddSums(v.features(part, r.features[:0]), sums[:], len(sums))
		var lead int16
		if best, lead = r.bestMove(&sums); lead > p.moveSettled[part] {
			break
		}
	}
	return best
}

// bestMove is the move with the highest sum so far that may be taken, and its
// lead over the others.
func (r *reader) bestMove(sums *[moves + 1]int16) (best int, lead int16) {
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

// relation is the best name for the arc of a move.
func (p *parser) relation(r *reader, move int, sums []int16) uint8 {
	b := r.state.bond(move)
	clear(sums)
	best := 0
	for part := range parts {
		p.relations.AddSums(b.features(part, r.named[:0]), sums, len(sums))
		var lead int16
		if best, lead = sequence.Highest(sums[:len(p.relations.Labels)]); lead > p.relationSettled[part] {
			break
		}
	}
	return uint8(best)
}

// punctuation is the hash of the part of speech of marks.
var punctuation = hash("PUNCT")

// name is the relation of the arc of a move; a mark's needs no scoring.
func (p *parser) name(r *reader, move int, sums []int16) uint8 {
	if p.punct > 0 && r.words[r.at(0)].part == punctuation {
		return uint8(p.punct)
	}
	return p.relation(r, move, sums)
}

// document parses every sentence of doc.
func (p *parser) document(doc *gainsay.Document) []gainsay.Arc {
	out := make([]gainsay.Arc, len(doc.Tokens))
	r, sums := newReader(), make([]int16, p.relations.Width())
	for _, s := range doc.Sentences {
		r.open(doc, s)
		for !r.done() {
			move, relation := r.only(), uint8(0)
			if move == none {
				move = p.move(r)
			}
			if move != shift {
				relation = p.name(r, move, sums)
			}
			r.take(move, relation)
		}
		for i, n := range r.nodes {
			arc := gainsay.Arc{Relation: "root"}
			if n.head >= 0 {
				arc = gainsay.Arc{Head: s.First + int(n.head) + 1, Relation: p.relations.Labels[n.relation]}
			}
			out[s.First+i] = arc
		}
	}
	return out
}
