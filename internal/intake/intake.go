// Package intake opens what news comes in: files and folders of pages, feeds
// and web archives, also packed as gzip or zip. It gives every item in one
// fixed order, as a page or as the reason why there is none.
package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
)

// The reasons why an item is no page.
var (
	ErrKind     = errors.New("not a kind of file that is read: pages (.html, .txt), feeds and items of agencies (.xml, .rss, .atom, .json, .nitf, .iptc), texts (.jsonl), archives (.warc, .arc, .zip), also with .gz")
	ErrTooLarge = fmt.Errorf("larger than %d MiB", maxFile>>20)
	ErrPacked   = errors.New("the packing cannot be undone")
	ErrNested   = errors.New("packed more than three times")
	ErrNothing  = errors.New("it holds no page")
	ErrKilled   = errors.New("withdrawn by the agency")
	ErrWithheld = errors.New("withheld by the agency")
	ErrEmbargo  = errors.New("under embargo")
	ErrSpecial  = errors.New("not a regular file")
)

// A Link says that an item is only the address of a page, which a caller may
// follow.
type Link struct {
	URL       string
	Title     string
	Published time.Time // zero when unknown
	Sitemap   bool      // the address is of a further sitemap, not of a page
}

func (l *Link) Error() string { return "only a link, to be followed: " + l.URL }

// maxFile bounds what is taken into memory of one item, before and after it
// is unpacked. Archives are read as streams and may be larger.
const maxFile = 64 << 20

// maxNested bounds packing within packing.
const maxNested = 3

// Pages gives what path holds: a file, or a folder with everything below it,
// in the order of its names. With each error comes a page that has nothing
// but the URL of the item. A file's page has the path for its URL, with "#"
// and a name inside for what is packed, unless the item has an address of its
// own. Files whose names start with a point are passed over.
func Pages(path string) iter.Seq2[gainsay.Page, error] {
	return func(yield func(gainsay.Page, error) bool) {
		counted(path, yield, func(each taker) {
			info, err := os.Stat(path)
			switch {
			case err != nil:
				each(gainsay.Page{URL: path}, cause(err))
			case info.IsDir():
				walk(path, each)
			default:
				file(path, path, info, each)
			}
		})
	}
}

// counted runs give, and says so where it gave nothing.
func counted(path string, each taker, give func(taker)) {
	given := false
	give(func(p gainsay.Page, err error) bool {
		given = true
		return each(p, err)
	})
	if !given {
		each(gainsay.Page{URL: path}, ErrNothing)
	}
}

// Stream gives what r holds, under a name whose ending may say what it is;
// without one the first bytes tell.
func Stream(name string, r io.Reader) iter.Seq2[gainsay.Page, error] {
	return func(yield func(gainsay.Page, error) bool) {
		counted(name, yield, func(each taker) { unpack(item{name: name, path: name}, r, each) })
	}
}

// Fetched gives what a page of the web holds: the items of a feed or a
// sitemap, what is packed in it, or the page itself.
func Fetched(page gainsay.Page) iter.Seq2[gainsay.Page, error] {
	if bytes.HasPrefix(page.Body, []byte{0x1f, 0x8b}) {
		return Stream(page.URL, bytes.NewReader(page.Body))
	}
	return func(yield func(gainsay.Page, error) bool) {
		if f, is := parseFeed(page.Body, page.URL); is {
			fromFeed(page, f, yield)
			return
		}
		yield(page, nil)
	}
}

// A taker takes a page or a reason; false says that no more are wanted.
type taker = func(gainsay.Page, error) bool

// walk goes through a folder. A name that is a link to a folder is followed
// at the top only, so that no walk goes in circles.
func walk(root string, yield taker) {
	real, err := filepath.EvalSymlinks(root)
	if err != nil {
		yield(gainsay.Page{URL: root}, cause(err))
		return
	}
	filepath.WalkDir(real, func(at string, e fs.DirEntry, err error) error {
		shown := filepath.Join(root, strings.TrimPrefix(at, real))
		switch {
		case err != nil:
			if !yield(gainsay.Page{URL: shown}, cause(err)) {
				return fs.SkipAll
			}
			return nil
		case at != real && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir():
			return nil
		}
		info, err := os.Stat(at)
		more := err != nil && yield(gainsay.Page{URL: shown}, cause(err)) || err == nil && file(shown, at, info, yield)
		if !more {
			return fs.SkipAll
		}
		return nil
	})
}

// file gives what one file holds; shown is the name it goes by.
func file(shown, at string, info fs.FileInfo, yield taker) bool {
	if !info.Mode().IsRegular() {
		return yield(gainsay.Page{URL: shown}, ErrSpecial)
	}
	f, err := os.Open(at)
	if err != nil {
		return yield(gainsay.Page{URL: shown}, cause(err))
	}
	defer f.Close()
	return unpack(item{name: filepath.Base(shown), path: shown, size: info.Size(), at: f}, f, yield)
}

// cause is an error without the path, which the page has.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
