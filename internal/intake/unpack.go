package intake

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/archive"
)

// An item is something that was found, not yet told what it is.
type item struct {
	name   string // the last part of its name, whose ending tells its kind
	path   string // the name it goes by
	size   int64
	at     io.ReaderAt // nil for a stream
	nested int
}

// address is the web address an item came from, "" when it has none.
func (it item) address() string {
	if strings.HasPrefix(it.path, "https://") || strings.HasPrefix(it.path, "http://") {
		return it.path
	}
	return ""
}

// inside is an item packed in it.
func (it item) inside(name string) item {
	return item{name: path.Base(name), path: it.path + "#" + name, nested: it.nested + 1}
}

// unpack tells what an item is, by its first bytes and then by its name, and
// gives what it holds.
func unpack(it item, r io.Reader, yield taker) bool {
	if it.nested > maxNested {
		return yield(gainsay.Page{URL: it.path}, ErrNested)
	}
	in := bufio.NewReaderSize(r, 4096)
	head, _ := in.Peek(512)
	name := strings.ToLower(it.name)
	switch {
	case warcLike(name, head):
		return fromArchive(it, in, yield)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) || strings.HasSuffix(name, ".zip"):
		return fromZip(it, in, yield)
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(in)
		return fromPacked(it, z, err, yield)
	case bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")):
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxFile))
		return fromPacked(it, z, err, yield)
	}
	if strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, ".ndjson") {
		return fromLines(it, in, yield)
	}
	body, err := slurp(in)
	if err != nil {
		return yield(gainsay.Page{URL: it.path}, err)
	}
	return fromBytes(it, body, yield)
}

// warcLike reports whether an item is a web archive, perhaps compressed: by
// its name, or by its first record.
func warcLike(name string, head []byte) bool {
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".zst")
	return strings.HasSuffix(name, ".warc") || strings.HasSuffix(name, ".arc") || strings.HasSuffix(name, ".wet") || bytes.HasPrefix(head, []byte("WARC/"))
}

// slurp reads all of r, up to the bound. What breaks off in the middle counts
// as broken.
func slurp(r io.Reader) ([]byte, error) {
	room := rooms.Get().(*bytes.Buffer)
	defer func() {
		if room.Reset(); room.Cap() <= maxRoom {
			rooms.Put(room)
		}
	}()
	_, err := room.ReadFrom(io.LimitReader(r, maxFile+1))
	switch {
	case room.Len() > maxFile:
		return nil, ErrTooLarge
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrPacked, cause(err))
	}
	return bytes.Clone(room.Bytes()), nil
}

// rooms hold what is read while nobody knows how much it is, so that it is
// copied once and not at each growth; a large one is not kept.
var rooms = sync.Pool{New: func() any { return &bytes.Buffer{} }}

const maxRoom = 4 << 20

// fromPacked gives what a compressed item holds.
func fromPacked(it item, z io.Reader, err error, yield taker) bool {
	if err != nil {
		return yield(gainsay.Page{URL: it.path}, fmt.Errorf("%w: %w", ErrPacked, err))
	}
	inner := it
	inner.at, inner.nested = nil, it.nested+1
	for _, ending := range []string{".gz", ".zst"} {
		inner.name = strings.TrimSuffix(inner.name, ending)
	}
	return unpack(inner, z, yield)
}

// fromZip gives the files of a zip in the order of their names.
func fromZip(it item, r io.Reader, yield taker) bool {
	at, size := it.at, it.size
	if at == nil {
		body, err := slurp(r)
		if err != nil {
			return yield(gainsay.Page{URL: it.path}, err)
		}
		at, size = bytes.NewReader(body), int64(len(body))
	}
	z, err := zip.NewReader(at, size)
	if err != nil {
		return yield(gainsay.Page{URL: it.path}, fmt.Errorf("%w: %w", ErrPacked, err))
	}
	slices.SortStableFunc(z.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range z.File {
		if f.FileInfo().IsDir() || strings.HasPrefix(path.Base(f.Name), ".") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		if !fromZipped(it.inside(strings.ToValidUTF8(f.Name, "_")), f, yield) {
			return false
		}
	}
	return true
}

func fromZipped(it item, f *zip.File, yield taker) bool {
	r, err := f.Open()
	if err != nil {
		return yield(gainsay.Page{URL: it.path}, fmt.Errorf("%w: %w", ErrPacked, err))
	}
	defer r.Close()
	return unpack(it, r, yield)
}

// fromArchive gives the pages of a web archive, and for a record without one
// the reason.
func fromArchive(it item, r io.Reader, yield taker) bool {
	count := 0
	for rec, err := range archive.Records(r) {
		count++
		page := gainsay.Page{URL: rec.URL, Retrieved: rec.Retrieved, Type: rec.Type, Body: rec.Body}
		if page.URL == "" {
			page.URL = fmt.Sprintf("%s#%d", it.path, count)
		}
		if err != nil {
			if !yield(gainsay.Page{URL: page.URL, Retrieved: rec.Retrieved}, err) {
				return false
			}
			continue
		}
		if f, is := parseFeed(page.Body, page.URL); is {
			if !fromFeed(page, f, yield) {
				return false
			}
			continue
		}
		if !yield(page, nil) {
			return false
		}
	}
	if count == 0 {
		return yield(gainsay.Page{URL: it.path}, ErrNothing)
	}
	return true
}

// mediaTypes says by the ending of a name what a page is written in.
var mediaTypes = map[string]string{".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml", ".shtml": "text/html", ".txt": "text/plain", ".text": "text/plain"}

// fromBytes gives the page or the feed that an unpacked item is.
func fromBytes(it item, body []byte, yield taker) bool {
	page := gainsay.Page{URL: it.path, Body: body}
	ending := strings.ToLower(path.Ext(it.name))
	page.Type = mediaTypes[ending]
	if page.Type == "" {
		if f, is := parseFeed(body, it.address()); is {
			return fromFeed(page, f, yield)
		}
	}
	if page.Type == "" && looksHTML(body) {
		page.Type = "text/html"
	}
	switch {
	case page.Type != "":
	case feedEndings[ending]:
		_, err := feedOf(body, "")
		return yield(gainsay.Page{URL: it.path}, err)
	case ending == "" && textLike(body):
	default:
		return yield(gainsay.Page{URL: it.path}, ErrKind)
	}
	return yield(page, nil)
}

// textLike reports whether the first bytes are those of a text.
func textLike(body []byte) bool {
	head := body[:min(len(body), 512)]
	return !bytes.ContainsRune(head, 0) && (utf8.Valid(head) || utf8.Valid(head[:max(0, len(head)-3)]))
}

var feedEndings = map[string]bool{".xml": true, ".rss": true, ".atom": true, ".json": true, ".rdf": true, ".nitf": true, ".iptc": true}

// looksHTML reports whether bytes open as an HTML page does.
func looksHTML(body []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(body[:min(len(body), 1024)]))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.Contains(head, []byte("<html"))
}
