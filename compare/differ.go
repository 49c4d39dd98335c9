package compare

import (
	"math"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// A clash is one thing in two claims that cannot both hold, with how surely
// it is one, from 0 to 1.
type clash struct {
	differ   gainsay.Difference
	strength float64
	a, b     string               // the words on either side
	figures  *[2]gainsay.Quantity // of a difference by figure
}

// clashes lists what differs between the aligned claims, until the next are
// aligned.
func (l *alignment) clashes(pred lexicon.Kinship) []clash {
	l.found = l.found[:0]
	note := func(c clash, ok bool) {
		if ok {
			l.found = append(l.found, c)
		}
	}
	note(l.polarity(pred))
	note(l.inner())
	note(l.opposites())
	note(l.figures(pred))
	note(l.days(pred))
	note(l.places(pred))
	note(l.roles(pred))
	note(l.names())
	return l.found
}

// oneEvent reports whether predicates of that kinship can tell one event.
func oneEvent(k lexicon.Kinship) bool {
	switch k {
	case lexicon.Same, lexicon.Synonym, lexicon.Derived, lexicon.Implies, lexicon.Implied, lexicon.Broader, lexicon.Narrower, lexicon.Opposite:
		return true
	}
	return false
}

// polarity compares what both say of one predicate: done and not done, or two
// opposite things. "Did not rise" and "fell" agree.
func (l *alignment) polarity(pred lexicon.Kinship) (clash, bool) {
	if !oneEvent(pred) {
		return clash{}, false
	}
	a, b := l.a.claim, l.b.claim
	opposite := pred == lexicon.Opposite
	if opposite == (a.Denied != b.Denied) {
		return clash{}, false
	}
	if opposite && l.converse() {
		return clash{}, false
	}
	yes, no := a.Modality, b.Modality
	if a.Denied && !opposite {
		yes, no = no, yes
	}
	s := bothHold(yes, no, opposite)
	if s == 0 {
		return clash{}, false
	}
	switch pred {
	case lexicon.Broader, lexicon.Narrower:
		s *= 0.5
	case lexicon.Synonym, lexicon.Derived, lexicon.Implies, lexicon.Implied:
		s *= 0.9
	}
	d := gainsay.ByNegation
	if yes != no && (yes == gainsay.Permitted || no == gainsay.Permitted) {
		d = gainsay.ByModality
	} else if opposite {
		d = gainsay.ByAntonym
	}
	return clash{differ: d, strength: s, a: l.phrase(l.a), b: l.phrase(l.b)}, true
}

// converse reports whether subject and object have changed places: "Ada beat
// Bo" and "Bo lost to Ada" agree.
func (l *alignment) converse() bool {
	var out, in bool
	for j := range l.b.words {
		i := l.toA[j]
		if i < 0 || l.b.words[j].weight < 1 {
			continue
		}
		x, y := l.a.words[i].Role, l.b.words[j].Role
		if x == gainsay.RoleSubject && y == gainsay.RoleSubject {
			return false
		}
		out = out || x == gainsay.RoleSubject && y != x && y != gainsay.RolePredicate
		in = in || y == gainsay.RoleSubject && x != y && x != gainsay.RolePredicate
	}
	return out && in
}

// phrase is a claim for a reader's eyes: its words where they are few, else
// its predicate, "not stay".
func (l *alignment) phrase(r *reading) string {
	const most = 90
	if text := strings.TrimPrefix(strings.Trim(r.claim.Text, "\"“” "), "that "); text != "" && len(text) <= most {
		return text
	}
	p := strings.ReplaceAll(r.claim.Predicate, "-", " ")
	if r.claim.Denied {
		return "not " + p
	}
	return p
}

// bothHold is how surely a thing said in one modality cannot hold beside its
// denial in another; for opposites neither side is the denial.
func bothHold(yes, no gainsay.Modality, opposite bool) float64 {
	if s, ok := clashing[[2]gainsay.Modality{yes, no}]; ok {
		return s
	}
	if s, ok := clashing[[2]gainsay.Modality{no, yes}]; ok && opposite {
		return s
	}
	return 0
}

// clashing lists the modalities of a statement and of its denial that cannot
// both hold. Absent: what is possible and was not done, what is permitted and
// not planned, what is asked or supposed.
var clashing = map[[2]gainsay.Modality]float64{
	{gainsay.Asserted, gainsay.Asserted}:   1,
	{gainsay.Intended, gainsay.Intended}:   1,
	{gainsay.Permitted, gainsay.Permitted}: 1,
	{gainsay.Required, gainsay.Required}:   1,
	{gainsay.Intended, gainsay.Permitted}:  1, // will be done, may not be done
	{gainsay.Required, gainsay.Permitted}:  0.9,
	{gainsay.Asserted, gainsay.Intended}:   0.6,
	{gainsay.Possible, gainsay.Possible}:   0.4,
	{gainsay.Intended, gainsay.Asserted}:   0.4,
	{gainsay.Required, gainsay.Asserted}:   0.3,
	{gainsay.Possible, gainsay.Asserted}:   0.3,
	{gainsay.Asserted, gainsay.Possible}:   0.3,
	{gainsay.Intended, gainsay.Possible}:   0.3,
	{gainsay.Possible, gainsay.Intended}:   0.3,
	{gainsay.Asserted, gainsay.Permitted}:  0.3,
}

// inner finds an aligned word that one side denies by itself: "not guilty".
func (l *alignment) inner() (clash, bool) {
	if l.a.claim.Denied || l.b.claim.Denied {
		return clash{}, false
	}
	for j := range l.b.words {
		i := l.toA[j]
		if i < 0 || i == l.a.pred && j == l.b.pred || worth[l.kin[j]] < 0.7 || l.kin[j] == lexicon.Opposite {
			continue
		}
		if a, b := &l.a.words[i], &l.b.words[j]; a.Denied != b.Denied {
			return clash{differ: gainsay.ByNegation, strength: 0.6, a: not(a), b: not(b)}, true
		}
	}
	return clash{}, false
}

func not(w *word) string {
	if w.Denied {
		return "not " + w.Lemma
	}
	return w.Lemma
}

// opposites finds two words that are opposites in matching places.
func (l *alignment) opposites() (clash, bool) {
	best := clash{}
	for _, p := range l.anti {
		a, b := &l.a.words[p[0]], &l.b.words[p[1]]
		if p[0] == l.a.pred && p[1] == l.b.pred {
			continue // polarity has it
		}
		if a.Denied != b.Denied || l.a.claim.Denied != l.b.claim.Denied {
			continue
		}
		if (a.Role == gainsay.RoleModifier) != (b.Role == gainsay.RoleModifier) {
			continue // "troops leaving Syria" were not said to leave
		}
		if l.a.whole().has(b.Lemma) || l.b.whole().has(a.Lemma) {
			continue // both sides have both words
		}
		s := 0.2
		if a.Of == b.Of || l.tied(a.Of, b.Of) {
			s = 0.8
		} else if a.Role == b.Role {
			s = 0.5
		}
		if a.Role == b.Role && (a.Role == gainsay.RoleObject || a.Role == gainsay.RolePredicate) {
			s += 0.1
		}
		if s > best.strength {
			best = clash{differ: gainsay.ByAntonym, strength: s, a: a.Lemma, b: b.Lemma}
		}
	}
	return best, best.strength > 0
}

// tied reports whether two lemmas are those of aligned words.
func (l *alignment) tied(a, b string) bool {
	for j, i := range l.toA {
		if i >= 0 && l.a.words[i].Lemma == a && l.b.words[j].Lemma == b {
			return true
		}
	}
	return false
}

func amounts(c *gainsay.Claim) []gainsay.Quantity {
	if len(c.Amounts) == 0 && c.Amount.Number != (gainsay.Span{}) {
		return []gainsay.Quantity{c.Amount}
	}
	return c.Amounts
}

// figures finds two figures of one thing whose ranges do not meet.
func (l *alignment) figures(pred lexicon.Kinship) (clash, bool) {
	if !l.a.sketch.counts || !l.b.sketch.counts {
		return clash{}, false
	}
	for _, y := range amounts(l.b.claim) {
		best, agreed := clash{}, !oneEvent(pred) && met(l.a.whole(), y)
		for _, x := range amounts(l.a.claim) {
			s := l.sameThing(x, y)
			if s == 0 {
				continue
			}
			if !oneEvent(pred) && (x.Fate == "" || x.Fate != y.Fate) {
				s *= 0.5
			}
			if oneEvent(pred) && met(l.a.whole(), y) {
				s *= 0.4
			}
			if !x.Disjoint(y) || roundedTo(x.Value, y.Value) || roundedTo(y.Value, x.Value) {
				agreed = true
			} else if s > best.strength {
				best = clash{differ: gainsay.ByFigure, strength: s, figures: &[2]gainsay.Quantity{x, y}}
			}
		}
		if !agreed && best.strength > 0 {
			return best, true
		}
	}
	return clash{}, false
}

// roundedTo reports whether y is x with fewer digits, cut off or rounded: of
// "6.7 billion" and "6.75 billion" both are said of one sum. Numbers under a
// million are given in full, and one digit is too few to tell.
func roundedTo(x, y float64) bool {
	if y < 1e6 || y != math.Trunc(y) {
		return false
	}
	step := 1.0
	for step*100 <= y && math.Mod(y, step*10) == 0 {
		step *= 10
	}
	return y >= 10*step && math.Abs(x-y) < step
}

// met reports whether a passage has the figure of one thing elsewhere.
func met(r *reading, y gainsay.Quantity) bool {
	for _, x := range amounts(r.claim) {
		if x.Unit != "" && x.Unit == y.Unit && x.Of.Head == y.Of.Head && !x.Disjoint(y) {
			return true
		}
	}
	return false
}

// sameThing is how surely two figures count one thing.
func (l *alignment) sameThing(x, y gainsay.Quantity) float64 {
	if x.Unit == "" || x.Unit != y.Unit || x.Fate != "" && y.Fate != "" && x.Fate != y.Fate {
		return 0
	}
	s := 0.0
	switch {
	case x.Of.Head == "" && y.Of.Head == "" && l.heads(l.a.claim.Subject, l.b.claim.Subject):
		s = 0.9 // "was 34 years old"
	case x.Of.Head == "" || y.Of.Head == "":
		s = 0.5
	case x.Of.Head == y.Of.Head:
		s = 1
	case l.tied(x.Of.Head, y.Of.Head):
		s = 0.8
	case x.Fate != "" && x.Fate == y.Fate:
		s = 0.8
	default:
		switch lexicon.Kin(x.Of.Head, "NOUN", y.Of.Head, "NOUN") {
		case lexicon.Synonym:
			s = 0.9
		case lexicon.Broader:
			if x.Value <= y.Value {
				return 0 // "4 children" among "14 people"
			}
			s = 0.4
		case lexicon.Narrower:
			if y.Value <= x.Value {
				return 0
			}
			s = 0.4
		default:
			return 0
		}
	}
	if x.Fate != "" && x.Fate == y.Fate {
		s = min(1, s+0.2)
	}
	return s
}

// days finds two days of one event.
func (l *alignment) days(pred lexicon.Kinship) (clash, bool) {
	a, b := l.a.claim, l.b.claim
	if !oneEvent(pred) || a.Denied || b.Denied || !a.When.Disjoint(b.When) || l.sameTimeWords() {
		return clash{}, false
	}
	s := 0.3
	if l.onlyOnce() || l.oneHappening() && l.apartInTime() {
		s = 1
	}
	return clash{differ: gainsay.ByTime, strength: s, a: day(a.When), b: day(b.When)}, true
}

// sameTimeWords reports whether the words of b's time all stand in a's
// passage: "held it from 1541 until 1686" is not against "in 1686".
func (l *alignment) sameTimeWords() bool {
	for j := range l.b.words {
		w := &l.b.words[j]
		if w.Role == gainsay.RoleTime && !l.a.whole().has(w.Lemma) {
			return false
		}
	}
	return true
}

// places finds two places of one event.
func (l *alignment) places(pred lexicon.Kinship) (clash, bool) {
	a, b := l.a.claim, l.b.claim
	if !oneEvent(pred) || a.Denied || b.Denied || !a.Where.Apart(b.Where) {
		return clash{}, false
	}
	s := 0.3
	if l.onlyOnce() {
		s = 1
	}
	return clash{differ: gainsay.ByPlace, strength: s, a: a.Where.Name, b: b.Where.Name}, true
}

// onlyOnce reports whether the event has one day and one place: it is of a
// kind that a thing has once, and of a thing that both name.
func (l *alignment) onlyOnce() bool {
	if a := l.a.claim; !once[a.Frame] && !once[a.Predicate] {
		return false
	}
	for j := range l.b.words {
		if w := &l.b.words[j]; w.Part == "PROPN" && l.toA[j] >= 0 && (w.Role == gainsay.RoleSubject || w.Role == gainsay.RoleObject) {
			return true
		}
	}
	return false
}

// once lists the events and predicates that a thing has one time and one
// place of.
var once = map[string]bool{
	"birth": true, "death": true, "location": true, "found": true, "establish": true, "crash": true, "marriage": true,
	"assassinate": true, "headquarter": true, "base": true, "hold": true, "elect": true, "open": true, "founder": true,
	"invent": true, "launch": true, "explode": true, "erupt": true, "sink": true, "office": true,
}

// roles finds who did it to whom turned round.
func (l *alignment) roles(pred lexicon.Kinship) (clash, bool) {
	if pred != lexicon.Same && pred != lexicon.Synonym && pred != lexicon.Derived || symmetric[l.a.claim.Predicate] || symmetric[l.b.claim.Predicate] {
		return clash{}, false
	}
	a, b := l.a.claim, l.b.claim
	if a.Subject.Head == b.Subject.Head || a.Object.Head == b.Object.Head {
		return clash{}, false
	}
	var subject, object string
	for j := range l.b.words {
		i := l.toA[j]
		if i < 0 || l.b.words[j].weight < 1 || l.kin[j] != lexicon.Same {
			continue
		}
		x, y := l.a.words[i].Role, l.b.words[j].Role
		switch {
		case x == y && l.b.words[j].Lemma == headOf(b, y):
			return clash{}, false
		case x == gainsay.RoleObject && y == gainsay.RoleSubject:
			subject = l.b.words[j].Lemma
		case x == gainsay.RoleSubject && y == gainsay.RoleObject:
			object = l.b.words[j].Lemma
		}
	}
	if subject == "" || object == "" {
		return clash{}, false
	}
	return clash{differ: gainsay.ByRole, strength: 0.8, a: object, b: subject}, true
}

// headOf is the head of the phrase that plays a part in a claim.
func headOf(c *gainsay.Claim, r gainsay.ClaimRole) string {
	switch r {
	case gainsay.RoleSubject:
		return c.Subject.Head
	case gainsay.RoleObject:
		return c.Object.Head
	}
	return ""
}

// symmetric predicates hold both ways.
var symmetric = map[string]bool{
	"face": true, "play": true, "battle": true, "oppose": true, "match": true,
	"meet": true, "talk": true, "marry": true, "clash": true, "tie": true, "draw": true, "border": true, "agree": true,
	"negotiate": true, "discuss": true, "fight": true, "collide": true, "merge": true, "cooperate": true, "be": true,
	"trade": true, "differ": true, "resemble": true, "confer": true, "share": true, "divorce": true, "compete": true,
}

// parted is why two claims that differ are not about one thing: another time,
// another place, a part and the whole; "" when nothing speaks for it.
func (l *alignment) parted(c clash) string {
	a, b := l.a.claim, l.b.claim
	if bars(l.a, b) || bars(l.b, a) {
		return ""
	}
	if c.differ != gainsay.ByTime && (a.When.Disjoint(b.When) && !(c.differ == gainsay.ByFigure && nearInTime(a.When, b.When)) || l.a.earlier != l.b.earlier || l.a.changed() != l.b.changed()) {
		return "time"
	}
	if c.differ == gainsay.ByFigure && a.When != b.When && (a.When.Contains(b.When) && long(a.When) || b.When.Contains(a.When) && long(b.When)) {
		return "part"
	}
	if c.differ != gainsay.ByPlace && a.Where.Apart(b.Where) {
		return "place"
	}
	if l.partOfWhole(c) {
		return "part"
	}
	return ""
}

// long reports whether a time is longer than the day or the night of an event.
func long(v gainsay.Interval) bool { return v.To.Sub(v.From).Hours() > 48 }

// bars reports whether r says that a thing is not before a time, and other
// that it is, at a time before.
func bars(r *reading, other *gainsay.Claim) bool {
	c := r.claim
	if c.Denied && !other.Denied && strings.Contains(c.Text, " since ") && !c.When.From.IsZero() && other.When.From.After(c.When.From) {
		return true
	}
	return c.Denied && !other.Denied && r.has("before") && !c.When.From.IsZero() && !other.When.To.IsZero() && !other.When.To.After(c.When.From)
}

// partOfWhole: one place holds the other, or one side speaks of all and the
// other of some.
func (l *alignment) partOfWhole(c clash) bool {
	a, b := l.a.claim, l.b.claim
	if c.differ == gainsay.ByFigure && a.Where.ID != b.Where.ID && (slices.Contains(a.Where.Within, b.Where.ID) || slices.Contains(b.Where.Within, a.Where.ID)) {
		return true
	}
	return c.differ == gainsay.ByNegation && (a.Denied && l.a.scope.whole && !l.b.scope.whole || b.Denied && l.b.scope.whole && !l.a.scope.whole)
}

func day(v gainsay.Interval) string {
	switch {
	case v.To.Sub(v.From).Hours() <= 1 && !v.From.IsZero():
		return v.From.Format("15:04 on 2 January 2006")
	case v.From.IsZero():
		return "before " + v.To.Format("2 January 2006")
	case v.To.IsZero():
		return "from " + v.From.Format("2 January 2006")
	case v.To.Equal(v.From.AddDate(1, 0, 0)):
		return v.From.Format("2006")
	case v.To.Equal(v.From.AddDate(0, 1, 0)):
		return v.From.Format("January 2006")
	}
	return v.From.Format("2 January 2006")
}
