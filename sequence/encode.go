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
	for i := range len(m.Labels) << m.bits {
		w := *m.weight(i)
		if w == zero {
			continue
		}
		putUint(&gaps, uint64(i-last))
		values.WriteByte(w - zero)
		count, last = count+1, i
	}
	putUint(raw, count)
	raw.Write(gaps.Bytes())
	raw.Write(values.Bytes())
}

func putUint(b *bytes.Buffer, v uint64) { b.Write(binary.AppendUvarint(nil, v)) }

// Decode reads what Encode wrote.
func Decode(data []byte) (*Model, error) {
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
	if err := m.decodeWeights(r); err != nil {
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

func (m *Model) decodeWeights(r *bytes.Reader) error {
	m.rows, m.stride = newRows(len(m.Labels), m.bits), strideOf(len(m.Labels))
	count, err := binary.ReadUvarint(r)
	if err != nil || count > uint64(r.Len()) {
		return errors.New("the weights are cut off")
	}
	places := make([]int, count)
	at := 0
	for i := range places {
		gap, err := binary.ReadUvarint(r)
		if at += int(gap); err != nil || at < 0 || at >= len(m.Labels)<<m.bits {
			return errors.New("a weight lies outside the model")
		}
		places[i] = at
	}
	for _, p := range places {
		b, err := r.ReadByte()
		if err != nil {
			return errors.New("the weights are cut off")
		}
		*m.weight(p) = b + zero
	}
	return nil
}
