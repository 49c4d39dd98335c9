// This file is part of go-trafilatura, Go package for extracting readable
// content, comments and metadata from a web page. Source available in
// <https://github.com/markusmobius/go-trafilatura>.
//
// Copyright (C) 2021 Markus Mobius
//
// Licensed under the Apache License, Version 2.0 (the "License");
// you may not use this file except in compliance with the License.
// You may obtain a copy of the License at
//
// http://www.apache.org/licenses/LICENSE-2.0
//
// Unless required by applicable law or agreed to in writing, software
// distributed under the License is distributed on an "AS IS" BASIS,
// WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
// See the License for the specific language governing permissions and
// limitations under the License.

// Code in this file is ported from <https://github.com/adbar/trafilatura>
// which available under Apache 2.0 license.

// Changed for Gainsay: only what it asks for is left, and works without copies
// and searches whose result was thrown away. See the package comment.

// Package trafilatura is the extraction of running text of go-trafilatura 1.12.2,
// in its place: the same text, in a third of the time. What this program asks
// nobody for is left out (metadata, comments, the guess at a language, other
// extractors, duplicates), a page is copied once and not three times, a section
// once and not four times, and lengths of text are counted where they were
// measured on copies of the text.
package trafilatura

import (
	nurl "net/url"
	"unicode/utf8"

	"github.com/go-shiori/dom"
	"golang.org/x/net/html"

	"github.com/markusmobius/go-htmldate"
)

// Options are those of go-trafilatura that this program sets. Only those with
// comments and dates left out are known here.
type Options struct {
	OriginalURL      *nurl.URL
	ExcludeComments  bool
	HtmlDateOverride *htmldate.Result
}

// ExtractResult is the running text of a page.
type ExtractResult struct {
	ContentNode *html.Node
	ContentText string
}

// minExtractedSize is the length of a text below which the page is searched
// once more, with less care.
const minExtractedSize = 250

// ExtractDocument finds the running text of a page, which it leaves as it is.
func ExtractDocument(page *html.Node, _ Options) (*ExtractResult, error) {
	clean := func() *html.Node {
		doc := dom.Clone(page, true)
		docCleaning(doc)
		convertTags(doc)
		return doc
	}
	postBody, text := extractContent(clean)
	if utf8.RuneCountInString(text) < minExtractedSize {
		postBody, text = baseline(dom.Clone(page, true))
	}
	if text == "" {
		return nil, errShort
	}
	postCleaning(postBody)
	return &ExtractResult{ContentNode: postBody, ContentText: text}, nil
}
