package coref

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/entity"
	"github.com/gainsay-news/gainsay/internal/gum"
	"github.com/gainsay-news/gainsay/pipeline"
)

// The figures are worked out by hand from the papers' definitions.
func TestMeasures(t *testing.T) {
	gold := Partition{{1, 2, 3}, {4, 5, 6, 7}}
	found := Partition{{1, 2}, {3, 4, 5}, {6, 7}}
	for _, c := range []struct {
		name              string
		measure           func(*Ratio, Partition, Partition)
		precision, recall float64
	}{
		{"MUC", muc, 3.0 / 4, 3.0 / 5},
		{"B3", bCubed, (2 + 1.0/3 + 4.0/3 + 2) / 7, (4.0/3 + 1.0/3 + 1 + 1) / 7},
		{"CEAF", ceaf, (4.0/5 + 4.0/7) / 3, (4.0/5 + 4.0/7) / 2}, // 4/5 + 4/7 and 4/5 + 2/3: the larger is below
	} {
		var r Ratio
		c.measure(&r, gold, found)
		if c.name == "CEAF" {
			c.precision, c.recall = (4.0/5+2.0/3)/3, (4.0/5+2.0/3)/2
		}
		p, rec, _ := r.F1()
		if math.Abs(p-c.precision) > 1e-9 || math.Abs(rec-c.recall) > 1e-9 {
			t.Errorf("%s: P %v R %v, want %v %v", c.name, p, rec, c.precision, c.recall)
		}
	}
}

func TestMeasuresOfTheSame(t *testing.T) {
	p := Partition{{1, 2, 3}, {4, 5}}
	for _, measure := range []func(*Ratio, Partition, Partition){muc, bCubed, ceaf} {
		var r Ratio
		measure(&r, p, p)
		if _, _, f := r.F1(); f != 1 {
			t.Errorf("F1 of a partition against itself is %v", f)
		}
	}
}

// TestGUM prints the scores of the news and interviews of GUM; their floors
// are those of package eval.
func TestGUM(t *testing.T) {
	path := filepath.Join("..", "..", "..", "..", "shared", "train", "gum", "train.conllu.gz")
	if _, err := os.Stat(path); err != nil {
		t.Skip("no shared corpora beside the repository")
	}
	docs, err := gum.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	var predicted, given Score
	for i := range docs {
		if g := &docs[i]; g.Genre == "news" || g.Genre == "interview" {
			doc := &gainsay.Document{Text: g.Text}
			pipeline.Annotate(doc)
			predicted.Add(g, doc)
			giveMentions(g, doc)
			given.Add(g, doc)
		}
	}
	predicted.Print(os.Stdout)
	given.Print(os.Stdout)
}

// giveMentions replaces the mentions of a document by the gold ones and
// resolves them again.
func giveMentions(g *gum.Document, doc *gainsay.Document) {
	GoldMentions(g, doc)
	doc.Entities = entity.Resolve(doc)
}
