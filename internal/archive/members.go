package archive

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// errGap stands in the stream where a compressed member broke off.
var errGap = errors.New("a compressed member is broken")

// decompress unwraps gzip and zstd by their first bytes.
func decompress(in *bufio.Reader) (io.Reader, *members, error) {
	head, err := in.Peek(4)
	if err != nil && len(head) == 0 {
		return nil, nil, errors.New("it is empty")
	}
	switch {
	case bytes.HasPrefix(head, gzipMagic[:2]):
		m := &members{in: in}
		return m, m, nil
	case bytes.Equal(head, []byte("\x28\xb5\x2f\xfd")):
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxRecord))
		if err != nil {
			return nil, nil, err
		}
		return z.IOReadCloser(), nil, nil
	}
	return in, nil, nil
}

var gzipMagic = []byte{0x1f, 0x8b, 0x08}

// A members reads the gzip members of a file one after the other as one
// stream. At a member that is broken it gives errGap once and goes on at the
// next bytes that look like a member's head.
type members struct {
	in   *bufio.Reader
	z    *gzip.Reader
	open bool
	n    int64 // bytes of the open member so far
}

func (m *members) Read(p []byte) (int, error) {
	for {
		if !m.open {
			if err := m.start(); err != nil {
				return 0, err
			}
		}
		n, err := m.z.Read(p)
		m.n += int64(n)
		switch {
		case err == io.EOF:
			m.open = false
			if n == 0 {
				continue
			}
			return n, nil
		case err != nil:
			m.open = false
			return n, errGap
		}
		return n, nil
	}
}

// start opens the next member, past whatever is none.
func (m *members) start() error {
	for {
		head, err := m.in.Peek(len(gzipMagic))
		if err != nil {
			return io.EOF
		}
		if !bytes.Equal(head, gzipMagic) {
			if _, err := m.in.Discard(1); err != nil {
				return io.EOF
			}
			continue
		}
		if m.z == nil {
			m.z, err = gzip.NewReader(m.in)
		} else {
			err = m.z.Reset(m.in)
		}
		if err != nil {
			continue // not a member's head after all
		}
		m.z.Multistream(false)
		m.open, m.n = true, 0
		return nil
	}
}
