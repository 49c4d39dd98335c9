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

// An asked is what both extractors said of a page.
type asked struct{ first, second []string }

// ask asks both extractors and has them vote on the units of the page, whose
// tree is spent.
func ask(root *html.Node, address *url.URL, list []unit) asked {
	a := asked{byTrafilatura(root, address), byReadability(root, address)}
	vote(list, a.first, a.second)
	return a
}

// body is the running text of a page, which goes by titles; list are the
// units of the page, whose tree is spent, and whole gives that tree once more.
func body(root *html.Node, address *url.URL, list []unit, titles []string, whole func() *html.Node) []string {
	strip(root, list)
	answers := ask(root, address, list)
	if share := agreed(list); 0 < share && share < minAgreed {
		if again := whole(); again != nil {
			answers = ask(again, address, list)
		}
	}
	if kept := choose(list, titles...); len(kept) > 0 {
		return kept
	}
	for _, answer := range [][]string{answers.first, answers.second} {
		if kept := without(answer, titles); len(kept) > 0 {
			return kept
		}
	}
	return nil
}

// without is what an extractor took, less the page's titles.
func without(answer, titles []string) []string {
	return slices.DeleteFunc(answer, func(p string) bool {
		return slices.ContainsFunc(titles, func(t string) bool { return sameWords(p, t) })
	})
}

// sameWords compares without case, white space and quotation marks.
func sameWords(a, b string) bool { return a != "" && fold(a) == fold(b) }

var marks = strings.NewReplacer("‘", "", "’", "", "“", "", "”", "", "\"", "", "'", "", "`", "")

func fold(s string) string { return strings.ToLower(squeeze(marks.Replace(s))) }
