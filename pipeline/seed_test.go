package pipeline_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/pipeline"
)

// seedFolder holds a page and what a careful reader takes from it. It stands
// outside the repository, since the page belongs to its publisher.
const seedFolder = "../../shared/cases/seed"

// seedRecord is what a careful reader takes from the page, as far as it is
// checked here word by word.
type seedRecord struct {
	Document struct {
		Title, Origin, Ref string
		Editors            []string
		Dateline           struct{ Place, Day, Agency string }
		NotText            []string `json:"not_text"`
		Paragraphs         int
	}
	Entities []struct {
		Name, Kind, Role string
		Also             []string
	}
	Quotations []seedQuotation
	Times      []struct{ Text, Value string }
	Figures    []struct {
		Text, Hedge string
		Value       float64
	}
}

type seedQuotation struct {
	Form, Speaker, Source, Cue, Channel, Said, Content, Affiliation, Addressee, Occasion string
	Unnamed                                                                              bool
}

// readSeed reads the page and its record, or skips the test.
func readSeed(t *testing.T) (*gainsay.Document, *seedRecord) {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(seedFolder, "page.txt"))
	if err != nil {
		t.Skipf("the seed page is not here: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(seedFolder, "record.json"))
	if err != nil {
		t.Skipf("the seed record is not here: %v", err)
	}
	record := &seedRecord{}
	if err := json.Unmarshal(data, record); err != nil {
		t.Fatal(err)
	}
	doc, err := pipeline.Read(gainsay.Page{URL: "page.txt", Type: "text/plain; charset=utf-8", Body: body})
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(); err != nil {
		t.Fatal(err)
	}
	return doc, record
}

func TestSeedHead(t *testing.T) {
	doc, record := readSeed(t)
	want := record.Document
	if doc.Title != want.Title || doc.Origin != want.Origin || doc.Ref != want.Ref || !slices.Equal(doc.Editors, want.Editors) {
		t.Errorf("head: title %q, origin %q, ref %q, editors %q", doc.Title, doc.Origin, doc.Ref, doc.Editors)
	}
	if got := doc.Published.Time.Format("2006-01-02 15:04:05"); got != "2019-10-24 00:54:32" || doc.Published.Zone != gainsay.ZoneUnknown {
		t.Errorf("published %q, zone %q", got, doc.Published.Zone)
	}
	line := doc.Dateline
	if !strings.EqualFold(doc.Words(line.Place), want.Dateline.Place) || doc.Words(line.Agency) != want.Dateline.Agency ||
		line.When.From.Format(time.DateOnly) != want.Dateline.Day {
		t.Errorf("dateline %q: place %q, agency %q, day %v", doc.Words(line.Span), doc.Words(line.Place), doc.Words(line.Agency), line.When)
	}
	for _, s := range want.NotText {
		if strings.Contains(doc.Text, s) {
			t.Errorf("the text holds %q, which is no part of the article", s)
		}
	}
	body := 0
	for _, p := range doc.Paragraphs {
		if p.Start >= doc.Body {
			body++
		}
	}
	if body != want.Paragraphs {
		t.Errorf("%d paragraphs, want %d", body, want.Paragraphs)
	}
}

func TestSeedQuotations(t *testing.T) {
	doc, record := readSeed(t)
	for _, want := range record.Quotations {
		i := slices.IndexFunc(doc.Quotations, func(q gainsay.Quotation) bool {
			return trim(doc.Words(q.Span)) == trim(want.Content)
		})
		if i < 0 {
			t.Errorf("not found: %q", want.Content)
			continue
		}
		q := doc.Quotations[i]
		speaker := ""
		if e := doc.Entity(q.Speaker); e != nil && !q.Unnamed {
			speaker = e.Name
		}
		for _, c := range []struct{ what, got, want string }{
			{"form", string(q.Form), want.Form}, {"speaker", speaker, want.Speaker},
			{"source", trim(doc.Words(q.Source)), trim(want.Source)}, {"cue", doc.Words(q.Cue), want.Cue},
			{"said", q.Said.From.Format(time.DateOnly), want.Said}, {"affiliation", doc.Words(q.Affiliate), want.Affiliation},
			{"addressee", doc.Words(q.Addressee), want.Addressee}, {"occasion", doc.Words(q.Occasion), want.Occasion},
		} {
			if c.got != c.want {
				t.Errorf("%.40q: %s is %q, want %q", want.Content, c.what, c.got, c.want)
			}
		}
		if q.Unnamed != want.Unnamed {
			t.Errorf("%.40q: unnamed is %v", want.Content, q.Unnamed)
		}
		checkChannel(t, want.Channel, want.Content, q.Channel)
	}
	for _, q := range doc.Quotations {
		known := slices.ContainsFunc(record.Quotations, func(w seedQuotation) bool { return trim(doc.Words(q.Span)) == trim(w.Content) })
		if !known && q.Act.Speech() {
			t.Errorf("invented: %s %q, cue %q", q.Form, doc.Words(q.Span), doc.Words(q.Cue))
		}
	}
}

// channelKinds is the kind behind the words of the record.
var channelKinds = map[string]gainsay.ChannelKind{
	"Twitter": gainsay.ChannelPost, "a statement": gainsay.ChannelStatement, "told": gainsay.ChannelOutlet, "announcement": gainsay.ChannelAnnounced,
}

func checkChannel(t *testing.T, want, content string, got gainsay.Channel) {
	t.Helper()
	for words, kind := range channelKinds {
		if strings.HasPrefix(want, words) && got.Kind != kind {
			t.Errorf("%.40q: channel is %+v, want %q", content, got, want)
		}
	}
	if got.Inferred != strings.Contains(want, "inferred") {
		t.Errorf("%.40q: channel inferred is %v, want %q", content, got.Inferred, want)
	}
}

// trim leaves out what may or may not belong to a span's edge.
func trim(s string) string { return strings.Trim(strings.TrimSpace(s), `"“”,.`) }

func TestSeedEntities(t *testing.T) {
	doc, record := readSeed(t)
	for _, want := range record.Entities {
		i := slices.IndexFunc(doc.Entities, func(e gainsay.Entity) bool { return sameName(e.Name, want.Name) })
		if i < 0 {
			t.Errorf("no entity %q", want.Name)
			continue
		}
		e := doc.Entities[i]
		if string(e.Kind) != want.Kind {
			t.Errorf("%s: kind %q, want %q", want.Name, e.Kind, want.Kind)
		}
		mentions := []string{e.Name}
		for _, l := range e.Links {
			mentions = append(mentions, doc.Words(doc.Mentions[l.Mention].Span))
		}
		for _, also := range want.Also {
			if !slices.ContainsFunc(mentions, func(m string) bool { return sameName(m, also) }) {
				t.Errorf("%s: %q is not among its mentions %q", want.Name, also, mentions)
			}
		}
		if strings.HasPrefix(want.Role, "U.S.") && e.Role != want.Role {
			t.Errorf("%s: role %q, want %q", want.Name, e.Role, want.Role)
		}
	}
}

// sameName compares names without case and article.
func sameName(a, b string) bool {
	strip := func(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
	return strip(a) == strip(b)
}

func TestSeedTimesAndFigures(t *testing.T) {
	doc, record := readSeed(t)
	for _, want := range record.Times {
		value, _, _ := strings.Cut(want.Value, " ")
		if !slices.ContainsFunc(doc.Timexes, func(x gainsay.Timex) bool { return strings.EqualFold(doc.Words(x.Span), want.Text) && x.Value == value }) {
			t.Errorf("no time %q with value %s", want.Text, value)
		}
	}
	bounds := map[string]gainsay.Bound{"about": gainsay.About, "more than": gainsay.More}
	for _, want := range record.Figures {
		if !slices.ContainsFunc(doc.Quantities, func(q gainsay.Quantity) bool {
			return doc.Words(q.Span) == want.Text && q.Value == want.Value && q.Bound == bounds[want.Hedge] && strings.Contains(q.Of.Text, "troops")
		}) {
			t.Errorf("no figure %q", want.Text)
		}
	}
	for _, q := range doc.Quantities {
		if q.Value >= 100 && !slices.ContainsFunc([]float64{1000, 5000}, func(v float64) bool { return v == q.Value }) {
			t.Errorf("invented figure %q", doc.Words(q.Span))
		}
	}
}

func TestSeedRelations(t *testing.T) {
	doc, _ := readSeed(t)
	claims := map[gainsay.ClaimID]gainsay.Claim{}
	for _, c := range doc.Claims {
		claims[c.ID] = c
	}
	found := map[string]bool{}
	for _, r := range doc.Relations {
		a, b := claims[r.A].Text, claims[r.B].Text
		t.Logf("%s %s %s %.2f\n  A %s\n  B %s\n  %s", r.Kind, r.Basis, r.Differ, r.Score, a, b, r.Why)
		holds := func(s, u string) bool {
			return strings.Contains(a, s) && strings.Contains(b, u) || strings.Contains(b, s) && strings.Contains(a, u)
		}
		switch {
		case r.Kind == gainsay.Contradicts && r.Basis == gainsay.AssertedByOutlet && holds("repositioned", "Iraq"):
			found["asserted"] = found["asserted"] || strings.HasPrefix(doc.Words(r.At), "The JOC statement contradicts")
		case r.Kind == gainsay.Contradicts && r.Basis == gainsay.FoundByRule && (holds("repositioned", "remain inside Iraq") || holds("repositioned", "permission to stay")):
			found["by rule"] = true
		case r.Kind == gainsay.Repeats && holds("permission to stay", "remain inside Iraq"):
			found["repeats"] = true
		case r.Kind == gainsay.NotComparable && holds("1,000", "5,000"):
		default:
			t.Errorf("not in the record: %s between %q and %q", r.Kind, a, b)
		}
	}
	for _, want := range []string{"asserted", "by rule", "repeats"} {
		if !found[want] {
			t.Errorf("missing: the relation %q", want)
		}
	}
}
