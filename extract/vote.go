package extract

// A voice holds the runs of letters of what an extractor took.
type voice struct {
	grams *grams
	short map[string]struct{} // paragraphs too short for a run
}

func newVoice(list []string) *voice {
	size := 0
	for _, p := range list {
		size += len(p)
	}
	v := &voice{gramsFor(size), map[string]struct{}{}}
	for _, p := range list {
		if s := letters(p); len(s) < gram {
			v.short[string(s)] = struct{}{}
		} else {
			v.grams.add(s)
		}
	}
	return v
}

// share is how much of a paragraph, given by its letters, the extractor took.
func (v *voice) share(s []rune) float64 {
	if len(s) < gram {
		if _, ok := v.short[string(s)]; ok {
			return 1
		}
		return 0
	}
	return v.grams.covers(s)
}

// vote asks both extractors about every unit.
func vote(list []unit, first, second []string) {
	one, two := newVoice(first), newVoice(second)
	for i := range list {
		u := &list[i]
		u.letters = letters(u.text)
		u.first, u.second = one.share(u.letters), two.share(u.letters)
	}
}
