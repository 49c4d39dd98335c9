package archive

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const html = "<html><body><p>The pier is open.</p></body></html>"

// warc writes one WARC record.
func warc(kind, url, media, content string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-01T10:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, media, len(content), content)
}

func response(url, fields, body string) string {
	return warc("response", url, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"+fields+"\r\n"+body)
}

func packed(parts ...string) string {
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		z.Write([]byte(p))
		z.Close()
	}
	return b.String()
}

func zpacked(s string) string {
	e, _ := zstd.NewWriter(nil)
	return string(e.EncodeAll([]byte(s), nil))
}

// list writes what an archive holds, an item a line.
func list(data string) string {
	var b strings.Builder
	for rec, err := range Records(strings.NewReader(data)) {
		if err != nil {
			fmt.Fprintf(&b, "%s: %v\n", rec.URL, err)
			continue
		}
		fmt.Fprintf(&b, "%s %s %s %q", rec.URL, rec.Retrieved.Format("2006-01-02"), rec.Type, rec.Body)
		if rec.Cut {
			b.WriteString(" cut")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestRecords(t *testing.T) {
	good := response("https://a.example/1", "", html)
	page := fmt.Sprintf("https://a.example/1 2024-05-01 text/html %q\n", html)
	broken := []byte(packed(warc("warcinfo", "", "application/warc-fields", strings.Repeat("info ", 200))))
	for i := 30; i < 60; i++ {
		broken[i] ^= 0x5a
	}
	arcBody := "HTTP/1.0 200 OK\nContent-Type: text/html\n\n" + html
	for _, c := range []struct{ name, data, want string }{
		{"plain", good, page},
		{"gzip, a member a record", packed(warc("request", "x", "application/http", "GET / HTTP/1.1"), good, good), page + page},
		{"gzip, one member", packed(good + good), page + page},
		{"zstd", zpacked(good), page},
		{"broken member in front", string(broken) + packed(good), page},
		{"rubbish between records", good + "\r\nrubbish\r\n" + good, page + page},
		{"cut inside the body", good[:len(good)-20], "https://a.example/1 2024-05-01 text/html \"" + html[:len(html)-16] + "\" cut\n"},
		{"cut inside the head", good[:100], "https://a.example/1: " + ErrHeader.Error() + "\n"},
		{"wget's angle brackets", response("<https://a.example/1>", "", html), page},
		{"chunked", response("https://a.example/1", "Transfer-Encoding: chunked\r\n", fmt.Sprintf("%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", 10, html[:10], len(html)-10, html[10:])), page},
		{"said to be chunked and is not", response("https://a.example/1", "Transfer-Encoding: chunked\r\n", html), page},
		{"gzip'd body", response("https://a.example/1", "Content-Encoding: gzip\r\n", packed(html)), page},
		{"said to be gzip'd and is not", response("https://a.example/1", "Content-Encoding: gzip\r\n", html), page},
		{"unknown encoding", response("https://a.example/1", "Content-Encoding: lzh\r\n", html), "https://a.example/1: the answer's body cannot be decompressed: unknown encoding \"lzh\"\n"},
		{"picture", warc("response", "https://a.example/p", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"), "https://a.example/p: not a page: it is of type image/png\n"},
		{"not found", warc("response", "https://a.example/n", "application/http", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nx"), "https://a.example/n: the server's answer was no page: it answered 404 Not Found\n"},
		{"revisit", warc("revisit", "https://a.example/1", "application/http", "HTTP/1.1 200 OK\r\n\r\n"), "https://a.example/1: " + ErrRevisit.Error() + "\n"},
		{"resource", warc("resource", "https://a.example/1", "text/html", html), page},
		{"no HTTP", warc("response", "https://a.example/1", "application/http", "nothing"), "https://a.example/1: " + ErrHTTP.Error() + "\n"},
		{"arc", "filedesc://x.arc 0.0.0.0 20240501100000 text/plain 10\n0123456789\nhttps://a.example/1 1.2.3.4 20240501100000 text/html " + fmt.Sprint(len(arcBody)) + "\n" + arcBody + "\n", page},
		{"arc with a space in the address", "https://a.example/1 2 1.2.3.4 20240501100000 text/html " + fmt.Sprint(len(arcBody)) + "\n" + arcBody + "\n", strings.Replace(page, "/1", "/1 2", 1)},
		{"not an archive", "just some words\n", ": " + ErrGarbled.Error() + "\n"},
		{"empty", "", ": " + ErrUnread.Error() + ": it is empty\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := list(c.data); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestRecordTooLargeIsPassedOver(t *testing.T) {
	huge := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/h\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n", maxRecord+1)
	data := huge + strings.Repeat("x", maxRecord+1) + "\r\n\r\n" + response("https://a.example/1", "", html)
	var errs []error
	pages := 0
	for _, err := range Records(strings.NewReader(data)) {
		if err != nil {
			errs = append(errs, err)
		} else {
			pages++
		}
	}
	if len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) || pages != 1 {
		t.Errorf("got %v and %d pages", errs, pages)
	}
}

func TestStopsWhenNoMoreIsWanted(t *testing.T) {
	n := 0
	for range Records(strings.NewReader(strings.Repeat(response("https://a.example/1", "", html), 5))) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("went on to %d", n)
	}
}

func FuzzRecords(f *testing.F) {
	good := response("https://a.example/1", "Transfer-Encoding: chunked\r\n", "5\r\nabcde\r\n0\r\n\r\n")
	for _, s := range []string{good, packed(good, good), zpacked(good), "https://a.example/1 1.2.3.4 20240501100000 text/html 5\nHTTP/\n", good[:90] + good} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		n := 0
		for rec, err := range Records(bytes.NewReader(data)) {
			if n++; n > len(data)+1 {
				t.Fatal("more items than bytes")
			}
			if err == nil && len(rec.Body) == 0 && rec.Cut {
				t.Fatal("a page cut to nothing")
			}
		}
	})
}

func BenchmarkRecords(b *testing.B) {
	data := packed(response("https://a.example/1", "", strings.Repeat(html, 1000)))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		list(data)
	}
}
