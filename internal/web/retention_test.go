package web

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

var (
	shownProse = regexp.MustCompile(`(?s)<div class="prose".*?</div>`)
	shownMark  = regexp.MustCompile(`<(?:span|a) class="(name|fig|cue)[^>]*>([^<]*)<`)
	shownTag   = regexp.MustCompile(`<[^>]*>`)
)

// TestArticleRetention wants the page of an article to show what its source
// lets be kept and no more, with each mark still on its own words.
func TestArticleRetention(t *testing.T) {
	f := fixture{id: "k1", publisher: "Desk", title: "Bridge count", page: "https://desk.example/1", day: 2, says: []saying{
		{words: strings.Repeat("The river runs on. ", 30), sentence: strings.Repeat("The river runs on. ", 30), own: true},
		{who: "Anna Berg", words: "that about 40 people were hurt", sentence: "Anna Berg said that about 40 people were hurt.", form: gainsay.Indirect, value: 40, of: "people"},
		{words: "Some 55 crates were lost", sentence: "Some 55 crates were lost, a count shows.", own: true, value: 55, of: "crates"},
	}}
	doc := func() *gainsay.Document {
		d := f.document() // all in one paragraph, of which part is kept
		d.Paragraphs = []gainsay.Span{{Start: d.Body, End: len(d.Text)}}
		for i := range d.Sentences {
			d.Sentences[i].Paragraph = 0
		}
		return d
	}
	for keep, want := range map[store.Keep][3]bool{ // the beginning, the statement, what the article says itself
		store.KeepFull: {true, true, true}, store.KeepExcerpt: {true, true, false}, store.KeepSentence: {false, true, false}, store.KeepNothing: {},
	} {
		t.Run(string(keep), func(t *testing.T) {
			s := newStore(t)
			if _, err := s.AddSource(t.Context(), store.Source{Kind: store.SourcePush, Address: "desk", Keep: keep}); err != nil {
				t.Fatal(err)
			}
			n, _, err := s.Accept(t.Context(), gainsay.Page{URL: f.page, Body: []byte("x"), Hint: gainsay.Hint{Source: "desk"}})
			if err == nil {
				err = s.Commit(t.Context(), n, f.result(doc()))
			}
			if err == nil {
				_, err = s.Sweep(t.Context())
			}
			if err != nil {
				t.Fatal(err)
			}
			w := get(t, handler(t, s), "/a/k1")
			prose := shownProse.FindString(w.Body.String())
			text := html.UnescapeString(shownTag.ReplaceAllString(prose, ""))
			for i, words := range []string{"The river runs on", "40 people were hurt", "55 crates were lost"} {
				if got := strings.Contains(strings.ReplaceAll(text, "§", ""), words); w.Code != 200 || got != want[i] {
					t.Errorf("answers %d; %q is shown: %v, want %v", w.Code, words, got, want[i])
				}
			}
			marked := map[string]string{}
			for _, m := range shownMark.FindAllStringSubmatch(prose, -1) {
				marked[m[1]] += strings.TrimSpace(m[2]) + ";"
			}
			expect := map[string]string{}
			if want[1] {
				expect = map[string]string{"name": "Anna Berg;", "cue": "said;", "fig": "people;"}
			}
			if want[2] {
				expect["fig"] += "crates;"
			}
			for _, kind := range []string{"name", "cue", "fig"} {
				if marked[kind] != expect[kind] {
					t.Errorf("as %s are marked %q, want %q", kind, marked[kind], expect[kind])
				}
			}
			if strings.Contains(prose, "figure: about 55") != want[2] {
				t.Error("a figure is told whose words are not kept, or one that is kept is not")
			}
		})
	}
}
