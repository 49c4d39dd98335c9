// Package gazetteer holds the places of the world, embedded in the program:
// countries, their first and second divisions, populated places of 500 people
// and more, continents, regions, seas, rivers and ranges, with GeoNames ids,
// population, point and what holds them; and the adjectives and names of
// peoples ("Iraqi", "Texan", "Scots").
//
// The table is unpacked at the first look-up (half a tenth of a second) and
// kept. A look-up by name allocates nothing. A name is folded before it is
// compared: case, diacritics, points and apostrophes do not count, a hyphen is
// a space, "St." is "Saint", "Mt." is "Mount", and a leading "the" is dropped
// (see [Fold]). Abbreviations keep their case, for "US" is a country and "us"
// is not: they are a table of their own.
//
// Places that GeoNames has but our packages do not (most regions, seas,
// rivers) have a negative id of our own. A division's point is the mean of the
// places within, weighted by population; its population is their sum.
//
// Sources and licences: GeoNames (CC BY 4.0) by way of the packages named in
// internal/gazetteerbuild, and facts written by hand there.
package gazetteer

import (
	"cmp"
	_ "embed"
	"slices"
	"sync"
)

//go:embed places.bin
var packed []byte

var atlas = sync.OnceValue(func() *index {
	t, err := decode(packed)
	if err != nil {
		panic("gazetteer: places.bin is damaged: " + err.Error()) // a broken build, not bad input
	}
	return newIndex(t)
})

// An Entry is a place of the table, small enough to pass around. The zero
// Entry is no place.
type Entry struct{ at int32 }

// Known reports whether e is a place.
func (e Entry) Known() bool { return e.at > 0 }

// ID is the GeoNames id, or a negative one of our own; 0 for no place.
func (e Entry) ID() int64 {
	if e.at == 0 {
		return 0
	}
	return int64(atlas().sites[e.at-1].id)
}

// Name is the place's first name.
func (e Entry) Name() string {
	if e.at == 0 {
		return ""
	}
	a := atlas()
	return a.word(a.sites[e.at-1].name)
}

// Country is the ISO 3166-1 code; "" for what lies in several.
func (e Entry) Country() string {
	if e.at == 0 {
		return ""
	}
	a := atlas()
	return a.countries[a.sites[e.at-1].country]
}

// Class is the GeoNames feature code: "PCLI", "ADM1", "PPLC", "SEA", ...
func (e Entry) Class() string {
	if e.at == 0 {
		return ""
	}
	a := atlas()
	return a.classes[a.sites[e.at-1].class]
}

// Population is the number of people; 0 when unknown.
func (e Entry) Population() int {
	if e.at == 0 {
		return 0
	}
	return int(populations[atlas().sites[e.at-1].people])
}

// Point is degrees north and east.
func (e Entry) Point() (lat, lon float64) {
	if e.at == 0 {
		return 0, 0
	}
	s := &atlas().sites[e.at-1]
	return float64(s.lat) / grid, float64(s.lon) / grid
}

// Holder is the smallest place that holds e.
func (e Entry) Holder() Entry {
	if e.at == 0 {
		return Entry{}
	}
	return Entry{atlas().sites[e.at-1].holder + 1}
}

// Holds reports whether e is f or holds it.
func (e Entry) Holds(f Entry) bool {
	for ; f.Known(); f = f.Holder() {
		if e == f {
			return true
		}
	}
	return false
}

// Within is the ids of the places that hold e, smallest first.
func (e Entry) Within() []int64 {
	var ids []int64
	for h := e.Holder(); h.Known(); h = h.Holder() {
		ids = append(ids, h.ID())
	}
	return ids
}

// Lookup is the places that bear a name, those of most people first; countries
// and what is larger come before all. The slice belongs to the table and must
// not be written to.
func Lookup(name string) []Entry {
	if a := abbreviated(name); a != nil {
		return a
	}
	return atlas().names.find(name)
}

// Demonym is the places that a word for a people or an adjective tells of:
// "Iraqi", "Texans", "Congolese" (two).
func Demonym(word string) []Entry { return atlas().demonyms.find(word) }

// ByID is the place with a GeoNames id or one of our own.
func ByID(id int64) Entry {
	i, ok := slices.BinarySearchFunc(atlas().sites, id, func(s site, id int64) int { return cmp.Compare(int64(s.id), id) })
	if !ok {
		return Entry{}
	}
	return Entry{int32(i + 1)}
}

// IsPlaceName reports whether any place bears the name.
func IsPlaceName(name string) bool { return len(Lookup(name)) > 0 }
