package web

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// The record of these tests is written by hand: an invented bridge, told of
// by three invented outlets.

type saying struct {
	who, words, sentence string
	form                 gainsay.QuotationForm
	own                  bool
	value                float64
	of                   string
}

type fixture struct {
	id, publisher, title, page string
	day                        int
	says                       []saying
	copyOf                     string
}

// document makes a document whose sentences are those of its sayings.
func (f fixture) document() *gainsay.Document {
	d := &gainsay.Document{ID: gainsay.DocumentID(f.id), URL: f.page, Publisher: f.publisher, Title: f.title, Language: "en",
		Published: gainsay.Stamp{Time: time.Date(2031, 5, f.day, 9, 0, 0, 0, time.UTC), Zone: gainsay.ZoneStated}}
	d.Text = f.title + "\n"
	d.Body = len(d.Text)
	for i, s := range f.says {
		from := len(d.Text)
		d.Text += s.sentence
		at := func(words string) gainsay.Span {
			j := strings.Index(s.sentence, words)
			if words == "" || j < 0 {
				return gainsay.Span{}
			}
			return gainsay.Span{Start: from + j, End: from + j + len(words)}
		}
		whole := gainsay.Span{Start: from, End: len(d.Text)}
		d.Paragraphs = append(d.Paragraphs, whole)
		d.Sentences = append(d.Sentences, gainsay.Sentence{Span: whole, Paragraph: i})
		f.say(d, i, s, at)
		d.Text += "\n"
	}
	return d
}

func (f fixture) say(d *gainsay.Document, i int, s saying, at func(string) gainsay.Span) {
	key := f.id + "-" + string(rune('a'+i))
	c := gainsay.Claim{ID: gainsay.ClaimID(key + "-c"), Document: d.ID, Span: at(s.words), Text: s.words, Modality: gainsay.Asserted,
		Subject: gainsay.Term{Text: "the bridge", Head: "bridge"}, Words: []gainsay.ClaimWord{{Lemma: "bridge", Part: "NOUN"}}, Predicate: "open", Rule: "clause"}
	if s.value != 0 {
		c.Amount = gainsay.Quantity{Span: at(s.of), Value: s.value, High: s.value, Bound: gainsay.About, Unit: "people", Of: gainsay.Term{Text: s.of, Head: s.of}}
		d.Quantities = append(d.Quantities, c.Amount)
	}
	if !s.own {
		e := gainsay.EntityID(f.id + "-" + s.who)
		if d.Entity(e) == nil {
			d.Entities = append(d.Entities, gainsay.Entity{ID: e, Kind: gainsay.Person, Name: s.who, Role: "Mayor"})
		}
		if m := at(s.who); !m.IsZero() {
			d.Mentions = append(d.Mentions, gainsay.Mention{Span: m, Form: gainsay.Name, Kind: gainsay.Person})
			for j := range d.Entities {
				if d.Entities[j].ID == e {
					d.Entities[j].Links = append(d.Entities[j].Links, gainsay.Link{Mention: len(d.Mentions) - 1, Rule: "exact-name"})
				}
			}
		}
		d.Quotations = append(d.Quotations, gainsay.Quotation{ID: gainsay.QuotationID(key + "-q"), Span: at(s.words), Form: s.form, Act: gainsay.Said,
			Cue: at("said"), Source: at(s.who), Speaker: e, Said: gainsay.Day(time.Date(2031, 5, f.day, 0, 0, 0, 0, time.UTC)), Rule: "quote-verb"})
		c.Quotation = len(d.Quotations)
	}
	d.Claims = append(d.Claims, c)
}

