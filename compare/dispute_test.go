package compare_test

import (
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/compare"
)

// A disputed case is a text and the words of both sides of what it says itself
// to be in dispute; none for what must not be taken for a dispute.
var disputed = []struct {
	name, text   string
	said, by     string
	denied       string
	kind         gainsay.RelationKind
	atLeastScore float64
}{
	{"claims that", "Mira Dahl denied the opposition's claims that she took money from the port, and called for a vote.",
		"she took money from the port", "the opposition", "Mira Dahl", gainsay.Denies, 0.9},
	{"report without that", "Dahl rejects report she met the owner of the mill.",
		"she met the owner of the mill", "report", "Dahl", gainsay.Denies, 0.9},
	{"report that said", "Governor Ilse Marn denied a report that said she paid no tax in 2019.",
		"she paid no tax in 2019", "report", "Ilse Marn", gainsay.Denies, 0.9},
	{"accusations of", "The port's police deny accusations of brutality and say they show restraint.",
		"accusations of brutality", "accusations", "The port's police", gainsay.Denies, 0.9},
	{"falsely claimed", "The Lomar Post falsely claimed that Marn had sold the harbour.",
		"Marn had sold the harbour", "Lomar Post", "the report", gainsay.Contradicts, 0.9},
	{"lie that", "Members of the council spread the lie that the ferry was empty.",
		"the ferry was empty", "Members of the council", "the report", gainsay.Contradicts, 0.9},
	{"a charge he denies", "The inquiry asks whether Marn pressed the bank into paying for her campaign, a charge the governor denies.",
		"Marn pressed the bank into paying for her campaign", "charge", "the governor", gainsay.Denies, 0.9},
	{"plea", "Oskar Reve pleaded not guilty on Monday to two counts of arson.",
		"two counts of arson", "", "Oskar Reve", gainsay.Denies, 0.6},
	{"accused before", "Oskar Reve is accused of burning the mill in Orsk. Reve denied the charges.",
		"Oskar Reve is accused of burning the mill in Orsk", "", "Oskar Reve", gainsay.Denies, 0.65},
	{"called nonsense", "Governor Ilse Marn called reports that she sold the harbour nonsense.",
		"she sold the harbour", "reports", "Ilse Marn", gainsay.Denies, 0.9},
	{"dismissed as false", "Dahl's office dismissed as false claims that he met the owner of the mill.",
		"he met the owner of the mill", "claims", "Dahl's office", gainsay.Denies, 0.9},
	{"calling them fake", "Ilse Marn on Thursday ripped reports that she sold the harbour, calling them \"fake news\".",
		"she sold the harbour", "reports", "Ilse Marn", gainsay.Denies, 0.9},
	{"is false", "The ministry said the report that two guards fled the post was false.",
		"two guards fled the post", "report", "The ministry", gainsay.Contradicts, 0.9},
	{"lied when", "Oskar Reve was charged with lying when he claimed that he had been robbed.",
		"he had been robbed", "Oskar Reve", "the report", gainsay.Contradicts, 0.9},
	{"despite reports", "Despite reports that the ferry was empty, nine people were found aboard.",
		"the ferry was empty", "reports", "the report", gainsay.Contradicts, 0.75},
	{"ruled out", "Investigators ruled out initial reports that the mill was set on fire.",
		"the mill was set on fire", "reports", "Investigators", gainsay.Denies, 0.9},
	{"told otherwise later", "Police initially said that two guards were shot, but later said nobody was hit.",
		"two guards were shot", "Police", "Police", gainsay.Revises, 0.85},
	{"since determined", "The case was originally thought to be a suicide, but police have since determined that Ada Marn was murdered.",
		"The case was originally thought to be a suicide", "", "police", gainsay.Contradicts, 0.85},
	{"clarified in the next sentence", "Police initially said the boy was 11 years old. They later clarified that he was 12.",
		"the boy was 11 years old", "Police", "They", gainsay.Contradicts, 0.85},
	{"age told otherwise", "A 12-year-old boy was hurt in a fire in Orsk on Monday. Police initially said the boy was 11 years old.",
		"the boy was 11 years old", "Police", "the report", gainsay.Contradicts, 0.85},
	{"two children", "A 5-year-old girl and a 9-year-old boy were hurt in Orsk. Police initially said that the child was 7.", "", "", "", "", 0},
	{"another's age", "A 4-year-old girl was hurt in Orsk. Police initially believed that her 5-year-old brother had the gun.", "", "", "", "", 0},
	{"told to do", "Police at first told workers to stay in their offices but later evacuated the building.", "", "", "", "", 0},
	{"first, and then", "Reve first told his wife about the fire, but later called the police.", "", "", "", "", 0},
	{"advice at first", "The bank initially suggested that customers change their words, but admitted that few did.", "", "", "", "", 0},
	{"is true", "The claim that the mill was sold is true.", "", "", "", "", 0},
	{"despite a charge", "Marn was elected despite claims of fraud.", "", "", "", "", 0},
	{"accused of lying", "Marn accused the chief of lying under oath, saying she would give testimony on Friday.", "", "", "", "", 0},
	{"indicted", "Ilse Marn was indicted on two counts of arson in May. Marn has pleaded not guilty.",
		"Ilse Marn was indicted on two counts of arson in May", "", "Ilse Marn", gainsay.Denies, 0.65},
	{"found by an inquiry", "The inquiry found that Oskar Reve had taken money from the port. Reve denies any wrongdoing.",
		"Oskar Reve had taken money from the port", "The inquiry", "Oskar Reve", gainsay.Denies, 0.65},
	{"not denied", "Marn has not denied claims that she took money.", "", "", "", "", 0},
	{"denied bond", "A judge denied Reve bond on charges of arson.", "", "", "", "", 0},
	{"a lie that was told", "It was a lie that Marn told for years.", "", "", "", "", 0},
	{"advice", "Marn rejected suggestions that she should resign.", "", "", "", "", 0},
	{"would deny", "Marn would deny claims that she took money.", "", "", "", "", 0},
}

