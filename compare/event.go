package compare

import (
	"slices"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// oneEvent is the event filter: the predicates are kin, what is spoken of
// aligns, and no name of one side stands against another name.
func (l *alignment) oneEvent(pred lexicon.Kinship, c clash) bool {
	if !oneEvent(pred) && c.differ != gainsay.ByFigure && c.differ != gainsay.ByAntonym {
		return false
	}
	small := max(l.overlap(), l.back())
	if small < 0.5 || min(l.overlap(), l.back()) < 0.25 || l.otherName() {
		return false
	}
	subject, _, hasSubject := l.role(gainsay.RoleSubject)
	object, _, hasObject := l.role(gainsay.RoleObject)
	switch {
	case hasSubject && hasObject:
		return subject && (object || c.differ != gainsay.ByNegation) || object && small >= 0.6
	case hasSubject:
		return subject
	case hasObject:
		return object
	}
	return small >= 0.6
}

// comparable reports whether two claims are of the kind that reports hold
// against each other: facts of known things, not advice, suppositions, or what
// is told in passing.
func (l *alignment) comparable() bool {
	for _, c := range []*gainsay.Claim{l.a.claim, l.b.claim} {
		if c.Rule == describing || c.Modality == gainsay.Conditional || c.Modality == gainsay.Asking {
			return false
		}
		if c.Subject.Head == "" && c.Object.Head == "" || anyone[c.Subject.Head] && c.Subject.Name == "" && c.Amount.Of.Head != c.Subject.Head && !l.ownWords(c) {
			return false
		}
	}
	return true
}

// ownWords reports whether the subject is the speaker, who is the same on
// both sides: "we will", "we will not".
func (l *alignment) ownWords(c *gainsay.Claim) bool {
	return l.a.speaker != "" && l.a.speaker == l.b.speaker && (c.Subject.Head == "we" || c.Subject.Head == "i")
}

// anyone are subjects that stand for nobody in particular, or for somebody
// that the claim alone does not tell.
var anyone = map[string]bool{
	"you": true, "we": true, "i": true, "one": true, "they": true, "it": true, "he": true, "she": true, "people": true, "who": true,
	"someone": true, "anyone": true, "everyone": true, "this": true, "that": true, "these": true, "those": true, "what": true,
	"which": true, "there": true, "some": true, "many": true, "most": true, "others": true, "other": true, "all": true,
}

// vague predicates say what happened only with their object.
var vague = map[string]bool{
	"be": true, "have": true, "make": true, "feel": true, "know": true, "happen": true, "start": true, "take": true, "get": true,
	"go": true, "do": true, "think": true, "want": true, "see": true, "come": true, "need": true, "use": true, "try": true, "give": true,
	"work": true, "keep": true, "look": true, "put": true, "become": true, "show": true, "like": true, "create": true, "arrive": true,
}

// firm reports whether enough is in common that a reader would take both for
// one matter: the subjects, or in their place the objects, have one head or
// name; and so has what else the claims speak of.
func (l *alignment) firm(pred lexicon.Kinship, c clash) bool {
	if !l.comparable() || min(l.overlap(), l.back()) < 0.4 {
		return false
	}
	if c.differ == gainsay.ByNegation && (pred == lexicon.Broader || pred == lexicon.Narrower) {
		return false // who is no child may well be a person
	}
	a, b := l.a.claim, l.b.claim
	things := l.things()
	subject := l.heads(a.Subject, b.Subject) || l.heads(a.Subject, b.Object) || l.heads(a.Object, b.Subject)
	object := l.heads(a.Object, b.Object)
	switch c.differ {
	case gainsay.ByFigure:
		return (subject || object) && (things >= 2 || things == 1 && pred == lexicon.Same && (l.loose() == 0 || subject && object)) && (oneEvent(pred) || c.figures[0].Fate != "" && c.figures[0].Fate == c.figures[1].Fate)
	case gainsay.ByRole:
		return things >= 2
	}
	if vague[a.Predicate] || vague[b.Predicate] {
		return subject && (object || things >= 2)
	}
	if pred == lexicon.Same && l.passive() {
		return true
	}
	return subject && things >= 1 && (object || l.loose() <= 1) || object && things >= 2
}

// passive reports whether one claim says what is done to the thing that the
// other's subject does it to: "the bank will close 60 branches", "no branch
// will be closed".
func (l *alignment) passive() bool {
	x, y := l.a.claim, l.b.claim
	return l.heads(x.Object, y.Subject) && l.b.undergoes() && y.Object.Head == "" || l.heads(x.Subject, y.Object) && l.a.undergoes() && x.Object.Head == ""
}

// undergoes reports whether the subject of a claim is what something is done to.
func (r *reading) undergoes() bool {
	return slices.ContainsFunc(r.words, func(w word) bool { return w.Lemma == r.claim.Subject.Head && w.Role == gainsay.RoleObject })
}

// loose counts the things that either claim speaks of and the other does not.
func (l *alignment) loose() int {
	n := 0
	for i, j := range l.from {
		if w := &l.a.words[i]; j < 0 && w.weight >= 1 && w.Role != gainsay.RolePredicate && w.Role != gainsay.RoleModifier {
			n++
		}
	}
	for j, i := range l.toA {
		if w := &l.b.words[j]; i < 0 && w.weight >= 1 && w.Role != gainsay.RolePredicate && w.Role != gainsay.RoleModifier {
			n++
		}
	}
	return n
}

// things counts the aligned words that name or stand for a thing, the
// predicates and what is told in passing apart.
func (l *alignment) things() int {
	n := 0
	for j := range l.b.words {
		w := &l.b.words[j]
		if i := l.toA[j]; i < 0 || w.weight < 1 || w.Role == gainsay.RolePredicate || w.Role == gainsay.RoleModifier || l.a.words[i].Role == gainsay.RoleModifier {
			continue
		}
		if worth[l.kin[j]] >= 0.5 && l.kin[j] != lexicon.Opposite {
			n++
		}
	}
	return n
}

// voices reports whether two claims of one document have two speakers, or one
// that speaks at two times: neither an outlet nor a speaker gainsays himself
// in one breath, and what looks so is a story told step by step.
func voices(a, b *reading) bool {
	if a.speaker != b.speaker {
		return true
	}
	return a.speaker != "" && !a.claim.Said.IsZero() && a.claim.Said.Disjoint(b.claim.Said)
}
