package quote

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// actual reports whether words without quotation marks were said at all,
// where the verb of saying at i is the cue: "maintains a monitor", "figures
// suggest" and "should declare" are no acts of speech.
func (r *reading) actual(f *found, i int, c lexicon.Cue) bool {
	if r.idle(f) || r.hypothetical(f) || r.supposed(f) || r.emptyContent(f) {
		return false
	}
	if r.partOf(i) == "NOUN" && c.Noun {
		if f.source.empty() && r.relativeClause(f) {
			return false
		}
		return !f.source.empty() || r.clausal(f) || r.hasVerb(f.cue)
	}
	if c.Lemma == "admit" && i > 0 && beForms[r.low[i-1]] || r.onlyArticle(f.source) {
		return false // "was admitted to hospital", "a wise saying"
	}
	if c.Lemma == "call" && i > 0 && beForms[r.low[i-1]] && i+1 < len(r.low) && r.low[i+1] == "to" {
		return false // "were called to the scene"
	}
	if r.naming(f, i, c) || r.convenes(f, c) || r.bareVerb(f) || r.noStatement(f, i, c) {
		return false
	}
	if lexicon.Deed(c.Lemma) && !r.particle(i) && (!r.clausal(f) || r.takesThing(f)) && !(depicts[c.Lemma] && r.hasWord(f.content, "as")) {
		return false
	}
	if lexicon.Loose(c.Lemma) && f.source.empty() && f.cue.first == i && i < len(r.doc.Tags) && r.doc.Tags[i].Fine == "VBG" {
		return false // "The figures rose, pointing to a trend"
	}
	return !lexicon.Loose(c.Lemma) || f.source.empty() || r.speaks(f.source)
}

func (r *reading) onlyArticle(x run) bool {
	return x.last-x.first == 1 && (r.low[x.first] == "a" || r.low[x.first] == "an" || r.low[x.first] == "the")
}

// scarcelyQuoted reports whether the marks in a content are about a title or a
// word or two, so that they do not show that anything was said.
func (r *reading) scarcelyQuoted(content []run) bool {
	in, all := 0, 0
	for _, p := range content {
		all += r.words(p.first, p.last)
		for i := p.first; i < p.last; i++ {
			if r.quoted[i] > 0 && !r.mark(i) {
				in++
			}
		}
	}
	return in <= 3 && (in*4 < all || len(content) == 1 && r.titled(content[0].first, content[0].last))
}

// hasVerb reports whether a verb is among the tokens of x.
func (r *reading) hasVerb(x run) bool {
	for i := x.first; i < x.last; i++ {
		if r.partOf(i) == "VERB" {
			return true
		}
	}
	return false
}

// depicts are the verbs that are of speech when they say as what.
var depicts = map[string]bool{"portray": true, "depict": true, "paint": true, "cast": true, "frame": true, "present": true, "identify": true}

func (r *reading) hasWord(content []run, word string) bool {
	for _, p := range content {
		if slices.Contains(r.low[p.first:p.last], word) {
			return true
		}
	}
	return false
}

// labels reports whether what stands before a colon could be who says the
// rest, not a topic: "Snow: What to know".
func (r *reading) labels(source run) bool {
	head := r.sourceHead(source)
	if head < 0 || strings.ContainsAny(r.low[head], "0123456789") {
		return false
	}
	return r.inName(head) || sourceLabels[r.low[head]] || lexicon.UnnamedNoun(r.low[head]) || r.partOf(head) == "PRON"
}

// particle reports whether the verb at i goes with a particle that makes it
// one of speech: "pointed out", "wrote about", "lashed out".
func (r *reading) particle(i int) bool {
	if i+1 >= len(r.low) {
		return false
	}
	switch r.low[i+1] {
	case "out", "to", "about", "on", "at", "against":
		return r.verbLemma(i) != "offer" && r.verbLemma(i) != "cast" && r.verbLemma(i) != "press"
	}
	return false
}

