package entity_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/entity"
	"github.com/gainsay-news/gainsay/internal/golden"
	"github.com/gainsay-news/gainsay/mention"
	"github.com/gainsay-news/gainsay/parse"
	"github.com/gainsay-news/gainsay/tag"
	"github.com/gainsay-news/gainsay/token"
)

// TestGolden holds the entities of each case, with the sieve behind each
// mention, against its want part.
func TestGolden(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) string {
		doc := read(c.Text())
		quotations(t, doc, c.Part("quotations"))
		doc.Entities = entity.Resolve(doc)
		if err := doc.Check(); err != nil {
			t.Error(err)
		}
		return list(doc)
	})
}

// read fills the layers up to Mentions.
func read(text string) *gainsay.Document {
	doc := &gainsay.Document{Text: text}
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(doc.Text)
	doc.Tags = tag.Find(doc)
	doc.Arcs = parse.Find(doc)
	doc.Mentions = mention.Find(doc)
	return doc
}

// quotations fills the layer from lines: form, content and source, quoted.
func quotations(t *testing.T, doc *gainsay.Document, table string) {
	for line := range strings.Lines(table) {
		var form, content, source string
		if _, err := fmt.Sscanf(line, "%s %q %q", &form, &content, &source); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		span := func(words string) gainsay.Span {
			at := strings.Index(doc.Text, words)
			return gainsay.Span{Start: at, End: at + len(words)}
		}
		q := gainsay.Quotation{ID: gainsay.QuotationID(content), Form: gainsay.QuotationForm(form), Span: span(content)}
		if source != "" {
			q.Source = span(source)
		}
		doc.Quotations = append(doc.Quotations, q)
	}
}

// list is a line for each entity with a name, and one for each of its
// mentions.
func list(doc *gainsay.Document) string {
	var b strings.Builder
	for _, e := range doc.Entities {
		if e.Kind == gainsay.KindUnknown {
			continue
		}
		fmt.Fprintf(&b, "%s %q", e.Kind, e.Name)
		if e.Role != "" {
			fmt.Fprintf(&b, " role %q", e.Role)
		}
		b.WriteByte('\n')
		for _, l := range e.Links {
			fmt.Fprintf(&b, "\t%q %s\n", doc.Words(doc.Mentions[l.Mention].Span), l.Rule)
		}
	}
	return b.String()
}
