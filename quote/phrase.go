package quote

// reachingVerbs are the verbs that with a noun of saying or thinking make a
// cue of their own: "came to the conclusion that", "expressed the view that".
var reachingVerbs = map[string]bool{"come": true, "reach": true, "draw": true, "arrive": true, "express": true, "voice": true, "hold": true, "share": true, "repeat": true, "reiterate": true, "make": true, "issue": true, "give": true, "raise": true, "take": true, "form": true}

// phrases finds a verb with its noun of saying or thinking and a clause after
// "that", where the models saw no cue.
func (r *reading) phrases(taken []bool) []found {
	if len(r.doc.Tags) != len(r.low) || len(r.doc.Arcs) != len(r.low) {
		return nil
	}
	var out []found
	for i := 2; i+3 < len(r.low); i++ {
		if r.shape[i]&shapeNoun == 0 || r.low[i+1] != "that" || r.partOf(i) != "NOUN" || r.quoted[i] > 0 || taken[i] {
			continue
		}
		verb := r.reachingVerb(i)
		if verb < 0 || taken[verb] || !finite[r.doc.Tags[verb].Fine] {
			continue
		}
		source := r.subjectBefore(verb)
		last := r.doc.Sentences[r.sent[i]].Last
		if content := r.trimmed(i+1, r.thoughtEnd(i+1, last)); !source.empty() && len(content) > 0 && r.finiteWithin(i+2, last) && r.speaks(source) {
			out = append(out, found{cue: run{verb, i + 1}, source: source, content: content, rule: "phrase", score: 0.7})
		}
	}
	return out
}

// reachingVerb is the verb that noun i goes with, an article, an adjective and
// a preposition between; -1 for none.
func (r *reading) reachingVerb(i int) int {
	for k := i - 1; k >= r.doc.Sentences[r.sent[i]].First && k >= i-4; k-- {
		switch r.partOf(k) {
		case "DET", "ADJ", "ADP", "ADV":
		case "VERB":
			if reachingVerbs[r.doc.Tags[k].Lemma] {
				return k
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// subjectBefore is the subject of the verb at i, or of the verb that it stands
// beside.
func (r *reading) subjectBefore(i int) run {
	for steps := 0; steps < 3 && i >= 0; steps++ {
		for j := i - 1; j >= r.left[i]; j-- {
			if r.head[j] == i && r.subjectArc(j) {
				return r.bare(r.left[j], min(r.right[j]+1, i))
			}
		}
		if r.doc.Arcs[i].Relation != "conj" {
			break
		}
		i = r.head[i]
	}
	return run{}
}
