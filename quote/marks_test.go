package quote

import (
	"slices"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/parse"
	"github.com/gainsay-news/gainsay/tag"
	"github.com/gainsay-news/gainsay/token"
)

// stretchesOf are the quoted stretches of a text, the outermost alone.
func stretchesOf(text string) []string {
	doc := &gainsay.Document{Text: text}
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(text)
	var out []string
	for _, q := range quotedStretches(doc) {
		if q.depth == 1 {
			out = append(out, text[q.Start:q.End])
		}
	}
	return out
}

func TestQuotedStretches(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"straight", `He said "yes" and "no".`, []string{`"yes"`, `"no"`}},
		{"curly", "“Go,” she said.", []string{"“Go,”"}},
		{"doubled single", "''Go,'' she said.", []string{"''Go,''"}},
		{"backticks", "``Go,'' she said.", []string{"``Go,''"}},
		{"angles", "«Go,» she said.", []string{"«Go,»"}},
		{"mixed pair", "“Go,\" she said.", []string{"“Go,\""}},
		{"nested single", `"He said 'no' to me," she said.`, []string{`"He said 'no' to me,"`}},
		{"nested double", "“She called it “mad” then,” he said.", []string{"“She called it “mad” then,”"}},
		{"apostrophes", "It's the clubs' win, isn't it?", nil},
		{"single quotes", "'We can't go,' he said.", []string{"'We can't go,'"}},
		{"inches", `The 12" pipe burst.`, nil},
		{"never closed", "“Go on.\n\nHe left.", []string{"“Go on."}},
		{"stray close", "Go on,” he said.", nil},
		{"missing close before an opening", "“Go on. “Stay,” he said.", []string{"“Go on.", "“Stay,”"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := stretchesOf(c.text); !slices.Equal(got, c.want) {
				t.Errorf("%s\ngot  %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestContinuedStretches(t *testing.T) {
	doc := &gainsay.Document{Text: "“One.\n\n“Two.\n\n“Three.”\n\nEnd."}
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(doc.Text)
	var next []bool
	for _, q := range quotedStretches(doc) {
		next = append(next, q.next)
	}
	if want := []bool{true, true, false}; !slices.Equal(next, want) {
		t.Errorf("goes on: got %v, want %v", next, want)
	}
}

// grammatical is a text with the layers that Find needs.
func grammatical(text string) *gainsay.Document {
	doc := &gainsay.Document{ID: "test", Text: text}
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(text)
	doc.Tags = tag.Find(doc)
	doc.Arcs = parse.Find(doc)
	return doc
}

func TestFindWithoutGrammar(t *testing.T) {
	doc := &gainsay.Document{ID: "test", Text: `"We go home," said Mr. Vane.`}
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(doc.Text)
	doc.Quotations = Find(doc)
	if err := doc.Check(); err != nil {
		t.Error(err)
	}
	if Find(&gainsay.Document{}) != nil {
		t.Error("found something in nothing")
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		`"We go," said Ann. "Now."`, "A: B\n\nC: D", "“ ” ‘ ’ '' ``", "He said he said he said.",
		"\"It is over.\" ― Ann Hale", "X was quoted as saying", "Poll: a\n\nb", "and added that \"", "Ann's claim that",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		doc := grammatical(text)
		doc.Quotations = Find(doc)
		doc.Quotations = Attribute(doc)
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

const sample = `The harbour board will close the east pier, its chairman, Odo Marsh, said on Monday after a meeting with crews.

"We looked at every plank," Marsh told reporters. "It cannot be mended." He added that the work "may take a year".

Critics accused the board of hiding a report that warned of rot, and a source close to the crews said the pier had been unsafe since spring.

The council's claim that the pier was sound is false, according to a survey by the Tarn Institute. It found rot in half of the beams.

`

func BenchmarkFind(b *testing.B) {
	doc := grammatical(strings.Repeat(sample, 40))
	Find(doc)
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	words := 0
	for _, t := range doc.Tokens {
		if t.Kind != gainsay.Mark {
			words++
		}
	}
	for b.Loop() {
		Find(doc)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
