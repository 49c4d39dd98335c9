// Package pipeline is the front door of the library: the list of the stages,
// in order. Read takes a fetched page to a document with every layer filled;
// Annotate fills the layers of a document that has its text.
package pipeline

import (
	"fmt"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/claim"
	"github.com/gainsay-news/gainsay/compare"
	"github.com/gainsay-news/gainsay/dateline"
	"github.com/gainsay-news/gainsay/entity"
	"github.com/gainsay-news/gainsay/extract"
	"github.com/gainsay-news/gainsay/mention"
	"github.com/gainsay-news/gainsay/parse"
	"github.com/gainsay-news/gainsay/quantity"
	"github.com/gainsay-news/gainsay/quote"
	"github.com/gainsay-news/gainsay/tag"
	"github.com/gainsay-news/gainsay/timex"
	"github.com/gainsay-news/gainsay/token"
	"github.com/gainsay-news/gainsay/toponym"
)

// Version names what the stages do; it changes when their findings can, and
// stands beside everything that is stored.
const Version = "0.1.0"

// Read turns a fetched page into a document with every layer filled. The
// error is of package extract: the page holds no article that can be read.
func Read(page gainsay.Page) (*gainsay.Document, error) {
	doc, err := extract.Article(page)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", page.URL, err)
	}
	Annotate(doc)
	return doc, nil
}

// Annotate fills the layers of doc, each from those above it. A document in
// another language than English is cut into tokens and read no further; one
// without a language is taken for English.
func Annotate(doc *gainsay.Document) {
	if doc.ID == "" {
		doc.ID = gainsay.DocumentID(gainsay.ContentID("text", doc.URL, doc.Text))
	}
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(doc.Text)
	if English(doc.Language) {
		AnnotateTokens(doc)
	}
}

// AnnotateTokens fills the layers of a document whose Tokens, Sentences and
// Paragraphs are given.
func AnnotateTokens(doc *gainsay.Document) {
	doc.Dateline = dateline.Find(doc) // in the text, with or without a page around it
	doc.Sentences = dateline.Apart(doc)
	doc.Tags = tag.Find(doc)
	doc.Arcs = parse.Find(doc)
	doc.Mentions = mention.Find(doc)
	doc.Timexes = timex.Find(doc)
	doc.Quantities = quantity.Find(doc) // "Oct. 23" is no figure: times come first
	doc.Quotations = quote.Find(doc)    // spans only: content, cue, source, addressee, channel, occasion
	doc.Entities = entity.Resolve(doc)  // "I" in a content is who its Source is
	doc.Toponyms = toponym.Resolve(doc)
	doc.Quotations = quote.Attribute(doc) // the same layer, now with Speaker, Said, Where
	doc.Claims = claim.Find(doc)
	doc.Relations = compare.Within(doc) // asserted by the outlet or a speaker, and found by rule, inside one document
}

// English reports whether a BCP 47 tag is English or says nothing.
func English(tag string) bool {
	return tag == "" || tag == "en" || strings.HasPrefix(strings.ToLower(tag), "en-")
}
