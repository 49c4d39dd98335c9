// Package dateline is not written yet.
package dateline

import "github.com/gainsay-news/gainsay"

// Find reads the dateline at the head of the body.
func Find(doc *gainsay.Document) gainsay.Dateline { return gainsay.Dateline{} }
