package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gainsay-news/gainsay"
)

// A document is read far more often than people look at its bytes, and JSON of
// every token costs as much as reading the text. So nouns are kept packed:
// each field that is not zero by the number of its name, each string once.
// Fields may be added to the nouns and taken away: a packed value holds what
// is needed to step over a field that is no longer known.

// packedMark opens a packed value; JSON, in records of before, opens with "{".
const packedMark = 1

// packedNames numbers the names of fields, those met most often first: fifteen
// take one byte, the others two. Records hold the numbers, so none may be taken
// away or moved. A field with another name is known by a hash of it.
var packedNames = strings.Fields(`Span Kind Part Lemma Head Relation Text Role Of First Last Paragraph Rule Score Mention
	ID URL Publisher Origin Ref Title Authors Editors Dateline Published Modified Language Home Media Body Paragraphs Tokens Sentences Tags Arcs
	Mentions Timexes Quantities Quotations Entities Toponyms Claims Relations Place Day Agency When Time Printed Zone DayOnly From To
	Address Caption Credit Form Name Also Links Value High Bound Hedge Unit Fate Number Amount Amounts Literal Country Class Within Lat Lon
	Pieces Act Negated Cue Source Speaker Unnamed Affiliate Addressee Occasion Channel Said SaidRule Where Found
	Document Quotation Sentence Via Subject Predicate Frame Object Entity Terms Words Denied Modality
	Story A B Differ Basis At In Why Wide Companions Fine`)

// How a value is written, so that it can be stepped over.
const (
	asNumber = iota // of either sign, and truth
	asFloat
	asText
	asSpan
	asTime
	asStruct
	asList
)

// Pack is a noun, or a struct of nouns, in few bytes.
func Pack(v any) []byte {
	p := packings.Get().(*packing)
	defer packings.Put(p)
	return bytes.Clone(p.pack(v))
}

// packings are packings that nobody uses, with the room that they have grown.
var packings = sync.Pool{New: func() any { return &packing{texts: map[string]uint64{}} }}

// pack packs anew; the bytes are good until the next.
func (p *packing) pack(v any) []byte {
	p.b = append(p.b[:0], packedMark)
	p.structure(reflect.Indirect(reflect.ValueOf(v)))
	clear(p.texts)
	return p.b
}

// Unpack reads what Pack wrote, or JSON.
func Unpack(b []byte, into any) (err error) {
	if len(b) == 0 || b[0] != packedMark {
		return json.Unmarshal(b, into)
	}
	defer func() {
		if recover() != nil {
			err = errors.New("packed bytes are damaged")
		}
	}()
	u := unpacking{rest: string(b[1:])}
	u.structure(reflect.ValueOf(into).Elem())
	return nil
}

// A plan is how the fields of a struct are packed.
type plan struct{ fields []planned }

type planned struct {
	index int
	tag   uint64 // number of the name, and how it is written
	how   int
}

var plans sync.Map // reflect.Type to *plan

func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p := &plan{}
	for i := range t.NumField() {
		number, how := nameNumber(t.Field(i).Name), written(t.Field(i).Type)
		p.fields = append(p.fields, planned{i, number<<3 | uint64(how), how})
	}
	plans.Store(t, p)
	return p
}

func nameNumber(name string) uint64 {
	if i := slices.Index(packedNames, name); i >= 0 {
		return uint64(i + 1)
	}
	h := fnv.New32a()
	h.Write([]byte(name))
	return 1<<12 | uint64(h.Sum32())<<13
}

var (
	timeType = reflect.TypeFor[time.Time]()
	spanType = reflect.TypeFor[gainsay.Span]()
)

func written(t reflect.Type) int {
	switch {
	case t == timeType:
		return asTime
	case t == spanType:
		return asSpan
	}
	switch t.Kind() {
	case reflect.Bool, reflect.Int, reflect.Int64, reflect.Uint8:
		return asNumber
	case reflect.Float64:
		return asFloat
	case reflect.String:
		return asText
	case reflect.Struct:
		return asStruct
	case reflect.Slice:
		return asList
	}
	panic(fmt.Sprintf("store: a %s cannot be packed", t)) // a broken build
}

type packing struct {
	b     []byte
	texts map[string]uint64 // those written, numbered from one
}

func (p *packing) structure(v reflect.Value) {
	for _, f := range planOf(v.Type()).fields {
		if x := v.Field(f.index); !x.IsZero() {
			p.b = binary.AppendUvarint(p.b, f.tag)
			p.value(x, f.how)
		}
	}
	p.b = append(p.b, 0)
}

func (p *packing) value(v reflect.Value, how int) {
	switch how {
	case asNumber:
		p.number(v)
	case asFloat:
		p.b = binary.LittleEndian.AppendUint64(p.b, math.Float64bits(v.Float()))
	case asText:
		p.text(v.String())
	case asSpan:
		start, end := v.Field(0).Int(), v.Field(1).Int()
		p.b = binary.AppendVarint(binary.AppendVarint(p.b, start), end-start)
	case asTime:
		p.time(v.Interface().(time.Time))
	case asStruct:
		p.structure(v)
	case asList:
		how := written(v.Type().Elem())
		p.b = binary.AppendUvarint(p.b, uint64(v.Len())<<3|uint64(how))
		for i := range v.Len() {
			p.value(v.Index(i), how)
		}
	}
}

func (p *packing) number(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		p.b = binary.AppendVarint(p.b, 1) // what is not true is not written, but in a list
		if !v.Bool() {
			p.b[len(p.b)-1] = 0
		}
	case reflect.Uint8:
		p.b = binary.AppendVarint(p.b, int64(v.Uint()))
	default:
		p.b = binary.AppendVarint(p.b, v.Int())
	}
}

// text writes a string, or the number of one that was written before.
func (p *packing) text(s string) {
	if n, ok := p.texts[s]; ok {
		p.b = binary.AppendUvarint(p.b, n)
		return
	}
	p.texts[s] = uint64(len(p.texts) + 1)
	p.b = append(binary.AppendUvarint(append(p.b, 0), uint64(len(s))), s...)
}

// time writes the instant and the distance of its zone from UTC.
func (p *packing) time(t time.Time) {
	_, east := t.Zone()
	p.b = binary.AppendVarint(p.b, t.Unix())
	p.b = binary.AppendUvarint(p.b, uint64(t.Nanosecond()))
	p.b = binary.AppendVarint(p.b, int64(east))
}
