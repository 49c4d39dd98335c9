package sequence

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// magic opens an encoded model and names its form.
const magic = "gsq1"

// Encode writes the model in a compressed form that [Decode] reads. The same
// model gives the same bytes.
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
	m.encodeWeights(&raw)
	var out bytes.Buffer
	out.WriteString(magic)
	z, _ := flate.NewWriter(&out, flate.BestCompression) // the level is valid
	z.Write(raw.Bytes())
	z.Close()
	return out.Bytes()
}

// encodeWeights writes the weights that are not zero: how many, then the gaps
// between them, then their values.
func (m *Model) encodeWeights(raw *bytes.Buffer) {
	var gaps, values bytes.Buffer
	count, last := uint64(0), 0
	m.each(func(place int, value byte) {
		putUint(&gaps, uint64(place-last))
		values.WriteByte(value)
		count, last = count+1, place
	})
	putUint(raw, count)
	raw.Write(gaps.Bytes())
	raw.Write(values.Bytes())
}

func putUint(b *bytes.Buffer, v uint64) { b.Write(binary.AppendUvarint(nil, v)) }

// Decode reads what Encode wrote. Where there are many labels, those in first
// are laid side by side, for callers who ask for them together.
func Decode(data []byte, first ...uint16) (*Model, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, errors.New("decoding a sequence model: not a model, or one of another version")
	}
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(data[len(magic):])))
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
		r.Read(label)
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
	count, n := binary.Uvarint(raw)
	if n <= 0 || count > uint64(len(raw)) {
		return errors.New("the weights are cut off")
	}
	raw = raw[n:]
	places := make([]uint32, count)
	at, end := uint64(0), uint64(len(m.Labels))<<m.bits
	for i := range places {
		gap, n := binary.Uvarint(raw)
		if at += gap; n <= 0 || gap >= end || at >= end || i > 0 && gap == 0 {
			return errors.New("a weight lies outside the model")
		}
		raw, places[i] = raw[n:], uint32(at)
	}
	if uint64(len(raw)) < count {
		return errors.New("the weights are cut off")
	}
	m.lay(places, raw, first)
	m.routes = routesOf(m.transitions, len(m.Labels))
	return nil
}
