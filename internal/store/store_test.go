package store

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
)

func open(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// report makes a small document by hand: one quotation with a speaker and one
// claim in it, one claim in the article's own voice.
func report(id, publisher, title, quoted, own string) *gainsay.Document {
	text := title + "\n" + `"` + quoted + `," Anna Berg said. ` + own
	d := &gainsay.Document{
		ID: gainsay.DocumentID(id), URL: "https://" + publisher + ".example/" + id, Publisher: publisher, Title: title,
		Published: gainsay.Stamp{Time: time.Date(2031, 5, 2, 9, 0, 0, 0, time.UTC)}, Text: text, Body: len(title) + 1,
	}
	at := func(words string) gainsay.Span {
		i := strings.Index(text, words)
		return gainsay.Span{Start: i, End: i + len(words)}
	}
	d.Mentions = []gainsay.Mention{{Span: at("Anna Berg"), Form: gainsay.Name, Kind: gainsay.Person}}
	d.Entities = []gainsay.Entity{{ID: gainsay.EntityID(id + "-berg"), Kind: gainsay.Person, Name: "Anna Berg", Links: []gainsay.Link{{Rule: "name"}}}}
	d.Quotations = []gainsay.Quotation{{
		ID: gainsay.QuotationID(id + "-q"), Span: at(quoted), Form: gainsay.Direct, Act: gainsay.Said, Cue: at("said"),
		Source: at("Anna Berg"), Speaker: d.Entities[0].ID,
	}}
	d.Claims = []gainsay.Claim{
		{ID: gainsay.ClaimID(id + "-c1"), Document: d.ID, Span: at(quoted), Text: quoted, Quotation: 1, Speaker: gainsay.Term{Entity: d.Entities[0].ID}},
		{ID: gainsay.ClaimID(id + "-c2"), Document: d.ID, Span: at(own), Text: own},
	}
	return d
}

func result(d *gainsay.Document) Result {
	return Result{
		Document: d, Pipeline: "test",
		Copy:  Profile{Bytes: []byte("copy"), Keys: []string{"copy:" + d.Title}},
		Story: &StoryChange{Story: gainsay.Story{ID: "story", Title: "The bridge"}, Profile: Profile{Bytes: []byte("p"), Keys: []string{"bridge"}}},
		Identities: []IdentityChange{{ID: "berg", Kind: gainsay.Person, Name: "Anna Berg",
			Profile: Profile{Keys: []string{"berg"}}}},
		Ties:      []Tie{{Entity: d.Entities[0].ID, Identity: "berg", Rule: "same-name", Score: 1}},
		ClaimKeys: [][]string{{"bridge:open"}, {"bridge:shut"}},
	}
}

func accept(t testing.TB, s *Store, url, body string) int64 {
	t.Helper()
	n, _, err := s.Accept(t.Context(), gainsay.Page{URL: url, Type: "text/html", Body: []byte(body)})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func record(t testing.TB, s *Store, r Result) {
	t.Helper()
	n := accept(t, s, r.Document.URL, r.Document.Text)
	if err := s.FinishRead(t.Context(), n, r.Document); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(t.Context(), n, r); err != nil {
		t.Fatal(err)
	}
}

func export(t testing.TB, s *Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.Export(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAcceptTwice(t *testing.T) {
	s := open(t)
	page := gainsay.Page{URL: "https://a.example/1", Type: "text/html", Body: []byte("<p>hello"), Hint: gainsay.Hint{Publisher: "A"}}
	n, fresh, err := s.Accept(t.Context(), page)
	if err != nil || !fresh || n != 1 {
		t.Fatalf("first: %d %v %v", n, fresh, err)
	}
	if n, fresh, err = s.Accept(t.Context(), page); err != nil || fresh || n != 1 {
		t.Fatalf("again: %d %v %v", n, fresh, err)
	}
	back, err := s.Page(t.Context(), 1)
	if err != nil || string(back.Body) != "<p>hello" || back.Hint.Publisher != "A" || back.URL != page.URL {
		t.Fatalf("given back: %+v %v", back, err)
	}
	page.Body = []byte("<p>edited")
	if n, fresh, _ = s.Accept(t.Context(), page); !fresh || n != 2 {
		t.Fatalf("edited: %d %v", n, fresh)
	}
	if _, err := s.Page(t.Context(), 9); !errors.Is(err, ErrNotFound) {
		t.Fatalf("a page that is not there: %v", err)
	}
}

func TestCommitInOrder(t *testing.T) {
	s := open(t)
	a, b := report("a", "north", "Bridge opens", "The bridge is open", "It was shut in May."), report("b", "south", "Bridge shut", "The bridge is shut", "Cars wait.")
	one, two := accept(t, s, a.URL, "1"), accept(t, s, b.URL, "2")
	if err := s.Commit(t.Context(), two, result(b)); !errors.Is(err, ErrOrder) {
		t.Fatalf("out of order: %v", err)
	}
	if _, _, ready, err := s.NextToRecord(t.Context()); ready || err != nil {
		t.Fatalf("nothing has been read: %v %v", ready, err)
	}
	if err := s.FinishRead(t.Context(), one, a); err != nil {
		t.Fatal(err)
	}
	job, doc, ready, err := s.NextToRecord(t.Context())
	if err != nil || !ready || job.Number != one || doc.Text != a.Text {
		t.Fatalf("next: %+v %v %v", job, ready, err)
	}
	if err := s.Commit(t.Context(), one, result(doc)); err != nil {
		t.Fatal(err)
	}
	before := export(t, s)
	if err := s.Commit(t.Context(), one, result(doc)); !errors.Is(err, ErrDone) {
		t.Fatalf("twice: %v", err)
	}
	if after := export(t, s); after != before {
		t.Error("a second commit changed the record")
	}
	if err := s.Refuse(t.Context(), two, "extract", "no article"); err != nil {
		t.Fatal(err)
	}
	p, err := s.Progress(t.Context())
	if err != nil || p != (Progress{Recorded: 1, Refused: 1}) {
		t.Fatalf("progress: %+v %v", p, err)
	}
}

func TestCommitIsWhole(t *testing.T) {
	s := open(t)
	d := report("a", "north", "Bridge opens", "The bridge is open", "It was shut.")
	n := accept(t, s, d.URL, "1")
	before := export(t, s)
	r := result(d)
	r.Relations = []gainsay.Relation{{A: "a-c1", B: "nowhere", Kind: gainsay.Denies, Why: "?"}}
	if err := s.Commit(t.Context(), n, r); !errors.Is(err, ErrNotFound) {
		t.Fatalf("a relation to nothing: %v", err)
	}
	if after := export(t, s); after != before {
		t.Errorf("half a result was saved: %s", after)
	}
}

func TestCandidates(t *testing.T) {
	s, ctx := open(t), t.Context()
	record(t, s, result(report("a", "north", "Bridge opens", "The bridge is open", "It was shut in May.")))
	stories, err := s.Candidates().StoriesByKeys(ctx, []string{"none", "bridge"})
	if err != nil || len(stories) != 1 || stories[0].ID != "story" || string(stories[0].Profile) != "p" || stories[0].Size != 1 {
		t.Errorf("stories: %+v %v", stories, err)
	}
	ids, err := s.Candidates().IdentitiesByKeys(ctx, [][]string{{"none"}, {"berg"}})
	if err != nil || len(ids[0]) != 0 || len(ids[1]) != 1 || ids[1][0].ID != "berg" {
		t.Errorf("identities: %+v %v", ids, err)
	}
	copies, err := s.Candidates().CopiesByKeys(ctx, []string{"copy:Bridge opens"})
	if err != nil || len(copies) != 1 || copies[0].ID != "a" || string(copies[0].Profile) != "copy" {
		t.Errorf("copies: %+v %v", copies, err)
	}
	claims, err := s.Candidates().ClaimsByKeys(ctx, [][]string{{"bridge:open", "bridge:shut", "bridge:open"}, {"bridge:shut"}, {"none"}}, 5)
	if err != nil || len(claims) != 3 || len(claims[0]) != 2 || len(claims[1]) != 1 || len(claims[2]) != 0 {
		t.Fatalf("claims: %+v %v", claims, err)
	}
	if c := claims[0][0]; c.ID != "a-c1" || c.SaidBy != "berg" || !c.Current {
		t.Errorf("the claim that shares most keys: %+v", c)
	}
	if none, err := s.Candidates().ClaimsByKeys(ctx, nil, 5); err != nil || len(none) != 0 {
		t.Errorf("no keys: %+v %v", none, err)
	}
}

func TestRelationsAndCounts(t *testing.T) {
	s := open(t)
	record(t, s, result(report("a", "north", "Bridge opens", "The bridge is open", "It was shut in May.")))
	r := result(report("b", "south", "Bridge shut", "The bridge is shut", "Cars wait."))
	r.Relations = []gainsay.Relation{{Story: "story", A: "a-c1", B: "b-c1", Kind: gainsay.Contradicts, Differ: gainsay.ByAntonym, Basis: gainsay.FoundByRule, Why: "One says open, the other shut.", Score: .8}}
	record(t, s, r)
	r = result(report("c", "east", "Bridge opens", "The bridge is open", "Again."))
	r.CopyOf = "a"
	record(t, s, r)
	var docs, origins, copies, conflicts, contested int
	err := s.read.QueryRow("SELECT documents, origins, copies, conflicts FROM stories").Scan(&docs, &origins, &copies, &conflicts)
	if err != nil || docs != 3 || origins != 2 || copies != 1 || conflicts != 1 {
		t.Errorf("story counts %d documents, %d origins, %d copies, %d conflicts: %v", docs, origins, copies, conflicts, err)
	}
	err = s.read.QueryRow("SELECT count(*) FROM statements WHERE contested").Scan(&contested)
	if err != nil || contested != 2 {
		t.Errorf("%d contested statements: %v", contested, err)
	}
	if out := export(t, s); strings.Count(out, `"type":"relation"`) != 1 || strings.Count(out, `"type":"document"`) != 3 {
		t.Errorf("export:\n%s", out)
	}
}

func TestVersions(t *testing.T) {
	s := open(t)
	first, second := result(report("a", "north", "Bridge opens", "The bridge is open", "x y")), result(report("b", "north", "Bridge opens", "The bridge is half open", "x y"))
	first.Page, second.Page = "https://north.example/bridge", "https://north.example/bridge"
	record(t, s, first)
	record(t, s, second)
	var current string
	if err := s.read.QueryRow("SELECT id FROM documents WHERE current").Scan(&current); err != nil || current != "b" {
		t.Errorf("current is %q: %v", current, err)
	}
	latest, err := s.Candidates().LatestVersion(t.Context(), first.Page)
	if err != nil || latest.ID != "b" {
		t.Errorf("latest: %v %v", latest, err)
	}
}

func TestLeases(t *testing.T) {
	s, ctx := open(t), t.Context()
	clock := time.Unix(1_000_000, 0)
	s.now = func() time.Time { return clock }
	for i := range 3 {
		accept(t, s, fmt.Sprint("https://a.example/", i), "x")
	}
	jobs, err := s.LeaseRead(ctx, "one", 2, time.Minute)
	if err != nil || len(jobs) != 2 || jobs[0].Number != 1 || jobs[1].Number != 2 {
		t.Fatalf("first lease: %+v %v", jobs, err)
	}
	if jobs, _ = s.LeaseRead(ctx, "two", 5, time.Minute); len(jobs) != 1 || jobs[0].Number != 3 {
		t.Fatalf("second lease: %+v", jobs)
	}
	clock = clock.Add(2 * time.Minute)
	if jobs, _ = s.LeaseRead(ctx, "two", 5, time.Minute); len(jobs) != 3 || jobs[0].Tries != 2 {
		t.Fatalf("after the leases ran out: %+v", jobs)
	}
	if err := s.Retry(ctx, 1, "read", "ran out of memory", time.Hour); err != nil {
		t.Fatal(err)
	}
	if jobs, _ = s.LeaseRead(ctx, "two", 5, time.Minute); len(jobs) != 0 {
		t.Fatalf("not due yet: %+v", jobs)
	}
	for _, want := range []struct {
		who  string
		held bool
	}{{"one", true}, {"two", false}, {"one", true}} {
		if held, err := s.Hold(ctx, "record", want.who, time.Minute); err != nil || held != want.held {
			t.Errorf("%s holds the lease: %v %v", want.who, held, err)
		}
	}
	clock = clock.Add(2 * time.Minute)
	if held, _ := s.Hold(ctx, "record", "two", time.Minute); !held {
		t.Error("the lease ran out and was not given on")
	}
}

func TestLinks(t *testing.T) {
	s, ctx := open(t), t.Context()
	if fresh, err := s.AddLink(ctx, "https://a.example/", "feed"); err != nil || !fresh {
		t.Fatal(fresh, err)
	}
	if fresh, _ := s.AddLink(ctx, "https://a.example/", "feed"); fresh {
		t.Error("queued twice")
	}
	got, err := s.LeaseLinks(ctx, 5, time.Minute)
	if err != nil || len(got) != 1 {
		t.Fatal(got, err)
	}
	if err := s.FinishLink(ctx, got[0].URL, "410 Gone"); err != nil {
		t.Fatal(err)
	}
	if all, _ := s.Links(ctx, "refused", 5); len(all) != 1 || all[0].Reason != "410 Gone" {
		t.Errorf("%+v", all)
	}
}

func TestOpenAgain(t *testing.T) {
	dir := t.TempDir()
	for range 2 {
		s, err := Open(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	m, err := Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	record(t, m, result(report("a", "north", "Bridge opens", "The bridge is open", "It was shut.")))
	if !strings.Contains(export(t, m), "Bridge opens") {
		t.Error("a record in memory does not hold what was put in")
	}
}

func TestBackupAndRestore(t *testing.T) {
	s := open(t)
	record(t, s, result(report("a", "north", "Bridge opens", "The bridge is open", "It was shut.")))
	file, dir := t.TempDir()+"/backup.sqlite", t.TempDir()+"/new"
	if err := s.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), file); err == nil {
		t.Error("a backup was written over another")
	}
	if err := Restore(t.Context(), file, dir); err != nil {
		t.Fatal(err)
	}
	if err := Restore(t.Context(), file, dir); err == nil {
		t.Error("a record was restored over another")
	}
	back, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer back.Close()
	if export(t, back) != export(t, s) {
		t.Error("the restored record differs")
	}
}

func TestDecisions(t *testing.T) {
	s, ctx := open(t), t.Context()
	record(t, s, result(report("a", "north", "Bridge opens", "The bridge is open", "It was shut in May.")))
	r := result(report("b", "south", "Bridge shut", "The bridge is shut", "Cars wait."))
	rel := gainsay.Relation{A: "a-c1", B: "b-c1", Kind: gainsay.Contradicts, Basis: gainsay.FoundByRule, Why: "Open, shut.", Score: .8}
	r.Relations = []gainsay.Relation{rel}
	record(t, s, r)
	state := func() (conflicts, contested int64) {
		conflicts, _ = number(ctx, s.read, "SELECT conflicts FROM stories")
		contested, _ = number(ctx, s.read, "SELECT count(*) FROM statements WHERE contested")
		return conflicts, contested
	}
	id, err := s.Decide(ctx, Decision{Who: "Mia", Act: "dismiss", Kind: "relation", Subject: rel.ID(), Why: "two bridges"})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := state(); a != 0 || b != 0 {
		t.Errorf("dismissed, and still %d conflicts, %d contested statements", a, b)
	}
	if err := s.Undo(ctx, id); err != nil {
		t.Fatal(err)
	}
	if a, b := state(); a != 1 || b != 2 {
		t.Errorf("taken back, and %d conflicts, %d contested statements", a, b)
	}
	if _, err := s.Decide(ctx, Decision{Who: "Mia", Act: "dismiss", Kind: "relation", Subject: "nowhere"}); !errors.Is(err, ErrNotFound) {
		t.Errorf("about nothing: %v", err)
	}
}

func TestSearch(t *testing.T) {
	s, ctx := open(t), t.Context()
	record(t, s, result(report("a", "north", "Bridge opens", "The bridge is open to lorries", "Ferries were full.")))
	record(t, s, result(report("b", "south", "Bridge shut", "The bridge is shut", "Cars wait.")))
	for _, c := range []struct {
		name  string
		where Cond
		want  int
	}{
		{"all", Cond{Op: And}, 4},
		{"word", Cond{Op: Word, Text: "bridges"}, 2},
		{"phrase", Cond{Op: Phrase, Text: "is open to"}, 1},
		{"phrase across inflections", Cond{Op: Phrase, Text: "is opens to"}, 0},
		{"exact", Cond{Op: Exact, Text: "The bridge"}, 2},
		{"exact, other case", Cond{Op: Exact, Text: "the bridge"}, 0},
		{"or", Cond{Op: Or, Of: []Cond{{Op: Word, Text: "lorry"}, {Op: Word, Text: "lorries"}, {Op: Word, Text: "ferry"}}}, 2},
		{"not", Cond{Op: And, Of: []Cond{{Op: Word, Text: "bridge"}, {Op: Not, Of: []Cond{{Op: Word, Text: "shut"}}}}}, 1},
		{"near", Cond{Op: Near, Text: "bridge lorries", N: 4}, 1},
		{"not near", Cond{Op: Near, Text: "bridge lorries", N: 1}, 0},
		{"speaker", Cond{Op: Speaker, Text: "berg"}, 2},
		{"speaker by id", Cond{Op: Speaker, Text: "berg"}, 2},
		{"outlet", Cond{Op: OutletIs, Text: "north"}, 2},
		{"own", Cond{Op: Is, Text: "own"}, 2},
		{"title", Cond{Op: TitleHas, Text: "opens"}, 2},
		{"published", Cond{Op: Published, From: time.Date(2031, 5, 3, 0, 0, 0, 0, time.UTC)}, 0},
		{"wildcard in a name", Cond{Op: Speaker, Text: "%"}, 0},
	} {
		a, err := s.Search(ctx, Question{Where: c.where})
		if err != nil || len(a.Statements) != c.want {
			t.Errorf("%s: %d statements, want %d (%v)", c.name, len(a.Statements), c.want, err)
		}
	}
	quotes, err := s.Quote(ctx, "“the bridge is open to lorries,”")
	if err != nil || len(quotes) == 0 || quotes[0].Match != "exact" {
		t.Errorf("quotation: %+v %v", quotes, err)
	}
}

// TestNUL looks for text with a NUL in it, at which FTS5 stops reading.
func TestNUL(t *testing.T) {
	s := open(t)
	for _, op := range []Op{Word, Phrase, Prefix, Near, Sentence, Exact, Speaker, About, TitleHas} {
		if _, err := s.Search(t.Context(), Question{Where: Cond{Op: op, Text: "a b\x00c"}}); err != nil {
			t.Errorf("%s: %v", op, err)
		}
	}
}

// TestContestedInOneBatch records two reports that contradict each other
// together: the index holds each of their statements once.
func TestContestedInOneBatch(t *testing.T) {
	s := open(t)
	one, two := result(report("a", "north", "Bridge opens", "The bridge is open", "It was shut in May.")), result(report("b", "south", "Bridge shut", "The bridge is shut", "Cars wait."))
	two.Relations = []gainsay.Relation{{Story: "story", A: "a-c1", B: "b-c1", Kind: gainsay.Contradicts, Basis: gainsay.FoundByRule, Score: .8}}
	err := s.Batch(t.Context(), func(b *Batch) error {
		for _, r := range []Result{one, two} {
			got, err := b.Accept(Arrival{Page: gainsay.Page{URL: r.Document.URL, Body: []byte(r.Document.Text)}})
			if err == nil {
				err = b.Commit(got.Number, r)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for match, want := range map[string]int64{"bridge": 2, "ncontested": 2, "cars": 1} {
		if n, err := number(t.Context(), s.read, "SELECT count(*) FROM statement_words WHERE statement_words MATCH ?", match); err != nil || n != want {
			t.Errorf("%s: %d statements, %v; want %d", match, n, err, want)
		}
	}
	if n, err := number(t.Context(), s.read, "SELECT documents FROM stories"); err != nil || n != 2 {
		t.Errorf("the story counts %d documents, %v", n, err)
	}
}
