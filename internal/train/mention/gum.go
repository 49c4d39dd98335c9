package mention

import (
	"strings"

	"github.com/gainsay-news/gainsay/internal/gum"
	"github.com/gainsay-news/gainsay/lexicon"
)

// gumDocuments reads the names of GUM, less its news and interviews, on which
// nothing is fitted.
func gumDocuments(path string) ([][]sentence, error) {
	docs, err := gum.Read(path)
	if err != nil {
		return nil, err
	}
	var out [][]sentence
	for i := range docs {
		if docs[i].Genre == "news" || docs[i].Genre == "interview" {
			continue
		}
		out = append(out, gumSentences(&docs[i]))
	}
	return out, nil
}

// gumSentences labels the proper names of a document, outer ones first.
func gumSentences(d *gum.Document) []sentence {
	labels := make([]string, len(d.Words))
	for i := range labels {
		labels[i] = "O"
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if d.Words[m.Head].Part != "PROPN" {
			continue
		}
		if first, last := nameIn(d, m); first < last {
			mark(labels, first, last, gumClass(m.Type))
		}
	}
	for i := range d.Words {
		if w := strings.ToLower(d.Words[i].Form); labels[i] == "O" && d.Words[i].Form != w && d.Words[i].Part == "ADJ" && belongs(w) {
			labels[i] = "B-MISC"
		}
	}
	var out []sentence
	for _, s := range d.Sentences {
		var words []string
		for _, w := range d.Words[s[0]:s[1]] {
			words = append(words, w.Form)
		}
		out = append(out, sentence{words, labels[s[0]:s[1]]})
	}
	return out
}

func belongs(low string) bool {
	_, ok := lexicon.CountryOf(low)
	return ok || lexicon.Affiliation(low)
}

// mark labels words [first, last) unless one of them is labelled.
func mark(labels []string, first, last int, class string) {
	for _, l := range labels[first:last] {
		if l != "O" || class == "" {
			return
		}
	}
	for k := first; k < last; k++ {
		labels[k] = "I-" + class
	}
	labels[first] = "B-" + class
}

func gumClass(kind string) string {
	switch kind {
	case "person":
		return "PER"
	case "organization":
		return "ORG"
	case "place":
		return "LOC"
	case "time":
		return ""
	}
	return "MISC"
}

// nameIn is the run of proper nouns around the head of a mention, with what
// links them inside, less titles before a person's name.
func nameIn(d *gum.Document, m *gum.Mention) (first, last int) {
	proper := func(k int) bool {
		return k >= m.First && k < m.Last && (strings.HasPrefix(d.Words[k].Fine, "NNP") || d.Words[k].Part == "PROPN")
	}
	first, last = m.Head, m.Head+1
	for {
		switch {
		case proper(first - 1):
			first--
			continue
		case first-2 >= m.First && link(d.Words[first-1].Form) && proper(first-2) && m.Type != "person":
			first -= 2
			continue
		}
		break
	}
	for {
		switch {
		case proper(last):
			last++
			continue
		case last+1 < m.Last && (link(d.Words[last].Form) || d.Words[last].Form == "-") && proper(last+1) && (m.Type != "person" || d.Words[last].Form == "-"):
			last += 2
			continue
		}
		break
	}
	if m.Type == "person" {
		for k := last - 2; k >= first; k-- {
			if titleWord(d.Words[k].Form) {
				first = k + 1
				break
			}
		}
	}
	return first, last
}

func link(form string) bool {
	switch form {
	case "of", "de", "for", "&":
		return true
	}
	return false
}

func titleWord(form string) bool {
	low := strings.ToLower(form)
	if _, first := lexicon.FirstName(low); first {
		return false
	}
	_, honorific := lexicon.Honorific(low)
	_, noun := lexicon.PersonNoun(low)
	return honorific || noun
}
