// Package demo is a small collection of reports that ships with the program:
// six invented outlets tell five invented stories, with contradictions of
// several kinds, figures that rise, a reversal, a denial, an unnamed source,
// reprints of a wire and an edited report. Every person, place and outlet in
// it is made up. The pages are read by the same path as any other page.
package demo

import (
	"embed"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
)

//go:embed pages
var pages embed.FS

// Pages gives the pages of the collection in the order in which they appeared.
func Pages() iter.Seq2[gainsay.Page, error] {
	return func(yield func(gainsay.Page, error) bool) {
		for _, name := range names() {
			body, err := pages.ReadFile(name)
			page := gainsay.Page{URL: "demo/" + strings.TrimPrefix(name, "pages/"), Type: "text/html; charset=utf-8", Body: body}
			if !yield(page, err) {
				return
			}
		}
	}
}

// names is the files of the collection, by the day that their names begin with.
func names() []string {
	var out []string
	fs.WalkDir(pages, "pages", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			out = append(out, name)
		}
		return nil
	})
	slices.SortFunc(out, func(a, b string) int {
		if c := strings.Compare(path.Base(a), path.Base(b)); c != 0 {
			return c
		}
		return strings.Compare(a, b)
	})
	return out
}
