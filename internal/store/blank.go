package store

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// blanked is a document without its words but for those of keep: what is gone
// is spaces, as many as there were bytes, so that every span still points to
// where it did. With nothing kept, what repeats words of the text goes too.
func blanked(doc *gainsay.Document, keep []gainsay.Span) *gainsay.Document {
	d := *doc
	d.Text = blankText(doc.Text, keep)
	d.Media, d.Beliefs, d.Tags = nil, nil, nil
	if len(keep) > 0 {
		return &d
	}
	d.Title, d.Dateline = "", gainsay.Dateline{}
	d.Authors, d.Editors = nil, nil
	d.Timexes, d.Quantities, d.Toponyms, d.Claims, d.Relations = nil, nil, nil, nil, nil
	d.Entities = slices.Clone(doc.Entities)
	for i := range d.Entities {
		d.Entities[i].Role = ""
	}
	return &d
}

// blankText is text with a space for every byte outside keep, but for the
// ends of lines.
func blankText(text string, keep []gainsay.Span) string {
	out := []byte(text)
	shown := make([]bool, len(out))
	for _, s := range keep {
		for i := max(0, s.Start); i < min(s.End, len(out)); i++ {
			shown[i] = true
		}
	}
	for i := range out {
		if !shown[i] && out[i] != '\n' {
			out[i] = ' '
		}
	}
	return string(out)
}

// Digest names the words of a document, without white space. By it a later
// version is told from one whose words are gone.
func Digest(doc *gainsay.Document) string {
	return gainsay.ContentID("words", doc.Title, strings.Join(strings.Fields(doc.Text), " "))
}
