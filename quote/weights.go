package quote

import (
	_ "embed" // the weights stand beside the code that reads them
	"encoding/binary"
	"sync"

	"github.com/gainsay-news/gainsay/sequence"
)

//go:embed model.bin
var weights []byte

// fitted are the models that the program carries; docs/models.md says what
// they were fitted on.
var fitted = sync.OnceValue(func() *models { return unpacked(weights) })

// packed joins the gate and the models, each model after its length.
func packed(g *gate, all ...*sequence.Model) []byte {
	out, _ := binary.Append(nil, binary.LittleEndian, g[:])
	for _, m := range all {
		b := m.Encode()
		out = binary.AppendUvarint(out, uint64(len(b)))
		out = append(out, b...)
	}
	return out
}

// unpacked takes apart what packed joined. The bytes are the program's own: a
// fault in them is one of the build.
func unpacked(data []byte) *models {
	g := &gate{}
	n, err := binary.Decode(data, binary.LittleEndian, g[:])
	if err != nil {
		panic(err)
	}
	data = data[n:]
	next := func() *sequence.Model {
		size, n := binary.Uvarint(data)
		m := sequence.MustDecode(data[n : n+int(size)])
		data = data[n+int(size):]
		return m
	}
	return &models{gate: g, cue: next(), inner: next(), span: next(), judge: next()}
}
