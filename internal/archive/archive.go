// Package archive reads web archives: WARC files (ISO 28500; versions 0.17 to
// 1.1) and the older ARC files, plain, gzip'd or in zstd frames.
//
// Archives in the wild are cut off, mislabelled and badly chunked. A broken
// record is given up with its reason and reading goes on at the next one that
// can be found.
package archive

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"
)

// The reasons why a record holds no page.
var (
	ErrCut       = errors.New("the record is cut off")
	ErrGarbled   = errors.New("bytes between records that belong to none")
	ErrTooLarge  = fmt.Errorf("the record is larger than %d MiB", maxRecord>>20)
	ErrRevisit   = errors.New("a revisit record: the server's answer was the same as an earlier one and is not repeated here")
	ErrStatus    = errors.New("the server's answer was no page")
	ErrOtherType = errors.New("not a page")
	ErrHTTP      = errors.New("the answer's HTTP head cannot be read")
	ErrEncoding  = errors.New("the answer's body cannot be decompressed")
	ErrHeader    = errors.New("the record's head cannot be read")
	ErrUnread    = errors.New("the rest of the archive cannot be read")
)

// maxRecord bounds one record, before and after decompression of its body.
const maxRecord = 64 << 20

// A Record is one thing that was captured.
type Record struct {
	Kind      string // "response", "resource", "conversion", "revisit", ...
	URL       string
	Retrieved time.Time // zero when the record does not say
	Type      string    // media type of Body with its charset
	Status    int       // of HTTP; 0 when it was not fetched by HTTP
	Body      []byte    // decompressed and unchunked
	Cut       bool      // Body ends where the archive was cut off
}

// A block is a record as it stands in the file.
type block struct {
	record Record
	http   bool // content is an HTTP response
	cut    bool
	length int64
	body   []byte
}

// Records reads the records of an archive that may hold a page: responses,
// resources and conversions, and revisits as errors. The record of an error
// has its URL where that could be read. Requests, metadata and the like are
// passed over.
func Records(r io.Reader) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		in, err := open(r)
		if err != nil {
			yield(Record{}, fmt.Errorf("%w: %w", ErrUnread, err))
			return
		}
		for {
			b, err := in.next()
			if err == io.EOF {
				return
			}
			rec := b.record
			if err == nil {
				if !held[rec.Kind] {
					continue
				}
				rec, err = b.page()
			}
			if !yield(rec, err) || errors.Is(err, ErrUnread) {
				return
			}
		}
	}
}

// held are the kinds of record that can hold a page, or stand for one.
var held = map[string]bool{"response": true, "resource": true, "conversion": true, "revisit": true, "continuation": true}

// A reader cuts a stream into blocks.
type reader struct {
	in   *bufio.Reader
	gaps *members // nil for what is not gzip'd
	arc  bool
}

// open looks at the first bytes for compression and format.
func open(r io.Reader) (*reader, error) {
	plain, gaps, err := decompress(bufio.NewReaderSize(r, 1<<16))
	if err != nil {
		return nil, err
	}
	in := &reader{in: bufio.NewReaderSize(plain, 1<<16), gaps: gaps}
	head, _ := in.in.Peek(64)
	head = bytes.TrimLeft(head, "\r\n\t ")
	in.arc = !bytes.HasPrefix(head, []byte("WARC/"))
	return in, nil
}

// next is the next block, ErrGarbled once for each stretch that is none.
func (r *reader) next() (block, error) {
	if r.arc {
		return r.nextARC()
	}
	return r.nextWARC()
}

// content reads n bytes of a block; short says that the stream had fewer.
func (r *reader) content(n int64) (body []byte, short bool, err error) {
	if n > maxRecord {
		_, err := io.CopyN(io.Discard, r.in, n)
		return nil, err != nil, ErrTooLarge
	}
	var buf bytes.Buffer
	buf.Grow(int(min(n, 1<<20)))
	_, err = io.CopyN(&buf, r.in, n)
	return buf.Bytes(), err != nil, nil
}

// maxLine bounds one line of a head; what is longer is cut.
const maxLine = 64 << 10

// readLine is the next line without its end.
func (r *reader) readLine() (string, error) {
	var line []byte
	for {
		part, err := r.in.ReadSlice('\n')
		if len(line) < maxLine {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil && len(line) == 0 {
			return "", err
		}
		return string(bytes.TrimRight(line, "\r\n")), nil
	}
}
