package record

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
)

// report is a small document with a finding of each kind, made by hand.
func report() *gainsay.Document {
	text := "Bridge\n\nMayor Ada Brook said on Monday that about 40 cars crossed. \"No,\" said Cole."
	at := func(words string) gainsay.Span {
		i := strings.Index(text, words)
		return gainsay.Span{Start: i, End: i + len(words)}
	}
	monday := gainsay.Day(time.Date(2031, 5, 5, 0, 0, 0, 0, time.UTC))
	return &gainsay.Document{
		ID: "d", Title: "Bridge", Text: text, Body: 8, Publisher: "The Courier",
		Published: gainsay.Stamp{Time: time.Date(2031, 5, 6, 9, 30, 0, 0, time.UTC), Printed: "6 May, 9.30"},
		Sentences: []gainsay.Sentence{{Span: gainsay.Span{Start: 8, End: len(text)}}},
		Mentions:  []gainsay.Mention{{Span: at("Ada Brook"), Form: gainsay.Name, Kind: gainsay.Person}},
		Timexes:   []gainsay.Timex{{Span: at("Monday"), Kind: gainsay.Date, Value: "2031-05-05", When: monday, Rule: "weekday"}},
		Quantities: []gainsay.Quantity{{Span: at("about 40"), Number: at("40"), Value: 40, High: 40, Bound: gainsay.About,
			Hedge: at("about"), Unit: "car", Of: gainsay.Term{Text: "cars"}, Rule: "counted"}},
		Entities: []gainsay.Entity{{ID: "e", Kind: gainsay.Person, Name: "Ada Brook", Role: "Mayor", Links: []gainsay.Link{{Mention: 0, Rule: "name"}}}},
		Quotations: []gainsay.Quotation{
			{ID: "q1", Span: at("that about 40 cars crossed"), Form: gainsay.Indirect, Act: gainsay.Said, Cue: at("said"), Source: at("Mayor Ada Brook"),
				Speaker: "e", Said: monday, Score: .9, Found: "model", Rule: "source"},
			{ID: "q2", Span: at("\"No,\""), Form: gainsay.Direct, Act: gainsay.Denied, Source: at("Cole"), Score: .8},
		},
		Claims: []gainsay.Claim{
			{ID: "c1", Document: "d", Span: at("about 40 cars crossed"), Text: "about 40 cars crossed", Quotation: 1, Sentence: gainsay.Span{Start: 8, End: 70},
				Speaker: gainsay.Term{Text: "Mayor Ada Brook", Entity: "e", Name: "Ada Brook"}, Said: monday, Predicate: "cross"},
			{ID: "c2", Document: "d", Span: at("No"), Text: "No", Quotation: 2, Speaker: gainsay.Term{Text: "Cole"}, Denied: true},
		},
		Relations: []gainsay.Relation{{A: "c1", B: "c2", Kind: gainsay.Contradicts, Differ: gainsay.ByNegation, Basis: gainsay.FoundByRule,
			Why: "One affirms what the other negates.", Score: .7, Rule: "negation"}},
	}
}

func TestEverySpanHasItsWords(t *testing.T) {
	data, err := json.Marshal(Of(report()))
	if err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	spans := 0
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if start, ok := v["start"].(float64); ok {
				spans++
				if got, want := v["text"], report().Text[int(start):int(v["end"].(float64))]; got != want {
					t.Errorf("a span says %q, the text %q", got, want)
				}
			}
			for _, x := range v {
				walk(x)
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(all)
	if spans < 10 {
		t.Errorf("only %d spans", spans)
	}
}

func TestFormsOfTheRecord(t *testing.T) {
	data, err := json.Marshal(Of(report()))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"said":{"first":"2031-05-05","last":"2031-05-05"}`, `"speaker":{"id":"e","name":"Ada Brook"}`,
		`"value":40,"high":40,"bound":"~","hedge":"about","unit":"car","of":"cars"`, `"basis":"found_by_rule"`,
		`"time":"2031-05-06T09:30:00","printed":"6 May, 9.30","zone":"unknown"`, `"toponyms":[]`,
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the record lacks %s:\n%s", want, data)
		}
	}
}

func TestOpenEndsAreLeftOut(t *testing.T) {
	from := gainsay.Interval{From: time.Date(2031, 5, 5, 0, 0, 0, 0, time.UTC)}
	if got := Days(from); got.First != "2031-05-05" || got.Last != "" {
		t.Errorf("%+v", got)
	}
	if Days(gainsay.Interval{}) != nil {
		t.Error("an unknown interval has days")
	}
}

func TestTextAndExplainNameTheFindings(t *testing.T) {
	var text, why bytes.Buffer
	r := Of(report())
	if err := r.Text(&text, Style{}); err != nil {
		t.Fatal(err)
	}
	if err := r.Explain(&why, Style{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Ada Brook  indirect", "said 2031-05-05", "Cole (not resolved)", "CONTRADICTS  found by rule", "about 40"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the text lacks %q:\n%s", want, text.String())
		}
	}
	for _, want := range []string{"model score 0.90", "weekday DATE", "counted ~", "negation basis found_by_rule"} {
		if !strings.Contains(why.String(), want) {
			t.Errorf("the explanation lacks %q:\n%s", want, why.String())
		}
	}
	if strings.Contains(text.String(), "\x1b[") {
		t.Error("colour without a terminal")
	}
	text.Reset()
	if err := r.Text(&text, Style{Color: true}); err != nil || !strings.Contains(text.String(), "\x1b[1mBridge") {
		t.Errorf("no colour on a terminal: %v", err)
	}
}
