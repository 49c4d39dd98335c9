package quote

// nounCues finds "Esper's announcement on Sunday that ...": a possessor, a
// noun of saying, perhaps a time, and a clause.
func (r *reading) nounCues(taken []bool) []found {
	if len(r.doc.Tags) != len(r.low) {
		return nil
	}
	var out []found
	for i := range r.low {
		if r.shape[i]&shapeNoun == 0 || r.partOf(i) != "NOUN" || r.quoted[i] > 0 || taken[i] {
			continue
		}
		if f, ok := r.nounCue(i); ok {
			out = append(out, f)
		}
	}
	return out
}

// reachThat is how many tokens may stand between a noun and its "that".
const reachThat = 5

func (r *reading) nounCue(i int) (found, bool) {
	s := r.doc.Sentences[r.sent[i]]
	source := r.possessor(i, s.First)
	if source.empty() {
		return found{}, false
	}
	that := i + 1
	for that < min(s.Last, i+reachThat) && r.low[that] != "that" {
		switch p := r.partOf(that); {
		case p == "ADP" || p == "PROPN" || p == "NUM" || p == "ADV" || p == "NOUN" && r.timeAt(that) || r.low[that] == ",":
			that++
		default:
			return found{}, false
		}
	}
	if that >= s.Last-2 || r.low[that] != "that" || r.partOf(that+1) == "VERB" || r.partOf(that+1) == "AUX" {
		return found{}, false
	}
	end := r.clauseEnd(i, that, s.First, s.Last)
	content := r.trimmed(that, end)
	if len(content) == 0 || r.words(that, end) < 4 {
		return found{}, false
	}
	return found{cue: run{i, i + 1}, source: source, content: content, rule: "noun", score: 0.75}, true
}

// possessor is whose noun i is: "Esper's", "his".
func (r *reading) possessor(i, first int) run {
	for j := i - 1; j >= max(first, i-3); j-- {
		switch {
		case r.low[j] == "'s" || r.low[j] == "'" && r.partOf(j) != "PUNCT":
			x := r.groupBefore(j)
			return run{x.first, j + 1}
		case r.doc.Tags[j].Fine == "PRP$" && r.low[j] != "my" && r.low[j] != "our" && r.low[j] != "your":
			return run{j, j + 1}
		case r.partOf(j) != "ADJ" && r.partOf(j) != "NOUN":
			return run{}
		}
	}
	return run{}
}

// clauseEnd is where the clause of a noun ends: with the sentence when a verb
// stands before the noun, else before the verb that the noun is the subject of.
func (r *reading) clauseEnd(noun, that, first, last int) int {
	for j := first; j < noun; j++ {
		if finite[r.doc.Tags[j].Fine] {
			return last
		}
	}
	verbs := 0
	for j := that + 1; j < last; j++ {
		if !finite[r.doc.Tags[j].Fine] || j > that+1 && finite[r.doc.Tags[j-1].Fine] {
			continue
		}
		if verbs++; verbs == 2 && r.partOf(j-1) != "PRON" && r.partOf(j-1) != "SCONJ" && r.partOf(j-1) != "NOUN" && r.partOf(j-1) != "PROPN" {
			return j
		}
	}
	return that
}

// mendContent gives a verb of saying that has a source but no content the
// clause that stands before it, after a comma: "The strike is over, the union
// said in a statement."
func (r *reading) mendContent(c *candidate) {
	if len(c.content) > 0 || c.source.empty() || r.shape[c.head]&shapePlain == 0 {
		return
	}
	start := min(c.source.first, c.found.cue.first)
	if start-c.first < 4 || r.low[start-1] != "," || start == c.source.first && c.source.last != c.found.cue.first {
		return
	}
	verb := false
	for i := c.first; i < start; i++ {
		verb = verb || len(r.doc.Tags) == len(r.low) && finite[r.doc.Tags[i].Fine]
	}
	if verb && !subordinate[r.low[c.first]] {
		c.content = r.trimmed(c.first, start-1)
	}
}

// subordinate open a clause that is not what was said: "When he arrived, he said".
var subordinate = map[string]bool{"when": true, "while": true, "as": true, "after": true, "before": true, "since": true, "because": true, "although": true, "though": true, "once": true, "asked": true, "until": true}

// headline reads "Poll: Most Back Ban" in the first line.
func (r *reading) headline(taken []bool) []found {
	if len(r.doc.Paragraphs) < 2 || len(r.doc.Sentences) == 0 {
		return nil
	}
	last := r.paragraphEnd(0)
	for i := 1; i < min(4, last-3); i++ {
		if r.low[i] != ":" {
			continue
		}
		if taken[i] || taken[i-1] || !sourceLabels[r.low[i-1]] {
			return nil
		}
		return []found{{source: run{0, i}, cue: run{i, i + 1}, content: r.trimmed(i+1, last), rule: "headline", score: 0.7}}
	}
	return nil
}

// sourceLabels are the nouns before the colon of a headline that tell whose
// finding the rest is.
var sourceLabels = map[string]bool{"poll": true, "polls": true, "survey": true, "study": true, "studies": true, "report": true, "reports": true, "police": true, "officials": true, "official": true, "source": true, "sources": true, "expert": true, "experts": true, "analysts": true, "minister": true, "president": true, "mayor": true, "governor": true, "lawyer": true, "spokesman": true, "researchers": true, "scientists": true, "un": true, "court": true, "witnesses": true}
