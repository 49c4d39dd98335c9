package parse

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/sequence"
)

// A parser is a fitted model.
type parser struct {
	moves     *sequence.Model
	relations *sequence.Model
	punct     int // the label of marks among relations, none when it has none
}

// A scorer adds up the scores of every label for features; sequence.Model and
// sequence.Trainer both do.
type scorer interface {
	AddScores(features []uint32, out []float32)
}

// A reader goes through sentences; its buffers serve one after another.
type reader struct {
	state
	hasty          bool // whether to decide before all features were asked
	moveScores     [moves]float32
	relationScores []float32
	features       []uint32 // of the last move
	named          []uint32 // of the last relation
}

// The leads from which on a part of the features settles a decision. By them
// about one transition and one relation in a thousand, over 21,000 words of
// news, differs from what all features say.
var (
	moveSettled     = [parts]float32{140, 90}
	relationSettled = [parts]float32{30, 23}
)

func newReader(relations int) *reader {
	return &reader{relationScores: make([]float32, relations),
		features: make([]uint32, 0, mostFeatures), named: make([]uint32, 0, mostFeatures)}
}

// move is the best transition that may be taken.
func (r *reader) move(s scorer) int {
	v := r.state.view()
	r.features = r.features[:0]
	clear(r.moveScores[:])
	best := none
	for part := range parts {
		from := len(r.features)
		r.features = v.features(part, r.features)
		s.AddScores(r.features[from:], r.moveScores[:])
		var lead float32
		if best, lead = r.bestMove(); r.hasty && lead > moveSettled[part] {
			break
		}
	}
	return best
}

// bestMove is the move with the highest score so far that may be taken, and
// its lead over the others.
func (r *reader) bestMove() (best int, lead float32) {
	best = none
	lead = 1e9
	for m := range moves {
		switch {
		case !r.may(m):
		case best == none:
			best = m
		case r.moveScores[m] > r.moveScores[best]:
			best, lead = m, r.moveScores[m]-r.moveScores[best]
		default:
			lead = min(lead, r.moveScores[best]-r.moveScores[m])
		}
	}
	return best, lead
}

// relation is the best name for the arc of a move.
func (r *reader) relation(s scorer, move int) uint8 {
	b := r.state.bond(move)
	r.named = r.named[:0]
	clear(r.relationScores)
	best := 0
	for part := range parts {
		from := len(r.named)
		r.named = b.features(part, r.named)
		s.AddScores(r.named[from:], r.relationScores)
		var lead float32
		if best, lead = sequence.Highest(r.relationScores); r.hasty && lead > relationSettled[part] {
			break
		}
	}
	return uint8(best)
}

// punctuation is the hash of the part of speech of marks.
var punctuation = hash("PUNCT")

// name is the relation of the arc of a move; a mark's needs no scoring.
func (p *parser) name(r *reader, move int) uint8 {
	if p.punct > 0 && r.words[r.at(0)].part == punctuation {
		return uint8(p.punct)
	}
	return r.relation(p.relations, move)
}

// document parses every sentence of doc.
func (p *parser) document(doc *gainsay.Document) []gainsay.Arc {
	out := make([]gainsay.Arc, len(doc.Tokens))
	r := newReader(len(p.relations.Labels))
	r.hasty = true
	for _, s := range doc.Sentences {
		r.open(doc, s)
		for !r.done() {
			move, relation := r.only(), uint8(0)
			if move == none {
				move = r.move(p.moves)
			}
			if move != shift {
				relation = p.name(r, move)
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
