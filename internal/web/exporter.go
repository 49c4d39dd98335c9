package web

import (
	"bufio"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/parquet-go/parquet-go"
)

// An exporter writes statements in one form. What it needs to name this
// server is base, its address.
type exporter struct {
	media, ending string
	write         func(w io.Writer, base string, list []store.Statement) error
}

// exporters are the forms in which a search can be taken away.
var exporters = map[string]exporter{
	"csv":         {"text/csv; charset=utf-8", "csv", writeCSV},
	"jsonl":       {"application/jsonl", "jsonl", writeLines},
	"bib":         {"application/x-bibtex; charset=utf-8", "bib", writeBib},
	"ris":         {"application/x-research-info-systems; charset=utf-8", "ris", writeRIS},
	"csl":         {"application/vnd.citationstyles.csl+json", "csl.json", writeCSL},
	"txt":         {"text/plain; charset=utf-8", "txt", writeText},
	"annotations": {"application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"", "annotations.json", writeAnnotations},
	"jsonld":      {"application/ld+json", "jsonld", writeGraph},
	"gkg":         {"text/tab-separated-values; charset=utf-8", "gkg.tsv", writeGKG},
	"parquet":     {"application/vnd.apache.parquet", "parquet", writeParquet},
	"sqlite":      {"application/vnd.sqlite3", "sqlite", writeSQLite},
}

// exportSearch answers a search as a file.
func (s *site) exportSearch(w http.ResponseWriter, r *http.Request) {
	e, ok := exporters[r.PathValue("form")]
	if !ok {
		s.missing(w, r)
		return
	}
	if s.has(w, r) {
		return
	}
	_, list, err := s.asked(r, exportLimit)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", e.media)
	w.Header().Set("Content-Disposition", `attachment; filename="statements.`+e.ending+`"`)
	out := bufio.NewWriterSize(w, 1<<16)
	if err := e.write(out, s.base(r), list); err != nil {
		s.Log.Error("exporting", "form", r.PathValue("form"), "error", err)
		return
	}
	out.Flush()
}

// has tells who asks for a file what it is a file of, and reports whether they
// have it already: nothing was recorded since, and it is the same day, which a
// query may speak of.
func (s *site) has(w http.ResponseWriter, r *http.Request) bool {
	revision, _, err := s.current(r.Context(), s.many())
	if err != nil {
		return false // the file itself will say what is wrong
	}
	tag := hex.EncodeToString(digest(fmt.Sprint(revision.Shown, revision.Decided), owner(r.Context()), s.base(r), r.URL.RequestURI(), s.Version, time.Now().UTC().Format(time.DateOnly)))
	w.Header().Set("Cache-Control", "private, no-cache")
	w.Header().Set("ETag", `W/"`+tag+`"`)
	if unchanged(r, tag, "", time.Time{}) {
		w.WriteHeader(http.StatusNotModified)
		return true
	}
	return false
}

// base is the address under which a request found this server.
func (s *site) base(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || s.Proxied && r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

func writeCSV(w io.Writer, _ string, list []store.Statement) error {
	c := csv.NewWriter(w)
	c.Write([]string{"id", "speaker", "said", "form", "act", "text", "sentence", "outlet", "origin", "published", "title", "page", "article", "start", "end", "contested"})
	for _, s := range list {
		c.Write([]string{s.ID, cell(s.Name), iso(s.Said), string(s.Form), string(s.Act), cell(s.Text), cell(s.Sentence), cell(s.Publisher), cell(s.Origin),
			iso(s.Published), cell(s.Title), cell(s.Page), string(s.Document), strconv.Itoa(s.Start), strconv.Itoa(s.End), strconv.FormatBool(s.Contested)})
	}
	c.Flush()
	return c.Error()
}

// cell keeps a spreadsheet from taking text for a formula.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func writeLines(w io.Writer, _ string, list []store.Statement) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, s := range list {
		if err := enc.Encode(s); err != nil {
			return err
		}
	}
	return nil
}

// each writes what text gives of every statement.
func each(w io.Writer, list []store.Statement, text func(store.Statement) string) error {
	for _, s := range list {
		if _, err := io.WriteString(w, text(s)); err != nil {
			return err
		}
	}
	return nil
}

func writeBib(w io.Writer, _ string, list []store.Statement) error {
	return each(w, list, func(s store.Statement) string { return bibTeX(s) + "\n" })
}

func writeRIS(w io.Writer, _ string, list []store.Statement) error { return each(w, list, ris) }

func writeText(w io.Writer, base string, list []store.Statement) error {
	return each(w, list, func(s store.Statement) string { return citeText(s) + " Gainsay " + base + "/s/" + s.ID + "\n\n" })
}

