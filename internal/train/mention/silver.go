package mention

import (
	"strings"

	"github.com/gainsay-news/gainsay/internal/corpus"
)

// silverDocuments reads articles that another program labelled, one in every
// so many.
func silverDocuments(path string, every int) ([][]sentence, error) {
	var docs [][]sentence
	var s sentence
	last := ""
	end := func() {
		if len(s.words) > 0 {
			docs[len(docs)-1] = append(docs[len(docs)-1], s)
		}
		s, last = sentence{}, ""
	}
	err := corpus.Lines(path, func(line string) error {
		switch f := strings.Split(line, "\t"); {
		case strings.HasPrefix(line, "# doc"):
			end()
			docs = append(docs, nil)
		case line == "":
			end()
		case len(f) > 6 && len(docs) > 0:
			label := silverLabel(f[6], last)
			s.words, s.labels = append(s.words, unbracket(f[1])), append(s.labels, label)
			last = label
		}
		return nil
	})
	end()
	var out [][]sentence
	for i := 0; i < len(docs); i += every {
		out = append(out, docs[i])
	}
	return out, err
}

func silverLabel(kind, last string) string {
	if kind = coarse(kind); kind == "" {
		return "O"
	}
	if len(last) > 2 && last[2:] == kind {
		return "I-" + kind
	}
	return "B-" + kind
}

// unbracket undoes the treebank's writing of brackets and quotation marks.
func unbracket(w string) string {
	switch w {
	case "-LRB-":
		return "("
	case "-RRB-":
		return ")"
	case "``", "''":
		return "\""
	}
	return w
}
