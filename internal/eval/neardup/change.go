package neardup

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// A change makes a copy of an article as other outlets print one.
type change struct {
	name string
	make func(doc *gainsay.Document, random *rand.Rand) *gainsay.Document
}

var changes = []change{
	{"reprint", func(d *gainsay.Document, r *rand.Rand) *gainsay.Document { return copied(d.Title, sentences(d)) }},
	{"other headline", func(d *gainsay.Document, r *rand.Rand) *gainsay.Document {
		return copied("What we know so far", append(sentences(d), "This story was supplied by a partner of the newsroom."))
	}},
	{"cut", func(d *gainsay.Document, r *rand.Rand) *gainsay.Document {
		all := sentences(d)
		return copied(d.Title, all[:max(4, len(all)*(30+r.IntN(50))/100)])
	}},
	{"edited", func(d *gainsay.Document, r *rand.Rand) *gainsay.Document {
		return copied(d.Title, edit(sentences(d), r, 4))
	}},
	{"edited and cut", func(d *gainsay.Document, r *rand.Rand) *gainsay.Document {
		all := edit(sentences(d), r, 4)
		return copied("Update: the latest", all[:max(5, len(all)*(50+r.IntN(40))/100)])
	}},
}

// sentences is the words of the body's sentences.
func sentences(doc *gainsay.Document) []string {
	var out []string
	for i := range doc.Sentences {
		if s := &doc.Sentences[i]; s.Start >= doc.Body {
			out = append(out, doc.Words(s.Span))
		}
	}
	return out
}

func copied(title string, body []string) *gainsay.Document {
	doc := &gainsay.Document{Title: title, Text: title + "\n\n" + strings.Join(body, " "), Body: len(title) + 2}
	cut(doc)
	return doc
}

// edit changes about one sentence in every: drops it, drops or changes words
// of it, or swaps it with the next.
func edit(body []string, random *rand.Rand, every int) []string {
	var out []string
	for i := 0; i < len(body); i++ {
		if random.IntN(every) > 0 {
			out = append(out, body[i])
			continue
		}
		switch random.IntN(4) {
		case 0: // dropped
		case 1:
			out = append(out, reword(body[i], random))
		case 2:
			out = append(out, "Officials confirmed on Friday that "+body[i])
		default:
			if i+1 < len(body) {
				out = append(out, body[i+1])
			}
			out = append(out, body[i])
			i++
		}
	}
	return out
}

// reword drops a third of the words and changes figures.
func reword(sentence string, random *rand.Rand) string {
	var out []string
	for w := range strings.FieldsSeq(sentence) {
		if random.IntN(3) == 0 {
			continue
		}
		if _, err := strconv.Atoi(w); err == nil {
			w = strconv.Itoa(random.IntN(1000))
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}
