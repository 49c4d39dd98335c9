package ingest

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/archive"
	"github.com/gainsay-news/gainsay/internal/intake"
	"github.com/gainsay-news/gainsay/internal/store"
)

const longReport = `{"url": "https://gazette.example/pier", "source": "desk", "title": "Pier opens", "text": "Grey skies, cold winds, no sun, all morning long.\n\nThe pier of Orrin was opened to the public on Tuesday, mayor Ada Brook told the council.\n\n\"We did not expect so many visitors on the first day,\" Brook said.\n\nGulls sat on the railings."}`

// kept is what is left of a report of a source that keeps so much.
func kept(t *testing.T, keep store.Keep) (*store.Store, store.ArticlePage) {
	t.Helper()
	ctx := context.Background()
	s := memory(t)
	if _, err := s.AddSource(ctx, store.Source{Kind: store.SourcePush, Address: "desk", Keep: keep}); err != nil {
		t.Fatal(err)
	}
	if _, err := Push(ctx, s, gainsay.Page{URL: "pushed", Body: []byte(longReport)}); err != nil {
		t.Fatal(err)
	}
	if err := Run(ctx, s, Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Sweep(ctx); err != nil || (n == 1) != (keep != store.KeepFull) {
		t.Fatalf("%s: swept %d, %v", keep, n, err)
	}
	if n, err := s.Sweep(ctx); n != 0 || err != nil {
		t.Fatalf("%s: swept again: %d, %v", keep, n, err)
	}
	doc, err := s.Candidates().LatestVersion(ctx, "https://gazette.example/pier")
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Article(ctx, doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	return s, p
}

// TestRetention holds what is left of a text against what its source keeps.
func TestRetention(t *testing.T) {
	for keep, want := range map[store.Keep][3]bool{ // the skies, what was said, the bytes of the page
		store.KeepFull: {true, true, true}, store.KeepExcerpt: {true, true, false}, store.KeepSentence: {false, true, false}, store.KeepNothing: {false, false, false},
	} {
		s, p := kept(t, keep)
		var out bytes.Buffer
		if err := s.Export(t.Context(), &out); err != nil {
			t.Fatal(err)
		}
		pages := 0
		for page, err := range s.Evidence(t.Context()) {
			if err != nil || !strings.Contains(string(page.Body), "Grey skies") {
				t.Error(err)
			}
			pages++
		}
		got := [3]bool{strings.Contains(p.Doc.Text, "Grey skies"), strings.Contains(p.Doc.Text, "so many visitors"), pages == 1}
		if got != want || strings.Contains(out.String(), "so many visitors") != want[1] {
			t.Errorf("%s: got %v, want %v", keep, got, want)
		}
		if err := p.Doc.Check(); err != nil {
			t.Errorf("%s: %v", keep, err)
		}
		if len(p.Doc.Quotations) == 0 || p.Title != "Pier opens" {
			t.Errorf("%s: the findings are gone", keep)
		}
		found, err := s.Search(t.Context(), store.Question{Where: store.Cond{Op: store.Word, Text: "visitors"}})
		if err != nil || (len(found.Statements) > 0) != want[1] {
			t.Errorf("%s: found %d, %v", keep, len(found.Statements), err)
		}
		// The same page once more is no new version, though its words are gone.
		if _, err := Push(t.Context(), s, gainsay.Page{URL: "pushed", Body: []byte(strings.Replace(longReport, `"title"`, `"language": "en", "title"`, 1))}); err != nil {
			t.Fatal(err)
		}
		wired(t, s)
		if err := Run(t.Context(), s, Options{Workers: 1}); err != nil {
			t.Fatal(err)
		}
		if again, err := s.Article(t.Context(), p.ID); err != nil || len(again.Versions) != 1 {
			t.Errorf("%s: %d versions, %v", keep, len(again.Versions), err)
		}
	}
}

// TestEvidenceLeavesOutTheWithdrawn writes the archive of a record with a
// killed item and reads it back.
func TestEvidenceLeavesOutTheWithdrawn(t *testing.T) {
	s := memory(t)
	wired(t, s, ninjsItem(1, ``, "More ships wait."), newsmlKill(2))
	in := Inputs{Pages: intake.Stream("report.jsonl", strings.NewReader(`{"url": "https://gazette.example/pier", "title": "Pier opens", "text": "The pier was opened on Tuesday, mayor Ada Brook told the council of Orrin."}`))}
	if _, err := Accept(t.Context(), s, in, nil); err != nil {
		t.Fatal(err)
	}
	if err := Run(t.Context(), s, Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	var w *archive.Writer
	for page, err := range s.Evidence(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if w == nil {
			w = archive.NewWriter(&out, "test", page.Retrieved)
		}
		if err := w.Write(archive.Record{URL: page.URL, Type: page.Type, Retrieved: page.Retrieved, Body: page.Body}); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	for page, err := range intake.Stream("evidence.warc.gz", &out) {
		if err != nil || page.URL != "https://gazette.example/pier" || !strings.Contains(string(page.Body), "Ada Brook") || strings.Contains(string(page.Body), secret) {
			t.Errorf("%s: %v", page.URL, err)
		}
		n++
	}
	if n != 1 {
		t.Errorf("%d pages came back", n)
	}
}
