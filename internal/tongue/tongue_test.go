package tongue

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func german(t *testing.T) *Language {
	t.Helper()
	s, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	l := s.By("de")
	if l == nil || s.All[0].Tag != "en" {
		t.Fatalf("there are %d languages, the first is %s", len(s.All), s.All[0].Tag)
	}
	return l
}

func TestDates(t *testing.T) {
	at := time.Date(2031, 3, 5, 14, 5, 0, 0, time.UTC) // a Wednesday
	de, en := german(t), English()
	for layout, want := range map[string][2]string{
		"@date": {"5 Mar 2031", "5. März 2031"}, "@clock": {"5 Mar 2031, 14:05 UTC", "5. März 2031, 14:05 UTC"}, "@day": {"Wed 5 Mar 2031", "Mi, 5. März 2031"},
		"@moment": {"Wed 5 Mar 2031, 14:05", "Mi, 5. März 2031, 14:05"}, "@longday": {"Wednesday 5 March 2031", "Mittwoch, 5. März 2031"}, "@month": {"March 2031", "März 2031"},
	} {
		if a, b := en.Date(at, layout), de.Date(at, layout); a != want[0] || b != want[1] {
			t.Errorf("%s is %q and %q, not %q", layout, a, b, want)
		}
	}
	for m := time.January; m <= time.December; m++ {
		if got := de.Date(time.Date(2031, m, 1, 0, 0, 0, 0, time.UTC), "@month"); !strings.HasSuffix(got, " 2031") || len(got) < 8 {
			t.Errorf("month %d is %q", m, got)
		}
	}
	if d := de.Weekdays(); d[0] != "Mo" || d[6] != "So" {
		t.Errorf("the week is %q", d)
	}
}

func TestCounts(t *testing.T) {
	more, err := Load(fstest.MapFS{"pl.json": {Data: []byte(`{"@number": "1 234,5", "report|reports": {"one": "{n} raport", "few": "{n} raporty", "many": "{n} raportów", "other": "{n} raportu"}}`)}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		l    *Language
		n    int
		want string
	}{
		{English(), 0, "0 reports"}, {English(), 1, "1 report"}, {English(), 12345, "12,345 reports"},
		{german(t), 1, "1 Bericht"}, {german(t), 12345, "12.345 Berichte"}, {german(t), 0, "0 Berichte"},
		{more.By("pl"), 1, "1 raport"}, {more.By("pl"), 3, "3 raporty"}, {more.By("pl"), 5, "5 raportów"}, {more.By("pl"), 22, "22 raporty"}, {more.By("pl"), 1005, "1 005 raportów"},
	} {
		if got := c.l.Count(c.n, "report", "reports"); got != c.want {
			t.Errorf("%d in %s is %q, not %q", c.n, c.l.Tag, got, c.want)
		}
	}
	if got := English().Count(2, "gnu", "gnus"); got != "2 gnus" {
		t.Errorf("what no file has is %q", got)
	}
	if got := german(t).Noun(2000, "report", "reports"); got != "Berichte" {
		t.Errorf("without its number it is %q", got)
	}
	if got := german(t).Number(-1234567); got != "−1.234.567" {
		t.Errorf("a number below nothing is %q", got)
	}
}

func TestHeard(t *testing.T) {
	de := german(t)
	for english, want := range map[string]string{
		"OR needs something on both sides":                "OR braucht auf beiden Seiten etwas",
		`"2031-13" is no number`:                          "„2031-13“ ist keine Zahl",
		"speaker: needs a value right behind it":          "speaker: braucht einen Wert direkt dahinter",
		"there is no saved search “a {1} b”":              "es gibt keine gespeicherte Suche „a {1} b“",
		"nothing that anybody would have said of this so": "nothing that anybody would have said of this so",
	} {
		if got := de.Heard(english); got != want {
			t.Errorf("%q is heard as %q, not %q", english, got, want)
		}
	}
}

func TestFill(t *testing.T) {
	s, err := Load(fstest.MapFS{"fr.json": {Data: []byte(`{"A copy of {1} ({2}). It does not count as an origin.": "{2} : copie de {1}", "Stories": "L'\"<histoire> {{x}}", "May#token": "Peut"}`)}})
	if err != nil {
		t.Fatal(err)
	}
	fr := s.By("fr")
	for in, want := range map[string]string{
		"plain | text ]":            "plain | text ]",
		"<h1>[[Stories]]</h1>":      "<h1>L&#39;&#34;&lt;histoire&gt; &#123;&#123;x}}</h1>",
		"[[May#token]] [[No#such]]": "Peut No",
		`[[A copy of {1} ({2}). It does not count as an origin.|<a href="{{.ID}}">[[Stories]]</a>|{{.P}}]]`: `{{.P}} : copie de <a href="{{.ID}}">L&#39;&#34;&lt;histoire&gt; &#123;&#123;x}}</a>`,
		`<p[[@en]] id="[[@tag]]">`: `<p lang="en" id="fr">`,
	} {
		if got, err := fr.Fill(in); err != nil || got != want {
			t.Errorf("%s\nis filled as %s, not\n%s (%v)", in, got, want, err)
		}
	}
	if got, _ := English().Fill("<p[[@en]]>"); got != "<p>" {
		t.Errorf("English is marked in English: %s", got)
	}
	for _, bad := range []string{"[[a", "[[a|b", "[[a {1}]]", "[[a|b]]", "[[a|[[b]]"} {
		if got, err := fr.Fill(bad); err == nil {
			t.Errorf("%q is filled as %q", bad, got)
		}
	}
}

// FuzzFill takes any template: it ends, and never leaves an opening mark.
func FuzzFill(f *testing.F) {
	for _, s := range []string{"[[a]]", "[[a {1}|b]]", "[[|]]", "]]|[[", "[[{1}{2}|[[x]]|y]]"} {
		f.Add(s)
	}
	l := English()
	f.Fuzz(func(t *testing.T, text string) {
		out, err := l.Fill(text)
		if err == nil && !strings.Contains(text, "[[") && out != text {
			t.Errorf("%q without a message became %q", text, out)
		}
		l.Heard(text)
	})
}

func TestMatch(t *testing.T) {
	s, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	for header, want := range map[string]string{"": "en", "de": "de", "de-CH, fr": "de", "fr;q=0.9, de;q=0.8": "de", "en-GB": "en", "*": "en", ";;;": "en", "ja": "en"} {
		for range 2 { // the second time it is remembered
			if got := s.Match(header).Tag; got != want {
				t.Errorf("%q is %s, not %s", header, got, want)
			}
		}
	}
	for i := range 3 * mostHeaders {
		s.Match("de;q=0." + strings.Repeat("1", i%100+1) + strings.Repeat("2", i/100))
	}
	if s.headers > mostHeaders {
		t.Errorf("%d headers are remembered", s.headers)
	}
}