// TestCrossed ties who is said to contradict somebody to what both said.
func TestCrossed(t *testing.T) {
	doc := report("The army has no plans to go to the valley, Minister Karl Benning said on Saturday, contradicting the governor. " +
		"Governor Tomas Wick had announced that 400 soldiers would go to the valley on Monday. \"The soldiers are not going,\" Benning said.")
	found := false
	for _, r := range doc.Relations {
		a, b := claimOf(doc, r.A), claimOf(doc, r.B)
		if r.Basis == gainsay.AssertedByOutlet && r.Kind == gainsay.Contradicts && !r.At.IsZero() {
			found = true
			if x, y := a.Speaker.Label(), b.Speaker.Label(); min(x, y) != "Karl Benning" || max(x, y) != "Tomas Wick" {
				t.Errorf("tied %q by %s to %q by %s", a.Text, x, b.Text, y)
			}
		}
	}
	if !found {
		t.Error("what the report says itself is not tied")
	}
	for _, text := range []string{
		"Minister Karl Benning said on Saturday that he would not contradict the governor. Governor Tomas Wick had announced that 400 soldiers would go to the valley.",
		"The mine will close, Minister Karl Benning said on Saturday, contradicting the governor. Governor Tomas Wick had announced that 400 soldiers would go to the valley.",
	} {
		for _, r := range report(text).Relations {
			if r.Basis == gainsay.AssertedByOutlet {
				t.Errorf("tied without a word in common, or though nobody was contradicted: %s", r.Why)
			}
		}
	}
}

func TestDisputed(t *testing.T) {
	for _, c := range disputed {
		doc := report(c.text)
		if err := doc.Check(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		var shown []gainsay.Relation
		for _, r := range doc.Relations {
			if r.Score >= compare.Shown && (r.Kind == gainsay.Denies || r.Kind == gainsay.Contradicts || r.Kind == gainsay.Revises) {
				shown = append(shown, r)
			}
		}
		if c.said == "" {
			if len(shown) > 0 {
				t.Errorf("%s: taken for a dispute: %s", c.name, shown[0].Why)
			}
			continue
		}
		if len(shown) == 0 {
			t.Errorf("%s: no dispute found", c.name)
			continue
		}
		r := shown[0]
		a, b := claimOf(doc, r.A), claimOf(doc, r.B)
		denier := b.Speaker.Label()
		if b.Speaker.IsZero() {
			denier = "the report"
		}
		if a.Text != c.said || r.Kind != c.kind || r.Score < c.atLeastScore || denier != c.denied || c.by != "" && a.Speaker.Label() != c.by && a.Speaker.Head != c.by {
			t.Errorf("%s: %q by %q, denied by %q, %s %.2f", c.name, a.Text, a.Speaker.Label(), denier, r.Kind, r.Score)
		}
	}
}

func claimOf(doc *gainsay.Document, id gainsay.ClaimID) *gainsay.Claim {
	for i := range doc.Claims {
		if doc.Claims[i].ID == id {
			return &doc.Claims[i]
		}
	}
	return new(gainsay.Claim)
}

func TestGalleryAges(t *testing.T) {
	doc := report("Oskar Reve was sentenced on Monday.\n\nImage 3 of 11 Oskar Reve, 24, is one of three suspects.\n\nOskar Reve, 24, is one of three suspects.\n\nOskar Reve, 26, was handed 35 years.")
	for _, r := range doc.Relations {
		if r.Rule == "figure: age" && r.Score >= compare.Shown {
			t.Errorf("an old caption is held against the report: %s", r.Why)
		}
	}
}
