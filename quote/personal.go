package quote

import "github.com/gainsay-news/gainsay/lexicon"

// personalFirst replaces what a model made of "I think", where its cue or its
// content is broken: it has learned from reports, in which nobody says "I".
func (r *reading) personalFirst(all []found) {
	for k := range all {
		f := &all[k]
		if f.cue.empty() || f.rule != "model" || f.source.last-f.source.first != 1 || r.quoted[f.cue.first] > 0 || len(f.content) < 2 && f.cue.last-f.cue.first == 1 {
			continue
		}
		for i := f.cue.first; i < f.cue.last; i++ {
			if first := r.doc.Sentences[r.sent[i]].First; opines[r.low[i]] && r.authorBefore(i, first) == f.source.first && f.source.first < i {
				if content := r.personalContent(i, f.source.first, first); len(content) > 0 {
					f.cue.last, f.content, f.rule = i+1, content, "personal"
				}
			}
		}
	}
}

// personal finds what somebody who speaks for himself says that he thinks: "I
// think it will hold", "Do you believe that ...?", outside quotation marks,
// as answers and questions of an interview and pages in the first person have
// it. Within quotation marks the words are somebody's already.
func (r *reading) personal(taken []bool) []found {
	if len(r.doc.Tags) != len(r.low) {
		return nil
	}
	var out []found
	for i := 1; i < len(r.low); i++ {
		if r.shape[i]&shapeVerb == 0 || r.quoted[i] > 0 || taken[i] || !personalVerb(r.low[i]) || r.partOf(i) == "NOUN" {
			continue
		}
		first := r.doc.Sentences[r.sent[i]].First
		who := r.authorBefore(i, first)
		if who < 0 {
			continue
		}
		f := found{cue: run{who + 1, i + 1}, source: run{who, who + 1}, rule: "personal", score: 0.7}
		if f.content = r.personalContent(i, who, first); len(f.content) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// opines are verbs of thinking that take a clause rather than a thing.
var opines = map[string]bool{"think": true, "thought": true, "believe": true, "mean": true, "meant": true, "guess": true, "suppose": true, "suspect": true, "reckon": true}

// personalVerb reports whether a form is of a verb of thinking or knowing that
// takes a clause.
func personalVerb(form string) bool {
	if form == "mean" || form == "meant" {
		return true
	}
	for _, c := range lexicon.VerbCues(form) {
		if c.Act == "thought" || c.Act == "perceived" || c.Lemma == "know" || c.Lemma == "wonder" {
			return true
		}
	}
	return false
}

// authorBefore is the "I", "we" or "you" whose verb token i is, with nothing
// but auxiliaries and adverbs between; -1 for none.
func (r *reading) authorBefore(i, first int) int {
	for j := i - 1; j >= first && j >= i-5; j-- {
		switch r.low[j] {
		case "i", "we", "you":
			return j
		case "n't", "not", "to", "'d", "'ve", "'ll", "'m", "'re":
			continue
		}
		if p := r.partOf(j); p != "AUX" && p != "ADV" {
			return -1
		}
	}
	return -1
}

// personalContent is the clause after the verb of thinking at i, or the one
// before when nothing follows: "It was my third year I think."
func (r *reading) personalContent(i, who, first int) []run {
	last := r.doc.Sentences[r.sent[i]].Last
	start := i + 1
	if start < last && !r.mark(start) {
		if !r.opensClause(start, last) {
			return nil
		}
		return r.trimmed(start, r.thoughtEnd(start, last))
	}
	if who-first < 3 || start < last && r.low[start] == "," || r.partOf(who-1) == "SCONJ" || r.partOf(who-1) == "CCONJ" {
		return nil
	}
	for j := first; j < who; j++ {
		if finite[r.doc.Tags[j].Fine] {
			return r.trimmed(first, who)
		}
	}
	return nil
}

// opensClause reports whether a clause that is thought opens at token i: with
// its own word, or with a subject and then a finite verb.
func (r *reading) opensClause(i, last int) bool {
	switch r.low[i] {
	case "that", "whether", "if", "why", "how", "what", "who", "where":
		return i+2 < last && r.finiteWithin(i+1, min(last, i+12))
	}
	switch r.partOf(i) {
	case "PRON":
		return r.finiteWithin(i+1, min(last, i+4))
	case "DET", "NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV", "PART":
		return r.complementAt(i) || opines[r.low[i-1]] && r.finiteWithin(i+1, min(last, i+9))
	}
	return false
}

func (r *reading) finiteWithin(i, last int) bool {
	for ; i < last && !r.mark(i); i++ {
		if finite[r.doc.Tags[i].Fine] {
			return true
		}
	}
	return false
}

// complementAt reports whether the parse has a clause from token i on as what
// the verb before it takes.
func (r *reading) complementAt(i int) bool {
	if len(r.doc.Arcs) != len(r.low) {
		return false
	}
	for j := i; j <= r.right[i-1]; j++ {
		if r.head[j] == i-1 && r.left[j] == i && r.doc.Arcs[j].Relation == "ccomp" {
			return true
		}
	}
	return false
}

// thoughtEnd is where the clause that starts at token i ends: before a
// semicolon, a dash or another clause beside it.
func (r *reading) thoughtEnd(i, last int) int {
	verb := false
	for j := i; j+1 < last; j++ {
		switch {
		case r.low[j] == ";" || r.dash(j):
			return j
		case r.low[j] == "," && verb && r.nextClause(j+1, last):
			return j
		case verb && (r.low[j] == "but" || r.low[j] == "because" || r.low[j] == "and") && r.subjectPronoun(j+1):
			return j
		}
		verb = verb || finite[r.doc.Tags[j].Fine]
	}
	return last
}

// dash reports whether token j is a dash: a hyphen with spaces about it is one.
func (r *reading) dash(j int) bool {
	t := r.doc.Tokens
	return dashes[r.low[j]] && (r.low[j] != "-" || j > 0 && j+1 < len(t) && t[j-1].End < t[j].Start && t[j].End < t[j+1].Start)
}

// nextClause reports whether a clause that stands beside the one before opens
// at token i, after a comma.
func (r *reading) nextClause(i, last int) bool {
	switch r.low[i] {
	case "but", "because", "so", "although", "though", "and", "or", "which", "while", "whereas":
		return r.finiteWithin(i+1, min(last, i+6))
	}
	return r.subjectPronoun(i) && r.finiteWithin(i+1, min(last, i+4))
}

func (r *reading) subjectPronoun(i int) bool {
	switch r.low[i] {
	case "i", "we", "he", "she", "they", "it", "you", "there", "that", "this":
		return r.partOf(i) == "PRON" || r.partOf(i) == "DET"
	}
	return false
}

// quotative finds "I was like, let's go": a way of speaking to give one's own
// or another's words or thoughts.
func (r *reading) quotative(taken []bool) []found {
	if len(r.doc.Tags) != len(r.low) {
		return nil
	}
	var out []found
	for i := 2; i+3 < len(r.low); i++ {
		if r.low[i] != "like" || taken[i] || r.quoted[i] > 0 || !quotativeBe[r.low[i-1]] || !quotativeWho[r.low[i-2]] || r.low[i+1] != "," && !r.opensQuoted(i+1) {
			continue
		}
		if content := r.trimmed(i+1, r.doc.Sentences[r.sent[i]].Last); len(content) > 0 && r.words(content[0].first, content[0].last) > 1 {
			out = append(out, found{cue: run{i - 1, i + 1}, source: run{i - 2, i - 1}, content: content, rule: "quotative", score: 0.6})
		}
	}
	return out
}

var (
	quotativeBe  = map[string]bool{"was": true, "were": true, "'m": true, "'s": true, "'re": true, "am": true, "is": true, "are": true}
	quotativeWho = map[string]bool{"i": true, "he": true, "she": true, "they": true, "we": true}
)
