package gainsay

import (
	"strings"
	"testing"
	"time"
)

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestIntervalDisjoint(t *testing.T) {
	first, second := Day(day("2031-03-04")), Day(day("2031-03-05"))
	tests := []struct {
		name string
		v, w Interval
		want bool
	}{
		{"two days", first, second, true},
		{"one day", first, first, false},
		{"a day in its month", first, Interval{day("2031-03-01"), day("2031-04-01")}, false},
		{"unknown conflicts with nothing", first, Interval{}, false},
		{"both unknown", Interval{}, Interval{}, false},
		{"open end before a later day", Interval{From: first.From}, second, false},
		{"open end after an earlier day", Interval{From: second.From}, first, true},
		{"open start", Interval{To: first.To}, second, true},
	}
	for _, tt := range tests {
		if got := tt.v.Disjoint(tt.w); got != tt.want {
			t.Errorf("%s: Disjoint = %v, want %v", tt.name, got, tt.want)
		}
		if got := tt.w.Disjoint(tt.v); got != tt.want {
			t.Errorf("%s: Disjoint the other way = %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestQuantityDisjoint(t *testing.T) {
	people := func(value, high float64, b Bound) Quantity {
		return Quantity{Value: value, High: high, Bound: b, Unit: "people"}
	}
	tests := []struct {
		name string
		q, r Quantity
		want bool
	}{
		{"two exact figures", people(12, 12, Equal), people(13, 13, Equal), true},
		{"one exact figure", people(12, 12, Equal), people(12, 12, Equal), false},
		{"roughly 1,000 against 900", people(1000, 1000, About), people(900, 900, Equal), false},
		{"roughly 1,000 against over 5,000", people(1000, 1000, About), people(5000, 5000, More), true},
		{"over 5,000 against 4,800", people(5000, 5000, More), people(4800, 4800, Equal), true},
		{"over 5,000 against 6,000", people(5000, 5000, More), people(6000, 6000, Equal), false},
		{"at most 40 against at least 50", people(40, 40, Less), people(50, 50, More), true},
		{"a range against a figure in it", people(10, 20, Equal), people(15, 15, Equal), false},
		{"a range against a figure outside", people(10, 20, Equal), people(21, 21, Equal), true},
		{"changes are no figures", people(3, 3, Rising), people(9, 9, Rising), false},
		{"unknown conflicts with nothing", Quantity{}, people(9, 9, Equal), false},
		{"both without a unit", Quantity{Value: 1, High: 1, Bound: Equal}, Quantity{Value: 2, High: 2, Bound: Equal}, false},
	}
	for _, tt := range tests {
		if got := tt.q.Disjoint(tt.r); got != tt.want {
			t.Errorf("%s: Disjoint = %v, want %v", tt.name, got, tt.want)
		}
		if got := tt.r.Disjoint(tt.q); got != tt.want {
			t.Errorf("%s: Disjoint the other way = %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestPlaceApart(t *testing.T) {
	region := Place{ID: 2, Within: []int64{1}}
	town := Place{ID: 3, Within: []int64{2, 1}}
	other := Place{ID: 4, Within: []int64{1}}
	if town.Apart(region) || region.Apart(town) || town.Apart(town) {
		t.Error("a place is apart from one that holds it, or from itself")
	}
	if town.Apart(Place{}) {
		t.Error("a place is apart from an unknown one")
	}
	if !town.Apart(other) || !region.Apart(other) {
		t.Error("two places of which neither holds the other are not apart")
	}
}

func TestFindingIDs(t *testing.T) {
	ids := NewFindingIDs("d", "quotation")
	a, b, c := ids.Next("It  is Over"), ids.Next("it is over"), ids.Next("it is not")
	if a == b || b == c || a == c {
		t.Errorf("ids %q, %q, %q are not apart", a, b, c)
	}
	if again := NewFindingIDs("d", "quotation").Next("it is over"); again != a {
		t.Errorf("the same words gave %q, then %q", a, again)
	}
	for _, words := range []string{"", " \t", " It\u00a0is\r\n OVER ", "ÉTÉ 2031", "\x1f A\x00b "} {
		if got, want := findingKey(words), strings.ToLower(strings.Join(strings.Fields(words), " ")); got != want {
			t.Errorf("the key of %q is %q, want %q", words, got, want)
		}
	}
}

func TestCheckNamesTheBrokenLaw(t *testing.T) {
	good := func() *Document {
		return &Document{
			ID: "d", Text: "Größe zählt.", Paragraphs: []Span{{0, 14}},
			Tokens:    []Token{{Span{0, 7}, Word}, {Span{8, 13}, Word}, {Span{13, 14}, Mark}},
			Sentences: []Sentence{{Span{0, 14}, 0, 3, 0}},
		}
	}
	if err := good().Check(); err != nil {
		t.Fatalf("a sound document: %v", err)
	}
	breaks := map[string]func(*Document){
		"cut rune":          func(d *Document) { d.Tokens[0].End = 3 },
		"outside the text":  func(d *Document) { d.Tokens[2].End = 99 },
		"order":             func(d *Document) { d.Tokens[0], d.Tokens[1] = d.Tokens[1], d.Tokens[0] },
		"sentence gap":      func(d *Document) { d.Sentences[0].Last = 2 },
		"tags":              func(d *Document) { d.Tags = make([]Tag, 2) },
		"mention head":      func(d *Document) { d.Mentions = []Mention{{Span: Span{0, 7}, Head: 3}} },
		"quotation id":      func(d *Document) { d.Quotations = []Quotation{{Span: Span{0, 7}}} },
		"relation to where": func(d *Document) { d.Relations = []Relation{{A: "x", B: "y", Why: "z"}} },
	}
	for name, breakIt := range breaks {
		d := good()
		breakIt(d)
		if d.Check() == nil {
			t.Errorf("%s: no law was broken", name)
		}
	}
}
