// Package timex is not written yet.
package timex

import "github.com/gainsay-news/gainsay"

// Find fills its layer.
func Find(doc *gainsay.Document) []gainsay.Timex { return nil }