// idle reports whether the cue is a phrase that reports nobody's words: "when
// all is said and done", "needless to say", "I can't tell".
func (r *reading) idle(f *found) bool {
	last := f.cue.last - 1
	if f.cue.first > 0 && r.low[f.cue.first-1] == "worth" || strings.HasPrefix(r.low[f.cue.first], "account") && r.low[last] == "for" {
		return true // "it is worth noting that", "accounts for"
	}
	for i := f.cue.first; i+2 < f.cue.last; i++ {
		if toughToSay[r.low[i]] && r.low[i+1] == "to" {
			return true
		}
	}
	switch r.low[last] {
	case "said":
		return last+2 < len(r.low) && r.low[last+1] == "and" && r.low[last+2] == "done"
	case "say":
		if last > 2 && r.low[last-1] == "to" && r.low[last-2] == "not" && beForms[r.low[last-3]] {
			return true // "which is not to say"
		}
		return last > 1 && r.low[last-1] == "to" && (beForms[r.low[last-2]] || r.low[last-2] == "needless" || r.low[last-2] == "suffice")
	case "tell":
		for i := max(f.cue.first-2, 0); i < last; i++ {
			switch r.low[i] {
			case "can", "can't", "ca", "could", "couldn't", "cannot":
				return !r.listenerAfter(f)
			}
		}
	}
	return false
}

// toughToSay are what a saying can be without being done: "hard to complain".
var toughToSay = map[string]bool{"hard": true, "easy": true, "difficult": true, "impossible": true, "tempting": true, "important": true, "premature": true, "fair": true, "unclear": true}

// listenerAfter reports whether a pronoun that can be told follows the cue.
func (r *reading) listenerAfter(f *found) bool {
	if f.cue.last >= len(r.low) {
		return false
	}
	switch r.low[f.cue.last] {
	case "you", "me", "us", "him", "her", "them":
		return true
	}
	return false
}

// hypothetical reports whether the cue tells what may or should be said, and
// does not deny it: "should declare", "would have described".
func (r *reading) hypothetical(f *found) bool {
	for i := f.cue.first; i < f.cue.last; i++ {
		if i+1 < len(r.low) && (r.low[i+1] == "not" || r.low[i+1] == "n't" || r.low[i+1] == "never") {
			return false
		}
		switch r.low[i] {
		case "should", "could", "may", "might", "must":
			return true
		case "can":
			return !r.ofAuthor(f.source)
		case "will":
			return i+1 < f.cue.last && r.low[i+1] == "be" // "results will be announced"
		case "would":
			return i+1 < f.cue.last && r.low[i+1] == "have"
		}
	}
	return false
}

func (r *reading) ofAuthor(source run) bool {
	return source.last-source.first == 1 && (r.low[source.first] == "i" || r.low[source.first] == "we")
}

// naming reports whether the cue is a participle that only gives its noun a
// name: "a group called the Friends of the Canal".
func (r *reading) naming(f *found, i int, c lexicon.Cue) bool {
	switch c.Lemma {
	case "call", "name", "dub", "label", "term", "brand":
	default:
		return false
	}
	return f.cue.last-f.cue.first == 1 && len(r.doc.Tags) == len(r.low) && len(r.doc.Arcs) == len(r.low) &&
		r.doc.Tags[i].Fine == "VBN" && (r.doc.Arcs[i].Relation == "acl" || i > 0 && r.low[i-1] == ",")
}

// convenes reports whether "call" takes a meeting or a vote for its object.
func (r *reading) convenes(f *found, c lexicon.Cue) bool {
	if c.Lemma != "call" || r.verbLemma(f.cue.last-1) != "call" || len(f.content) == 0 || f.content[0].first != f.cue.last {
		return false
	}
	for i := f.cue.last; i < min(f.content[0].last, len(r.low)-1, f.cue.last+5); i++ {
		if w := r.low[i]; (eventWords[w] || lexicon.EventNoun(w) || w == "police" || w == "vote") && r.partOf(i) == "NOUN" {
			return true
		}
		if p := r.partOf(i); p != "DET" && p != "ADJ" && p != "NOUN" && p != "PROPN" && p != "PRON" {
			return r.low[i] == "to" && i > f.cue.last && (r.partOf(i+1) == "DET" || r.partOf(i+1) == "NOUN") // "called the band to the stage"
		}
	}
	return false
}

// bareVerb reports whether the cue is a verb in its base form: it asks, dares
// or allows somebody to say, and nobody did yet.
func (r *reading) bareVerb(f *found) bool {
	if len(r.doc.Tags) != len(r.low) {
		return false
	}
	for i := f.cue.first; i < f.cue.last; i++ {
		switch fine := r.doc.Tags[i].Fine; {
		case fine == "VB":
			return true // "please ask", "to say"
		case finite[fine] || r.low[i] == "to" && i > f.cue.first:
			return false
		}
	}
	return false
}

