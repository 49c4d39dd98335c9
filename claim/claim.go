// Package claim is not written yet.
package claim

import "github.com/gainsay-news/gainsay"

// Find fills its layer.
func Find(doc *gainsay.Document) []gainsay.Claim { return nil }
