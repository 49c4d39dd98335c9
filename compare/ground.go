package compare

import (
	"math"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// A ground is what a difference that is shown rests on. Reports of one event
// share most of their words, so words in common do not tell that two claims
// are of one thing: each ground names what must be the same on both sides.
type ground string

// The grounds. A difference without one is kept for review and not shown.
const (
	byAge      ground = "age"      // of a person with first and last name
	byBlock    ground = "block"    // the number on a street where one thing happened
	byToll     ground = "toll"     // counts of the dead, hurt or held of one day
	byCount    ground = "count"    // another figure of one thing
	byDenial   ground = "denial"   // a speaker rejects what is claimed
	byNot      ground = "not"      // done and not done
	byPermit   ground = "permit"   // planned and not permitted
	byOpposite ground = "opposite" // said of one thing
	byDay      ground = "day"      // of what happened once
	byHour     ground = "hour"     // of the event that both reports are about
	byPlace    ground = "place"
	bySwap     ground = "swap"     // who did it to whom
	bySpelling ground = "spelling" // of the name of a person
	byContrast ground = "contrast" // a sentence sets both against each other
	byLife     ground = "life"     // alive and dead
	byNone     ground = "none"     // nobody came to harm, some did
	byWho      ground = "who"      // of what only one can have done
	byCause    ground = "cause"
	byName     ground = "name" // how the name of a person of one age is spelled
)

// ground is what c rests on, "" for nothing.
func (l *alignment) ground(pred lexicon.Kinship, c clash, known Circumstance) ground {
	a, b := l.a.claim, l.b.claim
	if byTheWay(a) || byTheWay(b) {
		return ""
	}
	if l.ofTheLead(c, known) {
		switch {
		case c.differ == gainsay.ByName:
			return byName
		case c.differ == gainsay.ByTime:
			return byHour
		case a.Frame == "age" && l.grownOlder(c):
			return ""
		case a.Frame == "age":
			return byAge
		case known.SameDocument:
			return byCount
		}
		return byToll
	}
	switch c.differ {
	case gainsay.ByFigure:
		return l.figureGround(pred, c, known)
	case gainsay.ByModality:
		if known.SameDocument || l.daysBetween() >= 0 { // rules change
			return byPermit
		}
		return ""
	case gainsay.ByNegation:
		denial := l.a.rejects() || l.b.rejects()
		switch {
		case l.deniesThis(pred, c, known):
			return byDenial
		case !l.oneDeed(pred) || !l.oneActor() && !l.byNobody() || !l.oneObject() && !l.noneAtAll() || anyThing[a.Object.Head] || anyThing[b.Object.Head]:
		case denial && !l.otherIndividual() && a.Subject.Head != "" && b.Subject.Head != "" && (l.covers(pred) || l.overlap() >= 0.6):
			return byDenial
		case !denial && (l.oneVoice(known) || whole(a) && whole(b)) && l.covers(pred) && l.inOneTime(known) && !open(a) && !open(b) && !l.unsettled(known):
			return byNot
		}
		return ""
	case gainsay.ByAntonym:
		if l.oneActor() && l.matched() && l.unshared(l.a, l.from)+l.unshared(l.b, l.toA) <= 2 && l.trueOpposites(pred, c) && (l.oneDay() || l.correctsItself(known)) {
			return byOpposite
		}
	case gainsay.ByRole:
		if !l.longAgo() && sameName(properName(a.Subject), properName(b.Object)) && sameName(properName(a.Object), properName(b.Subject)) && !inAnswer(a.Text) && !inAnswer(b.Text) {
			return bySwap
		}
	case gainsay.ByTime:
		if l.oneActor() && l.oneObject() {
			return byDay
		}
	case gainsay.ByPlace:
		if l.oneDay() && l.oneActor() && l.oneObject() {
			return byPlace
		}
	}
	return ""
}

// sure is how many of the pairs shown on each ground were right, as read by
// hand over real news: see docs/design.md.
var sure = map[ground]float64{
	byAge: 0.78, byName: 0.85, bySpelling: 0.8, byBlock: 0.85, byToll: 0.3, byCount: 0.6, byDenial: 0.55, byNot: 0.55, byPermit: 0.7, byOpposite: 0.6, byDay: 0.7, byHour: 0.7,
	byPlace: 0.55, bySwap: 0.5, byContrast: 0.75, byLife: 0.6, byNone: 0.55, byWho: 0.55, byCause: 0.55,
}

// byTheWay reports whether a clause only says when, why or whether something
// was, or what somebody was told or called: "when he was five years old",
// "him: to stop", "her: as lying".
func byTheWay(c *gainsay.Claim) bool {
	text := strings.ToLower(c.Text)
	if _, rest, ok := strings.Cut(text, ": "); ok {
		return passing(rest) && !strings.HasPrefix(rest, "to ") // a headline: "Bank to cut jobs"
	}
	return passing(text)
}

func passing(text string) bool {
	first, rest, _ := strings.Cut(text, " ")
	switch first {
	case "when", "since", "as", "after", "before", "until", "while", "once", "why", "whether", "how", "because", "to", "if", "although", "though":
		return true
	case "in":
		return strings.HasPrefix(rest, "which")
	case "not":
		return strings.HasPrefix(rest, "to ")
	}
	return false
}

func (l *alignment) figureGround(pred lexicon.Kinship, c clash, known Circumstance) ground {
	a, b := l.a.claim, l.b.claim
	switch {
	case a.Frame == "age" || b.Frame == "age":
		if a.Frame == b.Frame && oneLife(c) && fullNames(a.Subject, b.Subject) && !l.grownOlder(c) {
			return byAge
		}
		return ""
	case a.Frame == "address" || b.Frame == "address":
		if a.Frame == b.Frame && known.SameStory && oneDirection(a.Subject.Text, b.Subject.Text) && math.Abs(c.figures[0].Value-c.figures[1].Value) <= nearBlocks {
			return byBlock
		}
		return ""
	case otherPart(a.Text) != otherPart(b.Text) && c.figures[0].Fate != "wounded":
		return ""
	case growing(l.a, l.b, c):
		if l.oneDay() && c.figures[0].Fate == c.figures[1].Fate && !known.SameDocument && l.oneToll(c) {
			return byToll
		}
		return ""
	}
	if pred != lexicon.Same && pred != lexicon.Synonym && pred != lexicon.Derived || l.unshared(l.a, l.from)+l.unshared(l.b, l.toA) > l.leeway() {
		return ""
	}
	if c.figures[0].Unit == "people" && (roundup(a.Text) || roundup(b.Text)) || !l.inFewDays() && !l.correctsItself(known) || addsUp[a.Predicate] && known.SameDocument {
		return ""
	}
	x, y := c.figures[0].Of.Head, c.figures[1].Of.Head
	counted := x != "" && x == y
	if counted && a.Subject.Head == x && b.Subject.Head == y && !known.SameDocument || l.oneActor() && (counted || l.oneObject()) {
		return byCount
	}
	return ""
}

// trueOpposites reports whether the opposites of a clash are a pair that the
// word lists set against each other, not only WordNet in one of its senses.
func (l *alignment) trueOpposites(pred lexicon.Kinship, c clash) bool {
	if l.a.outlived() || l.b.outlived() {
		return false
	}
	if pred != lexicon.Opposite {
		return lexicon.Opposed(c.a, c.b)
	}
	x, y := l.a, l.b
	return lexicon.Opposed(x.claim.Predicate, y.claim.Predicate) || x.frame.Name != "" && x.frame.Name == y.frame.Name && x.frame.Sign*y.frame.Sign < 0
}

// leeway is how many words the claims of a figure may not share: more where
// both name who plans it.
func (l *alignment) leeway() int {
	if l.plans() && l.a.nameOf(l.a.claim.Subject) != "" && l.b.nameOf(l.b.claim.Subject) != "" {
		return 3
	}
	return 1
}

// correctsItself reports whether one speaker says otherwise on a later day of
// what does not go up and down by itself.
func (l *alignment) correctsItself(known Circumstance) bool {
	return l.oneVoice(known) && l.daysBetween() >= 1 && !moves[l.a.frame.Name] && !moves[l.b.frame.Name]
}

// moves lists the frames of what goes up and down with time.
var moves = map[string]bool{"growth": true, "adjust": true, "trade": true}

// oneDeed reports whether the predicates say one thing by themselves, and say
// it of somebody: "did not come" leaves open what else came.
func (l *alignment) oneDeed(pred lexicon.Kinship) bool {
	a, b := l.a.claim, l.b.claim
	if a.Subject.Head == "" && b.Subject.Head == "" && a.Object.Head == "" && b.Object.Head == "" {
		return false
	}
	if (vague[a.Predicate] || vague[b.Predicate]) && object(a).Head == "" && object(b).Head == "" && !l.goThere(pred) {
		return false
	}
	return pred != lexicon.Synonym || a.Frame != "" && a.Frame == b.Frame
}

// goThere reports whether both claims tell of one's going to one place, or of
// coming: "the soldiers will go to the valley".
func (l *alignment) goThere(pred lexicon.Kinship) bool {
	a, b := l.a.claim, l.b.claim
	if !l.plans() || !l.heads(a.Subject, b.Subject) {
		return false
	}
	return pred == lexicon.Same && l.things() >= 2 || a.Frame == "entry" && b.Frame == "entry"
}

// whole reports whether a claim tells by its own words of whom it is true, and
// when: it names its subject, it says more than two words, and it is not what
// comes after a "when". Who a pronoun stands for was worked out, and of such
// pairs by two speakers that were read by hand none was right.
func whole(c *gainsay.Claim) bool {
	switch c.Subject.Head {
	case "he", "she":
		if !twoWords(c.Subject.Name) || c.Speaker.IsZero() {
			return false
		}
	case "it", "they", "this", "that":
		return false
	}
	if pointsBack(c.Subject.Text) || pointsBack(c.Object.Text) {
		return false
	}
	if len(strings.Fields(c.Text)) < 3 {
		return false
	}
	before := c.Subject.Start - c.Start
	return before <= 0 || before > len(c.Text) || !strings.Contains(" "+strings.ToLower(c.Text[:before])+" ", " when ")
}

// pointsBack reports whether a phrase is of what was told before: "that
// collapse" may be another one.
func pointsBack(text string) bool {
	return strings.HasPrefix(text, "that ") || strings.HasPrefix(text, "those ") || strings.HasPrefix(text, "such ")
}

// anyThing lists the objects that are no one thing: who did nothing wrong may be
// willing to do anything.
var anyThing = map[string]bool{"anything": true, "something": true, "nothing": true, "everything": true, "anyone": true, "anybody": true}

// open reports whether an infinitive leaves open whether it was done: "the
// judge warned him: to stop talking"; a headline's "to" is a plan.
func open(c *gainsay.Claim) bool {
	_, rest, ok := strings.Cut(c.Text, ": to ")
	return ok && rest != "" && c.Modality != gainsay.Intended
}

// inOneTime reports whether a thing that is affirmed and negated need not have
// changed between, and is not one speaker's words told in two ways. Between
// days that nobody knows it may have.
func (l *alignment) inOneTime(known Circumstance) bool {
	days := l.daysBetween()
	if l.oneVoice(known) {
		return days >= 1 || known.SameDocument
	}
	if l.plans() && days != 0 && !known.SameDocument {
		return known.SameStory && l.said() && !infinitive(l.a.claim) && !infinitive(l.b.claim)
	}
	return known.SameDocument || days >= 0 && days <= fewDays
}

// infinitive reports whether a claim only names a doing under another verb:
// "the army: to enter Telm". A headline's own is a plan.
func infinitive(c *gainsay.Claim) bool {
	return strings.Contains(c.Text, ": to ") && !c.Speaker.IsZero()
}

// said reports whether somebody is given for one of the claims at least: what
// two speakers have in view differs, though plans change from day to day.
func (l *alignment) said() bool {
	return !l.a.claim.Speaker.IsZero() || !l.b.claim.Speaker.IsZero()
}

// unsettled reports whether what is negated may have come about since: "has
// not been charged", "is not contained"; or is not said by anybody: "no one
// thinks that".
func (l *alignment) unsettled(known Circumstance) bool {
	a, b := l.a.claim, l.b.claim
	if byNobody(a.Speaker) || byNobody(b.Speaker) {
		return true
	}
	no, yes := b, a
	if a.Denied {
		no, yes = a, b
	}
	text := " " + strings.ToLower(no.Text) + " "
	for _, w := range []string{" few ", " until "} {
		if strings.Contains(text, w) {
			return true
		}
	}
	if (strings.Contains(text, " has been ") || strings.Contains(text, " have been ")) && no.Said.From.Before(yes.Said.From) {
		return true
	}
	if known.SameDocument {
		return a.Speaker.IsZero() || b.Speaker.IsZero() // a story told step by step
	}
	for _, w := range []string{" has not ", " have not ", " hasn't ", " haven't ", " hasn’t ", " haven’t ", " not yet ", " not contained "} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

func byNobody(t gainsay.Term) bool {
	low := strings.ToLower(t.Text)
	return strings.HasPrefix(low, "no one") || strings.HasPrefix(low, "nobody") || strings.HasPrefix(low, "none")
}

// inAnswer reports whether a text tells what was done in answer: both shot at
// each other.
func inAnswer(text string) bool {
	low := " " + strings.ToLower(text) + " "
	return strings.Contains(low, " then ") || strings.Contains(low, " return") || strings.Contains(low, " back ") || strings.Contains(low, " also ")
}

// fewDays is how far apart in time a thing may be affirmed and negated and
// not simply have changed.
const fewDays = 3

// oneVoice reports whether one speaker makes both claims.
func (l *alignment) oneVoice(known Circumstance) bool {
	return known.SameSpeaker || l.a.speaker != "" && l.a.speaker == l.b.speaker
}

// nearBlocks is how far apart two block numbers of one street may be and still
// stand for one place: farther off it is another place.
const nearBlocks = 500

// oneLife reports whether two ages can be a slip for one: what lies farther
// apart is a father and a son of one name, or an age of years ago.
func oneLife(c clash) bool {
	const slip = 10
	return math.Abs(c.figures[0].Value-c.figures[1].Value) <= slip
}

// birthday is how many days apart two reports may be and still not have a
// birthday between them that needs minding: read by hand, most of the ages of
// one year more that came a few weeks later were one.
const birthday = 7

// grownOlder reports whether a birthday can lie between two ages: as many years
// more as went by, one more or less.
func (l *alignment) grownOlder(c clash) bool {
	const year = 365.25
	days := l.daysBetween()
	if l.a.claim.Document == l.b.claim.Document {
		return false
	}
	apart := math.Abs(c.figures[1].Value - c.figures[0].Value)
	return days < 0 || days > birthday && math.Abs(apart-float64(days)/year) <= 1
}

// daysBetween is how many days lie between what was said, -1 when unknown.
func (l *alignment) daysBetween() int { return daysApart(l.a.claim, l.b.claim) }

func daysApart(a, b *gainsay.Claim) int {
	x, y := a.Said.From, b.Said.From
	if x.IsZero() || y.IsZero() {
		return -1
	}
	return int(y.Sub(x).Abs().Hours() / 24)
}

// inFewDays reports whether both claims were made within a few known days, and
// on one where they count what moves.
func (l *alignment) inFewDays() bool {
	days := l.daysBetween()
	moving := moves[l.a.frame.Name] || addsUp[l.a.claim.Predicate] || addsUp[l.b.claim.Predicate]
	return days == 0 || days > 0 && days <= fewDays && (!moving || l.plans())
}

// plans reports whether both claims tell what will be.
func (l *alignment) plans() bool {
	return l.a.claim.Modality == gainsay.Intended && l.b.claim.Modality == gainsay.Intended
}

// oneDay reports whether both claims were made on one known day.
func (l *alignment) oneDay() bool { return l.daysBetween() == 0 }

// fullNames reports whether two names have first and last name in common and
// are of one generation.
func fullNames(a, b gainsay.Term) bool {
	x, y := strings.Fields(strings.ToLower(a.Name)), strings.Fields(strings.ToLower(b.Name))
	x, jx := younger(x)
	y, jy := younger(y)
	return len(x) >= 2 && len(y) >= 2 && jx == jy && x[0] == y[0] && x[len(x)-1] == y[len(y)-1]
}

func younger(name []string) ([]string, string) {
	if n := len(name); n > 2 {
		switch last := strings.Trim(name[n-1], ".,"); last {
		case "jr", "sr", "ii", "iii", "iv":
			name[n-2] = strings.Trim(name[n-2], ",")
			return name[:n-1], last
		}
	}
	return name, ""
}

// oneDirection reports whether two names of a street do not point two ways:
// "West Ash Street", "E. Ash St.".
func oneDirection(a, b string) bool {
	x, y := points(a), points(b)
	return x == "" || y == "" || x[0] == y[0]
}

func points(street string) string {
	first, _, _ := strings.Cut(strings.ToLower(street), " ")
	switch strings.Trim(first, ".") {
	case "n", "s", "e", "w", "north", "south", "east", "west", "nw", "ne", "sw", "se":
		return first
	}
	return ""
}

// otherPart reports whether a text counts what is left beside some others.
func otherPart(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		switch strings.Trim(w, ",.") {
		case "other", "others", "another", "additional", "more", "further", "remaining", "total", "combined", "altogether", "first", "second", "third", "each":
			return true
		}
	}
	return false
}

// addsUp lists the verbs whose count grows with every day or game.
var addsUp = map[string]bool{
	"have": true, "score": true, "catch": true, "rush": true, "run": true, "win": true, "lose": true, "play": true, "miss": true,
	"spend": true, "serve": true, "average": true, "post": true, "record": true, "make": true, "throw": true, "pass": true, "finish": true,
	"hit": true, "return": true, "start": true, "lead": true, "own": true, "gain": true, "add": true, "complete": true, "raise": true,
	"receive": true, "sell": true, "ship": true, "earn": true, "recover": true, "find": true, "be": true, "seize": true, "rise": true, "fall": true,
}

// covers reports whether what the denying claim says beside its predicate is
// all said by the other one: who did not play in the second half may have
// played.
func (l *alignment) covers(pred lexicon.Kinship) bool {
	no, to := l.b, l.toA
	if l.a.claim.Denied {
		no, to = l.a, l.from
	}
	_, reason, _ := strings.Cut(strings.ToLower(no.claim.Text), " because ")
	for i := range no.words {
		w := &no.words[i]
		if reason != "" && strings.Contains(reason, w.Lemma) {
			continue // why it is not so
		}
		if limits[w.Lemma] && to[i] < 0 {
			return false
		}
		if i == no.pred || w.weight < 0.7 || w.Role == gainsay.RoleTime || w.Role == gainsay.RoleSubject || w.Lemma == "single" {
			continue // who it is, oneActor has told
		}
		if to[i] < 0 {
			return false
		}
	}
	return pred != lexicon.Broader && pred != lexicon.Narrower
}

// limits are the words with which a denial leaves something open.
var limits = map[string]bool{
	"further": true, "again": true, "immediately": true, "initially": true, "always": true, "necessarily": true, "directly": true, "fully": true,
	"completely": true, "entirely": true, "exactly": true, "really": true, "much": true, "enough": true, "well": true, "longer": true, "long": true, "only": true,
	"specifically": true, "personally": true, "publicly": true, "immediate": true, "solely": true, "mainly": true, "primarily": true, "partly": true, "wholly": true, "simply": true, "merely": true, "additional": true, "more": true, "yet": true, "anymore": true, "specific": true,
}

// unshared counts the words of a claim that count and that the other lacks.
func (l *alignment) unshared(r *reading, to []int) int {
	n := 0
	for i := range r.words {
		if w := &r.words[i]; i != r.pred && to[i] < 0 && w.weight >= 0.7 && w.Role != gainsay.RoleTime {
			n++
		}
	}
	return n
}