// noStatement reports whether the verb at i is one of avoiding, or takes a
// thing where only a clause would tell what was said: "they tell us much
// about", "steers clear of criticizing".
func (r *reading) noStatement(f *found, i int, c lexicon.Cue) bool {
	if r.deedWithThing(f, i, c) {
		return true
	}
	for k := f.cue.first; k < i; k++ {
		if r.low[k] == "avoid" || r.low[k] == "avoided" || r.low[k] == "avoids" || r.low[k] == "short" && r.low[k+1] == "of" || r.low[k] == "clear" && r.low[k+1] == "of" {
			return true
		}
	}
	return f.source.empty() && f.cue.first > 0 && f.cue.first == i && r.low[i-1] == "by" && len(r.doc.Tags) == len(r.low) && r.doc.Tags[i].Fine == "VBG"
}

// deedWithThing reports whether the verb at i, with the object that it has
// here, tells what was done: "borders were defended", "thank God".
func (r *reading) deedWithThing(f *found, i int, c lexicon.Cue) bool {
	passive := i < len(r.doc.Tags) && r.doc.Tags[i].Fine == "VBN" && i > f.cue.first
	switch c.Lemma {
	case "support", "back":
		return i < len(r.doc.Tags) && r.doc.Tags[i].Fine == "VBN" || !f.source.empty() && !r.speaks(f.source) // "a group supported by the brothers"
	case "encourage", "agree", "raise":
		return !r.clausal(f) && r.takesThing(f) // "encouraged the attacks", "agreed a deal"
	case "continue":
		return i+1 < len(r.low) && r.low[i+1] == "to"
	case "rebuff", "vote":
		return !r.clausal(f) // "voted against the bill"
	case "tell", "declare", "charge", "clarify":
		return !r.clausal(f)
	case "speak":
		return i+1 < len(r.low) && r.low[i+1] == "against"
	case "defend", "oppose", "mention":
		return passive && !r.clausal(f)
	case "write":
		return (passive && !r.clausal(f) || r.takesThing(f)) && r.scarcelyQuoted(f.content) // the title of a song, "a memoir"
	case "refer":
		return !f.source.empty() && things[r.low[f.source.first]] // a word, not a speaker
	case "thank":
		return f.source.empty() && len(f.content) > 0 && exclaimed[r.low[f.content[0].first]]
	case "appeal":
		return f.cue.last > 0 && r.low[f.cue.last-1] == "against" && !r.clausal(f) // at a court
	}
	return false
}

// takesThing reports whether the parse has a thing as the object of the cue,
// and no clause beside it.
func (r *reading) takesThing(f *found) bool {
	if len(r.doc.Arcs) != len(r.low) {
		return false
	}
	thing := false
	for _, p := range f.content {
		for i := p.first; i < p.last; i++ {
			if !f.cue.has(r.head[i]) {
				continue
			}
			switch r.doc.Arcs[i].Relation {
			case "ccomp", "xcomp", "parataxis", "csubj":
				return false
			case "obj":
				thing = r.partOf(i) == "NOUN" || r.partOf(i) == "PROPN"
			}
		}
	}
	return thing
}

// supposed reports whether the cue stands in a clause of "if", or of "when"
// in the present: nobody is said to have said it.
func (r *reading) supposed(f *found) bool {
	subject := f.source.first
	if f.source.empty() && len(f.content) > 0 {
		subject = f.content[0].first // of a passive
	}
	at := subject - 1
	if len(r.doc.Tags) != len(r.low) || subject > f.cue.first || at < r.doc.Sentences[r.sent[subject]].First || r.sent[subject] != r.sent[f.cue.first] {
		return false
	}
	switch r.low[at] {
	case "if", "unless", "whenever":
		return true
	case "when", "once", "until":
		fine := r.doc.Tags[f.cue.first].Fine
		return fine == "VBP" || fine == "VBZ"
	}
	return false
}

// emptyContent reports whether what was said is one word that tells nothing,
// or a lie, the truth or a story without its words: "anything they say".
func (r *reading) emptyContent(f *found) bool {
	if len(f.content) != 1 {
		return false
	}
	c := f.content[0]
	if c.last-c.first == 1 {
		switch p := r.partOf(c.first); p {
		case "ADP", "ADV", "PART", "SCONJ":
			return true
		}
		return vague[r.low[c.first]]
	}
	if c.first != f.cue.last {
		return false
	}
	if vague[r.low[c.first]] && r.low[c.first+1] == "about" {
		return true // "says something about the town"
	}
	for i := c.first; i < min(c.last, c.first+4); i++ {
		if storied[r.low[i]] {
			return i == c.last-1 || r.low[i+1] != "that" && r.low[i+1] != "of" && r.low[i+1] != ":"
		}
		if p := r.partOf(i); p != "DET" && p != "ADJ" && p != "ADV" && p != "NUM" {
			return false
		}
	}
	return false
}

