package quote

import "github.com/gainsay-news/gainsay"

// estimated are the nouns for a count or an amount that somebody puts at so
// many: "put the number of missing at 26".
var estimated = map[string]bool{
	"number": true, "figure": true, "toll": true, "count": true, "total": true, "tally": true, "estimate": true,
	"cost": true, "price": true, "damage": true, "loss": true, "value": true, "size": true, "crowd": true, "turnout": true, "bill": true,
	"share": true, "rate": true, "odds": true, "population": true, "worth": true, "chance": true, "chances": true, "attendance": true,
}

// putsFigure is the rule of such statements.
const putsFigure = "puts a figure"

// estimates finds who puts a figure at so many, where the models saw no cue.
func (r *reading) estimates(taken []bool) []found {
	if len(r.doc.Tags) != len(r.low) || len(r.doc.Arcs) != len(r.low) {
		return nil
	}
	var out []found
	for i := 1; i+3 < len(r.low); i++ {
		if r.low[i] != "put" && r.low[i] != "puts" || taken[i] || r.quoted[i] > 0 || !finite[r.doc.Tags[i].Fine] {
			continue
		}
		source := r.subjectBefore(i)
		if source.empty() || !r.speaks(source) {
			continue
		}
		if end := r.estimate(i + 1); end > 0 {
			out = append(out, found{cue: run{i, i + 1}, source: source, content: []run{{i + 1, end}}, rule: putsFigure, score: 0.8})
		}
	}
	return out
}

// estimate is the token behind "the number of missing at 26" at i, 0 where no
// such words stand there.
func (r *reading) estimate(i int) int {
	const far = 12
	last := min(r.doc.Sentences[r.sent[i]].Last, i+far)
	noun := false
	for k := i; k+1 < last; k++ {
		switch {
		case r.partOf(k) == "NOUN":
			noun = noun || estimated[r.doc.Tags[k].Lemma]
		case r.partOf(k) == "VERB" && r.low[k-1] != "of" || r.mark(k):
			return 0
		case noun && (r.low[k] == "at" || r.low[k] == "to" && (r.low[k-1] == "closer" || r.low[k-1] == "close" || r.low[k-1] == "nearer")):
			return r.figureEnd(k+1, last)
		}
	}
	return 0
}

// figureEnd is the token behind a figure that stands within a few tokens from
// i on, with the noun that it counts; 0 where none does.
func (r *reading) figureEnd(i, last int) int {
	k := i
	for k < last && (r.partOf(k) == "ADV" || r.partOf(k) == "ADJ" || r.partOf(k) == "ADP" || r.partOf(k) == "DET" || r.low[k] == "than" || r.low[k] == "$") {
		k++
	}
	from := k
	for k < last && r.partOf(k) == "NUM" {
		k++
	}
	if k == from || r.doc.Tokens[from].Kind == gainsay.Mark {
		return 0
	}
	for k < last && (r.partOf(k) == "NOUN" || r.low[k] == "%") {
		k++
	}
	return k
}
