package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

// A Writer writes a web archive (WARC 1.1, ISO 28500:2017), each record in a
// gzip member of its own, so that readers can jump to any. The same records
// give the same bytes.
type Writer struct {
	out   io.Writer
	began bool
	made  time.Time
	by    string
}

// NewWriter makes a writer; by names the program, made is the time of its
// first record, which says what the archive is.
func NewWriter(out io.Writer, by string, made time.Time) *Writer {
	return &Writer{out: out, made: made, by: by}
}

// Write writes a page as a resource: its bytes as they were kept, without the
// head of the answer that brought them, which is not kept.
func (w *Writer) Write(rec Record) error {
	if !w.began {
		w.began = true
		info := "software: " + w.by + "\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n" +
			"description: the bytes of pages that a record of statements was made from; decoded, without the heads of the answers\r\n"
		if err := w.record("warcinfo", "", "application/warc-fields", w.made, []byte(info)); err != nil {
			return err
		}
	}
	kind := rec.Type
	if kind == "" {
		kind = http.DetectContentType(rec.Body)
	}
	at := rec.Retrieved
	if at.IsZero() {
		at = w.made
	}
	return w.record("resource", targetURI(rec.URL), kind, at, rec.Body)
}

// targetURI is an address as WARC wants one: a file's path becomes a URI.
func targetURI(address string) string {
	if u, err := url.Parse(address); err == nil && u.Scheme != "" && !strings.ContainsAny(address, " \r\n") {
		return address
	}
	path := filepath.ToSlash(address)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return "file://" + (&url.URL{Path: path}).EscapedPath()
}

// record writes one record as a gzip member.
func (w *Writer) record(kind, target, media string, at time.Time, body []byte) error {
	sum := sha256.Sum256(body)
	id := sha256.Sum256([]byte(kind + "\n" + target + "\n" + at.UTC().Format(time.RFC3339) + "\n" + string(sum[:])))
	var head bytes.Buffer
	field := func(name, value string) {
		fmt.Fprintf(&head, "%s: %s\r\n", name, oneLine(value))
	}
	head.WriteString("WARC/1.1\r\n")
	field("WARC-Type", kind)
	field("WARC-Record-ID", "<urn:uuid:"+uuid(id)+">")
	field("WARC-Date", at.UTC().Format(time.RFC3339))
	if target != "" {
		field("WARC-Target-URI", target)
	}
	field("WARC-Block-Digest", "sha256:"+base32.StdEncoding.EncodeToString(sum[:]))
	field("Content-Type", media)
	field("Content-Length", fmt.Sprint(len(body)))
	head.WriteString("\r\n")
	z, err := gzip.NewWriterLevel(w.out, gzip.DefaultCompression)
	if err != nil {
		return err
	}
	for _, part := range [][]byte{head.Bytes(), body, []byte("\r\n\r\n")} {
		if _, err := z.Write(part); err != nil {
			return fmt.Errorf("writing a web archive: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("writing a web archive: %w", err)
	}
	return nil
}

// oneLine keeps a value from opening a line of its own.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}

// uuid writes a hash in the form of a UUID of version 8 (RFC 9562): the name
// of a record follows from what it holds.
func uuid(h [sha256.Size]byte) string {
	h[6] = h[6]&0x0f | 0x80
	h[8] = h[8]&0x3f | 0x80
	x := hex.EncodeToString(h[:16])
	return x[:8] + "-" + x[8:12] + "-" + x[12:16] + "-" + x[16:20] + "-" + x[20:]
}
