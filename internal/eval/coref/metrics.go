package coref

import "math"

// A Partition is clusters of mentions; a mention stands in one at most.
type Partition [][]int

// A Ratio is a sum that grows over documents: precision and recall are its
// two quotients.
type Ratio struct {
	RecallHit, RecallAll       float64
	PrecisionHit, PrecisionAll float64
}

// F1 is the harmonic mean of precision and recall, in [0, 1].
func (r Ratio) F1() (precision, recall, f1 float64) {
	if r.PrecisionAll > 0 {
		precision = r.PrecisionHit / r.PrecisionAll
	}
	if r.RecallAll > 0 {
		recall = r.RecallHit / r.RecallAll
	}
	if precision+recall > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	return precision, recall, f1
}

// clusterOf is the cluster of each mention.
func clusterOf(p Partition) map[int]int {
	m := map[int]int{}
	for c, members := range p {
		for _, k := range members {
			m[k] = c
		}
	}
	return m
}

// muc counts links kept (Vilain et al. 1995).
func muc(r *Ratio, gold, found Partition) {
	half := func(a Partition, of map[int]int) (hit, all float64) {
		for _, c := range a {
			parts, alone := map[int]bool{}, 0
			for _, k := range c {
				if p, ok := of[k]; ok {
					parts[p] = true
				} else {
					alone++
				}
			}
			hit += float64(len(c) - len(parts) - alone)
			all += float64(len(c) - 1)
		}
		return hit, all
	}
	hit, all := half(gold, clusterOf(found))
	r.RecallHit, r.RecallAll = r.RecallHit+hit, r.RecallAll+all
	hit, all = half(found, clusterOf(gold))
	r.PrecisionHit, r.PrecisionAll = r.PrecisionHit+hit, r.PrecisionAll+all
}

// bCubed weighs each mention by the share of its cluster that is right (Bagga
// and Baldwin 1998).
func bCubed(r *Ratio, gold, found Partition) {
	half := func(a Partition, b Partition) (hit, all float64) {
		of := clusterOf(b)
		for _, c := range a {
			shared := map[int]int{}
			for _, k := range c {
				if p, ok := of[k]; ok {
					shared[p]++
				}
			}
			for _, n := range shared {
				hit += float64(n*n) / float64(len(c))
			}
			all += float64(len(c))
		}
		return hit, all
	}
	hit, all := half(gold, found)
	r.RecallHit, r.RecallAll = r.RecallHit+hit, r.RecallAll+all
	hit, all = half(found, gold)
	r.PrecisionHit, r.PrecisionAll = r.PrecisionHit+hit, r.PrecisionAll+all
}

// ceaf aligns clusters one to one by phi4, the share of mentions in common
// (Luo 2005).
func ceaf(r *Ratio, gold, found Partition) {
	phi := make([][]float64, len(gold))
	of := clusterOf(found)
	for i, c := range gold {
		phi[i] = make([]float64, len(found))
		for _, k := range c {
			if p, ok := of[k]; ok {
				phi[i][p]++
			}
		}
		for p := range phi[i] {
			phi[i][p] = 2 * phi[i][p] / float64(len(c)+len(found[p]))
		}
	}
	best := assign(phi, len(found))
	r.RecallHit, r.RecallAll = r.RecallHit+best, r.RecallAll+float64(len(gold))
	r.PrecisionHit, r.PrecisionAll = r.PrecisionHit+best, r.PrecisionAll+float64(len(found))
}

// assign is the highest sum that a one-to-one choice of rows and columns can
// reach (Kuhn's Hungarian method in the form of Jonker and Volgenant).
func assign(gain [][]float64, columns int) float64 {
	n := max(len(gain), columns)
	m := &matching{gain: gain, columns: columns, u: make([]float64, n+1), v: make([]float64, n+1), row: make([]int, n+1), way: make([]int, n+1)}
	for i := 1; i <= n; i++ {
		m.augment(i)
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		sum -= m.cost(m.row[j], j)
	}
	return sum
}

// A matching is the state of the method: potentials, the row that each column
// is matched to, and the way back. Rows and columns count from 1.
type matching struct {
	gain     [][]float64
	columns  int
	u, v     []float64
	row, way []int
}

// cost is the loss of a pair; what lies beyond the table costs nothing.
func (m *matching) cost(i, j int) float64 {
	if i > len(m.gain) || j > m.columns {
		return 0
	}
	return -m.gain[i-1][j-1]
}

// augment brings row i into the matching.
func (m *matching) augment(i int) {
	n := len(m.row) - 1
	least, used := make([]float64, n+1), make([]bool, n+1)
	for j := range least {
		least[j] = math.Inf(1)
	}
	m.row[0] = i
	at := 0
	for m.row[at] != 0 {
		used[at] = true
		at = m.step(at, least, used)
	}
	for at != 0 {
		m.row[at] = m.row[m.way[at]]
		at = m.way[at]
	}
}

// step grows the tree of tight pairs by the nearest column.
func (m *matching) step(at int, least []float64, used []bool) int {
	i, delta, next := m.row[at], math.Inf(1), 0
	for j := 1; j < len(least); j++ {
		if used[j] {
			continue
		}
		if c := m.cost(i, j) - m.u[i] - m.v[j]; c < least[j] {
			least[j], m.way[j] = c, at
		}
		if least[j] < delta {
			delta, next = least[j], j
		}
	}
	for j := range least {
		if used[j] {
			m.u[m.row[j]] += delta
			m.v[j] -= delta
		} else {
			least[j] -= delta
		}
	}
	return next
}
