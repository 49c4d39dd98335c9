// Package candidates measures the gazetteer: of the places that a data set
// names, how many have the right one among those that bear the name. What has
// no candidate cannot be resolved, however good the resolver.
package candidates

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strconv"

	"github.com/gainsay-news/gainsay/gazetteer"
)

// A Result counts place names with a known place.
type Result struct {
	Names int
	Any   int // some place bears the name
	Right int // one of them is the right one: the same GeoNames id, or within 161 km
	First int // it is the first
}

func (r Result) String() string {
	share := func(n int) float64 { return 100 * float64(n) / float64(max(1, r.Names)) }
	return fmt.Sprintf("%d names: any candidate %.1f, a right one %.1f, the first right %.1f percent", r.Names, share(r.Any), share(r.Right), share(r.First))
}

// near is a hundred miles, the field's bound for the right place.
const near = 161

type toponym struct {
	Text string   `json:"text"`
	Lat  *float64 `json:"lat"`
	Lon  *float64 `json:"lon"`
	ID   string   `json:"geonameid"`
}

// Measure reads a gold.jsonl of toponyms; those without a point are left out,
// and with ids those without a GeoNames id, as the scorer's --geonames-only does.
func Measure(path string, ids bool) (r Result, err error) {
	file, err := os.Open(path)
	if err != nil {
		return r, err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var doc struct{ Toponyms []toponym }
		if err := json.Unmarshal(in.Bytes(), &doc); err != nil {
			return r, err
		}
		for _, t := range doc.Toponyms {
			if t.Lat != nil && t.Lon != nil && (t.ID != "" || !ids) {
				r.add(t)
			}
		}
	}
	return r, in.Err()
}

func (r *Result) add(t toponym) {
	all := append(append([]gazetteer.Entry{}, gazetteer.Lookup(t.Text)...), gazetteer.Demonym(t.Text)...)
	if e := gazetteer.Abbreviated(t.Text); e.Known() {
		all = append(all, e)
	}
	r.Names++
	if len(all) > 0 {
		r.Any++
	}
	for i, e := range all {
		lat, lon := e.Point()
		if strconv.FormatInt(e.ID(), 10) != t.ID && distance(lat, lon, *t.Lat, *t.Lon) > near {
			continue
		}
		r.Right++
		if i == 0 {
			r.First++
		}
		return
	}
}

// distance is that of two points in degrees along the great circle, in km.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const radian = math.Pi / 180
	a := math.Sin((lat2 - lat1) * radian / 2)
	b := math.Sin((lon2 - lon1) * radian / 2)
	return 2 * 6371.009 * math.Asin(math.Min(1, math.Sqrt(a*a+math.Cos(lat1*radian)*math.Cos(lat2*radian)*b*b)))
}
