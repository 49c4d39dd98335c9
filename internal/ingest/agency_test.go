package ingest

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/intake"
	"github.com/gainsay-news/gainsay/internal/store"
)

const wireItem = "urn:newsml:opa.example:orsk-17"

// secret is a word of the killed item that must be seen nowhere afterwards.
const secret = "zinnober"

func ninjsItem(version int, more, last string) string {
	return fmt.Sprintf(`{"uri": %q, "version": "%d", %s "versioncreated": "2025-02-03T1%d:00:00Z", "headline": "Harbour of Orsk reopens for %s ships", "language": "en",
"body_text": "ORSK, Feb. 3 (OPA) -- The harbour of Orsk reopened on Monday.\n\n\"Twelve %s ships left before noon,\" mayor Mara Lind said on Monday.\n\n%s"}`, wireItem, version, more, version, secret, secret, last)
}

func newsmlKill(version int) string {
	return fmt.Sprintf(`<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid=%q version="%d">
<itemMeta><versionCreated>2025-02-03T18:00:00Z</versionCreated><pubStatus qcode="stat:canceled"/><edNote>No ship left.</edNote></itemMeta>
<contentMeta><headline>KILL</headline></contentMeta></newsItem></itemSet></newsMessage>`, wireItem, version)
}

// wired takes messages in, one after the other, and works off what they bring.
func wired(t *testing.T, s *store.Store, messages ...string) {
	t.Helper()
	ctx := context.Background()
	for _, m := range messages {
		in := Inputs{Pages: intake.Stream("message", strings.NewReader(m))}
		if _, err := Accept(ctx, s, in, nil); err != nil {
			t.Fatal(err)
		}
		if err := Run(ctx, s, Options{Workers: 1}); err != nil {
			t.Fatal(err)
		}
	}
}

func memory(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func versions(t *testing.T, s *store.Store) []store.DocumentSummary {
	t.Helper()
	doc, err := s.Candidates().LatestVersion(context.Background(), wireItem)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Article(context.Background(), doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	return p.Versions
}

// shownOf is all that the record shows of itself.
func shownOf(t *testing.T, s *store.Store) string {
	t.Helper()
	ctx := context.Background()
	var out bytes.Buffer
	if err := s.Export(ctx, &out); err != nil {
		t.Fatal(err)
	}
	front, err := s.Front(ctx)
	if err != nil {
		t.Fatal(err)
	}
	found, err := s.Search(ctx, store.Question{Where: store.Cond{Op: store.Word, Text: secret}})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&out, "%+v\n", front)
	for _, st := range found.Statements {
		fmt.Fprintf(&out, "found %+v\n", st)
	}
	for _, v := range versions(t, s) {
		p, err := s.Article(ctx, v.ID)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%+v %+v\n", p, p.Doc)
		for _, q := range p.Doc.Quotations {
			st, err := s.Statement(ctx, string(q.ID))
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&out, "%+v %+v\n", st, st.Claims)
		}
	}
	return out.String()
}

// TestKilledItemIsHidden follows an item from its first version over an update
// and a correction to its end: nothing shows its words any more, in none of
// its versions, and nothing is deleted.
func TestKilledItemIsHidden(t *testing.T) {
	s := memory(t)
	wired(t, s, ninjsItem(1, ``, "More ships wait."), ninjsItem(2, ``, "Thirty more ships wait."), ninjsItem(3, `"ednote": "Corrects: forty ships, not thirty",`, "Forty more ships wait."))
	if list := versions(t, s); len(list) != 3 || !list[2].Current || list[1].Current {
		t.Fatalf("versions %+v", list)
	}
	orders, err := s.Orders(context.Background(), wireItem)
	if err != nil || len(orders) != 2 || orders[0].Kind != gainsay.NoticeUpdate || orders[1].Kind != gainsay.NoticeCorrection {
		t.Fatalf("orders %+v, %v", orders, err)
	}
	if !strings.Contains(shownOf(t, s), secret) {
		t.Fatal("the words are not shown before the item is killed")
	}
	said, err := s.Search(context.Background(), store.Question{Where: store.Cond{Op: store.Word, Text: secret}})
	if err != nil || len(said.Statements) == 0 {
		t.Fatalf("nothing found: %v", err)
	}
	wired(t, s, newsmlKill(4))
	if text := shownOf(t, s); strings.Contains(text, secret) {
		i := strings.Index(text, secret)
		t.Fatalf("still shown: %s", text[max(0, i-200):i+100])
	}
	list := versions(t, s)
	for _, v := range list {
		if v.Withdrawn != gainsay.NoticeKilled || v.Title != store.Withdrawn {
			t.Errorf("version %d is %q, %q", v.Version, v.Withdrawn, v.Title)
		}
	}
	st, err := s.Statement(context.Background(), said.Statements[0].ID)
	if err != nil || !st.Withdrawn || st.Text != "" || len(st.Claims) > 0 {
		t.Errorf("the statement is %+v, %v", st, err)
	}
	wired(t, s, newsmlKill(4)) // told twice
	if again := versions(t, s); len(again) != len(list) || len(list) != 3 {
		t.Errorf("%d versions, then %d", len(list), len(again))
	}
	orders, _ = s.Orders(context.Background(), wireItem)
	if len(orders) != 3 || orders[2].Note != "No ship left." {
		t.Errorf("orders %+v", orders)
	}
}

