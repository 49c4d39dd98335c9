package compare

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// What is told otherwise in other words: opposites of one, dead and alive,
// somebody else who did what only one can do, another cause.

// turned reports whether two parties say opposite things of one.
func (l *alignment) turned(pred lexicon.Kinship, c clash, known Circumstance) bool {
	a, b := l.a.claim, l.b.claim
	if pred != lexicon.Opposite || c.strength < 0.9 || a.Modality != b.Modality || l.a.limited() || l.b.limited() || l.converse() {
		return false
	}
	if moves[l.a.frame.Name] || moves[l.b.frame.Name] {
		return false
	}
	sided := l.a.frame.Name != "" && l.a.frame.Sign*l.b.frame.Sign < 0
	if !sided && (l.a.words[l.a.pred].Part != "VERB" || l.b.words[l.b.pred].Part != "VERB") {
		return false // who is very young is not said not to be old
	}
	if inTurn[a.Frame] && (known.SameDocument || !l.oneDay()) {
		return false
	}
	return (l.twoParties() || l.onDayNamed() && !known.SameDocument) && l.oneActor() && (l.matched() || l.ofOneNamed()) && l.trueOpposites(pred, c)
}

// onDayNamed reports whether both claims name one day for what they tell.
func (l *alignment) onDayNamed() bool {
	a, b := l.a.claim.When, l.b.claim.When
	return !a.IsZero() && a == b && !long(a) && !byTheClock(a)
}

// ofOneNamed reports whether one of two claims of a named person leaves out
// what the other names: "is leaving Harrow", "is staying".
func (l *alignment) ofOneNamed() bool {
	a, b := l.a.claim, l.b.claim
	return (object(a).Head == "") != (object(b).Head == "") && l.a.nameOf(a.Subject) != "" && !vague[a.Predicate] && !vague[b.Predicate]
}

// otherResult reports whether both say that one made opposite things: a profit,
// a loss.
func (l *alignment) otherResult(pred lexicon.Kinship, c clash) bool {
	a, b := l.a.claim, l.b.claim
	return pred == lexicon.Same && c.a != "" && c.a == a.Object.Head && c.b == b.Object.Head && results[c.a] && results[c.b] && lexicon.Opposed(c.a, c.b) && l.plainly() && l.oneActor() && !l.ownTime()
}

// results are what one makes or has at the end, and not its opposite as well.
var results = map[string]bool{"profit": true, "loss": true, "surplus": true, "deficit": true, "gain": true, "majority": true, "minority": true, "victory": true, "defeat": true}

// aliveAndDead reports whether one who is pointed out is alive by one claim and
// dead by the other.
func (l *alignment) aliveAndDead(pred lexicon.Kinship, known Circumstance) bool {
	if pred != lexicon.Opposite || !l.plainly() || !l.a.tellsLife() || !l.b.tellsLife() || known.SameDocument && !l.twoParties() {
		return false
	}
	a, b := l.a.undergoer(), l.b.undergoer()
	if x, y := l.a.nameOf(a), l.b.nameOf(b); x != "" || y != "" {
		return sameName(x, y)
	}
	return l.oneThing(a, b) && pointsOut(a) && pointsOut(b)
}

// tellsLife reports whether a claim says by its predicate that one lives or died.
func (r *reading) tellsLife() bool {
	low := strings.ToLower(r.claim.Text)
	return lexicon.FrameOf(r.claim.Predicate).Name == "death" && !r.outlived() && !strings.Contains(low, "while ") && !strings.Contains(low, "last seen")
}

// outlived reports whether a claim names the family of one who is dead.
func (r *reading) outlived() bool {
	return r.claim.Predicate == "survive" && strings.Contains(r.claim.Text, "survived by")
}

// undergoer is whom a claim says to be dead or alive.
func (r *reading) undergoer() gainsay.Term {
	if c := r.claim; object(c).Head != "" && c.Predicate != "survive" && !r.undergoes() {
		return c.Object
	}
	return r.claim.Subject
}

// pointsOut reports whether a description is of one who is known: "the captain".
func pointsOut(t gainsay.Term) bool {
	first, _, _ := strings.Cut(strings.ToLower(t.Text), " ")
	return (first == "the" || first == "her" || first == "his") && !strings.HasSuffix(t.Text, "s")
}

// instead finds another one in the place of who or what only one can be, and
// nobody in the place of some.
func (l *alignment) instead(pred lexicon.Kinship) (clash, ground) {
	if !l.ofTwo() && l.noneOfSome() {
		return clash{differ: gainsay.ByNegation, strength: 1, a: l.phrase(l.a), b: l.phrase(l.b)}, byNone
	}
	if !l.plainly() {
		return clash{}, ""
	}
	a, b := l.a.claim.Subject, l.b.claim.Subject
	switch {
	case l.bothFirst(pred):
		return clash{differ: gainsay.ByRole, strength: 1, a: a.Text, b: b.Text}, byWho
	case l.twoWinners(pred):
		return clash{differ: gainsay.ByRole, strength: 1, a: a.Text, b: b.Text}, byWho
	}
	if x, y := l.causes(); x != "" {
		return clash{differ: gainsay.ByRole, strength: 1, a: x, b: y}, byCause
	}
	return clash{}, ""
}

