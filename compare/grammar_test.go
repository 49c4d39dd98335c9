package compare_test

import (
	"slices"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/compare"
	"github.com/gainsay-news/gainsay/pipeline"
)

// measured is the most of a feature over the pairs of claims of two texts.
func measured(t *testing.T, feature, a, b string) float64 {
	t.Helper()
	i := slices.Index(compare.FeatureNames[:], feature)
	if i < 0 {
		t.Fatalf("no feature is called %q", feature)
	}
	read := func(text string) *gainsay.Document {
		doc := &gainsay.Document{Text: text}
		pipeline.Annotate(doc)
		return doc
	}
	most := 0.0
	for _, c := range compare.Measure(read(a), read(b)).Candidates {
		most = max(most, c[i])
	}
	return most
}

func TestGrammarOfTexts(t *testing.T) {
	const mayor = "Ada Lund, the mayor of Orsk, met the trader Clara Stone in March."
	const match = "Orsk took a 2-1 victory over Alba on Sunday."
	for _, c := range []struct {
		feature, a, b string
		want          bool
	}{
		{"text role held", mayor, "Ada Lund is the mayor of Orsk.", true},
		{"text role held", mayor, "Clara Stone is the mayor of Orsk.", false},
		{"text role of another", mayor, "Clara Stone is the mayor of Orsk.", true},
		{"text role of another", mayor, "Ada Lund is the mayor of Orsk.", false},
		{"text won the other way", match, "Alba defeated Orsk.", true},
		{"text won the other way", match, "Orsk defeated Alba.", false},
		{"text won the same", match, "Orsk defeated Alba.", true},
		{"text won the same", match, "Orsk did not defeat Alba.", false},
		{"text slot of another figure", "The bridge opened in 1987 and the tunnel closed in 1994.", "The bridge opened in 1994.", true},
		{"text slot of another figure", "The bridge opened in 1987 and the tunnel closed in 1994.", "The bridge opened in 1987.", false},
		{"text slot of another name", "Ada Lund founded the bank, which lent money to the farm of Clara Stone.", "Clara Stone founded the bank.", true},
		{"text slot of another name", "Ada Lund founded the bank, which lent money to the farm of Clara Stone.", "Ada Lund founded the bank.", false},
	} {
		if got := measured(t, c.feature, c.a, c.b); (got > 0) != c.want {
			t.Errorf("%s of %q and %q is %v, want it above 0: %v", c.feature, c.a, c.b, got, c.want)
		}
	}
}

// A word in an apposition belongs to what a text says, though to no claim.
func TestTextHasWordsBetweenClaims(t *testing.T) {
	const a = "Ada Lund, daughter of the painter Clara Stone, the founder of Orsk Steel, sold her house."
	if lost := measured(t, "passage lost words", a, "Clara Stone is the founder of Orsk Steel."); lost > 0 {
		t.Errorf("words of an apposition count as lost: %v", lost)
	}
}

func TestRoundedSumsAgree(t *testing.T) {
	const a = "Orsk Steel agreed to pay $6.75 billion for Alba Mills."
	if got := measured(t, "figures", a, "Orsk Steel agreed to pay $6.7 billion for Alba Mills."); got > 0 {
		t.Errorf("a rounded sum counts as another: %v", got)
	}
	if got := measured(t, "figures", a, "Orsk Steel agreed to pay $5.1 billion for Alba Mills."); got == 0 {
		t.Error("another sum counts as the same")
	}
}
