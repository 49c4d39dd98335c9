package quote

import "github.com/gainsay-news/gainsay/lexicon"

// impersonal finds what "it is believed that", without a source, where the
// models saw no cue.
func (r *reading) impersonal(taken []bool) []found {
	if len(r.doc.Tags) != len(r.low) {
		return nil
	}
	var out []found
	for i := 2; i+2 < len(r.low); i++ {
		if r.low[i] != "that" || r.doc.Tags[i-1].Fine != "VBN" || r.quoted[i] > 0 || taken[i-1] || len(lexicon.VerbCues(r.low[i-1])) == 0 {
			continue
		}
		first, be := r.doc.Sentences[r.sent[i]].First, i-2
		for be > first && r.partOf(be) == "ADV" {
			be--
		}
		for be > first+1 && r.partOf(be-1) == "AUX" {
			be-- // "has been believed"
		}
		if be <= first || r.low[be-1] != "it" || !beForms[r.low[be]] && r.partOf(be) != "AUX" {
			continue
		}
		last := r.doc.Sentences[r.sent[i]].Last
		if content := r.trimmed(i, r.thoughtEnd(i, last)); len(content) > 0 && r.finiteWithin(i+1, last) {
			out = append(out, found{cue: run{be, i}, content: content, rule: "impersonal", score: 0.7})
		}
	}
	return out
}
