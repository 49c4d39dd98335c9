package story

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/vector"
)

// A profile is the sum of a story's reports.
type profile struct {
	size           int
	oldest, newest int // days since 1970; 0 when unknown
	terms          []term
	places         []place
	meaning        vector.Sum // of all its reports

	direction          vector.Sum // meaning, of length one
	square, nameSquare float64    // sums of the squared weights, of all terms and of names
	keys               []uint32   // of the terms, side by side
}

const (
	profileTerms  = 400
	profilePlaces = 12
)

func opened(r report) ([]byte, gainsay.Interval) {
	p := profile{size: 1, oldest: r.day, newest: r.day, terms: r.terms, places: r.places, meaning: r.meaning}
	return p.pack(), p.when()
}

func joined(p profile, r report) ([]byte, gainsay.Interval) {
	p = p.with(r)
	return p.pack(), p.when()
}

func (p profile) when() gainsay.Interval {
	if p.oldest == 0 {
		return gainsay.Interval{}
	}
	return gainsay.Interval{From: dayTime(p.oldest), To: dayTime(p.newest + 1)}
}

func dayTime(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

// with is the profile once it has taken a report.
func (p profile) with(r report) profile {
	q := profile{size: p.size + 1, oldest: p.oldest, newest: max(p.newest, r.day)}
	if r.day > 0 && (q.oldest == 0 || r.day < q.oldest) {
		q.oldest = r.day
	}
	q.terms = sumTerms(p.terms, r.terms)
	q.places = sumPlaces(p.places, r.places)
	for i, x := range r.meaning {
		q.meaning[i] = p.meaning[i] + x
	}
	return q
}

// sumTerms adds two vectors in the order of their keys and keeps the heaviest.
func sumTerms(a, b []term) []term {
	out := make([]term, 0, len(a)+len(b))
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].key < b[0].key:
			out, a = append(out, a[0]), a[1:]
		case len(a) == 0 || b[0].key < a[0].key:
			out, b = append(out, b[0]), b[1:]
		default:
			out = append(out, term{a[0].key, a[0].weight + b[0].weight, a[0].name || b[0].name})
			a, b = a[1:], b[1:]
		}
	}
	if len(out) > profileTerms {
		slices.SortFunc(out, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.key, b.key)) })
		out = out[:profileTerms]
		slices.SortFunc(out, func(a, b term) int { return cmp.Compare(a.key, b.key) })
	}
	return out
}

func sumPlaces(a, b []place) []place {
	out := slices.Clone(a)
	for _, p := range b {
		if i := slices.IndexFunc(out, func(q place) bool { return q.id == p.id }); i >= 0 {
			out[i].weight += p.weight
		} else {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b place) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id)) })
	return out[:min(len(out), profilePlaces)]
}

// ready works out what every comparison needs.
func (p *profile) ready() {
	p.square, p.nameSquare = p.squares()
	p.keys = make([]uint32, len(p.terms))
	for i, t := range p.terms {
		p.keys[i] = t.key
	}
	p.direction = p.meaning
	divide(&p.direction, length(&p.meaning))
}

// pack writes the profile: a version, then variable-length integers; weights
// in thousandths; the length of the meaning, then a byte for each dimension.
func (p profile) pack() []byte {
	b := make([]byte, 0, 120+7*len(p.terms)+8*len(p.places))
	b = append(b, packing)
	b = binary.AppendUvarint(b, uint64(p.size))
	b = binary.AppendVarint(b, int64(p.oldest))
	b = binary.AppendVarint(b, int64(p.newest))
	b = binary.AppendUvarint(b, uint64(len(p.terms)))
	last := uint32(0)
	for _, t := range p.terms {
		b = binary.AppendUvarint(b, uint64(t.key-last))
		w := uint64(math.Round(float64(t.weight)*1000)) << 1
		if t.name {
			w |= 1
		}
		b = binary.AppendUvarint(b, w)
		last = t.key
	}
	b = binary.AppendUvarint(b, uint64(len(p.places)))
	for _, l := range p.places {
		b = binary.AppendVarint(b, l.id)
		b = binary.AppendUvarint(b, uint64(math.Round(float64(l.weight)*10)))
	}
	return p.packMeaning(b)
}

// meaningSteps is how many steps of a packed meaning make its length: no
// dimension of a text has more than half of it.
const meaningSteps = 250

func (p profile) packMeaning(b []byte) []byte {
	long := length(&p.meaning)
	b = binary.AppendUvarint(b, uint64(math.Round(float64(long)*1000)))
	if long == 0 {
		return b
	}
	for _, x := range p.meaning {
		step := math.Round(float64(x / long * meaningSteps))
		b = append(b, byte(int8(max(-127, min(127, step)))))
	}
	return b
}

func (p *profile) unpackMeaning(d *numbers) {
	long := float32(d.unsigned()) / 1000
	if long == 0 {
		return
	}
	if len(d.b) < vector.Dim {
		d.bad = true
		return
	}
	for i := range p.meaning {
		p.meaning[i] = float32(int8(d.b[i])) * long / meaningSteps
	}
	d.b = d.b[vector.Dim:]
}

// packing is the version; that of plainPacking had no meaning.
const (
	packing      = 2
	plainPacking = 1
)

// unpack reads what pack wrote; it is false for anything else.
func unpack(b []byte) (profile, bool) {
	d := numbers{b: b}
	if len(b) == 0 || b[0] != packing && b[0] != plainPacking {
		return profile{}, false
	}
	d.b = b[1:]
	p := profile{size: int(d.unsigned()), oldest: int(d.signed()), newest: int(d.signed())}
	n := d.unsigned()
	if n > uint64(len(b)) {
		return profile{}, false
	}
	p.terms = make([]term, n)
	last := uint32(0)
	for i := range p.terms {
		last += uint32(d.unsigned())
		w := d.unsigned()
		p.terms[i] = term{last, float32(w>>1) / 1000, w&1 == 1}
	}
	if n = d.unsigned(); n > uint64(len(b)) {
		return profile{}, false
	}
	p.places = make([]place, n)
	for i := range p.places {
		p.places[i] = place{id: d.signed(), weight: float32(d.unsigned()) / 10}
	}
	if b[0] == packing {
		p.unpackMeaning(&d)
	}
	return p, !d.bad
}

// numbers reads variable-length integers; bad says that they ended early.
type numbers struct {
	b   []byte
	bad bool
}

func (d *numbers) unsigned() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *numbers) signed() int64 {
	v, n := binary.Varint(d.b)
	if n <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return v
}
