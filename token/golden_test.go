package token

import (
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay/internal/golden"
)

// layout is the words of text, a line for each sentence: ¶ where a paragraph
// starts, else |.
func layout(text string) string {
	tokens, sentences, _ := Split(text)
	var out strings.Builder
	paragraph := -1
	for _, s := range sentences {
		sign := "|"
		if s.Paragraph != paragraph {
			sign, paragraph = "¶", s.Paragraph
		}
		out.WriteString(sign)
		for _, t := range tokens[s.First:s.Last] {
			out.WriteString(" " + text[t.Start:t.End])
		}
		out.WriteString("\n")
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	golden.Run(t, func(_ *testing.T, c golden.Case) string {
		_, text := c.Input()
		return layout(text)
	})
}
