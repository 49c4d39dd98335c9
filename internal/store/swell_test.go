package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/ingest"
	"github.com/gainsay-news/gainsay/internal/store"
	"modernc.org/sqlite"
)

// A record of a million statements takes hours to be made report by report.
// Swelling makes it of one of a tenth of that: each report stands in it
// several times, at other times, with ids of its own and other made-up words
// in the place of those that are rare. Words and names of many reports stay
// what they are, so that the heads of all lists grow with the record and
// their tails get longer. The index keys that the comparing rooms look up are
// made by themselves (TestSwellKeys), for holding a report against it.

// TestSwellRecord makes the record in the folder GAINSAY_SWELL_RECORD, of
// demo.NewNewsroom's reports, GAINSAY_SWELL times as large.
func TestSwellRecord(t *testing.T) {
	dir := os.Getenv("GAINSAY_SWELL_RECORD")
	times, err := strconv.Atoi(os.Getenv("GAINSAY_SWELL"))
	if dir == "" || err != nil {
		t.Skip("GAINSAY_SWELL_RECORD names no record to be made GAINSAY_SWELL times as large")
	}
	swell(t, dir, times)
}

// TestSwell wants a swollen record to be one in which pages find what they
// look for.
func TestSwell(t *testing.T) {
	dir := t.TempDir()
	s := opened(t, dir)
	room := demo.NewNewsroom()
	err := ingest.Keep(t.Context(), s, func(yield func(*gainsay.Document) bool) {
		for range 24 {
			yield(room.Document())
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	before, _ := s.Totals(t.Context())
	s.Close()
	swell(t, dir, 3)
	swellKeys(t, dir, 3)
	s = opened(t, dir)
	defer s.Close()
	after, err := s.Totals(t.Context())
	if err != nil || after.Documents != 3*before.Documents || after.Statements != 3*before.Statements || after.Stories != 3*before.Stories {
		t.Errorf("%+v became %+v, %v", before, after, err)
	}
	a, err := s.Search(t.Context(), store.Question{Where: store.Cond{Op: store.Is, Text: "quoted"}, Limit: 1000})
	if err != nil || len(a.Statements) < 100 {
		t.Fatalf("%d statements, %v", len(a.Statements), err)
	}
	for _, st := range a.Statements {
		doc, err := s.Document(t.Context(), st.Document)
		if err != nil || doc.Text[st.Start:st.End] != st.Text {
			t.Errorf("statement %s %q is not in %s: %v", st.ID, st.Text, st.Document, err)
		}
	}
}

func opened(t *testing.T, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func swell(t *testing.T, dir string, times int) {
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName)+"?_pragma=synchronous(OFF)&_pragma=cache_size(-400000)&_pragma=journal_mode(OFF)&_pragma=temp_store(MEMORY)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	b := balloon{db: db, ctx: t.Context()}
	b.do("CREATE TEMP TABLE size AS SELECT (SELECT max(row) FROM documents) AS documents, (SELECT max(row) FROM statements) AS statements, " +
		"(SELECT max(row) FROM claims) AS claims, (SELECT max(number) FROM jobs) AS jobs, (SELECT max(published) - min(published) + 1200 FROM documents) AS time, " +
		"(SELECT max(row) FROM figures) AS figures, (SELECT max(row) FROM relations) AS relations, (SELECT max(row) FROM identities) AS identities, (SELECT max(row) FROM stories) AS stories")
	frequent = b.frequent()
	b.do("CREATE TEMP TABLE same AS SELECT id FROM identities WHERE swollen(name, 1) = name")
	b.do("CREATE UNIQUE INDEX temp.same_id ON same (id)")
	indexes := b.withoutIndexes()
	start := time.Now()
	for i := 1; i < times; i++ {
		b.generation(i)
		t.Logf("%d times after %s", i+1, time.Since(start).Round(time.Second))
	}
	b.counts(times)
	for _, index := range indexes {
		b.do(index)
	}
	b.do("PRAGMA journal_mode = WAL")
	if b.err != nil {
		t.Fatal(b.err)
	}
	t.Logf("indexed after %s", time.Since(start).Round(time.Second))
}

// A balloon is a record that grows; the first error stops it.
type balloon struct {
	db  *sql.DB
	ctx context.Context
	err error
}

func (b *balloon) do(query string, args ...any) {
	if b.err != nil {
		return
	}
	if _, err := b.db.ExecContext(b.ctx, query, args...); err != nil {
		b.err = fmt.Errorf("%s: %w", query, err)
	}
}

func (b *balloon) texts(query string) (out []string) {
	if b.err != nil {
		return nil
	}
	rows, err := b.db.QueryContext(b.ctx, query)
	if err != nil {
		b.err = err
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if b.err = rows.Scan(&text); b.err != nil {
			return nil
		}
		out = append(out, text)
	}
	b.err = rows.Err()
	return out
}

// withoutIndexes takes indexes away, which are made faster at the end, and
// gives what makes them.
func (b *balloon) withoutIndexes() []string {
	const plain = " FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('documents', 'statements', 'claims', 'figures', 'relations', 'identities', 'ties', 'stories')"
	made := b.texts("SELECT sql" + plain)
	for _, name := range b.texts("SELECT name" + plain) {
		b.do("DROP INDEX " + name)
	}
	return made
}

// frequent is the made-up words of more than one report in two hundred.
func (b *balloon) frequent() map[string]bool {
	reports := map[string]int{}
	texts := b.texts("SELECT title || ' ' || (SELECT group_concat(sentence, ' ') FROM statements WHERE document = documents.row) FROM documents WHERE statements > 0")
	for _, text := range texts {
		seen := map[string]bool{}
		for _, w := range madeUp.FindAllString(strings.ToLower(text), -1) {
			if !seen[w] {
				seen[w] = true
				reports[w]++
			}
		}
	}
	out := map[string]bool{}
	for w, n := range reports {
		if n*200 > len(texts) {
			out[w] = true
		}
	}
	return out
}

// A generation is one more of each report. What says of a column how it is
// made anew stands in the columns' order; "?1" is the generation.
func (b *balloon) generation(i int) {
	who := func(column string) string {
		return "iif(" + column + " IN (SELECT id FROM same), " + column + ", swollen(" + column + ", ?1))"
	}
	const later = " + ?1 * (SELECT time FROM size)"
	row := func(table string) string { return " + ?1 * (SELECT " + table + " FROM size)" }
	for _, t := range []struct {
		table, where string
		anew         map[string]string
	}{
		{"jobs", "number <= (SELECT jobs FROM size)", map[string]string{"number": "number" + row("jobs"), "url": "url || '-' || ?1", "document": "swollen(document, ?1)", "read": "NULL"}},
		{"documents", "row <= (SELECT documents FROM size)", map[string]string{"row": "row" + row("documents"), "id": "", "number": "number" + row("jobs"), "page": "page || '-' || ?1",
			"title": "", "lead": "", "dateline": "", "published": "published" + later, "story": "", "copy_of": "", "body": ""}},
		{"stories", "row <= (SELECT stories FROM size)", map[string]string{"row": "row" + row("stories"), "id": "", "title": "", "starts": "starts" + later, "ends": "ends" + later, "entities": "",
			"first": "first" + later, "last": "last" + later, "profile": "NULL"}},
		{"identities", "row <= (SELECT identities FROM size) AND id NOT IN (SELECT id FROM same)", map[string]string{"row": "row" + row("identities"), "id": "", "name": "", "role": "", "profile": "NULL"}},
		{"ties", "document <= (SELECT documents FROM size)", map[string]string{"document": "document" + row("documents"), "entity": "", "identity": who("identity"), "name": "", "role": "", "also": ""}},
		{"statements", "row <= (SELECT statements FROM size)", map[string]string{"row": "row" + row("statements"), "id": "", "document": "document" + row("documents"), "speaker": who("speaker"), "name": "", "text": "",
			"sentence": "", "said": "said" + later, "said_to": "said_to" + later, "published": "published" + later, "via": "", "story": ""}},
		{"about", "statement <= (SELECT statements FROM size)", map[string]string{"identity": who("identity"), "statement": "statement" + row("statements")}},
		{"spots", "statement <= (SELECT statements FROM size)", map[string]string{"statement": "statement" + row("statements")}},
		{"claims", "row <= (SELECT claims FROM size)", map[string]string{"row": "row" + row("claims"), "id": "", "document": "document" + row("documents"), "statement": "statement" + row("statements"), "story": "", "body": ""}},
		{"spoken", "statement <= (SELECT statements FROM size)", map[string]string{"statement": "statement" + row("statements"), "word": ""}},
		{"topics", "story IN (SELECT id FROM stories WHERE row <= (SELECT stories FROM size))", map[string]string{"story": "", "word": ""}},
		{"figures", "row <= (SELECT figures FROM size)", map[string]string{"row": "row" + row("figures"), "claim": "claim" + row("claims"), "statement": "statement" + row("statements"), "story": "", "thing": "", "head": "", "words": ""}},
		{"relations", "row <= (SELECT relations FROM size)", map[string]string{"row": "row" + row("relations"), "id": "", "number": "number" + row("jobs"), "story": "", "a": "", "b": "", "a_doc": "a_doc" + row("documents"),
			"b_doc": "b_doc" + row("documents"), "a_said": "a_said" + row("statements"), "b_said": "b_said" + row("statements"), "latest": "latest" + later, "body": "",
			"a_speaker": who("a_speaker"), "b_speaker": who("b_speaker")}},
	} {
		b.again(t.table, t.where, t.anew, i)
	}
	b.do("INSERT INTO document_words (rowid, title, text) SELECT d.row, d.title, d.lead || ' ' || (SELECT group_concat(sentence, ' ') FROM statements WHERE document = d.row) "+
		"FROM documents d WHERE d.row > ?1 * (SELECT documents FROM size)", i)
	b.do("INSERT INTO statement_words (rowid, text, context, fields, via, dateline) SELECT row, text, context, fields, via, dateline FROM statement_tokens WHERE text <> '' AND row > ?1 * (SELECT statements FROM size)", i)
}

// again inserts the rows of a table once more.
func (b *balloon) again(table, where string, anew map[string]string, i int) {
	columns := b.texts("SELECT name FROM pragma_table_info('" + table + "')")
	values := make([]string, len(columns))
	for k, c := range columns {
		how, changed := anew[c]
		switch {
		case !changed:
			values[k] = c
		case how == "":
			values[k] = "swollen(" + c + ", ?1)"
		default:
			values[k] = how
		}
	}
	b.do("INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") SELECT "+strings.Join(values, ", ")+" FROM "+table+" WHERE "+where, i)
}

// counts brings what is counted up to date.
func (b *balloon) counts(times int) {
	b.do("UPDATE identities SET said = said * ?1, about = about * ?1, documents = documents * ?1 WHERE id IN (SELECT id FROM same)", times)
	b.do("UPDATE places SET statements = statements * ?1", times)
	b.do("UPDATE origins SET documents = documents * ?1", times)
	b.do("UPDATE outlets SET documents = documents * ?1, copies = copies * ?1, statements = statements * ?1, zone_known = zone_known * ?1, last = last + (?1 - 1) * (SELECT time FROM size)", times)
}

// swollen is a value in another generation: ids are others, and so are the
// made-up words that are not frequent.
func init() {
	sqlite.MustRegisterDeterministicScalarFunction("swollen", 2, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		by, _ := args[1].(int64)
		switch v := args[0].(type) {
		case string:
			return string(anew([]byte(v), int(by))), nil
		case []byte:
			return anew(bytes.Clone(v), int(by)), nil
		}
		return args[0], nil
	})
}

var (
	frequent map[string]bool
	madeUp   = regexp.MustCompile(`\b(?:[bdfgklmnprstvzhj][aeiou]){4}\b`)
)

const idLength = 16 // of gainsay.ContentID, in hexadecimal

// anew changes v in place.
func anew(v []byte, by int) []byte {
	for i := 0; i < len(v); i++ {
		switch {
		case i+idLength <= len(v) && opensID(v, i) && isID(v[i:i+idLength]):
			v[i] = "0123456789abcdef"[(strings.IndexByte("0123456789abcdef", v[i])+by)%16]
			i += idLength
		case i+8 <= len(v) && opensWord(v, i) && isMadeUp(v[i:]):
			if !frequent[strings.ToLower(string(v[i:i+8]))] {
				turn(v, i, by)
				turn(v, i+2, 3*by)
			}
			i += 8
		}
	}
	return v
}

// opensID reports whether an id may begin here: in packed bytes its length
// stands before it.
func opensID(v []byte, i int) bool {
	return i == 0 && len(v) == idLength || i > 0 && (v[i-1] == '"' || v[i-1] == idLength)
}

// opensWord reports whether a word may begin here: what stands before a packed
// text, a nought and its length, may look like a letter.
func opensWord(v []byte, i int) bool {
	return i == 0 || !letter(v[i-1]) || i > 1 && v[i-2] == 0
}

func isID(v []byte) bool {
	for _, c := range v {
		if c < '0' || c > 'f' || c > '9' && c < 'a' {
			return false
		}
	}
	return true
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isMadeUp(v []byte) bool {
	for i := range 8 {
		of := "bdfgklmnprstvzhj"
		if i%2 == 1 {
			of = "aeiou"
		}
		if strings.IndexByte(of, v[i]|0x20) < 0 || !letter(v[i]) {
			return false
		}
	}
	return len(v) == 8 || !letter(v[8])
}

// turn puts another consonant in the place of one, in its case.
func turn(v []byte, i, by int) {
	const all = "bdfgklmnprstvzhj"
	c := all[(strings.IndexByte(all, v[i]|0x20)+by)%16]
	if v[i]&0x20 == 0 {
		c &^= 0x20
	}
	v[i] = c
}
