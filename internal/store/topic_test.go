package store

import (
	"database/sql"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
)

func TestSpokenOf(t *testing.T) {
	noun := func(l string) gainsay.ClaimWord { return gainsay.ClaimWord{Lemma: l, Part: "NOUN"} }
	c := gainsay.Claim{
		Subject: gainsay.Term{Text: "the old bridges", Head: "bridge"}, Object: gainsay.Term{Text: "Oslo", Head: "Oslo", Name: "Oslo", Entity: "e"},
		Terms: []gainsay.Term{{Text: "a toll", Head: "Toll"}, {Text: "Monday", Head: "monday"}, {Text: "it", Head: "it"}, {Text: "7", Head: "7"}, {Text: "quickly", Head: "quickly"}},
		Words: []gainsay.ClaimWord{noun("bridge"), noun("toll"), {Lemma: "monday", Part: "NOUN", Role: gainsay.RoleTime}, {Lemma: "quickly", Part: "ADV"}, noun("it"), noun("7")},
	}
	if got := spokenOf(&c); len(got) != 2 || got[0] != "bridge" || got[1] != "toll" {
		t.Errorf("it speaks of %q", got)
	}
}

// TestTopics wants what two reports of a story speak of, and not what one
// does, a copy does or what was taken back.
func TestTopics(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	speak := func(id, story string, copyOf gainsay.DocumentID, words ...string) {
		d := &gainsay.Document{ID: gainsay.DocumentID(id), Title: id, Publisher: "P", Text: "LISBON -- Somebody said something.", Dateline: gainsay.Dateline{Place: gainsay.Span{End: 6}},
			Published: gainsay.Stamp{Time: time.Date(2031, 5, 2, 0, 0, 0, 0, time.UTC)}}
		for i, w := range words {
			d.Claims = append(d.Claims, gainsay.Claim{ID: gainsay.ClaimID(id + w), Document: d.ID, Span: gainsay.Span{Start: 10, End: 18 + i}, Text: "Somebody",
				Subject: gainsay.Term{Text: w, Head: w}, Words: []gainsay.ClaimWord{{Lemma: w, Part: "NOUN"}}})
		}
		n, _, err := s.Accept(ctx, gainsay.Page{URL: "https://p.example/" + id, Body: []byte(id)})
		if err == nil {
			err = s.Commit(ctx, n, Result{Document: d, CopyOf: copyOf, Story: &StoryChange{Story: gainsay.Story{ID: gainsay.StoryID(story), Title: story}}})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	speak("a", "one", "", "bridge", "toll")
	speak("b", "one", "", "bridge", "lorry")
	speak("c", "one", "b", "lorry")
	speak("d", "two", "", "toll")
	words := func() (out string) {
		list, err := s.Topics(ctx, time.Time{}, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, topic := range list {
			out += topic.Word + " "
		}
		return out
	}
	if got := words(); got != "bridge " {
		t.Errorf("the topics are %q", got)
	}
	p, err := s.Topic(ctx, "Bridge")
	if err != nil || p.Reports != 2 || len(p.List) != 1 || len(p.Latest) != 2 {
		t.Errorf("%+v, %v", p, err)
	}
	for _, c := range []struct {
		where Cond
		want  int
	}{{Cond{Op: TopicIs, Text: "toll"}, 2}, {Cond{Op: TopicIs, Text: "Lorry"}, 1}, {Cond{Op: Not, Of: []Cond{{Op: TopicIs, Text: "bridge"}}}, 3},
		{Cond{Op: DatelineIs, Text: "Lisbon"}, 5}, {Cond{Op: DatelineIs, Text: "Porto"}, 0}, {Cond{Op: Or, Of: []Cond{{Op: DatelineIs, Text: "lisbon"}, {Op: TitleHas, Text: "x"}}}, 5}} {
		if a, err := s.Search(ctx, Question{Where: c.where}); err != nil || len(a.Statements) != c.want {
			t.Errorf("%+v: %d statements, %v", c.where, len(a.Statements), err)
		}
	}
	// What findTopics finds in a record of before is the same.
	for _, q := range []string{"DELETE FROM topics", "DELETE FROM spoken", "UPDATE documents SET dateline = ''"} {
		if _, err := s.write.ExecContext(ctx, q); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.change(ctx, func(tx *sql.Tx) error { return findTopics(ctx, tx) }); err != nil {
		t.Fatal(err)
	}
	if n, err := number(ctx, s.read, "SELECT count(*) FROM documents WHERE dateline = 'LISBON'"); words() != "bridge " || n != 4 || err != nil {
		t.Errorf("found again: %q, %d datelines, %v", words(), n, err)
	}
	n, _, err := s.Accept(ctx, gainsay.Page{URL: "https://p.example/b", Body: []byte("kill"), Hint: gainsay.Hint{Notice: &gainsay.Notice{Item: "https://p.example/b", Kind: gainsay.NoticeKilled}}})
	if got := words(); err != nil || n == 0 || got != "" {
		t.Errorf("of what was taken back is left %q: %d %v", got, n, err)
	}
}
