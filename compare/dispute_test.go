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
	{"that claim", "Ada Holm told police that the gun was empty, but her family disputed that claim.",
		"the gun was empty", "Ada Holm", "her family", gainsay.Denies, 0.85},
	{"those claims, of another", "Last week, Karsova accused Lomar of supplying mines to the rebels. Governor Ilse Marn of Lomar denied those claims in a statement on Thursday.",
		"Karsova accused Lomar of supplying mines to the rebels", "Karsova", "Ilse Marn", gainsay.Denies, 0.65},
	{"that account", "Jan Lang said that the soldiers burned the village. The army rejected that account.",
		"that the soldiers burned the village", "Jan Lang", "The army", gainsay.Denies, 0.65},
	{"no claim before", "Ada Marn held a meeting at her home, a clerk said. Marn denied the allegations.", "", "", "", "", 0},
	{"two said before", "A clerk said the gate was open and a guard said it was shut. The army rejected that account.", "", "", "", "", 0},
	{"contradicting who said", "Hanna Reve said on Friday that there will be enough boats for everyone by April, contradicting port officials who have projected that the city would not have them before June.",
		"the city would not have them before June", "port officials", "the report", gainsay.Contradicts, 0.75},
	{"contradicting a ruling", "A doctor hired by the family said on Wednesday that the body showed signs of murder, contradicting a medical examiner's ruling that Oskar Reve's death was a suicide.",
		"Oskar Reve's death was a suicide", "a medical examiner", "the report", gainsay.Contradicts, 0.75},
	{"denied after a report", "The port is denying that it is considering a tax cut after the Lomar Post reported that several officials have been discussing the idea.",
		"several officials have been discussing the idea", "Lomar Post", "The port", gainsay.Denies, 0.85},
	{"denied, as others claimed", "Ada Holt denied being involved in the trade, as some neighbours suggested.",
		"being involved in the trade", "some neighbours", "Ada Holt", gainsay.Denies, 0.9},
	{"denied any such deal", "Governor Ilse Marn suggested on Saturday that the ferries would wait in Lomar, but Orsk's new council has denied making any such deal.",
		"the ferries would wait in Lomar", "", "Orsk's new council", gainsay.Denies, 0.85},
	{"something that he disputed", "Dahl alleged that the tests had been paid by the ministry, something that Reve strongly disputed.",
		"the tests had been paid by the ministry", "Dahl", "Reve", gainsay.Denies, 0.85},
	{"denied, then confessed", "Oskar Reve initially denied any involvement in the fire, but later confessed, police said.",
		"denied any involvement in the fire", "Oskar Reve", "Oskar Reve", gainsay.Revises, 0.85},
	{"denied, then pleaded guilty", "At the hearing, Reve denied he was part of the gang but later pleaded guilty and was sentenced to 120 days.",
		"denied he was part of the gang", "Reve", "Reve", gainsay.Revises, 0.85},
	{"corrected note", "This story has been corrected to show that the bodies were found Wednesday night, not Thursday.",
		"Thursday", "", "the report", gainsay.Contradicts, 0.85},
	{"revised figure", "Officials revised the death toll in Orsk up by 50%, to 3,869 from 2,579.",
		"the death toll: 2,579", "Officials", "Officials", gainsay.Revises, 0.85},
	{"toll lowered", "The death toll was lowered to 14 from 16.",
		"The death toll: 16", "", "the report", gainsay.Contradicts, 0.85},
	{"despite the army saying", "Several soldiers were hurt in the attack despite the ministry initially saying that no casualties were suffered.",
		"no casualties were suffered", "ministry", "the report", gainsay.Contradicts, 0.75},
	{"mistakenly believed", "The guards had mistakenly believed that Reve was asleep.",
		"Reve was asleep", "The guards", "the report", gainsay.Contradicts, 0.9},
	{"between dashes", "Governor Ilse Marn said — erroneously — that the harbour had been sold.",
		"the harbour had been sold", "Ilse Marn", "the report", gainsay.Contradicts, 0.9},
	{"an allegation against him", "Prosecutors dropped an inquiry into a rape allegation made against the banker Oskar Reve in 2010. Reve, who denies the accusation, lives in Telm.",
		"rape allegation made against the banker Oskar Reve", "", "Oskar Reve", gainsay.Denies, 0.65},
	{"denied anything wrong", "Oskar Reve is accused of taking money from the port. Reve has denied doing anything wrong.",
		"Oskar Reve is accused of taking money from the port", "", "Oskar Reve", gainsay.Denies, 0.65},
	{"denied what the report says", "Reve has concealed details of his meetings with the banker from the council. Late on Saturday, Oskar Reve denied concealing the meetings.",
		"Reve has concealed details of Oskar Reve's meetings with the banker from the council", "", "Oskar Reve", gainsay.Denies, 0.7},
	{"walked back", "Ilse Marn walked back her claim that the council did not leave a plan, saying she made a mistake.",
		"the council did not leave a plan", "Ilse Marn", "Ilse Marn", gainsay.Revises, 0.85},
	{"a lower count now", "Three guards were injured in the fire, police said. Officials said earlier that four guards were injured.",
		"four guards were injured", "Officials", "the report", gainsay.Contradicts, 0.85},
	{"two counts of the evacuated", "Some 3,000 people were evacuated from the harbour because of the smoke, police said. The mayor of Marlo, Olga Brent, said 5,200 had been evacuated.",
		"Some 3,000 people were evacuated from the harbour because of the smoke", "police", "Olga Brent", gainsay.Contradicts, 0.6},
	{"some and others", "Some family members said the boy accidentally shot himself, while others said a relative of his accidentally shot him.",
		"the boy accidentally shot himself", "Some family members", "the report", gainsay.Contradicts, 0.75},
	{"was actually", "The navy in November said it had sunk a raider, though a watchdog later said the vessel was actually a trawler.",
		"it had sunk a raider", "The navy", "the report", gainsay.Contradicts, 0.75},
	{"found instead", "Initially, police said one of the men was shot in the head, but he was later found instead to be hurt by flying glass.",
		"one of the men was shot in the head", "police", "the report", gainsay.Contradicts, 0.85},
	{"while another counts", "The Lomar Post reported that there were 77 new cases, while the Harbour Times said there were 75 new cases.",
		"that there were 77 new cases", "Lomar Post", "Harbour Times", gainsay.Contradicts, 0.75},
	{"each of himself", "Some said they still feel safe in the street, while others say they are scared.", "", "", "", "", 0},
	{"each felt", "Some guests reported that they felt a tremor, although others told the Post they had not felt anything.", "", "", "", "", 0},
	{"two things, one open", "The mayor said the bridge was open, but the police said the road was closed.", "", "", "", "", 0},
	{"two towns counted", "The Lomar Post reported 77 new cases in Orsk, while the Harbour Times said there were 12 new cases in Telm.", "", "", "", "", 0},
	{"nobody did", "Lena Marsh said nobody had handed out life jackets. The company said crew members had handed out life jackets to all passengers.",
		"nobody had handed out life jackets", "Lena Marsh", "The company", gainsay.Contradicts, 0.55},
	{"none at all", "Halden showed no remorse, the judge, Ines Calder, said. Halden showed great remorse from the first day, his lawyer Petra Lund said.",
		"Halden showed no remorse", "Ines Calder", "Petra Lund", gainsay.Contradicts, 0.55},
	{"evacuated elsewhere", "Police said 300 people were evacuated from Orsk. Another 90 people were evacuated from Telm, the army said.", "", "", "", "", 0},
	{"a count that grew", "Four guards were injured in the fire, police said. Officials said earlier that three guards were injured.", "", "", "", "", 0},
	{"other people counted", "Three guards were injured in the fire, police said. Officials said earlier that nine prisoners were injured.", "", "", "", "", 0},
	{"demands that she takes it back", "Lawyers demanded that Ilse Marn walk back her claim that the mine is empty.", "", "", "", "", 0},
	{"denied one thing, admitted another", "Reve denied robbing the bank, but later admitted that he had stolen a car.", "", "", "", "", 0},
	{"another admitted", "Reve denied robbing the bank, but later Holt admitted robbing it.", "", "", "", "", 0},
	{"a forecast revised", "The bank revised its forecast to 3 percent from 2 percent.", "", "", "", "", 0},
	{"fewer missing", "The number of missing was lowered from nine to seven.", "", "", "", "", 0},
	{"despite what he said of himself", "Reve played on Sunday despite saying that he was tired.", "", "", "", "", 0},
	{"despite a plan", "The rally went on despite Mayor Tim Sorel announcing that he would not lift the curfew.", "", "", "", "", 0},
	{"allegations he denies", "Holt, the friend of the judge, said on Friday he would help any inquiry into the allegations, which he denies.", "", "", "", "", 0},
	{"no comment", "Ada Kroll said the ferry was overloaded. Sundmar Lines declined to comment.", "", "", "", "", 0},
	{"no comment on the claim", "Ada Kroll said the ferry was overloaded, but Sundmar Lines declined to comment on the claim.", "", "", "", "", 0},
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

// TestWeakContrast reads two statements that a sentence sets against each other
// and that differ in something else than a figure, and not surely.
func TestWeakContrast(t *testing.T) {
	doc := report("Mira Holm said the mill might open, but Jan Brandt said the mill might not open.")
	for _, r := range doc.Relations {
		if r.Score >= compare.Shown {
			t.Errorf("what may and what may not be is held to be in dispute: %s", r.Why)
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
