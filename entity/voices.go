package entity

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// voiceReach is how many tokens of one quotation are looked through for its
// marks.
const voiceReach = 250

// nearVoice is who stands beside the quotation marks around token i with a
// verb between or after: `he replied "I ..."`, `"I ...," Ada Munro said`.
func (r *resolver) nearVoice(i int) (int, bool) {
	if !r.quoted[i] {
		return 0, false
	}
	open, end := i, i
	for open > 0 && i-open < voiceReach && r.quoted[open] {
		open--
	}
	for end < len(r.quoted) && end-i < voiceReach && r.quoted[end] {
		end++
	}
	if j, ok := r.before(open); ok {
		return j, true
	}
	if j, ok := r.behind(end); ok {
		return j, true
	}
	if j, ok := r.saidBefore(open); ok {
		return j, true
	}
	return r.between(open)
}

// saidBefore is the subject of the verb of speech that stands in the sentence
// before the mark at token open, with other words between: `Munro told the
// board of Halden Rail, "I ..."`.
func (r *resolver) saidBefore(open int) (int, bool) {
	if t := r.text(open - 1); len(r.doc.Arcs) == 0 || t != "," && t != ":" {
		return 0, false
	}
	s := r.doc.SentenceAt(r.doc.Tokens[open-1].Start)
	if s < 0 {
		return 0, false
	}
	for k := open - 2; k >= r.doc.Sentences[s].First && open-k < 30 && !r.quoted[k]; k-- {
		if !r.verb(k) || !saying(lexicon.VerbCues(r.lower(k))) {
			continue
		}
		j, ok := r.subjectOf(k)
		return j, ok && r.mentions[j].cluster.kind == gainsay.Person
	}
	return 0, false
}

// saying reports whether a verb of these cues reports words and little else.
func saying(cues []lexicon.Cue) bool {
	return slices.ContainsFunc(cues, func(c lexicon.Cue) bool { return c.Plain })
}

// subjectOf is the mention that is the subject of the verb at token k.
func (r *resolver) subjectOf(k int) (int, bool) {
	for t := k - 1; t >= 0 && k-t < 30; t-- {
		if a := r.doc.Arcs[t]; a.Head == k+1 && strings.HasPrefix(a.Relation, "nsubj") {
			for l := t; l < t+8 && l < k; l++ { // the tree heads a name by its first word
				if j := r.at[l] - 1; j >= 0 && r.mentions[j].first <= t {
					return j, true
				}
			}
			return 0, false
		}
	}
	return 0, false
}

// before is the person whose verb stands right before the mark at token open.
func (r *resolver) before(open int) (int, bool) {
	k := open - 1
	if t := r.text(k); t == "," || t == ":" {
		k--
	}
	if !r.verb(k) {
		return 0, false
	}
	for k--; k >= 0 && r.auxiliary(k); k-- {
	}
	return r.personEnding(k + 1)
}

// behind is the person who stands right after the mark at token end with a
// verb before or after.
func (r *resolver) behind(end int) (int, bool) {
	k := end + 1
	inverted := r.verb(k)
	if inverted {
		k++
	}
	for l := k; l < k+8 && l < len(r.at); l++ {
		j := r.at[l] - 1
		if j < 0 || r.mentions[j].first < k || r.mentions[j].cluster.kind != gainsay.Person {
			continue
		}
		if n := r.mentions[j].last; inverted || r.verb(n) || r.text(n) == "," {
			return j, true
		}
	}
	return 0, false
}

// between is the person who stands right after the quotation before the mark
// at token open, in the same paragraph.
func (r *resolver) between(open int) (int, bool) {
	for k := open - 1; k > 1 && open-k < 30; k-- {
		if r.quoted[k-1] && !r.quoted[k] {
			return r.behind(k)
		}
	}
	return 0, false
}

// verb reports whether token k is a verb.
func (r *resolver) verb(k int) bool {
	return k >= 0 && k < len(r.doc.Tags) && r.doc.Tags[k].Part == "VERB"
}

func (r *resolver) auxiliary(k int) bool {
	return k < len(r.doc.Tags) && (r.doc.Tags[k].Part == "AUX" || r.doc.Tags[k].Part == "ADV")
}

// personEnding is the mention of a person whose last token is right before
// token i.
func (r *resolver) personEnding(i int) (int, bool) {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		if j := r.at[k] - 1; j >= 0 && r.mentions[j].last == i && r.mentions[j].cluster.kind == gainsay.Person {
			return j, true
		}
	}
	return 0, false
}
