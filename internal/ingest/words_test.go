package ingest

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/store"
)

// TestWordsOfStatements wants the index of words, which new statements enter
// by what is at hand, to be the one that the tables give: every word of every
// column, at its place where that counts. The view serves what is changed later.
func TestWordsOfStatements(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Accept(t.Context(), s, Inputs{Pages: demo.Pages()}, nil); err != nil {
		t.Fatal(err)
	}
	if err := Run(t.Context(), s, Options{}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	count := func(query string) (n int) {
		t.Helper()
		if err := db.QueryRowContext(t.Context(), query).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, q := range []string{
		"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, statement_words, instance)",
		"CREATE TABLE temp.recorded AS SELECT doc, col, term, iif(col = 'fields', 0, \"offset\") FROM words",
		"DELETE FROM statement_words",
		"INSERT INTO statement_words (rowid, text, context, fields, via, dateline) SELECT row, text, context, fields, via, dateline FROM statement_tokens",
		"CREATE TABLE temp.tables AS SELECT doc, col, term, iif(col = 'fields', 0, \"offset\") FROM words",
	} {
		if _, err := db.ExecContext(t.Context(), q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	if n := count("SELECT count(*) FROM temp.recorded WHERE term = 'ncontest'"); n < 10 {
		t.Errorf("%d contested statements are indexed so", n)
	}
	if n := count("SELECT count(*) FROM temp.recorded"); n < 5000 {
		t.Errorf("%d words are indexed", n)
	}
	for _, q := range []string{"SELECT * FROM temp.recorded EXCEPT SELECT * FROM temp.tables", "SELECT * FROM temp.tables EXCEPT SELECT * FROM temp.recorded"} {
		if n := count("SELECT count(*) FROM (" + q + ")"); n > 0 {
			t.Errorf("%d words: %s", n, q)
		}
	}
}
