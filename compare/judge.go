package compare

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// A kind is what a judgement comes to.
type kind gainsay.RelationKind

const (
	unrelated_ kind = ""
	repeats_        = kind(gainsay.Repeats)
)

// differs reports whether both cannot hold, or one was put in the place of
// the other by him who said it.
func (k kind) differs() bool {
	switch gainsay.RelationKind(k) {
	case gainsay.Contradicts, gainsay.Denies, gainsay.Revises:
		return true
	}
	return false
}

// A verdict is how two readings stand.
type verdict struct {
	kind    kind
	clash   clash
	ground  ground // what it rests on, where it is worth showing
	parted  string // what parts them, when kind is NotComparable
	score   float64
	overlap float64

	features *Features
}

// A court judges pairs of readings; it keeps what it measured of the last two
// passages, since the pairs of two passages come one after the other.
type court struct {
	pair  alignment
	a, b  *reading
	whole Features
	width alignment // of the passages
}

// forget lets go of what was heard last.
func (k *court) forget() {
	k.a, k.b = nil, nil
	k.pair.a, k.pair.b, k.width.a, k.width.b = nil, nil, nil, nil
}

// judge aligns two claims, asks whether they tell of one event, what in them
// differs, and how sure that is.
func (k *court) judge(a, b *reading, known Circumstance) verdict {
	if a.claim.Frame == "name" || b.claim.Frame == "name" || !touch(a, b) {
		return verdict{} // how somebody is called is no statement to be held against another
	}
	pred, clashes := k.hear(a, b)
	v := k.pair.decide(pred, clashes, known)
	k.weigh(&v, pred, clashes)
	return v
}

// relate is judge for those who ask only for the relation: it passes over the
// pairs that cannot have one and weighs those alone whose score counts.
func (k *court) relate(a, b *reading, known Circumstance) verdict {
	if a.calls() && b.calls() {
		if v := named(a, b, known); v.ground != "" || a.claim.Frame != b.claim.Frame || a.claim.Frame == "name" {
			return v
		}
	}
	if a.claim.Frame == "name" || b.claim.Frame == "name" || !touch(a, b) || !mayRelate(a, b) {
		return verdict{}
	}
	pred, clashes := k.hear(a, b)
	v := k.pair.decide(pred, clashes, known)
	if v.ground == "" || v.parted != "" {
		if c, g := k.pair.told(pred, clashes, known); g != "" {
			v.kind, v.clash, v.ground, v.parted = kind(kindOf(a, b, c, known)), c, g, ""
		}
	}
	if v.kind != unrelated_ && v.kind != repeats_ {
		k.weigh(&v, pred, clashes)
		if v.kind.differs() {
			v.score = min(v.score, unfounded)
			if v.ground != "" {
				v.score = sure[v.ground]
			}
		}
	}
	return v
}

// unfounded is the most that a difference without a ground can score: less
// than what is shown.
const unfounded = Shown - 0.01

// hear aligns two claims and lists what differs.
func (k *court) hear(a, b *reading) (lexicon.Kinship, []clash) {
	k.pair.align(a, b)
	k.pair.extend()
	pred := k.pair.predicates()
	return pred, k.pair.clashes(pred)
}

// decide names what the clashes come to.
func (l *alignment) decide(pred lexicon.Kinship, clashes []clash, known Circumstance) verdict {
	v := verdict{overlap: l.overlap()}
	for _, c := range clashes {
		if c.strength > v.clash.strength {
			v.clash = c
		}
	}
	switch {
	case v.clash.strength > 0:
		if v.clash.strength >= certain && (l.ofTheLead(v.clash, known) || l.deniesThis(pred, v.clash, known) || l.oneEvent(pred, v.clash) && (l.firm(pred, v.clash) && l.oneMatter(pred, v.clash, known) || v.clash.differ == gainsay.ByNegation && known.SameStory && l.ground(pred, v.clash, known) != "")) {
			v.kind = kind(kindOf(l.a, l.b, v.clash, known))
			v.ground = l.ground(pred, v.clash, known)
			if p := l.parted(v.clash); p != "" {
				v.kind, v.parted = kind(gainsay.NotComparable), p
			}
		}
	case l.repeats(pred):
		v.kind = repeats_
	}
	return v
}

// weigh scores what was heard last.
func (k *court) weigh(v *verdict, pred lexicon.Kinship, clashes []clash) {
	f := k.pair.features(pred, clashes)
	k.passages(k.pair.a.whole(), k.pair.b.whole())
	f.add(&k.whole)
	v.features, v.score = f, f.score()
}

// certain is how sure a clash must be that both cannot hold: what may be and
// what may not be can both be said.
const certain = 0.45

// passages measures two passages, unless they are the last two again.
func (k *court) passages(a, b *reading) {
	if k.a == a && k.b == b {
		return
	}
	k.width.align(a, b)
	k.width.extend()
	k.a, k.b, k.whole = a, b, k.width.passageFeatures()
}

