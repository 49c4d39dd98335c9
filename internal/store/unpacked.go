package store

import (
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"time"
	"unsafe"
)

// An unpacking reads a packed value; it panics where the bytes are damaged.
// Strings are parts of what it reads, not copies.
type unpacking struct {
	rest  string
	texts []string
}

// structure reads fields until they end. They come in the order of the plan,
// but in records of before.
func (u *unpacking) structure(into reflect.Value) {
	fields := planOf(into.Type()).fields
	next := 0
	for {
		tag := u.unsigned()
		if tag == 0 {
			return
		}
		for next < len(fields) && fields[next].tag != tag {
			next++
		}
		if next == len(fields) {
			next = slices.IndexFunc(fields, func(f planned) bool { return f.tag == tag })
		}
		if next < 0 {
			next = 0
			u.skip(int(tag & 7))
			continue
		}
		u.value(into.Field(fields[next].index), fields[next].how)
		next++
	}
}

func (u *unpacking) value(into reflect.Value, how int) {
	switch how {
	case asNumber:
		u.number(into)
	case asFloat:
		into.SetFloat(u.float())
	case asText:
		into.SetString(u.text())
	case asSpan:
		start := u.signed()
		into.Field(0).SetInt(start)
		into.Field(1).SetInt(start + u.signed())
	case asTime:
		into.Set(reflect.ValueOf(u.time()))
	case asStruct:
		u.structure(into)
	case asList:
		u.list(into)
	}
}

func (u *unpacking) number(into reflect.Value) {
	n := u.signed()
	switch into.Kind() {
	case reflect.Bool:
		into.SetBool(n != 0)
	case reflect.Uint8:
		into.SetUint(uint64(n))
	default:
		into.SetInt(n)
	}
}

func (u *unpacking) list(into reflect.Value) {
	n, how := u.length()
	if how != written(into.Type().Elem()) {
		for range n {
			u.skip(how)
		}
		return
	}
	into.Set(reflect.MakeSlice(into.Type(), n, n))
	for i := range n {
		u.value(into.Index(i), how)
	}
}

// length is how many values a list has, and how they are written. None takes
// less than a byte.
func (u *unpacking) length() (n, how int) {
	v := u.unsigned()
	if v>>3 > uint64(len(u.rest)) {
		panic("too long")
	}
	return int(v >> 3), int(v & 7)
}

// skip steps over a value; its strings are still to be numbered.
func (u *unpacking) skip(how int) {
	switch how {
	case asNumber:
		u.signed()
	case asFloat:
		u.float()
	case asText:
		u.text()
	case asSpan:
		u.signed()
		u.signed()
	case asTime:
		u.time()
	case asStruct:
		for tag := u.unsigned(); tag != 0; tag = u.unsigned() {
			u.skip(int(tag & 7))
		}
	case asList:
		n, how := u.length()
		for range n {
			u.skip(how)
		}
	default:
		panic("unknown")
	}
}

func (u *unpacking) unsigned() uint64 {
	if u.rest != "" && u.rest[0] < 0x80 {
		v := u.rest[0]
		u.rest = u.rest[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(unsafe.Slice(unsafe.StringData(u.rest), min(len(u.rest), binary.MaxVarintLen64)))
	if n <= 0 {
		panic("too short")
	}
	u.rest = u.rest[n:]
	return v
}

func (u *unpacking) signed() int64 {
	v := u.unsigned()
	return int64(v>>1) ^ -int64(v&1)
}

func (u *unpacking) float() float64 {
	v := math.Float64frombits(binary.LittleEndian.Uint64([]byte(u.rest[:8])))
	u.rest = u.rest[8:]
	return v
}

func (u *unpacking) text() string {
	if n := u.unsigned(); n > 0 {
		return u.texts[n-1]
	}
	n := u.unsigned()
	s := u.rest[:n]
	u.rest = u.rest[n:]
	u.texts = append(u.texts, s)
	return s
}

func (u *unpacking) time() time.Time {
	t := time.Unix(u.signed(), int64(u.unsigned())).UTC()
	if east := u.signed(); east != 0 {
		t = t.In(time.FixedZone("", int(east)))
	}
	return t
}
