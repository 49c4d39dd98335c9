package claim

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// weigh sets whether a clause is denied and in which way it holds: from its
// own auxiliaries and negations, then from what governs it, outward to the
// edge of the statement.
func (r *reader) weigh(c *clause) {
	c.modality = gainsay.Asserted
	t := c.predicate
	r.own(c, t)
	if r.negativeArguments(t) {
		c.denied = !c.denied
	}
	for range maxDepth {
		h := r.governor(t)
		if h < 0 || r.unit[h] != r.unit[t] && !r.infinitive(t) {
			break
		}
		c.crossed = c.crossed || r.unit[h] != r.unit[t]
		r.govern(c, h, t)
		c.governors = append(c.governors, h)
		if k := r.child(h, "nsubj"); saying(r.word(h)) && k >= 0 && r.unit[h] == 0 {
			c.speaker = r.phrase(k)
			if r.lemma(h) == "deny" && c.denied && !r.rejectsNothing(h) {
				c.rule += deniedMark // "denied the attack occurred"
			}
		}
		t = h
	}
	if c.denied && c.modality == gainsay.Asserted && r.aboutTo(c.predicate) {
		c.modality = gainsay.Intended
	}
	if c.modality == gainsay.Asserted && r.relation(c.predicate) != "xcomp" && len(c.governors) == 0 && r.infinitive(c.predicate) && !r.describes(c.predicate) {
		c.modality = gainsay.Intended // a headline: "Bank to cut jobs"
	}
	r.conditions(c, c.predicate)
	r.announced(c)
	r.deniedBySpeaker(c)
	if r.question(c.sentence) && c.modality == gainsay.Asserted && r.relation(t) == "root" {
		c.modality = gainsay.Asking
	}
}

// aboutTo reports whether a present progressive tells what somebody means to
// do: "they are not coming", "I am not resigning".
func (r *reader) aboutTo(t int) bool {
	if r.doc.Tags[t].Fine != "VBG" || !ofGoing[r.lemma(t)] {
		return false
	}
	k := r.child(t, "aux")
	if k < 0 {
		return false
	}
	switch r.word(k) {
	case "is", "are", "am", "'s", "'re", "'m", "’s", "’re", "’m", "isn't", "aren't":
		return true
	}
	return false
}

// ofGoing are the verbs whose present progressive tells a plan.
var ofGoing = map[string]bool{
	"come": true, "go": true, "leave": true, "arrive": true, "return": true, "travel": true, "withdraw": true, "depart": true, "resign": true,
	"quit": true, "retire": true, "attend": true, "join": true, "send": true, "deploy": true, "visit": true, "sell": true, "close": true,
}

// conditions marks what holds only if something else does.
func (r *reader) conditions(c *clause, t int) {
	for _, k := range c.tokens {
		if k > t && r.word(k) == "unless" {
			c.modality, c.supposed = gainsay.Conditional, true
		}
	}
	for k := r.first[t]; k >= 0; k = r.next[k] {
		if r.relation(k) != "advcl" {
			continue
		}
		if m := r.child(k, "mark"); m >= 0 && lexicon.MoodOf(r.word(m)) == lexicon.Supposes && !(m > 0 && r.word(m-1) == "even") {
			c.modality, c.supposed = gainsay.Conditional, true
		}
	}
}

// own reads the auxiliaries, adverbs and negations of one predicate.
func (r *reader) own(c *clause, t int) {
	for k := r.first[t]; k >= 0; k = r.next[k] {
		w := r.word(k)
		switch r.relation(k) {
		case "aux", "advmod", "mark", "det", "cc", "case":
			if r.relation(k) != "cc" && (w == "rather" || w == "instead") && r.part(k+1) == "ADP" || w == "rather" && r.relation(k) == "cc" {
				c.denied = !c.denied // "rather than go", "instead of going"
			}
			if lexicon.Negator(w) && r.deniesPredicate(k) {
				c.denied = !c.denied
			}
			if r.relation(k) != "det" {
				c.hold(lexicon.MoodOf(r.auxiliary(k)), w)
			}
			if k2 := r.child(k, "advmod"); k2 >= 0 && r.word(k2) == "no" && (w == "longer" || w == "more") {
				c.denied = !c.denied
			}
		}
	}
}