// TestKillOvertakes gives the order to kill while the item still waits to be
// read, and a version after it that the agency lets stand.
func TestKillOvertakes(t *testing.T) {
	s := memory(t)
	ctx := context.Background()
	for _, m := range []string{ninjsItem(1, ``, "More ships wait."), newsmlKill(2)} {
		if _, err := Accept(ctx, s, Inputs{Pages: intake.Stream("message", strings.NewReader(m))}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := Run(ctx, s, Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(shownOf(t, s), secret) {
		t.Error("what was killed before it was read is shown")
	}
	wired(t, s, strings.ReplaceAll(ninjsItem(3, ``, "The pier stays closed."), secret, "grey"))
	list := versions(t, s)
	if len(list) != 2 || list[0].Withdrawn == "" || list[1].Withdrawn != "" || !list[1].Current {
		t.Errorf("versions %+v", list)
	}
}

// TestKilledTheSame holds the order in which messages are read against one
// run over all of them: the records are equal.
func TestKilledTheSame(t *testing.T) {
	messages := []string{ninjsItem(1, ``, "More ships wait."), newsmlKill(2)}
	one, two := memory(t), memory(t)
	wired(t, one, messages...)
	ctx := context.Background()
	for _, m := range messages {
		if _, err := Accept(ctx, two, Inputs{Pages: intake.Stream("message", strings.NewReader(m))}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := Run(ctx, two, Options{Workers: 2}); err != nil {
		t.Fatal(err)
	}
	var a, b bytes.Buffer
	if one.Export(ctx, &a) != nil || two.Export(ctx, &b) != nil || a.String() != b.String() {
		t.Errorf("the records differ:\n%s\n%s", a.String(), b.String())
	}
}

// message is one of a wire of IPTC 7901, which names no items.
func message(number, text, filed string) string {
	return "\x01OPA" + number + " 4 FIN 24\r\n\x02" + text + "\x03" + filed + "\r\n\x04"
}

// TestEarlierMessageKilled holds that an order to kill which names an earlier
// message by its number and day hides that one, read or not, and no other of
// its number.
func TestEarlierMessageKilled(t *testing.T) {
	report := func(word string) string {
		return "HARBOUR REOPENS FOR " + word + " SHIPS\n\n  ORSK, March (OPA) - The harbour of Orsk reopened.\n  \"Twelve " + word + " ships left,\" mayor Mara Lind said on Monday.\n"
	}
	before, meant := message("0123", report("grey"), "031530 GMT MAR 25"), message("0123", report(secret), "041530 GMT MAR 25")
	kill := message("0155", "MANDATORY KILL\n\n  Editors, kill OPA0123 of March 4 (Orsk harbour). No ship left.\n", "041700 GMT MAR 25")
	ctx := context.Background()
	one, two := memory(t), memory(t)
	wired(t, one, before, meant)
	var a, b bytes.Buffer
	if one.Export(ctx, &a) != nil || !strings.Contains(a.String(), secret) {
		t.Fatal("the words are not shown before the message is killed")
	}
	a.Reset()
	wired(t, one, kill)
	for _, m := range []string{before, meant, kill} { // none of them read when the order comes
		if _, err := Accept(ctx, two, Inputs{Pages: intake.Stream("message", strings.NewReader(m))}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := Run(ctx, two, Options{Workers: 2}); err != nil {
		t.Fatal(err)
	}
	if one.Export(ctx, &a) != nil || two.Export(ctx, &b) != nil || a.String() != b.String() {
		t.Errorf("the records differ:\n%s\n%s", a.String(), b.String())
	}
	if strings.Contains(a.String(), secret) || !strings.Contains(a.String(), "grey ships left") || strings.Count(a.String(), `"withdrawn":"killed"`) != 1 {
		t.Errorf("the export has\n%s", a.String())
	}
	orders, err := one.Orders(ctx, "urn:newsitem:opa0123-20250304T1530")
	if err != nil || len(orders) != 1 || orders[0].Kind != gainsay.NoticeKilled {
		t.Errorf("orders %+v, %v", orders, err)
	}
	wired(t, one, message("0156", "MANDATORY KILL\n\n  Kill OPA0124 of March 4.\n", "041701 GMT MAR 25"))
	refused, err := one.Jobs(ctx, store.Refused, 1)
	if err != nil || len(refused) != 1 || !strings.Contains(refused[0].Reason, "no message from urn:newsitem:opa0124-20250304T0000") {
		t.Errorf("an order about a message that never came: %+v, %v", refused, err)
	}
}

func TestEmbargoEnds(t *testing.T) {
	s := memory(t)
	ctx := context.Background()
	soon := time.Now().Add(1200 * time.Millisecond).UTC().Format(time.RFC3339Nano)
	far := time.Now().Add(time.Hour).UTC().Format(time.RFC3339)
	wired(t, s, ninjsItem(1, `"embargoed": "`+soon+`",`, "More ships wait."), strings.ReplaceAll(ninjsItem(1, `"embargoed": "`+far+`",`, "Later."), "orsk-17", "orsk-18"))
	if held, err := s.Embargoed(ctx, 10); err != nil || len(held) != 2 {
		t.Fatalf("held %v, %v", held, err)
	}
	if _, err := s.Candidates().LatestVersion(ctx, wireItem); err == nil {
		t.Fatal("what is under embargo is in the record")
	}
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		if n, err := s.ReleaseHeld(ctx); err != nil || n == 1 {
			break
		} else if time.Now().After(end) {
			t.Fatal("the embargo does not end")
		}
	}
	if err := Run(ctx, s, Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(shownOf(t, s), secret) {
		t.Error("the item is not shown after its embargo")
	}
	wired(t, s, strings.ReplaceAll(newsmlKill(2), "orsk-17", "orsk-18"))
	if held, err := s.Embargoed(ctx, 10); err != nil || len(held) != 0 {
		t.Errorf("an item killed under embargo is still held: %v, %v", held, err)
	}
}
