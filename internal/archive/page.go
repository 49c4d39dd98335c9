package archive

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// page takes the page out of a block, or says why there is none.
func (b *block) page() (Record, error) {
	rec := b.record
	if rec.Kind == "revisit" {
		return rec, ErrRevisit
	}
	if rec.Kind == "continuation" {
		return rec, fmt.Errorf("%w: a further piece of a record in several pieces", ErrOtherType)
	}
	rec.Body = b.body
	if b.http {
		var err error
		if rec, err = b.response(rec); err != nil {
			return rec, err
		}
	}
	if err := readable(rec); err != nil {
		return rec, err
	}
	if rec.Cut = b.cut; b.cut && len(rec.Body) == 0 {
		return rec, ErrCut
	}
	return rec, nil
}

// readable says why a body is no page.
func readable(rec Record) error {
	if u, err := url.Parse(rec.URL); err == nil {
		switch {
		case u.Scheme == "metadata" || u.Scheme == "dns":
			return fmt.Errorf("%w: it tells of the capture itself", ErrOtherType)
		case u.Path == "/robots.txt":
			return fmt.Errorf("%w: it is a site's rules for robots", ErrOtherType)
		}
	}
	if rec.Status != 0 && rec.Status != http.StatusOK && rec.Status != http.StatusNonAuthoritativeInfo {
		return fmt.Errorf("%w: it answered %d %s", ErrStatus, rec.Status, http.StatusText(rec.Status))
	}
	media, _, _ := mime.ParseMediaType(rec.Type)
	if media == "" {
		media = http.DetectContentType(rec.Body)
	}
	switch media, _, _ = strings.Cut(media, ";"); media {
	case "text/html", "application/xhtml+xml", "text/plain", "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/xml", "application/xml":
		return nil
	}
	return fmt.Errorf("%w: it is of type %s", ErrOtherType, media)
}

// response parses a block as an HTTP response. Chunks that are none are taken
// as they stand; a body that is cut is kept as far as it goes.
func (b *block) response(rec Record) (Record, error) {
	head, body, found := splitHead(b.body)
	if !found {
		if b.cut {
			return rec, ErrCut
		}
		return rec, ErrHTTP
	}
	line, rest, _ := bytes.Cut(head, []byte("\n"))
	words := strings.Fields(string(line))
	if len(words) < 2 || !strings.HasPrefix(strings.ToUpper(words[0]), "HTTP/") {
		return rec, ErrHTTP
	}
	rec.Status, _ = strconv.Atoi(words[1])
	fields := header(rest)
	rec.Type = fields.Get("Content-Type")
	if strings.Contains(strings.ToLower(fields.Get("Transfer-Encoding")), "chunked") {
		body = unchunk(body)
	}
	var err error
	rec.Body, err = decode(body, fields.Get("Content-Encoding"))
	return rec, err
}

// splitHead parts an HTTP message at its first empty line.
func splitHead(b []byte) (head, body []byte, found bool) {
	crlf, lf := bytes.Index(b, []byte("\r\n\r\n")), bytes.Index(b, []byte("\n\n"))
	switch {
	case crlf >= 0 && (lf < 0 || crlf < lf):
		return b[:crlf], b[crlf+4:], true
	case lf >= 0:
		return b[:lf], b[lf+2:], true
	}
	return nil, nil, false
}

// header reads fields one line at a time, so that one bad line does not spoil
// the others.
func header(b []byte) textproto.MIMEHeader {
	h := textproto.MIMEHeader{}
	for line := range bytes.Lines(b) {
		if name, value, found := strings.Cut(string(line), ":"); found {
			h.Add(strings.TrimSpace(name), strings.TrimSpace(value))
		}
	}
	return h
}

// unchunk joins the chunks of a body; where it is not chunked it is returned
// as it is, and where the chunks break off, as far as they go.
func unchunk(body []byte) []byte {
	in := bufio.NewReader(bytes.NewReader(body))
	var out bytes.Buffer
	for {
		line, err := in.ReadString('\n')
		size, _, _ := strings.Cut(strings.TrimSpace(line), ";")
		n, bad := strconv.ParseInt(strings.TrimSpace(size), 16, 32)
		if bad != nil || n < 0 {
			if out.Len() == 0 {
				return body
			}
			return out.Bytes()
		}
		if n == 0 || err != nil {
			return out.Bytes()
		}
		if _, err := io.CopyN(&out, in, n); err != nil {
			return out.Bytes()
		}
		in.ReadString('\n') // the end of the chunk's line
	}
}

// decode undoes Content-Encoding. A body that is not so encoded, though it is
// said to be, is taken as it stands; a cut one as far as it goes.
func decode(body []byte, encoding string) ([]byte, error) {
	names := strings.Split(strings.ToLower(encoding), ",")
	for i := len(names) - 1; i >= 0; i-- {
		var err error
		if body, err = decodeOne(body, strings.TrimSpace(names[i])); err != nil {
			return nil, err
		}
	}
	return body, nil
}

func decodeOne(body []byte, name string) ([]byte, error) {
	in := bytes.NewReader(body)
	var r io.Reader
	var err error
	switch name {
	case "", "identity", "utf-8", "none":
		return body, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, gzipMagic[:2]) {
			return body, nil
		}
		r, err = gzip.NewReader(in)
	case "deflate":
		if r, err = zlib.NewReader(in); err != nil {
			in.Reset(body)
			r, err = flate.NewReader(in), nil
		}
	case "br":
		r = brotli.NewReader(in)
	case "zstd":
		r, err = zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxRecord))
	default:
		return nil, fmt.Errorf("%w: unknown encoding %q", ErrEncoding, name)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	var out bytes.Buffer
	_, err = io.Copy(&out, io.LimitReader(r, maxRecord+1))
	switch {
	case out.Len() > maxRecord:
		return nil, ErrTooLarge
	case err != nil && out.Len() == 0 && name == "br":
		return body, nil // as curl's captures are: named so, but decoded already
	case err != nil && out.Len() == 0:
		return nil, fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	return out.Bytes(), nil
}
