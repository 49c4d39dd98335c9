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

// A scorer scores every label for features; sequence.Model and
// sequence.Trainer both do.
type scorer interface {
	Scores(features []uint32, out []float32)
}

// A reader goes through sentences; its buffers serve one after another.
type reader struct {
	state
	moveScores     [moves]float32
	relationScores []float32
	features       []uint32
	named          []uint32
}

func newReader(relations int) *reader {
	return &reader{relationScores: make([]float32, relations),
		features: make([]uint32, 0, mostFeatures), named: make([]uint32, 0, mostFeatures)}
}

// move is the best transition that may be taken.
func (r *reader) move(s scorer) int {
	r.features = r.state.features(r.features[:0])
	s.Scores(r.features, r.moveScores[:])
	best := none
	for m := range moves {
		if r.may(m) && (best == none || r.moveScores[m] > r.moveScores[best]) {
			best = m
		}
	}
	return best
}

// relation is the best name for the arc of a move.
func (r *reader) relation(s scorer, move int) uint8 {
	r.named = r.relationFeatures(move, r.named[:0])
	s.Scores(r.named, r.relationScores)
	best := 0
	for k, score := range r.relationScores {
		if score > r.relationScores[best] {
			best = k
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
