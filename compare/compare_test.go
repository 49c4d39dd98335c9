package compare_test

import (
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/compare"
	"github.com/gainsay-news/gainsay/pipeline"
)

// statement makes a claim by hand: "subject predicate object".
func statement(subject, predicate, object string) gainsay.Claim {
	c := gainsay.Claim{
		ID: gainsay.ClaimID(gainsay.ContentID(subject, predicate, object)), Text: subject + " " + predicate + " " + object, Modality: gainsay.Asserted,
		Subject: gainsay.Term{Text: subject, Head: last(subject)}, Predicate: predicate, Object: gainsay.Term{Text: object, Head: last(object)},
	}
	for _, w := range strings.Fields(subject) {
		c.Words = append(c.Words, gainsay.ClaimWord{Lemma: w, Part: "NOUN", Role: gainsay.RoleSubject, Of: predicate})
	}
	c.Words = append(c.Words, gainsay.ClaimWord{Lemma: predicate, Part: "VERB", Role: gainsay.RolePredicate})
	for _, w := range strings.Fields(object) {
		c.Words = append(c.Words, gainsay.ClaimWord{Lemma: w, Part: "NOUN", Role: gainsay.RoleObject, Of: predicate})
	}
	return c
}

func last(s string) string {
	if f := strings.Fields(s); len(f) > 0 {
		return f[len(f)-1]
	}
	return ""
}

func TestAcrossByHand(t *testing.T) {
	close1, close2 := statement("steel maker", "close", "plant"), statement("steel maker", "close", "plant")
	close2.Denied = true
	permitted, planned := statement("army soldier", "stay", "province"), statement("army soldier", "reposition", "province")
	permitted.Denied, permitted.Modality, permitted.Frame = true, gainsay.Permitted, "presence"
	planned.Modality, planned.Frame = gainsay.Intended, "presence"
	if2 := close2
	if2.Modality = gainsay.Conditional
	other := statement("bakery chain", "close", "shop")
	other.Denied = true
	for _, c := range []struct {
		name string
		a, b gainsay.Claim
		want gainsay.RelationKind
	}{
		{"done and not done", close1, close2, gainsay.Contradicts},
		{"planned and not permitted", permitted, planned, gainsay.Contradicts},
		{"a condition", close1, if2, ""},
		{"another thing", close1, other, ""},
		{"the same again", close1, close1, gainsay.Repeats},
	} {
		if r, ok := compare.Across(&c.a, &c.b, compare.Circumstance{SameStory: true}); r.Kind != c.want || ok != (c.want != "") {
			t.Errorf("%s: got %q (%s), want %q", c.name, r.Kind, r.Why, c.want)
		}
	}
}

// TestKeysMeet holds the promise of Keys: what Across ties shares a key.
func TestKeysMeet(t *testing.T) {
	missed, all := 0, 0
	for _, c := range readGolden(t) {
		_, x, y := relate(report(c.a), report(c.b))
		if x == nil {
			continue
		}
		all++
		if !shareKey(compare.Keys(x), compare.Keys(y)) {
			missed++
			t.Logf("%s: no key in common: %q, %q", c.name, compare.Keys(x), compare.Keys(y))
		}
	}
	if missed*20 > all {
		t.Errorf("%d of %d related pairs share no key", missed, all)
	}
}

func shareKey(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// TestAsserted reads what an outlet says itself of two statements.
func TestAsserted(t *testing.T) {
	doc := &gainsay.Document{Text: "Harbour quarrel\n\nThe port council said in a statement that the Tarnish frigates have no permission to stay in Port Sello.\n\nThe council statement contradicts Admiral Ruud's announcement on Sunday that the Tarnish frigates will remain in Port Sello."}
	doc.Body = len("Harbour quarrel\n\n")
	doc.Published.Time = time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC)
	pipeline.Annotate(doc)
	bases := map[gainsay.Basis]bool{}
	for _, r := range doc.Relations {
		if r.Kind == gainsay.Contradicts || r.Kind == gainsay.Denies {
			bases[r.Basis] = true
		}
		if r.Basis == gainsay.AssertedByOutlet && !strings.Contains(doc.Words(r.At), "contradicts") {
			t.Errorf("asserted in %q", doc.Words(r.At))
		}
	}
	if !bases[gainsay.AssertedByOutlet] || !bases[gainsay.FoundByRule] {
		t.Errorf("found %v, want the contradiction asserted by the outlet and by rule", bases)
		logClaims(t, doc)
	}
	if err := doc.Check(); err != nil {
		t.Error(err)
	}
}

func FuzzAcross(f *testing.F) {
	f.Add("army soldier", "stay", "province", "reposition", true, 1.0, 5000.0)
	f.Add("", "", "", "", false, -1.0, 0.0)
	f.Fuzz(func(t *testing.T, subject, predicate, object, other string, denied bool, x, y float64) {
		a, b := statement(subject, predicate, object), statement(subject, other, object)
		a.Denied = denied
		a.Amount = gainsay.Quantity{Number: gainsay.Span{End: 1}, Value: x, Unit: "people", Bound: gainsay.Equal}
		b.Amount = gainsay.Quantity{Number: gainsay.Span{End: 1}, Value: y, Unit: "people", Bound: gainsay.About}
		r, ok := compare.Across(&a, &b, compare.Circumstance{})
		if ok && (r.Why == "" || r.Score < 0 || r.Score > 1 || r.Kind == "") {
			t.Errorf("relation %+v", r)
		}
		compare.Keys(&a)
	})
}

// pairOfReports is a report on each side, of a length that is usual.
func pairOfReports() (*gainsay.Document, *gainsay.Document) {
	a := report(strings.Repeat("Defence Minister Oren Valdis said on Monday that about 600 Karvian soldiers will be moved into western Lomar. The city of Vellmar paid the contractor in full. ", 10))
	b := report(strings.Repeat("The Lomar army command said that the Karvian soldiers have no permission to stay in Lomar. The city of Vellmar did not pay the contractor. ", 10))
	return a, b
}

func BenchmarkAcross(b *testing.B) {
	left, right := pairOfReports()
	b.ReportAllocs()
	for b.Loop() {
		compare.Across(&left.Claims[0], &right.Claims[0], compare.Circumstance{})
	}
}

func BenchmarkWithin(b *testing.B) {
	doc, _ := pairOfReports()
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		compare.Within(doc)
	}
}

func BenchmarkKeys(b *testing.B) {
	doc, _ := pairOfReports()
	b.ReportAllocs()
	for b.Loop() {
		compare.Keys(&doc.Claims[0])
	}
}
