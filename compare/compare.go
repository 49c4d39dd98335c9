// Package compare is not written yet.
package compare

import "github.com/gainsay-news/gainsay"

// Within fills its layer.
func Within(doc *gainsay.Document) []gainsay.Relation { return nil }