// noneOfSome reports whether nobody came to harm by one party, and some by
// another, with nothing that says that it was elsewhere.
func (l *alignment) noneOfSome() bool {
	no, _ := l.denying()
	if no == nil || !byNobody(no.claim.Subject) || !suffered[no.frame.Name] || !l.twoParties() || no.limited() {
		return false
	}
	yes := l.other(no)
	n, y := no.claim, yes.claim
	if n.Modality != gainsay.Asserted || y.Modality != gainsay.Asserted || no.frame != yes.frame || y.Subject.Head == "" || isName(y.Subject.Name) ||
		others(n.Text) || atOnePlace(n.Text) || atOnePlace(y.Text) || roundup(n.Text) || roundup(y.Text) {
		return false
	}
	if !slices.ContainsFunc(amounts(y), func(q gainsay.Quantity) bool { return q.Unit == "people" }) && !hasWord(y.Text, "several") {
		return false // "police kill more of them"
	}
	named := slices.ContainsFunc(yes.words, func(w word) bool { return w.Part == "PROPN" && w.Role != gainsay.RoleTime && !no.has(w.Lemma) })
	return !slices.ContainsFunc(no.words, func(w word) bool {
		return w.weight > 0 && w.Part != "PRON" && w.Role != gainsay.RolePredicate && w.Role != gainsay.RoleSubject && !yes.has(w.Lemma) && (named || w.Part != "PROPN")
	})
}

// suffered lists the frames of what people come to.
var suffered = map[string]bool{"death": true, "injury": true}

// inFront ends a claim of what one did before others did.
const inFront = " first"

// bothFirst reports whether two parties say of two that they did a thing first.
func (l *alignment) bothFirst(pred lexicon.Kinship) bool {
	a, b := l.a.claim, l.b.claim
	return pred == lexicon.Same && l.twoParties() && strings.HasSuffix(a.Text, inFront) && strings.HasSuffix(b.Text, inFront) && otherOnes(a.Subject, b.Subject)
}

// otherOnes reports whether two terms are of two.
func otherOnes(a, b gainsay.Term) bool {
	x, y := properName(a), properName(b)
	return a.Head != "" && b.Head != "" && a.Head != b.Head && !sameName(x, y) && !meet(strings.Fields(x), strings.Fields(y))
}

// twoWinners reports whether both claims name who won one contest on one day.
func (l *alignment) twoWinners(pred lexicon.Kinship) bool {
	a, b := l.a.claim, l.b.claim
	if pred != lexicon.Same || a.Predicate != "win" || a.When.IsZero() || b.When.IsZero() || a.When.Disjoint(b.When) || a.Where.Apart(b.Where) {
		return false
	}
	ownKind := func(r *reading, to []int) bool {
		for i := range r.words {
			if w := &r.words[i]; to[i] < 0 && w.weight > 0 && (w.Part == "NOUN" || w.Part == "PROPN") && (w.Role == "" || w.Role == gainsay.RoleObject) {
				return true
			}
		}
		return false
	}
	if ownKind(l.a, l.from) && ownKind(l.b, l.toA) {
		return false // the race for mayor, the race for sheriff
	}
	return contested[a.Object.Head] && a.Object.Head == b.Object.Head && !l.narrowed(a.Object.Head, b.Object.Head) &&
		properName(a.Subject) != "" && properName(b.Subject) != "" && otherOnes(a.Subject, b.Subject)
}

// contested lists what only one can win.
var contested = map[string]bool{"election": true, "runoff": true, "match": true, "race": true, "final": true, "presidency": true, "tournament": true, "fight": true, "vote": true}

// causes is what each claim says that one thing came from, by two parties; ""
// where that is one or can be.
func (l *alignment) causes() (x, y string) {
	a, b := l.a.claim, l.b.claim
	if !causing[a.Predicate] || !causing[b.Predicate] || l.a.speaker == l.b.speaker || anyone[a.Subject.Head] || anyone[b.Subject.Head] {
		return "", ""
	}
	ea, ca := l.a.cause()
	eb, cb := l.b.cause()
	if ca.Head == "" || cb.Head == "" || ca.Head == cb.Head || !l.oneThing(ea, eb) || lexicon.Kin(ca.Head, "NOUN", cb.Head, "NOUN") != lexicon.Unrelated {
		return "", ""
	}
	return ca.Text, cb.Text
}

// causing lists the verbs that tell what something came from.
var causing = map[string]bool{"cause": true, "trigger": true, "spark": true, "start": true, "set-off": true}

// cause is what a claim says to have come, and from what: of "start" only by
// what was started, since "they started a fire" is no cause.
func (r *reading) cause() (event, from gainsay.Term) {
	c := r.claim
	if object(c).Head != "" && !r.undergoes() {
		if c.Predicate == "start" {
			return gainsay.Term{}, gainsay.Term{}
		}
		return c.Object, c.Subject
	}
	for _, t := range c.Terms {
		if strings.Contains(c.Text, " by "+t.Text) {
			return c.Subject, t
		}
	}
	return c.Subject, gainsay.Term{}
}
