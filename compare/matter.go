package compare

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// oneMatter is the last question before a difference is shown, put beside the
// score and not into it: would a reader take both for statements on one thing?
// Reports of one kind of event share nearly all their words ("police found
// three victims"), so across stories only names tell.
func (l *alignment) oneMatter(pred lexicon.Kinship, c clash, known Circumstance) bool {
	if !known.SameStory && !known.SameDocument && !l.namedAlike(c, known) {
		return false
	}
	switch c.differ {
	case gainsay.ByFigure:
		return l.countsOne(c) && alone(l.a, c.figures[0]) && alone(l.b, c.figures[1]) && !l.elsewhereNamed() && (growing(l.a, l.b, c) || c.figures[0].Unit == "year of age" || !l.ownTime())
	case gainsay.ByRole:
		return l.namesInCommon() >= 2
	case gainsay.ByAntonym:
		if !l.sayOpposites(pred, c) || pred == lexicon.Opposite && !sameDay(known) && l.comeInTurn() {
			return false
		}
	}
	return !l.otherIndividual() && l.sameObject(pred, c)
}

// alone reports whether a figure is the only one of its unit in a claim: of
// "404 yards and 440 yards" each is of something that the other is not.
// An age is one only where the claim is about the age.
func alone(r *reading, q gainsay.Quantity) bool {
	n := 0
	for _, x := range amounts(r.claim) {
		if x.Unit == q.Unit {
			n++
		}
	}
	if q.Unit == "year of age" && r.claim.Predicate != "old" && r.claim.Predicate != "be" && r.claim.Predicate != "age" {
		return false
	}
	return n <= 1
}

// ownTime reports whether a claim counts over a time that the other does not
// name: "in his last two games", "on Saturday".
func (l *alignment) ownTime() bool {
	own := func(r *reading, to []int) bool {
		for i := range r.words {
			if r.words[i].Role == gainsay.RoleTime && to[i] < 0 {
				return true
			}
		}
		return false
	}
	return own(l.a, l.from) || own(l.b, l.toA)
}

// elsewhereNamed reports whether one claim counts in a place, or of a thing,
// whose name the other lacks: a district, a team.
func (l *alignment) elsewhereNamed() bool {
	other := func(r *reading, to []int) bool {
		for i := range r.words {
			w := &r.words[i]
			if w.Part == "PROPN" && w.Role == "" && to[i] < 0 && w.Of != "" && !alignedLemma(r, to, w.Of) {
				return true
			}
		}
		return false
	}
	return other(l.a, l.from) || other(l.b, l.toA)
}

func alignedLemma(r *reading, to []int, lemma string) bool {
	for i := range r.words {
		if r.words[i].Lemma == lemma && to[i] >= 0 && r.words[i].Role != gainsay.RolePredicate {
			return true
		}
	}
	return false
}

// namedAlike reports whether two claims of different stories are about one
// thing: they share its name and neither has a name that the other lacks; of
// what one named speaker says, one name is enough, and figures need him.
func (l *alignment) namedAlike(c clash, known Circumstance) bool {
	n := l.namesInCommon()
	if l.loseNames() {
		return false
	}
	if known.SameSpeaker && twoWords(l.a.claim.Speaker.Name) {
		return n >= 1 || l.ownWords(l.a.claim) && l.ownWords(l.b.claim)
	}
	return n >= 2 && c.differ != gainsay.ByFigure && c.differ != gainsay.ByRole
}

// twoWords reports whether a name is one of two words or more: "police" is not.
func twoWords(s string) bool {
	return s != "" && s[0] >= 'A' && s[0] <= 'Z' && strings.ContainsRune(s, ' ')
}

// namesInCommon counts the aligned words of names in subject and object.
func (l *alignment) namesInCommon() int {
	n := 0
	for j, i := range l.toA {
		if w := &l.b.words[j]; i >= 0 && w.Part == "PROPN" && l.a.words[i].Part == "PROPN" && w.Role != gainsay.RoleTime && w.Role != gainsay.RoleModifier {
			n++
		}
	}
	return n
}

// loseNames reports whether either claim has a name that the other lacks.
func (l *alignment) loseNames() bool {
	lost := func(r *reading, to []int) bool {
		for i := range r.words {
			if w := &r.words[i]; w.Part == "PROPN" && w.Role != gainsay.RoleTime && to[i] < 0 && w.weight > 0 {
				return true
			}
		}
		return false
	}
	return lost(l.a, l.from) || lost(l.b, l.toA)
}

// countsOne reports whether two figures count one thing: neither side narrows
// it by a word that the other lacks ("four other people", "his first 17 passes").
func (l *alignment) countsOne(c clash) bool {
	x, y := c.figures[0].Of, c.figures[1].Of
	if x.Head == "" || y.Head == "" {
		return l.heads(l.a.claim.Subject, l.b.claim.Subject) && !l.narrowed(l.a.claim.Subject.Head, l.b.claim.Subject.Head)
	}
	if narrowing(x.Text) != narrowing(y.Text) || l.narrowed(x.Head, y.Head) {
		return false
	}
	return !l.narrowed(l.a.claim.Subject.Head, l.b.claim.Subject.Head)
}

