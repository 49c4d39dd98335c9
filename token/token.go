// Package token is not written yet.
package token

import "github.com/gainsay-news/gainsay"

// Split cuts text into tokens, sentences and paragraphs.
func Split(text string) ([]gainsay.Token, []gainsay.Sentence, []gainsay.Span) { return nil, nil, nil }
