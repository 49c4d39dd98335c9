package query

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", "every statement"},
		{"bridge", "with “bridge” in any form"},
		{`bridge "is open"`, "with “bridge” in any form, with “is open” in a row"},
		{"bridge OR ferry", "with “bridge” in any form or with “ferry” in any form"},
		{"a or b", "with “a” in any form, with “or” in any form, with “b” in any form"},
		{"-ferry", "not with “ferry” in any form"},
		{"(a OR b) NOT c", "(with “a” in any form or with “b” in any form), not with “c” in any form"},
		{`speaker:"Anna Berg" about:Oslo`, "said by Anna Berg, about Oslo"},
		{"“curly quotes”", "with “curly quotes” in a row"},
		{"a NEAR/5 b", "with “a b” at most 5 words apart"},
		{`"a b"~3`, "with “a b” at most 3 words apart"},
		{"SENT(troops leave)", "with “troops leave” in one sentence"},
		{"port*", "with a word that begins “port”"},
		{`exact:"The Bridge"`, "with exactly “The Bridge”"},
		{"said:2031-05", "said from 1 May 2031 to 31 May 2031"},
		{"said:2031-05-02", "said on 2 May 2031"},
		{"published:>=2031-05-02", "published from 2 May 2031 on"},
		{"said:2031-05-02..2031-05-04", "said from 2 May 2031 to 4 May 2031"},
		{"figure:troops>=1,000", "with a figure of troops of at least 1000"},
		{"figure:5..7", "with a figure from 5 to 7"},
		{"is:contested", "in a contradiction, denial or reversal"},
		{"is:wire", "in a report that its outlet took from another"},
		{"speaker:Bergh~", "said by somebody whose name is spelled like “Bergh”"},
		{`speaker:"Bergh~"`, "said by Bergh~"},
		{"atleast:3 toll", "with “toll” 3 times or more"},
		{"toll /[0-9]+ euros?/i", "with “toll” in any form, with a match of the pattern (?i)[0-9]+ euros?"},
		{"said:2031-05-02/2031-05-04", "said from 2 May 2031 to 4 May 2031"},
		{"said:/2031", "said up to 31 Dec 2031"},
		{"said:2031-05-02T14:30+03:00", "said from 2 May 2031, 11:30 UTC to 2 May 2031, 11:31 UTC"},
		{"seen:>=2031-05", "recorded from 1 May 2031 on"},
		{"kind:organization lang:en", "said by one who is of the kind “organization”, in the language “en”"},
		{"saved:tolls", "that answers the saved search “tolls”"},
		{"and/or", "with “and/or” in any form"},
		{"well-known", "with “well-known” in any form"},
		{"http://x.example", "with “http://x.example” in any form"},
	} {
		got, err := Parse(c.in)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		if w := Words(got); w != c.want {
			t.Errorf("%q is read as %q, want %q", c.in, w, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		in    string
		at    int
		words string
	}{
		{"(a b", 0, "not closed"},
		{"a b)", 3, "closes nothing"},
		{"a OR", 2, "both sides"},
		{"is:green", 3, "takes one of"},
		{"said:yesterday", 5, "no date"},
		{"speaker: x", 8, "right behind"},
		{`""`, 0, "nothing between"},
		{"/a+/", 0, "beside it"},
		{"toll OR /a+/", 8, "beside it"},
		{"toll /a(b/", 6, "cannot be read"},
		{"toll /" + strings.Repeat("a", 300) + "/", 5, "200 characters"},
		{"putn~", 4, "speaker:putn~"},
		{"speaker:ab~", 8, "four letters"},
		{"atleast:x toll", 8, "from 1 to 99"},
		{"atleast:3", 9, "needs a word"},
		{"said:2031-05..x", 14, "no date"},
		{"said:P", 5, "no date"},
		{"-", 0, ""},
		{"figure:>=x9x", 7, "no number"},
		{strings.Repeat("(", 50), 21, "parentheses"},
		{strings.Repeat("a ", 200), 200, "at most"},
		{strings.Repeat("a", 3000), 2000, "at most"},
	} {
		_, err := Parse(c.in)
		var e *Error
		if c.words == "" {
			continue
		}
		if !errors.As(err, &e) || e.At != c.at || !strings.Contains(e.Words, c.words) {
			t.Errorf("%.20q: %v, want %q at %d", c.in, err, c.words, c.at)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`a "b c"~3 OR (d -e)`, "said:2031..2032 figure:x>=5", "SENT(a) NEAR/3 b*", "speaker:“x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := Parse(s)
		if err != nil {
			return
		}
		if w := Words(c); w == "" || !utf8.ValidString(w) {
			t.Errorf("%q is read as %q", s, w)
		}
	})
}

func TestLastDays(t *testing.T) {
	c, err := Parse("said:P3D")
	if err != nil {
		t.Fatal(err)
	}
	if d := time.Since(c.From); d < 72*time.Hour || d > 97*time.Hour || !c.To.IsZero() {
		t.Errorf("the last three days are from %s to %s", c.From, c.To)
	}
}

func TestParts(t *testing.T) {
	parts := Parts(`bridge AND "is open" speaker:"Anna Berg" -toll atleast:2 lorry (a OR b)`)
	var got []string
	for _, p := range parts {
		got = append(got, p.Text)
		if _, err := Parse(p.Without); err != nil || strings.Contains(p.Without, p.Text) {
			t.Errorf("without %s there is left %q: %v", p.Text, p.Without, err)
		}
	}
	if want := `bridge|"is open"|speaker:"Anna Berg"|-toll|atleast:2 lorry|(a OR b)`; strings.Join(got, "|") != want {
		t.Errorf("parts are %q, want %q", got, want)
	}
	if Parts("a OR b") != nil || Parts("(a") != nil {
		t.Error("an OR and a broken query have parts")
	}
}

func TestHints(t *testing.T) {
	if h := Hints("bridge or ferry"); len(h) != 1 || !strings.Contains(h[0], "OR") {
		t.Errorf("“or” typed small gives %q", h)
	}
	if h := Hints("bridge OR ferry or"); h != nil {
		t.Errorf("nothing to say, but %q", h)
	}
}
