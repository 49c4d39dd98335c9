// Package tag is not written yet.
package tag

import "github.com/gainsay-news/gainsay"

// Find fills its layer.
func Find(doc *gainsay.Document) []gainsay.Tag { return nil }