// deniesPredicate keeps "not only" and "neither ... nor" from denying.
func (r *reader) deniesPredicate(k int) bool {
	if w := r.word(k); (w == "not" || w == "n't" || w == "n’t") && k+1 < len(r.doc.Tokens) {
		next := r.word(k + 1)
		return next != "only" && next != "just" && next != "merely"
	}
	return r.word(k) != "few" && r.word(k) != "little"
}

// auxiliary is the lemma by which an auxiliary is looked up: a bare "have"
// makes a perfect, not a duty.
func (r *reader) auxiliary(k int) string {
	if w := r.word(k); w == "would" || w == "could" || w == "might" || w == "should" {
		return w // lemmatizers give "will", "can", "may", "shall"
	}
	if l := r.lemma(k); l != "have" && l != "do" && l != "be" && l != "get" {
		return l
	}
	return ""
}

// negativeArguments carries a negated subject or object up to the predicate:
// "no bullet penetrated", "found no weapons", "there is no approval".
func (r *reader) negativeArguments(t int) bool {
	for k := r.first[t]; k >= 0; k = r.next[k] {
		switch r.relation(k) {
		case "nsubj", "obj", "obl":
			if r.negated(k) {
				return true
			}
		}
	}
	return false
}

func (r *reader) negated(k int) bool {
	w := r.word(k)
	if w == "none" || w == "nobody" || w == "nothing" || w == "neither" {
		return true
	}
	if r.relation(k) == "obl" {
		return false
	}
	for d := r.first[k]; d >= 0; d = r.next[d] {
		if w := r.word(d); (w == "no" || w == "neither" || w == "not" || w == "none") && r.relation(d) != "conj" {
			return true
		}
	}
	return false
}

// governor is the word that says in which way the clause of t holds, or -1.
func (r *reader) governor(t int) int {
	h := r.parent(t)
	if h < 0 {
		return -1
	}
	switch r.relation(t) {
	case "xcomp", "ccomp":
		return h
	case "csubj":
		if lexicon.MoodOf(r.lemma(h)) != lexicon.Plain {
			return h
		}
	case "acl":
		if lexicon.MoodOf(r.lemma(h)) != lexicon.Plain && r.marked(t) {
			return h
		}
	case "advcl":
		if r.governed(h) == t {
			return h
		}
	case "obj", "nsubj": // a noun that governs, under its verb
		if r.part(t) == "NOUN" && lexicon.Light(r.lemma(h)) || lexicon.MoodOf(r.lemma(h)) != lexicon.Plain {
			return h
		}
	case "conj":
		return r.sharedGovernor(t, h)
	}
	return -1
}

// marked reports whether a clause under a noun says what the noun is of:
// "approval to remain", "doubt that"; not "failure caused by".
func (r *reader) marked(t int) bool {
	return r.child(t, "mark") >= 0 || r.full(t) != "acl:relcl" && r.infinitive(t)
}

// sharedGovernor: in "plans to leave and sell" both are planned. The chain of
// conjuncts is walked in bounded steps, since arcs may run in a circle.
func (r *reader) sharedGovernor(t, h int) int {
	for range maxDepth {
		if r.child(t, "nsubj", "aux", "cop") >= 0 {
			return -1
		}
		t = h
		if r.relation(t) != "conj" {
			return r.governor(t)
		}
		if h = r.parent(t); h < 0 {
			return -1
		}
	}
	return -1
}

