// Package mention is not written yet.
package mention

import "github.com/gainsay-news/gainsay"

// Find fills its layer.
func Find(doc *gainsay.Document) []gainsay.Mention { return nil }
