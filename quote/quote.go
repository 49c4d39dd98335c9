// Package quote is not written yet.
package quote

import "github.com/gainsay-news/gainsay"

// Find fills its layer.
func Find(doc *gainsay.Document) []gainsay.Quotation { return nil }

// Attribute returns the quotations with Speaker, Said and Where.
func Attribute(doc *gainsay.Document) []gainsay.Quotation { return doc.Quotations }
