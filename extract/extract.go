// Package extract is not written yet.
package extract

import (
	"errors"

	"github.com/gainsay-news/gainsay"
)

// ErrNoArticle says that a page holds no article.
var ErrNoArticle = errors.New("no article")

// Article reads a page's bytes into a document with its head and Text.
func Article(page gainsay.Page) (*gainsay.Document, error) { return nil, ErrNoArticle }
