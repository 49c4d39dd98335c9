package web

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// benchReports is how many made-up reports, with ten statements each, the
// benchmark reads over; GAINSAY_BENCH_REPORTS=100000 is the size that the
// targets are stated for. GAINSAY_BENCH_DIR keeps the record between runs.
func benchReports() int {
	if n, err := strconv.Atoi(os.Getenv("GAINSAY_BENCH_REPORTS")); err == nil {
		return n
	}
	return 500
}

// A press makes up reports of real shape: words by Zipf's law, stories of
// about eight reports, speakers of whom few say most.
type press struct {
	r       *rand.Rand
	words   *rand.Zipf
	speaker *rand.Zipf
	n       int
}

func newPress() *press {
	r := rand.New(rand.NewPCG(1, 2))
	return &press{r: r, words: rand.NewZipf(r, 1.1, 8, 30000), speaker: rand.NewZipf(r, 1.2, 4, 20000)}
}

var syllables = strings.Fields("ba ko ri ten mol sa ver du lin par os tha gre nu fi cal ump est dor wix")

// word spells the i-th word of a made-up language.
func word(i uint64) string {
	w := syllables[i%20]
	for i /= 20; i > 0; i /= 20 {
		w += syllables[i%20]
	}
	return w
}

func (p *press) phrase(n int) string {
	w := make([]string, n)
	for i := range w {
		w[i] = word(p.words.Uint64())
	}
	return strings.Join(w, " ")
}

func (p *press) report() (fixture, *gainsay.Document) {
	p.n++
	f := fixture{id: fmt.Sprint("r", p.n), publisher: "Outlet " + word(uint64(p.r.IntN(200))), title: "Title " + p.phrase(6), day: 1}
	f.page = "https://" + word(uint64(p.n%200)) + ".example/" + f.id
	for range 10 {
		who, what := "Person "+word(p.speaker.Uint64()), p.phrase(14)
		f.says = append(f.says, saying{who: who, words: what, sentence: who + " said that " + what + ".", form: gainsay.Indirect, own: p.r.IntN(5) == 0})
	}
	d := f.document()
	d.Published.Time = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(p.n) * 20 * time.Minute)
	for i := range d.Quotations {
		d.Quotations[i].Said = gainsay.Day(d.Published.Time)
	}
	return f, d
}

// fill puts n reports into a store.
func fill(b *testing.B, s *store.Store, n int) {
	p := newPress()
	var last *gainsay.Document
	for i := range n {
		f, d := p.report()
		r := f.result(d)
		story := gainsay.StoryID(fmt.Sprint("story", i/8))
		r.Story.ID, r.Story.Title = story, "Story "+p.phrase(5)
		if last != nil && i%8 == 3 {
			r.Relations = []gainsay.Relation{{Story: story, A: last.Claims[0].ID, B: d.Claims[0].ID, Kind: gainsay.Contradicts, Differ: gainsay.ByNegation, Basis: gainsay.FoundByRule, Why: "One affirms what the other negates: " + word(uint64(i)), Score: .7}}
		}
		last = d
		number, _, err := s.Accept(b.Context(), gainsay.Page{URL: f.page, Body: []byte(f.id)})
		if err == nil {
			err = s.Commit(b.Context(), number, r)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

func benchStore(b *testing.B) *store.Store {
	dir := os.Getenv("GAINSAY_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	s, err := store.Open(b.Context(), dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	t, err := s.Totals(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	if t.Documents < benchReports() {
		start := time.Now()
		fill(b, s, benchReports())
		b.Logf("%d reports recorded in %s", benchReports(), time.Since(start).Round(time.Second))
	}
	return s
}

// pick is an address on a page that begins with prefix.
func pick(b *testing.B, h http.Handler, page, prefix string) string {
	body := get(b, h, page).Body.String()
	i := strings.Index(body, `"`+prefix)
	if i < 0 {
		b.Fatalf("%s links to no %s", page, prefix)
	}
	path, _, _ := strings.Cut(body[i+1:], `"`)
	path, _, _ = strings.Cut(path, "#")
	return path
}

// searches are fifty queries over the made-up language, of every kind.
func searches() []string {
	var out []string
	for i := range 10 {
		a, b, c := word(uint64(10+7*i)), word(uint64(100+31*i)), word(uint64(1000+97*i))
		out = append(out, a+" "+b, b+" OR "+c, `"`+a+" "+b+`"`, "speaker:"+word(uint64(i))+" "+a, c+" is:contested")
	}
	return out
}

// BenchmarkPages times every page on the server and reports the middle and
// the tail.
func BenchmarkPages(b *testing.B) {
	s := benchStore(b)
	h := handler(b, s)
	conflict := pick(b, h, "/contradictions", "/x/")
	pages := map[string][]string{
		"front": {"/"}, "story": {pick(b, h, "/stories", "/story/")}, "contradiction": {conflict}, "statement": {pick(b, h, conflict, "/s/")},
		"article": {pick(b, h, conflict, "/a/")}, "person": {pick(b, h, "/people", "/p/")}, "people": {"/people"}, "stories": {"/stories"},
		"contradictions": {"/contradictions"}, "figures": {"/figures"}, "places": {"/places"}, "sources": {"/sources"}, "queue": {"/queue"},
		"said": {"/said?quote=" + url.QueryEscape(word(10)+" "+word(300)+" "+word(20)+" "+word(5)+" "+word(1))},
	}
	for _, q := range searches() {
		pages["search"] = append(pages["search"], "/search?q="+url.QueryEscape(q))
	}
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for n := range pages {
			if !yield(n) {
				return
			}
		}
	}) {
		b.Run(name, func(b *testing.B) { timePage(b, h, pages[name]) })
	}
}

func timePage(b *testing.B, h http.Handler, paths []string) {
	var took []time.Duration
	most := 0
	for i := 0; b.Loop(); i++ {
		w := httptest.NewRecorder()
		start := time.Now()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, paths[i%len(paths)], nil))
		took = append(took, time.Since(start))
		if most = max(most, w.Body.Len()); w.Code != http.StatusOK {
			b.Fatalf("%s answers %d", paths[i%len(paths)], w.Code)
		}
	}
	slices.Sort(took)
	for _, q := range []int{50, 95, 99} {
		b.ReportMetric(float64(took[(len(took)-1)*q/100].Microseconds())/1000, fmt.Sprintf("p%d-ms", q))
	}
	b.ReportMetric(float64(most), "bytes")
}
