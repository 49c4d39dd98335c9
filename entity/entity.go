// Package entity is not written yet.
package entity

import "github.com/gainsay-news/gainsay"

// Resolve fills its layer.
func Resolve(doc *gainsay.Document) []gainsay.Entity { return nil }
