package eval

import (
	"cmp"
	"encoding/json"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/corpus"
	"github.com/gainsay-news/gainsay/pipeline"
)

// A sampled attribution is what a person reads to judge it. The committed
// judgement keeps the id, the verdict and the kind of error, no text.
type sampled struct {
	ID       string                `json:"id"`
	From     string                `json:"from"` // the file, under the folder of data
	Form     gainsay.QuotationForm `json:"form"`
	Act      gainsay.SpeechAct     `json:"act"`
	Speaker  string                `json:"speaker"`
	Source   string                `json:"source"`
	Cue      string                `json:"cue"`
	Content  string                `json:"content"`
	Sentence string                `json:"sentence"` // with the one before
}

// halves is how many attributions each half of a sample has.
const halves = 100

// SampleAttributions draws acts of speech by a seed: half of polnear/dev, half
// of English pages, as JSON Lines. The same seed over the same findings draws
// the same.
func SampleAttributions(data string, seed uint64, out io.Writer) error {
	texts, err := filesUnder(filepath.Join(data, "polnear/dev/text"), ".txt")
	if err != nil {
		return err
	}
	pages, err := filesUnder(filepath.Join(data, "pages"), ".html", ".html.gz")
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(out)
	for _, half := range []struct {
		files []string
		read  func(string) *gainsay.Document
	}{{texts, readText}, {pages, readPage}} {
		for _, s := range draw(data, half.files, half.read, seed) {
			if err := encoder.Encode(s); err != nil {
				return err
			}
		}
	}
	return nil
}

func readText(path string) *gainsay.Document {
	text, err := corpus.Read(path)
	if err != nil {
		return nil
	}
	doc := &gainsay.Document{ID: gainsay.DocumentID(filepath.Base(path)), Text: strings.ToValidUTF8(string(text), "\uFFFD")}
	pipeline.Annotate(doc)
	return doc
}

func readPage(path string) *gainsay.Document {
	body, err := corpus.Read(path)
	if err != nil {
		return nil
	}
	doc, err := pipeline.Read(gainsay.Page{URL: filepath.Base(path), Type: "text/html", Body: body})
	if err != nil || !pipeline.English(doc.Language) {
		return nil
	}
	return doc
}

// draw chooses among the acts of speech of the files, in a random order.
func draw(data string, files []string, read func(string) *gainsay.Document, seed uint64) []sampled {
	var all []sampled
	gather := func(path string) []sampled { return speechOf(data, path, read(path)) }
	ordered(files, gather, func(some []sampled) error { all = append(all, some...); return nil })
	slices.SortFunc(all, func(a, b sampled) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.ID, b.ID)) })
	rand.New(rand.NewPCG(seed, 4)).Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	return all[:min(halves, len(all))]
}

func speechOf(data, path string, doc *gainsay.Document) []sampled {
	if doc == nil {
		return nil
	}
	from, err := filepath.Rel(data, path)
	if err != nil {
		from = path
	}
	var out []sampled
	for i := range doc.Quotations {
		q := &doc.Quotations[i]
		if !q.Act.Speech() {
			continue
		}
		s := sampled{
			ID: string(q.ID), From: filepath.ToSlash(from), Form: q.Form, Act: q.Act,
			Source: doc.Words(q.Source), Cue: doc.Words(q.Cue), Sentence: around(doc, q.Span.Join(q.Cue)),
		}
		for _, p := range q.Parts() {
			s.Content = strings.TrimSpace(s.Content + " … " + doc.Words(p))
		}
		s.Content = strings.TrimPrefix(s.Content, "… ")
		if e := doc.Entity(q.Speaker); e != nil {
			s.Speaker = e.Name
		}
		out = append(out, s)
	}
	return out
}

// around is the sentences of a span, with the one before.
func around(doc *gainsay.Document, span gainsay.Span) string {
	first, last := doc.SentenceAt(span.Start), doc.SentenceAt(span.End-1)
	if first < 0 || last < 0 {
		return doc.Words(span)
	}
	return doc.Words(gainsay.Span{Start: doc.Sentences[max(0, first-1)].Start, End: doc.Sentences[last].End})
}
