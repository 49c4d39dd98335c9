package entity

import (
	"github.com/gainsay-news/gainsay"
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
	return r.between(open)
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
