// Package mention reads the corpora of names and fits the model that package
// mention embeds.
package mention

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/corpus"
	rooms "github.com/gainsay-news/gainsay/mention"
)

// A sentence is tokens with their classes.
type sentence struct {
	words, labels []string
}

// coarse folds the types of every corpus onto the four of CoNLL-2003; "" is
// a type that is no name.
func coarse(kind string) string {
	switch strings.ToLower(kind) {
	case "per", "person", "politician":
		return "PER"
	case "org", "organisation", "organization", "politicalparty":
		return "ORG"
	case "loc", "location", "country", "place":
		return "LOC"
	case "misc", "event", "election", "nationality", "militaryplatform", "weapon", "vehicle":
		return "MISC"
	}
	return ""
}

// documents reads a file of BIO lines, as documents where it marks them and
// as one where it does not.
func documents(path string) ([][]sentence, error) {
	docs := [][]sentence{nil}
	var s sentence
	last := ""
	end := func() {
		if len(s.words) > 0 {
			docs[len(docs)-1] = append(docs[len(docs)-1], s)
		}
		s, last = sentence{}, ""
	}
	err := corpus.Lines(path, func(line string) error {
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
			end()
		case strings.HasPrefix(f[0], "-DOCSTART"):
			end()
			docs = append(docs, nil)
		case len(f) >= 2:
			label := bio(f[1], last)
			s.words, s.labels = append(s.words, f[0]), append(s.labels, label)
			last = label
		}
		return nil
	})
	end()
	return docs, err
}

// bio folds a label and repairs an I- that continues nothing.
func bio(label, last string) string {
	tag, kind, _ := strings.Cut(label, "-")
	if kind = coarse(kind); kind == "" {
		return "O"
	}
	if tag == "I" && (last == "B-"+kind || last == "I-"+kind) {
		return "I-" + kind
	}
	return "B-" + kind
}

// example lays sentences out as a document.
func example(sentences []sentence) rooms.Example {
	var text strings.Builder
	doc := &gainsay.Document{}
	var labels []string
	for _, s := range sentences {
		start, first := text.Len(), len(doc.Tokens)
		for i, w := range s.words {
			if i > 0 {
				text.WriteByte(' ')
			}
			at := text.Len()
			text.WriteString(w)
			doc.Tokens = append(doc.Tokens, gainsay.Token{Span: gainsay.Span{Start: at, End: text.Len()}})
		}
		doc.Sentences = append(doc.Sentences, gainsay.Sentence{Span: gainsay.Span{Start: start, End: text.Len()}, First: first, Last: len(doc.Tokens)})
		text.WriteByte('\n')
		labels = append(labels, s.labels...)
	}
	doc.Text = text.String()
	return rooms.Example{Document: doc, Labels: labels}
}
