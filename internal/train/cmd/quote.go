package main

import (
	"path/filepath"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/dateline"
	"github.com/gainsay-news/gainsay/internal/train"
	"github.com/gainsay-news/gainsay/parse"
	"github.com/gainsay-news/gainsay/quote"
	"github.com/gainsay-news/gainsay/tag"
	"github.com/gainsay-news/gainsay/token"
)

func init() { rooms["quote"] = room{"quote/model.bin", fitQuote, nil} }

// fitQuote fits on PolNeAR's training articles, cut, tagged and parsed as the
// pipeline does it.
func fitQuote(shared string) ([]byte, error) {
	articles, err := train.Brat(filepath.Join(shared, "eval/polnear/train"))
	if err != nil {
		return nil, err
	}
	var examples []quote.Example
	for _, a := range articles {
		if len(a.Attributions) > 0 {
			examples = append(examples, quoted(a))
		}
	}
	return quote.Fit(examples), nil
}

func quoted(a train.Article) quote.Example {
	doc := &gainsay.Document{Text: a.Text}
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(doc.Text)
	doc.Dateline = dateline.Find(doc)
	doc.Sentences = dateline.Apart(doc)
	doc.Tags = tag.Find(doc)
	doc.Arcs = parse.Find(doc)
	at := byteOffsets(a.Text)
	e := quote.Example{Document: doc}
	for _, x := range a.Attributions {
		e.Gold = append(e.Gold, quote.Gold{Source: inBytes(at, x.Source), Cue: inBytes(at, x.Cue), Content: inBytes(at, x.Content)})
	}
	return e
}

// byteOffsets is where each code point of a text starts, and where it ends.
func byteOffsets(text string) []int {
	var at []int
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

func inBytes(at []int, spans []gainsay.Span) []gainsay.Span {
	var out []gainsay.Span
	for _, s := range spans {
		if 0 <= s.Start && s.Start < s.End && s.End < len(at) {
			out = append(out, gainsay.Span{Start: at[s.Start], End: at[s.End]})
		}
	}
	return out
}
