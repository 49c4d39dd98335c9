package claim

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// The rules of claims that stand in a dispute. A sentence that rejects a claim
// gives two: what others say, in its own words and whole, and the rejection.
// They carry no words to be aligned, since nothing but each other is held
// against them.
const (
	asClaimed  = "as claimed by others"         // what somebody rejects, or a report calls untrue
	rejection  = "rejects what others say"      // who rejects it
	plea       = "pleads not guilty"            // to a charge in the same sentence
	heldFalse  = "held false by the report"     // the report, or its speaker, calls it untrue
	accusation = "accusation"                   // what somebody is accused of or charged with
	denial     = "denial without what is meant" // "denied the allegations", "pleaded not guilty"
)

// A dispute is a stretch of a sentence that says what others claim, and the
// words that reject it.
type dispute struct {
	sentence int
	cue      int    // "denied", "falsely"
	noun     int    // "claims", -1 for none
	by       phrase // who claims it
	who      phrase // who rejects it; none: the report
	from, to int    // the tokens of what is claimed
	head     int    // the predicate of the clause in them, -1 for none
	rule     string
	whole    [2]int // the tokens of the rejection, where they are not those from cue to what is claimed
}

// disputes is the claims of all disputes in the document.
func (r *reader) disputes(all []dispute) []gainsay.Claim {
	var out []gainsay.Claim
	for _, d := range all {
		out = append(out, r.claimed(d), r.rejected(d))
	}
	if len(r.arcs) != len(r.doc.Tokens) {
		return out
	}
	for i, s := range r.doc.Sentences {
		for t := s.First; t < s.Last; t++ {
			if c, ok := r.side(i, t); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// side is the accusation or the denial that token t tells of.
func (r *reader) side(sentence, t int) (gainsay.Claim, bool) {
	switch r.lemma(t) {
	case "accuse":
		return r.accused(sentence, t, "of")
	case "charge":
		return r.accused(sentence, t, "with")
	case "indict":
		if c, ok := r.accused(sentence, t, "on"); ok {
			return c, ok
		}
		return r.accused(sentence, t, "for")
	case "blame":
		return r.accused(sentence, t, "for")
	case "allege", "speculate", "find":
		return r.allegedThat(sentence, t)
	case "allegedly":
		return r.allegedly(sentence, t)
	case "accusation", "allegation":
		if c, ok := r.alleged(sentence, t); ok {
			return c, ok
		}
		return r.allegedAgainst(sentence, t)
	case "deny", "plead", "reject", "dispute", "refute", "rebut":
		return r.denial(sentence, t)
	}
	return gainsay.Claim{}, false
}

// findDisputes is the disputes of the document, in text order.
func (r *reader) findDisputes() []dispute {
	if len(r.arcs) != len(r.doc.Tokens) {
		return nil
	}
	var out []dispute
	for i, s := range r.doc.Sentences {
		for t := s.First; t < s.Last; t++ {
			if d, ok := r.dispute(i, t); ok {
				d.head = r.clauseHead(d.from, d.to)
				out = append(out, d)
				t = max(t, d.from)
			}
		}
	}
	return out
}

// twin is the clause of a dispute as he denies it who rejects it, to be held
// against what other reports say.
func (r *reader) twin(d *dispute, c clause, claim gainsay.Claim) (gainsay.Claim, bool) {
	if d == nil || d.rule == plea || d.rule == toldAgainst || strings.HasSuffix(claim.Rule, deniedMark) {
		return claim, false
	}
	claim.Denied, claim.Quotation, claim.Via = !claim.Denied, 0, nil
	claim.Speaker, claim.Said = gainsay.Term{}, r.published()
	claim.Rule += ", " + heldFalse
	if d.rule == rejection {
		claim.Rule = c.rule + deniedMark
		claim.Speaker = r.party(d.who)
	}
	return claim, true
}

// dispute reads the words from t on as a dispute.
func (r *reader) dispute(sentence, t int) (dispute, bool) {
	switch r.part(t) {
	case "VERB", "NOUN", "ADJ", "ADV", "PROPN", "ADP", "SCONJ", "CCONJ":
	default:
		return dispute{}, false
	}
	d := dispute{sentence: sentence, cue: t, noun: -1, by: none, who: none, rule: heldFalse}
	var ok bool
	switch {
	case rejecting[r.lemma(t)] && r.part(t) == "VERB", r.pushesBack(t) > 0:
		d.rule = rejection
		if ok = r.rejects(&d) || r.deniesThat(&d); !ok && calling[r.lemma(t)] {
			d.noun = -1
			ok = r.callsUntrue(&d)
		}
		ok = ok || r.deniesTold(&d) || r.goesAgainst(&d)
	case r.lemma(t) == "plead":
		d.rule = plea
		ok = r.pleads(&d)
	case calling[r.lemma(t)] && r.part(t) == "VERB":
		d.rule = rejection
		ok = r.callsUntrue(&d)
	case (r.word(t) == "lied" || r.word(t) == "lying") && r.part(t) == "VERB" && r.at(t+1) != "that":
		ok = r.liedSaying(&d)
	case deniable[r.lemma(t)] && r.part(t) == "NOUN":
		if ok = r.isUntrue(&d); !ok && untruth[r.lemma(t)] {
			d.noun = -1
			ok = r.falseClaim(&d)
		}
	case r.word(t) == "but", r.word(t) == "while", r.word(t) == "though", r.word(t) == "although":
		ok = r.accounts(&d)
	case r.word(t) == "despite":
		ok = r.despiteReports(&d) || r.despiteSaying(&d)
	case falsely[r.word(t)]:
		ok = r.saidFalsely(&d)
	case falsehood[r.word(t)], untruth[r.lemma(t)] && r.part(t) == "NOUN", (r.word(t) == "lied" || r.word(t) == "lying") && r.at(t+1) == "that":
		ok = r.falseClaim(&d)
	}
	return d, ok && d.to-d.from >= 2
}

// rejecting are the verbs under which what was said is another's.
var rejecting = map[string]bool{
	"deny": true, "reject": true, "dispute": true, "refute": true, "dismiss": true, "contradict": true, "rebut": true, "debunk": true, "disavow": true, "discount": true,
	"dispel": true, "quash": true, "repudiate": true, "rubbish": true, "disprove": true,
}

// pushesBack is the last token of "pushed back on", "shot down" at t, 0 for none.
func (r *reader) pushesBack(t int) int {
	switch next := r.at(t + 1); r.lemma(t) {
	case "push":
		if next == "back" && (r.at(t+2) == "on" || r.at(t+2) == "against") {
			return t + 2
		}
	case "knock", "shoot", "bat":
		if next == "down" {
			return t + 1
		}
	case "scoff":
		if next == "at" {
			return t + 1
		}
	case "rule":
		if next == "out" {
			return t + 1
		}
	case "brush":
		if next == "off" || next == "aside" {
			return t + 1
		}
	}
	return 0
}

// deniable are the nouns for what may be denied as untrue; what is rejected as
// unwanted, as a plan or an offer is, stands under other nouns.
var deniable = map[string]bool{
	"claim": true, "allegation": true, "accusation": true, "report": true, "rumor": true, "rumour": true, "suggestion": true, "assertion": true,
	"notion": true, "story": true, "account": true, "charge": true, "speculation": true, "contention": true, "insinuation": true, "theory": true, "narrative": true, "lie": true, "statement": true,
}

// rejects reads "denied the opposition's claims that she left".
func (r *reader) rejects(d *dispute) bool {
	verb := d.cue
	if r.rejectsNothing(verb) {
		return false
	}
	d.noun = r.deniedNoun(max(verb, r.pushesBack(verb)), r.doc.Sentences[d.sentence].Last)
	if d.noun < 0 || r.lemma(d.noun) == "charge" && r.lemma(verb) != "deny" {
		return false
	}
	if d.who = r.whoRejects(verb); !d.who.known() || d.who.head > verb {
		return false
	}
	return r.content(d, verb)
}

// rejectsNothing reports whether a verb does not tell that somebody rejects
// something: "did not deny", "would deny", "was denied", "to deny".
func (r *reader) rejectsNothing(verb int) bool {
	if r.doc.Tags[verb].Fine == "VBN" && r.child(verb, "aux") < 0 && r.relation(verb) != "conj" && r.relation(verb) != "root" {
		return true
	}
	for k := r.first[verb]; k >= 0; k = r.next[k] {
		switch r.relation(k) {
		case "aux", "advmod", "mark":
			if w := r.word(k); lexicon.Negator(w) || w == "would" || w == "will" || w == "could" || w == "may" || w == "might" || w == "can" || w == "to" && r.relation(verb) != "advcl" || w == "if" || r.full(k) == "aux:pass" {
				return true
			}
		case "nsubj":
			if r.full(k) == "nsubj:pass" {
				return true
			}
		}
	}
	return false
}

// deniedNoun is the noun for what was said within the phrase behind a verb.
func (r *reader) deniedNoun(verb, last int) int {
	const far = 9
	for t := verb + 1; t < last && t <= verb+far; t++ {
		switch {
		case deniable[r.lemma(t)] && r.part(t) == "NOUN", t > verb+1 && (r.word(t) == "claims" || r.word(t) == "reports") && r.at(t+1) == "that":
			if t+1 < last && deniable[r.lemma(t+1)] && r.part(t+1) == "NOUN" {
				t++ // "accusation claims"
			}
			return t
		case r.part(t) == "ADP" && r.word(t) != "of", r.part(t) == "VERB" && r.relation(t) != "amod", r.word(t) == "that", r.word(t) == "to":
			return -1
		case r.part(t) == "PUNCT" && !quoteMark(r.word(t)) && r.word(t) != "-":
			return -1
		}
	}
	return -1
}

func quoteMark(w string) bool {
	switch w {
	case "\"", "“", "”", "''", "``", "‘", "’", "'":
		return true
	}
	return false
}

// whoRejects is the subject of a verb, as the parse has it and as the reading
// of attributions has it: where both know one and disagree, none.
func (r *reader) whoRejects(verb int) phrase {
	p := r.doer(verb, 0)
	for range maxDepth {
		if !p.known() || !conveys[r.lemma(p.head)] || r.part(p.head) != "NOUN" { // "his statement denying reports"
			break
		}
		up := r.verbAbove(p.head)
		if up < 0 || up == verb || up > p.head {
			return none
		}
		if r.relation(p.head) == "nsubj" && r.relation(up) == "ccomp" && r.head(up) >= 0 {
			up = r.head(up) // the parse takes "delivered a statement denying" for a clause
		}
		p = r.doer(up, 0)
	}
	if u := r.cueOf[verb]; u > 0 && p.known() {
		q := &r.doc.Quotations[u-1]
		if !q.Source.IsZero() && !overlaps(q.Source, r.term(p).Span) && (q.Speaker == "" || r.term(p).Entity != q.Speaker) {
			return none
		}
	}
	return p
}

// conveys are the nouns for that in which somebody rejects something.
var conveys = map[string]bool{"statement": true, "tweet": true, "letter": true, "speech": true, "post": true, "remark": true, "interview": true, "email": true, "testimony": true}

// doer is who does what a verb tells: its subject, or that of the verb it
// hangs on, or the noun that it describes.
func (r *reader) doer(verb, depth int) phrase {
	h := r.head(verb)
	if k := r.child(verb, "nsubj"); k >= 0 {
		if relative(r.word(k)) && h >= 0 {
			if r.relation(verb) == "acl" {
				return r.phrase(h)
			}
			return none
		}
		return r.joined(k)
	}
	if h < 0 || depth > 4 {
		return none
	}
	switch r.relation(verb) {
	case "conj", "advcl", "xcomp", "parataxis":
		if r.part(h) == "VERB" || r.part(h) == "ADJ" {
			return r.doer(h, depth+1)
		}
	case "acl":
		if r.doc.Tags[verb].Fine != "VBG" {
			return none
		}
		if lexicon.ContentNoun(r.lemma(h)) || r.part(h) != "PROPN" { // "in a statement denying reports"
			if up := r.verbAbove(h); up >= 0 {
				return r.doer(up, depth+1)
			}
			return none
		}
		return r.phrase(h)
	}
	return none
}

// claimed is what is disputed, as the claim of those who make it.
func (r *reader) claimed(d dispute) gainsay.Claim {
	out := r.stretch(d.sentence, d.from, d.to)
	out.Rule, out.Modality = asClaimed, gainsay.Asserted
	switch {
	case d.by.known():
		out.Speaker = r.party(d.by)
	case d.noun >= 0:
		out.Speaker = r.term(phrase{d.noun, []int{d.noun}})
	}
	return out
}

// rejected is the other side of a dispute: who rejects it, or that it is told
// as untrue.
func (r *reader) rejected(d dispute) gainsay.Claim {
	from := d.cue
	if p := d.who; p.known() && p.tokens[0] < from {
		from = p.tokens[0]
	}
	if d.from < d.cue {
		from = min(from, d.from)
	}
	to := max(d.to, d.cue+1)
	if d.whole[1] > 0 {
		from, to = d.whole[0], d.whole[1]
	}
	out := r.stretch(d.sentence, from, to)
	out.Rule, out.Denied, out.Modality = d.rule, true, gainsay.Asserted
	if u := r.unit[d.cue]; d.rule != heldFalse && d.rule != toldAgainst || u > 0 && (r.doc.Quotations[u-1].Form == gainsay.Direct || d.whole[1] > 0 && d.rule == heldFalse) {
		r.say(&out, u, none)
	} else {
		out.Said = r.published() // in reported words "falsely" is the reporter's
	}
	if d.rule != heldFalse && d.rule != toldAgainst {
		out.Denied, out.Predicate = false, r.lemma(d.cue)
		out.Subject = r.party(d.who)
		out.Speaker, out.Via = out.Subject, nil
		if d.noun >= 0 {
			out.Object = r.term(phrase{d.noun, []int{d.noun}})
		}
	}
	return out
}

// stretch is the tokens [from, to) as a claim in the words of the text.
func (r *reader) stretch(sentence, from, to int) gainsay.Claim {
	d := r.doc
	span := gainsay.Span{Start: d.Tokens[from].Start, End: d.Tokens[to-1].End}
	return gainsay.Claim{
		Document: d.ID, Span: span, Sentence: d.Sentences[sentence].Span,
		Text: strings.Join(strings.Fields(d.Words(span)), " "),
	}
}

// party is who stands on one side of a dispute. What "it" or "they" stands for
// is left open: too often it is another one.
func (r *reader) party(p phrase) gainsay.Term {
	t := r.term(r.untimed(p))
	switch t.Head {
	case "it", "they", "this", "that", "which", "who", "we", "some", "many", "he", "she", "i":
		if t.Head != "he" && t.Head != "she" || !twoCapitals(t.Name) {
			t.Entity, t.Name = "", ""
		}
	}
	return t
}

func twoCapitals(name string) bool {
	first, rest, _ := strings.Cut(name, " ")
	return first != "" && first[0] >= 'A' && first[0] <= 'Z' && rest != "" && rest[0] >= 'A' && rest[0] <= 'Z'
}

// untimed is a phrase without what stands behind its head as a time or a
// place: "The ministry on Wednesday".
func (r *reader) untimed(p phrase) phrase {
	for i, t := range p.tokens {
		if t > p.head && (r.part(t) == "ADP" && (r.word(t) != "of" && r.word(t) != "for" || t+1 < len(r.doc.Tags) && r.doc.Tags[t+1].Fine == "VBG") || r.inTimex(t) || r.word(t) == ",") {
			return phrase{p.head, p.tokens[:i]}
		}
	}
	return p
}
