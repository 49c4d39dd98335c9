// Package compare says how two claims stand to each other: which repeat,
// contradict, deny, revise or supersede each other, and which a rule would
// have held against each other but for scope, time, or part and whole.
//
// Needs: Claims with their Words; Within also reads Sentences, Quotations and
// Entities for what the article itself says of its statements.
//
// Fills: Relations.
//
// How: first the event filter, then the difference, after de Marneffe,
// Rafferty and Manning (2008). Two claims speak of one event when predicates
// are kin (by frame, by WordNet, by derivation), what they speak of aligns, and
// neither time nor place nor scope parts them. Then what cannot both hold:
// negation, permission against plan, opposites, figures whose ranges do not
// meet, days, places, roles. A relation is scored by a weighted sum of named
// features through a logistic curve; FeatureNames lists them. What a report says
// itself to be disputed, or told otherwise than before, is tied as claim marked
// it (denial.go); how people are called is held against how others call them,
// by letters alone (spelling.go); two statements that a sentence sets against
// each other are taken to be of one matter (contrast.go); what two parties of
// one story tell otherwise need not share most of its words (told.go, instead.go).
// [Pair] reads both texts whole, and measures how their words hang together too.
//
// Known misses: what needs knowledge of the world; claims without a word in
// common; quantifiers beyond all, some and none; irony.
package compare

import (
	"cmp"
	"slices"
	"sync"

	"github.com/gainsay-news/gainsay"
)

// Shown is the score from which a relation is worth a reader's time.
const Shown = 0.5

// Within is the relations between the claims of one document: those that it
// asserts itself, and those found by rule.
func Within(doc *gainsay.Document) []gainsay.Relation {
	readings := read(doc, false)
	out := asserted(doc, readings)
	var court court
	for i, b := range readings {
		for _, a := range readings[max(0, i-nearby):i] {
			if !mayTouch(a, b) || !comparable(doc, a, b) {
				continue
			}
			one := !voices(a, b)
			if one && !oneVoiceRelates(a, b) && a.claim.Frame != "name" && b.claim.Frame != "name" {
				continue
			}
			a, b := inOrder(a, b)
			v := court.relate(a, b, Circumstance{SameDocument: true, SameStory: true})
			if v.kind == repeats_ && a.claim.Quotation == b.claim.Quotation {
				continue // who says a thing twice in one breath repeats nobody, nor does a report that goes on
			}
			if w := court.setAgainst(doc, a, b); v.ground == "" && w.ground != "" {
				v = w
			}
			if r, ok := v.relation(a, b); ok && (!one || !v.kind.differs() || v.ground == byAge || v.ground == byName || v.ground == bySpelling) {
				out = append(out, r)
			}
		}
	}
	return tidy(out, doc)
}

// inOrder puts first what was said first, where that is known.
func inOrder(a, b *reading) (first, second *reading) {
	if x, y := a.claim.Said.From, b.claim.Said.From; !x.IsZero() && !y.IsZero() && y.Before(x) {
		return b, a
	}
	return a, b
}

// nearby bounds how many claims before it a claim is held against. Few reports
// have so many, some 4,000 words; it keeps the time that a book takes in step with its length.
const nearby = 500

// comparable leaves out the pairs that cannot tell anything: two claims of one
// clause or sentence, and a headline against the text that it heads.
func comparable(doc *gainsay.Document, a, b *reading) bool {
	if a.claim.Overlaps(b.claim.Span) || a.claim.Sentence == b.claim.Sentence && a.claim.Quotation == b.claim.Quotation {
		return false
	}
	return a.claim.Start >= doc.Body == (b.claim.Start >= doc.Body)
}