// writeCSL writes the articles as CSL-JSON, which reference managers and
// pandoc read; the statement is the note.
func writeCSL(w io.Writer, base string, list []store.Statement) error {
	items := []object{}
	for _, s := range list {
		item := object{"id": "gainsay-" + s.ID, "type": "article-newspaper", "title": s.Title, "container-title": s.Publisher, "note": s.Name + ": " + quoted(s) + " Gainsay " + base + "/s/" + s.ID}
		if !s.Published.IsZero() {
			item["issued"] = object{"date-parts": [][]int{{s.Published.Year(), int(s.Published.Month()), s.Published.Day()}}}
		}
		if host(s.Page) != "" {
			item["URL"] = s.Page
		}
		items = append(items, item)
	}
	return encode(w, items)
}

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}

// gkgThemes stand in the column of themes, where GDELT has its own.
const gkgThemes = "GAINSAY_STATEMENT"

// writeGKG writes a row for each article in the first columns of GDELT's
// Global Knowledge Graph 2.1: record id, date, collection, source, document,
// and its quotations as offset|length|verb|words. Columns that Gainsay has
// nothing for are empty.
func writeGKG(w io.Writer, _ string, list []store.Statement) error {
	rows := map[string][]store.Statement{}
	var order []string
	for _, s := range list {
		key := string(s.Document)
		if rows[key] == nil {
			order = append(order, key)
		}
		rows[key] = append(rows[key], s)
	}
	flat := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ", "|", " ", "#", " ")
	for _, key := range order {
		first := rows[key][0]
		column := make([]string, 27)
		day := "0"
		if !first.Published.IsZero() {
			day = first.Published.UTC().Format("20060102150405")
		}
		column[0], column[1], column[2], column[3], column[4] = day+"-"+key, day, "1", flat.Replace(first.Publisher), flat.Replace(first.Page)
		column[7] = gkgThemes
		var people, quotes []string
		for _, s := range rows[key] {
			if s.Speaker != "" {
				people = append(people, flat.Replace(s.Name)+","+strconv.Itoa(s.Start))
			}
			quotes = append(quotes, fmt.Sprintf("%d|%d|%s|%s", s.Start, s.End-s.Start, s.Act, flat.Replace(bare(s.Text))))
		}
		column[12], column[22] = strings.Join(people, ";"), strings.Join(quotes, "#")
		if _, err := io.WriteString(w, strings.Join(column, "\t")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// A parquetRow is a statement as a column file has it.
type parquetRow struct {
	ID        string    `parquet:"id"`
	Speaker   string    `parquet:"speaker,dict"`
	SpeakerID string    `parquet:"speaker_id,dict"`
	Text      string    `parquet:"text"`
	Sentence  string    `parquet:"sentence"`
	Form      string    `parquet:"form,dict"`
	Act       string    `parquet:"act,dict"`
	Said      time.Time `parquet:"said,optional,timestamp"`
	Published time.Time `parquet:"published,optional,timestamp"`
	Outlet    string    `parquet:"outlet,dict"`
	Origin    string    `parquet:"origin,dict"`
	Channel   string    `parquet:"channel,dict"`
	Place     string    `parquet:"place,dict"`
	Story     string    `parquet:"story,dict"`
	Title     string    `parquet:"title,dict"`
	Page      string    `parquet:"page,dict"`
	Article   string    `parquet:"article,dict"`
	Start     int64     `parquet:"start"`
	End       int64     `parquet:"end"`
	Contested bool      `parquet:"contested"`
}

func writeParquet(w io.Writer, _ string, list []store.Statement) error {
	out := parquet.NewGenericWriter[parquetRow](w, parquet.Compression(&parquet.Snappy))
	rows := make([]parquetRow, len(list))
	for i, s := range list {
		rows[i] = parquetRow{s.ID, s.Name, s.Speaker, s.Text, s.Sentence, string(s.Form), string(s.Act), s.Said, s.Published, s.Publisher, s.Origin,
			string(s.Channel), s.Place, string(s.Story), s.Title, s.Page, string(s.Document), int64(s.Start), int64(s.End), s.Contested}
	}
	if _, err := out.Write(rows); err != nil {
		return err
	}
	return out.Close()
}

// writeSQLite writes a database with one table, by way of a file of its own.
func writeSQLite(w io.Writer, _ string, list []store.Statement) error {
	dir, err := os.MkdirTemp("", "gainsay-export")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "statements.sqlite")
	if err := store.WriteStatements(file, list); err != nil {
		return err
	}
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer in.Close()
	_, err = io.Copy(w, in)
	return err
}
