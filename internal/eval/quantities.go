package eval

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/pipeline"
)

type quantity struct {
	Value    float64  `json:"value"`
	High     *float64 `json:"high,omitempty"`
	Bound    string   `json:"bound"`
	Unit     string   `json:"unit"`
	UnitText string   `json:"unit_text"`
	Concept  string   `json:"concept"`
}

// unitNames is what the data call a unit that Gainsay writes as a code.
var unitNames = map[string]string{
	"percent": "percentage", "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen", "INR": "indian rupee",
	"CNY": "chinese yuan", "CAD": "canadian dollar", "AUD": "australian dollar", "HKD": "hong kong dollar", "CHF": "swiss franc",
	"RUB": "ruble", "KRW": "won", "ILS": "shekel", "ZAR": "south african rand", "MYR": "malaysian ringgit",
}

func quantities(path string, out *lines) error {
	type input struct {
		ID   string `json:"sentence_id"`
		Text string `json:"text"`
	}
	type line struct {
		ID         string     `json:"sentence_id"`
		Quantities []quantity `json:"quantities"`
	}
	inputs, err := readJSONL[input](path)
	if err != nil {
		return err
	}
	find := func(in input) line {
		doc := &gainsay.Document{Text: in.Text}
		pipeline.Annotate(doc)
		l := line{in.ID, []quantity{}}
		for _, q := range doc.Quantities {
			l.Quantities = append(l.Quantities, scored(q))
		}
		return l
	}
	return ordered(inputs, find, func(l line) error { return out.json(l) })
}

func scored(q gainsay.Quantity) quantity {
	out := quantity{Value: q.Value, Bound: string(q.Bound), Unit: unitName(q.Unit), UnitText: q.Unit, Concept: q.Of.Text}
	counted := strings.ToLower(q.Of.Text)
	switch { // counted things are named by their noun phrase, shares by a percent sign before it
	case q.Unit == "people":
		out.Unit = q.Of.Head
	case q.Unit == "share":
		counted = "% " + counted
	}
	if counted != "" {
		out.UnitText = counted
	}
	if q.High != q.Value {
		out.High = &q.High
	}
	return out
}

// unitName is the data's name of a unit, the unit of a rate included.
func unitName(unit string) string {
	what, per, rate := strings.Cut(unit, " per ")
	if name := unitNames[what]; name != "" {
		what = name
	}
	if rate {
		return what + " per " + per
	}
	return what
}
