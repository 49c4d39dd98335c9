package train

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/gainsay-news/gainsay"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

const conllu = `# newdoc id = d1
# newpar
# text = Orlo's left.
1-2	Orlo's	_	_	_	_	_	_	_	_
1	Orlo	Orlo	PROPN	NNP	_	3	nsubj	_	Entity=(1-person)
2	's	have	AUX	VBZ	_	3	aux	_	_
3	left	leave	VERB	VBN	_	0	root	_	SpaceAfter=No
3.1	gone	go	VERB	VBN	_	_	_	_	_
4	.	.	PUNCT	.	_	3	punct	_	_

# text = No.
1	No	no	INTJ	UH	_	0	root	_	_

`

func TestConLLU(t *testing.T) {
	sentences, err := ConLLU(write(t, "a.conllu", conllu))
	if err != nil {
		t.Fatal(err)
	}
	if len(sentences) != 2 || len(sentences[0].Words) != 4 || sentences[1].Document != "d1" {
		t.Fatalf("%+v", sentences)
	}
	if w := sentences[0].Words[0]; w.Coref != "(1-person)" || w.Head != 3 || !w.Glued {
		t.Errorf("%+v", w)
	}
	doc := Given(sentences)
	if want := "Orlo's left. No"; doc.Text != want {
		t.Errorf("text %q, want %q", doc.Text, want)
	}
	if err := doc.Check(); err != nil {
		t.Error(err)
	}
}

func TestBrat(t *testing.T) {
	path := write(t, "text/a.txt", "Orlo said no.")
	dir := filepath.Dir(filepath.Dir(path))
	os.Mkdir(filepath.Join(dir, "attributions"), 0o755)
	ann := "T1\tSource 0 4\tOrlo\nT2\tCue 5 9\tsaid\nT3\tContent 10 11;11 12\tno\nT4\tAttribution 5 9\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
	if err := os.WriteFile(filepath.Join(dir, "attributions", "a_x.ann"), []byte(ann), 0o644); err != nil {
		t.Fatal(err)
	}
	articles, err := Brat(dir)
	if err != nil || len(articles) != 1 || len(articles[0].Attributions) != 1 {
		t.Fatalf("%+v %v", articles, err)
	}
	a := articles[0].Attributions[0]
	if len(a.Content) != 2 || a.Source[0] != (gainsay.Span{Start: 0, End: 4}) || a.Cue[0].End != 9 {
		t.Errorf("%+v", a)
	}
}
