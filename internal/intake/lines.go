package intake

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
)

// maxLine bounds one report of a file of JSON Lines, in bytes.
const maxLine = 8 << 20

// A report is a line of a file of JSON Lines: a text that is extracted already.
type report struct {
	ID        any    `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Text      string `json:"text"`
	Date      string `json:"date"`
	Published string `json:"published"`
	Source    string `json:"source"`
	Publisher string `json:"publisher"`
}

var errReport = errors.New("not reports: a line has to be a JSON object with text, and may have title, date or published, source or publisher, url or id")

// fromLines gives the reports of a file of JSON Lines. A line that is none is
// a reason, and the next is read; a file whose first line is none holds
// something else and is a reason once.
func fromLines(it item, in io.Reader, yield taker) bool {
	scanner := bufio.NewScanner(in)
	scanner.Buffer(make([]byte, 0, 64<<10), maxLine)
	first := true
	for n := 1; scanner.Scan(); n++ {
		line := strings.TrimSpace(scanner.Text())
		if line == "" {
			continue
		}
		var r report
		err := json.Unmarshal([]byte(line), &r)
		if err == nil && strings.TrimSpace(r.Text) == "" {
			err = errReport
		}
		if err != nil && first {
			return yield(gainsay.Page{URL: it.path}, errReport)
		}
		first = false
		if err != nil {
			if !yield(gainsay.Page{URL: fmt.Sprintf("%s#%d", it.path, n)}, fmt.Errorf("line %d: %w", n, err)) {
				return false
			}
			continue
		}
		if !yield(r.page(it, n), nil) {
			return false
		}
	}
	if err := scanner.Err(); err != nil {
		return yield(gainsay.Page{URL: it.path}, err)
	}
	return true
}

// page is the report as a page of plain text, with what the line knows of it.
func (r report) page(it item, n int) gainsay.Page {
	name := fmt.Sprint(n)
	if r.ID != nil {
		name = fmt.Sprint(r.ID)
	}
	page := gainsay.Page{
		URL:  cmp.Or(r.URL, it.path+"#"+name),
		Type: "text/plain; charset=utf-8",
		Body: []byte(r.Title + "\n\n" + strings.TrimPrefix(r.Text, r.Title)),
		Hint: gainsay.Hint{Publisher: cmp.Or(r.Publisher, r.Source)},
	}
	date := cmp.Or(r.Published, r.Date)
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", time.DateOnly} {
		if t, err := time.Parse(form, date); err == nil {
			page.Hint.Published = t
			break
		}
	}
	return page
}