// govern applies a governing word and its own negations to the clause.
func (r *reader) govern(c *clause, h, t int) {
	before, denied := c.modality, c.denied
	mood := lexicon.MoodOf(r.lemma(h))
	if mood == lexicon.Obliges && r.part(h) == "VERB" && r.lemma(h) == "have" && r.child(h, "xcomp") < 0 {
		mood = lexicon.Plain
	}
	c.hold(mood, r.lemma(h))
	r.own(c, h)
	if r.negativeArguments(h) || r.part(h) != "VERB" && r.negated(h) {
		c.denied = !c.denied
	}
	if factive[r.lemma(h)] && c.modality != gainsay.Conditional {
		c.denied, c.modality = denied, before // "did not know why he left": he left
		return
	}
	if mood == lexicon.Plain && c.denied != denied && !lexicon.Light(r.lemma(h)) {
		c.denied, c.modality = denied, gainsay.Possible // "did not see him leave" leaves it open
		return
	}
	if before != gainsay.Asserted && c.modality == gainsay.Asserted {
		c.modality = before
	}
	if mood == lexicon.Plain && (c.modality == gainsay.Asserted || c.modality == gainsay.Intended && open[r.lemma(h)]) && r.leavesOpen(h, t) {
		c.modality = gainsay.Possible
	}
}

// leavesOpen reports whether a governing verb does not tell whether what
// stands under it is so: "warned him to stop", "is betting that he returns".
func (r *reader) leavesOpen(h, t int) bool {
	l := r.lemma(h)
	if open[l] {
		return true
	}
	return r.part(h) == "VERB" && r.relation(t) == "xcomp" && r.infinitive(t) && !brings[l]
}

// open verbs say what somebody thinks, wants or sees to, not that it is so.
var open = map[string]bool{
	"bet": true, "ensure": true, "worry": true, "imagine": true, "guess": true, "predict": true, "assume": true, "suppose": true, "feel": true,
	"wonder": true, "dream": true, "pretend": true, "argue": true, "suggest": true, "negotiation": true, "effort": true, "talk": true, "pray": true,
	"hint": true, "speculate": true, "theorize": true, "expect": true, "accuse": true, "claim": true, "allege": true,
}

// brings are verbs under which an infinitive happened.
var brings = map[string]bool{
	"force": true, "cause": true, "lead": true, "help": true, "get": true, "make": true, "see": true, "prompt": true, "enable": true, "use": true,
	"come": true, "go": true, "be": true, "prove": true, "turn": true, "compel": true, "drive": true, "move": true, "rush": true, "return": true, "stop": true,
}

// factive verbs leave what they are about as it is, negated or not.
var factive = map[string]bool{"know": true, "realize": true, "realise": true, "remember": true, "regret": true, "notice": true, "forget": true}

// hold changes a clause by the mood of one word.
func (c *clause) hold(m lexicon.Mood, word string) {
	switch m {
	case lexicon.Intends:
		if !c.supposed { // "if charges will be filed"
			c.modality = gainsay.Intended
		}
	case lexicon.Perhaps, lexicon.Wishes, lexicon.Considers:
		c.modality = gainsay.Possible
	case lexicon.Obliges:
		if word != "have" || c.modality == gainsay.Asserted {
			c.modality = gainsay.Required
		}
	case lexicon.Permits:
		c.modality = gainsay.Permitted
	case lexicon.Supposes:
		c.modality = gainsay.Conditional
		c.supposed = c.supposed || word == "if" || word == "unless" || word == "whether"
	case lexicon.Reverses, lexicon.Prevented, lexicon.Ends:
		c.denied = !c.denied
		if c.modality == gainsay.Asserted && (word == "refuse" || word == "refusal" || word == "unwilling") {
			c.modality = gainsay.Intended // he will not
		}
	case lexicon.Doubts:
		c.denied, c.modality = !c.denied, gainsay.Possible
	}
}

