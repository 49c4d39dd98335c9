package store

import (
	"bytes"
	"encoding/binary"
	"math"
	"reflect"
	"sync"
	"time"
	"unsafe"

	"github.com/gainsay-news/gainsay"
)

// Every field of every token of every report is packed: what the types are is
// asked once, and then memory is read by what was found.

// Pack is a noun, or a struct of nouns, in few bytes.
func Pack(v any) []byte {
	p := packings.Get().(*packing)
	defer packings.Put(p)
	return bytes.Clone(p.pack(v))
}

// packings are packings that nobody uses, with the room that they have grown.
var packings = sync.Pool{New: func() any { return &packing{texts: map[string]uint64{}} }}

type packing struct {
	b     []byte
	texts map[string]uint64  // those written, numbered from one
	last  [1 << lastBits]met // some of them by where they are in memory
	turn  uint32
}

const lastBits = 11

// met is a text that was written in a turn: who writes it again from the same
// place need not look at it.
type met struct {
	at     uintptr
	size   int
	number uint64
	turn   uint32
}

// pack packs anew; the bytes are good until the next.
func (p *packing) pack(v any) []byte {
	at := reflect.ValueOf(v)
	if at.Kind() != reflect.Pointer {
		at = reflect.New(at.Type())
		at.Elem().Set(reflect.ValueOf(v))
	}
	p.b = append(p.b[:0], packedMark)
	if p.turn++; p.turn == 0 {
		clear(p.last[:])
	}
	p.structure(shapeOf(at.Type().Elem()), at.UnsafePointer())
	clear(p.texts)
	return p.b
}

// A shape is what a type is to the packer.
type shape struct {
	how    int
	kind   reflect.Kind
	size   uintptr
	fields []part // of a struct
	of     *shape // what a list is of
}

// A part is a field of a struct.
type part struct {
	offset uintptr
	tag    uint64
	*shape
}

// shapes are those of structs that have been packed, complete.
var (
	shapes  sync.Map // reflect.Type to *shape
	shaping sync.Mutex
)

func shapeOf(t reflect.Type) *shape {
	if s, ok := shapes.Load(t); ok {
		return s.(*shape)
	}
	shaping.Lock()
	defer shaping.Unlock()
	s := shapeIn(map[reflect.Type]*shape{}, t)
	shapes.Store(t, s)
	return s
}

// shapeIn is the shape of a type that may hold others, and itself in a list.
func shapeIn(known map[reflect.Type]*shape, t reflect.Type) *shape {
	if s := known[t]; s != nil {
		return s
	}
	s := &shape{how: written(t), kind: t.Kind(), size: t.Size()}
	known[t] = s
	switch s.how {
	case asStruct:
		for _, f := range planOf(t).fields {
			field := t.Field(f.index)
			s.fields = append(s.fields, part{field.Offset, f.tag, shapeIn(known, field.Type)})
		}
	case asList:
		s.of = shapeIn(known, t.Elem())
	}
	return s
}

// zero reports whether a value is what a variable is before anything is put in it.
func (s *shape) zero(at unsafe.Pointer) bool {
	switch s.how {
	case asNumber:
		return integer(s.kind, at) == 0
	case asFloat:
		return *(*uint64)(at) == 0
	case asText:
		return *(*string)(at) == ""
	case asSpan:
		return *(*gainsay.Span)(at) == gainsay.Span{}
	case asTime:
		return *(*time.Time)(at) == time.Time{}
	case asList:
		return *(*unsafe.Pointer)(at) == nil // where its elements are
	}
	for i := range s.fields {
		if f := &s.fields[i]; !f.zero(unsafe.Add(at, f.offset)) {
			return false
		}
	}
	return true
}

// integer is one of the kinds that are written as a number.
func integer(kind reflect.Kind, at unsafe.Pointer) int64 {
	switch kind {
	case reflect.Bool, reflect.Uint8: // true is 1
		return int64(*(*uint8)(at))
	case reflect.Int64:
		return *(*int64)(at)
	}
	return int64(*(*int)(at))
}

func (p *packing) structure(s *shape, at unsafe.Pointer) {
	for i := range s.fields {
		f := &s.fields[i]
		if x := unsafe.Add(at, f.offset); !f.zero(x) {
			p.b = binary.AppendUvarint(p.b, f.tag)
			p.value(f.shape, x)
		}
	}
	p.b = append(p.b, 0)
}

func (p *packing) value(s *shape, at unsafe.Pointer) {
	switch s.how {
	case asNumber:
		p.b = binary.AppendVarint(p.b, integer(s.kind, at)) // what is not true is not written, but in a list
	case asFloat:
		p.b = binary.LittleEndian.AppendUint64(p.b, math.Float64bits(*(*float64)(at)))
	case asText:
		p.text(*(*string)(at))
	case asSpan:
		span := (*gainsay.Span)(at)
		p.b = binary.AppendVarint(binary.AppendVarint(p.b, int64(span.Start)), int64(span.End-span.Start))
	case asTime:
		p.time(*(*time.Time)(at))
	case asStruct:
		p.structure(s, at)
	case asList:
		list := (*[]byte)(at) // of whatever: its elements and how many they are stand as in any
		p.b = binary.AppendUvarint(p.b, uint64(len(*list))<<3|uint64(s.of.how))
		first := unsafe.Pointer(unsafe.SliceData(*list))
		for i := range len(*list) {
			p.value(s.of, unsafe.Add(first, uintptr(i)*s.of.size))
		}
	}
}

// text writes a string, or the number of one that was written before.
func (p *packing) text(s string) {
	at := uintptr(unsafe.Pointer(unsafe.StringData(s)))
	m := &p.last[uint64(at)*0x9E3779B97F4A7C15>>(64-lastBits)]
	if m.at == at && m.size == len(s) && m.turn == p.turn {
		p.b = binary.AppendUvarint(p.b, m.number)
		return
	}
	n, ok := p.texts[s]
	if ok {
		p.b = binary.AppendUvarint(p.b, n)
	} else {
		n = uint64(len(p.texts) + 1)
		p.texts[s] = n
		p.b = append(binary.AppendUvarint(append(p.b, 0), uint64(len(s))), s...)
	}
	*m = met{at, len(s), n, p.turn}
}

// time writes the instant and the distance of its zone from UTC.
func (p *packing) time(t time.Time) {
	_, east := t.Zone()
	p.b = binary.AppendVarint(p.b, t.Unix())
	p.b = binary.AppendUvarint(p.b, uint64(t.Nanosecond()))
	p.b = binary.AppendVarint(p.b, int64(east))
}
