package quote

// spanLabels are what the second model gives every place of a cue's window.
var spanLabels = []string{"O", "B-source", "I-source", "B-content", "I-content"}

// A place is one position of a cue's window: a token of the cue's own
// sentence, or a whole stretch of another sentence.
type place struct {
	run
	atom bool
}

// A window is what a cue may draw its source and content from: the stretches
// of the paragraph before, its own sentence token by token, the stretches
// after, those of following paragraphs as long as they open with a mark.
type window struct {
	cue    run
	head   int // the token of the cue that the others hang on
	places []place
	own    int // index in places of the sentence's first token
	first  int // the cue's sentence
	last   int
}

// The limits of a window, in stretches.
const (
	reachBack  = 8
	reachAhead = 16
)

// window is that of a cue, its places laid in room.
func (r *reading) window(cue run, room []place) window {
	s := r.sent[cue.first]
	sentences := r.doc.Sentences
	w := window{cue: cue, first: sentences[s].First, last: sentences[s].Last}
	w.cue.last = min(cue.last, w.last)
	w.head = r.headOf(w.cue)
	back := s
	for n := 0; back > 0 && n < reachBack && sentences[back-1].Paragraph == sentences[s].Paragraph; back-- {
		n += len(r.atoms(room[:0], sentences[back-1].First, sentences[back-1].Last))
	}
	w.places = room[:0]
	for ; back < s; back++ {
		w.places = r.atoms(w.places, sentences[back].First, sentences[back].Last)
	}
	w.own = len(w.places)
	for i := w.first; i < w.last; i++ {
		w.places = append(w.places, place{run: run{i, i + 1}})
	}
	limit := len(w.places) + reachAhead
	for k := s + 1; k < len(sentences) && len(w.places) < limit; k++ {
		if sentences[k].Paragraph != sentences[k-1].Paragraph && !r.opensQuoted(sentences[k].First) {
			break
		}
		w.places = r.atoms(w.places, sentences[k].First, sentences[k].Last)
	}
	return w
}

// opensQuoted reports whether a quoted stretch begins at token i.
func (r *reading) opensQuoted(i int) bool {
	return r.quoted[i] > 0 && (i == 0 || r.quoted[i-1] != r.quoted[i])
}

// atoms appends the parts of a sentence, cut where it enters or leaves a quoted stretch. Short
// quoted words do not cut: "the so-called 'tax' passed" is one.
func (r *reading) atoms(out []place, first, last int) []place {
	from, before := first, len(out)
	for i := first + 1; i <= last; i++ {
		if i < last && r.quoted[i] == r.quoted[i-1] {
			continue
		}
		if i < last && r.quoted[i] > 0 && r.briefQuote(i, last) {
			for q := r.quoted[i]; i < last-1 && r.quoted[i+1] == q; {
				i++
			}
			continue
		}
		if n := len(out); n > before && r.words(from, i) == 0 {
			out[n-1].last = i
		} else {
			out = append(out, place{run{from, i}, true})
		}
		from = i
	}
	return out
}

// briefQuote reports whether the stretch that begins at i has under four words.
func (r *reading) briefQuote(i, last int) bool {
	end := i
	for end < last && r.quoted[end] == r.quoted[i] {
		end++
	}
	return r.words(i, end) < 4
}

// headOf is the token of a cue that hangs on something outside it; among
// several the last one that the lexicon knows.
func (r *reading) headOf(cue run) int {
	best, score := cue.last-1, -1
	for i := cue.first; i < cue.last; i++ {
		s := 0
		if h := r.head[i]; h < cue.first || h >= cue.last {
			s += 2
		}
		if r.shape[i]&(shapeVerb|shapeNoun) != 0 {
			s += 2
		}
		if r.shape[i]&shapeMark != 0 {
			s = 0
		}
		if s >= score {
			best, score = i, s
		}
	}
	return best
}
