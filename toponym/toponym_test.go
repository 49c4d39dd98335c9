package toponym

import (
	"testing"

	"github.com/gainsay-news/gainsay"
)

// spaced is a document whose tokens are parted by spaces and whose sentences
// end with a stop of their own, so that the test needs no other stage.
func spaced(text string) *gainsay.Document {
	doc := &gainsay.Document{Text: text}
	start, first := 0, 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ' ' && text[i] != '\n' {
			continue
		}
		if i > start {
			kind := gainsay.Word
			if c := text[start]; c == '.' || c == ',' || c == '(' || c == ')' || c == '-' && i == start+1 {
				kind = gainsay.Mark
			}
			doc.Tokens = append(doc.Tokens, gainsay.Token{Span: gainsay.Span{Start: start, End: i}, Kind: kind})
		}
		if i == len(text) || text[i] == '\n' || text[start:i] == "." {
			if n := len(doc.Tokens); n > first {
				doc.Sentences = append(doc.Sentences, gainsay.Sentence{Span: gainsay.Span{Start: doc.Tokens[first].Start, End: doc.Tokens[n-1].End}, First: first, Last: n})
				first = n
			}
		}
		start = i + 1
	}
	return doc
}

func TestResolve(t *testing.T) {
	type want struct {
		words, class, country string
		literal               bool
	}
	for _, c := range []struct {
		text string
		want []want
	}{
		{"He flew from Basra to Paris .", []want{{"Basra", "PPLA", "IQ", true}, {"Paris", "PPLC", "FR", true}}},
		{"She lives in Paris , Texas .", []want{{"Paris", "PPLA2", "US", true}, {"Texas", "ADM1", "US", true}}},
		{"A plant in Troy , N.C. burned .", []want{{"Troy", "PPLA2", "US", true}, {"N.C.", "ADM1", "US", true}}},
		{"Iraqi troops and U.S.-led forces met in northern Syria .", []want{{"Iraqi", "PCLI", "IQ", false}, {"U.S.", "PCLI", "US", false}, {"Syria", "PCLI", "SY", true}}},
		{"Moscow said it would not leave .", []want{{"Moscow", "PPLC", "RU", false}}},
		{"They told us that nothing moved .", nil},
	} {
		got := Resolve(spaced(c.text))
		if len(got) != len(c.want) {
			t.Errorf("%q: %d toponyms, want %d: %v", c.text, len(got), len(c.want), got)
			continue
		}
		for i, w := range c.want {
			g := got[i]
			if words := c.text[g.Start:g.End]; words != w.words || g.Place.Class != w.class || g.Place.Country != w.country || g.Literal != w.literal {
				t.Errorf("%q: got %q %s %s literal=%v, want %v", c.text, words, g.Place.Class, g.Place.Country, g.Literal, w)
			}
		}
	}
}

func TestPart(t *testing.T) {
	got := Resolve(spaced("It happened in northern Syria ."))
	if len(got) != 1 || got[0].Part != "northern" {
		t.Errorf("got %v, want one toponym with its part", got)
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("He flew from Basra , Iraq , to U.S.-led Paris .")
	f.Add("- – / ( A-B , Calif. )\n\xff -- –")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, p := range Resolve(spaced(text)) {
			if p.Start < end || p.End <= p.Start || p.End > len(text) {
				t.Fatalf("span %v after %d in %q", p.Span, end, text)
			}
			end = p.End
		}
	})
}
