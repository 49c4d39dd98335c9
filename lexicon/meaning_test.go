package lexicon

import (
	"reflect"
	"strings"
	"testing"
)

// TestMeaningsStayApart asks for more words than are kept, twice, so that words
// of one place take it from each other, and in every part of speech.
func TestMeaningsStayApart(t *testing.T) {
	net, asked := wordNet(), 0
	for range 2 {
		for i := 0; i < len(net.words); i += 61 {
			if net.words[i] == 0 {
				continue
			}
			lemma, _, _ := strings.Cut(lineAt(net.text, int(net.words[i]-1)), "\t")
			for _, part := range []string{"NOUN", "VERB", "ADJ", "X"} {
				asked++
				if got, want := MeaningOf(lemma, part), meaningOf(lemma, netPart(part)); !reflect.DeepEqual(got, want) {
					t.Fatalf("%s as %s is %+v, want %+v", lemma, part, got, want)
				}
			}
		}
	}
	if asked < 2*len(met) {
		t.Errorf("only %d words were asked for", asked)
	}
}
