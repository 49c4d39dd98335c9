package eval

import (
	"path/filepath"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/corpus"
	"github.com/gainsay-news/gainsay/pipeline"
)

type attribution struct {
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
	Speaker string   `json:"speaker"`
	Speech  bool     `json:"speech"`
}

type attributed struct {
	Doc          string        `json:"doc"`
	Attributions []attribution `json:"attributions"`
	err          error
}

func attributions(path string, out *lines) error {
	files, err := filesUnder(path, ".txt")
	if err != nil {
		return err
	}
	return ordered(files, attribute, func(a attributed) error {
		if a.err != nil {
			return a.err
		}
		return out.json(a)
	})
}

func attribute(path string) attributed {
	text, err := corpus.Read(path)
	if err != nil {
		return attributed{err: err}
	}
	doc := &gainsay.Document{Text: strings.ToValidUTF8(string(text), "\uFFFD")}
	pipeline.Annotate(doc)
	out := attributed{Doc: strings.TrimSuffix(filepath.Base(path), ".txt"), Attributions: []attribution{}}
	p := newPoints(doc.Text, 0)
	for i := range doc.Quotations {
		q := &doc.Quotations[i]
		a := attribution{Source: p.spans(q.Source), Cue: p.spans(q.Cue), Content: p.spans(q.Parts()...), Speech: q.Act.Speech()}
		if e := doc.Entity(q.Speaker); e != nil {
			a.Speaker = e.Name
		}
		out.Attributions = append(out.Attributions, a)
	}
	return out
}

// spans is the code points of those of the spans that are not zero.
func (p points) spans(spans ...gainsay.Span) [][2]int {
	out := [][2]int{}
	for _, s := range spans {
		if both, ok := p.span(s.Start, s.End); ok {
			out = append(out, both)
		}
	}
	return out
}
