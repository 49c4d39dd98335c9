package sequence

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/gainsay-news/gainsay/pack"
)

// magic opens an encoded model and names its form.
const magic = "gsq2"

// Encode writes the model in a packed form that [Decode] reads. The same
// model gives the same bytes.
//
// Behind labels, scale and transitions stand the weights in a form that is laid
// in rows as it is read: which labels of each bucket have one, a bit each, all
// buckets by their first eight labels, then all by the next eight, ...; then
// the weights that there are, a byte each, bucket by bucket.
func (m *Model) Encode() []byte {
	var raw bytes.Buffer
	putUint(&raw, uint64(m.bits))
	putUint(&raw, uint64(len(m.Labels)))
	for _, l := range m.Labels {
		putUint(&raw, uint64(len(l)))
		raw.WriteString(l)
	}
	putUint(&raw, uint64(math.Float32bits(m.scale)))
	for _, w := range m.transitions {
		putUint(&raw, uint64(math.Float32bits(w)))
	}
	var places []uint32
	var values []byte
	m.each(func(place int, value byte) {
		places, values = append(places, uint32(place)), append(values, value)
	})
	raw.Write(storedOf(places, values, len(m.Labels), m.bits).has)
	raw.Write(values)
	return append([]byte(magic), pack.Bytes(raw.Bytes())...)
}

func putUint(b *bytes.Buffer, v uint64) { b.Write(binary.AppendUvarint(nil, v)) }

// Decode reads what Encode wrote. Where there are many labels, those in first
// are laid side by side, for callers who ask for them together.
func Decode(data []byte, first ...uint16) (*Model, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, errors.New("decoding a sequence model: not a model, or one of another version")
	}
	raw, err := pack.Open(data[len(magic):])
	if err != nil {
		return nil, fmt.Errorf("decoding a sequence model: %w", err)
	}
	r := bytes.NewReader(raw)
	m := &Model{}
	if err := m.decodeHead(r); err != nil {
		return nil, fmt.Errorf("decoding a sequence model: %w", err)
	}
	if err := m.decodeWeights(raw[len(raw)-r.Len():], first); err != nil {
		return nil, fmt.Errorf("decoding a sequence model: %w", err)
	}
	return m, nil
}

// MustDecode is Decode for a model that the program embeds: one that cannot be
// read is a fault of the build.
func MustDecode(data []byte) *Model {
	m, err := Decode(data)
	if err != nil {
		panic(err)
	}
	return m
}

func (m *Model) decodeHead(r *bytes.Reader) error {
	bits, _ := binary.ReadUvarint(r)
	count, err := binary.ReadUvarint(r)
	if err != nil || bits > 26 || count == 0 || count<<bits > 1<<28 {
		return fmt.Errorf("%d bits, %d labels", bits, count)
	}
	m.bits = int(bits)
	for range count {
		size, err := binary.ReadUvarint(r)
		if err != nil || size > uint64(r.Len()) {
			return errors.New("a label is cut off")
		}
		label := make([]byte, size)
		io.ReadFull(r, label)
		m.Labels = append(m.Labels, string(label))
	}
	scale, _ := binary.ReadUvarint(r)
	m.scale = math.Float32frombits(uint32(scale))
	m.transitions = make([]float32, (count+1)*count)
	for i := range m.transitions {
		w, err := binary.ReadUvarint(r)
		if err != nil {
			return errors.New("the transitions are cut off")
		}
		m.transitions[i] = math.Float32frombits(uint32(w))
	}
	return nil
}

func (m *Model) decodeWeights(raw []byte, first []uint16) error {
	n := len(m.Labels)
	size := eights(n) << m.bits
	if size > len(raw) {
		return errors.New("the weights are cut off")
	}
	s := stored{m.bits, raw[:size], raw[size:]}
	if count := s.total(); count != len(s.values) {
		return fmt.Errorf("%d weights for %d places", len(s.values), count)
	}
	if last := s.has[size-1<<m.bits:]; n%8 > 0 {
		for _, b := range last {
			if b>>(n%8) > 0 {
				return errors.New("a weight lies outside the model")
			}
		}
	}
	m.lay(s, first)
	m.routes = routesOf(m.transitions, n)
	return nil
}
