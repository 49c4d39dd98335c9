package compare

import (
	"math"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// Reports of one story tell one matter in more words or in fewer: one says
// where, when and after what a mayor resigned, the other only that she did not.
// The event filter asks that both share most of their words. Where they do not,
// less is asked here of the words, and more of who says it: what both speak of
// must be one by name or description, and of what a day brings about two
// parties must be given.

// told is what two statements of one story differ in, and the ground that it
// rests on, where the event filter passes them over; no ground for nothing.
func (l *alignment) told(pred lexicon.Kinship, clashes []clash, known Circumstance) (clash, ground) {
	if !l.mayTell(clashes) || !l.ofOneStory(known) {
		return clash{}, ""
	}
	for _, c := range clashes {
		if c.strength >= 0.5 && !l.ofTwo() && l.parted(c) == "" {
			if g := l.toldBy(pred, c, known); g != "" {
				return c, g
			}
		}
	}
	return l.instead(pred)
}

// mayTell is a quick look at what told asks for.
func (l *alignment) mayTell(clashes []clash) bool {
	if slices.ContainsFunc(clashes, func(c clash) bool { return c.strength >= 0.5 }) {
		return true
	}
	a, b := l.a.claim, l.b.claim
	return suffered[a.Frame] && a.Denied != b.Denied || a.Predicate == "win" && b.Predicate == "win" || causing[a.Predicate] && causing[b.Predicate] ||
		strings.HasSuffix(a.Text, inFront) && strings.HasSuffix(b.Text, inFront)
}

func (l *alignment) toldBy(pred lexicon.Kinship, c clash, known Circumstance) ground {
	switch c.differ {
	case gainsay.ByNegation:
		if l.gainsaid(pred, c) || l.without(c) {
			return byNot
		}
	case gainsay.ByAntonym:
		if l.aliveAndDead(pred, known) {
			return byLife
		}
		if l.turned(pred, c, known) || l.otherResult(pred, c) {
			return byOpposite
		}
	case gainsay.ByModality:
		if l.heads(l.a.claim.Subject, l.b.claim.Subject) && l.things() >= 2 && l.oneActor() {
			return byPermit
		}
	case gainsay.ByRole:
		if l.oneEvent(pred, c) && l.firm(pred, c) && l.oneMatter(pred, c, known) {
			return l.ground(pred, c, known)
		}
	case gainsay.ByFigure:
		if l.oneCount(pred, c) || l.sameWords(c) {
			return byCount
		}
	}
	return ""
}

// ofOneStory reports whether two claims are of one story and of a few days, and
// say by themselves what they state.
func (l *alignment) ofOneStory(known Circumstance) bool {
	if !known.SameDocument && !known.SameStory || known.SameDocument && l.a.speaker == l.b.speaker {
		return false
	}
	if d := l.daysBy(known); !known.SameDocument && (d < 0 || d > fewDays) {
		return false
	}
	return l.a.states() && l.b.states()
}

// daysBy is how many days lie between two claims, by the days of their reports
// where it is not known when they were made; -1 when unknown.
func (l *alignment) daysBy(known Circumstance) int {
	x, y := l.a.said(known.A).From, l.b.said(known.B).From
	if x.IsZero() || y.IsZero() {
		return -1
	}
	return int(y.Sub(x).Abs().Hours() / 24)
}

// ofTwo reports whether the claims are of two people, bodies or places.
func (l *alignment) ofTwo() bool {
	a, b := l.a.claim, l.b.claim
	return l.otherName() && (!l.otherNameIn(gainsay.RoleSubject) || capitals(a.Subject.Text) && capitals(b.Subject.Text)) ||
		a.Subject.Head == b.Subject.Head && l.narrowedBoth()
}

// capitals reports whether a name can stand in a phrase: what is written small
// throughout is none, whatever it was tagged.
func capitals(text string) bool {
	return slices.ContainsFunc(strings.Fields(text), func(w string) bool { return capital(w) && w != "The" && w != "A" && w != "An" })
}

// states reports whether a claim says by itself what is so, and of whom.
func (r *reading) states() bool {
	c := r.claim
	return c.Rule != describing && !byTheWay(c) && !open(c) && !infinitive(c) && whole(c)
}

// twoParties reports whether two speakers are given, and not one.
func (l *alignment) twoParties() bool {
	return l.a.speaker != "" && l.b.speaker != "" && l.a.speaker != l.b.speaker && !sameName(properName(l.a.claim.Speaker), properName(l.b.claim.Speaker))
}

// plainly reports whether both claims state a fact.
func (l *alignment) plainly() bool {
	a, b := l.a.claim, l.b.claim
	return !a.Denied && !b.Denied && a.Modality == gainsay.Asserted && b.Modality == gainsay.Asserted
}

// gainsaid reports whether somebody says in one claim, and not before, that
// what the other tells was not so.
func (l *alignment) gainsaid(pred lexicon.Kinship, c clash) bool {
	no, _ := l.denying()
	if no == nil || c.strength < 0.9 && !strings.Contains(no.claim.Text, "refuse") || pred != lexicon.Same && pred != lexicon.Derived && !l.changedHands(pred) {
		return false
	}
	yes := l.other(no)
	two := l.twoParties()
	if no.speaker == "" || !two && (no.claim.Said.From.Before(yes.claim.Said.From) || underway[no.claim.Predicate]) {
		return false
	}
	if no.limited() || yes.limited() || !l.oneActor() || !l.covers(pred) {
		return false
	}
	x, y := object(no.claim), object(yes.claim)
	switch {
	case anyThing[x.Head] || anyThing[y.Head]:
		return false
	case x.Head != "":
		return l.oneThing(x, y) || l.noneAtAll() || l.kindOfIt(no, x, y) || l.noneOfIt(no, x)
	}
	return !vague[no.claim.Predicate] || l.things() >= 3 && min(l.overlap(), l.back()) >= 0.8
}

// other is the claim that r is held against.
func (l *alignment) other(r *reading) *reading {
	if r == l.a {
		return l.b
	}
	return l.a
}

// kindOfIt reports whether what is denied takes in what is affirmed: who has
// no licence has no valid one.
func (l *alignment) kindOfIt(r *reading, no, yes gainsay.Term) bool {
	to := l.toA
	if r == l.a {
		to = l.from
	}
	return no.Head != "" && no.Head == yes.Head && !narrowedIn(r, to, no.Head) && !narrowing(yes.Text)
}

// noneOfIt reports whether a claim denies any of what the other has some of:
// "did not send any aid", "sent 40 trucks with aid".
func (l *alignment) noneOfIt(r *reading, no gainsay.Term) bool {
	to := l.toA
	if r == l.a {
		to = l.from
	}
	first, _, _ := strings.Cut(strings.ToLower(no.Text), " ")
	return (first == "any" || first == "no") && alignedLemma(r, to, no.Head)
}

// changedHands reports whether one claim tells that a thing was bought and the
// other that it was sold.
func (l *alignment) changedHands(pred lexicon.Kinship) bool {
	return pred == lexicon.Synonym && l.a.frame.Name == "trade" && l.b.frame.Name == "trade" && l.passive()
}

// limited reports whether a claim says that a thing is not so yet, or for now.
func (r *reading) limited() bool {
	for w := range strings.FieldsSeq(strings.ToLower(r.claim.Text)) {
		switch strings.Trim(w, ",.") {
		case "yet", "until", "few", "still", "immediately", "again", "longer", "anymore", "currently", "now", "so":
			return true
		}
	}
	return false
}

// underway lists what a day brings about: who has not been arrested at noon may
// have been in the evening.
var underway = map[string]bool{
	"arrest": true, "charge": true, "release": true, "identify": true, "name": true, "find": true, "determine": true, "confirm": true, "say": true,
	"disclose": true, "announce": true, "detain": true, "make": true, "recover": true, "comment": true, "respond": true, "file": true, "contain": true,
	"establish": true, "locate": true,
}

// without reports whether both say the same in the same words, but that one
// leaves out by a word what the other puts in: "ended with a deal", "without a
// deal".
func (l *alignment) without(c clash) bool {
	a, b := l.a.claim, l.b.claim
	return a.Denied == b.Denied && a.Modality == b.Modality && c.strength >= 0.6 && min(l.overlap(), l.back()) >= 0.8 && l.things() >= 2 && l.oneDay() &&
		!l.a.limited() && !l.b.limited()
}

// sameWords reports whether both say the same in the same words, but for the
// figure of what they count.
func (l *alignment) sameWords(c clash) bool {
	return min(l.overlap(), l.back()) >= 0.9 && l.things() >= 2 && l.twoParties() && l.oneDay() && l.soleCounts(c) && c.figures[0].Of.Head != "" &&
		c.figures[0].Of.Head == c.figures[1].Of.Head && !l.ownTime() && !growing(l.a, l.b, c)
}

// soleCounts reports whether each of two claims states one figure of its unit,
// and neither counts the rest of some.
func (l *alignment) soleCounts(c clash) bool {
	return l.plainly() && alone(l.a, c.figures[0]) && alone(l.b, c.figures[1]) && otherPart(l.a.claim.Text) == otherPart(l.b.claim.Text)
}

// oneCount reports whether two figures are of one thing that does not move:
// what it cost, or how many it has or carried.
func (l *alignment) oneCount(pred lexicon.Kinship, c clash) bool {
	x, y := c.figures[0], c.figures[1]
	a, b := l.a.claim, l.b.claim
	if pred != lexicon.Same && pred != lexicon.Synonym || !l.soleCounts(c) || l.narrowed(x.Of.Head, y.Of.Head) ||
		a.When.Disjoint(b.When) || a.Where.Apart(b.Where) || l.ownName(l.a, l.from) || l.ownName(l.b, l.toA) {
		return false
	}
	if priced[a.Predicate] && priced[b.Predicate] {
		const rounded = 1.05
		return x.Of.Head == "" && y.Of.Head == "" && money(x.Unit) && l.oneActor() && math.Max(x.Value, y.Value) >= rounded*math.Min(x.Value, y.Value)
	}
	return holds[a.Predicate] && a.Predicate == b.Predicate && x.Of.Head == y.Of.Head && x.Unit == "people" && x.Fate == "" && y.Fate == "" &&
		!pointless[x.Of.Head] && !l.ownTime()
}

// priced lists what is done for a sum.
var priced = map[string]bool{"sell": true, "buy": true, "cost": true, "pay": true, "purchase": true, "acquire": true, "fine": true, "donate": true}

// holds lists what is said of a thing that has so many in it.
var holds = map[string]bool{"have": true, "carry": true, "hold": true, "employ": true, "house": true, "seat": true}

// money reports whether a unit is the code of a currency.
func money(unit string) bool {
	return len(unit) == 3 && strings.ToUpper(unit) == unit
}

// longAgo reports whether one claim tells of another time than the days that
// the reports are of.
func (l *alignment) longAgo() bool {
	old := func(c *gainsay.Claim) bool {
		return !c.When.To.IsZero() && !c.Said.From.IsZero() && c.Said.From.Sub(c.When.To).Hours() > 24*oneNews
	}
	return old(l.a.claim) || old(l.b.claim)
}
