package store

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/gainsay-news/gainsay"
	"github.com/klauspost/compress/zstd"
)

// The coders are safe for use by several goroutines through EncodeAll and
// DecodeAll. The limit keeps a broken row from asking for all memory.
var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(1<<30))
)

// pack compresses into room that is used again, since nobody knows before how
// little is needed.
func pack(b []byte) []byte {
	room := packingRooms.Get().(*[]byte)
	defer packingRooms.Put(room)
	*room = packer.EncodeAll(b, (*room)[:0])
	return bytes.Clone(*room)
}

var packingRooms = sync.Pool{New: func() any { b := make([]byte, 0, 64<<10); return &b }}

func unpack(b []byte) ([]byte, error) {
	out, err := unpacker.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("stored bytes: %w", err)
	}
	return out, nil
}

// PackDocument is a document in compressed bytes. It is the dearest part of
// recording one, so whoever has read it may pack it too.
func PackDocument(doc *gainsay.Document) []byte {
	p := documentPackings.Get().(*packing)
	defer documentPackings.Put(p)
	return pack(p.pack(doc))
}

// documentPackings are apart from the others: they have grown a hundred times
// as large, and are as much dearer to empty.
var documentPackings = sync.Pool{New: packings.New}

func unpackDocument(b []byte, doc *gainsay.Document) error {
	raw, err := unpack(b)
	if err != nil {
		return err
	}
	return Unpack(raw, doc)
}