var reports = []fixture{
	{id: "d1", publisher: "North Post", title: "Bridge open again", page: "https://north.example/bridge", day: 2, says: []saying{
		{who: "Anna Berg", words: "“The bridge is open to all lorries”", sentence: "“The bridge is open to all lorries”, Anna Berg said on Friday.", form: gainsay.Direct},
		{who: "Anna Berg", words: "that about 40 people were hurt", sentence: "Anna Berg said that about 40 people were hurt.", form: gainsay.Indirect, value: 40, of: "people"},
	}},
	{id: "d2", publisher: "South Mail", title: "Bridge still shut", page: "https://south.example/bridge?x=1", day: 3, says: []saying{
		{who: "Tom Rask", words: "“The bridge is shut”", sentence: "“The bridge is shut”, Tom Rask said.", form: gainsay.Direct},
		{words: "Some 55 people were hurt", sentence: "Some 55 people were hurt, a count shows.", own: true, value: 55, of: "people"},
	}},
	{id: "d3", publisher: "East Copy", title: "Bridge open again", page: "https://east.example/1", day: 3, copyOf: "d1", says: []saying{
		{who: "Anna Berg", words: "“The bridge is open to all lorries”", sentence: "“The bridge is open to all lorries”, Anna Berg said on Friday.", form: gainsay.Direct},
	}},
}

func identity(name string) string { return strings.ToLower(strings.ReplaceAll(name, " ", "")) }

func (f fixture) result(d *gainsay.Document) store.Result {
	r := store.Result{Document: d, Pipeline: "test", CopyOf: gainsay.DocumentID(f.copyOf),
		Story: &store.StoryChange{Story: gainsay.Story{ID: "bridge", Title: "Is the bridge open?"}}}
	for _, e := range d.Entities {
		r.Identities = append(r.Identities, store.IdentityChange{ID: identity(e.Name), Kind: e.Kind, Name: e.Name, Role: e.Role})
		r.Ties = append(r.Ties, store.Tie{Entity: e.ID, Identity: identity(e.Name), Rule: "same-name", Score: 1})
	}
	if f.id == "d2" {
		r.Relations = []gainsay.Relation{
			{A: "d1-a-c", B: "d2-a-c", Kind: gainsay.Contradicts, Differ: gainsay.ByAntonym, Basis: gainsay.FoundByRule, Why: "Of the bridge, one says open and the other says shut.", Score: .8, Rule: "antonym"},
			{A: "d1-b-c", B: "d2-b-c", Kind: gainsay.Supersedes, Differ: gainsay.ByFigure, Basis: gainsay.FoundByRule, Why: "About 40 people hurt, a day later some 55.", Score: .7, Rule: "count"},
		}
	}
	return r
}

// record puts documents into a store as the work of ingest would.
func put(t testing.TB, s *store.Store, f fixture, d *gainsay.Document) {
	t.Helper()
	ctx := context.Background()
	n, _, err := s.Accept(ctx, gainsay.Page{URL: f.page, Body: []byte(d.Text)})
	if err == nil {
		err = s.Commit(ctx, n, f.result(d))
	}
	if err != nil {
		t.Fatal(err)
	}
}

func newStore(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func handler(t testing.TB, s *store.Store) http.Handler { return handlerOf(t, Config{Store: s}) }

// handlerOf is a reader whose check knows of one conflict.
func handlerOf(t testing.TB, c Config) http.Handler {
	t.Helper()
	c.Version = "test"
	c.Check = func(_ context.Context, text string) (*gainsay.Document, []gainsay.Relation, error) {
		d := &gainsay.Document{ID: "draft", Text: text, Claims: []gainsay.Claim{{ID: "draft-c", Text: text, Span: gainsay.Span{End: len(text)}}}}
		return d, []gainsay.Relation{{A: "d1-a-c", B: "draft-c", Kind: gainsay.Contradicts, Why: "One says open, the other shut."}}, nil
	}
	h, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// reader is a reader over the invented bridge.
func reader(t testing.TB) (http.Handler, *store.Store) {
	t.Helper()
	s := newStore(t)
	for _, f := range reports {
		put(t, s, f, f.document())
	}
	if _, err := s.AddSource(context.Background(), store.Source{Address: "https://gazette.example/feed", Name: "Orrin Gazette"}); err != nil {
		t.Fatal(err)
	}
	return handler(t, s), s
}

// here is a request from this machine to itself.
func here(method, path string, body io.Reader) *http.Request {
	r := httptest.NewRequest(method, path, body)
	r.RemoteAddr, r.Host = "127.0.0.1:9", "localhost:8080"
	return r
}

func get(t testing.TB, h http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, here(http.MethodGet, path, nil))
	return w
}
