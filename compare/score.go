package compare

import (
	_ "embed" // the weights
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// The features of a pair of claims. Each is between 0 and 1, so that the
// weights can be read against each other.
const (
	bias = iota
	overlap
	overlap2
	back
	samePredicate
	kinPredicate
	sameSubject
	sameObject
	crossed // the subject of one is no subject in the other
	otherNames
	negation
	modality
	antonym
	figures
	figuresMet
	time
	place
	role
	strongest // the strongest clash, times the overlap
	strongestEvent
	hedged       // one side is only possible
	apart        // something parts the claims: time, place, part and whole
	subjectHeads // the subjects have one head or name
	objectHeads
	otherSubject // one predicate and object, of another name
	otherObject  // one predicate and subject, to another name
	firmly       // the strongest clash of one event with enough in common
	supported    // another claim of a's passage repeats b
	// Of the passages that the claims stand in.
	wholeOverlap
	wholeOverlap2
	wholeNames    // names of b that a's passage lacks
	wholeLost     // words of b that a's passage lacks
	wholeNegation // one of the passages is negated
	wholeNegB     // b's is
	wholeInner    // an aligned word is negated on one side
	wholeOpposite // words that are opposites
	wholeFigures
	wholeFiguresMet
	wholeFiguresLost // b has a figure, a has none
	// Of two whole texts, where their grammar is at hand.
	wholeTied    // b's words that stand to their heads as in a
	slotName     // what b says of one name a says of another
	slotFigure   // what b says with one figure or time a says with another
	subjectMoved // a subject of b is none in a
	roleHeld     // b says what somebody is, and a says it of him
	roleNotHeld  // a has what he is, and not of him
	roleOther    // a says it of another name
	wonSame      // who beat whom, as in a
	wonOther     // the other way round
	features
)

// FeatureNames names the features in the order of the constants.
var FeatureNames = [features]string{
	"bias", "overlap", "overlap2", "back", "same predicate", "kin predicate", "same subject", "same object", "crossed",
	"other names", "negation", "modality", "antonym", "figures", "figures met", "time", "place", "role",
	"strongest", "strongest in one event", "hedged", "parted", "subject heads", "object heads", "other subject", "other object", "firm", "supported", "passage overlap", "passage overlap2", "passage lost names", "passage lost words",
	"passage negation", "passage b negated", "passage inner negation", "passage opposites", "passage figures", "passage figures met", "passage figures lost",
	"text tied", "text slot of another name", "text slot of another figure", "text subject moved", "text role held", "text role not held",
	"text role of another", "text won the same", "text won the other way",
}

// Features is what a pair of claims is scored by.
type Features [features]float64

// weightLines are the weights fitted by internal/train/compare, which see for
// the sets: a feature and its weight a line; what is positive speaks for a
// contradiction.
//
//go:embed weights.txt
var weightLines string

var weights = sync.OnceValue(func() *Features {
	w := start
	for line := range strings.Lines(weightLines) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		i := slices.Index(FeatureNames[:], strings.ReplaceAll(name, "_", " "))
		if v, err := strconv.ParseFloat(value, 64); err == nil && i >= 0 {
			w[i] = v
		}
	}
	return &w
})

// start is where fitting starts from, set by hand: it decides which pair of
// claims speaks for two texts at first.
var start = Features{
	bias: -3.6, overlap: 0.2, overlap2: 0.5, back: 0.5, samePredicate: 0.2, kinPredicate: 0, sameSubject: 0.3, sameObject: 0.3,
	crossed: -0.3, otherNames: -1, negation: 0.8, modality: 0.6, antonym: 0.8, figures: 1.2, figuresMet: -0.5,
	time: 0.6, place: 0.6, role: 1.0, strongest: 1.2, strongestEvent: 1.5, hedged: 0.2, apart: -0.5, supported: -1, firmly: 2,
	wholeOverlap: 0.2, wholeOverlap2: 0.5, wholeNegation: 1, wholeInner: 0.8, wholeOpposite: 0.8, wholeFigures: 0.8, wholeFiguresMet: -0.3,
}

func (f *Features) score() float64 { return f.under(weights()) }

// features measures a pair of aligned claims.
func (l *alignment) features(pred lexicon.Kinship, clashes []clash) *Features {
	f := &Features{bias: 1}
	f[overlap], f[back] = min(1, l.overlap()), min(1, l.back())
	f[overlap2] = f[overlap] * f[overlap]
	f[samePredicate] = flag(pred == lexicon.Same)
	f[kinPredicate] = flag(oneEvent(pred) && pred != lexicon.Same)
	subject, same, has := l.role(gainsay.RoleSubject)
	f[sameSubject], f[crossed] = flag(same), flag(has && !same && subject)
	_, same, _ = l.role(gainsay.RoleObject)
	f[sameObject] = flag(same)
	f[subjectHeads] = flag(l.heads(l.a.claim.Subject, l.b.claim.Subject))
	f[objectHeads] = flag(l.heads(l.a.claim.Object, l.b.claim.Object))
	if pred == lexicon.Same || pred == lexicon.Synonym || pred == lexicon.Derived {
		f[otherSubject] = flag(l.otherNameIn(gainsay.RoleSubject)) * f[sameObject]
		f[otherObject] = flag(l.otherNameIn(gainsay.RoleObject)) * f[sameSubject]
	}
	f[otherNames] = flag(l.otherName())
	f[figuresMet] = flag(l.figuresMeet())
	f[hedged] = flag(hedges(l.a.claim.Modality) || hedges(l.b.claim.Modality))
	top := 0.0
	for _, c := range clashes {
		f[featureOf[c.differ]] = max(f[featureOf[c.differ]], c.strength)
		s := c.strength * f[overlap]
		f[strongest] = max(f[strongest], s)
		f[apart] = max(f[apart], flag(l.parted(c) != ""))
		if l.oneEvent(pred, c) {
			top = max(top, s)
			if l.firm(pred, c) && l.parted(c) == "" {
				f[firmly] = max(f[firmly], c.strength)
			}
		}
	}
	f[strongestEvent] = top
	return f
}

var featureOf = map[gainsay.Difference]int{
	gainsay.ByNegation: negation, gainsay.ByModality: modality, gainsay.ByAntonym: antonym, gainsay.ByFigure: figures,
	gainsay.ByTime: time, gainsay.ByPlace: place, gainsay.ByRole: role,
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func hedges(m gainsay.Modality) bool {
	return m == gainsay.Possible || m == gainsay.Conditional || m == gainsay.Asking
}

// heads reports whether two terms have one head, one entity or one name, or
// heads that are aligned.
func (l *alignment) heads(a, b gainsay.Term) bool {
	if a.Head == "" || b.Head == "" {
		return false
	}
	return a.Head == b.Head || a.Entity != "" && a.Entity == b.Entity && l.a.claim.Document == l.b.claim.Document ||
		a.Name != "" && a.Name == b.Name || l.tied(a.Head, b.Head) || shareName(a, b)
}

// shareName: "Mark Esper" and "Esper".
func shareName(a, b gainsay.Term) bool {
	x, y := a.Name, b.Name
	if x == "" || y == "" {
		return false
	}
	return strings.HasSuffix(x, " "+y) || strings.HasSuffix(y, " "+x)
}

func (f *Features) add(g *Features) {
	for i := range f {
		f[i] += g[i]
	}
}

func (l *alignment) figuresMeet() bool {
	for _, y := range amounts(l.b.claim) {
		for _, x := range amounts(l.a.claim) {
			if x.Unit != "" && x.Unit == y.Unit && !x.Disjoint(y) {
				return true
			}
		}
	}
	return false
}
