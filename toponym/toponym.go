// Package toponym is not written yet.
package toponym

import "github.com/gainsay-news/gainsay"

// Resolve fills its layer.
func Resolve(doc *gainsay.Document) []gainsay.Toponym { return nil }