// touching is the weight from which a word in common makes a pair worth a look.
const touching = 0.5

// touch is a cheap first look: a word that counts, or the frame, in common.
func touch(a, b *reading) bool {
	if !mayTouch(a, b) {
		return false
	}
	if a.frame.Name != "" && a.frame.Name == b.frame.Name || a.sketch.fates&b.sketch.fates != 0 {
		return true
	}
	for _, x := range a.sketch.touching {
		for _, y := range b.sketch.touching {
			if x.stem == y.stem && sameWord(&a.words[x.at], &b.words[y.at]) {
				return true
			}
		}
	}
	return false
}

// otherName reports whether both claims have a name in one part and none in
// common there, or a name each in their other phrases that the other lacks:
// two people, two towns.
func (l *alignment) otherName() bool {
	return l.otherNameIn(gainsay.RoleSubject) || l.otherNameIn(gainsay.RoleObject) || l.ownName(l.a, l.from) && l.ownName(l.b, l.toA)
}

func (l *alignment) otherNameIn(r gainsay.ClaimRole) bool {
	named, shared := false, false
	for j := range l.b.words {
		if w := &l.b.words[j]; w.Role == r && w.Part == "PROPN" && !ofManyNames[w.Lemma] {
			named = true
			shared = shared || l.toA[j] >= 0
		}
	}
	if !named || shared {
		return false
	}
	return slices.ContainsFunc(l.a.words, func(w word) bool { return w.Role == r && w.Part == "PROPN" && !ofManyNames[w.Lemma] })
}

// ofManyNames are the words that stand in the names of many: two banks share no
// more than that they are banks.
var ofManyNames = map[string]bool{
	"bank": true, "party": true, "city": true, "county": true, "university": true, "court": true, "department": true, "ministry": true, "police": true,
	"street": true, "avenue": true, "road": true, "school": true, "hospital": true, "company": true, "group": true, "corp": true, "inc": true, "club": true,
	"council": true, "committee": true, "church": true, "college": true, "airlines": true, "airport": true, "river": true, "lake": true, "island": true,
	"republic": true, "union": true, "association": true, "institute": true, "agency": true, "office": true, "board": true, "state": true, "holdings": true,
	"north": true, "south": true, "east": true, "west": true, "new": true, "national": true, "international": true, "energy": true, "motors": true, "park": true,
	"president": true, "minister": true, "senator": true, "governor": true, "mayor": true, "general": true, "mr.": true, "mrs.": true, "ms.": true, "dr.": true, "sen.": true, "rep.": true, "gov.": true,
}

// ownName reports whether a reading has a name beside its subject that the
// other reading lacks.
func (l *alignment) ownName(r *reading, to []int) bool {
	for i := range r.words {
		w := &r.words[i]
		if w.Part == "PROPN" && (w.Role == "" || w.Role == gainsay.RoleObject) && to[i] < 0 && w.weight > 0 {
			return true
		}
	}
	return false
}

// describing is the rule of a claim that only describes a thing in passing.
const describing = "describing clause"

// repeats reports whether both say the same.
func (l *alignment) repeats(pred lexicon.Kinship) bool {
	a, b := l.a.claim, l.b.claim
	switch pred {
	case lexicon.Same, lexicon.Synonym, lexicon.Derived:
	default:
		return false
	}
	if !l.comparable() || l.things() < 1 || a.Denied != b.Denied || a.Modality != b.Modality || l.otherName() || l.a.weight < 2 || l.b.weight < 2 {
		return false
	}
	if any, same, _ := l.role(gainsay.RoleSubject); any && !same {
		return false
	}
	return l.overlap() >= 0.7 && l.back() >= 0.45 || l.back() >= 0.7 && l.overlap() >= 0.45
}

// kindOf names a difference by who says it and when.
func kindOf(a, b *reading, c clash, known Circumstance) gainsay.RelationKind {
	later := after(b.said(known.B), a.said(known.A))
	if c.differ == gainsay.ByFigure && growing(a, b, c) && later && c.figures[1].Value > c.figures[0].Value {
		return gainsay.Supersedes
	}
	if a.frame.Name == "age" && b.frame.Name == "age" {
		return gainsay.Contradicts // nobody revises an age
	}
	same := known.SameSpeaker || a.speaker != "" && a.speaker == b.speaker
	switch {
	case same && later:
		return gainsay.Revises
	case c.differ == gainsay.ByNegation && (a.rejects() || b.rejects()):
		return gainsay.Denies
	}
	return gainsay.Contradicts
}

func (r *reading) said(published gainsay.Interval) gainsay.Interval {
	if r.claim.Said.IsZero() {
		return published
	}
	return r.claim.Said
}

func (r *reading) rejects() bool { return strings.HasSuffix(r.claim.Rule, "denied by the speaker") }

