package compare

import (
	"strings"

	"github.com/gainsay-news/gainsay"
)

// setAgainst is what two statements come to that a sentence sets against each
// other itself: "one paper said there were 77 cases, while the other said there
// were 75". That both are of one matter it says by that, so that less is asked.
func (k *court) setAgainst(doc *gainsay.Document, a, b *reading) (v verdict) {
	x, y := a.claim, b.claim
	if x.Sentence != y.Sentence || x.Quotation == 0 || y.Quotation == 0 || x.Quotation == y.Quotation || x.Speaker.IsZero() || y.Speaker.IsZero() || x.End > y.Start {
		return v
	}
	if !turns(doc.Text[x.End:y.Start]) || sameName(properName(x.Speaker), properName(y.Speaker)) || a.speaker == b.speaker {
		return v
	}
	pred, clashes := k.hear(a, b)
	l := &k.pair
	if l.overlap() < 0.6 || l.back() < 0.6 || !l.oneActor() || x.Modality != y.Modality {
		return v
	}
	for _, c := range clashes {
		if oneEvent(pred) && (l.otherFigure(c) || c.strength >= 0.9 && (c.differ == gainsay.ByNegation || c.differ == gainsay.ByAntonym && l.trueOpposites(pred, c))) {
			return verdict{kind: kind(gainsay.Contradicts), clash: c, ground: byContrast, score: sure[byContrast], overlap: l.overlap()}
		}
	}
	return v
}

// otherFigure reports whether two figures of a sentence count one thing, named
// in both its clauses.
func (l *alignment) otherFigure(c clash) bool {
	const stated = 0.4 // one sentence has both figures, which counts against a clash elsewhere
	if c.differ != gainsay.ByFigure || c.strength < stated {
		return false
	}
	head := c.figures[0].Of.Head
	return head != "" && head == c.figures[1].Of.Head && l.countsOne(c) && !otherPart(l.a.claim.Text) && !otherPart(l.b.claim.Text)
}

// turns reports whether the words between two statements turn to another.
func turns(between string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(between)) {
		switch strings.Trim(w, ",;") {
		case "but", "while", "though", "although", "whereas", "however":
			return true
		}
	}
	return false
}
