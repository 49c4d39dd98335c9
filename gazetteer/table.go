package gazetteer

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"

	"github.com/gainsay-news/gainsay/pack"
)

// A Record is a place as the table keeps it.
type Record struct {
	ID         int64
	Name       string
	Country    string
	Class      string
	Holder     int // position of the smallest place that holds it; -1 for none
	Lat, Lon   float64
	Population uint32
}

// An Alias is one more word for the place at a position.
type Alias struct {
	Place int
	Name  string
}

// A Table is all places, in the order of their ids, with their other names
// and the words for their people.
type Table struct {
	Places   []Record
	Names    []Alias // in the order of Place
	Demonyms []Alias // in the order of Place
}

var errDamaged = errors.New("table ends too early")

// grid is how many steps a degree has in the file: 1,000 (about 110 m).
const grid = 1000

// Encode packs a table: columns of variable-length integers, most of them
// differences to the row before, names parted by newlines, all compressed.
func Encode(t Table) []byte {
	var b []byte
	b = binary.AppendUvarint(b, uint64(len(t.Places)))
	b = appendInts(b, t.Places, func(r *Record) int64 { return r.ID })
	b = appendInts(b, t.Places, func(r *Record) int64 { return int64(math.Round(r.Lat * grid)) })
	b = appendInts(b, t.Places, func(r *Record) int64 { return int64(math.Round(r.Lon * grid)) })
	b = appendInts(b, t.Places, func(r *Record) int64 { return int64(r.Holder) })
	for i := range t.Places {
		b = append(b, packPopulation(t.Places[i].Population))
	}
	b = appendWords(b, t.Places, func(r *Record) string { return r.Country })
	b = appendWords(b, t.Places, func(r *Record) string { return r.Class })
	for i := range t.Places {
		b = append(append(b, t.Places[i].Name...), '\n')
	}
	b = appendAliases(b, t.Names)
	b = appendAliases(b, t.Demonyms)
	return pack.Bytes(b)
}

// packPopulation keeps a population to within two percent in one byte: 0, or
// 1 + 10 log2.
func packPopulation(n uint32) byte {
	if n == 0 {
		return 0
	}
	return byte(min(255, 1+math.Round(8*math.Log2(float64(n)))))
}

func unpackPopulation(b byte) uint32 {
	if b == 0 {
		return 0
	}
	return uint32(math.Round(math.Exp2(float64(b-1) / 8)))
}

func appendInts(b []byte, rows []Record, of func(*Record) int64) []byte {
	last := int64(0)
	for i := range rows {
		v := of(&rows[i])
		b = binary.AppendVarint(b, v-last)
		last = v
	}
	return b
}

// appendWords writes the distinct words and then the number of each row's.
func appendWords(b []byte, rows []Record, of func(*Record) string) []byte {
	number := map[string]int{}
	var words []string
	for i := range rows {
		if w := of(&rows[i]); number[w] == 0 {
			words = append(words, w)
			number[w] = len(words)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(words)))
	for _, w := range words {
		b = append(append(b, w...), '\n')
	}
	for i := range rows {
		b = binary.AppendUvarint(b, uint64(number[of(&rows[i])]-1))
	}
	return b
}

func appendAliases(b []byte, aliases []Alias) []byte {
	b = binary.AppendUvarint(b, uint64(len(aliases)))
	last := 0
	for _, a := range aliases {
		b = binary.AppendUvarint(b, uint64(a.Place-last))
		b = append(append(b, a.Name...), '\n')
		last = a.Place
	}
	return b
}

// A name is where a name stands in the text of a sheet.
type name struct {
	at   uint32
	size uint8
}

// A site is a place as it is kept to be looked up: without pointers, so that
// the collector passes a quarter of a million places over.
type site struct {
	id, lat, lon int32 // lat and lon in steps of the grid
	holder       int32
	name         name
	country      uint16 // in the sheet's countries
	class        uint16 // in its classes
	people       byte   // the population, packed
}

// An alias is one more word for the place at a position.
type alias struct {
	place int32
	name  name
}

