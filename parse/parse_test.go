package parse

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
)

// document has a sentence for each line of "word/PART/FINE" tokens.
func document(lines ...string) *gainsay.Document {
	doc := &gainsay.Document{}
	for _, line := range lines {
		first := len(doc.Tokens)
		for _, f := range strings.Fields(line) {
			p := strings.Split(f, "/")
			at := len(doc.Text)
			doc.Text += p[0] + " "
			doc.Tokens = append(doc.Tokens, gainsay.Token{Span: gainsay.Span{Start: at, End: at + len(p[0])}})
			doc.Tags = append(doc.Tags, gainsay.Tag{Part: p[1], Fine: p[2], Lemma: strings.ToLower(p[0])})
		}
		doc.Sentences = append(doc.Sentences, gainsay.Sentence{Span: gainsay.Span{Start: doc.Tokens[first].Start, End: len(doc.Text) - 1},
			First: first, Last: len(doc.Tokens)})
	}
	return doc
}

// arcs is "dependent<relation<head" for each token.
func arcs(doc *gainsay.Document, found []gainsay.Arc) string {
	var out []string
	for i, a := range found {
		s := doc.Words(doc.Tokens[i].Span) + "<" + a.Relation
		if a.Head > 0 {
			s += "<" + doc.Words(doc.Tokens[a.Head-1].Span)
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

const reported = "The/DET/DT minister/NOUN/NN said/VERB/VBD that/SCONJ/IN talks/NOUN/NNS ended/VERB/VBD ./PUNCT/."

func TestFind(t *testing.T) {
	doc := document("He/PRON/PRP left/VERB/VBD ./PUNCT/.", reported)
	want := "He<nsubj<left left<root .<punct<left The<det<minister minister<nsubj<said said<root that<mark<ended talks<nsubj<ended ended<ccomp<said .<punct<said"
	if got := arcs(doc, Find(doc)); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// TestOracleReachesTheGoldTree follows moves of no cost: they must give back a
// projective tree.
func TestOracleReachesTheGoldTree(t *testing.T) {
	doc := document(reported)
	g := &gold{heads: []int32{1, 2, none, 5, 5, 2, 2}, relations: make([]uint8, 7)}
	var s state
	s.open(doc, doc.Sentences[0])
	for !s.done() {
		ok := s.best(g)
		for m := range moves {
			if ok[m] {
				if c := s.cost(m, g); c != 0 {
					t.Fatalf("the best move costs %d", c)
				}
				s.take(m, 0)
				break
			}
		}
	}
	for i, n := range s.nodes {
		if n.head != g.heads[i] {
			t.Errorf("head of %d is %d, want %d", i, n.head, g.heads[i])
		}
	}
}

func BenchmarkFind(b *testing.B) {
	lines := make([]string, 100)
	for i := range lines {
		lines[i] = strings.ReplaceAll(reported, "./PUNCT/.", ",/PUNCT/, but/CCONJ/CC his/PRON/PRP$ old/ADJ/JJ aide/NOUN/NN in/ADP/IN Senn/PROPN/NNP did/AUX/VBD not/PART/RB ./PUNCT/.")
	}
	doc := document(lines...)
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	Find(doc)
	for b.Loop() {
		Find(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// TestEverySentenceIsATree wants one root a sentence, heads within it, and no
// arc crossing another, whatever the tags say.
func TestEverySentenceIsATree(t *testing.T) {
	parts := []string{"NOUN/NN", "VERB/VBD", "ADP/IN", "PUNCT/,", "CCONJ/CC", "DET/DT", "X/", "PROPN/NNP"}
	random := rand.New(rand.NewPCG(1, 2))
	var lines []string
	for n := 1; n < 60; n++ {
		var line strings.Builder
		for range n {
			line.WriteString("w/" + parts[random.IntN(len(parts))] + " ")
		}
		lines = append(lines, line.String())
	}
	doc := document(lines...)
	doc.Arcs = Find(doc)
	if err := doc.Check(); err != nil && !strings.Contains(err.Error(), "paragraph") {
		t.Fatal(err)
	}
	for i, s := range doc.Sentences {
		checkTree(t, i, doc.Arcs[s.First:s.Last], s.First)
	}
}

func checkTree(t *testing.T, sentence int, arcs []gainsay.Arc, first int) {
	t.Helper()
	roots := 0
	for i, a := range arcs {
		h := a.Head - 1 - first
		if a.Head == 0 {
			roots++
			continue
		}
		if h < 0 || h >= len(arcs) {
			t.Fatalf("sentence %d: the head of %d lies outside", sentence, i)
		}
		for k := min(i, h) + 1; k < max(i, h); k++ {
			if g := arcs[k].Head - 1 - first; g < min(i, h) || g > max(i, h) {
				t.Fatalf("sentence %d: the arc of %d crosses that of %d", sentence, k, i)
			}
		}
	}
	if roots != 1 {
		t.Fatalf("sentence %d has %d roots", sentence, roots)
	}
}
