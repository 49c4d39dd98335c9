package eval

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/corpus"
	"github.com/gainsay-news/gainsay/pipeline"
)

// given is a document of sentences whose words are given: they are joined by
// single spaces, and Tokens and Sentences are what the data says.
func given(sentences [][]string) *gainsay.Document {
	doc := &gainsay.Document{}
	var text strings.Builder
	for i, words := range sentences {
		start, first := text.Len(), len(doc.Tokens)
		for k, w := range words {
			if k > 0 {
				text.WriteByte(' ')
			}
			at := text.Len()
			text.WriteString(w)
			doc.Tokens = append(doc.Tokens, gainsay.Token{Span: gainsay.Span{Start: at, End: text.Len()}, Kind: gainsay.KindOf(w)})
		}
		span := gainsay.Span{Start: start, End: text.Len()}
		doc.Paragraphs = append(doc.Paragraphs, span)
		doc.Sentences = append(doc.Sentences, gainsay.Sentence{Span: span, First: first, Last: len(doc.Tokens), Paragraph: i})
		text.WriteString("\n\n")
	}
	doc.Text = text.String()
	pipeline.AnnotateTokens(doc)
	return doc
}

// perDocument is how many sentences are read together where the data has no
// bounds of documents: about a news report's worth.
const perDocument = 25

// batches cuts sentences into documents.
func batches[T any](all []T) [][]T {
	var out [][]T
	for len(all) > perDocument {
		out = append(out, all[:perDocument])
		all = all[perDocument:]
	}
	return append(out, all)
}

var kinds = map[gainsay.Kind]string{
	gainsay.Person: "PER", gainsay.Organization: "ORG", gainsay.Location: "LOC",
	gainsay.Nationality: "MISC", gainsay.Event: "MISC", gainsay.Work: "MISC", gainsay.Other: "MISC",
}

// nameLabels is a BIO label for each token, from the mentions that are names.
func nameLabels(doc *gainsay.Document) []string {
	labels := make([]string, len(doc.Tokens))
	for i := range labels {
		labels[i] = "O"
	}
	for _, m := range doc.Mentions {
		if m.Form != gainsay.Name || kinds[m.Kind] == "" {
			continue
		}
		first, last := doc.TokensIn(m.Span)
		for i := first; i < last; i++ {
			labels[i] = "I-" + kinds[m.Kind]
		}
		if first < last {
			labels[first] = "B-" + kinds[m.Kind]
		}
	}
	return labels
}

// names copies the lines of a .bio with the label of each name as last column.
func names(path string, out *lines) error { return labelled(path, out, nameLabels) }

// mentions does so with all mentions that mentionLabels counts.
func mentions(path string, out *lines) error { return labelled(path, out, mentionLabels) }

func labelled(path string, out *lines, label func(*gainsay.Document) []string) error {
	data, err := corpus.Read(path)
	if err != nil {
		return err
	}
	blocks := splitBlocks(string(data), func(string) bool { return true })
	add := func(batch [][]string) [][]string {
		labels := label(given(columns(batch, 0)))
		for _, block := range batch {
			for i := range block {
				block[i] = strings.Join(strings.Fields(block[i]), "\t") + "\t" + labels[0]
				labels = labels[1:]
			}
		}
		return batch
	}
	return ordered(batches(blocks), add, func(batch [][]string) error { return writeBlocks(out, batch) })
}

// splitBlocks is the blocks of lines that stand between empty lines and that
// keep chooses.
func splitBlocks(data string, keep func(string) bool) [][]string {
	var blocks [][]string
	var block []string
	for line := range strings.Lines(data + "\n\n") {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.TrimSpace(line) == "":
			if len(block) > 0 {
				blocks = append(blocks, block)
			}
			block = nil
		case keep(line):
			block = append(block, line)
		}
	}
	return blocks
}

// columns is one column of every line of every block.
func columns(blocks [][]string, column int) [][]string {
	out := make([][]string, len(blocks))
	for i, block := range blocks {
		for _, line := range block {
			out[i] = append(out[i], fields(line)[column])
		}
	}
	return out
}

// fields cuts a line at tabs, else at spaces.
func fields(line string) []string {
	if strings.Contains(line, "\t") {
		return strings.Split(line, "\t")
	}
	return strings.Fields(line)
}

func writeBlocks(out *lines, blocks [][]string) error {
	for _, block := range blocks {
		if err := out.text(strings.Join(block, "\n") + "\n"); err != nil {
			return err
		}
	}
	return nil
}

// tags copies the lines of a .conllu with the predicted lemma and part of
// speech in the third and fourth columns.
func tags(path string, out *lines) error {
	data, err := corpus.Read(path)
	if err != nil {
		return err
	}
	blocks := splitBlocks(string(data), func(string) bool { return true })
	tagged := func(batch [][]string) [][]string {
		doc := given(columns(wordLines(batch), 1))
		next := 0
		for _, block := range batch {
			for i, line := range block {
				if !isWord(line) {
					continue
				}
				f := fields(line)
				f[2], f[3] = "_", "_" // gold must not shine through
				if len(doc.Tags) > next {
					f[2], f[3] = doc.Tags[next].Lemma, doc.Tags[next].Part
				}
				block[i], next = strings.Join(f, "\t"), next+1
			}
		}
		return batch
	}
	return ordered(batches(blocks), tagged, func(batch [][]string) error { return writeBlocks(out, batch) })
}

// isWord reports whether a line of a .conllu is a word: no comment, no
// multiword token and no empty node.
func isWord(line string) bool {
	id, _, ok := strings.Cut(line, "\t")
	return ok && !strings.HasPrefix(line, "#") && !strings.ContainsAny(id, "-.")
}

func wordLines(blocks [][]string) [][]string {
	out := make([][]string, len(blocks))
	for i, block := range blocks {
		for _, line := range block {
			if isWord(line) {
				out[i] = append(out[i], line)
			}
		}
	}
	return out
}
