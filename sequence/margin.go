package sequence

// Margins is the best sequence of labels when lean is added to the score of
// each label at every position, and by how much the best path that has
// another label at a position is worse: how sure each label is. lean may be nil.
func (m *Model) Margins(features [][]uint32, lean []float32) (labels []int, margins []float32) {
	if len(features) == 0 {
		return nil, nil
	}
	n := len(m.Labels)
	room := rooms.Get().(*space)
	defer rooms.Put(room)
	scores := room.numbers(3*len(features)*n + n*n + n)
	scores, spare := scores[:len(features)*n], scores[len(features)*n:]
	for i, f := range features {
		row := scores[i*n:][:n]
		m.Scores(f, row)
		for y, l := range lean {
			row[y] += l
		}
	}
	return bothWays(scores, spare, m.transitions, n)
}

// bothWays runs Viterbi from both ends: the best path through each label of
// each position is the sum of the two. It works in space.
func bothWays(scores, space, transitions []float32, n int) ([]int, []float32) {
	length := len(scores) / n
	take := func(size int) []float32 {
		part := space[:size:size]
		space = space[size:]
		return part
	}
	ahead, behind := take(len(scores)), take(len(scores))
	into := turned(take(n*n), transitions, n)
	clear(behind[(length-1)*n:])
	for y := range n {
		ahead[y] = scores[y] + transitions[n*n+y]
	}
	for i := 1; i < length; i++ {
		previous, row, now := ahead[(i-1)*n:][:n], scores[i*n:][:n], ahead[i*n:][:n]
		for y := range now {
			_, top := reach(previous, into[y*n:][:n])
			now[y] = top + row[y]
		}
	}
	for i := length - 2; i >= 0; i-- {
		next, row, now := behind[(i+1)*n:][:n], scores[(i+1)*n:][:n], behind[i*n:][:n]
		for y := range now {
			from, top := transitions[y*n:][:n], float32(2*forbidden)
			for k, x := range next {
				if s := x + from[k] + row[k]; s > top {
					top = s
				}
			}
			now[y] = top
		}
	}
	labels, margins, through := make([]int, length), make([]float32, length), take(n)
	for i := range length {
		for y := range n {
			through[y] = ahead[i*n+y] + behind[i*n+y]
		}
		labels[i], margins[i] = best(through)
	}
	return labels, margins
}
