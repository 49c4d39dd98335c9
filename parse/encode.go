package parse

import (
	"encoding/binary"
	"fmt"
	"io"

	"github.com/gainsay-news/gainsay/sequence"
)

// encode writes both models, the length of the first before them.
func (p *parser) encode() []byte {
	first := p.moves.Encode()
	out := binary.AppendUvarint(nil, uint64(len(first)))
	return append(append(out, first...), p.relations.Encode()...)
}

func decode(data []byte) (*parser, error) {
	size, n := binary.Uvarint(data)
	if n <= 0 || size > uint64(len(data)-n) {
		return nil, io.ErrUnexpectedEOF
	}
	first, err := sequence.Decode(data[n : n+int(size)])
	if err != nil {
		return nil, err
	}
	second, err := sequence.Decode(data[n+int(size):])
	if err != nil {
		return nil, err
	}
	if len(first.Labels) != moves {
		return nil, fmt.Errorf("%d moves", len(first.Labels))
	}
	return newParser(first, second), nil
}

// mustDecode is decode for what the program embeds: a model that cannot be
// read is a fault of the build.
func mustDecode(data []byte) *parser {
	p, err := decode(data)
	if err != nil {
		panic(fmt.Sprintf("parse: decoding the model: %v", err))
	}
	return p
}
