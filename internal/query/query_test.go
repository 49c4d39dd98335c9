package query

import (
	"errors"
	"strings"
	"testing"
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
