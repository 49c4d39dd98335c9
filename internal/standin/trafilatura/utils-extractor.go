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

package trafilatura

import (
	"errors"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/markusmobius/go-trafilatura/internal/etree"
	"github.com/markusmobius/go-trafilatura/internal/re2go"
	"golang.org/x/net/html"
)

var errShort = errors.New("no text was found")

// textFilter filters out unwanted text
func textFilter(n *html.Node) bool {
	var testText string
	text, tail := etree.Text(n), etree.Tail(n)
	if text == "" {
		testText = tail
	} else {
		testText = text
	}

	if !textCharsTest(testText) {
		return true
	}

	for _, line := range strings.Split(testText, "\n") {
		if re2go.IsTextFilter(line) {
			return true
		}
	}

	return false
}

// textCharsTest determine if a string is only composed of spaces and/or control characters.
func textCharsTest(s string) bool {
	return strings.TrimSpace(s) != ""
}

const anyLength = math.MaxInt

// textLength is how many runes trim would leave of the text of a node; it stops
// to count at the limit.
func textLength(node *html.Node, limit int) int {
	m := measure{limit: limit}
	m.node(node)
	return m.runes + max(0, m.fields-1)
}

// A measure counts the words of a text that comes in parts, and their runes.
type measure struct {
	limit, runes, fields int
	inside               bool // of a word
}

func (m *measure) node(n *html.Node) {
	if n.Type == html.TextNode {
		m.text(n.Data)
	}
	for child := n.FirstChild; child != nil && m.runes < m.limit; child = child.NextSibling {
		m.node(child)
	}
}

func (m *measure) text(s string) {
	for _, r := range s {
		if unicode.IsSpace(r) {
			m.inside = false
			continue
		}
		if !m.inside {
			m.inside = true
			m.fields++
		}
		m.runes++
	}
}

// runeCount is how many runes the text of a node has.
func runeCount(n *html.Node) int {
	count := 0
	if n.Type == html.TextNode {
		count = utf8.RuneCountInString(n.Data)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		count += runeCount(child)
	}
	return count
}
