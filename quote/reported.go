package quote

import "github.com/gainsay-news/gainsay/lexicon"

// reported adds what somebody is accused of saying, and "what X had told Y:
// that", where the models saw no cue: both stand within what another says,
// and without that other they are nothing that the text says was said.
func (r *reading) reported(all []found) []found {
	if len(r.doc.Tags) != len(r.low) {
		return all
	}
	near := extentsOf(all)
	for i := 2; i+2 < len(r.low); i++ {
		if r.shape[i]&shapePlain == 0 || r.quoted[i] > 0 || len(lexicon.VerbCues(r.low[i])) == 0 {
			continue
		}
		f, ok := r.accusedOf(i)
		if !ok {
			f, ok = r.whatTold(i)
		}
		if ok && len(f.content) > 0 && r.inOther(all, near.over(f.cue), f.cue) {
			f.rule, f.score = "reported", 0.7
			all = append(all, f)
		}
	}
	return all
}

// inOther reports whether a verb is within what another says, and no cue yet.
func (r *reading) inOther(all []found, near []int, verb run) bool {
	in := false
	for _, k := range near {
		if all[k].cue.first < verb.last && verb.first < all[k].cue.last {
			return false
		}
		in = in || holdsToken(all[k].content, verb.first)
	}
	return in
}

// accusedOf reads the participle at i in "accused B of telling C (that) D".
func (r *reading) accusedOf(i int) (found, bool) {
	if r.doc.Tags[i].Fine != "VBG" || r.low[i-1] != "of" && r.low[i-1] != "for" {
		return found{}, false
	}
	source := r.groupBefore(i - 1)
	if source.empty() || source.first == 0 || !accusing[r.verbLemma(source.first-1)] {
		return found{}, false
	}
	f := found{cue: run{i, i + 1}, source: source}
	last := r.doc.Sentences[r.sent[i]].Last
	at := i + 1
	if lexicon.Listener(r.verbLemma(i)) {
		if f.told = r.listener(at, last); !f.told.empty() {
			at = f.told.last
		}
	}
	if at+1 >= last || r.low[at] != "that" && !r.finiteWithin(at+1, last) {
		return found{}, false
	}
	f.content = r.trimmed(at, r.thoughtEnd(at, last))
	return f, true
}

var accusing = map[string]bool{"accuse": true, "blame": true, "criticize": true, "criticise": true, "attack": true, "fault": true, "condemn": true}

// listener is who is told, from token i on: a pronoun, a name or a noun
// without an article of the clause that follows.
func (r *reading) listener(i, last int) run {
	x := run{i, i}
	if r.partOf(i) == "PRON" && r.low[i] != "that" {
		return run{i, i + 1}
	}
	for x.last < last && (r.partOf(x.last) == "NOUN" || r.partOf(x.last) == "PROPN" || r.partOf(x.last) == "ADJ" || x.last == i && r.partOf(i) == "DET" && r.low[i] != "that") {
		x.last++
	}
	return x
}

// whatTold reads the verb at i in "what X had told Y: that Z".
func (r *reading) whatTold(i int) (found, bool) {
	s := r.doc.Sentences[r.sent[i]]
	f := found{cue: run{i, i + 1}}
	for f.cue.first > s.First && r.partOf(f.cue.first-1) == "AUX" {
		f.cue.first--
	}
	f.source = r.groupBefore(f.cue.first)
	for j := f.source.last - 1; j >= f.source.first; j-- {
		if r.low[j] == "what" {
			f.source.first = j + 1
		}
	}
	if f.source.empty() || r.low[max(0, f.source.first-1)] != "what" {
		return found{}, false
	}
	colon := i + 1
	if f.told = r.listener(colon, s.Last); !f.told.empty() {
		colon = f.told.last
	}
	if colon+2 >= s.Last || r.low[colon] != ":" || r.low[colon+1] != "that" {
		return found{}, false
	}
	f.content = r.trimmed(colon+1, s.Last)
	return f, true
}