// vague are the pronouns that stand for no words that the text has elsewhere.
var vague = map[string]bool{"anything": true, "something": true, "nothing": true, "everything": true, "what": true}

// storied are what is told without being repeated.
var storied = map[string]bool{"lie": true, "lies": true, "truth": true, "joke": true, "jokes": true, "stories": true, "tale": true, "tales": true, "falsehoods": true}

// exclaimed are whom "thank" is an exclamation with.
var exclaimed = map[string]bool{"god": true, "goodness": true, "heaven": true, "heavens": true}

// relativeClause reports whether a content opens with a clause that tells of
// the noun before it: "the question that has emerged".
func (r *reading) relativeClause(f *found) bool {
	if len(f.content) == 0 || len(r.doc.Tags) != len(r.low) {
		return false
	}
	i := f.content[0].first
	return r.low[i] == "that" && i+1 < len(r.low) && finite[r.doc.Tags[i+1].Fine]
}

// clausal reports whether the content is a clause, not a mere noun phrase.
func (r *reading) clausal(f *found) bool {
	for _, p := range f.content {
		switch r.low[p.first] {
		case "to":
			return p.first+1 < len(r.low) && r.partOf(p.first+1) != "PROPN"
		case "that", "whether", "if", "how", "why", "what", "when", "where", "who", "which", "as":
			return true
		}
		if len(r.doc.Arcs) != len(r.low) {
			continue
		}
		for i := p.first; i < p.last; i++ {
			if h := r.head[i]; h < p.first || h >= p.last {
				switch r.doc.Arcs[i].Relation {
				case "ccomp", "xcomp", "parataxis", "csubj", "root":
					return true
				}
				if r.low[i] != "" && len(r.doc.Tags) == len(r.low) && finite[r.doc.Tags[i].Fine] {
					return true
				}
			}
		}
	}
	return false
}

// speaks reports whether a source is somebody who can speak: a person, a body,
// a text, or a name.
func (r *reading) speaks(source run) bool {
	if r.low[source.first] == "who" {
		return true
	}
	head := r.sourceHead(source)
	if head < 0 {
		return false
	}
	switch p := r.partOf(head); p {
	case "PRON", "DET":
		return !things[r.low[head]]
	case "NUM", "PROPN", "X":
		return true
	case "VERB", "AUX":
		return false
	}
	w := r.low[head]
	if lexicon.UnnamedNoun(w) || lexicon.OutletNoun(w) || lexicon.SpeaksFor(w) || lexicon.ChannelNoun(w) != "" || r.inName(head) {
		return true
	}
	if len(r.doc.Tags) == len(r.low) {
		w = r.doc.Tags[head].Lemma
	}
	if _, ok := lexicon.PersonNoun(w); ok {
		return true
	}
	return strings.HasSuffix(w, "-old") || lexicon.BodyNoun(w) || lexicon.GroupNoun(w) || lexicon.PlaceNoun(w) || lexicon.People(r.low[head]) || texts[w] || len(lexicon.NounCues(w)) > 0 || personal[w] || agentive(w)
}

// agentive reports whether a noun is made from a verb for who does it.
func agentive(w string) bool {
	n := len(w)
	return n > 5 && (w[n-2:] == "er" || w[n-2:] == "or" || w[n-3:] == "ist" || w[n-3:] == "ian")
}

// things are the pronouns that stand for no person.
var things = map[string]bool{"it": true, "this": true, "that": true, "these": true, "those": true, "what": true, "which": true, "all": true}

// texts are nouns of what is written or found out, beside the channels, and
// of people whom the lexicon lacks.
var texts = map[string]bool{"data": true, "research": true, "poll": true, "census": true, "review": true, "investigation": true, "audit": true, "analysis": true, "inquiry": true, "probe": true, "estimate": true, "website": true, "guideline": true, "constitution": true, "law": true, "legislation": true, "agreement": true, "treaty": true, "resolution": true, "headline": true, "sign": true, "ad": true, "advertisement": true, "record": true, "log": true, "advocate": true, "fan": true}

// inName reports whether token i lies in the name of a person, body or place.
func (r *reading) inName(i int) bool {
	m := r.doc.Mentions
	at := r.doc.Tokens[i].Span
	for k := r.names.after(at.Start); k < len(m) && m[k].Start <= at.Start; k++ {
		if m[k].Form == gainsay.Name && m[k].Contains(at) {
			return true
		}
	}
	return false
}
