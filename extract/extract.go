// Package extract reads a page's bytes into a document with its head and its
// text. It is the only stage of reading that can fail: a page may hold no
// article, and then the error says why.
//
// Needs: a gainsay.Page (Body; URL, Type and Hint help).
//
// Fills: ID, URL, Publisher, Origin, Ref, Title, Authors, Editors, Published,
// Modified, Language, Home, Media, Beliefs, Text and Body.
//
// How: the charset is the one stated, mended where the bytes say otherwise.
// Of an HTML page the head comes from JSON-LD, meta tags and the visible page,
// in that order of belief, and Beliefs says which it was and why; a source's
// own rules (selectors, in the Hint) come before them all. The body is from two extractors that are asked in
// turn, go-trafilatura (Barbaresi, "Trafilatura: A Web Scraping Library and
// Command-Line Tool for Text Discovery and Extraction", ACL 2021 demos) and
// readability. Of a page saved as plain text, lines are told apart by
// their shape: labelled metadata, running text, furniture.
//
// Known misses: pages drawn by scripts hold no text and are refused; tables of
// results come out as loose lines; a gallery or a live ticker that does not say
// that it is one is read as an article; of two headlines that a page gives
// itself the one meant for search engines may be taken.
package extract

import (
	"errors"
	"fmt"

	"github.com/gainsay-news/gainsay"
)

// ErrNoArticle says that a page holds no article. Every error of this package
// wraps it, with the reason in words.
var ErrNoArticle = errors.New("no article")

// The reasons why a page holds no article.
var (
	ErrEmpty    = fmt.Errorf("%w: the page is empty", ErrNoArticle)
	ErrTooLarge = fmt.Errorf("%w: the page is larger than %d MiB", ErrNoArticle, maxBytes>>20)
	ErrBinary   = fmt.Errorf("%w: the bytes are not text", ErrNoArticle)
	ErrFeed     = fmt.Errorf("%w: this is a feed or a sitemap, not a page", ErrNoArticle)
	ErrListing  = fmt.Errorf("%w: this is a front page or a list of links", ErrNoArticle)
	ErrErrorMsg = fmt.Errorf("%w: this is an error message, not a report", ErrNoArticle)
	ErrPaywall  = fmt.Errorf("%w: the page shows only what stands before its paywall", ErrNoArticle)
	ErrBotCheck = fmt.Errorf("%w: the site asks for proof that a person reads it", ErrNoArticle)
	ErrGallery  = fmt.Errorf("%w: this is a gallery of pictures with captions", ErrNoArticle)
	ErrTicker   = fmt.Errorf("%w: this is a live ticker, not one report", ErrNoArticle)
	ErrRedirect = fmt.Errorf("%w: the page only sends the reader elsewhere", ErrNoArticle)
	ErrNoText   = fmt.Errorf("%w: no running text was found", ErrNoArticle)
	ErrBroken   = fmt.Errorf("%w: the markup could not be parsed", ErrNoArticle)
)

// maxBytes bounds the work on one page. News pages of 2026 are below 4 MiB,
// markup and embedded data included.
const maxBytes = 16 << 20

// A draft is what was found on a page before it is a document.
type draft struct {
	gainsay.Document
	paragraphs []string
}

// Article reads a page's bytes into a document with its head and Text.
func Article(page gainsay.Page) (*gainsay.Document, error) {
	text, form, err := decode(page)
	if err != nil {
		return nil, err
	}
	var d *draft
	if form == plain {
		d, err = readPlain(text, page)
	} else {
		d, err = readMarkup(text, page)
	}
	if err != nil {
		return nil, err
	}
	return finish(d, page)
}
