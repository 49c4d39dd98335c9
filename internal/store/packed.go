package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
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
