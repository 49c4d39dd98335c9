package claim

// ageNow is the age that the report gives now for somebody whose age was told
// otherwise at first: "a 12-year-old boy was hurt ... Police initially said
// the boy was 11". Of those whom the report calls so, only one age may be told.
func (r *reader) ageNow(a telling) (b telling, ok bool) {
	old, who := 0, ""
	for t := a.from; t < a.to; t++ {
		switch n := r.ageAt(t); {
		case n > 0 && old > 0:
			return b, false
		case n > 0:
			old = n
		case called[r.lemma(t)] && who == "":
			who = r.lemma(t)
		}
	}
	if old == 0 || who == "" {
		return b, false
	}
	const slip = 6
	now := 0
	for i, s := range r.doc.Sentences {
		if i == a.sentence || s.Start < r.doc.Body {
			continue
		}
		for t := s.First; t+1 < s.Last; t++ {
			n := yearOld(r.word(t))
			if n == 0 || !r.namedBy(t, who) {
				continue
			}
			if now > 0 && n != now || n == old || max(n-old, old-n) > slip {
				return b, false
			}
			if now == 0 {
				now = n
				b = telling{sentence: i, verb: t, from: t, to: t + 2, who: none, age: true}
			}
		}
	}
	return b, now > 0
}

// ageAt is the age that a token says somebody is, 0 for none: "was an
// 11-year-old", "11" of "11 years old" or of "was 11".
func (r *reader) ageAt(t int) int {
	if n := yearOld(r.word(t)); n > 0 && (r.at(t-2) == "was" || r.at(t-2) == "as" || r.at(t-2) == "being") {
		return n
	}
	n := years(r.word(t))
	if n > 0 && (r.at(t+1) == "years" && r.at(t+2) == "old" || r.at(t-1) == "was" && (r.part(t+1) == "PUNCT" || r.part(t+1) == "" || r.at(t+1) == "due")) {
		return n
	}
	return 0
}

// namedBy reports whether the noun for a person stands behind an age.
func (r *reader) namedBy(t int, who string) bool {
	w := r.lemma(t + 1)
	return w == who || young[w] && young[who] && !(w == "boy" && who == "girl" || w == "girl" && who == "boy")
}

// called are the nouns by which a report calls somebody without a name.
var called = map[string]bool{
	"boy": true, "girl": true, "child": true, "man": true, "woman": true, "teen": true, "teenager": true, "toddler": true, "infant": true, "victim": true,
	"suspect": true, "youth": true,
}

// young are those of them that one child can be called by.
var young = map[string]bool{"boy": true, "girl": true, "child": true, "toddler": true, "infant": true, "victim": true}
