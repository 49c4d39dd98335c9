package eval

import (
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/extract"
	"github.com/gainsay-news/gainsay/internal/corpus"
)

type article struct {
	Path    string   `json:"path"`
	Title   string   `json:"title"`
	Date    string   `json:"date"`
	Authors []string `json:"authors"`
	Body    string   `json:"body"`
	err     error
}

func articles(path string, out *lines) error {
	files, err := filesUnder(path, ".html", ".html.gz", ".htm", ".htm.gz")
	if err != nil {
		return err
	}
	read := func(file string) article { return readArticle(path, file) }
	return ordered(files, read, func(a article) error {
		if a.err != nil {
			return a.err
		}
		return out.json(a)
	})
}

var blankLines = regexp.MustCompile(`\n\s*\n+`)

func readArticle(root, file string) article {
	relative, err := filepath.Rel(root, file)
	if err != nil {
		return article{err: err}
	}
	body, err := corpus.Read(file)
	if err != nil {
		return article{err: err}
	}
	out := article{Path: filepath.ToSlash(relative), Authors: []string{}}
	doc, err := extract.Article(gainsay.Page{URL: file, Type: "text/html", Body: body})
	if err != nil {
		return out // a page that is refused is an empty answer
	}
	out.Title, out.Authors = doc.Title, append(out.Authors, doc.Authors...)
	out.Date = iso(doc.Published)
	out.Body = strings.TrimSpace(blankLines.ReplaceAllString(doc.Text[doc.Body:], "\n"))
	return out
}

// iso is a stamp in ISO 8601, without a zone where none is known.
func iso(s gainsay.Stamp) string {
	switch {
	case s.Time.IsZero():
		return ""
	case s.DayOnly:
		return s.Time.Format(time.DateOnly)
	case s.Zone == gainsay.ZoneUnknown:
		return s.Time.Format("2006-01-02T15:04:05")
	}
	return s.Time.Format(time.RFC3339)
}
