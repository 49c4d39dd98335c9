package compare

import (
	"fmt"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// The rules by which claim marks both sides of a dispute.
const (
	asClaimed   = "as claimed by others"
	rejection   = "rejects what others say"
	plea        = "pleads not guilty"
	heldFalse   = "held false by the report"
	accusation  = "accusation"
	denial      = "denial without what is meant"
	denied      = ", denied by the speaker" // ends the rule of a claim that its speaker denies
	saidFirst   = "as told at first"
	saidLater   = "as told later"
	toldAgainst = "told against what others say"
)

// How sure a tie is.
const (
	sureInside   = 0.9  // both sides stand in one sentence: "denied reports that she left"
	sureAccused  = 0.8  // the accusation and the denial by the accused stand in one sentence
	surePlea     = 0.6  // a charge, and a plea of not guilty to it
	sureAgainst  = 0.75 // "despite reports that she left, she stayed"
	sureBeside   = 0.85 // they stand in two clauses of one sentence
	sureRevised  = 0.85 // one telling in the place of another, in one sentence
	sureNear     = 0.65 // they stand a few sentences apart
	sureDenied   = 0.7  // the denied words are another's elsewhere in the report
	deniedAfter  = 3    // sentences between an accusation and its denial
	deniedBefore = 1
)

// denials ties each denial of the document to what it denies.
func denials(doc *gainsay.Document, readings []*reading) []gainsay.Relation {
	var out []gainsay.Relation
	for i, r := range readings {
		near := readings[max(0, i-nearby):min(i+nearby, len(readings))]
		var rel gainsay.Relation
		ok := false
		switch rule := r.claim.Rule; {
		case rule == rejection, rule == heldFalse, rule == plea, rule == toldAgainst:
			rel, ok = disputed(doc, r, near)
		case rule == saidLater:
			rel, ok = revised(doc, r, near)
		case rule == denial:
			rel, ok = accused(doc, r, near)
		case strings.HasSuffix(rule, denied):
			rel, ok = deniedElsewhere(doc, r, near)
		}
		if ok {
			out = append(out, rel)
		}
	}
	return out
}

// disputed ties a rejection to what is rejected, which stands in its words.
func disputed(doc *gainsay.Document, d *reading, near []*reading) (gainsay.Relation, bool) {
	var within *gainsay.Claim
	for _, r := range near {
		if c := r.claim; c.Rule == asClaimed && d.claim.Contains(c.Span) {
			switch {
			case d.claim.Rule == toldAgainst:
				return denies(doc, c, d.claim, sureAgainst), true
			case d.claim.Rule == heldFalse && !r.ends(d):
				within = c
			case !r.ends(d):
			case d.claim.Rule == plea:
				return denies(doc, c, d.claim, surePlea), true
			default:
				return denies(doc, c, d.claim, sureInside), true
			}
		}
	}
	if within != nil {
		return denies(doc, within, d.claim, sureInside), true
	}
	return beside(doc, d, near)
}

// beside ties a rejection to what is rejected where another clause of its
// sentence tells that.
func beside(doc *gainsay.Document, d *reading, near []*reading) (gainsay.Relation, bool) {
	for _, r := range near {
		if c := r.claim; c.Rule == asClaimed && c.Sentence == d.claim.Sentence && !c.Overlaps(d.claim.Span) && d.claim.Rule != plea {
			return denies(doc, c, d.claim, sureBeside), true
		}
	}
	return gainsay.Relation{}, false
}

// ends reports whether a claim stands at either end of the other.
func (r *reading) ends(d *reading) bool {
	return r.claim.Start == d.claim.Start || r.claim.End == d.claim.End
}

// revised ties what was told later to what was told at first, in whose place
// it came: the one last before it.
func revised(doc *gainsay.Document, d *reading, near []*reading) (gainsay.Relation, bool) {
	var first *gainsay.Claim
	for _, r := range near {
		c := r.claim
		if c.Rule != saidFirst || c.Frame != d.claim.Frame || c.Frame == "" && c.End > d.claim.Start {
			continue
		}
		if here := c.Sentence == d.claim.Sentence; first == nil || here || first.Sentence != d.claim.Sentence && c.Start > first.Start {
			first = c
		}
	}
	if first == nil {
		return gainsay.Relation{}, false
	}
	b := d.claim
	rel := gainsay.Relation{
		A: first.ID, B: b.ID, Kind: gainsay.Contradicts, Differ: gainsay.ByNegation, Basis: gainsay.AssertedByOutlet, Rule: "told otherwise later",
		Score: sureRevised, At: b.Sentence, In: doc.ID,
		Why: fmt.Sprintf("At first it was told %q; later: %q.", clip(first.Text), clip(b.Text)),
	}
	if first.Speaker == b.Speaker && !b.Speaker.IsZero() {
		rel.Kind = gainsay.Revises
	}
	return rel, true
}

// accused ties a denial that leaves open what is denied to the nearest
// accusation of him who denies it.
func accused(doc *gainsay.Document, d *reading, near []*reading) (gainsay.Relation, bool) {
	here := doc.SentenceAt(d.claim.Start)
	var best *gainsay.Claim
	nearest := deniedAfter + 1
	for _, r := range near {
		c := r.claim
		away := here - doc.SentenceAt(c.Start)
		if c.Rule != accusation || away > deniedAfter || away < -deniedBefore || (c.Start >= doc.Body) != (d.claim.Start >= doc.Body) || c.Overlaps(d.claim.Span) {
			continue
		}
		if away = max(away, -away); away < nearest && oneParty(d.claim.Subject, c.Subject) && !oneParty(d.claim.Subject, c.Speaker) {
			best, nearest = c, away
		}
	}
	if best == nil {
		if best = answered(doc, d, near); best == nil {
			return gainsay.Relation{}, false
		}
	}
	score := sureNear
	if nearest == 0 {
		score = sureAccused
	}
	return denies(doc, best, d.claim, score), true
}

// answered is what a denial that points back means, "denied those claims": the
// one accusation of the sentence before it, or what the one speaker of that
// sentence claims; nil for none.
func answered(doc *gainsay.Document, d *reading, near []*reading) *gainsay.Claim {
	low := strings.ToLower(d.claim.Text)
	if !pointsAt(low) {
		return nil
	}
	here := doc.SentenceAt(d.claim.Start)
	var charged, said *gainsay.Claim
	for _, r := range near {
		c := r.claim
		at := doc.SentenceAt(c.Start)
		if at == here && (c.Rule == rejection || c.Rule == asClaimed || c.Rule == accusation) {
			return nil // the sentence has its other side itself
		}
		if at != here-1 || (c.Start >= doc.Body) != (d.claim.Start >= doc.Body) {
			continue
		}
		switch {
		case c.Rule == accusation:
			if charged != nil {
				return nil
			}
			charged = c
		case c.Quotation == 0 || c.Rule == describing || c.Predicate == "" || c.Frame == "name":
		case c.Speaker.IsZero() || said != nil && said.Speaker != c.Speaker:
			return nil
		case said == nil || c.End-c.Start > said.End-said.Start:
			said = c
		}
	}
	c := charged
	if c == nil && (strings.HasSuffix(low, "claim") || strings.HasSuffix(low, "claims") || strings.HasSuffix(low, "account")) {
		c = said
	}
	if c == nil || c.Speaker.IsZero() || oneParty(d.claim.Subject, c.Speaker) || pronoun[c.Speaker.Head] || pronoun[d.claim.Subject.Head] {
		return nil
	}
	return c
}

// pointsAt reports whether a denial names what it denies as told before.
func pointsAt(low string) bool {
	for _, w := range []string{" those ", " these ", " that ", " this ", " the "} {
		if _, noun, ok := strings.Cut(low, w); ok && !strings.ContainsRune(noun, ' ') {
			return strings.HasPrefix(noun, "claim") || strings.HasPrefix(noun, "accus") || strings.HasPrefix(noun, "alleg") || noun == "account" || noun == "assertion" || noun == "report"
		}
	}
	return false
}

// oneParty reports whether a denial is by the accused, or by who speaks for
// him: "Dahl's lawyer".
func oneParty(who, accused gainsay.Term) bool {
	if who.Entity != "" && who.Entity == accused.Entity {
		return true
	}
	if who.Start == accused.Start && who.End > 0 && accused.End > 0 {
		return true
	}
	x, y := lastWord(properName(who)), lastWord(properName(accused))
	if x != "" && x == y {
		return true
	}
	return y != "" && strings.Contains(strings.ToLower(who.Text), y+"'s ") || y != "" && strings.Contains(strings.ToLower(who.Text), y+"’s ")
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// deniedElsewhere ties a clause that its speaker denies to the one that says
// the same in another's words: the nearest.
func deniedElsewhere(doc *gainsay.Document, d *reading, near []*reading) (gainsay.Relation, bool) {
	here := doc.SentenceAt(d.claim.Start)
	var best *gainsay.Claim
	nearest := 1 << 30
	for _, r := range near {
		away := here - doc.SentenceAt(r.claim.Start)
		if away = max(away, -away); away > 0 && away < nearest && saysDenied(r, d) {
			best, nearest = r.claim, away
		}
	}
	if best == nil {
		return gainsay.Relation{}, false
	}
	return denies(doc, best, d.claim, sureDenied), true
}

// saysDenied reports whether a claim says what is denied, and is another's.
func saysDenied(r, d *reading) bool {
	c, x := r.claim, d.claim
	by := properName(x.Speaker)
	if c.Rule == describing || c.Predicate == "" || c.Modality == gainsay.Asking || c.Modality == gainsay.Conditional ||
		c.Denied == x.Denied || r.rejects() || by == "" || sameName(properName(c.Speaker), by) {
		return false
	}
	var l alignment
	l.align(r, d)
	l.extend()
	pred := l.predicates()
	return (pred == lexicon.Same || pred == lexicon.Synonym || pred == lexicon.Derived) && l.oneActor() && (l.matched() || l.covers(pred)) && l.overlap() >= 0.6
}

// denies is the relation of a claim and its denial.
func denies(doc *gainsay.Document, a, b *gainsay.Claim, score float64) gainsay.Relation {
	rel := gainsay.Relation{
		A: a.ID, B: b.ID, Kind: gainsay.Denies, Differ: gainsay.ByNegation, Basis: gainsay.AssertedByOutlet, Rule: "denies what others say",
		Score: score, At: b.Sentence, In: doc.ID,
	}
	who := by(b)
	switch b.Rule {
	case heldFalse:
		rel.Kind, rel.Rule = gainsay.Contradicts, heldFalse
		rel.Why = fmt.Sprintf("%s %q; %s calls that untrue.", teller(a), clip(a.Text), who)
	case toldAgainst:
		rel.Kind, rel.Rule = gainsay.Contradicts, toldAgainst
		rel.Why = fmt.Sprintf("%s %q; %s tells otherwise.", teller(a), clip(a.Text), who)
	case plea:
		rel.Rule = plea
		rel.Why = fmt.Sprintf("The charge is %q; %s pleads not guilty to it.", clip(a.Text), who)
	case denial:
		if a.Rule != accusation {
			rel.Why = fmt.Sprintf("%s %q; %s denies that.", teller(a), clip(a.Text), who)
			break
		}
		rel.Rule = "denies an accusation"
		rel.Why = fmt.Sprintf("One is accused, in the words %q; the other statement denies it: %q.", clip(a.Text), clip(b.Text))
	default:
		rel.Why = fmt.Sprintf("%s %q; %s denies that.", teller(a), clip(a.Text), who)
	}
	return rel
}

// teller opens the sentence that tells what is denied.
func teller(c *gainsay.Claim) string {
	if c.Speaker.IsZero() || lexicon.ContentNoun(c.Speaker.Head) && c.Speaker.Name == "" {
		return "Others say"
	}
	return "By " + by(c) + ":"
}

// deniesThis reports whether one of two claims of a story is what the speaker
// of the other denies: all that he denies the other says, of the same one.
// What the other says beside it, where and when and with whom, is no matter.
func (l *alignment) deniesThis(pred lexicon.Kinship, c clash, known Circumstance) bool {
	if c.differ != gainsay.ByNegation || !known.SameStory || l.a.rejects() == l.b.rejects() {
		return false
	}
	said, no, held := l.a, l.b, l.overlap()
	if l.a.rejects() {
		said, no, held = l.b, l.a, l.back()
	}
	x, y := said.claim, no.claim
	if pred != lexicon.Same && pred != lexicon.Synonym && pred != lexicon.Derived || x.Denied == y.Denied || x.Modality == gainsay.Possible || x.Modality == gainsay.Conditional {
		return false
	}
	if x.Subject.Head == "" || y.Subject.Head == "" || anyThing[x.Object.Head] || anyThing[y.Object.Head] || sameName(properName(x.Speaker), properName(y.Speaker)) {
		return false
	}
	if vague[x.Predicate] && object(x).Head == "" || vague[y.Predicate] && object(y).Head == "" || l.otherIndividual() || indefinite(y.Subject.Text) {
		return false
	}
	return held >= 0.6 && l.oneActor() && l.oneObject() && l.covers(pred)
}
