package web

import (
	"fmt"
	"html/template"
	"math"
	"net/http"
	"strings"

	"github.com/gainsay-news/gainsay/internal/store"
)

// A placesView is what the page of places shows.
type placesView struct {
	Places []store.PlaceCount `json:"places"`
}

func (s *site) places(r *http.Request) (any, error) {
	list, err := s.Store.Places(r.Context(), 120)
	return placesView{list}, err
}

// The map is flat: two units to a degree, from 90 north to 60 south.
const mapWidth, mapHeight = 720.0, 300.0

// worldMap draws places as dots whose area grows with the statements that
// speak of them, over as much of the world as holds them all. The list beside
// it says the same.
func (l speech) worldMap(list []store.PlaceCount) template.HTML {
	if len(list) == 0 {
		return ""
	}
	x := func(p store.PlaceCount) float64 { return 2 * (p.Lon + 180) }
	y := func(p store.PlaceCount) float64 { return 2 * (90 - p.Lat) }
	left, top, wide := window(list, x, y)
	most := 1
	for _, p := range list {
		most = max(most, p.Statements)
	}
	unit := wide / 640 // of the page, about
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="map" viewBox="%.1f %.1f %.1f %.1f" role="img" aria-label="%s">`, left, top, wide, wide*mapHeight/mapWidth, template.HTMLEscapeString(l.Say("map of the places; the list has the same")))
	fmt.Fprintf(&b, `<image href="/static/land.svg" width="%g" height="%g"/>`, mapWidth, mapHeight)
	for i, p := range list {
		r := unit * (4 + 12*math.Sqrt(float64(p.Statements)/float64(most)))
		fmt.Fprintf(&b, `<circle cx="%.2f" cy="%.2f" r="%.2f" stroke-width="%.2f"><title>%s: %d</title></circle>`, x(p), y(p), r, unit*1.2, template.HTMLEscapeString(p.Name), p.Statements)
		if i < 8 {
			fmt.Fprintf(&b, `<text x="%.2f" y="%.2f" font-size="%.2f">%s</text>`, x(p)+r+2*unit, y(p)+4*unit, 12*unit, template.HTMLEscapeString(p.Name))
		}
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

// window is the part of the map that holds all places with room around them.
func window(list []store.PlaceCount, x, y func(store.PlaceCount) float64) (left, top, wide float64) {
	x0, x1, y0, y1 := mapWidth, 0.0, mapHeight, 0.0
	for _, p := range list {
		x0, x1, y0, y1 = min(x0, x(p)), max(x1, x(p)), min(y0, y(p)), max(y1, y(p))
	}
	wide = min(mapWidth, max(60, 1.5*(x1-x0), 1.5*(y1-y0)*mapWidth/mapHeight))
	high := wide * mapHeight / mapWidth
	left = min(max(0, (x0+x1-wide)/2), mapWidth-wide)
	top = min(max(0, (y0+y1-high)/2), mapHeight-high)
	return left, top, wide
}
