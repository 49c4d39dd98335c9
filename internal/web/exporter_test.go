package web

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

func TestExportForms(t *testing.T) {
	h, _ := reader(t)
	for form, want := range map[string]string{
		"csl": `"type": "article-newspaper"`, "txt": "Anna Berg: “The bridge is open to all lorries”", "annotations": `"TextQuoteSelector"`, "jsonld": `"Quotation"`, "gkg": "\tNorth Post\thttps://north.example/bridge\t",
	} {
		w := get(t, h, "/export/"+form+"?q=open")
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %s", form, w.Code, w.Body)
		}
		if strings.HasPrefix(w.Body.String(), "{") && !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s is no JSON", form)
		}
	}
	for i, field := range strings.Split(strings.SplitN(get(t, h, "/export/gkg?q=open").Body.String(), "\n", 2)[0], "\t") {
		if i == 22 && !strings.HasSuffix(field, "|said|The bridge is open to all lorries") {
			t.Errorf("the quotations of a GKG row are %q", field)
		}
	}
	if w := get(t, h, "/export/ris?q=id:d2-a-q"); strings.Count(w.Body.String(), "TY  - ") != 1 {
		t.Errorf("one statement by its id: %s", w.Body)
	}
}

func TestExportParquet(t *testing.T) {
	h, _ := reader(t)
	b := get(t, h, "/export/parquet?q=speaker:Berg").Body.Bytes()
	rows, err := parquet.Read[parquetRow](bytes.NewReader(b), int64(len(b)))
	if err != nil || len(rows) != 2 || rows[0].Speaker != "Anna Berg" || rows[0].Published.Year() != 2031 {
		t.Errorf("the file holds %+v, %v", rows, err)
	}
}

func TestExportSQLite(t *testing.T) {
	h, _ := reader(t)
	file := filepath.Join(t.TempDir(), "x.sqlite")
	if err := os.WriteFile(file, get(t, h, "/export/sqlite?q=speaker:Berg").Body.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var n int
	var said string
	if err := db.QueryRow("SELECT count(*), min(said) FROM statements WHERE speaker = 'Anna Berg'").Scan(&n, &said); err != nil || n != 2 || said != "2031-05-02T00:00:00Z" {
		t.Errorf("%d statements, said %s, %v", n, said, err)
	}
}

func TestLinkedData(t *testing.T) {
	h, _ := reader(t)
	for path, want := range map[string][]string{
		"/s/d1-a-q/ld":            {`"Quotation"`, `"NewsArticle"`, `"spokenByCharacter"`},
		"/s/d2-b-c/ld":            {`"Claim"`, `"appearance"`},
		"/s/d1-a-q/annotation":    {`"TextQuoteSelector"`, `"prefix":""`, `, Anna Berg said on Friday.`, `"start":18`},
		conflictPath() + "/ld":    {`"gainsay:contradicts":{"@id":"http://localhost:8080/s/d1-a-q"}`, `"gainsay:Relation"`},
		"/api/v1/vocabulary":      {`"contradicts"`, `"not_comparable"`},
		"/embed/s/d1-a-q":         {"The bridge is open to all lorries", "North Post"},
		"/embed" + conflictPath(): {"The bridge is open", "The bridge is shut"},
		"/oembed?url=" + url.QueryEscape("http://localhost:8080"+conflictPath()) + "&maxwidth=300": {`"type":"rich"`, `"width":300`, `/embed/x/`},
	} {
		w := get(t, h, path)
		body := w.Body.String()
		for _, part := range want {
			if w.Code != http.StatusOK || !strings.Contains(body, part) {
				t.Errorf("%s: %d, without %s: %s", path, w.Code, part, body)
			}
		}
		for _, verdict := range []string{"reviewRating", "ClaimReview", `"false"`} {
			if strings.Contains(body, verdict) {
				t.Errorf("%s gives a verdict: %s", path, verdict)
			}
		}
	}
	w := get(t, h, "/embed/s/d1-a-q")
	if c := w.Header().Get("Content-Security-Policy"); !strings.Contains(c, "frame-ancestors *") || strings.Contains(c, "script-src") || strings.Contains(w.Body.String(), "<script") {
		t.Errorf("a card may run scripts or stand in no frame: %s", c)
	}
	for path, code := range map[string]int{"/oembed?url=http%3A%2F%2Fevil.example%2Fs%2Fd1-a-q": 404, "/oembed?url=%2Fs%2Fnone": 404, "/oembed?url=%2Fs%2Fd1-a-q&format=xml": 501, "/oembed?url=%2Fabout": 404, "/embed/s/none": 404, "/s/none/ld": 404} {
		if w := get(t, h, path); w.Code != code {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}
