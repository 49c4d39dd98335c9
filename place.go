package gainsay

import "slices"

// A Toponym is a place name, resolved to the place it names.
type Toponym struct {
	Span
	Place   Place  `json:"place"`
	Literal bool   `json:"literal"`        // where something is; not "Moscow said" or "Russian troops", which tell who
	Part    string `json:"part,omitempty"` // "northern" in "northern Syria"
	Rule    string `json:"rule,omitempty"`
}

// A Place is somewhere on Earth.
type Place struct {
	ID      int64   `json:"id,omitempty"` // GeoNames; 0 when unresolved
	Name    string  `json:"name,omitempty"`
	Country string  `json:"country,omitempty"` // ISO 3166-1 alpha-2
	Class   string  `json:"class,omitempty"`   // GeoNames feature code: "PCLI", "ADM1", "PPLC", ...
	Within  []int64 `json:"within,omitempty"`  // the places that hold it, smallest first
	Lat     float64 `json:"lat,omitempty"`     // degrees north
	Lon     float64 `json:"lon,omitempty"`     // degrees east
}

// Apart reports whether both are known and neither holds the other.
func (p Place) Apart(q Place) bool {
	return p.ID != 0 && q.ID != 0 && p.ID != q.ID &&
		!slices.Contains(p.Within, q.ID) && !slices.Contains(q.Within, p.ID)
}
