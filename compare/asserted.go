package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// An assertion is a sentence in which the article, or one of its speakers,
// says itself that two statements cannot both hold.
type assertion struct {
	at   *reading // the claim "the statement contradicts the announcement"
	kind gainsay.RelationKind
	word string
}

// assertingVerbs are what one statement does to another: "the statement
// contradicts the announcement". Who denies what others say stands in denial.go.
var assertingVerbs = map[string]bool{"contradict": true, "conflict": true, "belie": true, "undercut": true, "disprove": true, "counter": true, "challenge": true, "refute": true, "rebut": true}

// asserted finds what the document says itself of its statements, and ties it
// to the claims on both sides.
func asserted(doc *gainsay.Document, readings []*reading) []gainsay.Relation {
	out := denials(doc, readings)
	for i, r := range readings {
		near := readings[max(0, i-nearby):min(i+nearby, len(readings))]
		if crosses(r) {
			a := assertion{r, gainsay.Contradicts, r.claim.Predicate}
			if rel, ok := a.best(a.by(near, r.claim.Object, false), a.by(near, r.claim.Subject, true)); ok {
				rel.At, rel.In = r.claim.Sentence, doc.ID
				out = append(out, rel)
			}
			continue
		}
		if !assertingVerbs[r.claim.Predicate] || !lexicon.ContentNoun(r.claim.Subject.Head) || r.claim.Denied || r.claim.Modality != gainsay.Asserted || !speaksOfStatements(r) {
			continue
		}
		a := assertion{r, gainsay.Contradicts, r.claim.Predicate}
		if rel, ok := a.tie(near); ok {
			rel.At, rel.In = r.claim.Sentence, doc.ID
			out = append(out, rel)
		}
	}
	return out
}

// crosses reports whether the article says of somebody that what he says goes
// against what somebody else said: "..., contradicting the governor".
func crosses(r *reading) bool {
	c := r.claim
	switch c.Predicate {
	case "contradict", "refute", "rebut":
	default:
		return false
	}
	return c.Quotation == 0 && !c.Denied && c.Modality == gainsay.Asserted && c.Subject.Entity != "" && c.Object.Entity != "" && c.Subject.Entity != c.Object.Entity &&
		!lexicon.ContentNoun(c.Subject.Head) && !lexicon.ContentNoun(c.Object.Head)
}

// by is the claims of statements whose speaker a side of the assertion names:
// of who contradicts those in the same sentence, if there are any; of whom he
// contradicts those in others.
func (s assertion) by(readings []*reading, t gainsay.Term, here bool) []*reading {
	var inside, outside []*reading
	for _, r := range readings {
		c := r.claim
		if c.Quotation == 0 || c.Speaker.Entity != t.Entity || r == s.at || c.Rule == describing || c.Predicate == "" {
			continue
		}
		if c.Sentence == s.at.claim.Sentence {
			inside = append(inside, r)
		} else {
			outside = append(outside, r)
		}
	}
	if here && len(inside) > 0 {
		return inside
	}
	return outside
}

func speaksOfStatements(r *reading) bool {
	if lexicon.ContentNoun(r.claim.Object.Head) || lexicon.ContentNoun(r.claim.Subject.Head) {
		return true
	}
	for _, t := range r.claim.Terms {
		if lexicon.ContentNoun(t.Head) {
			return true
		}
	}
	return false
}

// tie finds the claims of both sides: what the object says stands in the same
// sentence or is by the speaker that the object names; what the subject says
// is by the speaker that the subject names, before the assertion where there
// is a choice, nearest first. Of several pairs the best match is taken.
func (s assertion) tie(readings []*reading) (gainsay.Relation, bool) {
	object := s.side(readings, s.at.claim.Object, true)
	subject := s.side(readings, s.at.claim.Subject, false)
	if len(subject) == 0 && bare(s.at.claim.Subject) {
		subject = s.before(readings)
	}
	return s.best(object, subject)
}

// best ties the two of both sides that match best, if any do.
func (s assertion) best(object, subject []*reading) (gainsay.Relation, bool) {
	var best gainsay.Relation
	var court court
	top := -1.0
	for _, a := range object {
		for _, b := range subject {
			if a == b || a.claim.ID == b.claim.ID || a.claim.Quotation == b.claim.Quotation && a.claim.Sentence == b.claim.Sentence {
				continue
			}
			v := court.judge(a, b, Circumstance{SameDocument: true})
			if !v.kind.differs() && v.overlap < sameTopic {
				continue
			}
			if fit := v.score + v.overlap + flag(v.kind.differs()); fit > top {
				top, best = fit, s.relation(a, b, v)
			}
		}
	}
	return best, top >= 0
}

