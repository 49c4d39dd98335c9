package extract

import (
	"net/url"
	"slices"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability"
	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// noDate keeps go-trafilatura from looking for dates: this package does.
var noDate = &htmldate.Result{DateTime: time.Unix(0, 0), HasTime: false}

// byTrafilatura asks go-trafilatura; a panic in it is an empty answer.
func byTrafilatura(root *html.Node, address *url.URL) (found []string) {
	defer func() {
		if recover() != nil {
			found = nil
		}
	}()
	res, err := trafilatura.ExtractDocument(root, trafilatura.Options{OriginalURL: address, ExcludeComments: true, HtmlDateOverride: noDate})
	if err != nil || res == nil || res.ContentNode == nil {
		return nil
	}
	return paragraphs(res.ContentNode)
}

// byReadability asks go-readability, which changes the page; a panic in it is
// an empty answer.
func byReadability(root *html.Node, address *url.URL) (found []string) {
	defer func() {
		if recover() != nil {
			found = nil
		}
	}()
	parser := readability.NewParser()
	parser.DisableJSONLD = true // the head is read elsewhere
	res, err := parser.ParseAndMutate(root, address)
	if err != nil || res.Node == nil {
		return nil
	}
	return paragraphs(res.Node)
}

// body is the running text of a page, which goes by titles; list are the
// units of the page, which is spent.
func body(root *html.Node, address *url.URL, list []unit, titles ...string) []string {
	first := byTrafilatura(root, address)
	second := byReadability(root, address)
	vote(list, first, second)
	if kept := choose(list, titles...); len(kept) > 0 {
		return kept
	}
	for _, answer := range [][]string{first, second} {
		var kept []string
		for _, p := range answer {
			if !slices.ContainsFunc(titles, func(t string) bool { return sameWords(p, t) }) {
				kept = append(kept, p)
			}
		}
		if len(kept) > 0 {
			return kept
		}
	}
	return nil
}

// sameWords compares without case, white space and quotation marks.
func sameWords(a, b string) bool { return a != "" && fold(a) == fold(b) }

var marks = strings.NewReplacer("‘", "", "’", "", "“", "", "”", "", "\"", "", "'", "", "`", "")

func fold(s string) string { return strings.ToLower(squeeze(marks.Replace(s))) }
