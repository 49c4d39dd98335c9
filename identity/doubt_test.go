package identity

import (
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/entity"
	"github.com/gainsay-news/gainsay/mention"
	"github.com/gainsay-news/gainsay/tag"
	"github.com/gainsay-news/gainsay/token"
	"github.com/gainsay-news/gainsay/toponym"
)

// TestDoubtfulNames holds the names that get no key against those that do.
func TestDoubtfulNames(t *testing.T) {
	for _, c := range []struct {
		text, name string
		keyed      bool
	}{
		{"Police found the man at Franklin and Chicago on Monday. He was 22.", "Chicago", false},
		{"Police found the man in Chicago on Monday. He was 22.", "Chicago", true},
		{"He was shot in the 1900 block of Oakfield on Monday.", "Oakfield", false},
		{"The Church of Ada Munro was shut on Monday. It stood in Leeds.", "Ada Munro", false},
		{"A boy shot himself in Lebanon on Friday, said the police of Nashville.", "Lebanon", false},
		{"Adam Holm, 44, of Denmark was charged in Green Bay. He was held in Appleton, near Milwaukee, on Monday.", "Denmark", false},
		{"Adam Holm, 44, of Denmark was charged in Aarhus on Monday.", "Denmark", true},
		{"The Danish police charged a man of Denmark in Green Bay. He was held in Appleton, near Milwaukee, on Monday.", "Denmark", true},
	} {
		doc := readWords(c.text)
		found := false
		for i := range doc.Entities {
			if e := &doc.Entities[i]; e.Name == c.name {
				found = true
				if keyed := len(Keys(doc, e)) > 0; keyed != c.keyed {
					t.Errorf("%q in %q: keyed %v", c.name, c.text, keyed)
				}
			}
		}
		if !found {
			t.Errorf("no %q in %q", c.name, c.text)
		}
	}
}

// TestStateOfOneNameWithItsCity holds a state and its city apart.
func TestStateOfOneNameWithItsCity(t *testing.T) {
	for text, resolved := range map[string]bool{
		"The mayor of New York met the council of New York on Monday.":      true,
		"A man from Schenectady, New York was charged on Monday.":           false,
		"Police in Spokane said Washington had passed the law.":             false,
		"Electors in New York voted for Ada Munro on Monday.":               false,
		"The first death was confirmed in Washington state on Monday.":      false,
		"The New York attorney general is looking into it, Ada Munro said.": false,
	} {
		doc := readWords(text)
		for i, p := range Profiles(doc) {
			city := p.Place == 5128581 || p.Place == 4140963
			if (p.Name == "New York" || p.Name == "Washington") && p.Kind == gainsay.Location && city != resolved {
				t.Errorf("%q: entity %d resolved to %d", text, i, p.Place)
			}
		}
	}
}

func readWords(text string) *gainsay.Document {
	doc := &gainsay.Document{Text: text}
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(text)
	doc.Tags = tag.Find(doc)
	doc.Mentions = mention.Find(doc)
	doc.Entities = entity.Resolve(doc)
	doc.Toponyms = toponym.Resolve(doc)
	return doc
}