// sameTopic is how much of one side the other must speak of where no rule
// says what differs: "denies the accusation" does not tell which one.
const sameTopic = 0.4

// side is the claims that one side of an assertion can mean.
func (s assertion) side(readings []*reading, t gainsay.Term, object bool) []*reading {
	var inside, named []*reading
	for _, r := range readings {
		c := r.claim
		if c.Quotation == 0 && c.Speaker.IsZero() || r == s.at || c.Rule == describing || c.Predicate == "" {
			continue
		}
		if object && c.Sentence == s.at.claim.Sentence {
			inside = append(inside, r)
		} else if speaks(c, t) && c.Sentence != s.at.claim.Sentence {
			named = append(named, r)
		}
	}
	if len(inside) > 0 {
		return inside
	}
	return named
}

// bare reports whether a term is a noun for something said that names nobody:
// "the statement".
func bare(t gainsay.Term) bool {
	return lexicon.ContentNoun(t.Head) && !slices.ContainsFunc(strings.FieldsFunc(t.Text, notLetter), func(w string) bool {
		return telling(w) && !strings.EqualFold(w, t.Head)
	})
}

// lastStatements is how many statements before an assertion "the statement" can mean.
const lastStatements = 3

// before is the claims of the statements that stand last before the assertion.
func (s assertion) before(readings []*reading) []*reading {
	var out []*reading
	statements := map[int]bool{}
	for i := len(readings) - 1; i >= 0; i-- {
		c := readings[i].claim
		if c.Quotation == 0 || c.Speaker.IsZero() || c.Start >= s.at.claim.Sentence.Start {
			continue
		}
		if statements[c.Quotation] = true; len(statements) > lastStatements {
			break
		}
		out = append(out, readings[i])
	}
	return out
}

// speaks reports whether the term names the speaker of the claim: as the same
// entity, or by a word of the name that stands in the term.
func speaks(c *gainsay.Claim, t gainsay.Term) bool {
	if t.Entity != "" && t.Entity == c.Speaker.Entity {
		return true
	}
	text := " " + strings.ToLower(strings.Join(strings.FieldsFunc(t.Text, notLetter), " ")) + " "
	for _, name := range []string{owned(c.Speaker.Name), owned(c.Speaker.Text)} {
		for _, f := range strings.FieldsFunc(name, notLetter) {
			if telling(f) && strings.Contains(text, " "+strings.ToLower(f)+" ") {
				return true
			}
		}
	}
	return false
}

// owned is a description without whose it is: "Dahl's ministry" is not Dahl.
func owned(name string) string {
	for _, mark := range []string{"'s ", "’s "} {
		if i := strings.LastIndex(name, mark); i >= 0 {
			name = name[i+len(mark):]
		}
	}
	return name
}

// telling reports whether a word of a name or description can tell whose it
// is: a name, or a longer noun that is not itself for something said.
func telling(w string) bool {
	name := len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z' && w != "The"
	return (name || len(w) > 4) && !lexicon.ContentNoun(strings.ToLower(w))
}

func notLetter(r rune) bool {
	return r < 'A' || r > 'Z' && r < 'a' || r > 'z' && r < 0x80
}

func (s assertion) relation(a, b *reading, v verdict) gainsay.Relation {
	rel := gainsay.Relation{
		A: a.claim.ID, B: b.claim.ID, Kind: s.kind, Differ: v.clash.differ, Basis: gainsay.AssertedByOutlet, Rule: s.word, Score: 0.9,
	}
	teller := "The report"
	if s.at.claim.Quotation > 0 {
		rel.Basis, teller = gainsay.AssertedBySpeaker, upper(by(s.at.claim))
	}
	if after(a.claim.Said, b.claim.Said) {
		rel.A, rel.B = rel.B, rel.A
	}
	rel.Why = fmt.Sprintf("%s itself says so: %q.", teller, clip(s.at.claim.Text))
	return rel
}

// clip shortens a text to what a reason can hold.
func clip(s string) string {
	const most = 160
	if len(s) <= most {
		return s
	}
	cut := strings.LastIndexByte(s[:most], ' ')
	if cut <= 0 {
		return s[:0]
	}
	return s[:cut] + " ..."
}
