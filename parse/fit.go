package parse

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/sequence"
)

// Sizes of the model, chosen on EWT dev.
const (
	moveBits     = 20
	relationBits = 17
	epochs       = 8
	silverEpochs = 2   // of them, passes that read silver too
	leastMove    = 0.6 // averaged weights under it are dropped
	leastName    = 0.6
	margin       = 2  // by which what is right is to lead
	leastUse     = 20 // rarer subtypes of a relation fall to the relation
)

var moveLabels = []string{"shift", "left", "right"}

// An example is a sentence with its right tree.
type example struct {
	doc *gainsay.Document
	gainsay.Sentence
	gold
}

// Fit fits a model to documents whose Arcs are right and whose Tags are as
// package tag finds them, and encodes it. The arcs of silver were found
// automatically: they are read in the first passes only. One without a relation
// teaches where it goes but not its name, and that of a mark teaches nothing:
// schemes differ most in where they hang punctuation.
func Fit(golds, silver []*gainsay.Document, seed uint64) []byte {
	names := relationsOf(golds)
	l := learner{
		features: make([]uint32, 0, mostFeatures), named: make([]uint32, 0, mostFeatures),
		relationScores: make([]float32, len(names)),
		moves:          sequence.NewTrainer(moveLabels, moveBits),
		relations:      sequence.NewTrainer(names, relationBits),
		random:         rand.New(rand.NewPCG(seed, 11)),
	}
	first := examplesOf(golds, names)
	more := examplesOf(silver, names)
	for i := range more {
		more[i].freeMarks()
	}
	all := slices.Concat(first, more)
	for epoch := range epochs {
		examples := first
		if epoch < silverEpochs {
			examples = all
		}
		l.random.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for i := range examples {
			l.learn(&examples[i], epoch)
		}
	}
	return (&parser{moves: l.moves.Model(leastMove), relations: l.relations.Model(leastName)}).encode()
}

// relationsOf is the relations in use, in order.
func relationsOf(golds []*gainsay.Document) []string {
	counts := map[string]int{}
	for _, doc := range golds {
		for _, a := range doc.Arcs {
			counts[a.Relation]++
		}
	}
	var names []string
	for r, n := range counts {
		if base, _, sub := strings.Cut(r, ":"); !sub || n >= leastUse {
			names = append(names, r)
		} else if counts[base] == 0 {
			names = append(names, base)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func examplesOf(golds []*gainsay.Document, names []string) []example {
	var out []example
	for _, doc := range golds {
		for _, s := range doc.Sentences {
			e := example{doc: doc, Sentence: s}
			for _, a := range doc.Arcs[s.First:s.Last] {
				e.heads = append(e.heads, int32(max(none, a.Head-1-s.First)))
				e.relations = append(e.relations, relationOf(names, a.Relation))
			}
			out = append(out, e)
		}
	}
	return out
}

// freeMarks leaves open what punctuation depends on.
func (e *example) freeMarks() {
	for i := range e.heads {
		if e.doc.Arcs[e.First+i].Relation == "punct" {
			e.heads[i] = unknown
		}
	}
}

func relationOf(names []string, relation string) uint8 {
	if relation == "" {
		return unnamed
	}
	k, ok := slices.BinarySearch(names, relation)
	if !ok {
		base, _, _ := strings.Cut(relation, ":")
		k, _ = slices.BinarySearch(names, base)
	}
	return uint8(k)
}

// unnamed stands for a relation that is not known.
const unnamed = 255

// A learner fits both models at once.
type learner struct {
	state
	view             view
	bond             bond
	features         []uint32 // of the last move
	named            []uint32 // of the last relation
	moves, relations *sequence.Trainer
	random           *rand.Rand
	moveScores       [moves]float32
	relationScores   []float32
}

// move is the best transition that may be taken, by all features.
func (l *learner) move() int {
	v := &l.view
	l.state.view(v)
	l.features = l.features[:0]
	for part := range parts {
		l.features = v.features(part, l.features)
	}
	l.moves.Scores(l.features, l.moveScores[:])
	best := none
	for m := range moves {
		if l.may(m) && (best == none || l.moveScores[m] > l.moveScores[best]) {
			best = m
		}
	}
	return best
}

// relation is the best name for the arc of a move, by all features.
func (l *learner) relation(move int) int {
	b := &l.bond
	l.state.bond(b, move)
	l.named = l.named[:0]
	for part := range parts {
		l.named = b.features(part, l.named)
	}
	l.relations.Scores(l.named, l.relationScores)
	best, _ := sequence.Highest(l.relationScores)
	return best
}

// explored is how often, of a thousand times, a wrong move is followed once
// the first pass is over.
const explored = 900

// learn parses a sentence and updates the weights where it errs.
func (l *learner) learn(e *example, epoch int) {
	l.open(e.doc, e.Sentence)
	for !l.done() {
		if len(l.stack) == 0 {
			l.take(shift, 0)
			continue
		}
		move := l.move()
		ok := l.best(&e.gold)
		right, wrong := l.favourite(ok, true), l.favourite(ok, false)
		if wrong >= 0 && l.moveScores[right]-l.moveScores[wrong] <= margin {
			l.moves.Update(l.features, right, 1)
			l.moves.Update(l.features, wrong, -1)
		}
		if !ok[move] && (epoch == 0 || l.random.IntN(1000) >= explored) {
			move = right
		}
		l.take(move, l.name(move, e))
	}
	l.moves.Tick()
	l.relations.Tick()
}

// favourite is the move with the highest score among those that are right, or
// that may be taken and are wrong; none when there is none.
func (l *learner) favourite(ok [moves]bool, right bool) int {
	best := none
	for m := range moves {
		if ok[m] == right && l.may(m) && (best == none || l.moveScores[m] > l.moveScores[best]) {
			best = m
		}
	}
	return best
}

// name finds the relation of the arc that a move makes, and learns from it
// when the arc is right.
func (l *learner) name(move int, e *example) uint8 {
	if move == shift {
		return 0
	}
	guess := uint8(l.relation(move))
	head, dependent := l.ends(move)
	right := e.relations[dependent]
	if right == unnamed || e.heads[dependent] != head {
		return guess
	}
	rival := l.rival(int(right))
	if l.relationScores[right]-l.relationScores[rival] <= margin {
		l.relations.Update(l.named, int(right), 1)
		l.relations.Update(l.named, rival, -1)
	}
	return guess
}

// rival is the best relation but for the right one.
func (l *learner) rival(right int) int {
	best := none
	for k, score := range l.relationScores {
		if k != right && (best == none || score > l.relationScores[best]) {
			best = k
		}
	}
	return best
}