// narrowed reports whether a word under one of two heads stands on one side
// alone: "the performance version" is not "the diesel version".
func (l *alignment) narrowed(x, y string) bool {
	return narrowedIn(l.a, l.from, x) || narrowedIn(l.b, l.toA, y)
}

func narrowedIn(r *reading, to []int, head string) bool {
	if head == "" {
		return false
	}
	for i := range r.words {
		w := &r.words[i]
		if w.Lemma == head {
			return false // what follows tells more of it, and not which one
		}
		if w.Of == head && to[i] < 0 && w.Lemma != "single" && w.Role != gainsay.RoleTime && w.Role != gainsay.RoleFigure && (w.Part == "ADJ" || w.Part == "NOUN" || w.Part == "PROPN") {
			return true
		}
	}
	return false
}

// narrowing reports whether a phrase says that it is not about all or not
// about the same: "other", "first", "more".
func narrowing(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		switch w {
		case "other", "others", "another", "additional", "more", "further", "first", "last", "second", "third", "next", "new", "extra", "separate", "remaining", "different", "every", "each":
			return true
		}
	}
	return false
}

// sayOpposites keeps the opposites that are said of a thing and drops those
// that name another one ("the girl", "the boy"), and predicates that are
// opposites only in a sense that both claims do not have.
func (l *alignment) sayOpposites(pred lexicon.Kinship, c clash) bool {
	a, b := l.a.claim, l.b.claim
	if pred == lexicon.Opposite {
		return !vague[a.Predicate] && !vague[b.Predicate]
	}
	for _, p := range l.anti {
		x, y := &l.a.words[p[0]], &l.b.words[p[1]]
		if x.Lemma == c.a && y.Lemma == c.b {
			return x.Part != "NOUN" && x.Part != "PROPN" && said(x) && said(y)
		}
	}
	return true
}

func said(w *word) bool {
	return w.Role == gainsay.RolePredicate || w.Role == gainsay.RoleObject
}

// sameDay reports whether both claims are of two reports of one day.
func sameDay(known Circumstance) bool {
	return !known.SameDocument && !known.A.IsZero() && known.A == known.B
}

// comeInTurn reports whether both opposites happened and can have done so one
// after the other.
func (l *alignment) comeInTurn() bool {
	a, b := l.a.claim, l.b.claim
	return a.Modality == gainsay.Asserted && b.Modality == gainsay.Asserted && (inTurn[a.Frame] || inTurn[b.Frame])
}

// inTurn lists the frames whose two sides come one after the other: who was
// arrested is released.
var inTurn = map[string]bool{
	"custody": true, "presence": true, "entry": true, "opening": true, "beginning": true, "harm": true, "office": true,
	"trade": true, "injury": true, "membership": true, "possession": true, "travel": true, "rescue": true, "marriage": true,
}

// otherIndividual reports whether a claim is about somebody it does not point
// out: "a third man", "an officer", "one victim".
func (l *alignment) otherIndividual() bool {
	a, b := l.a.claim, l.b.claim
	for _, t := range []gainsay.Term{a.Subject, b.Subject} {
		if t.Name == "" && indefinite(t.Text) {
			return true
		}
	}
	return narrowing(a.Subject.Text) != narrowing(b.Subject.Text) || l.narrowed(a.Subject.Head, b.Subject.Head) && l.narrowedBoth()
}

// narrowedBoth reports whether each subject has a word of its own.
func (l *alignment) narrowedBoth() bool {
	return narrowedIn(l.a, l.from, l.a.claim.Subject.Head) && narrowedIn(l.b, l.toA, l.b.claim.Subject.Head)
}

func indefinite(text string) bool {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	switch first {
	case "a", "an", "another", "one", "some", "other", "others", "several", "many", "most":
		return true
	}
	return false
}

// sameObject reports whether the objects agree: where both claims have one,
// and, of one predicate affirmed and negated, where either has. A predicate
// that says little says nothing without.
func (l *alignment) sameObject(pred lexicon.Kinship, c clash) bool {
	a, b := l.a.claim, l.b.claim
	if l.heads(a.Object, b.Object) || l.passive() {
		return true
	}
	if vague[a.Predicate] || vague[b.Predicate] {
		return false
	}
	if object(a).Head != "" && object(b).Head != "" && a.Predicate != "" {
		return l.heads(a.Object, b.Subject) && l.heads(a.Subject, b.Object)
	}
	one := (object(a).Head == "") != (object(b).Head == "")
	return !one || pred != lexicon.Same || c.differ != gainsay.ByNegation
}

// renewed lists the words that tell that a thing has changed since.
var renewed = []string{"again", "longer", "long", "anymore"}

// changed reports whether a claim says that a thing is so again.
func (r *reading) changed() bool { return slices.ContainsFunc(renewed, r.has) }