func after(b, a gainsay.Interval) bool {
	return !a.To.IsZero() && !b.From.IsZero() && !b.From.Before(a.To)
}

// growing reports whether the figures count what only grows with time: the
// dead, the hurt, the arrested of one event.
func growing(a, b *reading, c clash) bool {
	switch c.figures[0].Fate {
	case "killed", "wounded", "injured", "missing", "arrested", "infected", "displaced", "evacuated":
		return true
	}
	switch a.frame.Name {
	case "death", "injury", "custody", "harm":
		return true
	}
	return b.frame.Name == "death" || b.frame.Name == "injury"
}

// relation is the verdict as a relation between the claims; false when it is
// not worth keeping.
func (v verdict) relation(a, b *reading) (gainsay.Relation, bool) {
	if v.kind == unrelated_ || v.kind != repeats_ && v.score < kept {
		return gainsay.Relation{}, false
	}
	score := v.score
	if v.kind == repeats_ {
		score = v.overlap
	}
	return gainsay.Relation{
		A: a.claim.ID, B: b.claim.ID, Kind: gainsay.RelationKind(v.kind), Differ: v.clash.differ, Basis: gainsay.FoundByRule,
		Why: v.why(a, b), Score: math.Round(score*1000) / 1000, Rule: v.rule(),
	}, true
}

// kept is the score from which a difference is recorded at all.
const kept = 0.3

func (v verdict) rule() string {
	switch {
	case v.kind == repeats_:
		return "same words"
	case v.parted != "":
		return string(v.clash.differ) + " but for " + v.parted
	case v.ground != "":
		return string(v.clash.differ) + ": " + string(v.ground)
	}
	return string(v.clash.differ)
}

// why is the reason in one neutral sentence.
func (v verdict) why(a, b *reading) string {
	if v.kind == unrelated_ && v.clash.strength == 0 {
		return ""
	}
	if v.kind == repeats_ {
		return fmt.Sprintf("Both say the same of %s: %q.", topic(a, b), held(a))
	}
	x, y := by(a.claim), by(b.claim)
	if x == y {
		x, y = "one statement", "the other"
	}
	reason := v.reason(a, b, x, y)
	switch v.parted {
	case "time":
		return reason + " The statements are about different times."
	case "place":
		return reason + " The statements are about different places."
	case "part":
		return reason + " One statement is about a part of what the other is about."
	}
	switch gainsay.RelationKind(v.kind) {
	case gainsay.Supersedes:
		return reason + " The second count is later."
	case gainsay.Revises:
		return reason + " Both are by one speaker, the second later."
	}
	return reason
}

func (v verdict) reason(a, b *reading, x, y string) string {
	c := v.clash
	switch c.differ {
	case gainsay.ByFigure:
		if v.ground == byAge {
			return fmt.Sprintf("%s is %s years old by %s and %s by %s.", a.claim.Subject.Name, figure(c.figures[0]), x, figure(c.figures[1]), y)
		}
		return fmt.Sprintf("Of %s, %s gives %s and %s gives %s.", counted(c.figures), x, figure(c.figures[0]), y, figure(c.figures[1]))
	case gainsay.ByName:
		if v.ground == bySpelling {
			return fmt.Sprintf("A person is named %s by %s and %s by %s.", c.a, x, c.b, y)
		}
		return fmt.Sprintf("A person of %s years is named %s by %s and %s by %s.", figure(a.claim.Amount), c.a, x, c.b, y)
	case gainsay.ByTime, gainsay.ByPlace:
		return fmt.Sprintf("For %s, %s gives %s and %s gives %s.", topic(a, b), x, c.a, y, c.b)
	case gainsay.ByRole:
		switch v.ground {
		case byWho:
			return fmt.Sprintf("%s names %s and %s names %s for what only one can have done.", upper(x), c.a, y, c.b)
		case byCause:
			return fmt.Sprintf("As the cause %s gives %q and %s gives %q.", x, c.a, y, c.b)
		}
		return fmt.Sprintf("%s and %s turn round who did it and to whom: %s, %s.", upper(x), y, c.a, c.b)
	case gainsay.ByModality:
		return fmt.Sprintf("%s says %q (%s) and %s says %q (%s): these do not go together.", upper(x), c.a, way(a.claim), y, c.b, way(b.claim))
	case gainsay.ByAntonym:
		return fmt.Sprintf("%s says %q and %s says %q, which are opposites.", upper(x), c.a, y, c.b)
	}
	switch {
	case a.rejects() && !b.rejects():
		return fmt.Sprintf("%s says %q; %s denies that.", upper(y), c.b, x)
	case b.rejects() && !a.rejects():
		return fmt.Sprintf("%s says %q; %s denies that.", upper(x), c.a, y)
	}
	return fmt.Sprintf("%s says %q and %s says %q: one affirms what the other negates.", upper(x), c.a, y, c.b)
}
