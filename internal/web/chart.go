package web

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// The chart's size and margins in its own units; the page scales it.
const (
	chartWidth, chartHeight = 640.0, 200.0
	chartLeft, chartRight   = 64.0, 24.0
	chartTop, chartBottom   = 28.0, 30.0
)

// chart draws figures over time: a dot for a plain figure, a ring for "about",
// a triangle that points to where the true figure may lie for "over" and "up
// to". It is empty when the figures are not of two times at least; the table
// beside it says the same.
func (l speech) chart(points []store.Figure) template.HTML {
	if len(points) == 0 {
		return ""
	}
	first, last := figureTime(points[0]), figureTime(points[len(points)-1])
	if first.IsZero() || !last.After(first) {
		return ""
	}
	top := 0.0
	for _, p := range points {
		top = max(top, p.High, p.Value)
	}
	if top <= 0 {
		return ""
	}
	x := func(f store.Figure) float64 {
		return chartLeft + (chartWidth-chartLeft-chartRight)*float64(figureTime(f).Sub(first))/float64(last.Sub(first))
	}
	y := func(v float64) float64 { return chartHeight - chartBottom - (chartHeight-chartTop-chartBottom)*v/top }
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="chart" viewBox="0 0 %g %g" role="img" aria-label="%s">`, chartWidth, chartHeight, template.HTMLEscapeString(l.Say("figures over time; the table below has the same")))
	for _, v := range []float64{0, top / 2, top} {
		fmt.Fprintf(&b, `<line class="grid" x1="%g" x2="%g" y1="%.1f" y2="%.1f"/>`, chartLeft, chartWidth-chartRight, y(v), y(v))
	}
	for _, v := range []float64{0, top} {
		fmt.Fprintf(&b, `<text class="axis" x="%g" y="%.1f" text-anchor="end">%s</text>`, chartLeft-8, y(v)+4, template.HTMLEscapeString(l.number(v)))
	}
	fmt.Fprintf(&b, `<text class="axis" x="%g" y="%g">%s</text>`, chartLeft, chartHeight-8, template.HTMLEscapeString(l.day(first)))
	fmt.Fprintf(&b, `<text class="axis" x="%g" y="%g" text-anchor="end">%s</text>`, chartWidth-chartRight, chartHeight-8, template.HTMLEscapeString(l.day(last)))
	for i, p := range points {
		if i > 0 {
			q := points[i-1]
			fmt.Fprintf(&b, `<line class="run" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, x(q), y(q.Value), x(p), y(p.Value))
		}
	}
	for i, p := range points {
		b.WriteString(point(x(p), y(p.Value), p))
		if len(points) <= 8 || i == 0 || i == len(points)-1 {
			fmt.Fprintf(&b, `<text class="value" x="%.1f" y="%.1f" text-anchor="middle">%s</text>`, x(p), y(p.Value)-11, template.HTMLEscapeString(l.short(p)))
		}
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

// short is a figure with the sign of its bound.
func (l speech) short(f store.Figure) string {
	sign := map[gainsay.Bound]string{gainsay.About: "~", gainsay.Less: "≤ ", gainsay.More: "> ", gainsay.Rising: "+", gainsay.Falling: "−"}[f.Bound]
	return sign + l.number(f.Value)
}

func point(x, y float64, f store.Figure) string {
	switch f.Bound {
	case gainsay.About:
		return fmt.Sprintf(`<circle class="dot about" cx="%.1f" cy="%.1f" r="5"/>`, x, y)
	case gainsay.More, gainsay.Rising:
		return fmt.Sprintf(`<path class="dot" d="M%.1f %.1f l6 10 h-12 z"/>`, x, y-6)
	case gainsay.Less, gainsay.Falling:
		return fmt.Sprintf(`<path class="dot" d="M%.1f %.1f l6 -10 h-12 z"/>`, x, y+6)
	}
	return fmt.Sprintf(`<circle class="dot" cx="%.1f" cy="%.1f" r="4.5"/>`, x, y)
}
