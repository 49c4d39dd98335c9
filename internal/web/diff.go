package web

import (
	"strings"

	"github.com/gainsay-news/gainsay"
)

// A change is a sentence that a version dropped or added.
type change struct {
	Gone bool
	Text string
}

// changes lists the sentences that only one of two versions has, the dropped
// ones where they stood. A sentence that only moved is no change.
func changes(before, after *gainsay.Document) []change {
	was, is := lines(before), lines(after)
	have := map[string]bool{}
	for _, l := range is {
		have[fold(l)] = true
	}
	had := map[string]bool{}
	var out []change
	for _, l := range was {
		had[fold(l)] = true
		if !have[fold(l)] {
			out = append(out, change{true, l})
		}
	}
	for _, l := range is {
		if !had[fold(l)] {
			out = append(out, change{false, l})
		}
	}
	return out
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// lines is the sentences of a document, or its lines where it was not cut.
func lines(d *gainsay.Document) (out []string) {
	for _, s := range d.Sentences {
		out = append(out, d.Words(s.Span))
	}
	if out == nil {
		out = strings.Split(d.Text, "\n")
	}
	return out
}
