package quote_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/golden"
	"github.com/gainsay-news/gainsay/pipeline"
)

// TestGolden reads each text of testdata and compares what was found, by its
// words, with the lines under "want".
func TestGolden(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) string {
		_, text := c.Input()
		doc := &gainsay.Document{Text: text}
		doc.Published.Time = time.Date(2031, 5, 14, 9, 0, 0, 0, time.UTC) // a Wednesday
		pipeline.Annotate(doc)
		if err := doc.Check(); err != nil {
			t.Error(err)
		}
		var got strings.Builder
		for i := range doc.Quotations {
			got.WriteString(line(doc, &doc.Quotations[i]) + "\n")
		}
		return got.String()
	})
}

// line is a quotation by its words: what is empty is left out.
func line(doc *gainsay.Document, q *gainsay.Quotation) string {
	var content []string
	for _, p := range q.Parts() {
		content = append(content, doc.Words(p))
	}
	s := fmt.Sprintf("%s %s %q", q.Form, q.Act, strings.Join(strings.Fields(strings.Join(content, " … ")), " "))
	add := func(name, value string) {
		if value != "" {
			s += fmt.Sprintf(" %s %q", name, value)
		}
	}
	add("cue", doc.Words(q.Cue))
	add("source", strings.TrimRight(doc.Words(q.Source), ",")) // the comma after an apposition may or may not belong
	if e := doc.Entity(q.Speaker); e != nil {
		add("speaker", e.Name)
	}
	add("of", doc.Words(q.Affiliate))
	add("to", doc.Words(q.Addressee))
	add("occasion", doc.Words(q.Occasion))
	add("channel", strings.TrimSpace(string(q.Channel.Kind)+" "+q.Channel.Name))
	if !strings.HasPrefix(q.SaidRule, "publication") && !q.Said.IsZero() {
		add("said", q.Said.From.Format(time.DateOnly))
	}
	if q.Within > 0 {
		s += fmt.Sprintf(" within %d", q.Within)
	}
	for _, f := range []struct {
		name string
		on   bool
	}{{"unnamed", q.Unnamed}, {"negated", q.Negated}, {"inferred", q.Channel.Inferred}} {
		if f.on {
			s += " " + f.name
		}
	}
	return s
}
