package token

import (
	"strings"
	"testing"
)

func words(text string) string {
	tokens, _, _ := Split(text)
	var out []string
	for _, t := range tokens {
		out = append(out, text[t.Start:t.End])
	}
	return strings.Join(out, " ")
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Dunmore's aide didn't say.", "Dunmore 's aide did n't say ."},
		{"They cannot and shouldn’t've gone", "They can not and should n’t 've gone"},
		{"The U.S.-led force left on Oct. 23.", "The U.S.-led force left on Oct. 23 ."},
		{"at 9 a.m. on Jan. 5, Dr. J. K. Orlo", "at 9 a.m. on Jan. 5 , Dr. J. K. Orlo"},
		{"paid $1,000 (3.5%) or US$2.5bn", "paid $ 1,000 ( 3.5 % ) or US$ 2.5 bn"},
		{"Najib al-Sahri's 24-year-old son", "Najib al-Sahri 's 24-year-old son"},
		{"``It is,'' he said; “no”", "`` It is , '' he said ; “ no ”"},
		{"the workers' rights and 'a word' of the '90s", "the workers ' rights and ' a word ' of the '90s"},
		{"see https://example.org/a?b=c, www.example.com. Mail a@example.org!", "see https://example.org/a?b=c , www.example.com . Mail a@example.org !"},
		{"@orlo_k wrote #vote on example.com.", "@orlo_k wrote #vote on example.com ."},
		{"wait... no—yes -- or–so", "wait ... no — yes -- or – so"},
		{"O'Neill, d'Arc and Sana'a's Ba'ath", "O'Neill , d'Arc and Sana'a 's Ba'ath"},
		{"It ended.Then it began", "It ended . Then it began"},
		{"Plan B. The end", "Plan B . The end"},
		{"No. 5 said no. We left", "No. 5 said no . We left"},
		{"AT&T and Q&A", "AT&T and Q&A"},
		{"and/or 9/11 10:30pm", "and / or 9/11 10:30 pm"},
	} {
		if got := words(c.text); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
