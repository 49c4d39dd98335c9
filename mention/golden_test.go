package mention_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/golden"
	"github.com/gainsay-news/gainsay/mention"
	"github.com/gainsay-news/gainsay/parse"
	"github.com/gainsay-news/gainsay/tag"
	"github.com/gainsay-news/gainsay/token"
)

// read fills the layers up to Mentions.
func read(text string) *gainsay.Document {
	doc := &gainsay.Document{Text: text}
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(doc.Text)
	doc.Tags = tag.Find(doc)
	doc.Arcs = parse.Find(doc)
	doc.Mentions = mention.Find(doc)
	return doc
}

// TestGolden holds the names, and the nominals for people, bodies and places,
// of each case against its want part.
func TestGolden(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) string {
		doc := read(c.Text())
		if err := doc.Check(); err != nil {
			t.Error(err)
		}
		return list(doc)
	})
}

// list is a line for each mention but pronouns and things.
func list(doc *gainsay.Document) string {
	var b strings.Builder
	for _, m := range doc.Mentions {
		if m.Form == gainsay.Pronoun || m.Form == gainsay.Nominal && m.Kind == gainsay.KindUnknown {
			continue
		}
		fmt.Fprintf(&b, "%s %s %q", m.Form, m.Kind, doc.Words(m.Span))
		if !m.Title.IsZero() {
			fmt.Fprintf(&b, " title %q", doc.Words(m.Title))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
