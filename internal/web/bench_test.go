package web

import (
	"fmt"
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
	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/ingest"
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

func benchStore(b testing.TB) *store.Store {
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
		room := demo.NewNewsroom()
		err := ingest.Keep(b.Context(), s, func(yield func(*gainsay.Document) bool) {
			for range benchReports() {
				if !yield(room.Document()) {
					return
				}
			}
		})
		if err != nil {
			b.Fatal(err)
		}
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
		a, b, c := demo.MadeUp(uint64(7*i)), demo.MadeUp(uint64(100+31*i)), demo.MadeUp(uint64(1000+97*i))
		who := demo.Person(uint64(3 * i))
		out = append(out, a+" said", b+" OR "+c, `"the `+a+`"`, `speaker:"`+who+`" `+c+" OR plan", "council is:contested")
	}
	return out
}

// BenchmarkPages times every page on the server and reports the middle and
// the tail.
func BenchmarkPages(b *testing.B) {
	s := benchStore(b)
	h := handlerOf(b, Config{Store: s, afresh: true})
	conflict := pick(b, h, "/contradictions", "/x/")
	pages := map[string][]string{
		"front": {"/"}, "story": {pick(b, h, "/stories", "/story/")}, "contradiction": {conflict}, "statement": {pick(b, h, conflict, "/s/")},
		"article": {pick(b, h, conflict, "/a/")}, "person": {pick(b, h, "/people", "/p/")}, "people": {"/people"}, "stories": {"/stories"},
		"contradictions": {"/contradictions"}, "figures": {"/figures"}, "places": {"/places"}, "sources": {"/sources"}, "queue": {"/queue"},
		"said": {"/said?quote=" + url.QueryEscape("the "+demo.MadeUp(10)+" was part of the plan")},
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
		h.ServeHTTP(w, here(http.MethodGet, paths[i%len(paths)], nil))
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
