package intake

import (
	"strings"
	"testing"
	"time"
)

func TestLinesAreReports(t *testing.T) {
	file := `{"id":"a1","title":"Bridge opens","text":"The bridge is open.","date":"2031-05-02","source":"The Courier"}

not json
{"title":"","text":" "}
{"url":"https://courier.example/b","title":"Bridge shut","text":"Bridge shut\nThe bridge is shut.","published":"2031-05-03T10:00:00+02:00","publisher":"The Post"}
`
	var pages, problems []string
	for page, err := range Stream("reports.jsonl", strings.NewReader(file)) {
		if err != nil {
			problems = append(problems, page.URL)
			continue
		}
		pages = append(pages, page.URL+"|"+page.Hint.Publisher+"|"+page.Hint.Published.UTC().Format(time.DateTime)+"|"+string(page.Body))
	}
	want := []string{
		"reports.jsonl#a1|The Courier|2031-05-02 00:00:00|Bridge opens\n\nThe bridge is open.",
		"https://courier.example/b|The Post|2031-05-03 08:00:00|Bridge shut\n\n\nThe bridge is shut.",
	}
	if strings.Join(pages, "\n") != strings.Join(want, "\n") {
		t.Errorf("pages %q, want %q", pages, want)
	}
	if strings.Join(problems, " ") != "reports.jsonl#3 reports.jsonl#4" {
		t.Errorf("problems %q", problems)
	}
}

func TestOtherLinesAreOneReason(t *testing.T) {
	problems := 0
	for page, err := range Stream("list.jsonl", strings.NewReader("{\"path\":\"a.html\",\"title\":\"A\"}\n{\"path\":\"b.html\"}\n")) {
		if err == nil {
			t.Errorf("%s is given as a report", page.URL)
		}
		problems++
	}
	if problems != 1 {
		t.Errorf("%d reasons for one file", problems)
	}
}
