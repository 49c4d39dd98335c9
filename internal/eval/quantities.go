package eval

import (
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
	"percent": "percentage", "USD": "dollar", "EUR": "euro", "GBP": "pound", "JPY": "yen", "INR": "rupee", "CNY": "yuan",
	"CAD": "canadian dollar", "AUD": "australian dollar", "CHF": "swiss franc", "RUB": "ruble", "KRW": "won",
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
	out := quantity{Value: q.Value, Bound: string(q.Bound), Unit: q.Unit, UnitText: q.Unit, Concept: q.Of.Text}
	if name := unitNames[q.Unit]; name != "" {
		out.Unit = name
	}
	if q.Unit == "" || q.Unit == "people" { // counted things are named by their noun
		out.Unit = q.Of.Head
	}
	if q.High != q.Value {
		out.High = &q.High
	}
	return out
}