// deniedBySpeaker turns the content of "denied that ..." over, where the
// words are reported: in quotation marks they stand as they were said. It also
// reads what the act of saying does, and the "would" of reported speech.
func (r *reader) deniedBySpeaker(c *clause) {
	u := r.unit[c.predicate]
	if u == 0 || c.crossed {
		return
	}
	q := &r.doc.Quotations[u-1]
	if q.Form == gainsay.Direct || r.describes(c.predicate) || r.inOwnWords(q, c.predicate) {
		return
	}
	if c.modality == gainsay.Conditional && !c.supposed {
		c.modality = gainsay.Intended // "said that it would leave"
	}
	if g := r.governor(c.predicate); g >= 0 && r.unit[g] == u {
		return
	}
	switch {
	case q.Negated: // "could not confirm that ...", "did not deny that ..."
		c.modality = gainsay.Possible
	case q.Act == gainsay.Denied:
		c.denied = !c.denied
		c.rule += deniedMark
	case c.modality != gainsay.Asserted:
	case q.Act == gainsay.Planned, q.Act == gainsay.Promised:
		c.modality = gainsay.Intended
	case q.Act == gainsay.Wanted, q.Act == gainsay.Demanded, q.Act == gainsay.Asked:
		c.modality = gainsay.Possible
	}
}

// inOwnWords reports whether token t stands in words that a statement gives as
// they were said behind a colon: rejected the suggestion that it leaked: "Every
// boat is dry."
func (r *reader) inOwnWords(q *gainsay.Quotation, t int) bool {
	for k := t - 1; k > 0 && r.doc.Tokens[k].Start >= q.Start; k-- {
		if quoteMark(r.word(k)) {
			return r.word(k-1) == ":"
		}
	}
	return false
}

// describes reports whether a clause only describes a thing or an
// accompanying matter: what is said of the whole is not said of it.
func (r *reader) describes(t int) bool {
	if len(r.arcs) == 0 {
		return false
	}
	return r.relation(t) == "acl" && !r.marked(t) || r.relation(t) == "advcl"
}

// inPassing reports whether a clause is told by the way: it describes a thing,
// it only says when,
// or it has no subject of its own ("leaving the room", "without a word").
func (r *reader) inPassing(t int) bool {
	if !r.describes(t) {
		return false
	}
	if r.relation(t) == "acl" || r.child(t, "nsubj") < 0 {
		return !r.leaves(t)
	}
	k := r.child(t, "mark", "advmod")
	return k >= 0 && timeMarks[r.word(k)]
}

// leaves reports whether a participle behind a comma tells what came of what
// its sentence tells: "..., killing the pilot".
func (r *reader) leaves(t int) bool {
	if r.relation(t) != "advcl" || r.doc.Tags[t].Fine != "VBG" || t == 0 || r.word(t-1) != "," || r.child(t, "obj") < 0 || r.child(t, "mark") >= 0 {
		return false
	}
	f := lexicon.FrameOf(r.lemma(t)).Name
	return f == "death" || f == "injury"
}

// timeMarks open clauses that only say when: "after he left".
var timeMarks = map[string]bool{"when": true, "after": true, "before": true, "until": true, "once": true, "as": true, "since": true, "just": true, "whenever": true}

// announced reads "Esper's announcement on Sunday that ...": the clause is what
// he said then, whoever speaks of it and whatever is said of it.
func (r *reader) announced(c *clause) {
	t := c.predicate
	noun := r.parent(t)
	if noun < 0 || r.relation(t) != "acl" && r.relation(t) != "ccomp" || !lexicon.ContentNoun(r.lemma(noun)) || !r.marked(t) {
		return
	}
	who := r.child(noun, "nmod:poss")
	if who < 0 {
		return
	}
	c.speaker, c.crossed = r.phrase(who), true
	c.announcement = gainsay.Span{Start: r.doc.Tokens[noun].End, End: r.doc.Tokens[c.tokens[0]].Start}
}

// deniedMark is added to the rule of a claim that its speaker rejects.
const deniedMark = ", denied by the speaker"

func (r *reader) question(sentence int) bool {
	s := r.doc.Sentences[sentence]
	for t := s.Last - 1; t >= s.First && t >= s.Last-3; t-- {
		if r.word(t) == "?" {
			return true
		}
	}
	return false
}
