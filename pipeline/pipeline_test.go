package pipeline_test

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/claim"
	"github.com/gainsay-news/gainsay/compare"
	"github.com/gainsay-news/gainsay/dateline"
	"github.com/gainsay-news/gainsay/entity"
	"github.com/gainsay-news/gainsay/extract"
	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/mention"
	"github.com/gainsay-news/gainsay/parse"
	"github.com/gainsay-news/gainsay/pipeline"
	"github.com/gainsay-news/gainsay/quantity"
	"github.com/gainsay-news/gainsay/quote"
	"github.com/gainsay-news/gainsay/tag"
	"github.com/gainsay-news/gainsay/timex"
	"github.com/gainsay-news/gainsay/token"
	"github.com/gainsay-news/gainsay/toponym"
)

// A stage is one of the pipeline's by its room's name.
type stage struct {
	name string
	run  func(*gainsay.Document)
}

// stages is the reading of a text, stage by stage, as pipeline orders it.
var stages = []stage{
	{"token", func(d *gainsay.Document) { d.Tokens, d.Sentences, d.Paragraphs = token.Split(d.Text) }},
	{"dateline", func(d *gainsay.Document) { d.Dateline = dateline.Find(d); d.Sentences = dateline.Apart(d) }},
	{"tag", func(d *gainsay.Document) { d.Tags = tag.Find(d) }},
	{"parse", func(d *gainsay.Document) { d.Arcs = parse.Find(d) }},
	{"mention", func(d *gainsay.Document) { d.Mentions = mention.Find(d) }},
	{"timex", func(d *gainsay.Document) { d.Timexes = timex.Find(d) }},
	{"quantity", func(d *gainsay.Document) { d.Quantities = quantity.Find(d) }},
	{"quote", func(d *gainsay.Document) { d.Quotations = quote.Find(d) }},
	{"entity", func(d *gainsay.Document) { d.Entities = entity.Resolve(d) }},
	{"toponym", func(d *gainsay.Document) { d.Toponyms = toponym.Resolve(d) }},
	{"attribute", func(d *gainsay.Document) { d.Quotations = quote.Attribute(d) }},
	{"claim", func(d *gainsay.Document) { d.Claims = claim.Find(d) }},
	{"compare", func(d *gainsay.Document) { d.Relations = compare.Within(d) }},
}

// demoTexts is the articles of the shipped collection, unread.
func demoTexts(t testing.TB) []*gainsay.Document {
	t.Helper()
	var out []*gainsay.Document
	for page, err := range demo.Pages() {
		if err != nil {
			t.Fatal(err)
		}
		doc, err := extract.Article(page)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, doc)
	}
	return out
}

func TestTheOrderHereIsThePipelines(t *testing.T) {
	for _, doc := range demoTexts(t) {
		again := *doc
		for _, s := range stages {
			s.run(&again)
		}
		pipeline.Annotate(doc)
		if !reflect.DeepEqual(doc, &again) {
			t.Errorf("%s: stage by stage gives another document than Annotate", doc.Title)
		}
	}
}

func TestReadingIsDeterministicAndLawful(t *testing.T) {
	first, second := demoTexts(t), demoTexts(t)
	for i, doc := range first {
		pipeline.Annotate(doc)
		pipeline.Annotate(second[i])
		if err := doc.Check(); err != nil {
			t.Error(err)
		}
		if !reflect.DeepEqual(doc, second[i]) {
			t.Errorf("%s: a second reading gave another document", doc.Title)
		}
	}
}

// TestStagesBearMissingLayers runs every stage on a document that has its
// words and nothing else of what the stages before it find.
func TestStagesBearMissingLayers(t *testing.T) {
	for _, doc := range demoTexts(t)[:6] {
		for _, s := range stages[1:] {
			bare := *doc
			stages[0].run(&bare)
			s.run(&bare)
			if err := bare.Check(); err != nil {
				t.Errorf("%s on words alone: %v", s.name, err)
			}
		}
	}
}

func TestSeveralAtOnceGiveWhatEachGives(t *testing.T) {
	one, all := demoTexts(t), demoTexts(t)
	one = append(one, &gainsay.Document{Language: "de", Text: "Der Minister sagte am Montag, die Brücke sei sicher."})
	all = append(all, &gainsay.Document{Language: "de", Text: "Der Minister sagte am Montag, die Brücke sei sicher."})
	pipeline.AnnotateAll(all)
	for i, doc := range one {
		pipeline.Annotate(doc)
		if !reflect.DeepEqual(doc, all[i]) {
			t.Errorf("%q: another document when read with others", doc.Title)
		}
	}
	docs, errs := pipeline.ReadAll([]gainsay.Page{{URL: "empty.html", Type: "text/html"}, {URL: "one.txt", Type: "text/plain", Body: []byte("Ada Munro said the bridge is safe.")}})
	if docs[0] != nil || errs[0] == nil || docs[1] == nil || errs[1] != nil {
		t.Errorf("an empty page and a text gave %v, %v", docs, errs)
	}
}