// A sheet is a table unpacked.
type sheet struct {
	text               string
	sites              []site
	countries, classes []string
	names, demonyms    []alias
}

func (s *sheet) word(n name) string { return s.text[n.at:][:n.size] }

// record is the place at a position.
func (s *sheet) record(i int) Record {
	p := &s.sites[i]
	return Record{
		ID: int64(p.id), Name: s.word(p.name), Country: s.countries[p.country], Class: s.classes[p.class], Holder: int(p.holder),
		Lat: float64(p.lat) / grid, Lon: float64(p.lon) / grid, Population: populations[p.people],
	}
}

// decode unpacks what Encode packed.
func decode(packed []byte) (*sheet, error) {
	all, err := pack.Text(packed)
	if err != nil {
		return nil, err
	}
	d := reader{text: all}
	n := int(d.uvarint())
	if d.bad || n > len(d.text) {
		return nil, errDamaged
	}
	s := &sheet{text: d.text, sites: make([]site, n)}
	d.ints(s.sites, func(p *site, v int32) { p.id = v })
	d.ints(s.sites, func(p *site, v int32) { p.lat = v })
	d.ints(s.sites, func(p *site, v int32) { p.lon = v })
	d.ints(s.sites, func(p *site, v int32) { p.holder = v })
	for i := range s.sites {
		s.sites[i].people = d.byte()
	}
	s.countries = d.words(s.sites, func(p *site, w int) { p.country = uint16(w) })
	s.classes = d.words(s.sites, func(p *site, w int) { p.class = uint16(w) })
	for i := range s.sites {
		s.sites[i].name = d.name(s.text)
	}
	s.names = d.aliases(s.text)
	s.demonyms = d.aliases(s.text)
	if d.bad {
		return nil, errDamaged
	}
	return s, nil
}

var populations = func() (out [256]uint32) {
	for i := range out {
		out[i] = unpackPopulation(byte(i))
	}
	return out
}()

// A reader reads columns from the front of text; bad says that it ended early.
type reader struct {
	text string
	bad  bool
}

func (d *reader) byte() byte {
	if len(d.text) == 0 {
		d.bad = true
		return 0
	}
	c := d.text[0]
	d.text = d.text[1:]
	return c
}

func (d *reader) uvarint() uint64 {
	if len(d.text) > 0 && d.text[0] < 0x80 {
		v := d.text[0]
		d.text = d.text[1:]
		return uint64(v)
	}
	return d.longUvarint()
}

func (d *reader) longUvarint() uint64 {
	var v uint64
	for shift := 0; shift < 64; shift += 7 {
		c := d.byte()
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return v
		}
	}
	d.bad = true
	return 0
}

func (d *reader) line() string {
	line, rest, ok := strings.Cut(d.text, "\n")
	d.text = rest
	d.bad = d.bad || !ok
	return line
}

// name is a line as its place in the whole text, of which d.text is the rest.
func (d *reader) name(whole string) name {
	at := len(whole) - len(d.text)
	line := d.line()
	d.bad = d.bad || len(line) > math.MaxUint8
	return name{uint32(at), uint8(len(line))}
}

func (d *reader) ints(rows []site, set func(*site, int32)) {
	last := int64(0)
	for i := range rows {
		u := d.uvarint()
		last += int64(u>>1) ^ -int64(u&1)
		set(&rows[i], int32(last))
	}
}

// words reads distinct words, and which of them is that of each row.
func (d *reader) words(rows []site, set func(*site, int)) []string {
	words := make([]string, min(d.uvarint(), 1<<16))
	for i := range words {
		words[i] = strings.Clone(d.line())
	}
	for i := range rows {
		at := d.uvarint()
		d.bad = d.bad || at >= uint64(len(words))
		set(&rows[i], int(at))
	}
	return words
}

func (d *reader) aliases(whole string) []alias {
	n := d.uvarint()
	if n > uint64(len(d.text)) {
		d.bad = true
		return nil
	}
	out := make([]alias, n)
	last := int32(0)
	for i := range out {
		last += int32(d.uvarint())
		out[i] = alias{last, d.name(whole)}
	}
	return out
}
