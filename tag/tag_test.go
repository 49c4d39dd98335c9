package tag

import (
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
)

// document has the words of each line as tokens of one sentence.
func document(lines ...string) *gainsay.Document {
	doc := &gainsay.Document{Text: strings.Join(lines, "\n\n")}
	at := 0
	for _, line := range lines {
		first, start := len(doc.Tokens), at
		for _, w := range strings.Fields(line) {
			at += strings.Index(doc.Text[at:], w)
			doc.Tokens = append(doc.Tokens, gainsay.Token{Span: gainsay.Span{Start: at, End: at + len(w)}})
			at += len(w)
		}
		doc.Sentences = append(doc.Sentences, gainsay.Sentence{Span: gainsay.Span{Start: start, End: at}, First: first, Last: len(doc.Tokens)})
	}
	return doc
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The ministers said they had left .", "the/DET/DT minister/NOUN/NNS say/VERB/VBD they/PRON/PRP have/AUX/VBD leave/VERB/VBN ./PUNCT/."},
		{"Orlo 's aides did n't deny it .", "Orlo/PROPN/NNP 's/PART/POS aide/NOUN/NNS do/AUX/VBD not/PART/RB deny/VERB/VB it/PRON/PRP ./PUNCT/."},
		{"He claimed that the talks were going well", "he/PRON/PRP claim/VERB/VBD that/SCONJ/IN the/DET/DT talk/NOUN/NNS be/AUX/VBD go/VERB/VBG well/ADV/RB"},
	} {
		doc := document(c.text)
		var got []string
		for _, tag := range Find(doc) {
			got = append(got, tag.Lemma+"/"+tag.Part+"/"+tag.Fine)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestFitIsDeterministic(t *testing.T) {
	doc := document("The minister said no .", "Two ministers left the hall .")
	doc.Tags = Find(doc)
	golds := []*gainsay.Document{doc, doc, doc}
	first := Fit(golds, nil, 7)
	if second := Fit(golds, nil, 7); string(first) != string(second) {
		t.Error("two fits of the same documents differ")
	}
	if _, err := decode(first); err != nil {
		t.Error(err)
	}
	for n := range 200 {
		decode(first[:min(n*7, len(first)-1)])
	}
}

func BenchmarkFind(b *testing.B) {
	doc := document(strings.Repeat("Harbor Minister Adaeze K. Orlo said on Wednesday that roughly 1,200 crews wo n't leave until the U.S.-led talks end . ", 50))
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	Find(doc)
	for b.Loop() {
		Find(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// TestConjugated reads pasts and participles that hardly any annotated text has.
func TestConjugated(t *testing.T) {
	for text, want := range map[string]string{
		"The ferry sank on Sunday .":            "sank VBD sink",
		"The queen forbade the march .":         "forbade VBD forbid",
		"The court has overthrown the law .":    "overthrown VBN overthrow",
		"He withstood the pressure for years .": "withstood VBD withstand",
	} {
		doc, found := document(text), false
		for i, tag := range Find(doc) {
			found = found || doc.Words(doc.Tokens[i].Span)+" "+tag.Fine+" "+tag.Lemma == want
		}
		if !found {
			t.Errorf("%q: no %q", text, want)
		}
	}
}
