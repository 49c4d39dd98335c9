package sequence

// routes is what is known of the transitions of a model before it reads
// anything.
type routes struct {
	into  []float32  // into[to*n+from]
	from  [][]uint16 // from where a label can be come to
	slack []float32  // by how much label 0 has to lead for being where each is come to from
}

// never is more than scores lead by.
const never = -2 * forbidden

// routesOf works out the routes of transitions among n labels.
func routesOf(transitions []float32, n int) routes {
	r := routes{into: turned(make([]float32, n*n), transitions, n), from: make([][]uint16, n), slack: make([]float32, n)}
	for y := range n {
		row := r.into[y*n:][:n]
		for p, t := range row {
			if t > forbidden/2 {
				r.from[y] = append(r.from[y], uint16(p))
			}
			r.slack[y] = max(r.slack[y], t-row[0]+1)
		}
		if row[0] <= forbidden/2 || len(r.from[y]) == 0 {
			r.slack[y] = never
		}
	}
	return r
}

// LabelSums is [Model.Label] where the caller has the sums of each position
// already, Width of them one after another. It sets out to the labels.
func (m *Model) LabelSums(sums []int16, out []int) {
	n := len(m.Labels)
	length := len(sums) / m.width
	if length == 0 {
		return
	}
	room := rooms.Get().(*space)
	defer rooms.Put(room)
	back, spare := room.places(length*n), room.numbers(2*n)
	previous, current := spare[:n], spare[n:]
	for y := range n {
		previous[y] = float32(sums[m.column[y]])*m.scale + m.transitions[n*n+y]
	}
	for i := 1; i < length; i++ {
		m.routes.step(previous, current, back[i*n:][:n])
		for y, row := range m.column {
			current[y] += float32(sums[i*m.width:][row]) * m.scale
		}
		previous, current = current, previous
	}
	y, _ := best(previous)
	for i := length - 1; i >= 0; i-- {
		out[i] = y
		y = int(back[i*n+y])
	}
}

// step sets next to the best score with which each label can be come to, and
// from to whence. Label 0, which stands for nothing, mostly leads by so much
// that no other need be asked.
func (r *routes) step(previous, next []float32, from []uint16) {
	second := float32(2 * forbidden)
	for _, s := range previous[1:] {
		if s > second {
			second = s
		}
	}
	lead := previous[0] - second
	for y := range next {
		row := r.into[y*len(next):][:len(next)]
		if lead > r.slack[y] {
			from[y], next[y] = 0, previous[0]+row[0]
			continue
		}
		at, top := uint16(0), float32(2*forbidden)
		for _, p := range r.from[y] {
			if s := previous[p] + row[p]; s > top {
				at, top = p, s
			}
		}
		from[y], next[y] = at, top
	}
}
