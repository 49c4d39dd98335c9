package store

import (
	"encoding/json"
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// The coders are safe for use by several goroutines through EncodeAll and
// DecodeAll. The limit keeps a broken row from asking for all memory.
var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(1))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(1<<30))
)

func pack(b []byte) []byte { return packer.EncodeAll(b, nil) }

func unpack(b []byte) ([]byte, error) {
	out, err := unpacker.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("stored bytes: %w", err)
	}
	return out, nil
}

// packJSON is v as compressed JSON.
func packJSON(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return pack(b), nil
}

func unpackJSON(b []byte, v any) error {
	raw, err := unpack(b)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, v)
}
