// Package pipeline is the front door of the library: the list of the stages,
// in order. Read takes a fetched page to a document with every layer filled;
// Annotate fills the layers of a document that has its text; ReadAll and
// AnnotateAll do so for several at once.
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
	docs, errs := ReadAll([]gainsay.Page{page})
	return docs[0], errs[0]
}

// ReadAll is Read for several pages at once, see [AnnotateAll]: docs[i] is nil
// where errs[i] says why.
func ReadAll(pages []gainsay.Page) (docs []*gainsay.Document, errs []error) {
	docs, errs = make([]*gainsay.Document, len(pages)), make([]error, len(pages))
	found := make([]*gainsay.Document, 0, len(pages))
	for i, page := range pages {
		doc, err := extract.Article(page)
		if err != nil {
			errs[i] = fmt.Errorf("reading %s: %w", page.URL, err)
			continue
		}
		docs[i], found = doc, append(found, doc)
	}
	AnnotateAll(found)
	return docs, errs
}

// Annotate fills the layers of doc, each from those above it. A document in
// another language than English is cut into tokens and read no further; one
// without a language is taken for English.
func Annotate(doc *gainsay.Document) { AnnotateAll([]*gainsay.Document{doc}) }

// AnnotateAll is Annotate for several documents: each stage reads all of them
// before the next begins. Its weights and its code then stay in the
// processor's caches, which for reports of a hundred words takes a third off
// the time; texts of a thousand words gain nothing.
func AnnotateAll(docs []*gainsay.Document) {
	english := make([]*gainsay.Document, 0, len(docs))
	for _, doc := range docs {
		if doc.ID == "" {
			doc.ID = gainsay.DocumentID(gainsay.ContentID("text", doc.URL, doc.Text))
		}
		doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(doc.Text)
		if English(doc.Language) {
			english = append(english, doc)
		}
	}
	annotate(english)
}

// AnnotateTokens fills the layers of a document whose Tokens, Sentences and
// Paragraphs are given.
func AnnotateTokens(doc *gainsay.Document) { annotate([]*gainsay.Document{doc}) }

func annotate(docs []*gainsay.Document) {
	for _, stage := range stages {
		for _, doc := range docs {
			stage(doc)
		}
	}
}

// stages fill the layers below the tokens, in this order.
var stages = []func(doc *gainsay.Document){
	func(doc *gainsay.Document) { doc.Dateline = dateline.Find(doc) }, // in the text, with or without a page around it
	func(doc *gainsay.Document) { doc.Sentences = dateline.Apart(doc) },
	func(doc *gainsay.Document) { doc.Tags = tag.Find(doc) },
	func(doc *gainsay.Document) { doc.Arcs = parse.Find(doc) },
	func(doc *gainsay.Document) { doc.Mentions = mention.Find(doc) },
	func(doc *gainsay.Document) { doc.Timexes = timex.Find(doc) },
	func(doc *gainsay.Document) { doc.Quantities = quantity.Find(doc) }, // "Oct. 23" is no figure: times come first
	func(doc *gainsay.Document) { doc.Quotations = quote.Find(doc) },    // spans only: content, cue, source, addressee, channel, occasion
	func(doc *gainsay.Document) { doc.Entities = entity.Resolve(doc) },  // "I" in a content is who its Source is
	func(doc *gainsay.Document) { doc.Toponyms = toponym.Resolve(doc) },
	func(doc *gainsay.Document) { doc.Quotations = quote.Attribute(doc) }, // the same layer, now with Speaker, Said, Where
	func(doc *gainsay.Document) { doc.Claims = claim.Find(doc) },
	func(doc *gainsay.Document) { doc.Relations = compare.Within(doc) }, // asserted by the outlet or a speaker, and found by rule, inside one document
}

// English reports whether a BCP 47 tag is English or says nothing.
func English(tag string) bool {
	return tag == "" || tag == "en" || strings.HasPrefix(strings.ToLower(tag), "en-")
}
