package claim

// accounts reads two tellings that a sentence sets against each other: "some
// said the boy fell, while others said he was pushed", "the navy said it had
// sunk a raider, though the port later said it was actually a trawler".
func (r *reader) accounts(d *dispute) bool {
	s := r.doc.Sentences[d.sentence]
	if d.cue-s.First < 4 || r.unit[d.cue] > 0 && r.unit[d.cue] == r.unit[s.First] {
		return false
	}
	second := r.tellerBehind(d.cue+1, s.Last)
	if second < 0 {
		return false
	}
	from := r.toldFrom(second, s.Last)
	first := r.tellerBehind(s.First+1, d.cue)
	if from <= second || first < 0 {
		return false
	}
	who := r.tellerIn(d.cue, second)
	d.noun, d.by, d.from = -1, r.teller(first), r.toldFrom(first, d.cue)
	if d.from <= first || !d.by.known() || !who.known() || r.word(who.head) == "he" || r.word(who.head) == "she" || r.word(who.head) == "they" {
		return false
	}
	d.to = r.trimmed(d.from, d.cue)
	end := r.contentEnd(from, s.Last, second, false)
	if r.isSome(d.by) && r.lemma(who.head) == "other" {
		if r.ofThemselves(d.from) || r.ofThemselves(from) {
			return false // each of himself
		}
	} else if !r.actually(from, end) {
		return false
	}
	d.rule, d.whole = toldAgainst, [2]int{who.tokens[0], end}
	return r.hasVerb(d.from, d.to) && r.hasVerb(from, end)
}

// tellerBehind is the first verb of saying from t on, -1 for none.
func (r *reader) tellerBehind(t, last int) int {
	const far = 12
	for k := t; k < last && k < t+far; k++ {
		if r.part(k) == "VERB" && r.finite(k) {
			if l := r.lemma(k); (tellers[l] || l == "tell") && l != "accuse" && l != "blame" && !r.unlikely(k) {
				return k
			}
			return -1
		}
	}
	return -1
}

// isSome reports whether a phrase speaks of some of many.
func (r *reader) isSome(p phrase) bool {
	w := r.word(p.tokens[0])
	return w == "some" || w == "several"
}

// ofThemselves reports whether what is told begins with those who tell it.
func (r *reader) ofThemselves(t int) bool {
	switch r.word(t) {
	case "they", "we", "i", "their", "our", "my":
		return true
	}
	return false
}

// actually reports whether a word in the tokens [from, to) sets what is told
// right: "the vessel was actually a trawler".
func (r *reader) actually(from, to int) bool {
	for t := from; t < to; t++ {
		switch r.word(t) {
		case "actually", "instead":
			return true
		case "fact":
			if r.sees(t-1, "in") {
				return true
			}
		}
	}
	return false
}
