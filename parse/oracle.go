package parse

// A gold is the right tree of a sentence.
type gold struct {
	heads     []int32 // none for the root, unknown where any will do
	relations []uint8
}

// unknown is a head that the annotation does not tell.
const unknown = -2

// cost is how many right arcs a move makes unreachable.
func (s *state) cost(move int, g *gold) int {
	if move == shift {
		return s.shiftCost(g)
	}
	head, top := s.ends(move)
	lost := 0
	if g.heads[top] != head && s.reachable(g.heads[top]) {
		lost++
	}
	for i := int(s.next); i < len(s.words); i++ {
		if g.heads[i] == top {
			lost++
		}
	}
	return lost
}

// reachable reports whether the top of the stack can still get this head: the
// one under it, one in the queue, or, as none, being the root.
func (s *state) reachable(head int32) bool {
	return head == none || head >= s.next || len(s.stack) > 1 && head == s.at(1)
}

// shiftCost: the first of the queue loses a head deeper in the stack than its
// top, and every dependent in the stack.
func (s *state) shiftCost(g *gold) int {
	lost := 0
	b := s.next
	for k, i := range s.stack {
		if g.heads[i] == b || g.heads[b] == i && k < len(s.stack)-1 {
			lost++
		}
	}
	return lost
}

// best is the moves of least cost, as flags.
func (s *state) best(g *gold) (ok [moves]bool) {
	costs, least := [moves]int{}, 1<<30
	for m := range moves {
		if s.may(m) {
			costs[m] = s.cost(m, g)
			least = min(least, costs[m])
		}
	}
	for m := range moves {
		ok[m] = s.may(m) && costs[m] == least
	}
	return ok
}
