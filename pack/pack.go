// Package pack makes the tables that rooms embed small, and large again when
// they are first asked: by Zstandard (RFC 8878), which opens at some 600 MB/s
// where Deflate does 100, at the same size.
package pack

import (
	"fmt"
	"unsafe"

	"github.com/klauspost/compress/zstd"
)

// largest is the most that is opened; no table is a fourth as large.
const largest = 64 << 20

// Bytes packs a table. The same table gives the same bytes.
func Bytes(table []byte) []byte {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false))
	if err != nil {
		panic(err) // the options are valid
	}
	defer w.Close()
	return w.EncodeAll(table, nil)
}

// Open gives back what Bytes packed.
func Open(packed []byte) ([]byte, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(largest), zstd.IgnoreChecksum(true))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	table, err := r.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("opening a packed table: %w", err)
	}
	return table, nil
}

// Text is Open for a table of text.
func Text(packed []byte) (string, error) {
	table, err := Open(packed)
	return unsafe.String(unsafe.SliceData(table), len(table)), err // nobody else has the bytes
}
