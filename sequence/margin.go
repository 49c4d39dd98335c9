package sequence

// Margins is the best sequence of labels when lean is added to the score of
// each label at every position, and by how much the best path that has
// another label at a position is worse: how sure each label is. lean may be
// nil. A position without features has the first label, which stands for
// nothing. Where the best sequence has it throughout, both are nil.
func (m *Model) Margins(features [][]uint32, lean []float32) (labels []int, margins []float32) {
	if len(features) == 0 {
		return nil, nil
	}
	n := len(m.Labels)
	room := rooms.Get().(*space)
	defer rooms.Put(room)
	scores := room.numbers(3*len(features)*n + n)
	scores, spare := scores[:len(features)*n], scores[len(features)*n:]
	for i, f := range features {
		row := scores[i*n:][:n]
		if len(f) == 0 {
			for y := range row[1:] {
				row[y+1] = forbidden / 2
			}
			row[0] = 0
			continue
		}
		m.Scores(f, row)
		for y, l := range lean {
			row[y] += l
		}
	}
	ahead, spare := spare[:len(scores)], spare[len(scores):]
	if m.ahead(scores, ahead, room.places(len(scores))) {
		return nil, nil
	}
	return m.bothWays(scores, ahead, spare)
}

// ahead fills in the score of the best path to each label of each position,
// and from which label it comes, and reports whether the best path of all has
// label 0 throughout.
func (m *Model) ahead(scores, ahead []float32, from []uint16) (nothing bool) {
	n := len(m.Labels)
	for y := range n {
		ahead[y] = scores[y] + m.transitions[n*n+y]
	}
	for i := n; i < len(scores); i += n {
		now := ahead[i:][:n]
		m.routes.step(ahead[i-n:][:n], now, from[i:][:n])
		for y, s := range scores[i:][:n] {
			now[y] += s
		}
	}
	last, _ := best(ahead[len(ahead)-n:])
	for i := len(scores) - n; i > 0 && last == 0; i -= n {
		last = int(from[i])
	}
	return last == 0
}

// bothWays runs Viterbi from the other end too: the best path through each
// label of each position is the sum of the two. It works in space.
func (m *Model) bothWays(scores, ahead, space []float32) ([]int, []float32) {
	n := len(m.Labels)
	length := len(scores) / n
	behind, through := space[:len(scores)], space[len(scores):][:n]
	clear(behind[(length-1)*n:])
	for i := length - 2; i >= 0; i-- {
		next, row, now := behind[(i+1)*n:][:n], scores[(i+1)*n:][:n], behind[i*n:][:n]
		for y := range now {
			from, top := m.transitions[y*n:][:n], float32(2*forbidden)
			for k, x := range next {
				if s := x + from[k] + row[k]; s > top {
					top = s
				}
			}
			now[y] = top
		}
	}
	labels, margins := make([]int, length), make([]float32, length)
	for i := range length {
		for y := range n {
			through[y] = ahead[i*n+y] + behind[i*n+y]
		}
		labels[i], margins[i] = best(through)
	}
	return labels, margins
}
