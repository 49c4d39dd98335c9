// Package parse is not written yet.
package parse

import "github.com/gainsay-news/gainsay"

// Find fills its layer.
func Find(doc *gainsay.Document) []gainsay.Arc { return nil }
