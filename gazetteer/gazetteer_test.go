package gazetteer

import (
	"slices"
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for _, c := range [][2]string{
		{"São Paulo", "sao paulo"}, {"St. Louis", "saint louis"}, {"Mt. Vernon", "mount vernon"},
		{"the Hague", "hague"}, {"Xi'an", "xian"}, {"Port-au-Prince", "port au prince"},
		{"Thừa Thiên", "thua thien"}, {"  Basra ", "basra"}, {"...", ""}, {"\xff\xfe", "\ufffd\ufffd"},
		{strings.Repeat("a", 500), ""},
	} {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("Fold(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestLookupFirst(t *testing.T) {
	for _, c := range []struct{ name, class, country string }{
		{"Baghdad", "PPLC", "IQ"}, {"BAGHDAD", "PPLC", "IQ"}, {"U.S.", "PCLI", "US"}, {"Burma", "PCLI", "MM"},
		{"Ontario", "ADM1", "CA"}, {"Bombay", "PPLA", "IN"}, {"Middle East", "RGN", ""}, {"Europe", "CONT", ""},
		{"Wake County", "ADM2", "US"}, {"D.C.", "PPLC", "US"}, {"Kyiv", "PPLC", "UA"}, {"Red Sea", "SEA", ""},
	} {
		got := Lookup(c.name)
		if len(got) == 0 || got[0].Class() != c.class || got[0].Country() != c.country {
			t.Errorf("Lookup(%q) begins with %q", c.name, first(got))
		}
	}
	for _, no := range []string{"us", "Zzyzxville", "", "la"} {
		if got := Lookup(no); len(got) > 0 {
			t.Errorf("Lookup(%q) = %s, want nothing", no, first(got))
		}
	}
}

func first(run []Entry) string {
	if len(run) == 0 {
		return "nothing"
	}
	return run[0].Name() + " " + run[0].Class() + " " + run[0].Country()
}

func TestDemonym(t *testing.T) {
	for word, want := range map[string]string{"Iraqi": "IQ", "Frenchmen": "FR", "Texans": "US", "Scots": "GB"} {
		if got := Demonym(word); len(got) != 1 || got[0].Country() != want {
			t.Errorf("Demonym(%q) = %s, want %s", word, first(got), want)
		}
	}
	if got := Demonym("Congolese"); len(got) != 2 {
		t.Errorf("Congolese tells of %d places, want both", len(got))
	}
}

func TestAbbreviated(t *testing.T) {
	for word, want := range map[string]string{"N.C.": "North Carolina", "Calif.": "California", "Ont.": "Ontario", "OR": "Oregon"} {
		if got := Abbreviated(word); got.Name() != want {
			t.Errorf("Abbreviated(%q) = %q, want %q", word, got.Name(), want)
		}
	}
	if Abbreviated("Zz.").Known() {
		t.Error("Zz. is no division")
	}
}

func TestHolders(t *testing.T) {
	basra := Lookup("Basra")[0]
	iraq := Lookup("Iraq")[0]
	if !iraq.Holds(basra) || basra.Holds(iraq) {
		t.Error("Iraq holds Basra, not the other way")
	}
	if within := basra.Within(); !slices.Contains(within, iraq.ID()) || !slices.Contains(within, 6255147) {
		t.Errorf("Basra lies within %v, want Iraq and Asia among them", within)
	}
	if ByID(iraq.ID()) != iraq || ByID(-987654).Known() {
		t.Error("ByID does not answer with the place of the id")
	}
}

// Every holder comes to an end: no place holds itself.
func TestNoCycle(t *testing.T) {
	a := atlas()
	for i := range a.sites {
		steps := 0
		for h := a.sites[i].holder; h >= 0; h = a.sites[h].holder {
			if steps++; steps > 6 {
				t.Fatalf("%s is held by more than six places", a.record(i).Name)
			}
		}
	}
}

func TestLookupAllocatesNothing(t *testing.T) {
	Lookup("Paris")
	if n := testing.AllocsPerRun(100, func() { Lookup("St. Petersburg"); Demonym("Syrians"); Lookup("Nowhereville") }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestDamagedTable(t *testing.T) {
	small := Table{Places: []Record{{ID: 5, Name: "Aville", Country: "XX", Class: "PPL", Holder: -1}}, Names: []Alias{{0, "Beville"}}}
	data := Encode(small)
	if got, err := decode(data); err != nil || got.record(0) != small.Places[0] || got.word(got.names[0].name) != small.Names[0].Name {
		t.Errorf("decode gave %v, %v", got, err)
	}
	for cut := range data {
		if _, err := decode(data[:cut]); err == nil {
			t.Errorf("the first %d bytes of %d decode without an error", cut, len(data))
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		t, err := decode(packed)
		if err != nil {
			b.Fatal(err)
		}
		newIndex(t)
	}
}

func BenchmarkLookup(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Lookup("San Francisco")
		Lookup("Unheard-of")
	}
}
