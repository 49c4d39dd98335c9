// Package quantity is not written yet.
package quantity

import "github.com/gainsay-news/gainsay"

// Find fills its layer.
func Find(doc *gainsay.Document) []gainsay.Quantity { return nil }