// tidy keeps one relation a pair of sentences and basis, the surest, and what
// is told of a person's age once.
func tidy(all []gainsay.Relation, doc *gainsay.Document) []gainsay.Relation {
	sentence := map[gainsay.ClaimID]int{}
	for i := range doc.Claims {
		sentence[doc.Claims[i].ID] = doc.SentenceAt(doc.Claims[i].Start)
	}
	slices.SortStableFunc(all, func(x, y gainsay.Relation) int { return cmp.Compare(y.Score, x.Score) })
	type key struct {
		a, b  int
		basis gainsay.Basis
	}
	seen, told := map[key]bool{}, map[string]bool{}
	var out []gainsay.Relation
	for _, r := range all {
		k := key{sentence[r.A], sentence[r.B], r.Basis}
		once := r.Rule == "figure: age" || r.Rule == "name: name" || r.Rule == "name: spelling" // a caption gives it again and again
		if !seen[k] && !(once && told[r.Why]) {
			seen[k], told[r.Why] = true, true
			out = append(out, r)
		}
	}
	return out
}

// A Circumstance is what is known of two claims beside their words.
type Circumstance struct {
	SameDocument bool
	SameOrigin   bool // both reports are of one origin: an update rather than a witness
	SameSpeaker  bool // identity ties the speakers of both
	SameStory    bool
	A, B         gainsay.Interval // when the reports were published, where Said is unknown
}

// Across is how claim b of a later report stands to claim a of an earlier
// one, and whether that is worth keeping.
func Across(a, b *gainsay.Claim, known Circumstance) (gainsay.Relation, bool) {
	return Ready(a).Across(Ready(b), known)
}

// A Reading is a claim made ready to be held against others. To make it costs
// more than to hold it against one, so who compares a claim often keeps it.
// It is for one goroutine at a time.
type Reading struct{ reading reading }

// Ready makes a claim ready; it holds on to the claim.
func Ready(c *gainsay.Claim) *Reading { return &Reading{*newReading(c)} }

// Claim is the claim that was made ready.
func (a *Reading) Claim() *gainsay.Claim { return a.reading.claim }

// courts are courts that nobody uses, with the room that they have grown.
var courts = sync.Pool{New: func() any { return new(court) }}

// Across is Across of claims that are ready.
func (a *Reading) Across(b *Reading, known Circumstance) (gainsay.Relation, bool) {
	k := courts.Get().(*court)
	r, ok := k.relate(&a.reading, &b.reading, known).relation(&a.reading, &b.reading)
	k.forget()
	courts.Put(k)
	return r, ok
}

// A Pairing is how a hypothesis stands to a premise, the words of natural
// language inference for two short documents of one outlet and day.
type Pairing struct {
	Label string  // "contradiction", "entailment" or "neutral"
	Score float64 // how sure the reading is that both cannot hold
	Why   string
}

// Pair holds each claim of the hypothesis against each of the premise, by the
// judgement that [Within] and [Across] use.
func Pair(premise, hypothesis *gainsay.Document) Pairing {
	best := Pairing{Label: "neutral"}
	repeats := 0.0
	for _, p := range pairs(premise, hypothesis) {
		if p.score > best.Score {
			best.Score, best.Why = p.score, p.why(p.a, p.b)
			best.Label = "neutral"
			if p.kind.differs() && p.score >= Shown {
				best.Label = "contradiction"
			}
		}
		if p.kind == repeats_ {
			repeats = max(repeats, p.overlap)
		}
	}
	if best.Label == "neutral" && repeats > 0.8 {
		best.Label = "entailment"
	}
	return best
}

type paired struct {
	verdict
	a, b *reading
}

// pairs judges each claim of the hypothesis against each of the premise, each
// text taken as one passage. What another claim of the premise repeats is less
// likely to be contradicted by this one.
func pairs(premise, hypothesis *gainsay.Document) []paired {
	known := Circumstance{SameStory: true, SameDocument: true}
	var out []paired
	var court court
	left := read(premise, true)
	for _, b := range read(hypothesis, true) {
		from, support := len(out), 0.0
		for _, a := range left {
			v := court.judge(a, b, known)
			if v.features == nil {
				continue
			}
			out = append(out, paired{v, a, b})
			if v.kind == repeats_ {
				support = max(support, v.overlap)
			}
		}
		for i := range out[from:] {
			v := &out[from+i].verdict
			v.features[supported] = support
			v.score = v.features.score()
		}
	}
	return out
}
