package sequence

// Margins is the best sequence of labels when lean is added to the score of
// each label at every position, and by how much the best path that has
// another label at a position is worse: how sure each label is. lean may be nil.
func (m *Model) Margins(features [][]uint32, lean []float32) (labels []int, margins []float32) {
	n := len(m.Labels)
	scores := make([]float32, len(features)*n)
	for i, f := range features {
		row := scores[i*n:][:n]
		m.Scores(f, row)
		for y, l := range lean {
			row[y] += l
		}
	}
	if len(features) == 0 {
		return nil, nil
	}
	return bothWays(scores, m.transitions, n)
}

// bothWays runs Viterbi from both ends: the best path through each label of
// each position is the sum of the two.
func bothWays(scores, transitions []float32, n int) ([]int, []float32) {
	length := len(scores) / n
	ahead, behind := make([]float32, len(scores)), make([]float32, len(scores))
	for y := range n {
		ahead[y] = scores[y] + transitions[n*n+y]
	}
	for i := 1; i < length; i++ {
		for y := range n {
			top := float32(2 * forbidden)
			for p := range n {
				top = max(top, ahead[(i-1)*n+p]+transitions[p*n+y])
			}
			ahead[i*n+y] = top + scores[i*n+y]
		}
	}
	for i := length - 2; i >= 0; i-- {
		for y := range n {
			top := float32(2 * forbidden)
			for next := range n {
				top = max(top, behind[(i+1)*n+next]+transitions[y*n+next]+scores[(i+1)*n+next])
			}
			behind[i*n+y] = top
		}
	}
	labels, margins := make([]int, length), make([]float32, length)
	through := make([]float32, n)
	for i := range length {
		for y := range n {
			through[y] = ahead[i*n+y] + behind[i*n+y]
		}
		labels[i], margins[i] = best(through)
	}
	return labels, margins
}
