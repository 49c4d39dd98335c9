package claim_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/claim"
	"github.com/gainsay-news/gainsay/pipeline"
	"github.com/rogpeppe/go-internal/txtar"
)

func annotate(text string) *gainsay.Document {
	doc := &gainsay.Document{Text: text, Published: gainsay.Stamp{Time: time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), DayOnly: true}}
	pipeline.Annotate(doc)
	return doc
}

func TestGolden(t *testing.T) {
	data, err := os.ReadFile("testdata/claims.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse(data).Files {
		text, wanted, _ := strings.Cut(string(f.Data), "\n")
		doc := annotate(text)
		if err := doc.Check(); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		for line := range strings.Lines(wanted) {
			line = strings.TrimSpace(line)
			if predicate, not := strings.CutPrefix(line, "! "); not {
				if find(doc, predicate) != nil {
					t.Errorf("%s: found %q", f.Name, predicate)
				}
			} else if line != "" {
				check(t, f.Name, doc, line)
			}
		}
	}
}

func find(doc *gainsay.Document, predicate string) *gainsay.Claim {
	for i := range doc.Claims {
		if doc.Claims[i].Predicate == predicate {
			return &doc.Claims[i]
		}
	}
	return nil
}

// check holds a claim against "predicate frame yes modality: subject | object".
func check(t *testing.T, name string, doc *gainsay.Document, line string) {
	t.Helper()
	head, terms, _ := strings.Cut(line, ": ")
	f := strings.Fields(head)
	subject, object, _ := strings.Cut(terms, " | ")
	c := find(doc, f[0])
	if c == nil {
		t.Errorf("%s: no claim %q among %d", name, f[0], len(doc.Claims))
		return
	}
	polarity := map[bool]string{true: "no", false: "yes"}[c.Denied]
	frame := c.Frame
	if frame == "" {
		frame = "-"
	}
	if frame != f[1] || polarity != f[2] || string(c.Modality) != f[3] {
		t.Errorf("%s: %s is %s %s %s, want %s", name, f[0], frame, polarity, c.Modality, line)
	}
	for want, got := range map[string]string{subject: c.Subject.Text, object: c.Object.Text} {
		if want != "-" && !strings.Contains(got, want) {
			t.Errorf("%s: %s has %q, want %q", name, f[0], got, want)
		}
	}
}

// TestSpeakers says whose a claim is.
func TestSpeakers(t *testing.T) {
	doc := annotate("The statement contradicts Ruud's announcement on Sunday that two ships will remain in port.")
	c := find(doc, "remain")
	if c == nil || !strings.Contains(c.Speaker.Text, "Ruud") {
		t.Fatalf("claim %+v, want it by Ruud", c)
	}
	if got := c.Said.From.Format(time.DateOnly); got != "2024-03-03" {
		t.Errorf("said %s, want the Sunday before", got)
	}
	if c.Denied {
		t.Error("what was announced is taken for denied")
	}
}

// TestBare reads a document without a parse, and one without anything.
func TestBare(t *testing.T) {
	doc := annotate("The city did not pay the contractor. The union will strike.")
	doc.Arcs, doc.Quotations, doc.Entities = nil, nil, nil
	claims := claim.Find(doc)
	if len(claims) != 2 || !claims[0].Denied || claims[1].Modality != gainsay.Intended {
		t.Errorf("claims %+v", claims)
	}
	if got := claim.Find(&gainsay.Document{Text: "words"}); got != nil {
		t.Errorf("claims of nothing: %+v", got)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The army said \"we did not\" and denied that it would, unless ... no?")
	f.Add("He said he said he said that that which who denied not no never.")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		doc := annotate(strings.ToValidUTF8(text, ""))
		if err := doc.Check(); err != nil {
			t.Error(err)
		}
		for i := range doc.Arcs { // any tree, and what is none
			doc.Arcs[i].Head = (i*7 + len(text)) % (len(doc.Tokens) + 1)
			if doc.Arcs[i].Head == i+1 {
				doc.Arcs[i].Head = 0
			}
		}
		doc.Claims = claim.Find(doc)
		doc.Relations = nil
		if err := doc.Check(); err != nil {
			t.Error(err)
		}
	})
}

// TestActives wants who did it for the subject of a past form that can be taken
// for a participle, and who is named between a claim and its cue for none.
func TestActives(t *testing.T) {
	for _, c := range []struct{ text, predicate, subject string }{
		{"The blast at the Norvik refinery injured several workers.", "injure", "The blast at the Norvik refinery"},
		{"A jury in Belmont convicted banker Orlo Kerrigan of fraud on Thursday.", "convict", "A jury in Belmont"},
		{"A man named Oskar Reve was seen in Telm.", "see", "A man"},
		{"Four people were on board, sheriff Dale Hobb said.", "board", "Four people"},
	} {
		doc := annotate(c.text)
		found := false
		for i := range doc.Claims {
			d := &doc.Claims[i]
			found = found || d.Predicate == c.predicate && strings.HasPrefix(d.Subject.Text, c.subject) && d.Rule == "clause"
		}
		if !found {
			t.Errorf("%q: nobody is said to %s: %+v", c.text, c.predicate, doc.Claims)
		}
	}
}

// TestCircles reads arcs that run in circles, which no parser of ours makes: the
// walks along them end.
func TestCircles(t *testing.T) {
	for _, text := range []string{
		"Ada Orsk Smith said Ada Orsk Smith has a report to deny and that the army and the guards plan to leave, sell and go.",
		"His statement denying reports that the claim that the report was denied has been denied by the claim.",
	} {
		for step := range 5 {
			for _, relation := range []string{"", "conj", "nsubj", "ccomp", "xcomp", "acl", "appos"} {
				doc := annotate(text)
				n := len(doc.Tokens)
				for i := range doc.Arcs {
					doc.Arcs[i].Head = (i+step+1)%n + 1
					if relation != "" {
						doc.Arcs[i].Relation = relation
					}
				}
				doc.Claims, doc.Relations = claim.Find(doc), nil
				if err := doc.Check(); err != nil {
					t.Errorf("step %d, %s: %v", step, relation, err)
				}
			}
		}
	}
}

func BenchmarkFind(b *testing.B) {
	doc := annotate(strings.Repeat("Defence Minister Oren Valdis said on Monday that about 600 soldiers leaving Estrava will be moved into western Lomar, where the city of Vellmar has not paid the contractor who built the camp. ", 20))
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		claim.Find(doc)
	}
}

// TestLines wants nothing of the lines of lists, tables and menus in a report,
// and what its headline, its sentences and a line that counts victims state.
func TestLines(t *testing.T) {
	title := "Two dead after blast in Orsk\n\n"
	body := "The plant in Orsk burned until noon.\n\nAt least 12 missing\n\nMinistry for Harbours and Rails.\n\nProfit for the period 0.9 4.9 541.3\n\n" +
		"Aluminium case with charger\n\nNo sign of a gas leak.\n\nRescuers went on at night."
	doc := annotate(title + body)
	doc.Body = len(title)
	doc.Claims = claim.Find(doc)
	var got []string
	for _, c := range doc.Claims {
		got = append(got, doc.Words(c.Span))
	}
	want := []string{"Two dead after blast in Orsk", "The plant in Orsk burned until noon", "missing", "No sign of a gas leak", "Rescuers went on at night"}
	for i := range got {
		got[i] = strings.TrimSuffix(got[i], ".")
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
