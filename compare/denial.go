package compare

import (
	"fmt"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// A denial is a claim in which somebody rejects what others say: "Dahl denied
// the allegation", "she rejected reports that she would leave".
type denial struct {
	at   *reading // the clause of the denial
	by   string   // the name of who denies, in small letters
	head string   // the noun for what is denied: "allegation"
}

var denyingVerbs = map[string]bool{
	"deny": true, "reject": true, "dispute": true, "refute": true, "dismiss": true, "rebut": true, "contradict": true, "debunk": true, "disavow": true,
}

// deniable are the nouns for what may be denied as untrue; what is rejected as
// unwanted, as a plan or an offer is, stands under other nouns.
var deniable = map[string]bool{
	"claim": true, "allegation": true, "accusation": true, "report": true, "rumor": true, "rumour": true, "suggestion": true, "assertion": true,
	"notion": true, "story": true, "account": true, "charge": true, "wrongdoing": true, "involvement": true, "testimony": true, "misconduct": true,
}

// How sure a tie is: where the denied words stand in the sentence of the denial
// itself, and where they have to be found before it.
const (
	sureInside  = 0.9
	sureBefore  = 0.6
	deniedAfter = 4 // sentences between an accusation and its denial
)

// denials ties each denial of the document to what it denies.
func denials(doc *gainsay.Document, readings []*reading) []gainsay.Relation {
	var out []gainsay.Relation
	for i, r := range readings {
		d, ok := denialOf(r)
		if !ok {
			continue
		}
		near := readings[max(0, i-nearby):min(i+nearby, len(readings))]
		if rel, ok := d.tie(doc, near); ok {
			out = append(out, rel)
		}
	}
	return out
}

// denialOf reads a claim as a denial.
func denialOf(r *reading) (denial, bool) {
	c := r.claim
	d := denial{at: r, by: properName(c.Subject), head: c.Object.Head}
	switch {
	case c.Rule == heldFalse:
		d.head = ""
		return d, true
	case strings.HasSuffix(c.Rule, "denied by the speaker"):
		d.by, d.head = properName(c.Speaker), ""
		return d, d.by != ""
	case c.Denied || c.Modality != gainsay.Asserted && c.Modality != "":
		return d, false
	case denyingVerbs[c.Predicate]:
		return d, deniable[d.head] && c.Subject.Head != "" && (c.Predicate == "deny" || d.head != "charge") && d.at.claim.Start <= c.Object.Start
	case untrue[c.Predicate] && deniable[c.Subject.Head]:
		d.by, d.head = properName(c.Speaker), c.Subject.Head
		return d, d.by != ""
	}
	return d, false
}

var untrue = map[string]bool{"false": true, "untrue": true, "baseless": true, "unfounded": true, "fabricated": true, "lie": true, "fiction": true}

// tie finds the claim that is denied: in the sentence of the denial, else the
// nearest before it that says something of who denies it.
func (d denial) tie(doc *gainsay.Document, readings []*reading) (gainsay.Relation, bool) {
	here := doc.SentenceAt(d.at.claim.Start)
	var best *reading
	score, nearest := 0.0, deniedAfter+1
	for _, r := range readings {
		at := doc.SentenceAt(r.claim.Start)
		if r == d.at || at > here || here-at > deniedAfter || (r.claim.Start >= doc.Body) != (d.at.claim.Start >= doc.Body) {
			continue
		}
		s := d.fits(doc, r, at == here)
		if s > score || s > 0 && s == score && here-at < nearest {
			best, score, nearest = r, s, here-at
		}
	}
	if best == nil {
		return gainsay.Relation{}, false
	}
	return d.relation(doc, best, score), true
}

// fits is how surely a claim is the one that is denied.
func (d denial) fits(doc *gainsay.Document, r *reading, inside bool) float64 {
	c := r.claim
	switch {
	case c.Rule == describing || c.Predicate == "" || denyingVerbs[c.Predicate] || c.Modality == gainsay.Asking || c.Modality == gainsay.Conditional:
		return 0
	case d.head == "":
		return d.fitsWords(r, inside)
	case inside:
		return sureInside * flag(!c.Denied && !r.rejects() && d.names(doc, c)) // "denied a report that she left"
	case c.Denied || !accuses(c) || sameName(properName(c.Speaker), d.by):
		return 0
	case d.by != "" && (misdeeds[c.Predicate] || strings.HasPrefix(c.Text[strings.Index(c.Text, ":")+1:], " of ")) && sameName(properName(c.Subject), d.by):
		return sureBefore
	}
	return 0
}

// fitsWords is fits where the denied words are known: the claim says the same
// and is another's.
func (d denial) fitsWords(r *reading, inside bool) float64 {
	c, x := r.claim, d.at.claim
	if (c.Rule == asClaimed || x.Rule == heldFalse && c.Rule != heldFalse) && c.Span == x.Span {
		return sureInside
	}
	if inside || c.Denied == x.Denied || r.rejects() || sameName(properName(c.Speaker), d.by) || c.Quotation == 0 && c.Speaker.IsZero() {
		return 0
	}
	var l alignment
	l.align(r, d.at)
	l.extend()
	if pred := l.predicates(); pred != lexicon.Same && pred != lexicon.Synonym && pred != lexicon.Derived || !l.oneActor() || !l.matched() || l.overlap() < 0.6 {
		return 0
	}
	return sureInside
}

// asClaimed is the rule of a claim that others made and the speaker rejects.
const asClaimed = "as claimed by others"

// heldFalse is the rule of a claim that the report itself calls untrue.
const heldFalse = "held false by the report"

// names reports whether a claim is what the noun of the denial stands for: it
// follows the noun, with no more than "that" or "by the opposition" between.
func (d denial) names(doc *gainsay.Document, c *gainsay.Claim) bool {
	const far = 60
	from := d.at.claim.Start
	if c.Start <= from {
		return false
	}
	text := strings.ToLower(doc.Text[from:c.Start])
	at := strings.LastIndex(text, d.head)
	if at < 0 {
		return false
	}
	gap := strings.TrimSpace(strings.TrimLeft(text[at+len(d.head):], "s"))
	if len(gap) > far || strings.ContainsAny(gap, ",;:.\"“”") {
		return false
	}
	own := strings.HasPrefix(strings.ToLower(c.Text), "that ") || strings.HasSuffix(gap, "that")
	return own && (gap == "" || gap == "that" || ownership(gap)) || gap == "" && c.Subject.Start >= c.Start && c.Subject.Head != ""
}

// ownership reports whether the words behind the noun say whose claim it is.
func ownership(gap string) bool {
	first, _, _ := strings.Cut(gap, " ")
	switch first {
	case "by", "from", "of", "in", "on", "made", "this", "last", "saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday":
		return true
	}
	return false
}

// accuses reports whether a claim is what somebody is said to have done.
func accuses(c *gainsay.Claim) bool {
	return (c.Quotation > 0 || !c.Speaker.IsZero()) && (c.Modality == gainsay.Asserted || c.Modality == gainsay.Possible || c.Modality == "")
}

// misdeeds are what people are accused of and deny.
var misdeeds = map[string]bool{
	"assault": true, "rape": true, "abuse": true, "harass": true, "molest": true, "grope": true, "kill": true, "murder": true, "shoot": true, "bribe": true,
	"steal": true, "defraud": true, "mislead": true, "lie": true, "cheat": true, "hide": true, "conceal": true, "launder": true, "violate": true, "break": true,
	"plot": true, "conspire": true, "collude": true, "threaten": true, "attack": true, "bomb": true, "arm": true, "fund": true, "poison": true, "torture": true,
	"beat": true, "force": true, "pay": true, "rig": true, "hack": true, "meddle": true, "interfere": true, "leak": true, "spy": true, "discriminate": true, "target": true,
}

func (d denial) relation(doc *gainsay.Document, a *reading, score float64) gainsay.Relation {
	who := by(d.at.claim)
	if d.head != "" && d.at.claim.Quotation == 0 {
		who = topicOf(d.at.claim.Subject)
	}
	rel := gainsay.Relation{
		A: a.claim.ID, B: d.at.claim.ID, Kind: gainsay.Denies, Differ: gainsay.ByNegation, Basis: gainsay.AssertedByOutlet, Rule: "denies what others say",
		Score: score, At: d.at.claim.Sentence, In: doc.ID,
	}
	teller := upper(by(a.claim)) + " says"
	if deniable[a.claim.Speaker.Head] || a.claim.Speaker.IsZero() {
		teller = "Others say"
	}
	rel.Why = fmt.Sprintf("%s %q; %s denies that.", teller, clip(a.claim.Text), who)
	if d.at.claim.Rule == heldFalse {
		rel.Kind, rel.Rule = gainsay.Contradicts, heldFalse
		rel.Why = fmt.Sprintf("%s %q; the report calls that untrue.", teller, clip(a.claim.Text))
	}
	return rel
}

func topicOf(t gainsay.Term) string {
	if t.Name != "" {
		return t.Name
	}
	return t.Text
}
