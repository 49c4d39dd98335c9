package quote

// A found is an attribution in tokens: what the finders hand on.
type found struct {
	content []run // in text order
	cue     run
	source  run
	told    run // who is told or asked, as the subject of a passive
	rule    string
	score   float64
}

// A run is the tokens [first, last).
type run struct{ first, last int }

func (x run) empty() bool { return x.last <= x.first }

// trimmed is the run without marks at its ends, quotation marks kept.
func (r *reading) trimmed(first, last int) []run {
	x := r.bare(first, last)
	if x.empty() {
		return nil
	}
	return []run{x}
}

func (r *reading) bare(first, last int) run {
	for first < last && r.mark(first) && r.quoted[first] == 0 {
		first++
	}
	for last > first && r.mark(last-1) && r.quoted[last-1] == 0 {
		last--
	}
	return run{first, last}
}
