package intake

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"iter"
)

const page = "<!DOCTYPE html><html><head><title>T</title></head><body><p>The pier is open.</p></body></html>"

func gz(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

func zipped(names ...string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		w, _ := z.Create(n)
		w.Write([]byte(page))
	}
	z.Close()
	return b.String()
}

func warc(url string) string {
	content := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-01T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(content), content)
}

var feedText = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Courier</title>
<item><title>Long & whole</title><link>https://a.example/long</link><content:encoded><![CDATA[<p>` + strings.Repeat("The pier is open again. ", 60) + `</p>]]></content:encoded></item>
<item><title>Short</title><link>https://a.example/short</link><description>The pier.</description></item></channel></rss>`

// list writes what was found, an item a line, with the folder taken off.
func list(folder string, items iter.Seq2[gainsay.Page, error]) string {
	var b strings.Builder
	for p, err := range items {
		name := strings.TrimPrefix(p.URL, folder+"/")
		if err != nil {
			fmt.Fprintf(&b, "%s: %v\n", name, err)
			continue
		}
		fmt.Fprintf(&b, "%s %s %d\n", name, p.Type, len(p.Body))
	}
	return b.String()
}

func TestPages(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{
		"a/one.html": page, "a/two.html.gz": gz(page), "b/three.txt": "Title\n\nText.", "b/feed.xml": feedText, "b/feed.rss.gz": gz(feedText),
		"c.zip": zipped("z.html", "y/x.htm", "y/"), "d.warc": warc("https://a.example/w"), "d.warc.gz": gz(warc("https://a.example/g")),
		"e.json": `{"a": 1}`, "f.pdf": "%PDF-1.4", "g.gz": gz(page), "h.html.gz": gz(page)[:20], "i.zip": "PK\x03\x04 no", "j.arc": "rubbish",
		".hidden.html": page, "k": page, "l.html": "", "m.gz": gz(gz(gz(gz(gz(page))))), "n.xml": page, "o.xml": "<note>none</note>",
	} {
		path := filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(path), 0o755)
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	n := len(page)
	want := fmt.Sprintf(`a/one.html text/html %[1]d
a/two.html.gz text/html %[1]d
https://a.example/long text/html; charset=utf-8 %[5]d
https://a.example/short: only a link, to be followed: https://a.example/short
https://a.example/long text/html; charset=utf-8 %[5]d
https://a.example/short: only a link, to be followed: https://a.example/short
b/three.txt text/plain 12
c.zip#y/x.htm text/html %[1]d
c.zip#z.html text/html %[1]d
https://a.example/w text/html %[1]d
https://a.example/g text/html %[1]d
e.json: no feed: neither RSS, Atom, JSON Feed nor a sitemap
f.pdf: %[2]v
g.gz text/html %[1]d
h.html.gz: %[3]v: unexpected EOF
i.zip: %[3]v: zip: not a valid zip file
j.arc#1: bytes between records that belong to none
k text/html %[1]d
l.html text/html 0
m.gz: %[4]v
n.xml text/html %[1]d
o.xml: no feed: neither RSS, Atom, JSON Feed nor a sitemap
`, n, ErrKind, ErrPacked, ErrNested, 1714)
	if got := list(dir, Pages(dir)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPagesOfNothing(t *testing.T) {
	for p, err := range Pages(filepath.Join(t.TempDir(), "none.html")) {
		if !errors.Is(err, os.ErrNotExist) || p.Body != nil {
			t.Errorf("got %v, %v", p, err)
		}
	}
}

func TestFolderBehindALink(t *testing.T) {
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "real"), 0o755)
	os.WriteFile(filepath.Join(dir, "real", "a.html"), []byte(page), 0o644)
	link := filepath.Join(dir, "link")
	if err := os.Symlink(filepath.Join(dir, "real"), link); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	if got, want := list(link, Pages(link)), fmt.Sprintf("a.html text/html %d\n", len(page)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestStreamTellsByItsBytes(t *testing.T) {
	for data, want := range map[string]string{
		page:                         fmt.Sprintf("- text/html %d\n", len(page)),
		gz(page):                     fmt.Sprintf("- text/html %d\n", len(page)),
		warc("https://a.example/w"):  fmt.Sprintf("https://a.example/w text/html %d\n", len(page)),
		zipped("a.html"):             fmt.Sprintf("-#a.html text/html %d\n", len(page)),
		"A title\n\nA text of words": "-  24\n",
	} {
		if got := list("", Stream("-", strings.NewReader(data))); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestRelativeLinksOfAFetchedFeed(t *testing.T) {
	data := `<rss version="2.0"><channel><title>C</title><item><title>Short</title><link>/short</link></item></channel></rss>`
	for _, err := range Stream("https://a.example/news/feed", strings.NewReader(data)) {
		var link *Link
		if !errors.As(err, &link) || link.URL != "https://a.example/short" {
			t.Errorf("got %v", err)
		}
	}
}

func TestLinkIsAnError(t *testing.T) {
	var link *Link
	for _, err := range Stream("feed.xml", strings.NewReader(feedText)) {
		if errors.As(err, &link) && (link.URL != "https://a.example/short" || link.Title != "Short") {
			t.Errorf("got %+v", link)
		}
	}
	if link == nil {
		t.Error("no link")
	}
}

func TestStopsWhenNoMoreIsWanted(t *testing.T) {
	n := 0
	for range Stream("feed.xml", strings.NewReader(feedText)) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("went on to %d", n)
	}
}

func FuzzStream(f *testing.F) {
	for _, s := range []string{page, gz(page), zipped("a.html", "b.xml"), warc("https://a.example/w"), feedText, ninjs(1, "")} {
		f.Add("x", []byte(s))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		n := 0
		for p, err := range Stream(name, bytes.NewReader(data)) {
			if err != nil && p.Body != nil {
				t.Fatal("a reason with a body")
			}
			n++
		}
		if n == 0 {
			t.Fatal("neither a page nor a reason")
		}
	})
}
