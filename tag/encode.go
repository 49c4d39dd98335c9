package tag

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/gainsay-news/gainsay/pack"
	"github.com/gainsay-news/gainsay/sequence"
)

// encode writes the model: labels, words, lemma rules, then the weights.
func (t *tagger) encode() []byte {
	var raw bytes.Buffer
	number := func(n int) { raw.Write(binary.AppendUvarint(nil, uint64(n))) }
	text := func(s string) { number(len(s)); raw.WriteString(s) }
	number(len(t.dictionary.labels))
	for _, l := range t.dictionary.labels {
		text(l)
	}
	number(len(t.dictionary.listed))
	for _, e := range t.dictionary.listed {
		text(e.word)
		n := len(e.labels) << 1
		if e.closed {
			n++
		}
		number(n)
		for _, l := range e.labels {
			number(int(l))
		}
	}
	number(len(t.lemmas.rules))
	for _, r := range t.lemmas.rules {
		number(int(r.label))
		text(r.ending)
		number(r.cut)
		text(r.add)
	}
	packed := pack.Bytes(raw.Bytes())
	head := binary.AppendUvarint(nil, uint64(len(packed)))
	return append(append(head, packed...), t.weights.Encode()...)
}

// An input reads numbers and texts until one is cut off.
type input struct {
	r   *bytes.Reader
	err error
}

func (in *input) number() int {
	n, err := binary.ReadUvarint(in.r)
	if err != nil || n > 1<<24 {
		in.err = fmt.Errorf("a number is cut off or too large (%v)", err)
		return 0
	}
	return int(n)
}

func (in *input) text() string {
	n := in.number()
	if n > in.r.Len() {
		in.err = io.ErrUnexpectedEOF
		return ""
	}
	b := make([]byte, n)
	in.r.Read(b)
	return string(b)
}

// mustDecode reads what encode wrote; it panics on anything else, which is a
// fault of the build.
func mustDecode(data []byte) *tagger {
	t, err := decode(data)
	if err != nil {
		panic(fmt.Sprintf("tag: decoding the model: %v", err))
	}
	return t
}

func decode(data []byte) (*tagger, error) {
	size, n := binary.Uvarint(data)
	if n <= 0 || size > uint64(len(data)-n) {
		return nil, io.ErrUnexpectedEOF
	}
	head, rest := data[n:n+int(size)], data[n+int(size):]
	raw, err := pack.Open(head)
	if err != nil {
		return nil, err
	}
	in := &input{r: bytes.NewReader(raw)}
	d := &dictionary{}
	for range in.number() {
		d.labels = append(d.labels, in.text())
	}
	for range in.number() {
		d.listed = append(d.listed, in.listed())
	}
	var rules []rule
	for range in.number() {
		rules = append(rules, rule{uint16(in.number()), in.text(), edit{in.number(), in.text()}})
	}
	if in.err != nil {
		return nil, in.err
	}
	d.index()
	weights, err := sequence.Decode(rest, d.open...)
	if err != nil {
		return nil, err
	}
	return newTagger(d, weights, newLemmas(rules)), nil
}

func (in *input) listed() listed {
	e := listed{word: in.text()}
	n := in.number()
	e.closed = n&1 == 1
	for range n >> 1 {
		e.labels = append(e.labels, uint16(in.number()))
	}
	return e
}