func TestOtherLanguagesAreKeptAndReadNoFurther(t *testing.T) {
	doc := &gainsay.Document{Language: "de", Text: "Der Minister sagte am Montag, die Brücke sei sicher."}
	pipeline.Annotate(doc)
	if len(doc.Tokens) == 0 || doc.Quotations != nil || doc.Mentions != nil {
		t.Errorf("%d tokens, quotations %v, mentions %v", len(doc.Tokens), doc.Quotations, doc.Mentions)
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, doc := range demoTexts(f) {
		f.Add(doc.Text)
	}
	for _, s := range []string{"", "\n\n", `"`, "“a ‘b” c’", "said", "He said: \"", "31 June, 40,000,000,000,000,000,000,000,000 people said \xff so.",
		"DELLA, Feb. 30 (Wire) -- \"We", "according to", "\u2028\u2029", "I I I I I", "1-2-3-4", "...!?"} {
		f.Add(s)
	}
	pipeline.Annotate(demoTexts(f)[0]) // opens the models: an input has ten seconds, also on a busy machine
	f.Fuzz(func(t *testing.T, text string) {
		doc := &gainsay.Document{Text: strings.ToValidUTF8(text, "\uFFFD")}
		pipeline.Annotate(doc)
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

// demoText is the whole collection as one text of about size bytes.
func demoText(t testing.TB, size int) string {
	var one strings.Builder
	for _, doc := range demoTexts(t) {
		one.WriteString(doc.Text[doc.Body:] + "\n\n")
	}
	text := strings.Repeat(one.String(), size/one.Len()+1)[:size]
	return strings.ToValidUTF8(text, "")
}

func words(doc *gainsay.Document) int {
	n := 0
	for _, t := range doc.Tokens {
		if t.Kind == gainsay.Word || t.Kind == gainsay.Number {
			n++
		}
	}
	return n
}

// BenchmarkAnnotate reads the shipped collection, a report at a time.
func BenchmarkAnnotate(b *testing.B) { oneByOne(b, demoTexts(b)) }

// BenchmarkAnnotateLong reads texts of about 500 words, as news reports mostly
// are, one at a time: the collection's reports, eight joined to one.
func BenchmarkAnnotateLong(b *testing.B) { oneByOne(b, longTexts(b, 8)) }

func oneByOne(b *testing.B, docs []*gainsay.Document) {
	bytes, n := 0, 0
	for _, d := range docs {
		pipeline.Annotate(d)
		bytes, n = bytes+len(d.Text), n+words(d)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			pipeline.Annotate(&gainsay.Document{Text: d.Text, Body: d.Body, Published: d.Published})
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(len(docs))*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkAnnotateAll reads it as a run of the program does, the short reports
// of a batch stage by stage.
func BenchmarkAnnotateAll(b *testing.B) {
	texts := demoTexts(b)
	bytes, n := 0, 0
	for _, d := range texts {
		pipeline.Annotate(d)
		bytes, n = bytes+len(d.Text), n+words(d)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		docs := make([]*gainsay.Document, len(texts))
		for i, d := range texts {
			docs[i] = &gainsay.Document{Text: d.Text, Body: d.Body, Published: d.Published}
		}
		pipeline.AnnotateAll(docs)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(len(texts))*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}

// longTexts joins so many reports of the collection at a time.
func longTexts(t testing.TB, joined int) []*gainsay.Document {
	var out []*gainsay.Document
	for i, doc := range demoTexts(t) {
		if i%joined == 0 {
			out = append(out, &gainsay.Document{})
		}
		out[len(out)-1].Text += doc.Text[doc.Body:] + "\n\n"
	}
	return out
}

// BenchmarkToEntities reads the collection with the stages up to entities,
// each over all reports before the next, as AnnotateAll does.
func BenchmarkToEntities(b *testing.B) {
	texts := demoTexts(b)
	chain := stages[:1+slices.IndexFunc(stages, func(s stage) bool { return s.name == "entity" })]
	n := 0
	for _, d := range texts {
		pipeline.Annotate(d)
		n += words(d)
	}
	b.ReportAllocs()
	for b.Loop() {
		docs := make([]*gainsay.Document, len(texts))
		for i, d := range texts {
			docs[i] = &gainsay.Document{ID: d.ID, Text: d.Text, Body: d.Body, Published: d.Published}
		}
		for _, s := range chain {
			for _, d := range docs {
				s.run(d)
			}
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkStage is what each stage takes of it.
func BenchmarkStage(b *testing.B) {
	for i, s := range stages {
		b.Run(s.name, func(b *testing.B) {
			docs := demoTexts(b)
			n := 0
			for _, d := range docs {
				for _, before := range stages[:i] {
					before.run(d)
				}
				stages[i].run(d)
				n += words(d)
			}
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range docs {
					copied := *d
					s.run(&copied)
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkGrowth shows that a long text takes no more time a byte than a
// short one.
func BenchmarkGrowth(b *testing.B) {
	for _, size := range []int{1 << 10, 1 << 14, 1 << 17, 1 << 20, 10 << 20} {
		b.Run(byteSize(size), func(b *testing.B) {
			text := demoText(b, size)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				pipeline.Annotate(&gainsay.Document{Text: text})
			}
		})
	}
}

func byteSize(n int) string {
	if n >= 1<<20 {
		return strconv.Itoa(n>>20) + "MB"
	}
	return strconv.Itoa(n>>10) + "KB"
}

// BenchmarkRead reads the shipped pages from their bytes.
func BenchmarkRead(b *testing.B) {
	var pages []gainsay.Page
	bytes := 0
	for page, err := range demo.Pages() {
		if err != nil {
			b.Fatal(err)
		}
		pages, bytes = append(pages, page), bytes+len(page.Body)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, page := range pages {
			if _, err := pipeline.Read(page); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(len(pages))*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
