// Package train reads annotated text, from which the learned rooms are fitted.
//
// Each learned room exports Fit beside its verb; the command in cmd reads the
// corpora with this package, calls Fit, and writes model.bin beside the room.
// What a model was fitted on, and how well it does, stands in docs/models.md.
package train

import (
	"strings"

	"github.com/gainsay-news/gainsay"
)

// A Word is a token of annotated text with what the corpus says of it. What
// the corpus does not say is empty.
type Word struct {
	Form, Lemma string
	Part        string // universal part of speech
	Fine        string // Penn Treebank tag
	Head        int    // 1 + index in the sentence; 0 for the root
	Relation    string
	Name        string // a label of the names layer: "B-PER", "PERSON"
	Coref       string // a column or attribute as it stands
	Glued       bool   // no space follows
	Start, End  int    // in the article's text, where the corpus gives it
}

// A Sentence is annotated words in their order.
type Sentence struct {
	Document     string // the name of the document it is from
	NewParagraph bool   // it starts a paragraph
	Words        []Word
}

// Given is a document of these sentences as token would have cut them: the
// words joined by spaces where the corpus has one.
func Given(sentences []Sentence) *gainsay.Document {
	doc := &gainsay.Document{}
	var text strings.Builder
	for i, s := range sentences {
		switch {
		case i == 0:
		case s.NewParagraph || len(doc.Paragraphs) == 0:
			text.WriteString("\n\n")
		default:
			text.WriteByte(' ')
		}
		if i == 0 || s.NewParagraph {
			doc.Paragraphs = append(doc.Paragraphs, gainsay.Span{Start: text.Len()})
		}
		addGiven(doc, &text, s)
	}
	doc.Text = text.String()
	return doc
}

func addGiven(doc *gainsay.Document, text *strings.Builder, s Sentence) {
	start, first := text.Len(), len(doc.Tokens)
	for k, w := range s.Words {
		if k > 0 && !s.Words[k-1].Glued {
			text.WriteByte(' ')
		}
		at := text.Len()
		text.WriteString(w.Form)
		doc.Tokens = append(doc.Tokens, gainsay.Token{Span: gainsay.Span{Start: at, End: text.Len()}, Kind: gainsay.KindOf(w.Form)})
	}
	p := len(doc.Paragraphs) - 1
	doc.Paragraphs[p].End = text.Len()
	doc.Sentences = append(doc.Sentences, gainsay.Sentence{
		Span: gainsay.Span{Start: start, End: text.Len()}, First: first, Last: len(doc.Tokens), Paragraph: p})
}

// Documents parts sentences by the document that they are from.
func Documents(sentences []Sentence) [][]Sentence {
	var out [][]Sentence
	for i, s := range sentences {
		if i == 0 || s.Document != sentences[i-1].Document {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}
