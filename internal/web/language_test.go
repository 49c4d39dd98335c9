package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/query"
	"github.com/gainsay-news/gainsay/internal/store"
)

// TestLanguage asks every kind of condition of the invented bridge.
func TestLanguage(t *testing.T) {
	_, s := reader(t)
	if err := s.SaveSearch(t.Context(), store.SavedSearch{Name: "shut", Query: `"is shut"`}); err != nil {
		t.Fatal(err)
	}
	for q, want := range map[string]string{
		"bridge":                           "d1-a-q d2-a-q",
		"bridges":                          "d1-a-q d2-a-q", // any inflection
		"bridge open":                      "d1-a-q",
		"open OR shut":                     "d1-a-q d2-a-q",
		"bridge -open":                     "d2-a-q",
		"bridge NOT (open OR nothing)":     "d2-a-q",
		`"is shut"`:                        "d2-a-q",
		`"shut is"`:                        "",
		`exact:"The bridge"`:               "d1-a-q d2-a-q",
		`exact:"the bridge"`:               "",
		`"is to all"`:                      "", // a phrase is in a row
		"bridge NEAR/1 open":               "d1-a-q",
		"bridge NEAR/0 open":               "",
		`"bridge lorries"~5`:               "d1-a-q",
		`"bridge lorries"~2`:               "",
		"SENT(bridge Friday)":              "d1-a-q",
		"lorr*":                            "d1-a-q",
		"atleast:1 people":                 "d1-b-q d2-b-c",
		"atleast:2 people":                 "",
		"hurt /[0-9]{2}/":                  "d1-b-q d2-b-c",
		"hurt /^SOME/":                     "",
		"hurt /^SOME/i":                    "d2-b-c",
		"speaker:Berg":                     "d1-a-q d1-b-q",
		"speaker:annaberg":                 "d1-a-q d1-b-q", // an id
		"speaker:Bergh~":                   "d1-a-q d1-b-q",
		"speaker:Zorgh~":                   "",
		"outlet:South":                     "d2-a-q d2-b-c",
		"origin:North":                     "d1-a-q d1-b-q",
		"title:again":                      "d1-a-q d1-b-q",
		"story:bridge -is:own":             "d1-a-q d1-b-q d2-a-q",
		"act:said":                         "d1-a-q d1-b-q d2-a-q",
		"kind:person":                      "d1-a-q d1-b-q d2-a-q",
		"kind:organization":                "",
		"lang:en is:direct":                "d1-a-q d2-a-q",
		"lang:fr":                          "",
		"said:2031-05-02":                  "d1-a-q d1-b-q",
		"said:2031-05-02..2031-05-03 open": "d1-a-q",
		"said:2031-05-03/":                 "d2-a-q d2-b-c", // what has no day said has its day of print
		"published:<2031-05-03":            "d1-a-q d1-b-q",
		"published:2031-05-02T09:00Z":      "d1-a-q d1-b-q",
		"seen:P1D":                         "d1-a-q d1-b-q d2-a-q d2-b-c",
		"seen:<2031 seen:2030":             "",
		"figure:>50":                       "d2-b-c",
		"figure:people<=40":                "d1-b-q",
		"figure:lorries":                   "",
		"is:contested":                     "d1-a-q d2-a-q",
		"is:own":                           "d2-b-c",
		"is:copy":                          "d3-a-q",
		"is:wire":                          "",
		"saved:shut":                       "d2-a-q",
		"bridge -saved:shut":               "d1-a-q",
	} {
		where, err := query.Parse(q)
		if err == nil {
			where, err = query.Shelf{Store: s}.Expand(t.Context(), where)
		}
		if err != nil {
			t.Errorf("%s: %v", q, err)
			continue
		}
		for _, best := range []bool{false, true} {
			a, err := s.Search(t.Context(), store.Question{Where: where, Best: best})
			var got []string
			for _, st := range a.Statements {
				got = append(got, st.ID)
			}
			slices.Sort(got)
			if g := strings.Join(got, " "); g != want || err != nil {
				t.Errorf("%s (best %t) finds %q, want %q; %v", q, best, g, want, err)
			}
		}
	}
	var wrong *query.Error
	c, err := query.Parse("bridge saved:none")
	if err == nil {
		_, err = query.Shelf{Store: s}.Expand(t.Context(), c)
	}
	if !errors.As(err, &wrong) || wrong.At != 13 {
		t.Errorf("a saved search that is not there: %v", err)
	}
}

// TestKeysetPaging reads all statements in pages of three, in every order,
// and wants each of them once.
func TestKeysetPaging(t *testing.T) {
	s := newStore(t)
	for i := range 5 {
		f := fixture{id: fmt.Sprint("p", i), publisher: "Post", title: "Tolls", page: fmt.Sprint("https://p.example/", i), day: 1 + i%2}
		for range 4 {
			f.says = append(f.says, saying{who: "Eva Holm", words: "that tolls rise", sentence: "Eva Holm said that tolls rise.", own: i == 3})
		}
		d := f.document()
		if i == 4 {
			d.Published = gainsay.Stamp{} // no time that is known
			for j := range d.Quotations {
				d.Quotations[j].Said = gainsay.Interval{}
			}
		}
		put(t, s, f, d)
	}
	for _, q := range []store.Question{{}, {Where: store.Cond{Op: store.Word, Text: "toll"}}, {Where: store.Cond{Op: store.Word, Text: "toll"}, Best: true}} {
		q.Limit, q.Bare = 3, true
		if q.Where.Op == "" {
			q.Where.Op = store.And
		}
		seen := map[string]int{}
		for pages := 0; pages < 20; pages++ {
			a, err := s.Search(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, st := range a.Statements {
				seen[st.ID]++
			}
			if q.After = a.Next; !a.More {
				break
			}
		}
		for id, n := range seen {
			if n != 1 {
				t.Errorf("%s comes %d times", id, n)
			}
		}
		if len(seen) != 20 {
			t.Errorf("%d statements come, want 20 (best %t)", len(seen), q.Best)
		}
	}
	h := handler(t, s)
	for _, mark := range []string{"x", "t", "t9.9.9", "w-1.0", "wzzzzzz.0", "r.", "\x00"} {
		if w := get(t, h, "/search?q=toll&after="+url.QueryEscape(mark)); w.Code != http.StatusBadRequest {
			t.Errorf("the mark %q is answered %d", mark, w.Code)
		}
	}
}
